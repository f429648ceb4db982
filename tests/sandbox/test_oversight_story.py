"""One story over several services: intents wait, are vetoed, overruled, carried out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.context import ADMINS, Profile
from app.sandbox.faults import Fault, FaultKind, ServiceFaults
from app.sandbox.halt_flags import HaltFlags
from app.sandbox.metrics import make_registry
from app.sandbox.override import OverrideLog
from app.sandbox.oversight_story import PENDING_AT_START, VETOES_AT_START, OversightStory
from app.sandbox.portfolio_records import ORDERS, PortfolioRecords
from app.sandbox.review_queue import ReviewQueue
from app.sandbox.risk_engine_checks import RiskEngine
from app.sandbox.safe_mode_flag import SafeModeFlag
from app.sandbox.store import Store
from app.sandbox.watchdog import VetoLog
from tests.sandbox.in_process import MovableClock

TRADE = {"symbol": "BTC-USD", "side": "buy", "notional": 3498.0, "model_confidence": 0.5, "metadata": {}}


@dataclass
class Stage:
    """The story with all that it moves."""

    clock: MovableClock
    store: Store
    queue: ReviewQueue
    vetoes: VetoLog
    overrides: OverrideLog
    records: PortfolioRecords
    faults: ServiceFaults
    story: OversightStory

    def pass_time(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(1)
            self.story.tick(1.0)

    def newest_order(self) -> dict[str, Any]:
        return self.records.rows(ORDERS, "company", limit=1)[0]

    def decided(self, trade: dict[str, Any], *, approved: bool) -> None:
        self.queue.submit("mine", "company", trade)
        assert self.queue.decide("mine", approved=approved)
        self.story.tick(0.0)


def stage(root: Path, profile: Profile = Profile.REPAIRED, name: str = "state") -> Stage:
    clock, store = MovableClock(), Store(root / name)
    queue, vetoes = ReviewQueue(store, clock, forgets=profile is Profile.SHIPPED), VetoLog(store, clock)
    overrides = OverrideLog(store, clock, missing=profile is Profile.SHIPPED)
    records, faults = PortfolioRecords(store, clock), ServiceFaults(clock)
    engine = RiskEngine(HaltFlags(store), SafeModeFlag(store), make_registry("risk-service", profile), clock)
    story = OversightStory(queue, vetoes, overrides, engine, records, faults, clock, seed=7)
    return Stage(clock, store, queue, vetoes, overrides, records, faults, story)


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Stage]:
    made = stage(tmp_path)
    made.story.begin()
    yield made
    made.store.close()


def test_it_begins_with_some_past(play: Stage) -> None:
    for account in ADMINS:
        waiting = play.queue.pending(account)
        assert len(waiting) == PENDING_AT_START
        assert all(intent.submitted_at <= play.clock.now < intent.expires_at for intent in waiting)
    status = play.vetoes.status(200)
    assert status.total_vetoes == VETOES_AT_START * len(ADMINS)
    overruled = play.overrides.history(None)
    assert {row.account_id for row in overruled} == set(ADMINS)
    assert {row.intent_id for row in overruled} <= {row.intent_id for row in status.recent_vetoes}
    given = {row.intent_id: row.ts for row in status.recent_vetoes}
    assert all(given[row.intent_id] < row.ts < play.clock.now for row in overruled)


def test_a_restart_adds_no_second_past(play: Stage) -> None:
    play.story.begin()
    assert play.vetoes.status(1).total_vetoes == VETOES_AT_START * len(ADMINS)
    play.story.start_over()
    assert len(play.queue.pending("company")) == PENDING_AT_START
    assert len(play.overrides.history(None)) == len(ADMINS)


def test_an_approved_intent_becomes_an_order_and_a_denied_one_none(play: Stage) -> None:
    before = play.records.open_orders("company")
    play.decided(TRADE, approved=False)
    assert play.records.open_orders("company") == before
    play.decided(TRADE, approved=True)
    play.story.tick(0.0)
    assert play.records.open_orders("company") == before + 1
    order = play.newest_order()
    assert (order["instrument"], order["side"], order["quantity"]) == ("BTC-USD", "buy", 0.1)


@pytest.mark.parametrize("change", [{"notional": 900_000.0}, {"symbol": "DOGE-USD"}])
def test_what_the_account_may_not_carry_is_vetoed_though_approved(play: Stage, change: dict[str, Any]) -> None:
    before = play.records.open_orders("company")
    play.decided({**TRADE, **change}, approved=True)
    assert play.records.open_orders("company") == before
    newest = play.vetoes.status(1).recent_vetoes[0]
    assert (newest.intent_id, newest.reason, newest.score) == ("mine", "notional_above_nav_limit", None)
    assert 340_000 < newest.details["limit"] < 360_000


def test_a_halted_account_carries_nothing_out(play: Stage) -> None:
    HaltFlags(play.store).engage("company", play.clock.now)
    before = play.records.open_orders("company")
    play.decided(TRADE, approved=True)
    assert play.records.open_orders("company") == before


def test_time_brings_intents_vetoes_and_orders_of_the_overruled(play: Stage) -> None:
    play.pass_time(1200)
    status, overruled = play.vetoes.status(200), play.overrides.history(None)
    assert status.total_vetoes > 15
    assert {count.reason for count in status.reason_counts} >= {"model_drift", "spread_anomaly"}
    fresh = [row for row in overruled if row.ts > play.clock.now.replace(minute=1)]
    assert len(fresh) >= 3
    for account in ADMINS:
        assert len(play.queue.pending(account)) >= 1
        recorded = [row for row in play.records.rows(ORDERS, account) if row["created_at"] in {o.ts for o in fresh}]
        assert len(recorded) == sum(row.account_id == account for row in fresh)


def test_without_wishes_nothing_new_happens(play: Stage) -> None:
    play.faults.set(Fault(FaultKind.NO_INTENTS))
    play.pass_time(300)
    assert all(play.queue.pending(account) == [] for account in ADMINS)
    assert play.vetoes.status(1).total_vetoes == VETOES_AT_START * len(ADMINS)


def test_equal_seeds_tell_the_same_story(play: Stage, tmp_path: Path) -> None:
    other = stage(tmp_path, name="other")
    other.story.begin()
    for one in (play, other):
        one.pass_time(400)
    assert play.vetoes.status(200) == other.vetoes.status(200)
    assert play.queue.pending("company") == other.queue.pending("company")
    other.store.close()


def test_shipped_it_goes_on_without_overrides(tmp_path: Path) -> None:
    made = stage(tmp_path, Profile.SHIPPED)
    made.story.start_over()
    made.pass_time(200)
    assert made.vetoes.status(1).total_vetoes > 0
    assert made.queue.pending("company")
    made.store.close()
