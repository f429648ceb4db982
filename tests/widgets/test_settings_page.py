"""The Settings page: by keyboard alone, refusals in words, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.preferences import PREFERENCES
from app.core.settings_exchange import Change
from app.core.settings_view import EnvironmentRow, KeptRow, SettingsView, setting_rows
from tests.widgets.page_desk import heard
from tests.widgets.tab_walk import missed_by_tab
from widgets.metrics_choice import ChoiceBox
from widgets.scroll_column import ScrollColumn
from widgets.settings_page import SettingsPage

DEFAULTS = {one.key: one.default for one in PREFERENCES}
PAGES = {"board": "Board", "halt": "Halt"}
VIEW = SettingsView(
    setting_rows(DEFAULTS, PAGES),
    "/home/me/settings.json",
    environments=(
        EnvironmentRow("staging", "STAGING · 2 services · company", 2, open_here=True),
        EnvironmentRow("prod", "PRODUCTION · 9 services · company", 9),
        EnvironmentRow("broken", "", 14, fault="environments.toml, line 15: accounts is wrong."),
    ),
    file="/home/me/environments.toml",
    kept=(KeptRow("Settings", "/home/me/settings.json"),),
)


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    made = SettingsPage()
    qtbot.addWidget(made)
    made.resize(1000, 1400)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_view(VIEW)
    return made


def line_edit(page: SettingsPage, key: str) -> QLineEdit:
    field = page.lines[key].field
    assert isinstance(field, QLineEdit)
    return field


def test_every_preference_has_its_field_its_default_and_its_name(page: SettingsPage) -> None:
    assert list(page.lines) == [one.key for one in PREFERENCES]
    for row in VIEW.settings:
        line = page.lines[row.key]
        assert line.field.accessibleName() == row.title
        assert line._default.text() == f"Default: {row.default}"
        assert not line.reset_button.isEnabled()
        assert line.reset_button.accessibleDescription() == "It is the default already."
    assert page.kept == {"Settings": "/home/me/settings.json"}


def test_what_is_chosen_or_typed_is_asked_for_once(page: SettingsPage) -> None:
    given = heard(page.given)
    theme = page.lines["theme"].field
    assert isinstance(theme, ChoiceBox)
    theme.setFocus()
    QTest.keyClick(theme, Qt.Key.Key_Down)
    field = line_edit(page, "lock_after_min")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "15")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert given == [("theme", "light"), ("lock_after_min", "15")]
    page.show_view(replace(VIEW, settings=setting_rows({**DEFAULTS, "lock_after_min": 15}, PAGES)))
    line_edit(page, "second_zone").setFocus()
    assert len(given) == 2
    reset = heard(page.reset)
    QTest.keyClick(page.lines["lock_after_min"].reset_button, Qt.Key.Key_Return)
    assert reset == [("lock_after_min",)]


def test_a_refusal_stands_at_its_field_until_it_is_mended(page: SettingsPage) -> None:
    line, field = page.lines["second_zone"], line_edit(page, "second_zone")
    field.setFocus()
    QTest.keyClicks(field, "Mars")
    page.show_refused("second_zone", "There is no such zone.")
    assert (line.why, field.accessibleDescription(), field.property("tone")) == (
        *["There is no such zone."] * 2,
        "fail",
    )
    page.show_view(VIEW)
    assert (line.why, field.text()) == ("There is no such zone.", "Mars")
    given = heard(page.given)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), given) == ("", [("second_zone", "")])
    page.show_refused("second_zone", "")
    assert (line.why, field.property("tone")) == ("", "")


def test_what_is_being_typed_stays_while_the_page_is_drawn(page: SettingsPage) -> None:
    field = line_edit(page, "second_zone")
    field.setFocus()
    QTest.keyClicks(field, "Asia/To")
    page.show_view(VIEW)
    assert field.text() == "Asia/To"
    page.show_view(replace(VIEW, settings=setting_rows({**DEFAULTS, "second_zone": "UTC"}, PAGES)))
    assert field.text() == "UTC"


def test_problems_are_said_where_they_are(page: SettingsPage) -> None:
    assert (page.problem, page.environments.trouble) == ("", "")
    page.show_view(replace(VIEW, problem="It was set aside.", trouble="It is no TOML.", environments=()))
    assert (page.problem, page.environments.trouble) == ("It was set aside.", "It is no TOML.")
    assert page.environments._trouble.property("tone") == "fail"
    page.show_view(replace(VIEW, trouble="There is no such file yet.", environments=(), there=False))
    assert page.environments._trouble.property("tone") == "text"
    with pytest.raises(KeyError):
        page.environments.open_button("prod")


def test_an_environment_opens_unless_it_is_open_or_broken(page: SettingsPage) -> None:
    wanted = heard(page.environments.open_requested)
    for name, why in (("staging", "It is open in this window."), ("broken", "It cannot be opened."), ("prod", "")):
        button = page.environments.open_button(name)
        assert (button.accessibleDescription(), button.isEnabled()) == (why, not why)
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert wanted == [("prod",)]
    page.show_view(replace(VIEW, kept=()))
    assert page.environments.open_button("prod") is not None


def test_an_import_is_decided_with_its_changes_in_sight(page: SettingsPage) -> None:
    card = page.exchange.imports
    taken, dropped = heard(card.apply_requested), heard(card.dropped)
    card.show_changes("2 things change.", (Change("+", "Environment x"), Change("~", "Theme: dark → light")))
    assert (card.deciding, QApplication.focusWidget()) == (True, card.apply_button)
    QTest.keyClick(card.apply_button, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert (len(taken), len(dropped)) == (1, 1)
    card.show_changes("Nothing would change.", ())
    assert not card.apply_button.isEnabled()
    assert QApplication.focusWidget() is card.drop_button
    card.show_nothing("Imported.")
    assert QApplication.focusWidget() is card.import_button
    assert (card.deciding, card.said, card._lines) == (False, "Imported.", [])


def test_tab_reaches_all_of_the_page(page: SettingsPage) -> None:
    page.exchange.imports.show_changes("1 thing changes.", (Change("-", "x"),))
    page.lines["theme"].field.setFocus()
    assert missed_by_tab(page) == set()


@pytest.mark.parametrize("width", [640, 1200])
def test_the_page_ends_where_its_last_card_does(qtbot: QtBot, width: int) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.show()
    page.show_view(VIEW)
    column = page.findChild(ScrollColumn)
    assert column is not None
    qtbot.waitUntil(lambda: page._kept_card.geometry().bottom() + 1 == column.widget().height())
    assert column.verticalScrollBar().maximum() > 0
