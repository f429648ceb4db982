"""A vote is for exactly what the board showed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.areas import Area
from app.core.readiness.board import AreaAssessment, assess
from app.core.readiness.decisions import Vote, Waiver
from app.core.readiness.votes import inputs_of, vote_stands, vote_words
from app.core.review import parse_review
from app.core.state import AppState, ClaimedReview, ReadingKind
from tests.core.states import NOW, certificate, healthy, read, state

GOOD = state(healthy())
BAD = state({**healthy(), (ReadingKind.CERTIFICATE, "oms"): read(certificate(1))})
WAIVER = Waiver("certificate", "renewed", "ops@example.com", NOW, NOW + timedelta(hours=8))
CLAIM = ClaimedReview(
    parse_review("| Area | Status | Notes |\n| --- | --- | --- |\n| Security & Compliance | Ready | fine |\n"), "r", NOW
)


def security(given: AppState) -> AreaAssessment:
    return assess(given, NOW).area(Area.SECURITY)


def vote_on(given: AppState) -> Vote:
    return Vote(Area.SECURITY, "looked at it", "ops@example.com", NOW, inputs_of(security(given)))


def test_it_stands_while_nothing_changes_but_ages() -> None:
    older = state({**healthy(), (ReadingKind.CERTIFICATE, "oms"): read(certificate(80), 9)})
    assert vote_stands(vote_on(GOOD), security(older))


@pytest.mark.parametrize(
    "changed",
    [
        BAD,
        replace(BAD, waivers=(WAIVER,)),
        replace(BAD, waivers=(replace(WAIVER, reason="because"),)),
        replace(BAD, waivers=(replace(WAIVER, until=WAIVER.until + timedelta(hours=1)),)),
        replace(GOOD, claim=CLAIM),
    ],
)
def test_a_verdict_a_waiver_or_a_claim_that_changes_lets_it_lapse(changed: AppState) -> None:
    assert not vote_stands(vote_on(GOOD), security(changed))
    assert vote_stands(vote_on(changed), security(changed))
    if changed.waivers != (WAIVER,):
        assert not vote_stands(vote_on(replace(BAD, waivers=(WAIVER,))), security(changed))


def test_it_is_for_one_area_and_does_not_come_back() -> None:
    vote = vote_on(GOOD)
    assert not vote_stands(vote, assess(GOOD, NOW).area(Area.DATA))
    assert not vote_stands(replace(vote, lapsed_at=NOW), security(GOOD))


def test_words_of_a_vote() -> None:
    vote = vote_on(GOOD)
    given = "GO by ops@example.com at 2026-03-04 12:00 UTC"
    assert vote_words(vote, security(GOOD)) == f"{given}: looked at it"
    assert vote_words(replace(vote, note=""), security(GOOD)) == given
    assert vote_words(vote, security(BAD)).startswith("lapsed, because what it was given for has changed: GO by")
    assert vote_words(replace(vote, lapsed_at=NOW), security(GOOD)).startswith("lapsed at 2026-03-04 12:00 UTC, ")
