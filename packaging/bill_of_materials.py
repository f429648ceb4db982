"""Writes what is inside the frozen console, by looking into it, as CycloneDX."""

from __future__ import annotations

import argparse
import filecmp
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution, packages_distributions
from os import environ
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from PyInstaller.archive.readers import CArchiveReader

NAME = "aether-console"
_PATHS_OF_LIBRARIES = ("/lib", "/usr/lib", "/lib64", "/usr/lib64")


def frozen_modules(folder: Path) -> set[str]:
    """The top names of every Python module and extension in the frozen folder."""
    archive = CArchiveReader(str(folder / NAME)).open_embedded_archive("PYZ.pyz")
    names = {name.split(".")[0] for name in archive.toc}
    inside = folder / "_internal"
    return names | {path.name.split(".")[0] for path in inside.iterdir()}


def distributions(folder: Path) -> Iterator[Distribution]:
    """What was installed from the lock and is in the frozen folder, by name."""
    owners = packages_distributions()
    found = {owner for name in frozen_modules(folder) for owner in owners.get(name, ())}
    built_with = {"altgraph", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools", "pip"}
    for name in sorted(found, key=str.lower):
        if name.lower() not in built_with:
            yield distribution(name)


def licences(found: Distribution) -> list[License]:
    """What a distribution says of its licence; its classifiers where it has no expression."""
    factory = LicenseFactory()
    said = found.metadata.get("License-Expression")
    if said:
        return [factory.make_from_string(said)]
    classifiers = found.metadata.get_all("Classifier", [])
    named = [line.rsplit(" :: ", 1)[-1] for line in classifiers if line.startswith("License")]
    short = (found.metadata.get("License") or "").strip()
    if not named and short and "\n" not in short:
        named = [short]
    return [factory.make_with_name(name) for name in sorted(set(named))]


def of_python(found: Distribution) -> Component:
    """One distribution as a component."""
    name = re.sub(r"[-_.]+", "-", found.metadata["Name"]).lower()
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=found.version,
        purl=PackageURL("pypi", None, name, found.version),
        bom_ref=f"pypi:{name}",
        licenses=licences(found),
    )


def of_the_system(folder: Path) -> Iterator[Component]:
    """The system's libraries that were taken along, by the Debian package that owned them where this was frozen."""
    owners = {owner for library in (folder / "_internal").glob("*.so*") if (owner := debian_package(library))}
    for package in sorted(owners):
        version = _asked("--show", "--showformat=${Version}", package)
        yield Component(
            type=ComponentType.LIBRARY,
            name=package,
            version=version,
            purl=PackageURL("deb", "debian", package, version),
            bom_ref=f"deb:{package}",
        )


def debian_package(library: Path) -> str:
    """The installed package that holds exactly this file, empty when none does."""
    for place in _PATHS_OF_LIBRARIES:
        for real in Path(place).glob(f"*-linux-gnu*/{library.name}"):
            if filecmp.cmp(real, library, shallow=False) and (owner := _asked("--search", str(real))):
                return owner.split(":")[0]  # the same file by its other path may have none
    return ""


def _asked(*question: str) -> str:
    told = subprocess.run(["dpkg-query", *question], capture_output=True, text=True, check=False)
    return told.stdout.strip()


def bill(version: str, folder: Path) -> str:
    """The bill of materials as JSON, the same for the same folder and time."""
    bom = Bom()
    bom.serial_number = uuid5(NAMESPACE_URL, f"{NAME}/{version}")
    bom.metadata.timestamp = datetime.fromtimestamp(int(environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    bom.metadata.component = Component(
        type=ComponentType.APPLICATION,
        name=NAME,
        version=version,
        bom_ref=NAME,
        licenses=[LicenseFactory().make_from_string("MIT")],
    )
    python = ".".join(map(str, sys.version_info[:3]))
    bom.components.add(
        Component(
            type=ComponentType.PLATFORM,
            name="cpython",
            version=python,
            purl=PackageURL("generic", None, "cpython", python),
            bom_ref="cpython",
            licenses=[LicenseFactory().make_from_string("PSF-2.0")],
        )
    )
    bom.components.update(of_python(found) for found in distributions(folder))
    bom.components.update(of_the_system(folder))
    bom.register_dependency(bom.metadata.component, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=2)


def main() -> int:
    """Write the bill."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", required=True)
    parser.add_argument("--frozen", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    text = bill(options.version, options.frozen)
    options.out.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
