"""A list that opens is whole, shows which row Enter would take, and is wide enough for its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets import theme
from widgets.drop_down import DropDown
from widgets.filter_box import FilterBox
from widgets.metrics_choice import ChoiceBox

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LONG = "a value that is a good deal longer than its box"


def choice() -> DropDown:
    box = ChoiceBox("Language")
    box.show_choices([("a", "As the desktop"), ("b", "English"), ("c", LONG)], "b")
    box.setFixedWidth(110)
    return box


def only_some() -> DropDown:
    box = FilterBox("Account")
    box.show_values(["company", LONG])
    box.setCurrentIndex(1)
    box.setFixedWidth(110)
    return box


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("make", [choice, only_some])
def test_the_open_list(qtbot: QtBot, qapp: QApplication, make: Callable[[], DropDown], name: str) -> None:
    theme.apply(qapp, name)
    box = make()
    qtbot.addWidget(box)
    box.show()
    box.showPopup()
    view = box.view()
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(3)]
    seen = view.viewport().rect()
    assert all(seen.contains(row) for row in rows)
    assert seen.width() >= view.sizeHintForColumn(0)
    assert view.viewport().grab().toImage().pixelColor(rows[1].center().x(), rows[1].top() + 2) == theme.colour(
        "accent"
    )
    box.hidePopup()
    theme.apply(qapp, "dark")
