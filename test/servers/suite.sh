#!/usr/bin/env bash
# Gets programs of another suite of Debian without changing this system: suite.sh SUITE ROOT PACKAGE...
# They are unpacked, with their own libc, into ROOT, and their ELF files made to use it: ROOT must not be
# moved afterwards. ROOT/versions.txt says what was found. A second run does nothing.
set -euo pipefail
suite=$1 root=$2
shift 2
packages=("$@")
if [ -e "$root/versions.txt" ]; then
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{lists/partial,cache/archives/partial,parts}
: >"$work/status"

# The archive's address and key as this machine has them; only the suite's name is another one.
uri=$(grep -hE '^(URIs:|deb )' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
  grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' || true)
if [ -z "$uri" ]; then
  echo "$(basename "$0"): /etc/apt names no archive of Debian to take \"$suite\" from" >&2
  exit 1
fi
key=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$key] $uri $suite main" >"$work/sources.list"

cat >"$work/apt.conf" <<CONF
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State::lists "$work/lists";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
Debug::NoLocking "1";
APT::Install-Recommends "0";
APT::Sandbox::User "root";
APT::Get::List-Cleanup "0";
Acquire::Languages "none";
CONF
export APT_CONFIG="$work/apt.conf" DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq --download-only -y install "${packages[@]}"

part="$root.part"
rm -rf "$part" "$root"
mkdir -p "$part"
for deb in "$work"/cache/archives/*.deb; do
  dpkg-deb -x "$deb" "$part"
done
loader=$(find "$part" -name 'ld-linux-*.so.*' \( -type f -o -type l \) | head -n 1)
loader=$root${loader#"$part"}
triplet=$(basename "$(dirname "$(find "$part" -name 'libc.so.6' | head -n 1)")")
libs="$root/usr/lib/$triplet:$root/lib/$triplet:$root/usr/lib/mysql/private"
find "$part" -type f -perm /111 | while read -r file; do
  case "$(head -c 4 "$file" | tr -d '\0')" in
    *ELF*) ;;
    *) continue ;;
  esac
  patchelf --print-interpreter "$file" >/dev/null 2>&1 || continue
  patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$libs" "$file"
done
for deb in "$work"/cache/archives/*.deb; do
  echo "$(dpkg-deb -f "$deb" Package Version | tr '\n' ' ')$(sha256sum <"$deb" | cut -d ' ' -f 1)"
done >"$part/versions.txt"
chmod -R go+rX "$part"
mv "$part" "$root" # last: a folder that is there is whole
