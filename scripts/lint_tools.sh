#!/usr/bin/env bash
# Gets the two programs that judge workflow files, actionlint and zizmor, from package registries
# alone: the Go module proxy (its own Go too, as Debian 12's is too old) and PyPI.
# Exact versions into a cache folder outside of the checkout; prints that folder last. A second run does nothing.
set -euo pipefail

actionlint=v1.7.12
go=1.26.8
go_least=1.25.0 # what this actionlint asks for
zizmor=1.32.0
# The digest of Go's zip is what the proxy must give; modules are checked by Go against its public log.
case "$(uname -m)" in
  x86_64)
    arch=amd64
    go_sha256=30c2b1bf7dcc88d3eb0a1364e47ddd9128edb3110a30e8a0ef61cd5856b31de7
    zizmor_sha256=84a6acb975accc13408786a2bd274b572537ca19c933ebbc13e78f3988562071
    ;;
  aarch64)
    arch=arm64
    go_sha256=02b36b6787b3ac767668f630e2998df45a3b1f9ffee08d1bf3ef6487cd658d99
    zizmor_sha256=0cdd38fca6eb34ceb567548548d706332e3535ea66894b9168c048e03207b68c
    ;;
  *)
    echo "lint tools: no digests are written down for $(uname -m)" >&2
    exit 1
    ;;
esac

home="${XDG_CACHE_HOME:-$HOME/.cache}/holdfast/lint-$actionlint-$zizmor"
if [ -x "$home/actionlint" ] && [ -x "$home/zizmor" ]; then
  echo "$home"
  exit 0
fi
mkdir -p "$(dirname "$home")"
work=$(mktemp -d "$(dirname "$home")/.making-XXXXXX")
# Go makes its module cache read-only.
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT

# The machine's own Go where it is new enough, else one from the proxy. Prints its bin folder.
get_go() {
  local own
  own=$(command -v go && go env GOVERSION) || own=
  if [ -n "$own" ] && printf '%s\n' "$go_least" "${own##*go}" | sort --version-sort --check=quiet; then
    dirname "$(head -n 1 <<<"$own")"
    return
  fi
  local proxy=${GOPROXY:-https://proxy.golang.org}
  proxy=${proxy%%[,|]*}
  [[ $proxy == http* ]] || proxy=https://proxy.golang.org
  local name=v0.0.1-go$go.linux-$arch
  curl --fail --silent --show-error --location --retry 3 \
    --output "$work/go.zip" "$proxy/golang.org/toolchain/@v/$name.zip"
  echo "$go_sha256  $work/go.zip" | sha256sum --check --quiet >&2
  # Python's own unzip, as a zip of the proxy holds no modes anyway.
  python3 -m zipfile -e "$work/go.zip" "$work"
  local root=$work/golang.org/toolchain@$name
  chmod -R u+x "$root/bin" "$root/pkg/tool"
  echo "$root/bin"
}

get_actionlint() {
  local bin
  bin=$(get_go)
  env -u GOROOT PATH="$bin:$PATH" GOTOOLCHAIN=local GOFLAGS= CGO_ENABLED=0 \
    GOPATH="$work/path" GOCACHE="$work/cache" GOBIN="$work/bin" \
    go install -trimpath "github.com/rhysd/actionlint/cmd/actionlint@$actionlint"
  cp "$work/bin/actionlint" "$1/actionlint"
}

get_zizmor() {
  python3 -m venv "$work/venv"
  echo "zizmor==$zizmor --hash=sha256:$zizmor_sha256" >"$work/wanted.txt"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps \
    --only-binary=:all: --require-hashes --requirement "$work/wanted.txt"
  # A program of its own inside the wheel: it needs no Python and may leave its venv.
  cp "$work/venv/bin/zizmor" "$1/zizmor"
}

mkdir "$work/made"
[ -x "$home/actionlint" ] || get_actionlint "$work/made" >&2
[ -x "$home/zizmor" ] || get_zizmor "$work/made" >&2
mkdir -p "$home"
for made in "$work"/made/*; do
  # By rename, so a run beside this one never meets half a program.
  mv "$made" "$home/$(basename "$made")"
done
"$home/actionlint" -version >&2
"$home/zizmor" --version >&2
echo "$home"
