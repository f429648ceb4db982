"""The rail opens pages by click, by key and by arrow keys, and shows only the pages it was given."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.navigation import NavigationRail, PageRow
from widgets.text import Label

ROWS = (
    PageRow("board", "Watch", "Board", "Ctrl+1"),
    PageRow("services", "Watch", "Services", "Ctrl+2"),
    PageRow("journal", "Look up", "Journal", ""),
)


@pytest.fixture
def rail(qtbot: QtBot) -> NavigationRail:
    made = NavigationRail(ROWS)
    qtbot.addWidget(made)
    made.resize(204, 600)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def button(rail: NavigationRail, name: str) -> QPushButton:
    return next(found for found in rail.findChildren(QPushButton) if found.accessibleName() == name)


def test_pages_groups_and_keys_are_shown(rail: NavigationRail) -> None:
    shown = [label.text() for label in rail.findChildren(Label) if label.text()]
    assert sorted(shown) == sorted(["WATCH", "LOOK UP", "Board", "Services", "Journal", "Ctrl 1", "Ctrl 2"])
    assert button(rail, "Board").accessibleDescription() == "Ctrl+1"


def test_a_click_asks_for_the_page(qtbot: QtBot, rail: NavigationRail) -> None:
    with qtbot.waitSignal(rail.page_requested) as asked:
        qtbot.mouseClick(button(rail, "Services"), Qt.MouseButton.LeftButton)
    assert asked.args == ["services"]
    assert button(rail, "Services").isChecked()


def test_the_key_asks_from_anywhere_in_the_window(qtbot: QtBot, rail: NavigationRail) -> None:
    rail.show_page("services")
    with qtbot.waitSignal(rail.page_requested) as asked:
        qtbot.keyClick(rail, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["board"]
    assert not button(rail, "Services").isChecked()


def test_arrows_walk_over_the_groups_and_stop_at_the_ends(qtbot: QtBot, rail: NavigationRail) -> None:
    button(rail, "Board").setFocus()
    for wanted in ("Services", "Journal", "Journal"):
        qtbot.keyClick(next(b for b in rail.findChildren(QPushButton) if b.hasFocus()), Qt.Key.Key_Down)
        assert button(rail, wanted).hasFocus()
    with qtbot.waitSignal(rail.page_requested) as asked:
        qtbot.keyClick(button(rail, "Journal"), Qt.Key.Key_Space)
    assert asked.args == ["journal"]


def test_showing_a_page_asks_for_nothing(qtbot: QtBot, rail: NavigationRail) -> None:
    with qtbot.assertNotEmitted(rail.page_requested):
        rail.show_page("journal")
    with pytest.raises(KeyError):
        rail.show_page("unicorn")


def test_a_narrow_rail_leaves_the_keys_to_tooltips(rail: NavigationRail) -> None:
    wide = rail.width()
    rail.show_narrow(True)
    assert rail.width() < wide
    assert [
        label.text() for label in rail.findChildren(Label) if label.text().startswith("Ctrl") and label.isVisible()
    ] == []
    assert button(rail, "Board").toolTip() == "Ctrl+1"
    rail.show_narrow(False)
    assert rail.width() == wide
    assert button(rail, "Board").toolTip() == ""


def test_the_open_page_s_row_is_in_sight_in_a_low_window(qtbot: QtBot) -> None:
    rail = NavigationRail([PageRow(f"p{number}", "Watch", f"Page {number}") for number in range(40)])
    qtbot.addWidget(rail)
    rail.resize(204, 300)
    rail.show()
    for name in ("p39", "p0", "p20"):
        rail.show_page(name)
        row = button(rail, f"Page {name[1:]}")
        qtbot.waitUntil(lambda row=row: not row.visibleRegion().isEmpty())
    rail.show_page("p0")
    qtbot.waitUntil(lambda: wholly_seen(next(part for part in rail.findChildren(Label) if part.text() == "WATCH")))
    rail.show_page("p20")
    qtbot.waitUntil(lambda: wholly_seen(button(rail, "Page 19")) and wholly_seen(button(rail, "Page 21")))
    rail.resize(204, 200)
    qtbot.waitUntil(lambda: not button(rail, "Page 20").visibleRegion().isEmpty())


def wholly_seen(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_the_keys_leave_the_titles_whole_beside_a_scroll_bar(qtbot: QtBot, rail: NavigationRail) -> None:
    key = next(label for label in rail.findChildren(Label) if label.text() == "Ctrl 1")
    assert key.isVisible()
    rail.resize(204, 150)
    qtbot.waitUntil(key.isHidden)
    rail.resize(204, 600)
    qtbot.waitUntil(key.isVisible)
