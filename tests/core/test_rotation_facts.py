"""Rotations and reminders in the journal: what comes back, what never gets in, and how old a key may be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.audit import GENESIS, Record, seal
from app.core.key_age import (
    REMINDER,
    AgeGrade,
    key_age,
    open_reminders,
    remind,
    reminder_facts,
    reminder_from_facts,
    reminders_of,
    why_not_due,
)
from app.core.rotation import Rotation
from app.core.rotation_facts import ROTATION, last_rotation, rotation_facts, rotation_from_facts, rotations_of
from app.core.rotation_flavour import Flavour
from app.core.rotation_ladder import RotationWord
from app.core.rotation_proof import prove
from app.core.rotation_steps import Step
from app.core.rotation_trial import failed_trial
from app.core.rotation_verdict import Phase
from tests.core.rotations import (
    API_KEY,
    CHECK,
    PARTS,
    PRIVATE_64,
    TIMEOUT,
    accepted,
    after,
    begun,
    failed,
    readings,
    ready,
    refused,
    sent,
)
from tests.core.states import NOW

REJECTED = refused(400, "Kraken API rejected the provided credentials.")


def record(body: Mapping[str, Any], sequence: int = 1, kind: str = "verdict") -> Record:
    made, _ = seal(
        sequence=sequence, at=NOW, kind=kind, actor="ops", environment="staging", body=body, previous=GENESIS
    )
    return made


def journaled(rotation: Rotation) -> Rotation:
    """What the journal's own reader gets, its redaction included."""
    body = record({ROTATION: rotation_facts(rotation)}).body[ROTATION]
    assert isinstance(body, dict)
    return rotation_from_facts(body)


def proven() -> Rotation:
    rotation = accepted()
    return rotation.climbed(prove(rotation, readings(), after(3)))


@pytest.mark.parametrize(
    "rotation",
    [
        proven(),
        accepted(Flavour.ROOT),
        failed(REJECTED, Flavour.GATEWAY),
        failed(TIMEOUT),
        proven().closed(after(60)),
        begun(),
        begun(step=Step.NEW_KEY, reason="x", refusals=(NOW,)),
    ],
)
def test_a_rotation_comes_back_as_it_was(rotation: Rotation) -> None:
    assert journaled(rotation) == replace(rotation, parts="", sound=False)


def test_one_that_was_not_sent_begins_again_with_the_new_key() -> None:
    rotation = journaled(ready().tested(failed_trial(REJECTED, Flavour.K8S, NOW)))
    assert (rotation.step, rotation.reason, rotation.ticket) == (Step.NEW_KEY, "the key is 80 days old", "OPS-12")
    assert (rotation.fingerprint, rotation.parts, rotation.digest, rotation.approvals) == ("", "", "", ())
    assert (rotation.ticked, rotation.trials, rotation.refusals) == (frozenset(), (), (NOW,))
    cancelled = ready().cancelled(after(1))
    assert journaled(cancelled) == replace(cancelled, parts="", sound=False)


def test_one_whose_answer_was_awaited_is_unknown() -> None:
    rotation = journaled(sent())
    assert (rotation.submission.phase, rotation.step) == (Phase.UNKNOWN, Step.RUNGS)
    assert rotation.approvals == sent().approvals


def test_the_facts_hold_no_secret() -> None:
    text = json.dumps(rotation_facts(proven()))
    for secret in (API_KEY.decode(), PRIVATE_64.decode(), PARTS):
        assert secret not in text
    facts = rotation_facts(proven())
    assert facts["fingerprint"] == CHECK.fingerprint
    assert facts["digest"] == proven().digest
    assert [one["director"] for one in facts["approvers"]] == ["director-1", "director-2"]
    assert facts["verdict"] == "The platform answered that the key was rotated."
    assert (facts["word"], set(facts["reached"])) == (
        "PROVEN",
        {"ACCEPTED", "KRAKEN", "STATUS", "RECORDED", "OMS"},
    )


@pytest.mark.parametrize(
    "change",
    [
        {"step": "Nowhere"},
        {"step": "Proof"},
        {"ticked": ["UNHEARD_OF"]},
        {"reached": {"NOWHERE": "2026-03-04T12:00:00Z"}},
        {"flavour": "vault"},
        {"started_at": "2026-03-04T12:00:00"},
        {"refusals": ["2026-03-04T12:00:00"]},
        {"account": 7},
    ],
)
def test_what_is_no_rotation(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="rotation"):
        rotation_from_facts({**rotation_facts(begun()), **change})


@given(st.dictionaries(st.sampled_from(sorted(rotation_facts(begun()))), st.none() | st.text() | st.integers()))
def test_mutated_facts_are_a_rotation_or_a_value_error(change: dict[str, Any]) -> None:
    try:
        rotation = rotation_from_facts({**rotation_facts(begun()), **change})
    except ValueError:
        return
    assert rotation_from_facts(rotation_facts(rotation)) == rotation


def test_the_rotations_of_a_journal() -> None:
    older = replace(accepted(), request_id="rot-0", started_at=after(-90))
    records = [
        record({ROTATION: rotation_facts(proven().closed(after(60)))}, 4),
        record({ROTATION: rotation_facts(sent())}, 2),
        record({ROTATION: rotation_facts(older)}, 1),
        record({ROTATION: {"request_id": "rot-1"}}, 5),
        record({ROTATION: "rot-1"}, 6),
        record({}, 7),
    ]
    found = rotations_of(records)
    assert [(one.request_id, one.step) for one in found] == [("rot-1", Step.AFTER), ("rot-0", Step.RUNGS)]


def test_the_last_rotation_that_may_have_brought_a_key() -> None:
    good = replace(accepted(), request_id="rot-0")
    newer = sent().submission.failed(REJECTED, after(100))
    rejected = replace(failed(REJECTED), submission=replace(newer, sent_at=after(99)))
    assert last_rotation([ready(), rejected, good], "staging", "Company") is good
    assert last_rotation([good], "production", "company") is None
    assert last_rotation([good], "staging", "director-1") is None
    lost = failed(TIMEOUT)
    assert last_rotation([lost], "staging", "company") is lost
    assert last_rotation([replace(lost, word=RotationWord.UNKNOWN)], "staging", "company") is not None
    given_up = replace(lost, word=RotationWord.UNKNOWN).closed(after(200))
    assert last_rotation([given_up], "staging", "company") is None
    kept = replace(lost, word=RotationWord.ROTATED).closed(after(200))
    assert last_rotation([kept], "staging", "company") is kept


# How old a key may be.


@pytest.mark.parametrize(
    ("days", "grade", "words"),
    [
        (0, AgeGrade.OK, "0 days old; to be rotated by 2026-06-02."),
        (1, AgeGrade.OK, "1 day old; to be rotated by 2026-06-01."),
        (74, AgeGrade.OK, "74 days old; to be rotated by 2026-03-20."),
        (75, AgeGrade.WARN, "75 days old: to be rotated within 15 days, by 2026-03-19."),
        (89, AgeGrade.WARN, "89 days old: to be rotated within 1 day, by 2026-03-05."),
        (90, AgeGrade.FAIL, "90 days old: policy allows 90. Rotate it now."),
    ],
)
def test_an_age_against_policy(days: int, grade: AgeGrade, words: str) -> None:
    age = key_age(NOW - timedelta(days=days), NOW)
    assert (age.grade, age.words, age.days) == (grade, words, days)


def test_an_age_that_is_not_known() -> None:
    assert key_age(None, NOW).grade is AgeGrade.UNKNOWN
    future = key_age(after(301), NOW)
    assert (future.grade, future.days, "in the future" in future.words) == (AgeGrade.UNKNOWN, None, True)
    assert key_age(after(200), NOW).days == 0


def test_a_reminder_stays_open_until_it_is_ticked() -> None:
    reminder = remind("rot-1", "staging", "company", "3fa2 91bc 07de", NOW)
    assert (reminder.open, reminder.due) == (True, date(2026, 3, 5))
    assert reminder.words(NOW) == "company: delete the old key 3fa2 91bc 07de at Kraken, by 2026-03-05."
    assert reminder.words(after(2 * 86400)).endswith("at Kraken, 1 day late.")
    assert reminder.words(after(3 * 86400)).endswith("at Kraken, 2 days late.")
    done = reminder.done("ops", after(60))
    assert done.words(NOW).endswith("was deleted at Kraken, ticked by ops on 2026-03-04.")
    assert done.done("somebody else", after(90)) is done
    nameless = remind("rot-1", "staging", "company", "", NOW, date(2026, 3, 9))
    assert nameless.words(NOW) == "company: delete the replaced key at Kraken, by 2026-03-09."


def test_a_reminder_s_day_can_be_chosen_while_it_is_open() -> None:
    reminder = remind("rot-1", "staging", "company", "3fa2 91bc 07de", NOW)
    later = reminder.by(date(2026, 3, 11))
    assert (later.due, replace(later, due=reminder.due)) == (date(2026, 3, 11), reminder)
    done = reminder.done("ops", after(60))
    assert done.by(date(2026, 3, 11)) is done


def test_an_old_key_cannot_be_due_on_a_day_that_has_passed() -> None:
    assert why_not_due(NOW.date(), NOW) == ""
    assert why_not_due(NOW.date() + timedelta(days=30), NOW) == ""
    assert why_not_due(NOW.date() - timedelta(days=1), NOW) == "That day has passed: choose today or a later one."


def test_reminders_in_the_journal() -> None:
    first = remind("rot-1", "staging", "company", "3fa2 91bc 07de", NOW)
    second = remind("rot-2", "staging", "director-1", "", NOW, date(2026, 3, 9))
    done = first.done("ops", after(60))
    assert reminder_from_facts(reminder_facts(done)) == done
    records = [
        record({REMINDER: reminder_facts(done)}, 3, REMINDER),
        record({REMINDER: reminder_facts(first)}, 1, REMINDER),
        record({REMINDER: reminder_facts(second)}, 2, REMINDER),
        record({REMINDER: {"rotation_id": 7}}, 4, REMINDER),
        record({REMINDER: "rot-1"}, 5, REMINDER),
        record({REMINDER: reminder_facts(first)}, 6, "notice"),
    ]
    assert reminders_of(records) == (second, done)
    assert open_reminders(reminders_of(records), "Director-1") == (second,)
    assert open_reminders(reminders_of(records), "company") == ()
    with pytest.raises(ValueError, match="aware"):
        reminder_from_facts({**reminder_facts(first), "made_at": "2026-03-04T12:00:00"})
