# Sourced by ./run and ./test: installs what is missing and says so; a second call finds everything in place.

apt_is_fresh=

# install PACKAGE…
install() {
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  echo "Cài $* …"
  if ! command -v apt-get >/dev/null; then
    echo "Máy này không có apt-get. Hãy tự cài: $*" >&2
    exit 1
  fi
  if [ -z "$apt_is_fresh" ]; then
    "${as_root[@]}" apt-get update -qq
    apt_is_fresh=yes
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# need COMMAND PACKAGE
need() { command -v "$1" >/dev/null || install "$2"; }

# need_file FILE PACKAGE
need_file() { [ -e "$1" ] || install "$2"; }

need_rust() {
  if ! command -v cargo >/dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then
    PATH="$HOME/.cargo/bin:$PATH"
  fi
  if ! command -v cargo >/dev/null; then
    echo "Chưa có Rust. Hãy cài theo hướng dẫn ở https://rustup.rs rồi chạy lại." >&2
    exit 1
  fi
}

# What the window is built with.
need_window() {
  if ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null || ! command -v npm >/dev/null; then
    echo "Cần Node 20 trở lên cùng npm. Hãy cài theo hướng dẫn ở https://nodejs.org rồi chạy lại." >&2
    exit 1
  fi
  need pkg-config pkg-config
  need_file /usr/lib/*/pkgconfig/webkit2gtk-4.1.pc libwebkit2gtk-4.1-dev
  need_packages
}

# The window's packages, as the lock file says.
need_packages() {
  local lock=ui/package-lock.json installed=ui/node_modules/.package-lock.json
  if [ ! -e "$installed" ] || [ "$lock" -nt "$installed" ]; then
    echo "Cài các gói của cửa sổ…"
    npm --prefix ui ci --no-audit --no-fund --silent
  fi
}
