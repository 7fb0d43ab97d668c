# make run     a demonstration to try, at http://127.0.0.1:8080
# make test    everything: checks, unit tests, both databases, browser
# make build   bin/tongxing, one file with all assets in it
# make dist    dist/, the program for Windows, Linux and macOS, one file each
# make bench   the benchmarks, as a table of ratios and their budgets
# make screens screens/, a picture of every page in ten views, for people to look at
# make pictures  takes the README's pictures anew, of the demonstration
# make check   what needs no database and no browser: quick, before a commit

.PHONY: run build dist test bench screens pictures check lint assets clean
.DEFAULT_GOAL := build

GO ?= go
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

# Pure Go everywhere: one binary that needs no C library, and no C compiler to
# build or test it.
export CGO_ENABLED := 0

build: assets
	$(GO) build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o bin/tongxing ./cmd/tongxing
	@size=$$(wc -c <bin/tongxing); [ $$size -le 90000000 ] || { echo "bin/tongxing has $$size bytes, the limit is 90 MB"; exit 1; }

dist: assets
	scripts/dist.sh $(VERSION)

run: build
	mkdir -p data
	bin/tongxing serve --demo

# -p 2: packages with a database or a browser are heavy, and more of them at
# once starve each other on small machines.
test: assets
	scripts/system.sh postgresql chromium chinese-font poppler libreoffice
	$(MAKE) --no-print-directory lint
	scripts/postgres.sh run $(GO) test -vet=off -p 2 -timeout 20m ./...

check: lint
	$(GO) test -vet=off ./internal/architecture/... $(foreach dir,internal/locale internal/web/page templates,$(if $(wildcard $(dir)/*_test.go),./$(dir)/...))

lint: assets
	@unformatted=$$(gofmt -l cmd internal migrations scripts static templates 2>/dev/null); \
	if [ -n "$$unformatted" ]; then echo "gofmt these files:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

bench: assets
	scripts/system.sh postgresql
	scripts/postgres.sh run $(GO) run ./scripts/bench

screens: assets
	scripts/system.sh chromium chinese-font
	rm -rf screens
	TONGXING_SCREENS=$(CURDIR)/screens $(GO) test -count 1 -timeout 60m -run TestEveryPage ./internal/app

pictures: assets
	scripts/system.sh chromium chinese-font
	TONGXING_SCREENS=$(CURDIR)/scripts/pictures $(GO) test -count 1 -run TestPictures ./internal/app

assets: node_modules/.package-lock.json
	@node scripts/assets.mjs

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# data/ holds what people typed and stays.
clean:
	rm -rf bin dist screens node_modules
	find static/vendor static/fonts -type f ! -name .gitkeep -delete
