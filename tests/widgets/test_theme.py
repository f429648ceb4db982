"""The theme dresses the application and changes while it runs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from widgets import fonts, icons, shapes, theme
from widgets.asked_line import AskedLine
from widgets.buttons import QuietButton, SecondaryButton
from widgets.drop_down import DropDown
from widgets.search_edit import SearchEdit
from widgets.status_badge import StatusBadge
from widgets.text import Label
from widgets.tokens import PAGE_FADE_MS, themes


@pytest.mark.parametrize("name", ["dark", "light"])
def test_style_sheet_has_no_open_placeholder(name: str, qapp: QApplication) -> None:
    sheet = theme.style_sheet(themes()[name])
    assert "$" not in sheet
    assert themes()[name].surface in sheet


def test_theme_changes_at_run_time(qapp: QApplication, qtbot: QtBot) -> None:
    label = Label("words", tone="fail")
    qtbot.addWidget(label)
    label.show()
    dark = label.palette().color(QPalette.ColorRole.WindowText)
    theme.apply(qapp, "light")
    assert dark == QColor(themes()["dark"].fail)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(themes()["light"].fail)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(themes()["light"].bg)
    assert theme.current().name == "light"


def test_badge_is_painted_in_the_theme_that_is_worn(qapp: QApplication, qtbot: QtBot) -> None:
    badge = StatusBadge()
    badge.show_status(shapes.SQUARE, "FAIL")
    qtbot.addWidget(badge)
    for name in ("dark", "light"):
        theme.apply(qapp, name)
        middle = badge.grab().toImage().pixelColor(5, badge.height() // 2)
        assert middle == QColor(themes()[name].fail)


def test_icons_are_tinted_again(qapp: QApplication, qtbot: QtBot) -> None:
    button = QuietButton("Lock", "lock")
    qtbot.addWidget(button)
    button.show()
    before = button.icon().pixmap(16, 16).toImage()
    theme.apply(qapp, "light")
    after = button.icon().pixmap(16, 16).toImage()
    assert before != after
    assert after == icons.icon("lock").pixmap(16, 16).toImage()


@pytest.mark.parametrize("name", ["dark", "light"])
def test_what_empties_a_search_wears_the_theme(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    search = SearchEdit("Search")
    qtbot.addWidget(search)
    search.show()
    theme.apply(qapp, name)
    clear = search.findChild(QToolButton)
    assert clear.icon().pixmap(16, 16).toImage() == icons.icon("close").pixmap(16, 16).toImage()


def test_an_unknown_icon_is_said() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("unicorn")


def test_reduced_motion_stops_all_motion(qapp: QApplication) -> None:
    assert theme.duration_ms(PAGE_FADE_MS) == PAGE_FADE_MS
    theme.apply(qapp, "dark", reduced_motion=True)
    assert theme.duration_ms(PAGE_FADE_MS) == 0


def test_an_unknown_theme_changes_nothing(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        theme.apply(qapp, "sepia")
    assert theme.current().name == "dark"


def test_a_look_reaches_the_style_sheet(qtbot: QtBot) -> None:
    label = Label("words", tone="muted")
    qtbot.addWidget(label)
    label.show()
    theme.set_look(label, tone="warn")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.current().warn)


def test_focus_is_visible_on_every_kind_of_button(qtbot: QtBot) -> None:
    for look in ("primary", "secondary", "quiet", "nav"):
        window = QWidget()
        qtbot.addWidget(window)
        first, second = QPushButton("Go", window), QPushButton("Other", window)
        second.move(0, 60)
        first.setProperty("look", look)
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        second.setFocus()
        without = first.grab().toImage()
        first.setFocus()
        assert first.hasFocus()
        assert first.grab().toImage() != without, look


def test_what_stands_in_a_row_of_buttons_is_as_high_as_they_are(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    line = QHBoxLayout(row)
    drop_down = DropDown()
    drop_down.addItem("24 hours")
    asked = AskedLine("Symbol", "", "Show")
    parts = (SearchEdit("Search"), drop_down, SecondaryButton("Refresh"), asked)
    for part in parts:
        line.addWidget(part)
    row.show()
    assert {part.height() for part in (*parts, asked.line)} == {32}


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_a_hint_in_a_field_is_as_readable_as_faint_text(qtbot: QtBot, field: type[QLineEdit | QPlainTextEdit]) -> None:
    made = field()
    qtbot.addWidget(made)
    made.show()
    assert made.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(theme.current().faint)


@pytest.mark.parametrize("role", ["label", "body", "page", "verdict"])
def test_figures_have_equal_width(role: str, qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetricsF

    for font in (fonts.sans(role), fonts.fixed(role)):
        metrics = QFontMetricsF(font)
        assert metrics.horizontalAdvance("11111") == pytest.approx(metrics.horizontalAdvance("04789"), abs=0.1)


class QBalloonTip(QFrame):
    """Named as what Qt draws a tray icon's message in where no desktop shows it; itself it cannot be made."""


@pytest.mark.parametrize("name", ["dark", "light"])
def test_a_tray_icon_s_own_message_wears_the_theme(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, name)
    balloon = QBalloonTip()
    qtbot.addWidget(balloon)
    yellow = balloon.palette()
    yellow.setColor(QPalette.ColorRole.Window, QColor("#ffffe1"))
    balloon.setPalette(yellow)
    close = QPushButton(balloon)
    close.setIconSize(QSize(15, 15))
    for part in (balloon, close):
        part.ensurePolished()
    assert balloon.palette().color(QPalette.ColorRole.Window) == theme.colour("raised")
    assert close.sizeHint().height() < 20
