"""A rotation with two directors, from its scope to its proof, and every way in which its request can end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from api_client import http
from api_client.timeouts import CallKind, Patience
from app.core.halt_ladder import RungState
from app.core.rotation_answer import Cause
from app.core.rotation_flavour import Route
from app.core.rotation_ladder import RotationRungId, RotationWord
from app.core.rotation_steps import Step
from app.core.state import SessionPhase, VerdictOfCommand
from tests.fakes.running_console import PATIENT, on_qt_loop, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import ShiftedClock
from tests.shell.rotating_room import ENCRYPTED, ROTATE, RotatingRoom, rotating_room, start_over

pytestmark = [pytest.mark.xdist_group("rotating"), pytest.mark.usefixtures("qapp")]

PROVEN, ROTATED, UNKNOWN, REFUSED = (
    RotationWord.PROVEN,
    RotationWord.ROTATED,
    RotationWord.UNKNOWN,
    RotationWord.REFUSED,
)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("rotating") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def as_at_first(sandbox: RunningSandbox) -> None:
    start_over(sandbox)


def test_two_directors_approve_and_the_key_is_rotated_once(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            signed_in_until = room.console.store.state.session.expires_at
            held = await room.ready()
            sessions = room.sessions.pair(room.rotation.approvals)
            assert sessions is not None
            await room.rotating.send("ROTATE")
            assert all(part.wiped for part in (*held, *sessions))
            assert not room.desk.held
            assert room.rotation.approvals  # who approved stays known
            await room.until_word(PROVEN)
            assert {rung.state for rung in room.ladder.rungs} == {RungState.OK}
            assert room.said == "Rotation: The platform answered that the key was rotated."
            assert room.handled() == {ROTATE: 1}
            await room.rotating.send("ROTATE")  # sent once, whoever asks
            await room.rotating.test()
            assert room.handled() == {ROTATE: 1}
            room.rotating.close()
            assert room.rotation.closed_at is not None
            session = room.console.store.state.session
            assert (session.account, session.expires_at) == ("company", signed_in_until)
            await _written(room)

    on_qt_loop(main)


async def _written(room: RotatingRoom) -> None:
    """The journal has every step in its order, whom it needed, and nothing that it must not have."""
    records = await room.records()
    kinds = [kind for kind, body in records if body.get("rotation") or "key reminder" in body]
    rungs = [place for place, kind in enumerate(kinds) if kind == "rotation rung"]  # one each time that more is proven
    assert kinds.index("sent") < rungs[0]  # readings may tell it before the answer's verdict is written down
    assert [kind for kind in kinds if kind != "rotation rung"] == [
        "rotation begun",
        *["rotation step"] * 4,
        "rotation approvals asked",
        *["rotation approved"] * 2,
        "rotation step",
        "asked",
        "sent",
        "verdict",
        "key reminder",
        "rotation closed",
    ]
    text = str(records)
    assert room.rotation.fingerprint in text
    for pair in room.sandbox.announcement["secrets"]["kraken_pairs"]:
        assert pair["api_key"] not in text
        assert pair["api_secret"] not in text


def test_the_encrypted_route_does_the_same(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            room.rotating.begin("quarterly rotation", route=Route.ENCRYPTED)
            await room.ready()
            await room.rotating.send(" ROTATE ")
            await room.until_word(PROVEN)
            assert room.handled() == {ENCRYPTED: 1}

    on_qt_loop(main)


@dataclass(frozen=True)
class Way:
    """What goes wrong with the one request, and what must be seen of it."""

    name: str
    word: RotationWord
    cause: Cause | None
    says: str
    fault: Mapping[str, str] = field(default_factory=dict)
    handled: int = 0
    approvers: tuple[str, str] = ("director-1", "director-2")


def cluster(failure: str) -> dict[str, str]:
    return {"fault": "cluster", "parameter": failure}


def kraken(failure: str) -> dict[str, str]:
    return {"fault": "kraken", "parameter": failure}


REFUSALS = (
    Way("no session store", REFUSED, Cause.WIRING, "no session store", {"fault": "unwired"}),
    Way("session or approval", REFUSED, Cause.APPROVAL, "One of the approvals has ended", {"fault": "session_lost"}),
    Way("no allowlist", REFUSED, Cause.WIRING, "no allowlist", {"fault": "allowlist_missing"}),
    Way("no director", REFUSED, Cause.APPROVAL, "no director", approvers=("director-1", "auditor")),
    Way("draining", REFUSED, None, "Nothing happened", {"fault": "draining_503"}),
)
SILENCES = (
    Way("no client of the cluster", UNKNOWN, Cause.CLUSTER, "no connection", cluster("unavailable"), 1),
    Way("not updated", UNKNOWN, Cause.CLUSTER, "could not confirm", cluster("not_updated"), 1),
    Way("500 before the effect", UNKNOWN, None, "may have been", {"fault": "text_500"}),
    Way("dropped before the effect", UNKNOWN, None, "may have been", {"fault": "drop_before"}),
    Way("hangs before the effect", UNKNOWN, None, "may have been", {"fault": "hang_before"}),
    Way("Kraken says something else", UNKNOWN, Cause.KRAKEN_SILENT, "failed while", kraken("unexpected"), 1),
    Way("Kraken throttles", UNKNOWN, Cause.KRAKEN_SILENT, "could not be asked", kraken("throttled"), 1),
    Way("Kraken is silent", UNKNOWN, Cause.KRAKEN_SILENT, "could not be asked", kraken("unreachable"), 1),
    Way("Kraken errs", UNKNOWN, Cause.KRAKEN_SILENT, "could not be asked", kraken("error"), 1),
)
LOSSES = (
    Way("500 after the effect", PROVEN, None, "", {"fault": "text_500_after"}, 1),
    Way("dropped after the effect", PROVEN, None, "", {"fault": "drop_after"}, 1),
    Way("hangs after the effect", PROVEN, None, "", {"fault": "hang_after"}, 1),
    Way("200 that cannot be read", PROVEN, None, "", {"fault": "garbage_json"}, 1),
)


async def sent(room: RotatingRoom, way: Way) -> dict[str, int]:
    """Rotate with this fault for one request only: if it were sent again it would succeed, and be seen."""
    before = room.handled()
    if room.desk.rotation is None:
        room.rotating.begin("a test of every way")
    elif room.rotation.submission.left:
        room.rotating.again()
    held = room.draft()
    await room.approve(*way.approvers)
    room.rotating.onward()
    assert room.rotation.step is Step.CONFIRM, (way, room.desk.failure)
    if way.fault:
        room.sandbox.set_fault("secrets", route="/secrets/rotate", times=1, **way.fault)
    await room.rotating.send("ROTATE")
    assert room.rotation.submission.answered, (way, room.desk.failure)
    assert all(part.wiped for part in held)
    assert not room.sessions.directors
    return {route: count - before.get(route, 0) for route, count in room.handled().items()}


def test_every_refusal_is_said_in_words_and_changes_nothing(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            for way in REFUSALS:
                handled = await sent(room, way)
                await room.until_word(way.word)
                # What a 401 is about is told by the status that is read after it.
                await until(lambda way=way: room.desk.ladder.cause is way.cause, f"{way}: {room.desk.ladder}", 5.0)
                assert way.says in room.ladder.words, way
                assert handled.get(ROTATE, 0) == way.handled, way
                assert room.console.store.state.outcomes[0].verdict is VerdictOfCommand.REFUSED
                assert room.console.store.state.session.phase is SessionPhase.ACTIVE
            assert room.desk.reminders == ()

    on_qt_loop(main)


def test_a_lost_answer_is_unknown_until_reading_tells_that_nothing_changed(
    sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "TIMEOUTS", {**PATIENT, CallKind.ROTATION: Patience(connect_s=20, answer_s=1)})
    clock = ShiftedClock()

    async def main() -> None:
        async with rotating_room(sandbox, tmp_path, now=clock) as room:
            for way in SILENCES:
                handled = await sent(room, way)
                await room.until_word(way.word)
                assert room.ladder.cause is way.cause, way
                assert way.says in room.ladder.words, way
                assert handled.get(ROTATE, 0) == way.handled, way
                assert room.console.store.state.outcomes[0].verdict is VerdictOfCommand.UNKNOWN
                room.rotating.again()
                assert "read until it tells" in room.desk.failure
                clock.advance(130)
                await until(lambda: room.desk.ladder.settled, f"{way}: {room.desk.ladder}")
                assert room.ladder.word is UNKNOWN
                assert room.ladder.words.startswith("No answer came, and the stored key is as before")
                clock.advance(400 if way.cause is Cause.KRAKEN_SILENT else 0)  # Kraken wants its pause

    on_qt_loop(main)


@pytest.mark.parametrize("way", LOSSES, ids=lambda way: way.name)
def test_a_lost_answer_is_proven_by_reading(
    way: Way, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "TIMEOUTS", {**PATIENT, CallKind.ROTATION: Patience(connect_s=20, answer_s=1)})

    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            handled = await sent(room, way)
            await room.until_word(ROTATED, PROVEN)
            assert room.ladder.rung(RotationRungId.STATUS).state is RungState.OK
            said = (
                "The answer was lost, but the key was rotated"  # the platform's own record may be read a little later
            )
            await until(lambda: room.ladder.words.startswith(said), f"{said}: {room.ladder}", 10.0)
            assert handled == {ROTATE: 1}
            assert room.console.store.state.outcomes[0].verdict is VerdictOfCommand.UNKNOWN
            await until(lambda: room.desk.reminders, "the reminder to delete the old key", 5.0)

    on_qt_loop(main)
