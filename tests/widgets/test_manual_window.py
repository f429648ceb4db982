"""The manual's window: list, search, page, links, keys; nothing in it leaves the manual or holds the console up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.manual import Chapter, Manual, Place
from app.core.manual_rows import ManualRow, contents_rows
from tests.widgets.tab_walk import reached_by_tab, to_be_reached
from widgets import theme
from widgets.manual_browser import ZOOMS
from widgets.manual_window import ManualWindow

LONG = "\n\n".join(f"Paragraph {number} of many." for number in range(80))
TEXT = f"""# Board

See [the halt](halt.md#end), and [elsewhere](https://example.com/).

| The page says | What `it` means |
|---|---|
| "One thing." "Another thing." | Words <b>as they stand</b> |

```
fixed words
```

{LONG}

## Far below

Paragraph 7 of another kind, with a needle in it.

{LONG}
"""
MANUAL = Manual((Chapter("Watch", ("board", "halt")),), {"board": TEXT, "halt": "# Halt\n\n## End\n\nover"})
BOARD, HALT = Place("board"), Place("halt")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[ManualWindow]:
    made = ManualWindow()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_rows(contents_rows(MANUAL, BOARD), BOARD)
    made.show_page(MANUAL.pages["board"], BOARD, back=False, forward=False)
    made.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    yield made


def top_words(window: ManualWindow) -> str:
    """The first line that is in sight."""
    return window.browser.cursorForPosition(window.browser.viewport().rect().topLeft()).block().text()


def test_it_is_a_window_of_its_own_that_locks_no_other(window: ManualWindow) -> None:
    assert window.isWindow() and window.parent() is None and not window.isModal()
    assert window.windowTitle() == "Board · Manual" and window.accessibleName() == "Manual"
    QTest.keyClick(window.browser, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_page_opens_at_its_heading(window: ManualWindow) -> None:
    page = MANUAL.pages["board"]
    assert window.browser.verticalScrollBar().value() == 0
    window.show_page(page, Place("board", "far-below"), back=True, forward=False)
    assert top_words(window) in ("Far below", "Paragraph 79 of many.")
    assert not window.browser.textCursor().hasSelection()
    window.show_page(page, Place("board", "board"), back=True, forward=False)
    assert window.browser.verticalScrollBar().value() == 0


def test_the_words_that_were_looked_for_stand_out_behind_the_heading(window: ManualWindow) -> None:
    page = MANUAL.pages["board"]
    window.show_page(page, Place("board", "far-below", "paragraph 7"), back=True, forward=False)
    cursor = window.browser.textCursor()
    assert cursor.selectedText() == "Paragraph 7" and "another kind" in cursor.block().text()
    window.show_page(page, Place("board", "", "not to be found"), back=True, forward=False)
    assert not window.browser.textCursor().hasSelection()


def test_quotes_stand_below_each_other_and_markup_is_shown_as_it_stands(window: ManualWindow) -> None:
    (table,) = [one for one in window.browser.document().rootFrame().childFrames() if isinstance(one, QTextTable)]
    first = table.cellAt(1, 0).firstCursorPosition().block().text()
    assert first.split("\u2028") == ['"One thing."', '"Another thing."']
    assert "<b>as they stand</b>" in table.cellAt(1, 1).firstCursorPosition().block().text()


def test_links_are_told_and_those_that_leave_the_manual_are_text(window: ManualWindow) -> None:
    followed: list[str] = []
    window.link_followed.connect(followed.append)
    html = window.browser.document().toHtml()
    assert 'href="halt.md#end"' in html and 'href="https' not in html
    assert "https://example.com/" in window.browser.toPlainText()
    window.browser.anchorClicked.emit(QUrl("halt.md#end"))
    assert followed == ["halt.md#end"] and "Board" in window.windowTitle()


def test_the_keyboard_alone_walks_the_links(window: ManualWindow) -> None:
    followed: list[str] = []
    window.link_followed.connect(followed.append)
    window.browser.setFocus()
    QTest.keyClick(window.browser, Qt.Key.Key_Tab)
    QTest.keyClick(window.browser, Qt.Key.Key_Return)
    assert followed == ["halt.md#end"]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Left, "back_requested"),
        (Qt.Key.Key_Right, "forward_requested"),
    ],
)
def test_back_and_forward_have_keys_and_buttons(window: ManualWindow, key: Qt.Key, signal: str) -> None:
    asked: list[str] = []
    getattr(window, signal).connect(lambda: asked.append(signal))
    QTest.keyClick(window.browser, key, Qt.KeyboardModifier.AltModifier)
    assert asked == [signal]
    window.show_page(MANUAL.pages["halt"], HALT, back=True, forward=True)
    button = window._back if signal == "back_requested" else window._forward
    button.click()
    assert asked == [signal] * 2
    window.show_page(MANUAL.pages["halt"], HALT, back=False, forward=False)
    assert not button.isEnabled()


def test_the_first_page_is_one_key_away(window: ManualWindow) -> None:
    asked: list[bool] = []
    window.start_requested.connect(lambda: asked.append(True))
    QTest.keyClick(window.list, Qt.Key.Key_F1)
    assert asked == [True]


def test_the_list_goes_where_enter_or_a_click_says(window: ManualWindow) -> None:
    gone: list[Place] = []
    window.place_chosen.connect(gone.append)
    window.list.setFocus()
    assert window.list.currentItem().text() == "Board"
    for _ in range(2):
        QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert gone == [] and window.list.currentItem().text() == "Halt"
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    chapter = window.list.visualItemRect(window.list.item(0)).center()
    QTest.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, pos=chapter)
    below = window.list.visualItemRect(window.list.item(2)).center()
    QTest.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert gone == [HALT, Place("board", "far-below")]


def test_the_search_tells_its_words_and_hands_the_keyboard_to_the_list(window: ManualWindow) -> None:
    told: list[str] = []
    window.search_changed.connect(told.append)
    QTest.keyClick(window.browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.search
    QTest.keyClicks(window.search, "en")
    rows = (ManualRow("End", Place("halt", "end"), remark="Halt: over"),)
    window.show_rows(rows, BOARD, "1 found")
    assert told == ["e", "en"] and window._found.isVisible() and window.list.accessibleName() == "Found in the manual"
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.list and window.list.currentItem().text() == "End"
    window.search.setFocus()
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert told[-1] == "" and window.isVisible()
    window.show_rows(contents_rows(MANUAL, BOARD), BOARD)
    assert not window._found.isVisible()
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_everything_is_reached_by_tab_and_has_a_name(window: ManualWindow) -> None:
    window.show_page(MANUAL.pages["halt"], HALT, back=True, forward=True)
    window.search.setFocus()
    assert set(reached_by_tab(window)) == to_be_reached(window)
    parts: list[QWidget] = [window.search, window.list, window.browser, window._back, window._forward, window._start]
    assert all(part.accessibleName() for part in parts)
    assert window.list.item(1).text() == "Board" and window.browser.accessibleDescription() == "Halt"


def test_letters_grow_and_shrink_and_the_place_stays(window: ManualWindow) -> None:
    def size() -> int:
        return window.browser.document().defaultFont().pixelSize()

    usual, control = size(), Qt.KeyboardModifier.ControlModifier
    for _ in range(6):
        QTest.keyClick(window.browser, Qt.Key.Key_Equal, control)
    assert size() == round(usual * ZOOMS[-1])
    QTest.keyClick(window.browser, Qt.Key.Key_Minus, control)
    assert size() == round(usual * ZOOMS[-2])
    QTest.keyClick(window.browser, Qt.Key.Key_0, control)
    assert size() == usual


def test_the_page_is_dressed_anew_with_the_theme(window: ManualWindow, qapp: QApplication) -> None:
    def link_colour() -> str:
        cursor = window.browser.document().find("the halt")
        return cursor.charFormat().foreground().color().name()

    dark = link_colour()
    assert dark == theme.colour("accent").name()
    theme.apply(qapp, "light")
    assert link_colour() == theme.colour("accent").name() != dark
