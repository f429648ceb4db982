"""What a desktop, and whoever looks at it, sees of the console: the sensitive view, the tray's icon, quiet times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QPainter, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLineEdit, QWidget

from api_client.models.portfolio import PortfolioBalances
from app.core.card_view import exact_words, number_of
from app.core.portfolio_view import Listed, Listing
from app.core.sensitive import SAYS_SO
from app.core.state import ReadingKind
from app.shell.main import View
from app.shell.panels import PANELS
from app.shell.paths import Paths
from app.shell.settings import SettingsFile
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets import sensitive
from widgets.annunciator_words import SENSITIVE, SENSITIVE_KEY
from widgets.mode_page import ModePage
from widgets.portfolio_page import PortfolioPage

pytestmark = [
    pytest.mark.xdist_group("shared-desktop"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
PROPERTIES = ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "placeholderText")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
SECRET = re.compile(r"\b(?:company|director-\d)\b|[$€]\s?\d|\d\s?[kM]?\s?USD\b|\w@\w", re.IGNORECASE)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("shared-desktop") / "state") as running:
        yield running


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that a painter is given, as it is given."""
    texts: list[str] = []
    original = QPainter.drawText

    def listen(painter: QPainter, *given: object) -> object:
        texts.extend(one for one in given if isinstance(one, str))
        return original(painter, *given)  # type: ignore[call-overload]

    monkeypatch.setattr(QPainter, "drawText", listen)
    return texts


def texts_of(widget: QWidget) -> Iterator[str]:
    """What Qt holds of a widget to paint or to read out, whatever Python answers."""
    if isinstance(widget, QLineEdit):
        yield widget.displayText()
    yield from (
        str(widget.property(name))
        for name in PROPERTIES
        if not (isinstance(widget, QLineEdit) and name == "text") and widget.property(name)
    )
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None:
        yield from (told.text(part) for part in (QAccessible.Text.Name, QAccessible.Text.Description))
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is not None:
        cells = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
        yield from (str(model.data(model.index(*cell), role) or "") for cell in cells for role in ROLES)


def seen(window: QWidget, drawn: list[str]) -> list[str]:
    """Everything that the window shows or tells now."""
    drawn.clear()
    window.grab()
    widgets = [window, *(one for one in window.findChildren(QWidget) if one.isVisibleTo(window))]
    return [*drawn, *(text for widget in widgets for text in texts_of(widget))]


def holdings(view: View) -> set[str]:
    """The quantities that the account's records name, as a page would write them."""
    state = view.console.store.state
    listed = [state.reading(one.kind, "portfolio", "company").value for one in Listing]
    rows = [row for one in listed if isinstance(one, Listed) for row in one.found.rows]
    found = {exact_words(number_of(row.get(name))) for row in rows for name in ("quantity", "qty", "price")}
    return {words for words in found if len(words) > 3}


def shortcut(view: View, key: str) -> QShortcut:
    (found,) = [one for one in view.window.findChildren(QShortcut) if one.key() == QKeySequence(key)]
    return found


def page(view: View, page_id: str) -> QWidget:
    return view.window.panels[page_id]


def test_no_page_shows_a_name_or_an_amount(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, drawn: list[str]
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path) as view:
            await signed_in(view.console, sandbox)
            portfolio = page(view, "portfolio")
            assert isinstance(portfolio, PortfolioPage)
            view.window.show_page("portfolio")
            await until(lambda: all(portfolio.cards[one].cells() for one in Listing), "rows in every listing")
            known = holdings(view)
            before = seen(view.window, drawn)
            assert [text for text in before if SECRET.search(text)]
            assert known & {*before}

            await by_hand(shortcut(view, SENSITIVE_KEY).activated.emit)
            assert view.console.store.state.sensitive
            for row in PANELS:
                view.window.show_page(row.page_id)
                await view.console.poller.first_round(signed_in=True)
                shown = seen(view.window, drawn)
                assert not [text for text in shown if SECRET.search(text)], row.page_id
                assert not [text for text in shown if text in known], row.page_id
                assert "account 1" in " ".join(shown), row.page_id
                assert SENSITIVE in view.window.windowTitle()
                assert SENSITIVE in shown, row.page_id

            balances = view.console.store.state.reading(ReadingKind.BALANCES, "portfolio", "company").value
            assert isinstance(balances, PortfolioBalances)
            view.window.show_page("portfolio")
            await by_hand(shortcut(view, SENSITIVE_KEY).activated.emit)
            after = seen(view.window, drawn)
            assert known & {*after}
            assert not [text for text in after if "account 1" in text or "•••" in text]
            assert not view.console.store.state.sensitive

    on_qt_loop(main)


def test_names_are_typed_as_ever_and_files_say_that_they_are_not_veiled(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    SettingsFile(Paths.below(tmp_path).settings).choose("sensitive_at_start", True)

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "portfolio", "sim-mode")) as view:
            await signed_in(view.console, sandbox)
            assert view.console.store.state.sensitive
            portfolio = page(view, "portfolio")
            assert isinstance(portfolio, PortfolioPage)
            view.window.show_page("portfolio")
            await until(portfolio.cards[Listing.ORDERS].cells, "orders")
            await by_hand(portfolio._exports[Listing.ORDERS].click)
            (dialog,) = [one for one in view.window.findChildren(QFileDialog) if one.isVisible()]
            assert "real names and amounts go into the file" in dialog.windowTitle()
            assert all("company" not in path for path in dialog.selectedFiles())
            path = tmp_path / "orders.csv"
            await by_hand(lambda: (dialog.fileSelected.emit(str(path)), dialog.close()))
            await until(path.exists, "the file")
            assert "company" in path.read_text(encoding="utf-8")
            await view.console.runner.settle()
            await by_hand(view.window.incident_requested.emit)
            assert SAYS_SO in [notice.words for notice in view.console.store.state.notices]
            mode = page(view, "simulation")
            assert isinstance(mode, ModePage)
            typed = mode.leave_sheet._typed
            await by_hand(lambda: typed.setText("company"))
            assert (typed.echoMode(), typed.text()) == (QLineEdit.EchoMode.Password, "company")
        assert not sensitive.lies()

    on_qt_loop(main)


@pytest.mark.expects_log  # the offscreen window system can neither raise a window nor grab the keyboard
def test_the_tray_arms_but_never_fires_locks_and_leaves(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "kill-switch", "sim-mode")) as view:
            await signed_in(view.console, sandbox)
            tray = view.wiring.tray.tray
            await until(lambda: view.console.store.state.judged is not None, "a judgement")
            await by_hand(view.wiring._draw)
            assert tray.icon.toolTip().startswith("sandbox · SANDBOX · LIVE")
            assert not tray.icon.isVisible()

            view.window.showMinimized()
            arm = next(one for one in tray.menu.actions() if one.text().startswith("Arm the kill switch"))
            await by_hand(arm.trigger)
            state = view.console.store.state
            assert state.halt.armed is not None
            assert state.halt.orders == ()
            assert not view.window.isMinimized()
            assert view.window.arm_card.isVisible()
            await by_hand(lambda: view.console.halting.disarm("escape"))

            lock = next(one for one in tray.menu.actions() if one.text() == "Lock")
            await by_hand(lock.trigger)
            await until(lambda: view.console.store.state.locked, "the lock")
            await by_hand(view.wiring._draw)
            assert not lock.isEnabled()
            leave = next(one for one in tray.menu.actions() if one.text() == "Quit")
            await by_hand(leave.trigger)
            assert view.closed.is_set()

    on_qt_loop(main)
    complaints = [one.getMessage() for one in caplog.records if one.levelname == "WARNING"]
    assert all(one.startswith("Qt: This plugin does not support") for one in complaints)


@pytest.mark.expects_log  # the offscreen window system cannot grab the keyboard for a menu
def test_quiet_times_end_and_never_keep_the_kill_switch_quiet(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "kill-switch")) as view:
            wiring, tray = view.wiring.tray, view.wiring.tray.tray
            disturb = view.wiring.alerts.notices.disturb
            now = view.console.around.now()
            assert disturb(now)
            await by_hand(lambda: wiring.keep_quiet(timedelta(days=1)))
            assert not disturb(now)
            assert not disturb(now + timedelta(hours=7, minutes=59))
            assert disturb(now + timedelta(hours=8, minutes=1))
            said = view.window.annunciator.field_words()["quiet"]
            assert said.word == "Not disturbed"
            assert said.detail in tray.icon.toolTip()
            assert view.wiring.tray.quiet.actions()[-1].isEnabled()
            await by_hand(lambda: wiring.keep_quiet(timedelta(0)))
            assert view.console.store.state.quiet_until is None

            await by_hand(shortcut(view, "Ctrl+Shift+D").activated.emit)
            assert wiring.quiet.isVisible()
            await by_hand(lambda: QTest.keyClick(wiring.quiet, Qt.Key.Key_Down))
            await by_hand(lambda: QTest.keyClick(wiring.quiet, Qt.Key.Key_Return))
            end = view.console.store.state.quiet_until
            assert end is not None
            assert timedelta(minutes=14) < end - now < timedelta(minutes=16)

    on_qt_loop(main)
