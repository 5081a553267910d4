#!/usr/bin/env bash
# bench/window/size.sh [PROGRAM]: what the program and its fonts take on the disk, and what tools/bundle.sh made of them.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-target/release/soan-cong-van}
mib() { awk -v bytes="$1" 'BEGIN { printf "%.1f MiB", bytes / 1048576 }'; }
goal=$((12 * 1048576))

bytes=$(stat -c %s "$program")
echo "chương trình: $(mib "$bytes")"
size -A "$program" | awk '$2 > 100000 && $1 ~ /^\./ { printf "  %-20s %5.1f MiB\n", $1, $2 / 1048576 }'
packed=(target/release/bundle/deb/*.deb)
if [ -e "${packed[0]}" ]; then
  installed=$(($(dpkg-deb -f "${packed[0]}" Installed-Size) * 1024))
  echo "cài đặt từ ${packed[0]##*/} ($(mib "$(stat -c %s "${packed[0]}")")): $(mib "$installed")"
else
  installed=$bytes
fi
[ "$installed" -le $goal ] && echo "mục tiêu $(mib $goal): đạt" || echo "mục tiêu $(mib $goal): vượt"
