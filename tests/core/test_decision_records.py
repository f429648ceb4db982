"""What was decided comes back from the journal as it was, and a record that is none of ours harms nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.areas import Area
from app.core.audit import GENESIS, Record, seal
from app.core.board_decisions import RECORD_KINDS, consequence, merged
from app.core.commands import DoneDuty, VoteArea, WaiveProbe, WithdrawWaiver
from app.core.duties import DUTIES, DutyDone
from app.core.judgement import judge
from app.core.readiness.decision_records import (
    DUTY,
    LAPSED,
    VOTE,
    WAIVER,
    WITHDRAWN,
    Decided,
    decided,
    duty_facts,
    vote_facts,
    waiver_facts,
    withdrawn_facts,
)
from app.core.readiness.decisions import Vote, Waiver
from app.core.readiness.probes import PROBES
from app.core.readiness.votes import vote_stands
from tests.core.states import NOW, healthy, state

H = timedelta(hours=1)
ME = "ops@example.com"
WAIVED = Waiver("certificate", "renewed tonight", ME, NOW, NOW + 8 * H)
VOTED = Vote(Area.DATA, "restored", ME, NOW, "ab" * 32)
DONE = DutyDone("slo-review", ME, NOW, "all within budget")


def record(kind: str, facts: dict[str, Any], *, hours: float = 0, actor: str = ME) -> Record:
    """A record as the journal would give it back."""
    sealed, _ = seal(
        sequence=1, at=NOW + hours * H, kind=kind, actor=actor, environment="x", body=facts, previous=GENESIS
    )
    return sealed


def test_everything_that_was_decided_comes_back() -> None:
    records = [
        record(WAIVER, {**waiver_facts(WAIVED), "words": "certificate is waived"}),
        record(VOTE, vote_facts(VOTED)),
        record(DUTY, duty_facts(DONE)),
        record("notice", {"words": "x"}),
    ]
    assert decided(records, NOW + H) == Decided((WAIVED,), (VOTED,), (DONE,))


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.id)
def test_no_probes_name_is_taken_for_a_secret(probe: Any) -> None:
    waiver = replace(WAIVED, probe_id=probe.id)
    assert decided([record(WAIVER, waiver_facts(waiver))], NOW).waivers == (waiver,)
    both = [record(WAIVER, waiver_facts(waiver)), record(WITHDRAWN, withdrawn_facts(probe.id))]
    assert decided(both, NOW).waivers == ()


def test_only_what_still_counts_comes_back() -> None:
    records = [record(WAIVER, waiver_facts(WAIVED)), record(VOTE, vote_facts(VOTED)), record(DUTY, duty_facts(DONE))]
    later = decided(records, NOW + timedelta(days=7))
    assert later == Decided((), (), (DONE,))


def test_the_newest_of_each_kind_wins() -> None:
    longer = replace(WAIVED, since=NOW + H, until=NOW + 12 * H)
    again = replace(VOTED, at=NOW + H, note="again")
    done = replace(DONE, at=NOW + H)
    records = [record(WAIVER, waiver_facts(one)) for one in (WAIVED, longer)]
    records += [record(VOTE, vote_facts(one)) for one in (VOTED, again)]
    records += [record(DUTY, duty_facts(one)) for one in (done, DONE)]
    assert decided(records, NOW + H) == Decided((longer,), (again,), (done,))


def test_a_vote_that_lapsed_stays_lapsed_and_takes_no_later_one_with_it() -> None:
    again = replace(VOTED, at=NOW + H)
    lapse = record(LAPSED, vote_facts(VOTED), hours=2, actor="this console")
    lapsed = replace(VOTED, lapsed_at=NOW + 2 * H)
    assert decided([record(VOTE, vote_facts(VOTED)), lapse], NOW + 3 * H).votes == (lapsed,)
    both = [record(VOTE, vote_facts(VOTED)), record(VOTE, vote_facts(again)), lapse]
    assert decided(both, NOW + 3 * H).votes == (again,)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (WAIVER, {}),
        (WAIVER, {**waiver_facts(WAIVED), "until": (NOW + timedelta(days=8)).isoformat()}),
        (WAIVER, {**waiver_facts(WAIVED), "until": "2026-03-04T20:00:00"}),
        (WAIVER, {**waiver_facts(WAIVED), "until": "soon"}),
        (WAIVER, {**waiver_facts(WAIVED), "probe": 7}),
        (VOTE, {**vote_facts(VOTED), "area": "everything"}),
        (VOTE, {**vote_facts(VOTED), "at": 10**400}),
        (DUTY, {**duty_facts(DONE), "at": None}),
    ],
)
def test_a_record_that_makes_no_sense_is_passed_over(kind: str, facts: dict[str, Any]) -> None:
    assert decided([record(kind, facts)], NOW + H) == Decided()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["probe", "reason", "since", "until", "area", "who", "note", "at", "inputs", "duty"])
sound = st.sampled_from([NOW.isoformat(), "data", "certificate", "9999-12-31T23:59:59-23:59"])


@settings(deadline=None)
@given(st.sampled_from([*RECORD_KINDS.values(), LAPSED, "x"]), st.dictionaries(names, json_values | sound, max_size=10))
def test_no_record_whatsoever_stops_the_reading(kind: str, facts: dict[str, Any]) -> None:
    found = decided([record(kind, facts), record(DUTY, duty_facts(DONE))], NOW)
    assert DONE in found.duties


def test_each_command_has_its_consequence() -> None:
    judged = judge(state(healthy()), NOW)
    given_state = state(healthy())
    waived = consequence(WaiveProbe("certificate", "renewed tonight", NOW + 8 * H), judged, ME, NOW)
    assert (waived.kind, waived.decision) == (WAIVER, WAIVED)
    assert waived.words == f"certificate is waived by {ME} until 20:00 UTC: renewed tonight"
    with_it = waived.applied(given_state)
    assert with_it.waivers == (WAIVED,)
    withdrawn = consequence(WithdrawWaiver("certificate"), judged, ME, NOW)
    assert (withdrawn.kind, withdrawn.applied(with_it).waivers) == (WITHDRAWN, ())
    voted = consequence(VoteArea(Area.DATA, ""), judged, ME, NOW)
    (vote,) = voted.applied(given_state).votes
    assert vote_stands(vote, judged.board.area(Area.DATA))
    assert voted.words == "Voted GO for Data Integrity & Backup."
    for duty in DUTIES:
        done = consequence(DoneDuty(duty.id, "seen"), judged, ME, NOW)
        assert done.applied(given_state).duties == (DutyDone(duty.id, ME, NOW, "seen"),)
        assert done.words == f"Done today: {duty.title}: seen"
    for made in (waived, withdrawn, voted, done):
        before = [record(WAIVER, waiver_facts(WAIVED))] if made is withdrawn else []
        back = merged(given_state, decided([*before, record(made.kind, dict(made.facts))], NOW))
        assert back == made.applied(given_state)


def test_nobody_votes_on_nothing() -> None:
    with pytest.raises(ValueError, match="judgement"):
        consequence(VoteArea(Area.DATA, ""), None, ME, NOW)


def test_what_was_decided_here_goes_before_what_the_journal_remembers() -> None:
    mine = replace(WAIVED, reason="mine")
    other = replace(WAIVED, probe_id="clocks")
    vote, done = replace(VOTED, at=NOW + H), replace(DONE, at=NOW + H)
    here = replace(state(), waivers=(mine,), votes=(vote,), duties=(done,))
    found = merged(here, Decided((WAIVED, other), (VOTED,), (DONE,)))
    assert (set(found.waivers), found.votes, found.duties) == ({mine, other}, (vote,), (done,))
