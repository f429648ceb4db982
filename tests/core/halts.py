"""Halts for tests: an order fired at NOW, and readings of what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from api_client.models.common import DecimalMap, FactMap
from api_client.models.kill_switch import KillEvent, KillReason, KillReceipt, KillStatus
from api_client.models.portfolio import PortfolioRows, RowsSource
from api_client.models.risk_engine import PretradeFailure, PretradeStatus
from app.core.freshness import Failure, FailureKind, Slice
from app.core.halt import Baseline, HaltOrder, HaltReadings, Ladder, RungId, Shot, climb
from tests.core.states import NOW, exposition

ALL = frozenset({"kill-switch", "risk-engine", "portfolio"})
CHANNELS = ("email", "sms", "webhook")
KEPT = Baseline(NOW, gauge=0.0, gauge_read=True)
TIMEOUT = Failure(FailureKind.NO_ANSWER, "kill-switch", "read_timeout")
REFUSED = Failure(FailureKind.SESSION, "kill-switch", "status", 401, "Invalid or expired session token.")
UNREACHABLE = Failure(FailureKind.UNREACHABLE, "kill-switch", "refused")


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def receipt(*failed: str, ts_s: float = 0.4, date_s: float | None = 1.0) -> KillReceipt:
    return KillReceipt(
        KillStatus.PARTIAL if failed else KillStatus.OK,
        after(ts_s),
        KillReason.LOSS_CAP_BREACH,
        tuple(name for name in CHANNELS if name not in failed),
        failed,
        partial=bool(failed),
        server_date=None if date_s is None else after(date_s),
    )


READY = Shot("company")
SENT = READY.sent(NOW)
ACCEPTED = SENT.received(receipt(), after(1))
PARTIAL = SENT.received(receipt("sms"), after(1))
UNKNOWN = SENT.failed(TIMEOUT, after(45))
GUARDED = SENT.failed(REFUSED, after(1), after(1))
NOT_SENT = SENT.failed(UNREACHABLE, after(1))


def order(shot: Shot = ACCEPTED, baseline: Baseline | None = KEPT, **changes: Any) -> HaltOrder:
    made = HaltOrder(
        order_id="kill-1",
        accounts=("company",),
        reason=KillReason.LOSS_CAP_BREACH,
        reason_words="the platform's default, not a finding",
        armed_at=after(-3),
        fired_at=NOW,
        actor="ops@example.com",
        locked=False,
        shots=MappingProxyType({"company": shot}),
        baselines=MappingProxyType({} if baseline is None else {"company": baseline}),
    )
    return replace(made, **changes)


def fact(value: Any, at_s: float = 1.5, source: str = "GET /x", ttl_s: float = 10.0) -> Slice[Any]:
    return Slice[Any](source, ttl_s).succeeded(value, after(at_s))


def broken(at_s: float = 1.5) -> Slice[Any]:
    failure = Failure(FailureKind.UNREACHABLE, "kill-switch", "refused")
    return Slice[Any]("GET /x", 10.0).failed(failure, after(at_s))


def event(seconds: float = 0.4, account: str = "company") -> KillEvent:
    return KillEvent(account, KillReason.LOSS_CAP_BREACH, after(seconds), CHANNELS)


def refusal(seconds: float, invariant: str = "kill_switch") -> PretradeFailure:
    return PretradeFailure("BTC-USD", invariant, "reject", f"refused by {invariant}", after(seconds))


def pretrade(*refusals: PretradeFailure, at_s: float = 1.5) -> PretradeStatus:
    return PretradeStatus("company", after(at_s), DecimalMap({}), refusals)


def rejected(count: float, reason: str = "kill_switch") -> Any:
    return exposition(
        "# TYPE rejected_intents_total counter\n"
        f'rejected_intents_total{{service="risk-service",stage="risk",reason="{reason}"}} {count}\n'
    )


def rows(*values: Mapping[str, Any], complete: bool = True, source: RowsSource = RowsSource.JSON) -> PortfolioRows:
    return PortfolioRows(source, tuple(FactMap(dict(value)) for value in values), complete)


def orders(*statuses: Any, **facts: Any) -> PortfolioRows:
    return rows(*({"order_id": str(number), "status": status} for number, status in enumerate(statuses)), **facts)


def positions(*quantities: Any, **facts: Any) -> PortfolioRows:
    return rows(*({"instrument": "BTC-USD", "quantity": quantity} for quantity in quantities), **facts)


def readings(**facts: Any) -> HaltReadings:
    return HaltReadings(**{"own_account": "Company", "configured": ALL, **facts})


def proof(**facts: Any) -> HaltReadings:
    """Every reading as after a halt that worked."""
    return readings(
        **{
            "gauge": fact({"company": 1.0, "unknown": 0.0}),
            "events": fact((event(),)),
            "pretrade": fact(pretrade(refusal(1.2))),
            "orders": fact(orders("filled", "cancelled")),
            "positions": fact(positions(0, "0.0")),
            **facts,
        }
    )


def ladder(made: HaltOrder, found: HaltReadings, at_s: float = 2.0, account: str = "company") -> Ladder:
    return climb(made, account, found, after(at_s))


def rung(made: HaltOrder, found: HaltReadings, rung_id: RungId, at_s: float = 2.0) -> Any:
    return ladder(made, found, at_s).rung(rung_id)
