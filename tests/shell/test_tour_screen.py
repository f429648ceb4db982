"""The tour's own screen has room for what opens over a window, at every scale, and is taken for no other platform."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.shell.tour_screen import platform

ROOT = Path(__file__).parents[2]
POP_UP = """
from app.shell.translator import speak_in
speak_in("de")
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from widgets import theme
from widgets.tray import QuietMenu, Tray
app = QApplication([])
theme.apply(app, "dark")
window = QWidget()
window.resize(1440, 900)
for menu in (Tray(window).menu, QuietMenu(window)):
    menu.adjustSize()
    print(menu.size() == menu.sizeHint())
    menu.popup(QPoint(0, 0))
    app.processEvents()
    print(menu.screen().geometry().contains(menu.geometry()) and menu.size() == menu.sizeHint())
    menu.close()
print(window.screen().geometry().contains(window.geometry()))
"""


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_menus_and_the_window_are_whole_on_it(tmp_path: Path, scale: float) -> None:
    variables = os.environ | {"QT_QPA_PLATFORM": platform("offscreen", scale, tmp_path), "QT_SCALE_FACTOR": str(scale)}
    done = subprocess.run(
        [sys.executable, "-c", POP_UP], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split() == ["True"] * 5, done.stderr


def test_its_file_is_for_this_user_only(tmp_path: Path) -> None:
    assert platform("", 2, tmp_path) == f"offscreen:configfile={tmp_path}/screen.json"
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("wanted", "folder", "given"),
    [
        ("xcb", "plain", "xcb"),
        ("offscreen:configfile=mine.json", "plain", "offscreen:configfile=mine.json"),
        ("", "a:b", "offscreen"),  # Qt would split the path there, and end the process for want of such a file
        ("", "a;b", "offscreen"),
    ],
)
def test_another_screen_stays(tmp_path: Path, wanted: str, folder: str, given: str) -> None:
    assert platform(wanted, 2, tmp_path / folder) == given
    assert list(tmp_path.iterdir()) == []
