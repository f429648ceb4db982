"""What the frozen build leaves out is nothing that the console imports, and the package says what it is."""

import ast
import re
import subprocess

import pytest

from app import __version__
from tests.architecture.sources import ROOT, Source, python_sources

PACKAGING = ROOT / "packaging"
SPEC = (PACKAGING / "aether-console.spec").read_text(encoding="utf-8")
SCRIPTS = ("package.sh", "package-test.sh", "setup.sh", "run.sh")


def listed(name: str) -> tuple[str, ...]:
    """A list of words that the spec gives a name."""
    for node in ast.parse(SPEC).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            return tuple(ast.literal_eval(node.value))
    raise LookupError(name)


def imported(sources: list[Source]) -> set[str]:
    """Every module that is imported anywhere, in functions too, with all its parents."""
    names: set[str] = set()
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return {
        ".".join(parts[:depth]) for name in names for parts in [name.split(".")] for depth in range(1, len(parts) + 1)
    }


def test_nothing_that_is_imported_is_left_out() -> None:
    used = imported(python_sources("api_client", "app", "widgets", "resources"))
    assert sorted(set(listed("unused")) & used) == []


def test_an_import_inside_a_function_is_seen() -> None:
    inside = Source("x.py", "def f():\n    from os import path\n    import xml.dom\n")
    assert {"os", "os.path", "xml", "xml.dom"} <= imported([inside])


def test_the_libraries_of_pythons_own_modules_are_kept() -> None:
    kept = listed("kept_of_the_system")
    assert {"libcrypto.", "libssl.", "libffi.", "libsqlite3."} <= set(kept)
    assert not [name for name in kept if name.startswith(("libglib", "libX", "libxcb", "libfontconfig", "libEGL"))]


def test_the_package_needs_what_drawing_off_screen_and_on_one_needs() -> None:
    control = (PACKAGING / "deb" / "control.in").read_text(encoding="utf-8")
    needs = re.search(r"^Depends: (.*)$", control, re.MULTILINE)
    assert needs is not None
    setup = (PACKAGING / "setup.sh").read_text(encoding="utf-8")
    block = setup[setup.index("offscreen_libraries=(") : setup.index("wayland_libraries=(")]
    wanted = set(re.findall(r"=([a-z0-9.+-]+)", block.replace("libraries=(", "")))
    assert len(wanted) > 10
    assert wanted - {name.split()[0] for part in needs[1].split(",") for name in part.split("|")} == set()


def test_the_package_has_the_version_of_the_console() -> None:
    assert "@VERSION@" in (PACKAGING / "deb" / "control.in").read_text(encoding="utf-8")
    assert __version__ not in "".join((PACKAGING / name).read_text(encoding="utf-8") for name in SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_scripts_are_bash(script: str) -> None:
    told = subprocess.run(["bash", "-n", str(PACKAGING / script)], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
