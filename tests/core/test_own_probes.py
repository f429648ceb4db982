"""The user's own questions: their answers, and their place on the board."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from api_client.models.monitoring import VectorSample
from app.core.areas import Area
from app.core.freshness import Failure, FailureKind
from app.core.own_series import OPERATORS, OwnSeries
from app.core.readiness.board import assess, probe_of
from app.core.readiness.own_probes import judge_answer, own_probes
from app.core.readiness.verdicts import Overall, Verdict
from app.core.state import AppState, ReadingKind
from tests.core.states import NOW, SERVICES, broken, healthy, read, state

OWN = OwnSeries("pods", Area.ARCHITECTURE, "Do all pods run?", "kube_pod_failed", "<", 1.0)


def sample(value: float, **labels: str) -> VectorSample:
    return VectorSample(tuple(sorted(labels.items())), value)


@pytest.mark.parametrize(
    ("answer", "verdict", "words"),
    [
        ((sample(0),), Verdict.PASS, "0, as demanded"),
        ((sample(0, pod="a"), sample(0.5, pod="b")), Verdict.PASS, "0 to 0.5, as demanded"),
        ((sample(2, pod="a", __name__="x"), sample(0)), Verdict.FAIL, "pod=a: 2, not < 1"),
        ((sample(2), sample(3), sample(0)), Verdict.FAIL, "2 and 1 more, not < 1"),
        ((sample(2), sample(math.nan)), Verdict.UNKNOWN, "the value is not a number"),
        ((sample(math.inf),), Verdict.FAIL, "inf, not < 1"),
        ((), Verdict.UNKNOWN, "no such series"),
        (None, Verdict.UNKNOWN, "not read yet"),
        (
            Failure(FailureKind.REFUSED, "prometheus", status=400, detail="parse error"),
            Verdict.UNKNOWN,
            'Prometheus refused the request (HTTP 400): "parse error"',
        ),
    ],
)
def test_answers(answer: Any, verdict: Verdict, words: str) -> None:
    opinion = judge_answer(OWN, answer)
    assert (opinion.verdict, opinion.words) == (verdict, words)


@pytest.mark.parametrize(
    ("op", "holding"), [("<", "0"), ("<=", "01"), (">", "2"), (">=", "12"), ("==", "1"), ("!=", "02")]
)
def test_operators(op: str, holding: str) -> None:
    own = replace(OWN, op=op)
    assert "".join(str(value) for value in range(3) if own.holds(value)) == holding
    assert not own.holds(math.nan)
    assert own.demand == f"{op} 1"


def test_all_operators_are_tested() -> None:
    assert set(OPERATORS) == {"<", "<=", ">", ">=", "==", "!="}


def asking(fact: Any, *, required: bool = False, names: tuple[str, ...] = (*SERVICES, "prometheus")) -> AppState:
    given = state({**healthy(), (ReadingKind.SERIES, "prometheus"): fact}, names=names)
    own = replace(OWN, required=required)
    return replace(given, environment=replace(given.environment, series=(own,)))


def test_an_own_question_stands_on_the_board_like_any_other() -> None:
    board = assess(asking(read({"pods": (sample(3),)}), required=True), NOW)
    finding = next(one for one in board.findings if one.probe_id == "pods")
    assert finding.verdict is Verdict.FAIL
    assert finding in board.area(Area.ARCHITECTURE).findings
    probe = probe_of(finding)
    assert (probe.question, probe.threshold, probe.required) == ("Do all pods run?", "kube_pod_failed < 1", True)
    assert board.overall is not Overall.GO


def test_without_prometheus_it_is_not_configured() -> None:
    board = assess(asking(read({}), names=SERVICES), NOW)
    assert next(one for one in board.findings if one.probe_id == "pods").verdict is Verdict.NOT_CONFIGURED


def test_a_prometheus_that_is_away_leaves_it_unknown() -> None:
    board = assess(asking(broken(FailureKind.UNREACHABLE)), NOW)
    assert next(one for one in board.findings if one.probe_id == "pods").verdict is Verdict.UNKNOWN


def test_own_probes_are_made_once() -> None:
    environment = asking(read({})).environment
    assert own_probes(environment)[0] is own_probes(environment)[0]
