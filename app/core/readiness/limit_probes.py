"""Judges how near the signed-in account is to the loss at which it has to stop."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from api_client.models.risk import RiskReport
from app.core.areas import Area
from app.core.freshness import Failure
from app.core.language import tr
from app.core.present import money_words
from app.core.readiness.probe import Opinion, Probe, ProbeView, Scope, of_each
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, ServiceAddress

LOSS_WARN: Final = Decimal("0.8")
"""The part of the daily loss limit from which it is worth a look."""


def judge_daily_loss(_view: ProbeView, _address: ServiceAddress, report: RiskReport) -> Opinion:
    """The realised loss of the day against its limit; a limit of zero or less limits nothing."""
    loss, limit = report.usage.realized_daily_loss, report.limits.max_daily_loss
    if limit <= 0:
        return Opinion(Verdict.FAIL, tr("{account} has no daily loss limit", account=report.account_id))
    words = tr(
        "{account} lost {loss} today of {limit} allowed",
        account=report.account_id,
        loss=money_words(max(loss, Decimal(0))),
        limit=money_words(limit),
    )
    used = float(loss / limit)  # for the trend alone: the verdict compares the money
    if loss >= limit:
        return Opinion(Verdict.FAIL, words, used)
    return Opinion(Verdict.WARN if loss >= limit * LOSS_WARN else Verdict.PASS, words, used)


def judge_daily_loss_failure(failure: Failure) -> Opinion | None:
    """An account without limits is a finding, not a failed read."""
    return Opinion(Verdict.FAIL, tr("no limits are configured for the account")) if failure.status == 404 else None


LIMIT_PROBES: Final = (
    Probe(
        id="daily-loss",
        area=Area.GOVERNANCE,
        question=tr("Is the signed-in account within its daily loss limit?"),
        reads=(ReadingKind.LIMITS,),
        services=("risk",),
        ttl_s=45.0,
        threshold=tr("below {share:.0%} of the limit; at the limit it fails", share=LOSS_WARN),
        advice=tr("At the limit the platform should have stopped trading: look at Halt before anything else."),
        judge=of_each(ReadingKind.LIMITS, judge_daily_loss, judge_daily_loss_failure),
        scope=Scope.ACCOUNT,
        needs_session=True,
    ),
)
