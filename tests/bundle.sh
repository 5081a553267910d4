#!/usr/bin/env bash
# tests/bundle.sh: installs the packages that tools/bundle.sh made, opens letters with the installed program, removes it.
# It changes what is installed on this machine: for machines of tests.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/setup.sh

export LC_ALL=C.UTF-8
profile=${PROFILE:-release}
bundles=${CARGO_TARGET_DIR:-target}/$profile/bundle
type=application/vnd.soan-cong-van+json
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)

fail() { echo "Không đạt: $*" >&2; exit 1; }
same() { [ "$1" = "$2" ] || fail "$3: đang là «$1», cần là «$2»"; }

# wait_for WHAT COMMAND…: until the command succeeds, at most a minute.
wait_for() {
  local what=$1 end=$((SECONDS + 60))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || fail "chờ mãi không thấy $what"
    sleep 0.2
  done
}

# In a display and a session of its own: what a double click in the file manager does, twice.
try_window() {
  local letters=$1 entry=/usr/share/applications/soan-cong-van.desktop
  same "$(gio info -a standard::content-type "$letters/first.congvan" | sed -n 's/.*content-type: //p')" "$type" "kiểu của tệp .congvan"
  same "$(xdg-mime query default "$type")" soan-cong-van.desktop "chương trình mở tệp .congvan"
  gio launch "$entry" "$letters/first.congvan"
  wait_for "cửa sổ có công văn thứ nhất" xdotool search --name '^Soạn Công văn – .*07-CV/ĐU'
  local window pid
  window=$(xdotool search --name '^Soạn Công văn –' | head -1)
  pid=$(xdotool getwindowpid "$window")
  same "$(readlink "/proc/$pid/exe")" /usr/bin/soan-cong-van "tệp chương trình của cửa sổ"
  import -window root out/screens/installed.png
  gio launch "$entry" "$letters/second.congvan"
  wait_for "công văn thứ hai trong cùng cửa sổ" xdotool search --name '^Soạn Công văn – .*138-CV/ĐU'
  same "$(xdotool search --name '^Soạn Công văn –' | wc -l)" 1 "số cửa sổ"
  kill "$pid"
  wait_for "chương trình kết thúc" test ! -e "/proc/$pid"
}

# The program by its path, as it lies in a package.
try_program() {
  local program=$1 letters=$2
  "$program" "$letters/first.congvan" &
  wait_for "cửa sổ của gói rpm có công văn" xdotool search --name '^Soạn Công văn – .*07-CV/ĐU'
  kill %1
  wait || true
}

# on_a_screen HOME COMMAND…: in a display, a session and a home of its own. `timeout` ends the whole group.
on_a_screen() {
  local home=$1
  shift
  mkdir "$home"
  env -u XDG_CONFIG_HOME -u XDG_DATA_HOME -u XDG_CACHE_HOME -u XDG_CURRENT_DESKTOP -u WAYLAND_DISPLAY HOME="$home" \
    timeout -k 10 240 xvfb-run -a -s '-screen 0 1366x768x24' dbus-run-session -- "$0" "$@" 2>"$home.log" || {
    cat "$home.log" >&2
    exit 1
  }
}

case ${1:-} in
  window) try_window "$2"; exit ;;
  program) try_program "$2" "$3"; exit ;;
esac

need dpkg-deb dpkg
need xvfb-run xvfb
need xauth xauth
need dbus-run-session dbus
need xdotool xdotool
need import imagemagick
need gio libglib2.0-bin
need xdg-mime xdg-utils
need desktop-file-validate desktop-file-utils
need update-mime-database shared-mime-info
need rpm rpm
mkdir -p out/screens
place=$(mktemp -d)
remove() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get remove -y -qq soan-cong-van >/dev/null 2>&1; }
trap '"${as_root[@]}" rm -rf "$place"; remove || true' EXIT

deb=$(realpath "$bundles"/deb/*.deb)
rpm=$(realpath "$bundles"/rpm/*.rpm)

echo "Gói deb: cài, mở, gỡ"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$deb" >/dev/null
desktop-file-validate /usr/share/applications/soan-cong-van.desktop
cp tests/letters/full.json "$place/first.congvan"
cp tests/letters/two-pages.json "$place/second.congvan"
on_a_screen "$place/home" window "$place"
size=$(dpkg-query -W -f '${Installed-Size}' soan-cong-van)
remove
[ ! -e /usr/bin/soan-cong-van ] || fail "gỡ gói rồi mà chương trình vẫn còn"
[ "$profile" = debug ] || [ "$size" -le 12288 ] || fail "cài ra chiếm $size KiB; nhiều nhất là 12 MiB"

echo "Gói rpm: cài vào một thư mục riêng"
same "$(rpm -qp --queryformat '%{NAME} %{LICENSE}' "$rpm")" "soan-cong-van MIT OR Apache-2.0" "tên và giấy phép của gói rpm"
"${as_root[@]}" rpm --root "$place/root" --initdb
# What it needs is named in this other system's words: nothing here can answer.
"${as_root[@]}" rpm --root "$place/root" --nodeps --noscripts -i "$rpm"
for file in usr/share/applications/soan-cong-van.desktop usr/share/mime/packages/soan-cong-van.xml \
  usr/share/icons/hicolor/scalable/apps/soan-cong-van.svg usr/share/doc/soan-cong-van/copyright; do
  [ -e "$place/root/$file" ] || fail "gói rpm thiếu /$file"
done
same "$(stat -c %a "$place/root/usr/bin/soan-cong-van")" 755 "quyền của tệp chương trình"
on_a_screen "$place/rpm-home" program "$place/root/usr/bin/soan-cong-van" "$place"
echo "Hai gói đều đạt; cài ra chiếm $size KiB."
