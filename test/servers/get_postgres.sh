#!/usr/bin/env bash
# Gets PostgreSQL 15 (of this Debian), 17 and 18 (of other suites) for the tests. Prints what is there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# A server runs as a plain user, who cannot enter root's home.
if [ "$(id -u)" -eq 0 ]; then cache=/var/cache; else cache=${XDG_CACHE_HOME:-$HOME/.cache}; fi
servers=${HOLDFAST_SERVERS:-$cache/holdfast/servers}
mkdir -p "$servers"
chmod go+rx "$servers"

bash "$here/suite.sh" trixie "$servers/postgresql-17" postgresql-17 postgresql-client-17
bash "$here/suite.sh" sid "$servers/postgresql-18" postgresql-18 postgresql-client-18

for bin in /usr/lib/postgresql/15/bin "$servers"/postgresql-{17,18}/usr/lib/postgresql/*/bin; do
  "$bin/postgres" --version
done
