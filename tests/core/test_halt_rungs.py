"""Every rung of the halt ladder in every state: what proves it, what does not, what is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from api_client.models.portfolio import RowsSource
from app.core.freshness import Failure, FailureKind, Slice
from app.core.halt import Baseline, HaltOrder, HaltReadings, RungId, RungState, Shot
from app.core.halt_readings import same_account
from tests.core.halts import (
    ACCEPTED,
    GUARDED,
    KEPT,
    NOT_SENT,
    PARTIAL,
    READY,
    SENT,
    UNKNOWN,
    after,
    broken,
    event,
    fact,
    order,
    orders,
    positions,
    pretrade,
    proof,
    readings,
    receipt,
    refusal,
    rejected,
    rows,
    rung,
)
from tests.core.states import NOW

OK, PENDING, FAILED, NOT_KNOWN, ABSENT = RungState
NOTHING = readings(configured=frozenset())
WAS_UP = replace(KEPT, gauge=1.0)
NO_SERIES = replace(KEPT, gauge=None)
UNREAD = Baseline(NOW)
SEEN = {"reached": {"company": {RungId.FLAG: after(1)}}}


def told(made: HaltOrder, found: HaltReadings, rung_id: RungId, at_s: float = 2.0) -> tuple[RungState, str]:
    result = rung(made, found, rung_id, at_s)
    assert result.source
    assert (result.took_s is None) == (result.state is not OK)
    return result.state, result.words


ALL_FAILED = SENT.received(receipt("email", "sms", "webhook"), after(1))
ODD = SENT.failed(Failure(FailureKind.UNEXPECTED_ANSWER, "kill-switch", "not_json", 200, path="$"), after(1))
TEXT_500 = SENT.failed(Failure(FailureKind.SERVER_FAULT, "kill-switch", "status", 500, "Oops"), after(3), after(3))
NO_SERVICE = SENT.failed(Failure(FailureKind.NOT_CONFIGURED, "kill-switch", "not_configured"), after(1))
LOST = Shot("company", replace(UNKNOWN).phase, sent_at=NOW)


@pytest.mark.parametrize(
    ("shot", "state", "words"),
    [
        (READY, PENDING, "not sent yet"),
        (SENT, PENDING, "sent, no answer yet"),
        (ACCEPTED, OK, "engaged: email, sms and webhook notified"),
        (PARTIAL, OK, "engaged, partial: email and webhook notified; sms failed"),
        (ALL_FAILED, OK, "engaged, partial: no channel notified; email, sms and webhook failed"),
        (replace(ACCEPTED, receipt=None), OK, "engaged"),
        (GUARDED, FAILED, "does not accept the session"),
        (NOT_SENT, FAILED, "refuses connections. Nothing was sent"),
        (UNKNOWN, NOT_KNOWN, "did not answer in time. It may have happened"),
        (TEXT_500, NOT_KNOWN, "Kill-switch failed (HTTP 500)"),
        (ODD, NOT_KNOWN, "unexpected form"),
        (LOST, NOT_KNOWN, "what became of the request is not known"),
    ],
)
def test_accepted(shot: Shot, state: RungState, words: str) -> None:
    found, said = told(order(shot), readings(), RungId.ACCEPTED, 50)
    assert found is state
    assert words in said


def test_accepted_without_a_kill_switch() -> None:
    assert told(order(NO_SERVICE), NOTHING, RungId.ACCEPTED)[0] is ABSENT
    assert told(order(ACCEPTED), NOTHING, RungId.ACCEPTED)[0] is OK


UP, DOWN, GONE = {"Company": 1.0, "unknown": 0.0}, {"company": 0.0}, {"unknown": 0.0}


@pytest.mark.parametrize(
    ("shot", "baseline", "gauge", "state", "words"),
    [
        (ACCEPTED, KEPT, UP, OK, "this request was accepted"),
        (PARTIAL, WAS_UP, UP, OK, "this request was accepted"),
        (ACCEPTED, UNREAD, UP, OK, "this request was accepted"),
        (SENT, KEPT, UP, OK, "rose from 0 to 1"),
        (UNKNOWN, KEPT, UP, OK, "rose from 0 to 1"),
        (UNKNOWN, NO_SERIES, UP, OK, "appeared as 1"),
        (GUARDED, KEPT, UP, OK, "rose from 0 to 1"),
        (UNKNOWN, WAS_UP, UP, NOT_KNOWN, "shows an earlier halt"),
        (GUARDED, WAS_UP, UP, NOT_KNOWN, "shows an earlier halt"),
        (UNKNOWN, UNREAD, UP, NOT_KNOWN, "was not read"),
        (UNKNOWN, None, UP, NOT_KNOWN, "was not read"),
        (ACCEPTED, KEPT, DOWN, FAILED, "another replica"),
        (SENT, KEPT, DOWN, PENDING, "0 so far"),
        (UNKNOWN, KEPT, DOWN, PENDING, "0 so far"),
        (GUARDED, KEPT, DOWN, FAILED, "not engaged"),
        (NOT_SENT, KEPT, DOWN, FAILED, "not engaged"),
        (ACCEPTED, KEPT, GONE, NOT_KNOWN, "no kill_switch_state series"),
        (UNKNOWN, KEPT, GONE, NOT_KNOWN, "no kill_switch_state series"),
        (ACCEPTED, KEPT, {"company": float("nan")}, NOT_KNOWN, "no kill_switch_state series"),
        (ACCEPTED, WAS_UP, DOWN, NOT_KNOWN, "is 0 after 1: the kill service restarted"),
        (ACCEPTED, WAS_UP, GONE, NOT_KNOWN, "no series any more: the kill service restarted"),
    ],
)
def test_flag(shot: Shot, baseline: Baseline | None, gauge: dict[str, float], state: RungState, words: str) -> None:
    found, said = told(order(shot, baseline), readings(gauge=fact(gauge, 46)), RungId.FLAG, 47)
    assert (found, words in said) == (state, True), said


def test_a_flag_that_was_seen_and_fell_is_no_release() -> None:
    found, said = told(order(ACCEPTED, KEPT, **SEEN), readings(gauge=fact(DOWN)), RungId.FLAG)
    assert found is NOT_KNOWN
    assert said.endswith("the kill service restarted or another replica answered: not a release")


@pytest.mark.parametrize(
    ("shot", "found", "at_s", "state", "words"),
    [
        (ACCEPTED, NOTHING, 2, ABSENT, "names no kill-switch service"),
        (READY, readings(gauge=fact(UP)), 2, PENDING, "no kill was sent yet"),
        (ACCEPTED, readings(gauge=broken()), 2, NOT_KNOWN, "refuses connections"),
        (ACCEPTED, readings(gauge=fact(UP, -1)), 2, PENDING, "not read since the kill"),
        (ACCEPTED, readings(gauge=fact(UP, 0)), 2, PENDING, "not read since the kill"),
        (ACCEPTED, readings(gauge=fact(UP, -1)), 11, NOT_KNOWN, "not read since the kill"),
        (ACCEPTED, readings(), 2, NOT_KNOWN, "not read since the kill"),
        (ACCEPTED, readings(gauge=fact(UP, 1)), 30, NOT_KNOWN, "too old"),
    ],
)
def test_a_flag_that_is_not_read(shot: Shot, found: HaltReadings, at_s: float, state: RungState, words: str) -> None:
    result, said = told(order(shot), found, RungId.FLAG, at_s)
    assert (result, words in said) == (state, True), said


@pytest.mark.parametrize(
    ("shot", "found", "at_s", "state", "words"),
    [
        (ACCEPTED, NOTHING, 2, ABSENT, "names no kill-switch"),
        (READY, proof(), 2, PENDING, "waits for the answer"),
        (SENT, proof(), 2, PENDING, "waits for the answer"),
        (ACCEPTED, readings(events=fact((event(0.4),))), 2, OK, "event of 12:00:00.400"),
        (ACCEPTED, readings(events=fact((event(1.0, "COMPANY"),))), 900, OK, "event of 12:00:01.000"),
        (ACCEPTED, readings(events=fact((event(0.3), event(1.5, "director-1")))), 2, PENDING, "no event yet"),
        (ACCEPTED, readings(events=fact((), 46)), 47, FAILED, "no event since 12:00:00.400"),
        (ACCEPTED, readings(events=fact((), 46)), 900, FAILED, "no event since"),
        (ACCEPTED, readings(events=broken()), 2, NOT_KNOWN, "refuses connections"),
        (ACCEPTED, readings(events=fact((), -60, ttl_s=60)), 2, PENDING, "not read since"),
        (TEXT_500, readings(events=fact((event(0.1),), 4)), 5, OK, "event of 12:00:00.100"),
        (TEXT_500, readings(events=fact((event(-0.1),), 4)), 5, PENDING, "no event yet"),
        (UNKNOWN, readings(events=fact((event(),), 46)), 47, NOT_KNOWN, "no answer gave a time"),
        (GUARDED, readings(events=fact(())), 2, FAILED, "nothing to record"),
        (NOT_SENT, readings(events=fact((event(),))), 2, FAILED, "nothing to record"),
        (GUARDED, readings(events=fact((event(1),))), 2, OK, "event of"),
    ],
)
def test_recorded(shot: Shot, found: HaltReadings, at_s: float, state: RungState, words: str) -> None:
    result, said = told(order(shot), found, RungId.RECORDED, at_s)
    assert (result, words in said) == (state, True), said


def test_an_answer_without_a_date_is_dated_by_its_receipt() -> None:
    undated = SENT.received(receipt(date_s=None), after(1))
    assert undated.platform_time == after(0.4)
    early = replace(ACCEPTED, server_date=after(0.0))
    assert early.platform_time == NOW
    assert replace(TEXT_500, sent_at=None).platform_time == after(3)


ALONE, CROWD = {"company": 1.0, "unknown": 0.0}, {"company": 1.0, "director-1": 1.0}
TWICE, OTHER = fact(pretrade(refusal(1.2), refusal(1.1))), fact(rejected(7, "limit"))
COUNTED = replace(KEPT, refused_intents=4.0)


@pytest.mark.parametrize(
    ("shot", "baseline", "facts", "state", "words"),
    [
        (ACCEPTED, KEPT, {"configured": frozenset()}, ABSENT, "names no risk-engine"),
        (READY, KEPT, {}, PENDING, "no kill was sent yet"),
        (ACCEPTED, KEPT, {"pretrade": fact(pretrade())}, PENDING, "no intent seen yet"),
        (ACCEPTED, KEPT, {"pretrade": TWICE}, OK, "BTC-USD refused at 12:00:01.100"),
        (ACCEPTED, KEPT, {"pretrade": fact(pretrade(refusal(-9)))}, PENDING, "no intent seen yet"),
        (ACCEPTED, KEPT, {"pretrade": fact(pretrade(refusal(1.2, "circuit_breaker")))}, PENDING, "no intent seen yet"),
        (ACCEPTED, KEPT, {"pretrade": broken()}, NOT_KNOWN, "refuses connections"),
        (UNKNOWN, KEPT, {"pretrade": fact(pretrade(refusal(1.2)))}, PENDING, "no intent seen yet"),
        (UNKNOWN, replace(KEPT, pretrade_latest=NOW), {"pretrade": fact(pretrade(refusal(1.2)))}, OK, "refused at"),
        (UNKNOWN, replace(KEPT, pretrade_latest=NOW), {"pretrade": fact(pretrade(refusal(0)))}, PENDING, "no intent"),
        (GUARDED, KEPT, {"pretrade": fact(pretrade())}, FAILED, "no intent is refused for it"),
        (ACCEPTED, KEPT, {"own_account": ""}, NOT_KNOWN, "needs a session of company"),
        (ACCEPTED, KEPT, {"own_account": "x", "pretrade": fact(pretrade(refusal(1.2)))}, NOT_KNOWN, "needs a session"),
        (ACCEPTED, COUNTED, {"rejected_intents": fact(rejected(7)), "gauge": fact(ALONE)}, OK, "grew by 3"),
        (ACCEPTED, COUNTED, {"rejected_intents": fact(rejected(2)), "gauge": fact(ALONE)}, OK, "grew by 2"),
        (ACCEPTED, COUNTED, {"rejected_intents": fact(rejected(4)), "gauge": fact(ALONE)}, NOT_KNOWN, "not read"),
        (ACCEPTED, COUNTED, {"rejected_intents": fact(rejected(7)), "gauge": fact(CROWD)}, NOT_KNOWN, "not read"),
        (ACCEPTED, COUNTED, {"rejected_intents": fact(rejected(7))}, NOT_KNOWN, "not read"),
        (ACCEPTED, KEPT, {"rejected_intents": fact(rejected(7)), "gauge": fact(ALONE)}, NOT_KNOWN, "not read"),
        (ACCEPTED, COUNTED, {"rejected_intents": fact(rejected(7), -1), "gauge": fact(ALONE)}, NOT_KNOWN, "not read"),
        (ACCEPTED, COUNTED, {"rejected_intents": OTHER, "gauge": fact(ALONE)}, NOT_KNOWN, "not read"),
    ],
)  # fmt: skip
def test_refuses(shot: Shot, baseline: Baseline, facts: dict[str, object], state: RungState, words: str) -> None:
    result, said = told(order(shot, baseline), readings(**facts), RungId.REFUSES)
    assert (result, words in said) == (state, True), said


ROWS = {RungId.ORDERS: ("orders", orders("filled", "Canceled"), orders("open", "filled", "held")),
        RungId.POSITIONS: ("positions", positions(0, "0.000"), positions("1.5", "-2", 0))}  # fmt: skip
both = pytest.mark.parametrize("rung_id", list(ROWS), ids=lambda rung_id: rung_id.name)


@both
def test_records_none_and_some(rung_id: RungId) -> None:
    name, none, some = ROWS[rung_id]
    state, words = told(order(), readings(**{name: fact(none)}), rung_id)
    assert (state, "none" in words, "platform's records, not Kraken's" in words) == (OK, True, True)
    assert told(order(), readings(**{name: fact(rows())}), rung_id)[0] is OK
    state, words = told(order(), readings(**{name: fact(some)}), rung_id)
    assert (state, words[:2]) == (PENDING, "2 ")
    assert told(order(), readings(**{name: fact(some, 60)}), rung_id, 60)[0] is PENDING
    assert told(order(), readings(**{name: fact(some, 60)}), rung_id, 61)[0] is FAILED
    assert told(order(GUARDED), readings(**{name: fact(some)}), rung_id)[0] is FAILED
    assert told(order(GUARDED), readings(**{name: fact(none)}), rung_id)[0] is OK


@both
def test_an_answer_asked_for_before_the_kill_proves_nothing_however_late_it_comes(rung_id: RungId) -> None:
    name, none, _some = ROWS[rung_id]
    late = Slice[Any]("GET /x", 10.0).succeeded(none, after(1.5), asked_at=after(-0.1))
    state, words = told(order(), readings(**{name: late}), rung_id)
    assert (state, "not read since the kill" in words) == (PENDING, True)


@both
def test_records_that_cannot_be_judged(rung_id: RungId) -> None:
    name, none, some = ROWS[rung_id]
    for facts, state, words in (
        ({"configured": frozenset({"kill-switch"})}, ABSENT, "names no portfolio"),
        ({name: fact(none), "own_account": "director-1"}, NOT_KNOWN, "needs a session of company"),
        ({name: broken()}, NOT_KNOWN, "refuses connections"),
        ({name: fact(none, -1)}, PENDING, "not read since the kill"),
        ({name: fact(replace(none, complete=False))}, NOT_KNOWN, "cut off"),
        ({name: fact(replace(some, complete=False))}, PENDING, "2 "),
        ({name: fact(rows({"side": "buy"}))}, NOT_KNOWN, "does not say"),
    ):
        result, said = told(order(), readings(**facts), rung_id)
        assert (result, words in said) == (state, True), said


@both
def test_records_say_their_form_and_what_was_before(rung_id: RungId) -> None:
    name, none, _ = ROWS[rung_id]
    before = replace(KEPT, open_orders=3, positions=3)
    found = readings(**{name: fact(replace(none, source=RowsSource.CSV), source="GET /portfolio/x")})
    result = rung(order(baseline=before), found, rung_id)
    assert result.source == "GET /portfolio/x (CSV)"
    assert ", 3 at arming" in result.words
    quiet = replace(KEPT, open_orders=0, positions=0)
    assert ", none at arming" in rung(order(baseline=quiet), found, rung_id).words


@pytest.mark.parametrize("status", ["", "  ", None, 3])
def test_an_order_without_a_status_says_nothing(status: object) -> None:
    assert told(order(), readings(orders=fact(orders("filled", status))), RungId.ORDERS)[0] is NOT_KNOWN


@pytest.mark.parametrize("quantity", ["", "nan", "many", None, True])
def test_a_position_without_a_number_says_nothing(quantity: object) -> None:
    assert told(order(), readings(positions=fact(positions(0, quantity))), RungId.POSITIONS)[0] is NOT_KNOWN


def test_accounts_match_whatever_their_case() -> None:
    assert same_account(" Company", "company")
    assert not same_account("company", "company-2")
