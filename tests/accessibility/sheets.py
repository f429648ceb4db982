"""The sheets as a person meets them: each page's buttons are pressed, and what opens is handed on and closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTableView, QWidget

from app.core.areas import Area
from app.core.manual import Place
from app.core.manual_rows import contents_rows
from app.core.preferences import PREFERENCES
from app.core.readiness.board import assess, blocks, probe_of
from app.core.settings_exchange import Change
from app.core.settings_view import EnvironmentRow, KeptRow, SettingsView, setting_rows
from app.core.state import AppState
from app.shell.manual_pages import shipped_manual
from app.shell.palette_wiring import PaletteWiring
from app.shell.panels import PANELS
from app.shell.window import Window
from tests.accessibility.filled import filled
from tests.accessibility.rooms import HEALTHY, STATES, drawn
from tests.core import mode_rooms, risks
from tests.core.states import NOW as MODES_NOW
from tests.widgets import alert_states, decisions, halt_states, key_states, lookup_states
from tests.widgets.page_states import NOW
from widgets.board_page import BoardPage
from widgets.director_sheet import DirectorSheet
from widgets.manual_window import ManualWindow
from widgets.settings_page import SettingsPage
from widgets.sign_in_sheet import SignInPurpose, SignInSheet
from widgets.wizard_sheet import WizardSheet

_SETTINGS = SettingsView(
    setting_rows({one.key: one.default for one in PREFERENCES}, {row.page_id: row.title for row in PANELS}),
    "/home/me/settings.json",
    environments=(EnvironmentRow("staging", "STAGING · company", 2, open_here=True), EnvironmentRow("prod", "PROD", 9)),
    file="/home/me/environments.toml",
    kept=(KeptRow("config", "/home/me/settings.json"),),
)
SCENES: dict[str, tuple[AppState, datetime]] = {
    "simulation": (mode_rooms.room(safe=mode_rooms.safe_mode_on()), MODES_NOW),
    "risk": (risks.healthy(), risks.NOW),
    "oms": (lookup_states.oms_async(), NOW),
    "oversight": (lookup_states.oversight(), NOW),
    "portfolio": (lookup_states.portfolio(), NOW),
    "alerts": (alert_states.alerting(), NOW),
    "keys": (key_states.with_desk(key_states.desk()), NOW),
    "director": (key_states.with_desk(key_states.asking("director-1")), NOW),
    "board": (decisions.decided(STATES["troubled"]), NOW),
    "halt": (halt_states.fired(halt_states.calm(), {"company": halt_states.accepted}), halt_states.NOW),
}
"""States in which a page has more to show and to press than a healthy platform gives it."""


def scenes(window: Window) -> Iterator[tuple[str, QWidget]]:
    """Pages with much on them, the areas of the board, settings, and the kill when it is armed."""
    for page_id, (state, now) in SCENES.items():
        page = drawn(window, page_id, state)
        page.show_state(state, now)
        QTest.qWait(1)
        yield page_id, page
        if isinstance(page, BoardPage):
            for area in Area:
                page.open_area(area)
                QTest.qWait(1)
                yield f"area {area.name}", page
            page.show_board()
    settings = drawn(window, "settings", HEALTHY)
    assert isinstance(settings, SettingsPage)
    settings.show_view(_SETTINGS)
    settings.exchange.imports.show_changes("2 × ~", (Change("+", "x"), Change("~", "y")))
    QTest.qWait(1)
    yield "settings", settings
    armed = halt_states.armed(halt_states.calm())
    window.show_state(armed, halt_states.NOW)
    QTest.qWait(1)
    yield "armed", window.arm_card
    yield from filled(window)
    window.show_state(HEALTHY, NOW)


def sheets(window: Window) -> Iterator[tuple[str, QWidget]]:
    """Every sheet, open over the window; it is closed when the next one is asked for."""
    for where, page in scenes(window):
        for table in page.findChildren(QTableView):
            table.setCurrentIndex(table.model().index(0, 0))
        QTest.qWait(1)
        for button in page.findChildren(QPushButton):
            if button.isVisible() and button.isEnabled():
                button.click()
                for sheet in _open():
                    yield f"{where}: {type(sheet).__name__}", sheet
                    sheet.reject()
    yield from _waiver(window)
    yield from _of_the_window(window)
    yield from _wizard()
    yield from _manual()


def _waiver(window: Window) -> Iterator[tuple[str, QWidget]]:
    page = drawn(window, "board", STATES["troubled"])
    assert isinstance(page, BoardPage)
    blocking = next(one for one in assess(STATES["troubled"], NOW).findings if blocks(one))
    page.open_area(probe_of(blocking).area)
    page.area_page.select_probe(blocking.probe_id)
    page.area_page.open_waiver()
    for sheet in _open():
        yield "waiver", sheet
        sheet.reject()
    page.show_board()


def _open() -> list[QDialog]:
    QTest.qWait(1)
    return [one for one in QApplication.allWidgets() if isinstance(one, QDialog) and one.isVisible()]


def _of_the_window(window: Window) -> Iterator[tuple[str, QWidget]]:
    wiring = PaletteWiring(window)
    for open_it, name in ((wiring.open_palette, "palette"), (wiring.open_keys, "sheet")):
        open_it()
        QTest.qWait(1)
        sheet = getattr(wiring, name)
        yield type(sheet).__name__, sheet
    wiring.close()
    sign_in, director = SignInSheet(HEALTHY.environment), DirectorSheet()
    for purpose in SignInPurpose:
        sign_in.open_for(purpose, "")
        QTest.qWait(20)  # the button's text is another, and the row is laid out once more
        yield f"sign-in {purpose.name}", sign_in
    sign_in.reject()
    director.open_for(key_states.asking("director-1"), NOW)
    QTest.qWait(1)
    yield "director", director
    director.reject()


def _wizard() -> Iterator[tuple[str, QWidget]]:
    sheet = WizardSheet("/home/me/environments.toml", first_run=True)
    sheet.open()
    QTest.qWait(1)
    yield "wizard 0", sheet
    sheet.welcome.own_requested.emit()
    yield "wizard 1", sheet
    sheet.identity.name.setText("eu")
    sheet.identity.accounts.setText("company")
    sheet.next.click()
    sheet.addresses.lines["auth"].address.setText("https://auth.example.com")
    QTest.qWait(1)
    yield "wizard 2", sheet
    sheet.next.click()
    QTest.qWait(20)
    yield "wizard 3", sheet
    sheet.hide()


def _manual() -> Iterator[tuple[str, QWidget]]:
    manual = shipped_manual((row.group, row.page_id) for row in PANELS)
    window, place = ManualWindow(), Place("getting-started")
    window.show_rows(contents_rows(manual, place), place)
    window.show_page(manual.pages[place.page_id], place, back=False, forward=False)
    window.show()
    QTest.qWait(1)
    yield "manual", window
    window.hide()
