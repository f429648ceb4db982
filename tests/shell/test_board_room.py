"""Waivers, votes and duties: decided, written down, done, said; and found again after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from app.core.areas import Area
from app.core.readiness.decisions import Vote
from app.core.state import ReadingKind, SessionState, VerdictOfCommand
from app.shell.paths import Paths
from tests.core.states import NOW, SIGNED_IN, certificate, healthy, read, state
from tests.fakes.platform import Clock
from tests.fakes.running_console import until
from tests.shell.board_bench import Bench, H, opened, restarted, spoil_journal

GOOD = state(healthy())
BAD = state({**healthy(), (ReadingKind.CERTIFICATE, "oms"): read(certificate(1))})
DONE, REFUSED = VerdictOfCommand.DONE, VerdictOfCommand.REFUSED


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    bench = await opened(Paths.below(tmp_path), Clock(NOW))
    bench.sign_in()
    yield bench
    await bench.console.close()


@pytest.mark.asyncio
async def test_a_waiver_is_written_down_then_counts_and_ends_in_time(bench: Bench) -> None:
    end = bench.clock() + H
    assert await bench.room.waive("certificate", " renewed\ntonight ", end)
    (waiver,) = bench.state.waivers
    assert (waiver.probe_id, waiver.reason, waiver.who, waiver.until) == (
        "certificate",
        "renewed tonight",
        SIGNED_IN.email,
        end,
    )
    (record,) = bench.records("waiver")
    assert (record.actor, record.body["probe"]) == (SIGNED_IN.email, "certificate")
    assert bench.outcome.verdict is DONE
    assert bench.outcome.words == record.body["words"]
    assert "certificate is waived by ops@example.com until 13:00 UTC: renewed tonight" in bench.outcome.words
    bench.clock.advance(3_599)
    await bench.room.tidy()
    assert bench.state.waivers == (waiver,)
    bench.clock.advance(1)
    await bench.room.tidy()
    assert bench.state.waivers == ()


@pytest.mark.asyncio
async def test_a_waiver_that_is_denied_is_said_with_the_reason(bench: Bench) -> None:
    bench.console.store.update(lambda known: replace(known, session=SessionState()))
    assert not await bench.room.waive("certificate", "renewed", bench.clock() + H)
    assert bench.state.waivers == ()
    assert bench.outcome.verdict is REFUSED
    assert bench.outcome.words.endswith("renewed: Sign in first. Nothing was changed.")
    assert bench.records("waiver") == []


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_nothing_is_waived_that_cannot_be_written_down_and_a_waiver_can_still_be_withdrawn(bench: Bench) -> None:
    assert await bench.room.waive("certificate", "renewed", bench.clock() + H)
    spoil_journal(bench)
    assert not await bench.room.waive("clocks", "known", bench.clock() + H)
    assert [waiver.probe_id for waiver in bench.state.waivers] == ["certificate"]
    assert "not done, because the journal cannot be written" in bench.outcome.words
    assert await bench.room.withdraw("certificate")
    assert bench.state.waivers == ()


@pytest.mark.asyncio
async def test_two_clicks_are_one_waiver(bench: Bench) -> None:
    end = bench.clock() + H
    done = await asyncio.gather(*(bench.room.waive("certificate", "renewed", end) for _ in range(2)))
    assert sorted(done) == [False, True]
    assert len(bench.records("waiver")) == 1


@pytest.mark.asyncio
async def test_a_secret_in_a_reason_is_kept_nowhere(bench: Bench) -> None:
    assert await bench.room.waive("certificate", "because token=canary", bench.clock() + H)
    assert "canary" not in repr(bench.state)
    assert b"canary" not in bench.console.journal.path.read_bytes()


@pytest.mark.asyncio
async def test_a_vote_lapses_with_the_first_change_and_for_good(bench: Bench) -> None:
    bench.show(GOOD)
    assert await bench.room.vote(Area.SECURITY, "looked at it")
    await bench.room.tidy()
    (vote,) = bench.state.votes
    assert vote.lapsed_at is None
    bench.show(BAD)
    bench.clock.advance(1)
    for _ in range(2):
        await bench.room.tidy()
    lapsed = replace(vote, lapsed_at=bench.clock())
    assert bench.state.votes == (lapsed,)
    bench.show(GOOD)
    await bench.room.tidy()
    assert bench.state.votes == (lapsed,)
    assert len(bench.records("vote lapsed")) == 1
    assert await bench.room.vote(Area.SECURITY, "again")
    assert [one.note for one in bench.state.votes] == ["again"]


@pytest.mark.asyncio
async def test_nobody_votes_over_a_failure(bench: Bench) -> None:
    bench.show(BAD)
    assert not await bench.room.vote(Area.SECURITY, "")
    assert "Security & Compliance is FAIL" in bench.outcome.words
    assert bench.state.votes == ()


@pytest.mark.asyncio
async def test_without_a_young_judgement_nothing_lapses(bench: Bench) -> None:
    bench.show(GOOD)
    assert await bench.room.vote(Area.SECURITY, "")
    bench.show(BAD)
    bench.clock.advance(60)
    await bench.room.tidy()
    assert bench.state.votes[0].lapsed_at is None


@pytest.mark.asyncio
async def test_a_restart_finds_what_was_decided(bench: Bench) -> None:
    bench.show(GOOD)
    await bench.room.waive("certificate", "renewed", bench.clock() + H)
    await bench.room.waive("clocks", "known", bench.clock() + H)
    await bench.room.withdraw("clocks")
    await bench.room.vote(Area.SECURITY, "looked at it")
    await bench.room.duty_done("slo-review", "all well")
    again = await restarted(bench)
    try:
        before, after = bench.state, again.state
        assert (after.waivers, after.votes, after.duties) == (before.waivers, before.votes, before.duties)
        assert [waiver.probe_id for waiver in after.waivers] == ["certificate"]
    finally:
        await again.console.close()


@pytest.mark.asyncio
async def test_a_vote_from_before_a_restart_waits_for_its_inputs_and_then_lapses_like_any_other(bench: Bench) -> None:
    bench.show(GOOD)
    await bench.room.vote(Area.SECURITY, "looked at it")
    records = bench.console.journal.verify_now().records
    bench.console.store.update(lambda known: replace(known, votes=()))
    bench.room.resume(records)
    bench.show(state({}))
    await bench.room.tidy()
    assert [vote.lapsed_at for vote in bench.state.votes] == [None]
    bench.show(GOOD)
    await bench.room.tidy()
    bench.show(state({}))
    await bench.room.tidy()
    assert [vote.lapsed_at for vote in bench.state.votes] == [bench.clock()]


@pytest.mark.asyncio
async def test_a_broken_journal_waives_nothing(bench: Bench) -> None:
    await bench.room.waive("certificate", "renewed", bench.clock() + H)
    path = bench.console.journal.path
    path.write_bytes(path.read_bytes().replace(b"renewed", b"expired"))
    again = await restarted(bench)
    try:
        assert again.state.waivers == ()
        assert any("not taken over" in notice.words for notice in again.state.notices)
    finally:
        await again.console.close()


@pytest.mark.asyncio
async def test_a_journal_that_cannot_be_read_keeps_nobody_waiting(bench: Bench) -> None:
    spoil_journal(bench)
    again = await restarted(bench)
    try:
        assert again.state.waivers == ()
    finally:
        await again.console.close()


@pytest.mark.asyncio
async def test_it_follows_the_board_while_the_console_runs(bench: Bench) -> None:
    await bench.console.start(watch=False)
    await bench.room.resumed.wait()
    stale = Vote(Area.SECURITY, "", SIGNED_IN.email, bench.clock(), "of another board")
    bench.console.store.update(lambda known: replace(known, votes=(stale,)))
    await until(lambda: bench.state.votes[0].lapsed_at is not None, "a vote that lapses")


@pytest.mark.asyncio
async def test_the_trend_is_kept_while_somebody_watches(bench: Bench) -> None:
    await bench.console.start()
    await until(lambda: bench.state.judged is not None, "a first judgement")
    first = bench.state.judged
    bench.clock.advance(31)
    bench.console.judging.soon()
    await until(lambda: bench.state.judged is not first, "a second judgement")
    bench.clock.advance(31)
    bench.console.judging.soon()
    await until(lambda: bench.state.trend.areas, "a trend")
    assert set(bench.state.trend.areas) == {area.slug for area in Area}
    assert (bench.paths.state / "trend" / "fake.sqlite").exists()
