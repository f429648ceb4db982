#!/usr/bin/env bash
# Makes .venv from the hash-checked lock and sees to what Python and Qt need from the system.
#
#   packaging/setup.sh run    what the console needs
#   packaging/setup.sh dev    the same, with what the tests need
set -euo pipefail

mode=${1:?usage: packaging/setup.sh run|dev}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
venv=$root/.venv
# A person's pip settings may send packages elsewhere; here they belong in .venv.
unset PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV PYTHONHOME

case $mode in
  run) lock=requirements.txt ;;
  dev) lock=requirements-dev.txt ;;
  *) echo "setup: unknown mode '$mode', expected run or dev" >&2; exit 64 ;;
esac

say() { printf 'setup: %s\n' "$*"; }
stop() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# soname=package, in Debian's names. A screen needs more than offscreen drawing does.
offscreen_libraries=(
  libEGL.so.1=libegl1 libGL.so.1=libgl1 libglib-2.0.so.0=libglib2.0-0
  libxkbcommon.so.0=libxkbcommon0 libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1
)
x11_libraries=(
  libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1
  libxcb-shape.so.0=libxcb-shape0 libxcb-xkb.so.1=libxcb-xkb1 libxkbcommon-x11.so.0=libxkbcommon-x11-0
)
wayland_libraries=(
  libwayland-client.so.0=libwayland-client0 libwayland-cursor.so.0=libwayland-cursor0
  libwayland-egl.so.1=libwayland-egl1
)

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3.11 python3 python3.12 python3.13; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  stop "Python 3.11, 3.12 or 3.13 is needed; on Debian: apt-get install -y python3 python3-pip"
}

# Debian ships venv without ensurepip; the interpreter's own pip can fill such a venv from outside.
can_fill_a_venv() {
  "$python" -c 'import ensurepip' 2>/dev/null \
    || "$python" -c 'import pip, sys; sys.exit(tuple(map(int, pip.__version__.split(".")[:2])) < (22, 3))' 2>/dev/null
}

missing_packages() {
  local wanted=("${offscreen_libraries[@]}")
  if [[ -n ${DISPLAY:-} ]]; then wanted+=("${x11_libraries[@]}"); fi
  if [[ -n ${WAYLAND_DISPLAY:-} ]]; then wanted+=("${wayland_libraries[@]}"); fi
  can_fill_a_venv || echo python3-venv
  # Loading is the proof: a package's name differs between releases, what dlopen finds does not.
  "$python" - "${wanted[@]}" <<'PYTHON'
import ctypes
import sys

for pair in sys.argv[1:]:
    soname, package = pair.split("=")
    try:
        ctypes.CDLL(soname)
    except OSError:
        print(package)
PYTHON
}

install_system_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  if ((${#missing[@]} == 0)); then return; fi
  local line="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  if ! command -v apt-get >/dev/null; then
    stop "the system lacks what Debian calls: ${missing[*]}. Install their like and run this again."
  fi
  if ((EUID != 0)); then
    printf 'setup: the system lacks %s. Type this line, then run make again:\n\n  sudo sh -c "%s"\n\n' \
      "${missing[*]}" "$line" >&2
    exit 1
  fi
  say "installing ${missing[*]}"
  if ! DEBIAN_FRONTEND=noninteractive bash -c "$line" >build/system-packages.log 2>&1; then
    tail -n 5 build/system-packages.log >&2
    stop "apt-get failed (all it said is in build/system-packages.log); the line was: $line"
  fi
  mapfile -t missing < <(missing_packages)
  if ((${#missing[@]} > 0)); then stop "still missing after apt-get: ${missing[*]}"; fi
}

# A venv that was moved, copied, interrupted or whose interpreter has gone is not worth mending.
venv_is_sound() {
  [[ -d $venv ]] || return 1
  [[ ! -e $venv/.unfinished ]] || return 1
  [[ $(sed -n 's/^command = //p' "$venv/pyvenv.cfg" 2>/dev/null) == *" $venv" ]] || return 1
  "$venv/bin/python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

make_venv() {
  if [[ -e $venv || -L $venv ]]; then
    say "rebuilding .venv: it is unfinished, moved or broken"
    rm -rf -- "$venv"
  fi
  say "making .venv with $("$python" --version)"
  mkdir "$venv"
  touch "$venv/.unfinished"
  if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv "$venv"
  else
    "$python" -m venv --without-pip "$venv"
  fi
}

install_packages() {
  local pip=("$venv/bin/python" -m pip)
  if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    pip=("$python" -m pip --python "$venv/bin/python")
  fi
  local quietly=(--disable-pip-version-check --no-input --quiet)
  touch "$venv/.unfinished"
  rm -f -- "$venv"/.installed-*
  say "installing $(grep -c '^[a-z]' "$lock") pinned packages from $lock (the first time takes some minutes)"
  "${pip[@]}" install "${quietly[@]}" --only-binary :all: --require-hashes -r "$lock"
  "${pip[@]}" install "${quietly[@]}" --no-deps --no-build-isolation -e .
  touch "$stamp"
  # The development set holds everything that running needs: one stamp answers for both.
  if [[ $mode == dev ]]; then touch "$venv/.installed-run-$(digest requirements.txt)"; fi
  rm -f -- "$venv/.unfinished"
}

# What Qt reads is made of what people write: the newer one tells whether there is anything to do.
compile_languages() {
  local written read
  for written in resources/languages/*.ts; do
    read=${written%.ts}.qm
    if [[ $read -nt $written ]]; then continue; fi
    say "compiling $written"
    "$venv/bin/pyside6-lrelease" -silent -nounfinished -removeidentical "$written" -qm "$read"
  done
}

digest() { cat "$1" pyproject.toml packaging/setup.sh | sha256sum | cut -c1-16; }

mkdir -p build
exec 9>build/.setup.lock
if command -v flock >/dev/null && ! flock --nonblock 9; then
  say "another set-up is running, waiting for it"
  flock 9
fi

python=$(find_python)
install_system_packages
if [[ $mode == dev ]]; then packaging/test_programs.sh; fi
stamp=$venv/.installed-$mode-$(digest "$lock")
if ! venv_is_sound; then make_venv; fi
if [[ ! -e $stamp ]]; then
  install_packages
  say "ready"
fi
compile_languages
