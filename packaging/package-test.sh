#!/usr/bin/env bash
# Tries the .deb in dist/ as a stranger would, in a bare Debian of its own: install, start, check, tour, upgrade, remove.
# Needs root, debootstrap and dist/ as `make package` leaves it. What it says last is "package-test: N steps passed".
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
room=$root/build/package/debian
base=$root/build/package/debian.tar
suite=${SUITE:-bookworm}
steps=0

say() { printf 'package-test: %s\n' "$*"; }
stop() { printf 'package-test: %s\n' "$*" >&2; exit 1; }
passed() { steps=$((steps + 1)); say "ok: $*"; }
((EUID == 0)) || stop "a bare Debian is made with debootstrap, which needs root; type: sudo make package-test"
command -v debootstrap >/dev/null || stop "debootstrap is needed: apt-get install -y debootstrap"
deb=$(find dist -maxdepth 1 -name 'aether-console_*.deb' | head -n 1)
[[ -n $deb ]] || stop "there is no package in dist/: run make package first"
(cd dist && sha256sum --quiet --check SHA256SUMS) || stop "dist/ is not what SHA256SUMS says"
passed "the checksums"

leave() {
  local mounted
  for mounted in dev/pts dev/shm dev proc; do umount -l "$room/$mounted" 2>/dev/null || true; done
}
trap leave EXIT

make_room() {
  leave
  rm -rf -- "$room"
  mkdir -p "$room"
  if [[ ! -e $base ]]; then
    say "making a bare $suite (once)"
    debootstrap --variant=minbase "$suite" "$room" >build/package/debootstrap.log 2>&1 \
      || { tail -n 3 build/package/debootstrap.log >&2; stop "debootstrap failed"; }
    # What this machine's own apt is told about sources and proxies holds in there too.
    cp -a /etc/apt/. "$room/etc/apt/"
    tar -C "$room" -cf "$base.new" .
    mv "$base.new" "$base"
  else
    tar -C "$room" -xf "$base"
  fi
  cp /etc/resolv.conf "$room/etc/resolv.conf" 2>/dev/null || true
  mount -t proc proc "$room/proc"
  mount --bind /dev "$room/dev"
  mkdir -p "$room/dev/shm" && mount -t tmpfs tmpfs "$room/dev/shm"
}

as_root() { chroot "$room" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
as_person() {
  chroot --userspec=person "$room" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/person LANG=C.UTF-8 "$@"
}

apt() { as_root apt-get -o APT::Sandbox::User=root -qq -y --no-install-recommends "$@" >>build/package/apt.log 2>&1; }

# The same package under an older number and with one file more, to see the upgrade take it away.
older_package() {
  local tree=build/package/older
  rm -rf -- "$tree"
  dpkg-deb --raw-extract "$deb" "$tree"
  sed -i 's/^Version: .*/Version: 0.0.1/' "$tree/DEBIAN/control"
  touch "$tree/usr/lib/aether-console/gone-in-the-next"
  dpkg-deb --root-owner-group -Znone --build "$tree" "$room/tmp/older.deb" >/dev/null
  rm -rf -- "$tree"
}

: >build/package/apt.log
make_room
as_root useradd --create-home --user-group person
older_package
cp "$deb" "$room/tmp/console.deb"
apt update || stop "apt-get update failed in there; see build/package/apt.log"
apt install /tmp/older.deb || { tail -n 5 build/package/apt.log >&2; stop "the package does not install"; }
[[ -e $room/usr/lib/aether-console/gone-in-the-next ]] || stop "the older package was not installed"
passed "an older build installs in a bare $suite"

[[ $(as_person aether-console --version) == "aether-console "* ]] || stop "--version says something else"
passed "--version"
code=0
as_person aether-console check --sandbox --json >"$room/tmp/check.json" || code=$?
((code <= 2)) || stop "check --sandbox exits $code"
grep -q '"verdict"' "$room/tmp/check.json" || stop "check --sandbox prints no verdict"
passed "check --sandbox (exit $code), with a sandbox that is the frozen binary itself"
as_person env LANG=de_DE.UTF-8 aether-console check --sandbox >"$room/tmp/check.txt" || ((code <= 2))
grep -q 'Prüfungen' "$room/tmp/check.txt" || stop "it does not speak German on a German desktop"
passed "it speaks German on a German desktop"

# What a person has: an environments file of their own and a journal that the sandbox run began.
settings=$room/home/person/.config/aether-console
as_person mkdir -p /home/person/.config/aether-console
printf '# my own\n' >"$settings/kept.toml"
chroot "$room" chown -R person: /home/person/.config
before=$(cd "$room/home/person" && find . -type f -path '*aether-console*' | sort)

apt install /tmp/console.deb || { tail -n 5 build/package/apt.log >&2; stop "the upgrade fails"; }
[[ ! -e $room/usr/lib/aether-console/gone-in-the-next ]] || stop "the upgrade left a file of the older build"
passed "it upgrades over the older build"

as_person env QT_QPA_PLATFORM=offscreen aether-console tour --out /tmp/tour >"$room/tmp/tour.log" 2>&1 \
  || { tail -n 5 "$room/tmp/tour.log" >&2; stop "tour fails"; }
pictures=$(find "$room/tmp/tour" -name '*.png' -size +4k | wc -l)
((pictures >= 20)) || stop "tour made $pictures pictures"
passed "tour, $pictures pictures, offscreen"

apt install xvfb xauth xdotool || stop "xvfb does not install"
as_person mkdir -p /tmp/screen
as_person sh -c '
  Xvfb :77 -screen 0 1440x900x24 -nolisten tcp >/tmp/screen/xvfb.log 2>&1 & screen=$!
  sleep 1
  DISPLAY=:77 aether-console --sandbox >/tmp/screen/console.log 2>&1 & console=$!
  found=""
  for _ in $(seq 60); do
    found=$(DISPLAY=:77 xdotool search --onlyvisible --name Aether 2>/dev/null | head -n 1)
    if [ -n "$found" ]; then break; fi
    kill -0 $console 2>/dev/null || break
    sleep 0.5
  done
  sleep 3
  alive=no; kill -0 $console 2>/dev/null && alive=yes
  kill $console 2>/dev/null; wait $console 2>/dev/null
  kill $screen 2>/dev/null
  [ -n "$found" ] && [ $alive = yes ]
' || { cat "$room/tmp/screen/console.log" >&2; stop "no window opens under Xvfb"; }
passed "a window under Xvfb, and it stays"

journals=$(cd "$room/home/person" && find . -type f -path '*aether-console*' | sort)
apt remove aether-console || stop "it does not remove"
[[ ! -e $room/usr/bin/aether-console && ! -e $room/usr/lib/aether-console ]] || stop "removing leaves files in /usr"
[[ $(cat "$settings/kept.toml") == "# my own" ]] || stop "removing took the person's settings"
[[ $(cd "$room/home/person" && find . -type f -path '*aether-console*' | sort) == "$journals" ]] \
  || stop "removing took a person's files"
[[ -z $(comm -23 <(printf '%s\n' "$before") <(printf '%s\n' "$journals")) ]] || stop "the upgrade took a person's files"
passed "it removes; configuration and journal stay"
say "$steps steps passed"
