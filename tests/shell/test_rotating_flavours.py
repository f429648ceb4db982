"""The whole rotation where no directors approve: static tokens and a test afterwards, or nothing but a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.halt_ladder import RungState
from app.core.rotation_answer import Cause
from app.core.rotation_ladder import RotationRungId, RotationWord
from app.core.state import SessionPhase
from app.shell.connection import Surroundings, tokens_of
from app.shell.paths import Paths
from app.shell.sandbox_process import SandboxLine, SandboxProcess, SandboxSecrets
from tests.fakes.running_console import on_qt_loop, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.rotating_room import (
    KRAKEN,
    TEST,
    RotatingRoom,
    before,
    rotating_room,
    rotation_settings,
    somebody_else,
    start_over,
    static_tokens,
)

pytestmark = [pytest.mark.xdist_group("rotating"), pytest.mark.usefixtures("qapp")]

PROVEN, ROTATED, UNKNOWN, REFUSED = (
    RotationWord.PROVEN,
    RotationWord.ROTATED,
    RotationWord.UNKNOWN,
    RotationWord.REFUSED,
)


def running(flavour: str, folder: Path) -> RunningSandbox:
    return RunningSandbox(folder / "state", options=("--secrets-flavour", flavour))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with running("root", tmp_path_factory.mktemp("rotating-root")) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with running("gateway", tmp_path_factory.mktemp("rotating-gateway")) as sandbox:
        yield sandbox


async def sent(room: RotatingRoom, **fault: str) -> None:
    """Rotate, with this fault for one request only."""
    if room.desk.rotation is not None:
        room.rotating.again()
    await room.ready()
    if fault:
        room.sandbox.set_fault("secrets", route="/secrets/kraken", times=1, **fault)
    await room.rotating.send("ROTATE")
    assert room.rotation.submission.answered, room.desk.failure


def test_root_rotates_then_has_the_stored_key_tested(
    root: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    static_tokens(root, monkeypatch)
    start_over(root)

    async def main() -> None:
        async with rotating_room(root, tmp_path) as room:
            assert room.desk.audit.value is not None or room.desk.audit.failure is None
            room.draft()
            await room.rotating.test()
            assert "the key that is stored" in room.desk.failure
            await room.rotating.ask_approvals()
            assert "asks for no directors" in room.desk.failure
            await room.rotating.test_stored()
            assert "after the rotation" in room.desk.failure
            await room.rotating.send("ROTATE")
            await room.until_word(ROTATED)
            assert room.ladder.rung(RotationRungId.KRAKEN).state is RungState.PENDING
            await room.rotating.test_stored()
            await room.until_word(PROVEN)
            assert room.handled() == {KRAKEN: 1, TEST: 1}
            assert room.console.store.state.session.phase is SessionPhase.ACTIVE  # no 401 here is about it
            room.sandbox.set_fault("secrets", "kraken", parameter="rejected", route="/secrets/kraken/test", times=1)
            await room.rotating.test_stored()
            await until(lambda: room.ladder.rung(RotationRungId.KRAKEN).state is RungState.FAILED, "refused", 5.0)
            await room.rotating.test_stored()
            assert "Kraken locks out" in room.desk.failure
            await room.rotating.force("RELOAD")
            assert "no way to make the OMS read" in room.desk.failure

    on_qt_loop(main)


def test_every_refusal_of_root(root: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    static_tokens(root, monkeypatch)
    start_over(root)

    async def main() -> None:
        async with rotating_room(root, tmp_path) as room:
            await sent(room, fault="kraken", parameter="rejected")
            await room.until_word(REFUSED)
            assert room.ladder.cause is Cause.KRAKEN_REFUSED
            assert room.console.store.state.session.phase is SessionPhase.ACTIVE
        async with rotating_room(root, tmp_path / "fresh") as room:
            await sent(room, fault="kraken", parameter="error")
            await room.until_word(UNKNOWN)
            assert room.ladder.cause is Cause.KRAKEN_SILENT
        async with rotating_room(root, tmp_path / "crashed") as room:
            await sent(room, fault="cluster", parameter="not_updated")
            await room.until_word(UNKNOWN)
            assert room.ladder.cause is Cause.CLUSTER
        async with rotating_room(root, tmp_path / "lost") as room:
            await sent(room, fault="drop_after")
            await room.until_word(ROTATED)
            assert room.handled() == {KRAKEN: 1}

    on_qt_loop(main)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("AETHER_SANDBOX_SECRETS_BEARER", "unknown", "does not know the static service token"),
        ("AETHER_SANDBOX_SECRETS_MFA", "unknown", "does not know the static MFA token"),
        pytest.param("AETHER_SANDBOX_SECRETS_MFA", "", "is not known", marks=pytest.mark.expects_log),
    ],
)
def test_wrong_static_tokens_stop_a_rotation_at_its_beginning(
    name: str, value: str, says: str, root: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    static_tokens(root, monkeypatch)
    monkeypatch.setenv(name, value)

    async def main() -> None:
        async with rotating_room(root, tmp_path) as room:
            room.rotating.begin("why not")
            room.rotating.onward()
            assert says in room.desk.failure
            assert room.console.store.state.session.phase is SessionPhase.ACTIVE
            assert room.handled() == {}

    on_qt_loop(main)


def test_this_runs_own_sandbox_tells_its_static_tokens(root: RunningSandbox, tmp_path: Path) -> None:
    secrets = root.announcement["secrets"]
    line = SandboxLine("nonce", str(root.ca_file), "file", root.control_url, SandboxSecrets(secrets["variables"]))

    class Process(SandboxProcess):
        def __init__(self) -> None:
            self.line = line

    around = Surroundings(Paths.below(tmp_path), sandbox=Process())
    bearers, mfa_tokens = tokens_of(rotation_settings(root), around)
    assert bearers["secrets"].reveal() == secrets["bearers"]["company"]
    assert mfa_tokens["secrets"].reveal() == secrets["variables"]["AETHER_SANDBOX_SECRETS_MFA"]
    assert bearers["secrets"].reveal() not in repr(line)


def test_the_gateway_stores_what_it_is_given(gateway: RunningSandbox, tmp_path: Path) -> None:
    start_over(gateway)

    async def main() -> None:
        async with rotating_room(gateway, tmp_path) as room:
            await sent(room)
            await room.until_word(PROVEN)
            assert "3 of 5 rungs cannot be seen" in room.ladder.words
            await sent_again_to_its_end(room)

    on_qt_loop(main)


async def sent_again_to_its_end(room: RotatingRoom) -> None:
    """Another key, whose answer is lost."""
    first = room.rotation.fingerprint
    room.rotating.close()
    room.rotating.begin("lost on the way")
    room.draft(pair=1)
    room.sandbox.set_fault("secrets", "drop_after", route="/secrets/kraken", times=1)
    await room.rotating.send("ROTATE")
    assert room.rotation.submission.answered, room.desk.failure
    await room.until_word(PROVEN, ROTATED)
    assert room.handled() == {KRAKEN: 2}
    assert room.desk.last_fingerprint == room.rotation.fingerprint
    assert room.desk.replaced_fingerprint == first


def test_a_session_that_ended_is_refused_by_the_gateway(gateway: RunningSandbox, tmp_path: Path) -> None:
    start_over(gateway)

    async def main() -> None:
        async with rotating_room(gateway, tmp_path) as room:
            await sent(room, fault="session_lost")
            await room.until_word(REFUSED)
            assert room.ladder.cause is Cause.SESSION
            assert room.handled() == {}

    on_qt_loop(main)


def test_another_person_at_the_last_moment_stops_a_rotation_without_directors(
    gateway: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_over(gateway)

    async def main() -> None:
        async with rotating_room(gateway, tmp_path) as room:
            held = await room.ready()

            def signs_in() -> None:
                room.console.store.update(somebody_else)
                room.rotating.session_changed()

            before("sent", room, monkeypatch, signs_in)
            await room.rotating.send("ROTATE")
            assert room.rotation.cancelled_at is not None
            assert not room.rotation.submission.left
            assert all(part.wiped for part in held)
            assert room.handled() == {}

    on_qt_loop(main)
