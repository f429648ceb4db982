"""How near the account is to the loss at which it has to stop."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.freshness import FailureKind
from app.core.readiness.limit_probes import LIMIT_PROBES
from app.core.readiness.probe import Finding, examine
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, SessionState
from tests.core.states import NOW, broken, healthy, read, risk_report, state


def found(fact: Any, **given: Any) -> Finding:
    return examine(LIMIT_PROBES[0], state({**healthy(), (ReadingKind.LIMITS, "risk"): fact}, **given), NOW)


@pytest.mark.parametrize(
    ("fact", "verdict", "words"),
    [
        (read(risk_report("799.99")), Verdict.PASS, "company lost $799.99 today of $1,000.00 allowed"),
        (read(risk_report("-40")), Verdict.PASS, "company lost $0.00 today"),
        (read(risk_report("800")), Verdict.WARN, "lost $800.00 today"),
        (read(risk_report("1000")), Verdict.FAIL, "lost $1,000.00 today"),
        (read(risk_report("1", limit=0.0)), Verdict.FAIL, "has no daily loss limit"),
        (broken(FailureKind.REFUSED, status=404), Verdict.FAIL, "no limits are configured"),
        (broken(FailureKind.UNREACHABLE), Verdict.UNKNOWN, "cannot be reached"),
    ],
)
def test_the_daily_loss_is_judged_by_its_limit(fact: Any, verdict: Verdict, words: str) -> None:
    finding = found(fact)
    assert finding.verdict is verdict
    assert words in finding.observed


def test_nobody_signed_in_is_no_answer() -> None:
    assert found(read(risk_report("1")), session=SessionState()).verdict is Verdict.UNKNOWN
