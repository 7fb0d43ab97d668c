# 同行 in a container: one static program, no shell, not root.
#
#   docker build -t tongxing .
#   docker run -p 8080:8080 -v tongxing:/data tongxing
#
# The volume holds the SQLite database; for PostgreSQL set
# TONGXING_DATABASE=postgres://…. Set TONGXING_PUBLIC_URL to the address that
# visitors use: it stands on paper, in QR codes and in calendars.

FROM node:22-bookworm-slim AS assets
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY scripts/assets.mjs scripts/
COPY static/ static/
RUN node scripts/assets.mjs

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=assets /src/static/ static/
ARG VERSION=container
RUN CGO_ENABLED=0 go build -trimpath \
      -ldflags "-s -w -X main.version=${VERSION}" -o /out/tongxing ./cmd/tongxing \
 && mkdir /out/empty

FROM scratch
# Certificates: PostgreSQL servers elsewhere are reached with TLS.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/tongxing /usr/bin/tongxing
COPY --from=build --chown=65532:65532 /out/empty /data
# Large uploads and SQLite's large sorts need a place for a moment.
COPY --from=build --chown=65532:65532 /out/empty /tmp
USER 65532:65532
ENV TONGXING_LISTEN=0.0.0.0:8080 \
    TONGXING_DATABASE=sqlite:/data/tongxing.db
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["/usr/bin/tongxing", "health"]
ENTRYPOINT ["/usr/bin/tongxing"]
CMD ["serve"]
