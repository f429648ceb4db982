"""Judges simulation and safe mode."""

from __future__ import annotations

from api_client.models.safe_mode import SafeModeStatus
from api_client.models.simulation import SimulationStatus
from app.core.language import tr
from app.core.readiness.probe import Opinion, ProbeView
from app.core.readiness.verdicts import Verdict
from app.core.state import ServiceAddress


def judge_simulation(_view: ProbeView, _address: ServiceAddress, status: SimulationStatus) -> Opinion:
    """Every account that the platform lists must trade for real."""
    simulated = sorted(account.account_id for account in status.accounts if account.active)
    if simulated:
        return Opinion(Verdict.FAIL, tr("simulated: {accounts}", accounts=", ".join(simulated)))
    if not status.accounts:
        return Opinion(Verdict.UNKNOWN, tr("the platform lists no account"))
    if status.active:
        return Opinion(Verdict.UNKNOWN, tr("the platform says simulation is on and names no account"))
    return Opinion(
        Verdict.PASS,
        tr("off for {accounts}", accounts=", ".join(sorted(account.account_id for account in status.accounts))),
    )


def judge_safe_mode(_view: ProbeView, _address: ServiceAddress, status: SafeModeStatus) -> Opinion:
    """Safe mode is a deliberate limit: it does not fail, but nobody should forget it."""
    if not status.active:
        return Opinion(Verdict.PASS, tr("off"))
    return Opinion(Verdict.WARN, tr("on") + (f": {status.reason}" if status.reason else ""))
