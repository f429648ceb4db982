"""Kraken's stand-in accepts what it was told of and locks out; the service asks it at a pace."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.faults import Fault, FaultKind, ServiceFaults
from app.sandbox.kraken_stand_in import SEEDED_PAIR, KrakenAnswer, KrakenStandIn, pair_digest
from app.sandbox.store import Store
from app.sandbox.validation_pace import ValidationPace
from tests.sandbox.in_process import MovableClock

GOOD, BAD = pair_digest("key", "secret"), pair_digest("key", "another")
ACCEPTED, REJECTED, LOCKED_OUT = KrakenAnswer.ACCEPTED, KrakenAnswer.REJECTED, KrakenAnswer.LOCKED_OUT


class Asked:
    """A stand-in with the faults of the one service that asks it."""

    def __init__(self, store: Store) -> None:
        self.clock = MovableClock()
        self.faults = ServiceFaults(self.clock)
        self.kraken = KrakenStandIn(store, self.clock)

    def answers(self, *digests: str) -> list[KrakenAnswer]:
        return [self.kraken.check(digest, self.faults, "/x") for digest in digests]


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    store = Store(tmp_path / "state.db")
    yield Asked(store)
    store.close()


def test_a_pair_counts_as_a_whole() -> None:
    assert pair_digest("ab", "c") != pair_digest("a", "bc")


def test_it_accepts_what_it_was_told_of_until_that_is_revoked(asked: Asked) -> None:
    assert asked.answers(GOOD, SEEDED_PAIR) == [REJECTED, ACCEPTED]
    asked.kraken.accept(GOOD)
    assert asked.answers(GOOD, BAD) == [ACCEPTED, REJECTED]
    assert asked.kraken.revoke(GOOD)
    assert not asked.kraken.revoke(GOOD)
    assert asked.answers(GOOD) == [REJECTED]
    assert asked.kraken.checks() == {"accepted": 2, "rejected": 3}


def test_five_refusals_in_a_row_lock_out_for_a_quarter_of_an_hour(asked: Asked) -> None:
    asked.kraken.accept(GOOD)
    assert asked.answers(BAD, BAD, BAD, BAD, GOOD, BAD, BAD, BAD, BAD) == [
        *[REJECTED] * 4,
        ACCEPTED,
        *[REJECTED] * 4,
    ]
    assert asked.kraken.locked_until() is None
    assert asked.answers(BAD, GOOD, BAD) == [REJECTED, LOCKED_OUT, LOCKED_OUT]
    until = asked.kraken.locked_until()
    assert until is not None
    assert (until - asked.clock()).total_seconds() == 900
    asked.clock.advance(899)
    assert asked.answers(GOOD) == [LOCKED_OUT]
    asked.clock.advance(1)
    assert asked.answers(GOOD) == [ACCEPTED]


def test_refusals_far_apart_lock_nobody_out(asked: Asked) -> None:
    for _ in range(8):
        assert asked.answers(BAD) == [REJECTED]
        asked.clock.advance(151)


def test_forgetting_ends_a_lock_out(asked: Asked) -> None:
    asked.kraken.accept(GOOD)
    asked.answers(*[BAD] * 5)
    asked.kraken.forget()
    assert asked.answers(GOOD) == [ACCEPTED]


def test_what_a_fault_imposes_leads_to_no_lock_out(asked: Asked) -> None:
    asked.kraken.accept(GOOD)
    asked.faults.set(Fault(FaultKind.KRAKEN, times=6))
    assert asked.answers(*[GOOD] * 7) == [*[REJECTED] * 6, ACCEPTED]


@pytest.mark.asyncio
async def test_validations_of_one_account_wait_for_their_turn() -> None:
    now_s, waited_s = [100.0], []

    async def sleep(seconds: float) -> None:
        waited_s.append(seconds)
        now_s[0] += seconds

    pace = ValidationPace(lambda: now_s[0], sleep)
    for _ in range(20):
        await pace.turn("company")
    now_s[0] += 4.0
    await pace.turn("director-1")
    assert waited_s == []
    await pace.turn("company")
    assert (waited_s, now_s) == ([6.0], [110.0])
    await asyncio.gather(*(pace.turn("company") for _ in range(19)))
    assert waited_s == [6.0]
