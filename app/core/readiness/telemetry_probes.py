"""Judges what services say about themselves: health bodies, metrics, market data, the kill gauge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from api_client.exposition import Exposition
from api_client.models.common import Health, HealthStatus
from app.core.freshness import Failure, FailureKind
from app.core.language import tr
from app.core.present import age_words
from app.core.readiness.probe import Opinion, ProbeView, SubjectFinding, judge_reading, unread_words
from app.core.readiness.verdicts import Verdict
from app.core.samples import samples_named
from app.core.state import ReadingKind, ServiceAddress

FEED_WARN_S: Final = 60.0
FEED_FAIL_S: Final = 120.0
FEED_AHEAD_S: Final = 30.0
FEED_METRIC: Final = "risk_marketdata_latest_timestamp_seconds"
KILL_METRIC: Final = "kill_switch_state"

_EXPOSING: Final = frozenset(
    {"auth", "kill-switch", "sim-mode", "safe-mode", "secrets", "risk", "risk-engine", "portfolio-risk", "oms"}
)
"""Services whose every known implementation has metrics; others are blind by design."""

_FEED_LABELS: Final = {"risk": ("risk-service", "risk-api"), "marketdata-ingestor": ("marketdata-ingestor",)}


def judge_health(_view: ProbeView, _address: ServiceAddress, health: Health) -> Opinion:
    """Judge by the body: the answer is 200 even when the service is ill."""
    ill = [check for check in health.checks if check.status is not HealthStatus.OK]
    named = ", ".join(check.name + (f" ({check.error})" if check.error else "") for check in ill)
    match health.status:
        case HealthStatus.OK if ill:
            return Opinion(Verdict.WARN, tr("says ok, but not of {named}", named=named))
        case HealthStatus.OK:
            return Opinion(Verdict.PASS, tr("says ok"))
        case HealthStatus.ERROR:
            return Opinion(Verdict.FAIL, tr("says error: {named}", named=named or tr("no check named")))
        case _:
            return Opinion(Verdict.UNKNOWN, tr("says neither ok nor error"))


def judge_health_failure(failure: Failure) -> Opinion | None:
    """A route that does not exist is a gap; a route that fails is a finding."""
    if failure.status == 404:
        return Opinion(Verdict.WARN, tr("provides no health check"))
    if failure.kind in (FailureKind.DRAINING, FailureKind.SERVER_FAULT, FailureKind.MISCONFIGURED):
        return Opinion(Verdict.FAIL, unread_words(failure))
    return None


def judge_metrics(_view: ProbeView, _address: ServiceAddress, exposition: Exposition) -> Opinion:
    """An exposition without a sample watches nothing."""
    count = exposition.series_count
    if not count:
        return Opinion(Verdict.FAIL, tr("exposes no series"))
    return Opinion(
        Verdict.PASS, tr("{count} series in {families} families", count=count, families=len(exposition.families))
    )


def judge_metrics_failure(failure: Failure) -> Opinion | None:
    """Missing or unreadable metrics are a finding; a service that is away is not one about its metrics."""
    if failure.status == 404:
        promised = failure.service in _EXPOSING
        return Opinion(Verdict.FAIL if promised else Verdict.WARN, tr("exposes no metrics"))
    if failure.kind is FailureKind.UNEXPECTED_ANSWER:
        return Opinion(Verdict.FAIL, tr("metrics cannot be read"))
    return None


def judge_market_data(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """The newest market data that any of the services has seen; all of them start at zero and some stay there."""
    found = [
        judge_reading(view, address, view.state.reading(ReadingKind.METRICS, address.name), _feed, lambda _: None)
        for address in view.configured
        if address.name in _FEED_LABELS
    ]
    # One fed service is enough: the newest time is what the platform's own alert looks at.
    return tuple(sorted(found, key=lambda subject: subject.verdict.rank)[:1])


def _feed(view: ProbeView, address: ServiceAddress, exposition: Exposition) -> Opinion:
    newest = max(_feed_times(exposition, _FEED_LABELS[address.name]), default=None)
    if newest is None:
        return Opinion(Verdict.UNKNOWN, tr("{metric} is not exported for this service", metric=FEED_METRIC))
    if newest <= 0:
        return Opinion(Verdict.FAIL, tr("initialised, never fed"))
    age_s = view.now.timestamp() - newest
    if age_s < -FEED_AHEAD_S:
        return Opinion(
            Verdict.UNKNOWN, tr("newest market data is {age} ahead of this workstation's clock", age=age_words(-age_s))
        )
    words = tr("newest market data is {age} old", age=age_words(max(0.0, age_s)))
    if age_s > FEED_FAIL_S:
        return Opinion(Verdict.FAIL, words, age_s)
    return Opinion(Verdict.WARN if age_s > FEED_WARN_S else Verdict.PASS, words, age_s)


def _feed_times(exposition: Exposition, labels: tuple[str, ...]) -> Iterable[float]:
    for sample in samples_named(exposition, FEED_METRIC):
        if dict(sample.labels).get("service") in labels and sample.value == sample.value:
            yield sample.value


def judge_kill_gauge(view: ProbeView, _address: ServiceAddress, exposition: Exposition) -> Opinion:
    """The gauge is the one way to read the kill state from outside."""
    gauges = {
        dict(sample.labels).get("account_id", ""): sample.value for sample in samples_named(exposition, KILL_METRIC)
    }
    if not gauges:
        return Opinion(Verdict.FAIL, tr("{metric} is not exported", metric=KILL_METRIC))
    engaged = sorted(account for account, value in gauges.items() if value > 0)
    if engaged:
        return Opinion(Verdict.WARN, tr("engaged for {accounts}", accounts=", ".join(engaged)))
    known = {account.lower() for account in gauges}
    unseen = [account for account in view.state.environment.accounts if account.lower() not in known]
    if unseen:
        return Opinion(Verdict.PASS, tr("exported; no series yet for {accounts}", accounts=", ".join(unseen)))
    return Opinion(Verdict.PASS, tr("exported, engaged for nobody"))
