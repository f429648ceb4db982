"""Judges the counters of the order reconciler."""

from __future__ import annotations

from typing import Final

from api_client.models.oms import ReconcileStatus
from app.core.areas import Area
from app.core.freshness import Failure, FailureKind
from app.core.language import tr
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import Opinion, Probe, ProbeView, SubjectFinding, judge_reading, unread_words
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, ServiceAddress


def judge_reconciliation(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Whether the platform's own comparison with the exchange runs and finds nothing."""
    return tuple(
        judge_reading(
            view,
            address,
            view.state.reading(ReadingKind.RECONCILE, address.name),
            _reconciled,
            _not_reconciled,
        )
        if address.flavour in (None, "async")
        else SubjectFinding(
            address.name, Verdict.UNKNOWN, tr("its {flavour} flavour tells no reconciliation", flavour=address.flavour)
        )
        for address in view.configured
    )


def _reconciled(_view: ProbeView, _address: ServiceAddress, status: ReconcileStatus) -> Opinion:
    checked = tr(
        "{balances} balances and {orders} orders checked since it started",
        balances=status.balances_checked,
        orders=status.orders_checked,
    )
    if status.alerts:
        return Opinion(
            Verdict.FAIL, tr("{alerts} alerts, {checked}", alerts=status.alerts, checked=checked), status.alerts
        )
    if not (status.balances_checked or status.orders_checked):
        return Opinion(Verdict.UNKNOWN, tr("nothing was checked since it started"))
    if status.mismatches_fixed:
        return Opinion(
            Verdict.WARN,
            tr("{repaired} mismatches repaired, {checked}", repaired=status.mismatches_fixed, checked=checked),
        )
    return Opinion(Verdict.PASS, tr("no mismatch, {checked}", checked=checked))


def _not_reconciled(failure: Failure) -> Opinion | None:
    if failure.status == 503 and failure.kind is FailureKind.SERVER_FAULT:
        return Opinion(Verdict.FAIL, tr("does not reconcile: {why}", why=unread_words(failure)))
    return Opinion(Verdict.FAIL, tr("has no reconciliation")) if failure.status == 404 else None


DATA_PROBES: Final = (
    Probe(
        id="oms-reconciliation",
        area=Area.DATA,
        question=tr("Do the platform's balances and orders agree with the exchange's?"),
        reads=(ReadingKind.RECONCILE,),
        services=("oms",),
        ttl_s=TTL.slow,
        threshold=tr("reconciliation runs, without an alert"),
        advice=tr("Compare the account's balances and orders with the exchange's before trading goes on."),
        judge=judge_reconciliation,
    ),
)
