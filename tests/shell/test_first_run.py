"""The first start: nothing is configured, and by keyboard alone there is an environment, or the sandbox, or an end."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.shell.environments import read_environments
from app.shell.first_run import FirstRun
from app.shell.paths import Paths
from app.shell.selection import Selection, is_first_run
from app.shell.settings import SettingsFile
from tests.fakes.running_console import by_hand, on_qt_loop, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)


def keyboard() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    QTest.keyClick(keyboard(), key)


def type_in(text: str) -> None:
    QTest.keyClicks(keyboard(), text)


def to(name: str) -> None:
    """Tab on until the keyboard is on the widget of this accessible name."""
    for _ in range(60):
        if keyboard().accessibleName() == name:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


@pytest.mark.parametrize(
    ("given", "first"),
    [({}, True), ({"sandbox": True}, False), ({"environment": "x"}, False), ({"environments": Path("e")}, False)],
)
def test_it_is_the_first_start_while_nothing_is_said_and_nothing_is_there(
    tmp_path: Path, given: dict[str, object], first: bool
) -> None:
    paths = Paths.below(tmp_path)
    assert is_first_run(Selection(paths, **given)) is first  # type: ignore[arg-type]
    paths.environments.parent.mkdir()
    paths.environments.touch()
    assert not is_first_run(Selection(paths))


async def begun(app: QApplication, selection: Selection) -> tuple[FirstRun, asyncio.Task[Selection | None]]:
    first = FirstRun(app, selection)
    task = asyncio.get_running_loop().create_task(first.choose(), name="first run")
    await until(first.sheet.isVisible, "the sheet")
    await by_hand(first.sheet.activateWindow)
    await until(lambda: QApplication.focusWidget() is not None, "the keyboard")
    return first, task


def test_an_environment_is_written_by_keyboard_alone(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> Selection | None:
        first, task = await begun(qapp, Selection(Paths.below(tmp_path)))
        sheet = first.sheet
        await by_hand(lambda: press(Qt.Key.Key_Return))
        assert (sheet.step, keyboard().accessibleName()) == (1, "Name")
        await by_hand(lambda: type_in("eu"))
        await by_hand(lambda: press(Qt.Key.Key_Return))
        assert (sheet.step, "account" in sheet.identity.why("accounts")) == (1, True)
        await by_hand(lambda: to("Trading accounts"))
        await by_hand(lambda: type_in("company"))
        await by_hand(lambda: press(Qt.Key.Key_Return))
        assert sheet.step == 2
        await by_hand(lambda: type_in("http://127.0.0.1:1"))
        await by_hand(lambda: press(Qt.Key.Key_Return))
        assert sheet.step == 2, "what was not asked is not passed by"
        await until(lambda: "refuses" in sheet.addresses.lines["auth"].found, "what was found")
        for step in (1, 0, 0):
            await by_hand(lambda: press(Qt.Key.Key_Escape))
            assert (sheet.step, sheet.isVisible()) == (step, True)
        assert (sheet.draft.name, sheet.draft.addressed[0].url) == ("eu", "http://127.0.0.1:1")
        await by_hand(lambda: to("Set up your platform"))
        for step in (1, 2, 3):
            await by_hand(lambda: press(Qt.Key.Key_Return))
            assert sheet.step == step
        assert '[environment.eu.services]\nauth = "http://127.0.0.1:1"' in sheet.review.text.toPlainText()
        assert not (tmp_path / "config").exists()
        await by_hand(lambda: press(Qt.Key.Key_Return))
        return await task

    chosen = on_qt_loop(main)
    assert chosen is not None and chosen.environment == "eu"
    (found,) = read_environments(chosen.paths.environments).values()
    assert (found.name, found.accounts, found.services[0].url) == ("eu", ("company",), "http://127.0.0.1:1")


EXPORT = """
[settings]
theme = "light"
[environment.eu]
kind = "staging"
accounts = ["company"]
services.auth = "http://127.0.0.1:1"
"""


def choose_file(first: FirstRun, file: Path) -> None:
    dialog = first.sheet.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(file))
    dialog.reject()


def test_a_colleague_s_export_is_looked_at_left_taken_and_opened(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "export.toml"
    file.write_text(EXPORT, encoding="utf-8")

    async def main() -> Selection | None:
        first, task = await begun(qapp, Selection(Paths.below(tmp_path)))
        imports = first.sheet.welcome.imports

        async def ask() -> None:
            await by_hand(lambda: to("Import…"))
            await by_hand(lambda: press(Qt.Key.Key_Return))
            await by_hand(lambda: choose_file(first, file))
            await by_hand(first.sheet.activateWindow)

        await ask()
        await until(lambda: imports.deciding, "what would change")
        assert keyboard() is imports.apply_button and not first.sheet.welcome.own.isVisible()
        await by_hand(lambda: press(Qt.Key.Key_Escape))
        assert (imports.deciding, imports.said, keyboard()) == (False, "Nothing was imported.", imports.import_button)
        assert first.sheet.welcome.own.isVisible() and not (tmp_path / "config").exists()
        await ask()
        await until(lambda: imports.deciding, "what would change, again")
        await by_hand(lambda: press(Qt.Key.Key_Return))
        return await task

    chosen = on_qt_loop(main)
    assert chosen is not None and chosen.environment == "eu"
    assert list(read_environments(chosen.paths.environments)) == ["eu"]
    assert SettingsFile(chosen.paths.settings).settings.theme == "light"


def test_an_export_without_an_environment_leaves_the_other_ways(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "export.toml"
    file.write_text(EXPORT.partition("[environment")[0], encoding="utf-8")

    async def main() -> None:
        first, task = await begun(qapp, Selection(Paths.below(tmp_path)))
        imports = first.sheet.welcome.imports
        await by_hand(imports.import_button.click)
        await by_hand(lambda: choose_file(first, file))
        await until(lambda: imports.deciding, "what would change")
        await by_hand(imports.apply_button.click)
        await until(lambda: "no environment" in imports.said, "that there is nothing to open")
        assert not task.done() and first.sheet.welcome.own.isVisible()
        await by_hand(first.sheet.close)
        assert await task is None

    on_qt_loop(main)


def test_a_ca_file_that_is_none_is_said_where_it_is_typed(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "note.pem").write_text("no certificate", encoding="utf-8")

    async def main() -> None:
        first, task = await begun(qapp, Selection(Paths.below(tmp_path)))
        sheet = first.sheet
        await by_hand(lambda: press(Qt.Key.Key_Return))
        sheet.identity.name.setText("eu")
        sheet.identity.accounts.setText("company")
        await by_hand(lambda: to("CA file (optional)"))
        for name, words in (("nowhere.pem", "does not exist"), ("note.pem", "does not hold CA certificates")):
            sheet.identity.ca_file.setText(name)
            await by_hand(lambda: press(Qt.Key.Key_Return))
            await until(lambda words=words: words in sheet.identity.why("ca_file"), words)  # type: ignore[misc]
            assert (sheet.step, sheet.next.isEnabled()) == (1, False)
        authorities = ssl.get_default_verify_paths().cafile or "/etc/ssl/certs/ca-certificates.crt"
        sheet.identity.ca_file.setText(authorities)
        assert sheet.identity.why("ca_file") == ""
        await by_hand(lambda: press(Qt.Key.Key_Return))
        await until(lambda: sheet.step == 2, "the next step, once the file was read")
        await by_hand(sheet.close)
        assert await task is None

    on_qt_loop(main)


def test_the_manual_is_at_hand_before_there_is_a_window(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        first, task = await begun(qapp, Selection(Paths.below(tmp_path)))
        await by_hand(lambda: press(Qt.Key.Key_F1))
        manual = first.manual.window
        assert manual is not None and manual.isVisible() and manual.windowTitle().startswith("Settings")
        await by_hand(lambda: QTest.keyClick(manual, Qt.Key.Key_Escape))
        assert not manual.isVisible()
        await by_hand(first.sheet.close)
        assert await task is None
        assert first.manual.window is None

    on_qt_loop(main)


def test_the_sandbox_is_the_other_way_and_closing_is_the_end(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> tuple[Selection | None, Selection | None]:
        _, task = await begun(qapp, Selection(Paths.below(tmp_path)))
        await by_hand(lambda: to("Practise in the sandbox"))
        await by_hand(lambda: press(Qt.Key.Key_Space))
        practised = await task
        first, task = await begun(qapp, Selection(Paths.below(tmp_path)))
        await by_hand(first.sheet.close)
        return practised, await task

    practised, left = on_qt_loop(main)
    assert practised is not None and practised.sandbox
    assert left is None
    assert not (tmp_path / "config").exists()


@pytest.mark.expects_log
def test_what_cannot_be_written_is_said_and_nothing_typed_is_lost(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")

    async def main() -> None:
        first, task = await begun(qapp, Selection(Paths.below(tmp_path)))
        sheet = first.sheet
        sheet.identity.name.setText("eu")
        sheet.identity.accounts.setText("company")
        sheet.addresses.lines["auth"].address.setText("http://127.0.0.1:1")
        await by_hand(lambda: press(Qt.Key.Key_Return))
        for _ in range(2):
            await by_hand(sheet.next.click)
        await until(lambda: not sheet.addresses.unasked, "what was found")
        for _ in range(2):
            await by_hand(sheet.next.click)
        await until(lambda: "cannot be" in sheet.review.failure, "why nothing was written")
        assert sheet.next.isEnabled() and sheet.draft.name == "eu"
        await by_hand(sheet.close)
        assert await task is None

    on_qt_loop(main)
