"""What a screen reader reads of the started console through AT-SPI: window, pages, a table's rows, the kill control."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SYSTEM_PYTHON = "/usr/bin/python3"
TOOLS = ("Xvfb", "dbus-run-session", "bash", SYSTEM_PYTHON)
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
AREAS = ("Area: Security & Compliance", "Area: Data Integrity & Backup")
NO_SCREEN = "Could not load the Qt platform plugin"


def why_not() -> str:
    """Which tool this machine lacks, as a sentence; empty when none."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        return f"{', '.join(missing)} is not installed: nothing can be read through AT-SPI here."
    asked = subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, check=False)
    return "python3-gi and gir1.2-atspi-2.0 are not installed." if asked.returncode else ""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, str, str]]:
    """(depth, role, name) of everything that is showing."""
    lacking = why_not()
    if lacking:
        pytest.skip(lacking)
    room = tmp_path_factory.mktemp("at-spi")
    (room / "run").mkdir(mode=0o700)
    surroundings = {
        **os.environ,
        "HOME": str(room),
        "XDG_RUNTIME_DIR": str(room / "run"),
        "XDG_CONFIG_HOME": str(room / "config"),
        "XDG_STATE_HOME": str(room / "state"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    script, reader = str(HERE / "at_spi_room.sh"), str(HERE / "at_spi_tree.py")
    command = ["dbus-run-session", "--", "bash", script, str(room), sys.executable, SYSTEM_PYTHON, reader, *AREAS]
    subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, timeout=120, check=True)
    said = (room / "console.log").read_text("utf-8")
    if NO_SCREEN in said:
        pytest.skip("Qt finds no library for a screen here: README names the packages that a screen adds.")
    found = json.loads((room / "tree.json").read_text("utf-8") or "[]")
    assert found, said
    return [(depth, role, name) for depth, role, name in found]


def names(tree: list[tuple[int, str, str]], role: str) -> list[str]:
    return [name for _, one, name in tree if one == role]


def test_the_window_says_what_it_is_open_on(tree: list[tuple[int, str, str]]) -> None:
    assert any("SANDBOX" in name and name.endswith("Aether console") for name in names(tree, "frame"))


def test_the_pages_are_there_with_role_and_name(tree: list[tuple[int, str, str]]) -> None:
    assert "Pages" in names(tree, "panel")
    assert {"Board", "Halt", "Journal"} <= {*names(tree, "radio button")}


def test_the_kill_control_says_what_it_is_and_whether_its_path_is_proven(tree: list[tuple[int, str, str]]) -> None:
    assert [one for one in names(tree, "push button") if one.startswith("Kill switch: path ")]


def test_the_rows_of_the_board_can_be_read(tree: list[tuple[int, str, str]]) -> None:
    assert "Areas of readiness, worst first" in names(tree, "table")
    assert {*AREAS} <= {*names(tree, "table cell")}


def test_no_button_is_without_a_name(tree: list[tuple[int, str, str]]) -> None:
    assert "" not in names(tree, "push button")
