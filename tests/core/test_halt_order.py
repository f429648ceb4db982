"""A kill from arming to the journal and back: what it knows before, what may be sent again, what survives a restart."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from api_client.models.kill_switch import KillReason
from app.core.audit import GENESIS, seal
from app.core.freshness import Failure, FailureKind
from app.core.halt import (
    ARMED_S,
    REASON_NAMES,
    Baseline,
    HaltReadings,
    RungId,
    Shot,
    ShotPhase,
    arm,
    consequence,
    gauge_fell,
    order_facts,
    order_from_facts,
    take_baseline,
)
from app.core.halt_words import listed
from tests.core.halts import (
    ACCEPTED,
    GUARDED,
    NOT_SENT,
    PARTIAL,
    READY,
    SENT,
    UNKNOWN,
    after,
    broken,
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
    rejected,
)
from tests.core.states import NOW

FULL = readings(
    gauge=fact({"COMPANY": 1.0, "unknown": 0.0}, -1),
    pretrade=fact(pretrade(refusal(-5), at_s=-2), -1),
    rejected_intents=fact(rejected(4), -1),
    orders=fact(orders("open", "filled"), -1),
    positions=fact(positions("0.5", "1"), -1),
)


def test_a_baseline_holds_what_is_fresh() -> None:
    assert take_baseline("company", FULL, NOW) == Baseline(NOW, 1.0, 1, 2, 4.0, after(-2), gauge_read=True)
    assert take_baseline("company", FULL, after(60)) == Baseline(after(60))
    assert take_baseline("director-1", FULL, NOW) == Baseline(NOW, None, None, None, 4.0, None, gauge_read=True)
    assert take_baseline("company", replace(FULL, gauge=broken(-1)), NOW).gauge_read is False
    assert take_baseline("company", HaltReadings(), NOW) == Baseline(NOW)


def test_arming_and_firing() -> None:
    armed = arm(["company", "director-1"], KillReason.LATENCY_STALL, "order latency is 2.0 s", FULL, NOW)
    assert (armed.left_s(NOW), armed.left_s(after(5)), armed.left_s(after(99))) == (ARMED_S, 10.0, 0.0)
    assert set(armed.baselines) == {"company", "director-1"}
    assert armed.consequence.startswith("company and director-1: sets the halt flag of each and asks")
    fired = armed.fire("kill-9", "ops@example.com", after(4), locked=True)
    assert (fired.armed_at, fired.fired_at, fired.locked, fired.order_id) == (NOW, after(4), True, "kill-9")
    assert fired.shots == {"company": Shot("company"), "director-1": Shot("director-1")}
    assert (fired.baselines, fired.note, fired.reached) == (armed.baselines, "", {})
    assert fired.shot("nobody") == Shot("nobody")


def test_the_consequence_is_said_before() -> None:
    words = consequence(["company"])
    assert words.startswith("company: sets the halt flag and asks every service to cancel orders and flatten.")
    assert words.endswith("Cannot be released from here.")
    assert consequence([]).startswith("no account:")
    assert [listed(names) for names in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]


def test_a_fallen_gauge_is_no_release() -> None:
    assert gauge_fell("company", 0.0) == (
        "kill_switch_state of company is 0 after 1: "
        "the kill service restarted or another replica answered: not a release"
    )
    assert "has no series any more" in gauge_fell("company", None)
    assert set(REASON_NAMES) == set(KillReason)


NO_EFFECT = {
    FailureKind.SESSION,
    FailureKind.FORBIDDEN,
    FailureKind.REFUSED,
    FailureKind.BUSY,
    FailureKind.DRAINING,
    FailureKind.MISCONFIGURED,
}


@pytest.mark.parametrize("kind", FailureKind)
def test_what_a_failure_makes_of_a_shot(kind: FailureKind) -> None:
    shot = SENT.failed(Failure(kind, "kill-switch", status=401), after(2), after(1))
    if kind in (FailureKind.UNREACHABLE, FailureKind.NOT_CONFIGURED):
        assert shot.phase is ShotPhase.NOT_SENT
    else:
        assert shot.phase is (ShotPhase.REFUSED if kind in NO_EFFECT else ShotPhase.UNKNOWN)
    assert (shot.sent_at, shot.answered_at, shot.server_date) == (NOW, after(2), after(1))
    assert shot.accepted is False
    wants = kind in (FailureKind.SESSION, FailureKind.FORBIDDEN, FailureKind.MISCONFIGURED)
    assert shot.wants_session is wants
    assert order(shot).may_resend("company", after(57)) is wants
    assert order(shot).may_resend("company", after(57.1)) is False


def test_without_a_session_nothing_was_sent_and_it_may_be_sent_later() -> None:
    shot = SENT.failed(Failure(FailureKind.SESSION, "kill-switch", "no_session"), after(0))
    assert (shot.phase, shot.wants_session) == (ShotPhase.NOT_SENT, True)


def test_a_shot_that_left_again_forgets_its_refusal() -> None:
    again = GUARDED.sent(after(20))
    assert again == Shot("company", ShotPhase.SENT, sent_at=after(20))
    taken = again.received(receipt(), after(21))
    assert (taken.phase, taken.accepted, taken.failure, taken.wants_session) == (ShotPhase.ACCEPTED, True, None, False)
    assert order(taken).may_resend("company", after(21)) is False
    assert PARTIAL.phase is ShotPhase.PARTIAL
    assert READY.platform_time is None


def journalled(facts: dict[str, Any]) -> dict[str, Any]:
    record, line = seal(
        sequence=1, at=NOW, kind="kill", actor="ops", environment="staging", body={"order": facts}, previous=GENESIS
    )
    assert record.body == json.loads(line)["body"]
    read: dict[str, Any] = json.loads(line)["body"]["order"]
    return read


@pytest.mark.parametrize("shot", [ACCEPTED, PARTIAL, UNKNOWN, GUARDED, NOT_SENT], ids=lambda shot: shot.phase.value)
def test_an_order_survives_the_journal(shot: Shot) -> None:
    made = order(shot, take_baseline("company", FULL, NOW), note="drill 7", locked=True)
    made = made.climbed(ladder(made, proof()))
    facts = order_facts(made)
    assert journalled(facts) == facts
    assert order_from_facts(journalled(facts)) == made
    assert ladder(order_from_facts(facts), proof(), 9) == ladder(made, proof(), 9)


def test_a_secret_sounding_account_survives_the_journal() -> None:
    made = order(replace(ACCEPTED, account="secret"), None, accounts=("secret",))
    made = replace(made, shots={"secret": replace(ACCEPTED, account="secret")})
    assert order_from_facts(journalled(order_facts(made))) == made


@pytest.mark.parametrize("shot", [READY, SENT])
def test_nobody_waits_any_more_for_an_answer_after_a_restart(shot: Shot) -> None:
    resumed = order_from_facts(order_facts(order(shot)))
    assert resumed.shot("company").phase is ShotPhase.UNKNOWN
    assert resumed.shot("company").sent_at == shot.sent_at
    unfired = order(READY, fired_at=None)
    assert order_from_facts(order_facts(unfired)) == unfired


def mutilated(**changes: Any) -> dict[str, Any]:
    return {**order_facts(order()), **changes}


PART = order_facts(order())["parts"][0]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        mutilated(armed_at="2026-03-04T12:00:00"),
        mutilated(armed_at="noon"),
        mutilated(reason=7),
        mutilated(locked="yes"),
        mutilated(parts=[{**PART, "reached": {"ROOF": "2026-03-04T12:00:00Z"}}]),
        mutilated(parts=[{**PART, "reached": {"FLAG": "2026-03-04T12:00:00"}}]),
        mutilated(parts=[{**PART, "shot": {"account": "company", "phase": "odd"}}]),
    ],
)
def test_what_is_not_an_order_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="halt order"):
        order_from_facts(facts)


def test_progress_is_kept_once() -> None:
    made = order()
    first = made.climbed(ladder(made, proof()))
    assert set(first.reached["company"]) == set(RungId)
    assert first.reached["company"][RungId.ACCEPTED] == after(1)
    assert first.climbed(ladder(first, proof(), 5)) is first
    fallen = first.climbed(ladder(first, replace(proof(), gauge=fact({"company": 0.0}))))
    assert RungId.FLAG in fallen.reached["company"]
