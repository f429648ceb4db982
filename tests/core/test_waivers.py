"""A waived probe blocks no more, is counted and named, and makes nothing true."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.areas import Area
from app.core.readiness.board import Board, Comparison, assess, blocks, probe_of, roll_up, verdict_found
from app.core.readiness.decisions import (
    Vote,
    Waiver,
    active_waivers,
    as_one_line,
    waiver_for,
    waiver_words,
    with_lapsed,
    with_vote,
    with_waiver,
    without_waiver,
)
from app.core.readiness.probe import Finding, SubjectFinding
from app.core.readiness.probes import PROBES
from app.core.readiness.report import board_json, board_text, exit_code
from app.core.readiness.verdicts import Overall, Verdict
from app.core.review import parse_review
from app.core.state import AppState, ClaimedReview, ReadingKind
from tests.core.states import NOW, certificate, healthy, read, state

H = timedelta(hours=1)
BAD = state({**healthy(), (ReadingKind.CERTIFICATE, "oms"): read(certificate(1), 3, "TLS handshake")})
CLAIM = "| Area | Status | Notes |\n| --- | --- | --- |\n| Security & Compliance | ⚠️ Needs Attention | soon |\n"


def waiver(probe_id: str = "certificate", *, hours: float = 8, since_h: float = 0, reason: str = "renewed") -> Waiver:
    return Waiver(probe_id, reason, "ops@example.com", NOW - since_h * H, NOW + hours * H)


def waived(given_state: AppState, *waivers: Waiver) -> AppState:
    return replace(given_state, waivers=waivers)


def finding_of(board: Board, probe_id: str) -> Finding:
    return next(finding for finding in board.findings if finding.probe_id == probe_id)


def test_a_waived_failure_blocks_no_more_and_says_who_took_it_upon_themselves() -> None:
    assert assess(BAD, NOW).overall is Overall.NO_GO
    board = assess(waived(BAD, waiver()), NOW)
    found = finding_of(board, "certificate")
    assert (board.overall, exit_code(board)) == (Overall.GO, 0)
    missing = sum(one.verdict is Verdict.NOT_CONFIGURED for one in board.findings)
    assert board.headline == f"GO, {missing} not configured, 1 waived"
    assert (found.verdict, verdict_found(found), blocks(found)) == (Verdict.WAIVED, Verdict.FAIL, False)
    assert found.observed == (
        "oms: certificate has 1 day left; 6 of 7 pass (fail, waived by ops@example.com until 20:00 UTC: renewed)"
    )
    assert "No other required probe fails or is unknown." in board.words
    assert ", 1 waived, " in board.words
    security = board.area(Area.SECURITY)
    assert security.waiver_of("certificate") == waiver()
    assert security.waiver_of("bearer") is None
    assert board_text(board, NOW).startswith(f"● {board.headline}\n")


def test_a_waiver_ends_by_itself() -> None:
    given_state = waived(BAD, waiver(hours=2))
    assert assess(given_state, NOW + timedelta(seconds=1)).area(Area.SECURITY).waivers
    # The readings are younger than their time to live at that moment only because it is the waiver that is old.
    assert assess(waived(BAD, waiver(hours=0, since_h=8)), NOW).overall is Overall.NO_GO
    assert assess(waived(BAD, waiver(hours=9, since_h=-1)), NOW).overall is Overall.NO_GO


def test_a_waiver_of_a_probe_that_does_not_block_changes_nothing() -> None:
    good = state(healthy())
    assert assess(waived(good, waiver(), waiver("mfa"), waiver("ghost")), NOW) == assess(good, NOW)


def test_what_is_missing_can_be_waived_too() -> None:
    absent = state(healthy(), names=tuple(name for name in ("auth", "kill-switch", "safe-mode", "secrets", "risk")))
    blocking = [finding for finding in assess(absent, NOW).findings if blocks(finding)]
    assert {finding.verdict for finding in blocking} >= {Verdict.NOT_CONFIGURED}
    board = assess(waived(absent, *(waiver(finding.probe_id) for finding in blocking)), NOW)
    assert board.overall is Overall.GO
    assert board.headline.endswith(f"{len(blocking)} waived")
    assert not replace(board, overall=Overall.NO_GO).headline.endswith("waived")


def test_a_waiver_does_not_make_a_claim_true() -> None:
    claim = ClaimedReview(parse_review(CLAIM), "claim.md", NOW)
    board = assess(waived(replace(BAD, claim=claim), waiver()), NOW)
    assert board.area(Area.SECURITY).verdict is Verdict.WARN  # of another probe
    assert board.area(Area.SECURITY).compared is Comparison.CLAIM_TOO_GOOD


def test_the_report_for_programs_names_waivers_votes_and_the_comparison() -> None:
    claim = ClaimedReview(parse_review(CLAIM), "claim.md", NOW)
    vote = Vote(Area.DATA, "restored", "ops@example.com", NOW, "x", NOW)
    given_state = waived(replace(BAD, claim=claim, earlier_claim=claim, votes=(vote,)), waiver(), waiver("ghost"))
    report = json.loads(json.dumps(board_json(assess(given_state, NOW), given_state, NOW, "1.2.3")))
    assert report["headline"].endswith(", 1 waived")
    assert report["waivers"] == [
        {
            "probe": "certificate",
            "area": "security",
            "reason": "renewed",
            "who": "ops@example.com",
            "since": NOW.isoformat(),
            "until": (NOW + 8 * H).isoformat(),
            "counts": True,
        },
        {**report["waivers"][0], "probe": "ghost", "area": None, "counts": False},
    ]
    assert report["votes"] == [
        {
            "area": "data",
            "who": "ops@example.com",
            "note": "restored",
            "at": NOW.isoformat(),
            "stands": False,
            "lapsed_at": NOW.isoformat(),
        }
    ]
    assert report["comparison"]["review"] == report["comparison"]["earlier_review"] == "claim.md"
    assert report["comparison"]["claim too good"] == ["security"]
    assert len(report["comparison"]["cannot tell"]) == 8
    probe = next(one for area in report["areas"] for one in area["probes"] if one["id"] == "certificate")
    assert (probe["verdict"], probe["found"]) == ("WAIVED", "FAIL")


def test_words_of_a_waiver() -> None:
    assert waiver_words(waiver(), NOW) == "waived by ops@example.com until 20:00 UTC: renewed"
    assert "until 2026-03-05 00:00 UTC" in waiver_words(waiver(hours=12), NOW)


def test_one_waiver_a_probe_and_the_soonest_end_first() -> None:
    early, late, over = waiver("a", hours=1), waiver("b", hours=2), waiver("c", hours=-1, since_h=2)
    assert active_waivers((late, over, early), NOW) == (early, late)
    again = waiver("b", hours=5, reason="longer")
    assert with_waiver((early, late), again) == (early, again)
    assert without_waiver((early, late), "a") == (late,)
    older = waiver("b", hours=9, since_h=1)
    assert waiver_for("b", (older, late), NOW) == late
    assert waiver_for("a", (late,), NOW) is None


def test_one_vote_a_person_and_area_the_newest_first() -> None:
    mine = Vote(Area.DATA, "", "me", NOW, "x")
    yours = Vote(Area.DATA, "", "you", NOW + H, "x")
    again = Vote(Area.DATA, "again", "me", NOW + 2 * H, "y")
    assert with_vote((mine,), yours) == (yours, mine)
    assert with_vote((yours, mine), again) == (again, yours)
    lapsed = replace(mine, lapsed_at=NOW + 3 * H)
    assert with_lapsed((yours, mine), lapsed) == (yours, lapsed)
    assert with_lapsed((again, yours), lapsed) == (again, yours)


def test_peoples_words_are_one_visible_line_without_secrets() -> None:
    assert as_one_line("  renewed\n\ttonight \u202e x\x00 ") == "renewed tonight x"
    assert "hunter2" not in as_one_line("because password=hunter2")


VERDICTS = st.sampled_from([verdict for verdict in Verdict if verdict is not Verdict.WAIVED])


@st.composite
def boards_seen(draw: st.DrawFn) -> tuple[Finding, ...]:
    """What every probe may have found, at one or more services of the environment."""
    subjects = st.lists(st.tuples(st.sampled_from(["oms", "risk", "further"]), VERDICTS), min_size=1, max_size=3)
    return tuple(_finding(probe.id, draw(subjects)) for probe in PROBES)


def _finding(probe_id: str, subjects: list[tuple[str, Verdict]]) -> Finding:
    found = tuple(
        sorted((SubjectFinding(name, verdict, "x") for name, verdict in subjects), key=lambda one: -one.verdict.rank)
    )
    return Finding(probe_id, found[0].verdict, "x", "y", "z", None, found)


def _weight(finding: Finding) -> int:
    """How bad it is for the board: what a required probe is not given weighs as much as what it cannot tell."""
    missing = finding.verdict is Verdict.NOT_CONFIGURED and probe_of(finding).required
    return Verdict.UNKNOWN.rank if missing else finding.verdict.rank


few = st.sets(st.sampled_from([probe.id for probe in PROBES]), max_size=6)
most = st.sets(st.sampled_from([probe.id for probe in PROBES]), min_size=len(PROBES) - 4)


@settings(deadline=None, max_examples=50)
@given(boards_seen(), st.data(), few | most)
def test_nothing_that_gets_worse_turns_no_go_into_go(
    seen: tuple[Finding, ...], data: st.DataObject, waived_ids: set[str]
) -> None:
    given_state = waived(state({}), *(waiver(probe_id) for probe_id in sorted(waived_ids)))
    before = roll_up(seen, given_state, NOW)
    place = data.draw(st.integers(0, len(seen) - 1))
    worse = data.draw(VERDICTS)
    changed = _finding(seen[place].probe_id, [(one.subject, worse) for one in seen[place].subjects])
    if _weight(changed) < _weight(seen[place]):
        return
    after = roll_up((*seen[:place], changed, *seen[place + 1 :]), given_state, NOW)
    assert not (before.overall is not Overall.GO and after.overall is Overall.GO)


@settings(deadline=None, max_examples=50)
@given(boards_seen(), few | most, few)
def test_a_waiver_that_is_taken_away_never_turns_no_go_into_go(
    seen: tuple[Finding, ...], waived_ids: set[str], dropped: set[str]
) -> None:
    before = roll_up(seen, waived(state({}), *map(waiver, sorted(waived_ids))), NOW)
    after = roll_up(seen, waived(state({}), *map(waiver, sorted(waived_ids - dropped))), NOW)
    assert not (before.overall is not Overall.GO and after.overall is Overall.GO)


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.WAIVED])
def test_go_is_a_board_on_which_nothing_blocks(verdict: Verdict) -> None:
    """By itself every verdict of a required probe either blocks or does not, and a waiver takes the block away."""
    seen = tuple(_finding(probe.id, [("oms", Verdict.PASS)]) for probe in PROBES[1:])
    one = _finding(PROBES[0].id, [("oms", verdict)])
    assert probe_of(one).required
    plain, excused = (roll_up((one, *seen), waived(state({}), *given), NOW) for given in ((), (waiver(PROBES[0].id),)))
    assert (plain.overall is Overall.GO) is (verdict in (Verdict.PASS, Verdict.WARN))
    assert excused.overall is Overall.GO
    assert verdict_found(finding_of(excused, PROBES[0].id)) is verdict


def test_a_waived_finding_about_no_service_was_not_configured() -> None:
    assert verdict_found(Finding("certificate", Verdict.WAIVED, "x", "", "", None, ())) is Verdict.NOT_CONFIGURED
