#!/usr/bin/env bash
# Gets Oracle's MySQL, which this Debian does not bring, from sid for the tests. Prints what is there.
# Sid moves and may lack it for a while: then mysql.absent says so beside the servers, and its tests are
# left out by name; with HOLDFAST_ENGINES=required it is an error.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# A server runs as a plain user, who cannot enter root's home.
if [ "$(id -u)" -eq 0 ]; then cache=/var/cache; else cache=${XDG_CACHE_HOME:-$HOME/.cache}; fi
servers=${HOLDFAST_SERVERS:-$cache/holdfast/servers}
mkdir -p "$servers"
chmod go+rx "$servers"

rm -f "$servers/mysql.absent"
if bash "$here/suite.sh" sid "$servers/mysql" mysql-server-core mysql-client-core &&
  version=$("$servers/mysql/usr/sbin/mysqld" --no-defaults --version); then
  echo "$version"
elif [ "${HOLDFAST_ENGINES:-}" != required ]; then
  echo "sid had none" >"$servers/mysql.absent"
  echo "engines: MySQL cannot be had from sid now: its tests are left out" >&2
else
  echo "engines: MySQL cannot be had from sid now" >&2
  exit 1
fi
