"""Every key says what it does: no shortcut without words, none missing from the palette, none meant twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from app.shell.manual_wiring import ManualWiring
from app.shell.palette_wiring import PaletteWiring
from app.shell.panels import PANELS
from app.shell.window import Window
from tests.widgets import page_states
from tests.widgets.page_states import NOW
from widgets import theme
from widgets.palette_actions import KILL_KEY, key_text

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.xdist_group("palette"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
MOVES = {
    "Escape",
    "Return",
    "Enter",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Tab",
    "Backtab",
}
"""Keys that mean in a widget what they mean everywhere, and need no line of their own."""
SAID_ELSEWHERE = {
    "kill_keys": "the card of an armed kill says them",
    "kill_shortcut": "the kill key is the first line of every list of keys",
    "kill_arm_card": "the card says them",
    "hold_button": "the card of an armed kill says them",
    "metrics_keys": "its pages declare them as KEYS_OF_TIME",
    "key_field": "refuses keys",
    "secret_edit": "refuses keys",
    "code_edit": "refuses keys",
    "promql_edit": "Ctrl+Space and what an editor of text does anyway",
    "plot_values": "passes on the page's keys, which the page declares",
}


@pytest.fixture(scope="module")
def window(qapp: QApplication) -> Iterator[Window]:
    theme.apply(qapp, "dark")
    made = Window(page_states.healthy().environment, PANELS)
    made.show()
    yield made
    made.let_close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="module")
def wiring(window: Window) -> PaletteWiring:
    return PaletteWiring(window)


def test_every_shortcut_of_every_page_says_what_it_does_and_is_listed(
    window: Window, wiring: PaletteWiring, qapp: QApplication
) -> None:
    ManualWiring(window, qapp)
    for row in PANELS:
        window.show_page(row.page_id)
        window.show_state(page_states.healthy(), NOW)
        page = window.panels[row.page_id]
        nameless = [key_text(one) for one in page.findChildren(QShortcut) if not one.whatsThis()]
        assert nameless == [], row.page_id
        in_sight = {
            key_text(one)
            for one in page.findChildren(QShortcut)
            if one.isEnabled() and one.parent().isVisibleTo(page) and one.parent().window() is window  # type: ignore[attr-defined]
        }
        wiring.open_palette()
        assert wiring.palette is not None
        assert in_sight <= {one.key for one in wiring.palette.list.entries}, row.page_id
        wiring.close()
    around = window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert [key_text(one) for one in around if not one.whatsThis()] == []
    assert "F1" in {key_text(one) for one in around}


def test_no_key_opens_two_things_on_one_page(window: Window) -> None:
    taken = {row.key for row in PANELS} | {KILL_KEY, "Ctrl+P", "?", "F1"}
    assert len(taken - {""}) == len([row for row in PANELS if row.key]) + 4
    for row in PANELS:
        page = window.panels[row.page_id]
        assert not {key_text(one) for one in page.findChildren(QShortcut)} & taken, row.page_id


def test_whoever_reads_a_key_by_itself_names_it_for_the_list() -> None:
    silent = []
    for path in sorted((ROOT / "widgets").glob("*.py")):
        text = path.read_text("utf-8")
        if "def keyPressEvent" not in text or path.stem in SAID_ELSEWHERE or "keys_here" in text:
            continue
        keys = {
            node.attr.removeprefix("Key_")
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Attribute) and node.attr.startswith("Key_")
        }
        if keys - MOVES:
            silent.append((path.stem, keys - MOVES))
    assert silent == []
