"""What stands in a rotation's way, step by step, and what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core.rotation import Rotation
from app.core.rotation_flavour import Flavour, offer_of
from app.core.rotation_gate import (
    why_not_approve,
    why_not_back,
    why_not_close,
    why_not_onward,
    why_not_send,
    why_not_test,
)
from app.core.rotation_key import parts_hash
from app.core.rotation_proof import prove
from app.core.rotation_readings import RotationReadings
from app.core.rotation_steps import (
    APPROVAL_KEPT_S,
    REQUEST_KEPT_S,
    CheckItem,
    Step,
    why_no_director,
)
from app.core.rotation_trial import failed_trial, passed_trial
from tests.core.rotations import (
    API_KEY,
    BEFORE,
    CHECK,
    HASH_KEY,
    PARTS,
    PRIVATE_64,
    TIMEOUT,
    accepted,
    after,
    begun,
    fact,
    failed,
    grounds,
    readings,
    ready,
    refused,
    sent,
)
from tests.core.states import NOW

K8S, ROOT, GATEWAY = Flavour.K8S, Flavour.ROOT, Flavour.GATEWAY
REJECTED = refused(400, "Kraken API rejected the provided credentials.")
OTHER_PARTS = parts_hash(HASH_KEY, API_KEY, PRIVATE_64[:-4] + b"BB==")


def onward(rotation: Rotation, last: str = "", now_s: float = 0.0, **changes: Any) -> str:
    return why_not_onward(rotation, grounds(rotation.flavour, **changes), last, after(now_s))


def test_the_scope_wants_an_account_a_reason_and_its_grounds() -> None:
    assert onward(begun(account=" ")) == "Say whose key is rotated."
    assert onward(begun()) == "Say why the key is rotated."
    assert onward(begun(reason="old")) == ""
    for text in ("x" * 301, "two\nlines", "turned \u202e round"):
        assert onward(begun(reason=text)).startswith("Keep reason and ticket to one line")
        assert onward(begun(reason="old", ticket=text)).startswith("Keep reason and ticket to one line")
    assert onward(begun(reason="old"), session_left_s=599.0) == "The session ends in 9 min: renew it first."


def test_the_new_key() -> None:
    rotation = begun(step=Step.NEW_KEY)
    assert onward(rotation) == "Enter both parts of the new key."
    assert onward(replace(rotation, parts=PARTS)) == "Correct what is wrong with the key."
    keyed = rotation.keyed(CHECK, PARTS)
    assert onward(keyed) == ""
    assert onward(keyed, "1111 2222 3333") == ""
    assert onward(keyed, CHECK.fingerprint).startswith("This is the key of the last rotation (")


def test_the_test_is_optional_but_its_refusal_counts() -> None:
    rotation = replace(ready(), step=Step.TEST)
    assert onward(rotation) == ""
    assert onward(rotation.tested(failed_trial(REJECTED, K8S, NOW))).startswith("The test refused this key")
    assert onward(rotation.tested(failed_trial(TIMEOUT, K8S, NOW))) == ""
    again = rotation.tested(failed_trial(REJECTED, K8S, NOW)).tested(passed_trial(after(40)))
    assert onward(again) == ""


def test_the_checklist() -> None:
    rotation = replace(ready(), step=Step.CHECKLIST)
    assert onward(rotation) == ""
    assert onward(rotation.with_tick(CheckItem.EXPIRY, ticked=False)) == "1 of 5 points are not ticked."


def test_the_approvals() -> None:
    rotation = replace(ready(), step=Step.APPROVALS)
    assert onward(rotation) == ""
    assert onward(rotation, now_s=APPROVAL_KEPT_S) == "An approval has lapsed: ask for it again."
    assert onward(replace(ready(directors=("director-1",)), step=Step.APPROVALS)) == "1 of 2 directors have approved."
    assert onward(replace(rotation, approvals=())) == "0 of 2 directors have approved."
    twice = replace(rotation, approvals=(rotation.approvals[0],) * 2)
    assert onward(twice) == "The approvals are not of two different directors."
    assert onward(replace(rotation, digest="0" * 64)) == "An approval has lapsed: ask for it again."
    assert onward(ready()) == "Type the phrase to send the key."


def test_no_way_on_or_back_once_it_left_or_ended() -> None:
    assert onward(sent()) == why_not_back(sent()) == "The key has left: there is no way back."
    assert onward(ready().cancelled(NOW)) == "This rotation has ended."
    assert why_not_back(begun()) == "This is the first step."
    assert why_not_back(ready()) == ""


def test_testing_a_key() -> None:
    assert why_not_test(sent(), NOW) == "The key has left: there is no way back."
    assert why_not_test(ready(), NOW) == ""
    assert why_not_test(begun(), NOW) == "Enter both parts of the key first."
    assert why_not_test(ready(ROOT), NOW) == offer_of(ROOT).test_words
    assert why_not_test(ready(GATEWAY), NOW) == offer_of(GATEWAY).test_words
    refusal = ready().tested(failed_trial(REJECTED, K8S, NOW))
    assert "wait 30 s" in why_not_test(refusal, NOW)
    assert "wait 30 s" in why_not_test(refusal.keyed(CHECK, OTHER_PARTS), NOW)
    assert why_not_test(refusal, after(31)) == ""


def test_who_may_approve() -> None:
    rotation = ready(directors=())
    assert why_not_approve(sent(), "director-1", NOW) == "The key has left: there is no way back."
    assert why_not_approve(ready(ROOT), "director-1", NOW) == offer_of(ROOT).approval_words
    assert why_not_approve(begun(), "director-1", NOW) == "No approval has been asked for."
    assert why_not_approve(rotation, "director-1", NOW) == ""
    assert why_not_approve(rotation, "director-1", after(REQUEST_KEPT_S)).endswith("older than 10 min: ask again.")
    assert why_not_approve(ready(), "director-3", NOW) == "2 directors have approved already."
    one = ready(directors=("director-1",))
    assert why_not_approve(one, " Director-1", NOW).endswith("has approved already: the two must be different.")
    assert why_not_approve(one, "director-1", after(APPROVAL_KEPT_S)) == ""
    assert "asked for this rotation" in why_not_approve(one, "Company", NOW)
    assert why_not_approve(one, "Company", NOW, requester_may_approve=True) == ""
    assert why_no_director(" ", "company", (), requester_may_approve=True).startswith("The platform's session names no")


def send(rotation: Rotation, typed: str = "ROTATE", last: str = "", now_s: float = 0.0, **changes: Any) -> str:
    return why_not_send(rotation, grounds(rotation.flavour, **changes), last, typed, after(now_s))


@pytest.mark.parametrize("flavour", Flavour)
def test_sending_asks_everything_once_more(flavour: Flavour) -> None:
    rotation = ready(flavour)
    assert send(rotation) == ""
    assert send(rotation, "rotate") == "Type ROTATE to send the key."
    assert send(rotation.back()).startswith("First comes: ")
    assert send(rotation.cancelled(NOW)) == "This rotation has ended."
    assert send(replace(rotation, reason="")) == "Say why the key is rotated."
    assert send(rotation, last=CHECK.fingerprint).startswith("This is the key of the last rotation")
    assert send(rotation.tested(failed_trial(REJECTED, K8S, NOW))).startswith("The test refused this key")
    assert send(rotation.with_tick(CheckItem.NONCE, ticked=False)) == "1 of 5 points are not ticked."
    assert send(rotation, session_left_s=61.0) == ""
    assert send(rotation, session_left_s=59.0) == "The session ends in 59 s: renew it first."
    assert send(rotation, journal_problem="disk full").startswith("The journal cannot be written (disk full)")
    assert "wait 30 s" in send(replace(rotation, refusals=(NOW,)))
    lapsed = send(rotation, now_s=APPROVAL_KEPT_S, status=fact(BEFORE, APPROVAL_KEPT_S))
    assert lapsed == ("An approval has lapsed: ask for it again." if flavour is K8S else "")


def test_closing() -> None:
    def close(rotation: Rotation, found: RotationReadings, now_s: float = 3.0) -> str:
        return why_not_close(rotation, prove(rotation, found, after(now_s)))

    assert close(ready(), readings()) == "Nothing was sent: cancel it instead."
    assert close(sent(), readings(status=fact(BEFORE))) == "The answer is awaited."
    assert close(accepted(), readings()) == ""
    assert close(accepted().closed(NOW), readings()) == "This rotation has ended."
    assert close(failed(REJECTED), readings(status=fact(BEFORE))) == ""
    unknown = failed(TIMEOUT)
    quiet = readings(status=fact(BEFORE, 20), audit=fact((), 20))
    assert close(unknown, quiet, 21).startswith("It is not known yet")
    settled = readings(status=fact(BEFORE, 130), audit=fact((), 130))
    assert close(unknown, settled, 131) == ""
