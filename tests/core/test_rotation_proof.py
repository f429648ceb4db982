"""The proof of a rotation: each rung by what was read, the word by the rungs, and what a person does next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from api_client.models.secrets import KrakenSecretStatus, RotationRecord, SecretStatus
from app.core.freshness import FailureKind
from app.core.halt_ladder import RungState
from app.core.rotation import Rotation
from app.core.rotation_answer import Cause
from app.core.rotation_flavour import Flavour, offer_of
from app.core.rotation_ladder import RotationLadder, RotationRung, RotationRungId, RotationWord
from app.core.rotation_proof import prove
from app.core.rotation_readings import (
    UNREAD,
    AuditEntry,
    Before,
    RotationReadings,
    StoredKey,
    audit_entry,
    session_alive,
    stored_key,
    take_before,
)
from app.core.rotation_rungs import SETTLED_S, SHOWN_WITHIN_S
from app.core.rotation_trial import failed_trial, passed_trial
from tests.core.rotations import (
    BEFORE,
    NO_DATE,
    NO_KEY,
    OLD,
    SESSION_OVER,
    TIMEOUT,
    UNREACHABLE,
    WATCHER,
    accepted,
    after,
    broken,
    entry,
    fact,
    failed,
    readings,
    ready,
    receipt,
    refused,
    sent,
    stored,
)
from tests.core.states import NOW

K8S, ROOT, GATEWAY = Flavour.K8S, Flavour.ROOT, Flavour.GATEWAY
OK, PENDING, FAILED = RungState.OK, RungState.PENDING, RungState.FAILED
UNKNOWN, ABSENT = RungState.UNKNOWN, RungState.NOT_CONFIGURED
REJECTED = refused(400, "Kraken API rejected the provided credentials.")
Id = RotationRungId


def states(ladder: RotationLadder) -> list[RungState]:
    assert [rung.id for rung in ladder.rungs] == list(RotationRungId)
    return [rung.state for rung in ladder.rungs]


def rung(rung_id: RotationRungId, rotation: Rotation, now_s: float = 3.0, **changes: Any) -> RotationRung:
    one = prove(rotation, readings(**changes), after(now_s)).rung(rung_id)
    assert not one.words.endswith(".")
    return one


def test_a_proven_rotation() -> None:
    ladder = prove(accepted(), readings(), after(3))
    assert states(ladder) == [OK, OK, OK, OK, OK]
    assert (ladder.word, ladder.word.shape, ladder.settled) == (RotationWord.PROVEN, "●", True)
    assert ladder.words == "The key was rotated, as far as this platform can prove it."
    assert ladder.elapsed_s == 3.0
    assert ladder.what_to_do[-1].startswith("Delete the old key at Kraken")
    assert ladder.rung(Id.RECORDED).words == (
        "entry of 2026-03-04 12:00:01 UTC by company, approved by director-2 and Director-1"
    )
    assert ladder.rung(Id.OMS).words == f"{WATCHER.rstrip('.')} (said, not seen)"


def test_before_it_is_sent() -> None:
    ladder = prove(ready(), readings(), after(3))
    assert states(ladder) == [PENDING] * 5
    assert (ladder.word, ladder.elapsed_s) == (RotationWord.UNKNOWN, 0.0)


def test_while_the_answer_is_awaited() -> None:
    ladder = prove(sent(), readings(status=fact(BEFORE, 1), audit=fact((), 1)), after(2))
    assert states(ladder) == [PENDING] * 5
    assert (ladder.word, ladder.settled) == (RotationWord.SENT, False)
    assert ladder.what_to_do == ("Wait for the answer: it is sent once.",)


def test_the_gateway_proves_little_and_says_so() -> None:
    ladder = prove(accepted(GATEWAY), readings(), after(3))
    assert states(ladder) == [OK, ABSENT, OK, ABSENT, ABSENT]
    assert ladder.word is RotationWord.PROVEN
    assert ladder.words.endswith("3 of 5 rungs cannot be seen with this implementation.")
    assert ladder.rung(Id.KRAKEN).words.startswith("Nothing validates this key")


def test_root_is_proven_by_the_test_of_the_stored_key() -> None:
    noted = (entry(actor="ops", notes="Secret stored. OMS watchers notified at 12:00."),)
    known = readings(audit=fact(noted))
    waiting = prove(accepted(ROOT), known, after(3))
    assert states(waiting) == [OK, PENDING, OK, OK, OK]
    assert (waiting.word, waiting.settled) == (RotationWord.ROTATED, True)
    assert waiting.what_to_do[0] == "Test the stored key."
    assert waiting.words == "The platform says that the key was rotated. Not seen yet: Taken by Kraken."
    tested = prove(accepted(ROOT), replace(known, test=fact(passed_trial(after(2)))), after(3))
    assert (tested.word, tested.rung(Id.KRAKEN).state) == (RotationWord.PROVEN, OK)
    early = prove(accepted(ROOT), replace(known, test=fact(passed_trial(NOW), -1)), after(3))
    assert early.rung(Id.KRAKEN).state is PENDING
    wrong = failed_trial(refused(401, "Invalid Kraken credentials"), ROOT, after(2))
    bad = prove(accepted(ROOT), replace(known, test=fact(wrong)), after(3))
    assert (bad.word, bad.rung(Id.KRAKEN).state) == (RotationWord.ROTATED, FAILED)
    assert bad.what_to_do[0].startswith("Kraken does not take the stored key")
    silent = failed_trial(TIMEOUT, ROOT, after(2))
    assert rung(Id.KRAKEN, accepted(ROOT), test=fact(silent)).state is UNKNOWN


def test_root_without_a_note_of_the_oms() -> None:
    assert rung(Id.OMS, accepted(ROOT)).words == "the history does not say that the OMS was told"
    assert rung(Id.OMS, accepted(ROOT), audit=broken(UNREACHABLE)).state is UNKNOWN
    assert rung(Id.OMS, sent(ROOT), audit=fact((), -1)).state is PENDING


@pytest.mark.parametrize("flavour", Flavour)
def test_a_refusal_fails_every_rung_that_exists(flavour: Flavour) -> None:
    ladder = prove(failed(refused(400, "no"), flavour), readings(status=fact(BEFORE)), after(3))
    assert set(states(ladder)) <= {FAILED, ABSENT}
    assert (ladder.word, ladder.settled) == (RotationWord.REFUSED, True)
    assert ladder.words.endswith("Nothing happened: the stored key is the old one.")
    assert ladder.what_to_do == ("Correct what the answer names.",)


def test_a_refused_request_beside_somebody_elses_rotation() -> None:
    one = rung(Id.STATUS, failed(REJECTED))
    assert (one.state, one.words.endswith("by another request: this one did nothing")) == (FAILED, True)
    assert rung(Id.RECORDED, failed(REJECTED)).state is FAILED


def test_what_a_refusal_advises() -> None:
    nothing_to_do = prove(failed(refused(502, None, FailureKind.BUSY)), readings(), after(3))
    assert nothing_to_do.word is RotationWord.REFUSED
    kraken = prove(failed(REJECTED), readings(), after(3))
    assert (kraken.cause, kraken.what_to_do[0].startswith("Check at Kraken")) == (Cause.KRAKEN_REFUSED, True)


def test_a_401_is_resolved_by_reading_the_status() -> None:
    ended = failed(SESSION_OVER)
    early = readings(status=fact(BEFORE, 0.5))
    assert prove(ended, early, after(3)).cause is Cause.SESSION_OR_APPROVAL
    assert prove(ended, readings(status=fact(BEFORE)), after(3)).cause is Cause.APPROVAL
    assert prove(ended, readings(status=broken(NO_KEY)), after(3)).cause is Cause.APPROVAL
    assert prove(ended, readings(status=broken(SESSION_OVER)), after(3)).cause is Cause.SESSION
    assert prove(ended, readings(status=broken(UNREACHABLE)), after(3)).cause is Cause.SESSION_OR_APPROVAL
    assert session_alive(broken(SESSION_OVER, -1), NOW) is None
    assert session_alive(fact(BEFORE, -1).failed(UNREACHABLE, after(-1)), after(-2)) is None
    assert session_alive(UNREAD.failed(SESSION_OVER, after(1), asked_at=after(-1)), NOW) is None


def test_a_lost_answer_with_a_record_of_ours() -> None:
    ladder = prove(failed(TIMEOUT), readings(), after(3))
    assert states(ladder) == [UNKNOWN, OK, OK, OK, UNKNOWN]
    assert ladder.word is RotationWord.ROTATED
    assert ladder.words.startswith("The answer was lost, but the key was rotated: the history names")
    assert ladder.rung(Id.KRAKEN).source == "GET /x"


def test_a_lost_answer_with_nothing_but_a_newer_date() -> None:
    for flavour in (K8S, GATEWAY):
        ladder = prove(failed(TIMEOUT, flavour), readings(audit=fact(())), after(3))
        assert ladder.word is RotationWord.ROTATED
        assert ladder.words.endswith("unless somebody else did so at the same time.")


def test_a_lost_answer_with_a_date_as_before_settles_with_time() -> None:
    def at(seconds: float) -> RotationLadder:
        known = readings(status=fact(BEFORE, seconds), audit=fact((), seconds))
        return prove(failed(TIMEOUT), known, after(seconds + 1))

    early = at(SETTLED_S)
    assert (early.word, early.settled, early.rung(Id.STATUS).state) == (RotationWord.UNKNOWN, False, PENDING)
    assert early.what_to_do[0] == "Do not send it again."
    assert early.words.endswith("Never send it again.")
    late = at(SETTLED_S + 1)
    assert (late.word, late.settled, late.rung(Id.STATUS).state) == (RotationWord.UNKNOWN, True, FAILED)
    assert late.words.endswith("it was not rotated as far as the platform tells.")
    assert late.what_to_do[0] == "Close this rotation, then begin a new one."


def test_a_lost_answer_and_no_reading() -> None:
    ladder = prove(failed(TIMEOUT), RotationReadings(), after(3))
    assert (ladder.word, ladder.settled) == (RotationWord.UNKNOWN, False)
    assert rung(Id.KRAKEN, failed(TIMEOUT), status=fact(BEFORE)).state is UNKNOWN


def test_the_status_rung() -> None:
    rotation = accepted()
    assert rung(Id.STATUS, rotation).words == "rotated at 2026-03-04 12:00:01 UTC, newer than before"
    assert rung(Id.STATUS, rotation, status=fact(BEFORE)).words == "as before so far"
    late = rung(Id.STATUS, rotation, 40, status=fact(BEFORE, SHOWN_WITHIN_S + 1))
    assert (late.state, late.words.startswith("as before, although")) == (FAILED, True)
    assert rung(Id.STATUS, rotation, 5, status=fact(BEFORE, -1)).state is PENDING
    assert rung(Id.STATUS, rotation, 50, status=fact(BEFORE, -1)).state is UNKNOWN
    unread = rung(Id.STATUS, rotation, status=broken(refused(502, "Unable to read secret metadata")))
    assert (unread.state, unread.words) == (UNKNOWN, "The platform could not read the secret from the cluster")
    assert rung(Id.STATUS, rotation, status=broken(UNREACHABLE)).words == "Secrets refuses connections"
    seen = fact(stored()).failed(UNREACHABLE, after(3))
    assert rung(Id.STATUS, rotation, status=seen).state is OK
    assert rung(Id.STATUS, rotation, status=fact(StoredKey("company", None))).state is PENDING
    contradicted = prove(rotation, readings(status=fact(BEFORE, 40), audit=fact((), 40)), after(41))
    assert contradicted.word is RotationWord.ROTATED
    assert contradicted.words.endswith("Not seen yet: Status newer, Recorded.")


def test_without_a_date_from_before() -> None:
    unknown = replace(accepted(), before=Before(NOW))
    assert rung(Id.STATUS, unknown).state is OK
    assert rung(Id.STATUS, unknown, status=fact(stored(0.5))).state is PENDING
    assert rung(Id.STATUS, failed(TIMEOUT, before=Before(NOW))).state is PENDING
    first = failed(TIMEOUT, before=Before(NOW, known=True))
    assert rung(Id.STATUS, first).state is OK
    assert rung(Id.STATUS, replace(accepted(), before=None)).state is OK


def test_the_record() -> None:
    rotation = accepted()
    assert rung(Id.RECORDED, rotation, audit=fact(())).state is PENDING
    none = rung(Id.RECORDED, rotation, 40, audit=fact((), SHOWN_WITHIN_S + 1))
    assert (none.state, none.words.startswith("no entry. The history is in one replica's")) == (UNKNOWN, True)
    assert rung(Id.RECORDED, rotation, audit=broken(UNREACHABLE)).state is UNKNOWN
    assert rung(Id.RECORDED, rotation, 5, audit=fact((entry(),), -1)).state is PENDING
    older = AuditEntry("company", OLD, ("director-1", "director-2"))
    assert rung(Id.RECORDED, rotation, audit=fact((older,))).state is PENDING
    others = rung(Id.RECORDED, rotation, audit=fact((entry(1.0, "director-1", "director-9"),)))
    assert (others.state, others.words.startswith("another request is recorded: entry of")) == (FAILED, True)
    later = (entry(1.5, actor="director-3"), older)
    assert rung(Id.RECORDED, rotation, audit=fact(later)).state is UNKNOWN
    bare = rung(Id.RECORDED, accepted(ROOT), audit=fact((AuditEntry("ops", after(1)),)))
    assert (bare.state, bare.words) == (OK, "entry of 2026-03-04 12:00:01 UTC by ops")


def test_the_oms_notice() -> None:
    gone = sent()
    silent = gone.answered(gone.submission.received(receipt(watcher=None), "company", K8S, after(1)))
    assert rung(Id.OMS, silent).words == "the answer does not say that the OMS was told"
    assert rung(Id.OMS, silent).state is FAILED


def test_what_was_seen_to_hold_stays() -> None:
    climbed = accepted().climbed(prove(accepted(), readings(), after(3)))
    blind = readings(status=broken(UNREACHABLE, 60), audit=broken(UNREACHABLE, 60))
    ladder = prove(climbed, blind, after(60))
    assert ladder.word is RotationWord.PROVEN
    assert (ladder.rung(Id.STATUS).words, ladder.rung(Id.STATUS).at) == ("seen earlier", after(2))
    fallen = prove(climbed, readings(status=fact(BEFORE, 60)), after(60))
    assert fallen.rung(Id.STATUS).state is FAILED


def test_what_is_known_before() -> None:
    since = after(-1)
    assert take_before(fact(BEFORE, -1), K8S, since, NOW) == Before(NOW, OLD, known=True)
    assert take_before(broken(NO_KEY, -1), K8S, since, NOW) == Before(NOW, None, known=True)
    assert take_before(broken(NO_DATE, -1), K8S, since, NOW) == Before(NOW, None, known=True)
    assert take_before(broken(NO_KEY, -60), K8S, after(-60), NOW) == Before(NOW)
    assert take_before(broken(UNREACHABLE, -1), K8S, since, NOW) == Before(NOW)


def test_what_was_asked_before_somebody_else_may_have_rotated_is_not_known() -> None:
    since = after(-1)
    assert take_before(UNREAD, K8S, since, NOW) == Before(NOW)
    assert take_before(fact(BEFORE, -1.1), K8S, since, NOW) == Before(NOW)
    assert take_before(UNREAD.succeeded(BEFORE, NOW, asked_at=after(-1.1)), K8S, since, NOW) == Before(NOW)
    late = fact(BEFORE, -0.5).failed(NO_KEY, NOW, asked_at=after(-1.1))
    assert take_before(late, K8S, since, NOW) == Before(NOW)
    assert take_before(fact(BEFORE, -0.5).failed(UNREACHABLE, NOW), K8S, since, NOW) == Before(NOW)


def test_the_platforms_models_in_the_common_form() -> None:
    assert stored_key(SecretStatus("company", OLD)) == StoredKey("company", OLD)
    assert stored_key(KrakenSecretStatus("company", "kraken-keys-company", OLD)).secret_name == "kraken-keys-company"
    row = RotationRecord("company", "ops", ("a", "b"), "kms", "master", OLD, OLD, NOW, "hash")
    assert audit_entry(row) == AuditEntry("ops", OLD, ("a", "b"), "", "kms", "master", OLD)


@pytest.mark.parametrize("word", RotationWord)
def test_every_word_has_a_shape(word: RotationWord) -> None:
    assert len(word.shape) == 1
    assert offer_of(K8S).flavour is K8S
