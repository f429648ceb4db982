"""The big word is never better than the evidence, for every outcome that a kill can have."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core.freshness import Failure, FailureKind, Slice
from app.core.halt import HaltReadings, HaltWord, RungId, RungState, Shot, climb
from tests.core.halts import (
    ACCEPTED,
    GUARDED,
    KEPT,
    NOT_SENT,
    PARTIAL,
    READY,
    SENT,
    TIMEOUT,
    UNKNOWN,
    after,
    broken,
    event,
    fact,
    ladder,
    order,
    orders,
    positions,
    pretrade,
    proof,
    readings,
    receipt,
    refusal,
)

UP, DOWN = fact({"company": 1.0}), fact({"company": 0.0})
OPEN: dict[str, Any] = {"orders": fact(orders("open")), "positions": fact(positions("1.5"))}
SHIPPED = proof(**OPEN)
NO_FLAG = replace(proof(), gauge=DOWN)
BLIND = readings(gauge=broken())


def failed(kind: FailureKind, status: int | None = None, *, dated: bool = True, detail: str = "") -> Shot:
    failure = Failure(kind, "kill-switch", "status", status, detail or None)
    return SENT.failed(failure, after(1), after(1) if dated else None)


ALL_CHANNELS_FAILED = SENT.received(receipt("email", "sms", "webhook"), after(1))
EXPIRED = failed(FailureKind.SESSION, 401, detail="Invalid or expired session token.")
AUDITOR = failed(FailureKind.FORBIDDEN, 403, detail="Account is not authorized for administrative access.")
UNWIRED = failed(FailureKind.MISCONFIGURED, 500, detail="Authentication session store is not configured.")
REJECTED = failed(FailureKind.REFUSED, 422, detail="Input should be 'spread_widening'")
DRAINING, BUSY = failed(FailureKind.DRAINING, 503), failed(FailureKind.BUSY, 429)
TEXT_500 = failed(FailureKind.SERVER_FAULT, 500, detail="Internal Server Error")
DROPPED = failed(FailureKind.NO_ANSWER, dated=False)
UNREADABLE = failed(FailureKind.UNEXPECTED_ANSWER, 200)
BUG = failed(FailureKind.BUG, dated=False)
SIGNED_OUT = failed(FailureKind.SESSION, dated=False)

WORDS: list[tuple[str, Shot, HaltReadings, HaltWord]] = [
    ("200, orders end", ACCEPTED, proof(), HaltWord.HALTED),
    ("200, as shipped", ACCEPTED, SHIPPED, HaltWord.ENGAGED),
    ("200, nothing read", ACCEPTED, BLIND, HaltWord.ENGAGED),
    ("200, the gauge says 0", ACCEPTED, NO_FLAG, HaltWord.ENGAGED),
    ("200, the gauge is gone", ACCEPTED, replace(proof(), gauge=fact({})), HaltWord.HALTED),
    ("200, positions remain", ACCEPTED, replace(proof(), positions=OPEN["positions"]), HaltWord.ENGAGED),
    ("200, orders remain", ACCEPTED, replace(proof(), orders=OPEN["orders"]), HaltWord.ENGAGED),
    ("200, orders unread", ACCEPTED, replace(proof(), orders=broken()), HaltWord.ENGAGED),
    ("200, orders read before", ACCEPTED, replace(proof(), orders=fact(orders(), -1)), HaltWord.ENGAGED),
    ("200, another account's records", ACCEPTED, replace(proof(), own_account="director-1"), HaltWord.ENGAGED),
    ("200, no portfolio", ACCEPTED, replace(proof(), configured=frozenset({"kill-switch"})), HaltWord.ENGAGED),
    ("207", PARTIAL, SHIPPED, HaltWord.ENGAGED),
    ("207, every channel failed", ALL_CHANNELS_FAILED, SHIPPED, HaltWord.ENGAGED),
    ("207, orders end", PARTIAL, proof(), HaltWord.HALTED),
    ("401", EXPIRED, replace(SHIPPED, gauge=DOWN), HaltWord.REFUSED),
    ("401, flat anyway", EXPIRED, NO_FLAG, HaltWord.REFUSED),
    ("403", AUDITOR, replace(SHIPPED, gauge=DOWN), HaltWord.REFUSED),
    ("422", REJECTED, replace(SHIPPED, gauge=DOWN), HaltWord.REFUSED),
    ("429", BUSY, BLIND, HaltWord.REFUSED),
    ("503 draining", DRAINING, BLIND, HaltWord.REFUSED),
    ("500 of a guard", UNWIRED, BLIND, HaltWord.REFUSED),
    ("401, somebody else engaged", EXPIRED, SHIPPED, HaltWord.ENGAGED),
    ("500 text, unread", TEXT_500, BLIND, HaltWord.UNKNOWN),
    ("500 text, gauge 0", TEXT_500, replace(SHIPPED, gauge=DOWN), HaltWord.UNKNOWN),
    ("500 after the effect", TEXT_500, SHIPPED, HaltWord.ENGAGED),
    ("500 after the effect, orders end", TEXT_500, proof(), HaltWord.HALTED),
    ("dropped before the effect", DROPPED, replace(SHIPPED, gauge=DOWN), HaltWord.UNKNOWN),
    ("dropped after the effect", DROPPED, SHIPPED, HaltWord.ENGAGED),
    ("dropped, flat anyway", DROPPED, NO_FLAG, HaltWord.UNKNOWN),
    ("hang, before its end", SENT, replace(SHIPPED, gauge=DOWN), HaltWord.SENT),
    ("hang, gauge rises", SENT, SHIPPED, HaltWord.ENGAGED),
    ("hang, given up", UNKNOWN, BLIND, HaltWord.UNKNOWN),
    ("a 2xx that cannot be read", UNREADABLE, BLIND, HaltWord.UNKNOWN),
    ("a bug of ours", BUG, BLIND, HaltWord.UNKNOWN),
    ("never sent", NOT_SENT, BLIND, HaltWord.REFUSED),
    ("nobody signed in", SIGNED_OUT, BLIND, HaltWord.REFUSED),
    ("not sent yet", READY, proof(), HaltWord.UNKNOWN),
]


@pytest.mark.parametrize(("shot", "found", "word"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_the_word(shot: Shot, found: HaltReadings, word: HaltWord) -> None:
    climbed = ladder(order(shot), found)
    assert climbed.word is word
    assert [rung.id for rung in climbed.rungs] == list(RungId)
    assert climbed.words.endswith(".")
    assert all(rung.words and not rung.words.endswith(".") and rung.source for rung in climbed.rungs)
    if word is HaltWord.ENGAGED:
        assert any(climbed.rung(rung_id).state is RungState.OK for rung_id in (RungId.ACCEPTED, RungId.FLAG))


def test_an_earlier_halt_is_no_evidence_of_this_one() -> None:
    earlier = replace(KEPT, gauge=1.0)
    assert ladder(order(DROPPED, earlier), proof()).word is HaltWord.UNKNOWN
    assert ladder(order(EXPIRED, earlier), proof()).word is HaltWord.REFUSED


def test_an_unknown_stays_unknown_for_as_long_as_it_takes() -> None:
    stale = replace(SHIPPED, gauge=Slice("GET /metrics", 5.0).succeeded({"company": 0.0}, after(3600)))
    assert ladder(order(DROPPED), stale, 3601).word is HaltWord.UNKNOWN
    risen = replace(SHIPPED, gauge=Slice("GET /metrics", 5.0).succeeded({"company": 1.0}, after(3601)))
    assert ladder(order(DROPPED), risen, 3602).word is HaltWord.ENGAGED


def test_a_flag_once_seen_counts_on_though_its_gauge_is_gone() -> None:
    made = order(DROPPED)
    made = made.climbed(ladder(made, SHIPPED))
    gone = ladder(made, replace(SHIPPED, gauge=fact({})))
    assert (gone.word, gone.rung(RungId.FLAG).state) == (HaltWord.ENGAGED, RungState.UNKNOWN)


def test_accounts_climb_apart() -> None:
    both = order(accounts=("company", "director-1")).with_shot(replace(GUARDED, account="director-1"))
    assert [ladder(both, SHIPPED, account=name).word for name in both.accounts] == [HaltWord.ENGAGED, HaltWord.REFUSED]
    other = ladder(both, SHIPPED, account="director-1")
    assert other.rung(RungId.ORDERS).words == "needs a session of director-1"


@pytest.mark.parametrize(
    ("shot", "found", "words"),
    [
        (ACCEPTED, proof(), "no order is open"),
        (ACCEPTED, SHIPPED, "The halt flag is set and the platform recorded it. Orders are not yet seen to end."),
        (ACCEPTED, replace(SHIPPED, events=fact(())), "The halt flag is set. Orders"),
        (ACCEPTED, BLIND, "accepted the halt; its flag is not seen"),
        (ACCEPTED, replace(proof(), positions=OPEN["positions"]), "No order is open; positions are not yet seen flat."),
        (ACCEPTED, NO_FLAG, "nothing shows that new orders are held back"),
        (SENT, SHIPPED, "which is not answered yet"),
        (DROPPED, SHIPPED, "got no usable answer"),
        (EXPIRED, SHIPPED, "set by another request"),
        (SENT, BLIND, "on its way"),
        (EXPIRED, BLIND, "this request had no effect"),
        (NOT_SENT, BLIND, "Nothing was sent"),
        (DROPPED, BLIND, "not known whether"),
        (READY, BLIND, "not been sent yet"),
    ],
)
def test_the_sentence(shot: Shot, found: HaltReadings, words: str) -> None:
    assert words in ladder(order(shot), found).words


def test_what_to_do_keeps_its_order() -> None:
    steps = ladder(order(), SHIPPED).what_to_do
    assert [step.split()[0] for step in steps] == ["Enter", "Enter", "Cancel", "Scale", "Nothing"]
    assert "safe mode" in steps[0]
    assert ladder(order(DROPPED), BLIND).what_to_do[1:] == steps[:-1]
    assert ladder(order(SENT), BLIND).what_to_do == ()
    assert ladder(order(READY), BLIND).what_to_do == ()
    assert "Kraken's own list" in ladder(order(), proof()).what_to_do[0]
    assert ladder(order(EXPIRED), BLIND).what_to_do[:2] == (
        "A sign-in within 60 s of arming sends the same kill once more.",
        "Sign in again.",
    )
    assert "environments" not in ladder(order(REJECTED), BLIND).what_to_do[0]
    assert ladder(order(replace(REJECTED, failure=None)), BLIND).what_to_do == steps[:-1]


def test_the_clock_of_each_rung_and_of_the_halt() -> None:
    made = order()
    halted = ladder(made, proof(), 2)
    took = {rung.id: rung.took_s for rung in halted.rungs}
    assert took == {**dict.fromkeys(RungId, 1.5), RungId.ACCEPTED: 1.0}
    assert (halted.elapsed_s, halted.objective_s, halted.warn_s) == (1.5, 60.0, 45.0)
    made = made.climbed(halted)
    later = proof(
        gauge=fact({"company": 1.0}, 100),
        orders=fact(orders(), 100),
        positions=fact(positions(), 100),
        pretrade=fact(pretrade(refusal(99)), 100),
        events=fact((event(),), 100),
    )
    again = ladder(made, later, 101)
    assert ({rung.id: rung.took_s for rung in again.rungs}, again.elapsed_s) == (took, 1.5)
    assert again.rung(RungId.ORDERS).at == after(100)
    assert made.climbed(again) is made


def test_the_clock_runs_until_a_halt_or_a_refusal() -> None:
    assert ladder(order(), SHIPPED, 9).elapsed_s == 9
    assert ladder(order(EXPIRED), BLIND, 9).elapsed_s == 1
    assert ladder(order(replace(EXPIRED, answered_at=None)), BLIND, 9).elapsed_s == 9
    assert ladder(order(SENT), BLIND, -5).elapsed_s == 0
    unfired = ladder(order(READY, fired_at=None), proof(), 9)
    assert (unfired.fired_at, unfired.elapsed_s) == (None, 0.0)
    assert all(rung.took_s is None for rung in ladder(order(fired_at=None), proof()).rungs)


def test_orders_that_come_back_take_the_word_back() -> None:
    made = order()
    made = made.climbed(ladder(made, proof()))
    back = ladder(made, replace(proof(), orders=fact(orders("open"), 5)), 6)
    assert (back.word, back.elapsed_s) == (HaltWord.ENGAGED, 6)
    made = made.climbed(back)
    assert RungId.ORDERS not in made.reached["company"]
    assert RungId.POSITIONS in made.reached["company"]
    unread = ladder(made, replace(proof(), positions=broken()), 6)
    assert RungId.POSITIONS in made.climbed(unread).reached["company"]


def test_a_ladder_without_a_baseline_or_a_shot_knows_little() -> None:
    bare = replace(order(), shots={}, baselines={})
    assert climb(bare, "company", proof(), after(2)).word is HaltWord.UNKNOWN
    assert ladder(order(SENT.failed(TIMEOUT, after(45)), None), proof(), 46).word is HaltWord.UNKNOWN


def test_every_word_and_state_has_a_shape() -> None:
    assert {word: word.shape for word in HaltWord} == dict(zip(HaltWord, "▲▲●◆■", strict=True))
    assert {state.word: state.shape for state in RungState} == dict(
        zip(("OK", "PENDING", "FAILED", "UNKNOWN", "NOT CONFIGURED"), "●▲■◆○", strict=True)
    )
