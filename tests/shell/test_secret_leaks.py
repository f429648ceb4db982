"""A whole console rotates with canary secrets: they lie in no log, journal, file, keyring, environment or state."""

from __future__ import annotations

import gc
import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest

from api_client.models.secret_buffer import SecretBuffer
from app.core.rotation_ladder import RotationWord
from tests.fakes.running_console import on_qt_loop
from tests.fakes.sandbox import RunningSandbox
from tests.shell.rotating_room import rotating_room, start_over
from tests.shell.secret_places import Searched, everything_kept, forms, searched_places

pytestmark = [pytest.mark.xdist_group("rotating"), pytest.mark.usefixtures("qapp"), pytest.mark.expects_log]

KEY, PRIVATE = "KRAKENCANARYKEYabcdefghijklmnopqrstuvwxyz0123456789/ABCD", "Y2FuYXJ5LXByaXZhdGUta2V5" * 3 + "Y2FuYXI9"
CANARY = b"OnlyForTheSearchItself/0123456789"


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("leaks") / "state") as running:
        yield running


@pytest.fixture
def places(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Searched]:
    with everything_kept(tmp_path, own_home, monkeypatch) as found:
        yield found


def canaries(sandbox: RunningSandbox, key: str) -> dict[str, bytes]:
    directors = {f"the password of {name}": sandbox.user(name).password for name in ("director-1", "director-2")}
    return {name: text.encode() for name, text in {"the key": key, "the private key": PRIVATE, **directors}.items()}


@pytest.mark.parametrize("word", [RotationWord.PROVEN, RotationWord.REFUSED])
def test_a_rotation_leaves_its_secrets_nowhere(
    word: RotationWord, sandbox: RunningSandbox, tmp_path: Path, places: Searched
) -> None:
    pair = {"api_key": KEY if word is RotationWord.PROVEN else KEY[::-1], "api_secret": PRIVATE}
    wanted = canaries(sandbox, pair["api_key"])
    start_over(sandbox)
    if word is RotationWord.PROVEN:
        sandbox.control.post("/control/kraken/pairs", json=pair).raise_for_status()

    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            held = await room.ready(**pair)
            sessions = room.sessions.pair(room.rotation.approvals)
            assert sessions is not None
            for number, token in enumerate(sessions, 1):
                assert isinstance(token, SecretBuffer)
                wanted[f"session {number}"] = bytes(token.view())
            places.shown["the state before"] = repr(room.console.store.state)
            await room.rotating.send("ROTATE")
            assert room.desk.failure == "", room.desk.failure
            await room.until_word(word)
            places.shown["the state"] = repr(room.console.store.state)
            places.shown["what is held"] = repr((held, sessions, room.sessions, vars(room.rotating)))
            await room.records()
        gc.collect()

    on_qt_loop(main)
    # What was looked through is what a rotation writes.
    texts = dict(places.texts())
    journal = texts["console: sandbox.jsonl"]
    assert b"rotation approved" in journal
    assert b"DEBUG" in texts["console: console.log"]
    assert b"httpcore" in texts["records"]
    assert b"journal of sandbox" in texts["keyring"]
    assert searched_places(places, wanted) == []


def _log(_: Path) -> None:
    logging.getLogger("app.test").debug("said %s", CANARY.decode())


def _argument(_: Path) -> None:
    logging.getLogger("httpcore.http11").debug("said %.3s", CANARY.decode())


def _file(folder: Path) -> None:
    (folder / "state" / "deep").mkdir(parents=True)
    (folder / "state" / "deep" / "file").write_bytes(b"before" + CANARY)


def _name(folder: Path) -> None:
    (folder / CANARY.decode().replace("/", "%2F")).touch()


def _temporary(_: Path) -> None:
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(forms(CANARY)["base64 from 2"])


def _entry(_: Path) -> None:
    keyring.set_password("aether-console", "any", CANARY.hex())


PLANTED: dict[str, tuple[Callable[[Path], None], str]] = {
    "a log": (_log, "console: console.log (plain)"),
    "a record's argument": (_argument, "records (plain)"),
    "a file": (_file, "console: file (plain)"),
    "a file's name": (_name, "console: file names (quoted)"),
    "a temporary file": (_temporary, "(base64 from 2)"),
    "the keyring": (_entry, "keyring (hexadecimal)"),
}


@pytest.mark.parametrize("place", PLANTED)
def test_the_search_finds_what_is_there(place: str, tmp_path: Path, places: Searched) -> None:
    secret = {"it": CANARY}
    assert searched_places(places, secret) == []
    plant, where = PLANTED[place]
    plant(tmp_path)
    assert any(where in sentence for sentence in searched_places(places, secret))


def test_the_search_looks_at_the_environment_and_at_what_is_shown(
    places: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANY", CANARY.decode())
    places.shown["the state"] = f"State({CANARY[: len(CANARY) // 2].decode()!r})"
    assert searched_places(places, {"it": CANARY}) == [
        "it lies in environment (plain)",
        "it lies in environment (a half)",
        "it lies in environment (the other half)",
        "it lies in the state (a half)",
    ]
