#!/usr/bin/env bash
# A PostgreSQL of the tests' own, thrown away afterwards.
#
#   scripts/postgres.sh run COMMAND…   runs COMMAND with TONGXING_TEST_POSTGRES set,
#                                      stops the server whatever happens, and
#                                      ends with COMMAND's status
#   scripts/postgres.sh start          starts one to keep; prints the export line:
#                                      eval "$(scripts/postgres.sh start)"
#   scripts/postgres.sh stop           stops the one that TONGXING_TEST_POSTGRES names
#   scripts/postgres.sh find           prints the folder of PostgreSQL's programs
#
# The server listens on a socket in a folder that only its user may enter, and
# on no port: nothing to clash with, nothing to guard with a password. It keeps
# nothing safe (no fsync), since nobody wants its data back.
set -euo pipefail

# find_programs prints the folder that holds initdb and pg_ctl, the newest first.
find_programs() {
  local folder
  for folder in \
    "$(dirname "$(command -v initdb || echo /nowhere/initdb)")" \
    $(compgen -G '/usr/lib/postgresql/*/bin' | sort --version-sort --reverse) \
    /usr/pgsql/bin /usr/local/pgsql/bin; do
    if [[ -x $folder/initdb && -x $folder/pg_ctl && -x $folder/postgres ]]; then
      echo "$folder"
      return 0
    fi
  done
  echo "postgres.sh: no PostgreSQL server here; scripts/system.sh postgresql installs one" >&2
  return 1
}

# as_server runs its arguments as somebody whom PostgreSQL accepts: not root.
as_server() {
  if [[ $(id -u) -eq 0 ]]; then
    (cd / && runuser -u "$server" -- "$@")
  else
    "$@"
  fi
}

start() {
  programs=$(find_programs)
  server=postgres
  getent passwd postgres >/dev/null 2>&1 || server=nobody
  # The path must stay short (a socket's is limited to 107 bytes), and TMPDIR
  # may be closed to the server's user.
  folder=$(mktemp -d /tmp/tongxing-pg.XXXXXX)
  chmod 0700 "$folder"
  if [[ $(id -u) -eq 0 ]]; then chown "$server" "$folder"; fi
  if ! as_server "$programs/initdb" --pgdata="$folder/data" --username=tongxing --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder.log" 2>&1 ||
    ! as_server "$programs/pg_ctl" start --pgdata="$folder/data" --wait --timeout=60 --log="$folder/log" \
      --options="-c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=200 \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off" >>"$folder.log" 2>&1; then
    cat "$folder.log" "$folder/log" >&2 2>/dev/null || true
    rm -rf "$folder" "$folder.log"
    echo "postgres.sh: PostgreSQL did not start" >&2
    return 1
  fi
  rm -f "$folder.log"
  export TONGXING_TEST_POSTGRES="postgres://tongxing@/postgres?host=$folder&sslmode=disable"
}

stop() {
  programs=$(find_programs)
  folder=${TONGXING_TEST_POSTGRES:?names no server to stop}
  folder=${folder#*host=}
  folder=${folder%%&*}
  [[ $folder == /tmp/tongxing-pg.* ]] || { echo "postgres.sh: not started here: $TONGXING_TEST_POSTGRES" >&2 && return 1; }
  server=$(stat -c %U "$folder")
  as_server "$programs/pg_ctl" stop --pgdata="$folder/data" --mode=immediate >/dev/null || true
  rm -rf "$folder"
}

case ${1:-} in
  run)
    shift
    start
    trap stop EXIT
    trap 'exit 130' INT TERM HUP
    "$@" </dev/null
    ;;
  start)
    start
    echo "export TONGXING_TEST_POSTGRES='$TONGXING_TEST_POSTGRES'"
    ;;
  stop) stop ;;
  find) find_programs ;;
  *)
    sed -n '2,12s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
