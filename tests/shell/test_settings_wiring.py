"""The Settings page in the running console: what is chosen holds at once, environments open, files come and go."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from app.core.state import SessionPhase, VerdictOfCommand
from app.shell.another_window import AnotherWindow
from app.shell.connection import Said
from app.shell.environments import read_environments
from app.shell.main import View
from app.shell.panels import PANELS
from app.shell.settings import SettingsFile
from app.shell.window import Window
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets import theme
from widgets.metrics_choice import ChoiceBox
from widgets.settings_line import SettingLine
from widgets.settings_page import SettingsPage
from widgets.wizard_sheet import WizardSheet

pytestmark = [
    pytest.mark.xdist_group("settings"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("settings") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def dark_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "dark")


def opened(view: View) -> SettingsPage:
    view.window.show_page("settings")
    page = view.window.panels["settings"]
    assert isinstance(page, SettingsPage)
    return page


def said(view: View, kind: str) -> list[tuple[VerdictOfCommand, str]]:
    return [(one.verdict, one.words) for one in view.console.store.state.outcomes if one.kind == kind]


async def choose(line: SettingLine, key: str) -> None:
    field = line.field
    assert isinstance(field, ChoiceBox)
    await by_hand(lambda: field.chosen.emit(key))


async def type_in(line: SettingLine, text: str) -> None:
    field = line.field
    assert isinstance(field, QLineEdit)

    def typed() -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    await by_hand(typed)


async def choose_file(view: View, file: Path) -> None:
    (dialog,) = [one for one in view.window.findChildren(QFileDialog) if one.isVisible()]
    await by_hand(lambda: dialog.fileSelected.emit(str(file)))
    await by_hand(dialog.reject)


def unlisted(view: View, page: SettingsPage) -> list[Path]:
    """Files of the console that stand below none of the places that the page names."""
    paths, places = view.console.around.paths, tuple(page.kept.values())
    written = [file for folder in (paths.config, paths.state) for file in folder.rglob("*") if file.is_file()]
    assert {paths.settings, paths.trend("sandbox")} <= set(written)
    return [file for file in written if not str(file).startswith(places)]


@pytest.mark.expects_log  # on a busy machine another theme holds the loop longer than a poll waits
def test_what_is_chosen_holds_at_once_and_is_stored(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            page = opened(view)
            stored = view.console.around.paths.settings
            await until(lambda: page.environments._shown, "the environments of the file")
            assert page.kept["Settings"] == str(stored)
            await choose(page.lines["theme"], "light")
            assert theme.current().name == "light"
            await by_hand(view.window.theme_requested.emit)
            assert (theme.current().name, page.lines["theme"].field.key) == ("dark", "dark")
            await choose(page.lines["reduced_motion"], "on")
            assert theme.duration_ms(200) == 0
            await type_in(page.lines["second_zone"], "Asia/Tokyo")
            clock = view.window.annunciator._fields["clock"]
            await until(lambda: "Tokyo" in clock.accessibleDescription(), "the second clock")
            await type_in(page.lines["second_zone"], "Asia/Nowhere")
            assert "no such zone" in page.lines["second_zone"].why
            assert view.console.store.state.second_zone == "Asia/Tokyo"
            await by_hand(page.lines["second_zone"].reset_button.click)
            assert (page.lines["second_zone"].why, page.lines["second_zone"].field.text()) == ("", "")
            await type_in(page.lines["lock_after_min"], "1000")
            assert "from 0 to 240" in page.lines["lock_after_min"].why
            await choose(page.lines["start_page"], "halt")
            again = SettingsFile(stored).settings
            assert (again.theme, again.reduced_motion, again.second_zone) == ("dark", True, "")
            assert (again.lock_after_min, again.start_page) == (0, "halt")
            assert Window(view.console.store.state.environment, PANELS, again.start_page).page_id == "halt"
            assert Window(view.console.store.state.environment, PANELS, "gone").page_id == "board"
            trend = view.console.around.paths.trend("sandbox")
            await until(trend.exists, "the trend")
            assert unlisted(view, page) == []

    on_qt_loop(main)


def test_an_idle_console_locks_and_its_kill_still_arms(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "kill-switch")) as view:
            settings = view.wiring._settings
            await by_hand(settings._on_idle)
            assert not view.console.store.state.locked  # nobody is signed in: there is nothing to lock
            await signed_in(view.console, sandbox)
            await type_in(opened(view).lines["lock_after_min"], "10")
            settings.idle._touched_s -= 601
            await by_hand(settings.idle.look)
            await until(lambda: view.console.store.state.locked, "the lock")
            await until(lambda: "after 10 minutes" in str(view.console.store.state.notices), "the notice")
            assert view.console.store.state.session.phase is SessionPhase.ACTIVE
            await by_hand(view.window.annunciator.kill.click)
            assert view.console.store.state.halt.armed is not None
            view.console.halting.disarm("the test is over")

    on_qt_loop(main)


def test_environments_are_added_tested_and_opened_beside_this_one(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            file = tmp_path / "mine" / "environments.toml"
            settings = view.wiring._settings
            settings._file = file
            calls = tmp_path / "called"
            script = f"import sys, pathlib; pathlib.Path({str(calls)!r}).write_text(' '.join(sys.argv[1:]))"
            settings.another = AnotherWindow([sys.executable, "-S", "-c", script], settles_s=20)
            page = opened(view)
            await until(lambda: "no such file yet" in page.environments.trouble, "that there is no file")
            await by_hand(page.environments.add_button.click)
            await until(lambda: settings._wizard is not None and settings._wizard.sheet.isVisible(), "the sheet")
            sheet = view.window.findChild(WizardSheet)
            assert sheet is not None
            await by_hand(lambda: _fill(sheet, sandbox))
            await by_hand(sheet.addresses.test_button.click)
            found = {name: line for name, line in sheet.addresses.lines.items() if line.service.url}
            await until(lambda: all("…" not in line.found and line.found for line in found.values()), "every finding")
            assert "It looks like kill-switch." in found["kill-switch"].found
            assert "TLS is trusted until" in found["kill-switch"].found
            assert "It looks like safe-mode, not like sim-mode." in found["sim-mode"].found
            assert "refuses connections" in found["auth"].found
            assert "It looks like kill-switch, not like oms." in found["oms"].found
            assert "plain http is accepted to this machine only" in found["risk"].found.lower()
            await by_hand(sheet.next.click)
            await by_hand(sheet.next.click)
            await until(lambda: "http" in sheet.review.failure, "why it is not written")
            assert not file.exists() and sheet.isVisible()
            await by_hand(sheet.back.click)
            await by_hand(sheet.addresses.lines["risk"].address.clear)
            await by_hand(sheet.next.click)
            await by_hand(sheet.next.click)
            await until(calls.exists, "the other console")
            assert list(read_environments(file)) == ["eu"]
            await until(lambda: [row.name for row in page.environments._shown] == ["eu"], "it in the list")
            assert not sheet.isVisible() and sheet.draft.name == ""
            await until(lambda: said(view, "open environment"), "what came of the opening")
            assert calls.read_text() == f"--environment eu --environments {file}"
            calls.unlink()
            view.console.around = replace(view.console.around, said=Said("de", read_only=True))
            await by_hand(page.environments.open_button("eu").click)
            await until(lambda: calls.exists() and calls.read_text(), "the other console again")
            assert calls.read_text() == f"--environment eu --environments {file} --language de --read-only"

    on_qt_loop(main)


def _fill(sheet: WizardSheet, sandbox: RunningSandbox) -> None:
    sheet.identity.name.setText("eu")
    sheet.identity.accounts.setText("company, director-1")
    sheet.identity.ca_file.setText(str(sandbox.ca_file))
    sheet.next.click()
    urls = {
        "auth": "https://127.0.0.1:1",
        "kill-switch": sandbox.url("kill-switch"),
        "sim-mode": sandbox.url("safe-mode"),
        "oms": sandbox.url("kill-switch"),
        "risk": "http://example.com",
    }
    for name, url in urls.items():
        sheet.addresses.lines[name].address.setText(url)


@pytest.mark.expects_log  # as above
def test_settings_leave_and_come_back_by_a_file(qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        out = tmp_path / "carried.toml"
        async with running_console(qapp, sandbox, tmp_path / "one", ("auth", "risk")) as view:
            page = opened(view)
            await choose(page.lines["theme"], "light")
            await by_hand(page.exchange.export_button.click)
            await choose_file(view, out)
            await until(lambda: page.exchange.imports.said.startswith("Exported"), "the export")
        async with running_console(qapp, sandbox, tmp_path / "two", ("auth", "risk")) as view:
            page = opened(view)
            await by_hand(page.exchange.imports.import_button.click)
            await choose_file(view, out)
            await until(lambda: page.exchange.imports.deciding, "what would change")
            assert (theme.current().name, page.exchange.imports.said[:14]) == ("dark", "1 thing change")
            await by_hand(lambda: QTest.keyClick(page, Qt.Key.Key_Escape))
            assert not page.exchange.imports.deciding
            assert theme.current().name == "dark"
            await by_hand(page.exchange.imports.import_button.click)
            await choose_file(view, out)
            await until(lambda: page.exchange.imports.deciding, "what would change, again")
            await by_hand(page.exchange.imports.apply_button.click)
            await until(lambda: page.exchange.imports.said.startswith("Imported"), "the import")
            assert theme.current().name == "light"
            out.write_text("settings.theme = 'purple'", encoding="utf-8")
            await by_hand(page.exchange.imports.import_button.click)
            await choose_file(view, out)
            await until(lambda: "Nothing was imported" in page.exchange.imports.said, "the refusal")
            await until(lambda: said(view, "import settings")[0][0] is VerdictOfCommand.REFUSED, "what is told")

    on_qt_loop(main)
