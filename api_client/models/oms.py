"""The order management service: routing, rate limits, warm start, impact, orders, reconciliation."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self


class OrderPath(StrEnum):
    """The transport that orders take to the exchange."""

    WEBSOCKET = "websocket"
    REST = "rest"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class RoutingStatus:
    """Mean latency to the exchange by transport, in milliseconds, and the transport preferred now."""

    ws_latency: float | None
    rest_latency: float | None
    preferred_path: OrderPath


@dataclass(frozen=True, slots=True)
class RateLimit:
    """One account's budget on one transport: `limit` requests per `window` seconds, renewed in `reset_in` seconds."""

    account: str
    transport: OrderPath
    limit: int
    window: float
    inflight: int
    remaining: int
    reset_in: float
    backlog: int


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Every budget the service tracks, in its own order."""

    limits: tuple[RateLimit, ...]


@dataclass(frozen=True, slots=True)
class WarmStart:
    """What the service recovered when it started; `latency_ms` in milliseconds."""

    orders_resynced: int
    fills_replayed: int
    latency_ms: float


@dataclass(frozen=True, slots=True)
class ImpactPoint:
    """The price impact, in basis points, of an order of `size`."""

    size: Decimal
    impact_bps: Decimal


@dataclass(frozen=True, slots=True)
class ImpactCurve:
    """A symbol's impact curve at a moment (aware UTC)."""

    symbol: str
    points: tuple[ImpactPoint, ...]
    as_of: datetime


@dataclass(frozen=True, slots=True)
class OrderStatus:
    """One order: `status` is the exchange's own word for it."""

    exchange_order_id: str
    status: str
    filled_qty: Decimal
    avg_price: Decimal
    errors: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReconcileStatus:
    """Counters of the reconciler since it started."""

    balances_checked: int
    orders_checked: int
    mismatches_fixed: int
    alerts: int
