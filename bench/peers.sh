#!/usr/bin/env bash
# Gets the peers the bench compares with: `bash bench/peers.sh [FOLDER]`.
# restic and kopia are built from the Go module proxy (Go 1.24 or newer, about a minute each);
# borg comes from Debian. What is there in the wanted version is left alone.
set -euo pipefail

folder=${1:-${HOLDFAST_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/holdfast/peers}}
mkdir -p "$folder"

# name  version  module  package
built=(
  "restic 0.18.1 github.com/restic/restic github.com/restic/restic/cmd/restic"
  "kopia  0.21.1 github.com/kopia/kopia   github.com/kopia/kopia"
)

build() ( # a subshell: its folder goes with it
  name=$1 version=$2 module=$3 package=$4
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  cd "$scratch"
  # `go install package@version` is refused where the proxy gives no version list; a module of our own is not.
  printf 'module bench\n\ngo 1.24\n\ntool %s\n\nrequire %s v%s\n' "$package" "$module" "$version" >go.mod
  go mod tidy >log 2>&1 || { cat log >&2; exit 1; }
  nice go build -trimpath -ldflags "-s -w" -o "$folder/$name.new" "$package"
  mv "$folder/$name.new" "$folder/$name"
  echo "$version" >"$folder/$name.version"
)

for row in "${built[@]}"; do
  read -r name version module package <<<"$row"
  if [ -x "$folder/$name" ] && [ "$(cat "$folder/$name.version" 2>/dev/null)" = "$version" ]; then
    echo "peers: $name $version is here"
  elif ! command -v go >/dev/null; then
    echo "peers: $name is left out: building it needs Go" >&2
  else
    echo "peers: building $name $version"
    build "$name" "$version" "$module" "$package"
  fi
done

if command -v borg >/dev/null; then
  echo "peers: $(borg --version) is here"
elif [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  echo "peers: installing borgbackup by apt"
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 update
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends borgbackup
else
  echo "peers: borg is left out: as root, apt-get install borgbackup gets it" >&2
fi
