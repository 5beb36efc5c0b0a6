#!/usr/bin/env bash
# Gets the programs that some tests want, by apt, on Debian 12 as root: `npm run engines`.
# Installs only what is missing, so a second run does nothing.
set -euo pipefail

# package  a file it brings (a name without a slash is looked for on the PATH; python3:x is a module)
wanted=(
  "age          age"
  "zstd         zstd"
  "borgbackup   borg"
  "sqlite3      sqlite3"
  "acl          setfacl"
  "attr         setfattr"
  "openssh-client ssh-keygen"
  "openssh-server /usr/sbin/sshd"
  "slapd        /usr/sbin/slapd"
  "patchelf     patchelf"
  "postgresql-15 /usr/lib/postgresql/15/bin/initdb"
  "mariadb-server /usr/sbin/mariadbd"
  "ldap-utils   ldapsearch"
  "libfaketime  /usr/lib/*/faketime/libfaketime.so.1"
  "strace       strace"
  "util-linux   unshare"
  "time         /usr/bin/time"
  "unzip        unzip"
  "jq           jq"
  "curl         curl"
  "python3-venv python3:ensurepip"
)

has() {
  case "$1" in
    python3:*) python3 -c "import ${1#python3:}" 2>/dev/null ;;
    */*) compgen -G "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

missing=()
for row in "${wanted[@]}"; do
  read -r package file <<<"$row"
  has "$file" || missing+=("$package")
done

if [ ${#missing[@]} -eq 0 ]; then
  echo "engines: all ${#wanted[@]} programs are here"
  bash "$(dirname "$0")/lint_tools.sh" >/dev/null
  bash "$(dirname "$0")/../test/servers/get_postgres.sh"
  bash "$(dirname "$0")/../test/servers/get_mysql.sh"
  exit 0
fi
echo "engines: missing: ${missing[*]}"
if ! command -v apt-get >/dev/null; then
  echo "engines: cannot install them: this is not Debian; get them your own way" >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "engines: cannot install them: run as root: apt-get install ${missing[*]}" >&2
  exit 1
fi

# No server that is installed here is to start; only tests start them.
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq -o DPkg::Lock::Timeout=300 update
apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}"

for row in "${wanted[@]}"; do
  read -r package file <<<"$row"
  if ! has "$file"; then
    echo "engines: $package is installed, yet $file is not there" >&2
    exit 1
  fi
done
echo "engines: installed ${missing[*]}"
bash "$(dirname "$0")/lint_tools.sh" >/dev/null
bash "$(dirname "$0")/../test/servers/get_postgres.sh"
bash "$(dirname "$0")/../test/servers/get_mysql.sh"
