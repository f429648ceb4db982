#!/usr/bin/env bash
# Sees to the programs that some tests run beside the console. None is required: a test without its program is skipped
# and says so.
#
# Servers are unpacked into build/tools and not installed, because Debian's packages would start them as services; that
# needs no rights either. What stands on libraries of the system is installed if you are root, and named if not.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools=$PWD/build/tools
log=$PWD/build/test-programs.log
# A machine without a network is not asked again at every make.
failed=$tools/.failed
ask_again_min=60

# program=package, in Debian's names.
servers=(prometheus=prometheus prometheus-alertmanager=prometheus-alertmanager)
programs=(
  dbus-run-session=dbus-daemon gnome-keyring-daemon=gnome-keyring
  desktop-file-validate=desktop-file-utils appstreamcli=appstream
)
# A virtual screen, Qt's libraries for one, and what reads the console as a screen reader does.
screen=(
  xvfb at-spi2-core python3-gi gir1.2-atspi-2.0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
  libxcb-xkb1 libxkbcommon-x11-0
)

say() { printf 'setup: %s\n' "$*"; }

missing() {
  local pair
  for pair in "$@"; do
    PATH=$PATH:$tools/usr/bin command -v "${pair%%=*}" >/dev/null || echo "${pair#*=}"
  done
}

not_installed() {
  local package
  for package in "$@"; do
    [[ $(dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null) == *" installed" ]] || echo "$package"
  done
}

apt() { DEBIAN_FRONTEND=noninteractive timeout 300 apt-get -o Acquire::Retries=1 -o Acquire::http::Timeout=20 "$@"; }

# Lists of our own, where the system has none or they are too old, and only root may bring them up to date.
own_apt() { apt -o "Dir::State::Lists=$tools/apt/lists" -o "Dir::Cache=$tools/apt/cache" "$@"; }

unpack() {
  local package packages=$tools/packages
  rm -rf -- "$packages"
  mkdir -p "$packages" "$tools/apt/lists/partial" "$tools/apt/cache/archives/partial"
  (cd "$packages" && { apt download "$@" || { own_apt update && own_apt download "$@"; }; }) || return 1
  for package in "$packages"/*.deb; do dpkg-deb --extract "$package" "$tools" || return 1; done
  rm -rf -- "$packages" "$tools/apt"
}

install() {
  local wanted=("$@")
  # Any session bus will do for a keyring; the one that apt would choose brings an init system along.
  if [[ " $* " == *" gnome-keyring "* ]] && ! dpkg-query --status dbus-user-session >/dev/null 2>&1; then
    wanted+=(dbus-x11)
  fi
  apt update && apt install -y --no-install-recommends "${wanted[@]}"
}

# What cannot be had costs tests, not the set-up.
try() {
  if "$@" >>"$log" 2>&1; then return; fi
  touch "$failed"
  say "could not get ${*:2}: the tests that need it are skipped (apt's words are in build/test-programs.log)"
}

mapfile -t absent_servers < <(missing "${servers[@]}")
mapfile -t absent_programs < <(missing "${programs[@]}")
if command -v dpkg-query >/dev/null; then mapfile -t -O "${#absent_programs[@]}" absent_programs < <(not_installed "${screen[@]}"); fi
if ((${#absent_servers[@]} + ${#absent_programs[@]} == 0)); then exit; fi
if ! command -v apt-get >/dev/null; then exit; fi
mkdir -p "$tools"
if [[ -n $(find "$failed" -mmin "-$ask_again_min" 2>/dev/null) ]]; then exit; fi
rm -f -- "$failed" "$log"
if ((${#absent_servers[@]})); then
  say "unpacking ${absent_servers[*]} into build/tools"
  try unpack "${absent_servers[@]}"
fi
if ((${#absent_programs[@]} == 0)); then exit; fi
if ((EUID == 0)); then
  say "installing ${absent_programs[*]}"
  try install "${absent_programs[@]}"
else
  say "tests that need ${absent_programs[*]} are skipped; with them: sudo apt-get install ${absent_programs[*]}"
fi
