"""Every way a kill can end, from the key to the ladder: sent at most once, and no word better than the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from api_client import http
from api_client.timeouts import CallKind, Patience
from app.core.halt_ladder import HaltWord, RungId, RungState
from app.core.halt_order import ShotPhase
from app.core.state import ReadingKey, ReadingKind, VerdictOfCommand
from tests.fakes.running_console import PATIENT, on_qt_loop, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import KILL_ONLY, HaltingRoom, ShiftedClock, halting_room, kill_settings, start_over

pytestmark = [pytest.mark.xdist_group("halting"), pytest.mark.usefixtures("qapp")]

OK, PENDING, FAILED, UNKNOWN = RungState.OK, RungState.PENDING, RungState.FAILED, RungState.UNKNOWN
DONE, PARTIAL, REFUSED = VerdictOfCommand.DONE, VerdictOfCommand.PARTIAL, VerdictOfCommand.REFUSED
NOT_KNOWN = VerdictOfCommand.UNKNOWN
PROOF = ReadingKey(ReadingKind.KILL_PATH, "kill-switch")


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("halting") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_halted(sandbox: RunningSandbox) -> Iterator[None]:
    start_over(sandbox)
    yield
    start_over(sandbox)


@dataclass(frozen=True)
class Way:
    """What goes wrong with the one request, and what has to be seen of it."""

    name: str
    word: HaltWord
    phase: ShotPhase
    flag: RungState
    verdict: VerdictOfCommand
    handled: int
    fault: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    account: str | None = "company"
    target: str = "company"
    waits: bool = False
    status: int | None = None


ACCEPTED_AS = {
    ShotPhase.ACCEPTED: OK,
    ShotPhase.PARTIAL: OK,
    ShotPhase.REFUSED: FAILED,
    ShotPhase.NOT_SENT: FAILED,
    ShotPhase.UNKNOWN: UNKNOWN,
}


def refused(name: str, status: int, fault: str = "", **other: Any) -> Way:
    facts = {"handled": 0, **other}
    return Way(name, HaltWord.REFUSED, ShotPhase.REFUSED, FAILED, REFUSED, fault=fault, status=status, **facts)


def lost(name: str, fault: str, status: int | None = None) -> Way:
    return Way(name, HaltWord.UNKNOWN, ShotPhase.UNKNOWN, PENDING, NOT_KNOWN, 0, fault, status=status)


def engaged(name: str, fault: str, status: int | None = None) -> Way:
    return Way(name, HaltWord.ENGAGED, ShotPhase.UNKNOWN, OK, NOT_KNOWN, 1, fault, status=status)


WAYS = (
    Way("200", HaltWord.ENGAGED, ShotPhase.ACCEPTED, OK, DONE, 1),
    Way("207", HaltWord.ENGAGED, ShotPhase.PARTIAL, OK, PARTIAL, 1, "channels", {"parameter": "sms"}),
    Way("207 all channels", HaltWord.ENGAGED, ShotPhase.PARTIAL, OK, PARTIAL, 1, "channels"),
    Way("401 nobody", HaltWord.REFUSED, ShotPhase.NOT_SENT, FAILED, REFUSED, 0, account=None, waits=True),
    refused("401 session lost", 401, "session_lost", waits=True),
    refused("403 auditor", 403, waits=True, account="auditor"),
    refused("400 blank account", 400, target=" ", handled=1),
    refused("422 no account", 422, target=""),
    refused("500 no session store", 500, "unwired", waits=True),
    refused("500 no allowlist", 500, "allowlist_missing", waits=True),
    refused("503 draining", 503, "draining_503"),
    engaged("500 after the effect", "text_500_after", 500),
    engaged("dropped after the effect", "drop_after"),
    engaged("hangs after the effect", "hang_after"),
    engaged("200 that cannot be read", "garbage_json", 200),
    lost("500 before the effect", "text_500", 500),
    lost("dropped before the effect", "drop_before"),
    lost("hangs before the effect", "hang_before"),
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_every_answer_to_a_kill_leads_to_its_word_and_is_asked_for_once(
    way: Way, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "TIMEOUTS", {**PATIENT, CallKind.KILL: Patience(connect_s=20, answer_s=1)})
    settings = kill_settings(
        sandbox, KILL_ONLY, ("company", "director-1", way.target) if way.target != "company" else None
    )

    async def main() -> None:
        async with halting_room(sandbox, tmp_path, settings, account=way.account) as room:
            if way.fault:
                # For one request only: if it were sent again it would succeed, and be seen.
                sandbox.set_fault("kill-switch", way.fault, route="/risk/kill", times=1, **way.details)
            await room.kill(way.target)
            assert room.phase(way.target) is way.phase
            fired_at = room.order.fired_at
            assert fired_at is not None
            await room.until_read(ReadingKind.METRICS, "kill-switch", fired_at)
            room.console.halting.climb_now(room.console.around.now())
            if way.target == "company":
                # A gauge that was asked for while the kill was under way may still show what was before.
                await room.until_rung(RungId.FLAG, way.flag)
            await check_ladder(room, way)
            assert room.outcome.verdict is way.verdict
            assert room.halt.waiting == ((way.target,) if way.waits else ())
            assert room.handled() == way.handled
            await check_journal(room, way)

    on_qt_loop(main)


async def check_ladder(room: HaltingRoom, way: Way) -> None:
    shot, ladder = room.order.shot(way.target), room.ladder(way.target)
    assert ladder.word is way.word
    assert room.rung(RungId.ACCEPTED, way.target) is ACCEPTED_AS[way.phase]
    # What is called nothing has no series of its own to read.
    assert room.rung(RungId.FLAG, way.target) is (way.flag if way.target == "company" else UNKNOWN)
    assert room.rung(RungId.ORDERS, way.target) is RungState.NOT_CONFIGURED
    assert (shot.failure.status if shot.failure else None) == way.status
    if way.status is not None:
        assert shot.server_date is not None, "the Date of a failure dates the platform's records, too"
    if shot.receipt is not None:
        failed = {"207": ("sms",), "207 all channels": ("email", "sms", "webhook")}.get(way.name, ())
        assert shot.receipt.failed_channels == failed
    if way.word is HaltWord.UNKNOWN:
        assert ladder.what_to_do[0] == "Do not wait for the gauge."


async def check_journal(room: HaltingRoom, way: Way) -> None:
    records = await room.records()
    phases = [(kind, body["order"]["parts"][0]["shot"]["phase"]) for kind, body in records]
    assert phases[0] == ("kill", "sent")
    assert [told for told in phases if told[0] == "kill verdict"] == [("kill verdict", way.phase.value)]
    others = {kind for kind, _ in phases[1:]} - {"kill verdict"}
    assert others == ({"rung"} if way.word is HaltWord.ENGAGED else set())


@pytest.mark.expects_log
def test_a_pulled_plug_is_not_sent_and_the_gauge_is_not_known(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            sandbox.set_fault("kill-switch", "refused")
            # On a connection that has been cut and does not know it yet, a kill does leave.
            room.console.poller.kick_one(PROOF)
            await until(lambda: room.console.store.state.readings[PROOF].failure, "the pulled plug is seen")
            await room.kill("company")
            assert room.phase() is ShotPhase.NOT_SENT
            assert room.outcome.verdict is REFUSED
            await room.until_word(HaltWord.REFUSED)
            await room.until_rung(RungId.FLAG, UNKNOWN)
            assert "never left" in room.ladder().words
            assert room.halt.waiting == (), "a sign-in changes nothing about a plug"
            sandbox.clear()
            await room.until_rung(RungId.FLAG, FAILED)
            assert room.handled() == 0

    on_qt_loop(main)


def test_an_unknown_kill_is_read_back_until_the_gauge_says_so(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY)) as room:
            sandbox.set_fault("kill-switch", "drop_before", route="/risk/kill", times=1)
            await room.kill("company")
            await room.until_word(HaltWord.UNKNOWN)
            # As if the lost request had only been slow: another one engages behind the console's back.
            with sandbox.client("kill-switch", headers={"authorization": sandbox.sign_in("company")}) as other:
                other.post("/risk/kill", params={"account_id": "company"}).raise_for_status()
            await room.until_word(HaltWord.ENGAGED)
            assert room.rung(RungId.ACCEPTED) is UNKNOWN, "the flag does not make the answer known"
            await until(lambda: room.ladder().rung(RungId.FLAG).took_s, "the flag's own clock")

    on_qt_loop(main)


@pytest.mark.parametrize("fault", ["", "text_500_after"])
def test_the_platforms_record_is_read_after_two_seconds_and_not_all_the_time(
    fault: str, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    clock = ShiftedClock()

    async def main() -> None:
        async with halting_room(sandbox, tmp_path, kill_settings(sandbox, KILL_ONLY), now=clock) as room:
            if fault:
                sandbox.set_fault("kill-switch", fault, route="/risk/kill", times=1)
            await room.kill("company")
            assert room.handled("GET /risk/kill_events") == 0, "reading the events is measured by the platform"
            clock.advance(2)
            await room.until_rung(RungId.RECORDED, OK)
            assert room.handled("GET /risk/kill_events") == 1
            assert (room.handled(), room.phase()) == (1, ShotPhase.UNKNOWN if fault else ShotPhase.ACCEPTED)

    on_qt_loop(main)
