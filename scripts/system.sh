#!/usr/bin/env bash
# Makes sure that the programs which tests need are on this machine.
#
#   scripts/system.sh NEED…      needs: postgresql chromium chinese-font poppler libreoffice
#
# What is there already is left as it is, and then nothing is asked of the
# network. What is missing is installed with apt where that is permitted;
# elsewhere a message says what to install and the status is 1.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)

has() {
  case $1 in
    postgresql) "$here/postgres.sh" find >/dev/null 2>&1 ;;
    chromium)
      [[ -n ${TONGXING_CHROMIUM:-} ]] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
        command -v google-chrome >/dev/null || command -v chrome >/dev/null
      ;;
    chinese-font)
      if command -v fc-list >/dev/null; then
        [[ -n $(fc-list :lang=zh-cn family 2>/dev/null) ]]
      else
        compgen -G '/usr/share/fonts/*/*/*CJK*' >/dev/null
      fi
      ;;
    poppler) command -v pdftotext >/dev/null && command -v pdftoppm >/dev/null ;;
    libreoffice) command -v soffice >/dev/null && soffice --version >/dev/null 2>&1 ;;
    *) echo "system.sh: unknown need: $1" >&2 && exit 2 ;;
  esac
}

package() {
  case $1 in
    postgresql) echo postgresql ;;
    chromium) echo chromium ;;
    chinese-font) echo fonts-noto-cjk ;;
    poppler) echo poppler-utils ;;
    libreoffice) echo libreoffice-writer-nogui libreoffice-calc-nogui ;; # Word files and tables, without a screen
  esac
}

missing=() packages=()
for need in "$@"; do
  if ! has "$need"; then
    missing+=("$need")
    read -ra wanted <<<"$(package "$need")"
    packages+=("${wanted[@]}")
  fi
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

refuse() {
  echo "system.sh: missing: ${missing[*]}; $1" >&2
  echo "system.sh: install these by hand (Debian names): ${packages[*]}" >&2
  exit 1
}

command -v apt-get >/dev/null || refuse "there is no apt-get here"
as_root=()
if [[ $(id -u) -ne 0 ]]; then
  sudo -n true 2>/dev/null || refuse "installing needs root"
  as_root=(sudo -n)
fi

# Another apt may hold the lock for a while on a machine that has just started.
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq \
    -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null
}
echo "system.sh: installing ${packages[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt update && apt install -y --no-install-recommends "${packages[@]}"; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  refuse "apt-get could not install them"
fi
for need in "${missing[@]}"; do
  has "$need" || refuse "$(package "$need") is installed, but $need is still not found"
done
