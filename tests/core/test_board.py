"""The board rolls up by the worst, blocks on the unknown, and sets claims beside verdicts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api_client.models.common import Answer
from app.core.areas import Area
from app.core.freshness import FailureKind, Slice
from app.core.readiness import board as board_module
from app.core.readiness.board import Board, Comparison, assess, blocks, compare, probe_of
from app.core.readiness.probe import Probe, examine
from app.core.readiness.probes import PROBES
from app.core.readiness.report import board_json, board_text, exit_code
from app.core.readiness.verdicts import Overall, Verdict, worst
from app.core.review import AreaClaim, ClaimStatus, parse_review
from app.core.state import AppState, ClaimedReview, ReadingKind, SessionState
from tests.core.states import NOW, SERVICES, ago, broken, certificate, healthy, read, safe_mode, state

REVIEWS = sorted((Path(__file__).parents[1] / "data" / "reviews").glob("*.md"))
K = ReadingKind


@pytest.fixture
def passing_probes(monkeypatch: pytest.MonkeyPatch) -> tuple[Probe, ...]:
    """The board of the probes that pass on a good day, and of MFA, which at best warns; the probes it asks."""
    good = state(healthy())
    seeing = tuple(probe for probe in PROBES if probe.id == "mfa" or examine(probe, good, NOW).verdict is Verdict.PASS)
    ask(monkeypatch, seeing)
    return seeing


def ask(monkeypatch: pytest.MonkeyPatch, probes: tuple[Probe, ...]) -> None:
    """Let the board ask these probes."""
    monkeypatch.setattr(board_module, "PROBES", probes)
    monkeypatch.setattr(board_module, "_BY_ID", {probe.id: probe for probe in probes})


def changed(changes: dict[tuple[ReadingKind, str], Slice[Any]]) -> AppState:
    return state({**healthy(), **changes})


def claimed(name: str, given: AppState) -> AppState:
    review = parse_review((REVIEWS[0].parent / name).read_text())
    return replace(given, claim=ClaimedReview(review, name, NOW))


def test_on_a_good_day_only_what_nobody_attached_blocks() -> None:
    attached = state(healthy())
    assert assess(attached, NOW).overall is Overall.GO
    board = assess(replace(attached, environment=replace(attached.environment, evidence=())), NOW)
    assert board.overall is Overall.UNKNOWN
    assert board.words.startswith("Testing & Release Engineering: nobody attached evidence, and no workstation can")
    assert [area.area for area in board.areas[:2]] == [Area.TESTING, Area.DATA]
    assert board.area(Area.ARCHITECTURE).because == "6 probes pass"
    assert len(board.findings) == len(PROBES)


def test_go_needs_every_required_probe_to_pass_or_warn(passing_probes: tuple[Probe, ...]) -> None:
    asked = len(passing_probes)
    good = assess(state(healthy()), NOW)
    assert (good.overall, exit_code(good)) == (Overall.GO, 0)
    assert good.words == f"No required probe fails or is unknown. {asked} probes: {asked - 1} pass, 1 warn."
    assert not any(blocks(finding) for finding in good.findings)


@pytest.mark.usefixtures("passing_probes")
@pytest.mark.parametrize(
    ("days_left", "verdict", "overall", "code"),
    [(30, Verdict.PASS, Overall.GO, 0), (9, Verdict.WARN, Overall.GO, 0), (1, Verdict.FAIL, Overall.NO_GO, 1)],
)
def test_a_warning_of_a_required_probe_never_blocks(
    days_left: int, verdict: Verdict, overall: Overall, code: int
) -> None:
    board = assess(changed({(K.CERTIFICATE, "oms"): read(certificate(days_left))}), NOW)
    found = next(finding for finding in board.findings if finding.probe_id == "certificate")
    assert probe_of(found).required
    assert (found.verdict, blocks(found)) == (verdict, verdict is Verdict.FAIL)
    assert (board.overall, exit_code(board)) == (overall, code)


@pytest.mark.usefixtures("passing_probes")
def test_what_a_required_probe_cannot_tell_blocks() -> None:
    unread = assess(changed({(K.CLOCK, "oms"): Slice("x", 1)}), NOW)
    assert (unread.overall, exit_code(unread)) == (Overall.UNKNOWN, 2)
    assert unread.words.startswith(f"{Area.ARCHITECTURE.value}: oms: not read yet")
    absent = assess(state(healthy(), names=tuple(name for name in SERVICES if name != "sim-mode")), NOW)
    assert (absent.overall, absent.areas[0].verdict) == (Overall.UNKNOWN, Verdict.NOT_CONFIGURED)
    assert absent.words.startswith(f"{Area.SIMULATION.value}: sim-mode: has no address here")


@pytest.mark.usefixtures("passing_probes")
@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (read(Answer(401, "Missing MFA verification token.")), Verdict.WARN),
        (read(Answer(200, None)), Verdict.FAIL),
        (read(Answer(500, None)), Verdict.UNKNOWN),
        (Slice[Any]("x", 1), Verdict.UNKNOWN),
    ],
)
def test_an_optional_probe_is_counted_in_the_words_and_never_blocks(answer: Slice[Any], verdict: Verdict) -> None:
    board = assess(changed({(K.WITHOUT_MFA, "secrets"): answer}), NOW)
    found = next(finding for finding in board.findings if finding.probe_id == "mfa")
    assert (found.verdict, blocks(found)) == (verdict, False)
    assert (board.overall, exit_code(board)) == (Overall.GO, 0)
    assert f"1 {verdict.value}" in board.words


def test_an_optional_service_that_is_absent_weighs_less_than_what_passes(
    passing_probes: tuple[Probe, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, tuple(replace(one, services=("vault",)) if one.id == "mfa" else one for one in passing_probes))
    board = assess(state(healthy()), NOW)
    found = next(finding for finding in board.findings if finding.probe_id == "mfa")
    assert (found.verdict, blocks(found)) == (Verdict.NOT_CONFIGURED, False)
    security = board.area(Area.SECURITY)
    assert (board.overall, security.verdict, security.findings[-1]) == (Overall.GO, Verdict.PASS, found)
    assert security.because.endswith(", 1 not configured")
    warned = assess(changed({(K.SAFE_MODE, "safe-mode"): read(safe_mode(active=True))}), NOW)
    assert warned.areas[0].area is Area.SIMULATION


def test_fail_beats_unknown_and_the_culprit_is_named() -> None:
    board = assess(changed({(K.KILL_PATH, "kill-switch"): broken(FailureKind.UNREACHABLE, "refused")}), NOW)
    assert board.overall is Overall.NO_GO
    assert board.areas[0].area is Area.GOVERNANCE
    assert board.words.startswith("Account Isolation & Governance: kill-switch: the kill switch cannot work")
    assert board.areas[0].because == board.areas[0].findings[0].observed


def test_a_console_that_knows_nothing_says_so() -> None:
    board = assess(state({}, session=SessionState()), NOW)
    assert board.overall is Overall.UNKNOWN
    assert {area.verdict for area in board.areas} == {Verdict.UNKNOWN}
    assert {area.read_at for area in board.areas} == {None}
    assert [area.area for area in board.areas] == list(Area)


def test_an_area_is_as_old_as_its_oldest_reading() -> None:
    board = assess(changed({(K.CLOCK, "oms"): read(healthy()[K.CLOCK, "oms"].value, 9)}), NOW)
    assert board.area(Area.ARCHITECTURE).read_at == ago(9)


@pytest.mark.parametrize("path", REVIEWS, ids=lambda path: path.stem)
def test_each_review_shows_nine_claims_beside_the_verdicts(path: Path) -> None:
    board = assess(claimed(path.name, state(healthy())), NOW)
    claims = {area.area: area.claim for area in board.areas}
    assert len(claims) == 9
    assert all(claim is not None for claim in claims.values())


C = ClaimStatus
V = Verdict


@pytest.mark.parametrize(
    ("status", "verdict", "comparison"),
    [
        (C.READY, V.PASS, Comparison.AGREE),
        (C.READY, V.WARN, Comparison.CLAIM_TOO_GOOD),
        (C.READY, V.FAIL, Comparison.CLAIM_TOO_GOOD),
        (C.READY, V.UNKNOWN, Comparison.CANNOT_TELL),
        (C.READY, V.NOT_CONFIGURED, Comparison.CANNOT_TELL),
        (C.WARN, V.PASS, Comparison.CLAIM_TOO_BAD),
        (C.WARN, V.WARN, Comparison.AGREE),
        (C.WARN, V.FAIL, Comparison.CLAIM_TOO_GOOD),
        (C.FAIL, V.PASS, Comparison.CLAIM_TOO_BAD),
        (C.FAIL, V.FAIL, Comparison.AGREE),
        (C.UNKNOWN, V.FAIL, Comparison.CANNOT_TELL),
        (None, V.PASS, Comparison.CANNOT_TELL),
    ],
)
def test_comparison(status: ClaimStatus | None, verdict: Verdict, comparison: Comparison) -> None:
    claim = None if status is None else AreaClaim(Area.DATA, status, "x", "")
    assert compare(claim, verdict) is comparison
    assert comparison.word


def test_verdicts_have_words_shapes_and_an_order() -> None:
    assert worst([V.PASS, V.UNKNOWN, V.FAIL, V.WARN]) is V.FAIL
    assert worst([]) is V.UNKNOWN
    ordered = sorted(Verdict, key=lambda verdict: -verdict.rank)
    assert [verdict.word for verdict in ordered] == ["FAIL", "UNKNOWN", "WARN", "NOT CONFIGURED", "WAIVED", "PASS"]
    assert "".join(verdict.shape for verdict in ordered) == "■◆▲○⊘●"
    assert [(overall.word, overall.shape) for overall in Overall] == [("GO", "●"), ("NO GO", "■"), ("UNKNOWN", "◆")]


def _report(given: AppState) -> tuple[Board, dict[str, Any]]:
    board = assess(given, NOW)
    return board, json.loads(json.dumps(board_json(board, given, NOW, "1.2.3")))


def test_the_report_for_programs() -> None:
    given = claimed("2025-10-11T18-46.md", changed({(K.CERTIFICATE, "oms"): read(certificate(1), 3, "TLS handshake")}))
    board, report = _report(given)
    assert (report["verdict"], report["console"], report["account"]) == ("NO_GO", "1.2.3", "company")
    assert report["environment"] == {"name": "staging", "kind": "staging"}
    assert report["at"] == "2026-03-04T12:00:00+00:00"
    assert [area["title"] for area in report["areas"]] == [area.area.value for area in board.areas]
    first = report["areas"][0]
    assert (first["id"], first["verdict"], first["compared"]) == ("security", "FAIL", "agrees")
    assert first["claimed"] == {"status": "fail", "words": "❌"}
    probe = first["probes"][0]
    assert (probe["id"], probe["verdict"], probe["required"], probe["age_s"]) == ("certificate", "FAIL", True, 3.0)
    assert probe["observed"] == "oms: certificate has 1 day left; 6 of 7 pass"
    assert probe["source"] == "TLS handshake"
    assert {"question", "threshold", "read_at", "advice"} <= set(probe)


def test_the_report_of_nothing() -> None:
    _, report = _report(state({}, session=SessionState()))
    probes = [probe for area in report["areas"] for probe in area["probes"]]
    assert report["account"] is None
    assert {probe["age_s"] for probe in probes} == {None}
    assert {area["claimed"] for area in report["areas"]} == {None}


def test_the_report_for_people() -> None:
    given = claimed("2025-10-11T18-43.md", changed({(K.CERTIFICATE, "oms"): read(certificate(1), 3)}))
    lines = board_text(assess(given, NOW), NOW).split("\n")
    assert lines[0] == "■ NO GO"
    assert "Security & Compliance" in lines[1]
    row = next(index for index, line in enumerate(lines) if line.startswith("■ FAIL"))
    assert "claimed: ✅ Ready" in lines[row]
    assert lines[row + 1].endswith("oms: certificate has 1 day left; 6 of 7 pass (3 s)")
    assert "claimed" not in board_text(assess(state({}), NOW), NOW)


def test_every_probe_says_what_to_do() -> None:
    def sentence(text: str) -> bool:
        return text[:1].isupper() and text[-1:] in ".?"

    probes: tuple[Probe, ...] = PROBES
    assert all(sentence(probe.question) and sentence(probe.advice) and probe.threshold for probe in probes)


def test_one_probe_that_passes_is_no_plural() -> None:
    found = next(one for one in assess(state(healthy()), NOW).findings if one.verdict is Verdict.PASS)
    absent = replace(found, verdict=Verdict.NOT_CONFIGURED)
    assert board_module._because((found,)) == "its probe passes"
    assert board_module._because((found, absent)) == "1 probe passes, 1 not configured"
