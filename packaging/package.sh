#!/usr/bin/env bash
# Freezes the console and wraps it for Debian; everything lands in dist/.
#
#   packaging/package.sh          the frozen folder, the .deb, its bill of materials and the checksums
#   packaging/package.sh frozen   the frozen folder only
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
build=$root/build/package
venv=$build/venv
frozen=$root/dist/aether-console
lock=requirements-package.txt
unset PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV PYTHONHOME
export PYTHONNOUSERSITE=1
# The same commit makes the same bytes: one time for every file that records one.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0

say() { printf 'package: %s\n' "$*"; }
stop() { printf 'package: %s\n' "$*" >&2; exit 1; }

needs() { command -v "$1" >/dev/null || stop "$1 is needed; on Debian: apt-get install -y $2"; }

# A set-up of its own: what the tests need must not be able to slip into the package.
make_venv() {
  local stamp
  stamp=$venv/.installed-$(cat "$lock" "${BASH_SOURCE[0]}" | sha256sum | cut -c1-16)
  if [[ -e $stamp ]]; then return; fi
  say "making a clean environment from $lock"
  rm -rf -- "$venv"
  mkdir -p "$build"
  "$root/.venv/bin/python" -m venv --without-pip "$venv"
  local pip=("$root/.venv/bin/python" -m pip)
  "${pip[@]}" --version >/dev/null 2>&1 || pip=("$(readlink -f "$root/.venv/bin/python")" -m pip)
  "${pip[@]}" --python "$venv/bin/python" install --disable-pip-version-check --no-input --quiet \
    --only-binary :all: --require-hashes -r "$lock"
  touch "$stamp"
}

freeze() {
  say "freezing"
  rm -rf -- "$frozen" "$build/work"
  "$venv/bin/python" -m PyInstaller --noconfirm --log-level ERROR --distpath "$root/dist" --workpath "$build/work" \
    packaging/aether-console.spec
  say "frozen: $(du -sh "$frozen" | cut -f1) in dist/aether-console"
}

# Debian's names for what the frozen libraries load from the system, with the first C library they can run on.
write_control() {
  local c_library
  c_library=$(find "$frozen" -type f \( -name '*.so*' -o -name aether-console \) -exec objdump -T {} + 2>/dev/null \
    | grep -o 'GLIBC_2\.[0-9]*' | sort -uV | tail -n 1 | cut -d_ -f2)
  sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$(dpkg --print-architecture)/" \
    -e "s/@SIZE@/$(du -sk "$1" | cut -f1)/" -e "s/@LIBC@/${c_library:?no version of the C library was found}/" \
    packaging/deb/control.in >"$1/DEBIAN/control"
}

wrap() {
  local tree=$build/deb
  say "wrapping for Debian"
  rm -rf -- "$tree"
  mkdir -p "$tree/DEBIAN" "$tree/usr/lib"
  cp -a "$frozen" "$tree/usr/lib/aether-console"
  install -d "$tree/usr/bin"
  ln -s ../lib/aether-console/aether-console "$tree/usr/bin/aether-console"
  install -D -m 644 packaging/aether-console.desktop -t "$tree/usr/share/applications"
  install -D -m 644 resources/icons/aether-console.svg -t "$tree/usr/share/icons/hicolor/scalable/apps"
  install -D -m 644 packaging/org.aether.console.metainfo.xml -t "$tree/usr/share/metainfo"
  install -D -m 644 CHANGELOG.md README.md -t "$tree/usr/share/doc/aether-console"
  install -D -m 644 packaging/deb/copyright -t "$tree/usr/share/doc/aether-console"
  install -D -m 644 "$sbom" "$tree/usr/share/doc/aether-console/$(basename "$sbom")"
  chmod -R u=rwX,go=rX "$tree"
  write_control "$tree"
  dpkg-deb --root-owner-group -Zxz -z2 --build "$tree" "$deb" >/dev/null
}

case ${1:-all} in
  frozen) make_venv; freeze; exit ;;
  all) ;;
  *) echo "package: unknown target '$1', expected frozen or nothing" >&2; exit 64 ;;
esac

needs dpkg-deb dpkg
needs objdump binutils
version=$(.venv/bin/python -c 'import app; print(app.__version__)')
deb=dist/aether-console_${version}_$(dpkg --print-architecture).deb
sbom=dist/aether-console_$version.cdx.json
rm -f -- dist/aether-console_* dist/SHA256SUMS
make_venv
freeze
"$venv/bin/python" packaging/bill_of_materials.py --version "$version" --frozen "$frozen" --out "$sbom"
wrap
(cd dist && sha256sum -- "$(basename "$deb")" "$(basename "$sbom")" >SHA256SUMS)
say "made $(du -h "$deb" | cut -f1) $deb, $sbom, dist/SHA256SUMS"
