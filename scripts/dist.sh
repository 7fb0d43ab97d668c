#!/usr/bin/env bash
# Builds the program for every system that it is given out for, one file each,
# with the systemd unit and the sums of all.
#
#   scripts/dist.sh VERSION      writes dist/
set -euo pipefail

cd "$(dirname "$0")/.."
version=${1:?VERSION}
go=${GO:-go}
limit=90000000 # bytes, as for bin/tongxing

rm -rf dist
mkdir dist
for target in windows/amd64 linux/amd64 linux/arm64 linux/loong64 darwin/arm64; do
  system=${target%/*} machine=${target#*/} ending=
  case $system in
    windows) ending=.exe ;;
    darwin) system=macos ;;
  esac
  [[ $machine == amd64 ]] && machine=x64
  file=dist/tongxing-$version-$system-$machine$ending
  CGO_ENABLED=0 GOOS=${target%/*} GOARCH=${target#*/} "$go" build -trimpath -ldflags "-s -w -X main.version=$version" -o "$file" ./cmd/tongxing
  size=$(wc -c <"$file")
  [[ $size -le $limit ]] || { echo "$file has $size bytes, the limit is $limit" >&2; exit 1; }
  printf '%-44s %5.1f MB\n' "$file" "$((size / 100000))e-1"
done
cp scripts/tongxing.service dist/
(cd dist && sha256sum tongxing* >SHA256SUMS)
