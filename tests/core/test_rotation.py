"""A rotation from its scope to the sending: what goes on, what an edit voids, what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.approvals import subject_of
from app.core.rotation_flavour import Flavour, Route
from app.core.rotation_gate import (
    why_not_cancel,
)
from app.core.rotation_key import KeyCheck, parts_hash
from app.core.rotation_proof import prove
from app.core.rotation_readings import Before
from app.core.rotation_steps import (
    APPROVAL_KEPT_S,
    REQUEST_KEPT_S,
    CheckItem,
    Step,
    steps_of,
)
from app.core.rotation_trial import failed_trial, passed_trial
from tests.core.rotations import (
    API_KEY,
    CHECK,
    HASH_KEY,
    OLD,
    PARTS,
    PRIVATE_64,
    TIMEOUT,
    UNREACHABLE,
    accepted,
    after,
    approval,
    begun,
    broken,
    failed,
    readings,
    ready,
    refused,
    sent,
)
from tests.core.states import NOW

K8S, ROOT, GATEWAY = Flavour.K8S, Flavour.ROOT, Flavour.GATEWAY
REJECTED = refused(400, "Kraken API rejected the provided credentials.")
OTHER_PARTS = parts_hash(HASH_KEY, API_KEY, PRIVATE_64[:-4] + b"BB==")


def walked(flavour: Flavour) -> list[Step]:
    rotation, steps = begun(flavour), [Step.SCOPE]
    while (gone := rotation.onward()).step is not rotation.step:
        rotation = gone
        steps.append(rotation.step)
    return steps


def test_the_steps_of_each_implementation() -> None:
    until = [Step.SCOPE, Step.NEW_KEY, Step.TEST, Step.CHECKLIST, Step.APPROVALS, Step.CONFIRM]
    assert walked(K8S) == until
    assert walked(ROOT) == walked(GATEWAY) == [step for step in until if step is not Step.APPROVALS]
    assert steps_of(K8S) == tuple(Step)
    assert Step.APPROVALS not in steps_of(GATEWAY)
    assert begun().back().step is Step.SCOPE
    assert ready().back().step is Step.APPROVALS
    assert ready(ROOT).back().step is Step.CHECKLIST


def test_going_back_loses_nothing() -> None:
    rotation = ready()
    for _ in Step:
        rotation = rotation.back()
    assert replace(rotation, step=Step.CONFIRM) == ready()


def test_an_edit_of_either_key_part_voids_what_was_said_of_the_key() -> None:
    rotation = ready().tested(failed_trial(REJECTED, K8S, NOW))
    assert rotation.keyed(CHECK, PARTS) is rotation
    edited = rotation.keyed(CHECK, OTHER_PARTS)
    assert (edited.approvals, edited.digest, edited.asked_at) == ((), "", None)
    assert (edited.trials, edited.ticked, edited.parts) == ((), frozenset(), OTHER_PARTS)
    assert edited.key_refusals == (NOW,)
    gone = rotation.keyed(KeyCheck((), ""), "")
    assert (gone.parts, gone.fingerprint, gone.approvals) == ("", "", ())


@pytest.mark.parametrize(
    ("change", "keeps_ticks"),
    [
        (("company", "another reason", "OPS-12", Route.ROTATE), True),
        (("company", "the key is 80 days old", "OPS-13", Route.ROTATE), True),
        (("company", "the key is 80 days old", "OPS-12", Route.ENCRYPTED), True),
        (("director-1", "the key is 80 days old", "OPS-12", Route.ROTATE), False),
    ],
)
def test_another_scope_voids_approvals(change: tuple[str, str, str, Route], keeps_ticks: bool) -> None:
    rotation = ready()
    assert rotation.scoped("company", "the key is 80 days old", "OPS-12", Route.ROTATE) is rotation
    changed = rotation.scoped(*change)
    assert (changed.approvals, changed.digest) == ((), "")
    assert (changed.account, changed.reason, changed.ticket, changed.route) == change
    assert bool(changed.ticked) is keeps_ticks
    assert changed.parts == PARTS


def test_ticks() -> None:
    one = begun().with_tick(CheckItem.NONCE, ticked=True)
    assert one.ticked == {CheckItem.NONCE}
    assert one.with_tick(CheckItem.NONCE, ticked=False).ticked == frozenset()


def test_an_approval_counts_for_its_own_digest_only() -> None:
    rotation = ready(directors=())
    assert rotation.approved(approval("director-1", "0" * 64)) is rotation
    assert begun().approved(approval("director-1", "")) == begun()
    two = rotation.approved(approval("director-1", rotation.digest))
    assert [one.director for one in two.approvals] == ["director-1"]
    assert two.asked("1" * 64, after(1)).approvals == ()


def test_approvals_lapse() -> None:
    rotation = ready()
    assert rotation.lapsed(after(APPROVAL_KEPT_S - 1)) is rotation
    assert rotation.lapsed(after(APPROVAL_KEPT_S)).approvals == ()
    short = replace(rotation.approvals[0], session_until=after(60))
    assert short.lapses_at() == after(60)
    assert short.words == ("director-1 approved in person. The platform keeps that session alive until 12:01 UTC.")
    assert sent().lapsed(after(APPROVAL_KEPT_S)).approvals == sent().approvals


def test_nothing_is_changed_after_the_sending() -> None:
    rotation = sent()
    assert (rotation.step, rotation.editable, rotation.running) == (Step.SENT, False, True)
    for changed in (
        rotation.scoped("x", "y", "z", Route.ENCRYPTED),
        rotation.keyed(CHECK, ""),
        rotation.tested(passed_trial(NOW)),
        rotation.with_tick(CheckItem.NONCE, ticked=False),
        rotation.asked("0" * 64, NOW),
        rotation.approved(approval("director-3", rotation.digest)),
        rotation.onward(),
        rotation.back(),
        rotation.cancelled(NOW),
        rotation.closed(NOW),
    ):
        assert changed == rotation
    with pytest.raises(ValueError, match="once"):
        rotation.sent(Before(NOW), NOW)
    with pytest.raises(ValueError, match="last step"):
        ready().back().sent(Before(NOW), NOW)


def test_cancelling_ends_it() -> None:
    rotation = ready().cancelled(after(3))
    assert (rotation.cancelled_at, rotation.running, rotation.approvals) == (after(3), False, ())
    with pytest.raises(ValueError, match="last step"):
        rotation.sent(Before(NOW), NOW)
    assert why_not_cancel(rotation) == "This rotation has ended."
    assert why_not_cancel(ready()) == ""


def test_the_answer_closing_and_another_one() -> None:
    rotation = failed(REJECTED)
    assert rotation.step is Step.RUNGS
    assert rotation.answered(sent().submission) is rotation
    assert rotation.key_refusals == (after(1),)
    assert failed(TIMEOUT).key_refusals == ()
    closed = rotation.closed(after(9))
    assert (closed.step, closed.closed_at, closed.running) == (Step.AFTER, after(9), False)
    assert closed.closed(after(10)) is closed
    fresh = closed.again("rot-2", after(11))
    assert (fresh.request_id, fresh.step, fresh.reason, fresh.ticket) == (
        "rot-2",
        Step.NEW_KEY,
        "the key is 80 days old",
        "OPS-12",
    )
    assert (fresh.parts, fresh.ticked, fresh.approvals, fresh.submission.left) == ("", frozenset(), (), False)
    assert fresh.refusals == (after(1),)


def test_what_the_ladder_showed_is_remembered() -> None:
    rotation = accepted()
    ladder = prove(rotation, readings(), after(3))
    climbed = rotation.climbed(ladder)
    assert climbed.word is ladder.word
    assert climbed.climbed(ladder) is climbed
    late = prove(rotation, readings(status=broken(UNREACHABLE, 60)), after(60))
    assert climbed.climbed(late).reached == climbed.reached


def test_what_is_asked_of_directors() -> None:
    rotation = ready()
    subject = subject_of(rotation, "staging", NOW)
    assert (subject.account, subject.fingerprint, subject.reason, subject.requester) == (
        "company",
        CHECK.fingerprint,
        "the key is 80 days old",
        "company",
    )
    assert subject.expires_at == NOW + timedelta(seconds=REQUEST_KEPT_S)
    assert subject.asked_at - OLD == timedelta(days=40)
