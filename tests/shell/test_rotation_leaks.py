"""A rotation in the real window, pasted and typed by hand, shows, copies and writes its secrets nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.core.rotation_grounds import stops
from app.core.rotation_ladder import RotationWord
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.rotating_room import SECRETS_ONLY, RotatingRoom, start_over
from tests.shell.rotation_window import Desk
from tests.shell.secret_places import Searched, everything_kept, searched_places

pytestmark = [
    pytest.mark.xdist_group("rotating"),
    pytest.mark.expects_log,
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]

PAIR = {
    "api_key": "KRAKENCANARYKEYabcdefghijklmnopqrstuvwxyz0123456789/ABCD",
    "api_secret": "Y2FuYXJ5LXByaXZhdGUta2V5" * 3 + "Y2FuYXI9",
}
DIRECTORS = ("director-1", "director-2")


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("rotation-leaks") / "state") as running:
        yield running


@pytest.fixture
def places(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Searched]:
    with everything_kept(tmp_path, own_home, monkeypatch) as found:
        yield found


def told_by(widget: QWidget) -> list[str]:
    """All that one widget tells to people, to screen readers and to whoever reads its properties."""
    texts = [widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.objectName()]
    texts += [widget.accessibleName(), widget.accessibleDescription(), repr(widget)]
    for name in widget.dynamicPropertyNames():
        with suppress(RuntimeError):  # one of Qt's own, of a type that Python does not know
            texts.append(str(widget.property(bytes(name.data()).decode())))
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        texts += [interface.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText]
        within = interface.textInterface()
        if within is not None:
            texts.append(within.text(0, within.characterCount()))
        value = interface.valueInterface()
        if value is not None:
            texts.append(str(value.currentValue()))
    if isinstance(widget, QLineEdit):
        texts += [widget.displayText(), widget.selectedText(), widget.placeholderText()]
    if isinstance(widget, QPlainTextEdit):
        texts.append(widget.toPlainText())
    return texts


def look_around(places: Searched, desk: Desk, when: str) -> None:
    """Keep what the screen, its accessible tree, the clipboards and the state tell at this moment."""
    clipboard = QGuiApplication.clipboard()
    for mode in QClipboard.Mode:
        shown = clipboard.mimeData(mode)
        formats = [] if shown is None else shown.formats()
        held = b"".join(bytes(shown.data(name).data()) for name in formats).decode("utf-8", "replace") if shown else ""
        places.shown[f"clipboard {mode.name} {when}"] = f"{clipboard.text(mode)} {held}"
    texts = [text for widget in QApplication.allWidgets() for text in told_by(widget)]
    places.shown[f"the screen {when}"] = "\n".join(texts)
    places.shown[f"the state {when}"] = repr(desk.room.console.store.state)
    wiring = vars(desk.wiring)
    places.shown[f"the objects {when}"] = repr((wiring, vars(desk.room.rotating), desk.room.sessions))


def test_a_rotation_by_hand_leaves_its_secrets_nowhere(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, places: Searched
) -> None:
    start_over(sandbox)
    sandbox.control.post("/control/kraken/pairs", json=PAIR).raise_for_status()
    wanted = {"the key": PAIR["api_key"].encode(), "the private key": PAIR["api_secret"].encode()}
    wanted |= {f"the password of {name}": sandbox.user(name).password.encode() for name in DIRECTORS}

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, SECRETS_ONLY) as view:
            await signed_in(view.console, sandbox)
            made = Desk(RotatingRoom(view.console, sandbox), view.window, view.wiring.rotation)
            room, page = made.room, made.rotation
            await until(lambda: not room.desk.obstacles.begin and room.desk.status.read_at, "the stored key")
            await until(lambda: not stops(room.desk.findings), "the checks")
            await made.as_far_as_the_approvals(**PAIR)
            look_around(places, made, "with the key held")
            await by_hand(page.ask_requested.emit)
            await until(lambda: room.desk.asked, "what is asked")
            for account in DIRECTORS:
                await made.approve_in_person(account)
                look_around(places, made, f"after {account}")
            sessions = room.sessions.pair(room.rotation.approvals)
            assert sessions is not None
            wanted.update({f"session {number}": bytes(token.view()) for number, token in enumerate(sessions, 1)})
            await by_hand(page.onward_requested.emit)
            await by_hand(lambda: page.send_requested.emit("ROTATE"))
            await room.until_word(RotationWord.PROVEN)
            look_around(places, made, "with the proof")
            await by_hand(lambda: page.close_requested.emit(None))
            await by_hand(lambda: made.window.show_page("keys"))
            look_around(places, made, "at the end")
            await room.records()

    on_qt_loop(main)
    texts = dict(places.texts())
    assert b"Private key" in texts["the screen with the key held"]
    assert b"rotation approved" in texts["console: sandbox.jsonl"]
    assert b"httpcore" in texts["records"]
    assert {"session 1", "session 2"} <= wanted.keys()
    assert searched_places(places, wanted) == []
