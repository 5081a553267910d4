#!/usr/bin/env bash
# tools/bundle.sh [KIND…]: builds the program for release and packs it, as deb and rpm unless told otherwise. PROFILE=debug
# packs the program of the tests. The bundler says nothing about a kind it cannot make here, so every file is looked for.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/setup.sh

kinds=("$@")
[ $# -gt 0 ] || kinds=(deb rpm)
# Kind, folder of the bundler, ending of the file.
ending() { case $1 in deb) echo .deb ;; rpm) echo .rpm ;; nsis) echo -setup.exe ;; dmg) echo .dmg ;; app) echo .app ;; *) return 1 ;; esac }
folder() { case $1 in app) echo macos ;; *) echo "$1" ;; esac }

need_rust
if [ "$(uname)" = Linux ]; then
  need cc build-essential
  need_window
else
  need_packages
fi

# Not among the window's packages: its lock file would name programs for other systems that a mirror may lack.
bundler=@tauri-apps/cli@2.12.5
[ -x ui/node_modules/.bin/tauri ] || npm --prefix ui install --no-save --no-audit --no-fund --silent "$bundler"

profile=${PROFILE:-release}
target=${CARGO_TARGET_DIR:-target}
bundles=$target/$profile/bundle
npm --prefix ui run --silent build
if [ "$profile" = release ]; then
  echo "Dựng bản phát hành (mất vài phút đến hơn mười phút)…"
  # A third smaller; what sets a letter keeps most of its speed.
  cargo build --release --package soan-cong-van --features custom-protocol --quiet \
    --config 'profile.release.lto="fat"' \
    --config 'profile.release.opt-level="z"' \
    --config 'profile.release.package.congvan.opt-level="s"' \
    --config profile.release.package.harfrust.opt-level=3 \
    --config profile.release.package.roxmltree.opt-level=3 \
    --config profile.release.package.unicode-normalization.opt-level=3
  how=()
else
  cargo build --workspace --features soan-cong-van/custom-protocol --quiet
  how=(--debug)
fi

for kind in "${kinds[@]}"; do rm -rf "${bundles:?}/$(folder "$kind")"; done
list=$(IFS=,; echo "${kinds[*]}")
npm --prefix ui exec --offline -- tauri bundle ${how[@]+"${how[@]}"} --bundles "$list" --ci --features custom-protocol

echo "Chương trình: $(du -h "$target/$profile"/soan-cong-van{,.exe} 2>/dev/null | cut -f1)"
for kind in "${kinds[@]}"; do
  made=("$bundles/$(folder "$kind")"/*"$(ending "$kind")")
  if [ ! -e "${made[0]}" ]; then
    echo "Không có gói $kind trong $bundles" >&2
    exit 1
  fi
  du -sh "${made[@]}"
done
