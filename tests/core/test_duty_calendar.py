"""When a duty is due: what was seen goes before what somebody said, and what nobody knows is not done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from api_client.models.secrets import SecretStatus
from app.core.duties import DUTIES, DutyCondition, DutyDone, last_done, with_duty_done
from app.core.duty_calendar import DutyView, duty_views
from app.core.evidence import EvidenceFile
from app.core.freshness import Slice
from app.core.state import AppState, ReadingKind
from tests.core.states import DAY_S, NOW, ago, evidence_file, read, state

ME = "ops@example.com"
K = ReadingKind
C = DutyCondition


def done(duty_id: str, days: float, note: str = "") -> DutyDone:
    return DutyDone(duty_id, ME, ago(days * DAY_S), note)


def view(duty_id: str, given: AppState) -> DutyView:
    return next(one for one in duty_views(given, NOW) if one.duty.id == duty_id)


@pytest.mark.parametrize(
    ("days", "condition"),
    [(0, C.DONE), (16.9, C.DONE), (17, C.DUE_SOON), (30.9, C.DUE_SOON), (31, C.OVERDUE), (400, C.OVERDUE)],
)
def test_a_duty_that_nothing_shows_goes_by_somebodys_word(days: float, condition: C) -> None:
    given = replace(state(), duties=(done("slo-review", days, "fine"),))
    found = view("slo-review", given)
    assert found.condition is condition
    assert found.due == NOW + timedelta(days=31 - days)
    assert found.because == f"done on {ago(days * DAY_S):%Y-%m-%d} by {ME}: fine"


def test_what_nobody_recorded_was_never_done() -> None:
    assert [one.condition for one in duty_views(state(), NOW)] == [C.NEVER_DONE] * len(DUTIES)
    found = view("slo-review", state())
    assert (found.due, found.done, found.because) == (None, None, "nobody has recorded it here")
    ahead = replace(state(), duties=(done("slo-review", -2),))
    assert view("slo-review", ahead).condition is C.NEVER_DONE


def drilled(fact: Slice[Any], **changes: Any) -> AppState:
    return replace(state({(K.EVIDENCE, "evidence restore-drill"): fact}), **changes)


def test_a_drill_goes_by_its_record_while_that_can_be_read() -> None:
    said = (done("restore-drill", 1),)
    found = view("restore-drill", drilled(read(evidence_file(80)), duties=said))
    assert (found.condition, found.due) == (C.DUE_SOON, ago(80 * DAY_S) + timedelta(days=92))
    assert found.because.startswith("its record is of 2025-12-14, sha256 ab")
    assert found.done == said[0]
    unseen: tuple[Slice[Any], ...] = (
        read(evidence_file(80), 3_600),
        read(EvidenceFile(problem="it is not there")),
        read(evidence_file(-1)),
    )
    for fact in unseen:
        assert view("restore-drill", drilled(fact, duties=said)).condition is C.DONE
    bare = drilled(read(evidence_file(80)), duties=said)
    bare = replace(bare, environment=replace(bare.environment, evidence=()))
    assert view("restore-drill", bare).condition is C.DONE


def rotated(duties: tuple[DutyDone, ...] = (), **days: float) -> AppState:
    facts = {
        (K.SECRET_STATUS, f"secrets of {name.replace('_', '-')}"): read(
            SecretStatus(name.replace("_", "-"), ago(age * DAY_S)), DAY_S
        )
        for name, age in days.items()
    }
    return replace(state(facts), duties=duties)


def test_a_rotation_is_as_old_as_the_oldest_key() -> None:
    found = view("credential-rotation", rotated(company=10, director_1=80, director_2=20))
    assert (found.condition, found.due) == (C.DUE_SOON, ago(80 * DAY_S) + timedelta(days=90))
    assert found.because == (
        "company: rotated on 2026-02-22; director-1: rotated on 2025-12-14; director-2: rotated on 2026-02-12"
    )


def test_a_key_that_nobody_knows_of_is_named_and_is_not_done() -> None:
    found = view("credential-rotation", rotated(company=10, director_1=10))
    assert found.condition is C.NEVER_DONE
    assert found.due == ago(10 * DAY_S) + timedelta(days=90)
    assert "director-2: nobody has recorded it here" in found.because
    assert view("credential-rotation", rotated(company=95)).condition is C.OVERDUE


def test_a_recorded_rotation_counts_until_the_platform_was_asked_again() -> None:
    keys = {"company": 100.0, "director_1": 1.0, "director_2": 1.0}
    fresh = view("credential-rotation", rotated((done("credential-rotation", 0.5),), **keys))
    assert fresh.condition is C.DONE
    assert "company: done on 2026-03-04 by ops@example.com, not read since" in fresh.because
    read_since = view("credential-rotation", rotated((done("credential-rotation", 2),), **keys))
    assert read_since.condition is C.OVERDUE
    ahead = view("credential-rotation", rotated((done("credential-rotation", 2),), **{**keys, "company": -3}))
    assert ahead.condition is C.DONE


def test_without_a_secrets_service_or_accounts_it_goes_by_somebodys_word() -> None:
    said = (done("credential-rotation", 1),)
    assert view("credential-rotation", replace(state(names=("risk",)), duties=said)).condition is C.DONE
    lonely = state()
    lonely = replace(lonely, environment=replace(lonely.environment, accounts=()), duties=said)
    assert view("credential-rotation", lonely).condition is C.DONE


def test_the_most_urgent_first() -> None:
    duties = (done("slo-review", 40), done("restore-drill", 85))
    assert [one.condition for one in duty_views(replace(state(), duties=duties), NOW)] == [
        C.OVERDUE,
        C.DUE_SOON,
        C.NEVER_DONE,
    ]


def test_the_newest_time_of_each_duty_is_kept() -> None:
    old, new, other = done("slo-review", 9), done("slo-review", 1), done("restore-drill", 3)
    assert with_duty_done((old, other), new) == (new, other)
    assert with_duty_done((new,), old) == (new,)
    assert last_done((old, new, other), "slo-review") == new
    assert last_done((), "slo-review") is None
