"""Rate limits of the OMS as gauges: what is used of each, what waits, and when it is renewed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from api_client.models.oms import RateLimit, RateLimits
from app.core.language import figure, tr
from app.core.present import age_words
from app.core.risk_bars import NEAR, Grade, LimitBar

NO_BUDGETS: Final = tr("The OMS keeps no budget of this account: it has no connection to Kraken for it.")
BACK_OFF_WORDS: Final = tr("The mark on each track is where the OMS begins to hold requests back: 80 % of the limit.")

_NAMES: Final = {"rest": "REST", "websocket": "WebSocket"}


@dataclass(frozen=True, slots=True)
class BudgetGauge:
    """One account's budget on one transport: the bar to draw, and how many requests wait beside it."""

    account: str
    bar: LimitBar
    backlog: int
    waiting: str

    @property
    def words(self) -> str:
        """All that the gauge says, as one line."""
        bar = self.bar
        used = tr("{used} of {limit}", used=bar.used, limit=bar.limit)
        return f"{bar.name}: {bar.grade.value}. {used}. {self.waiting}. {bar.words}"


def budget_gauges(limits: RateLimits | None, *, fresh: bool) -> tuple[BudgetGauge, ...]:
    """A gauge for every budget in the service's order; an old reading says nothing of windows of a few seconds."""
    told = () if limits is None else limits.limits
    several = len({limit.account.lower() for limit in told}) > 1
    return tuple(_gauge(limit, named=several, fresh=fresh) for limit in told)


def _gauge(limit: RateLimit, *, named: bool, fresh: bool) -> BudgetGauge:
    used = max(0, limit.limit - limit.remaining)
    share = Decimal(used) / limit.limit if limit.limit > 0 else Decimal(1)
    name = _NAMES.get(limit.transport.value, limit.transport.value)
    grade = _grade(share, limit.backlog) if fresh else Grade.UNKNOWN
    bar = LimitBar(
        tr("{name} of {account}", name=name, account=limit.account) if named else name,
        grade,
        figure(used, ","),
        tr("{limit:,} in {age}", limit=limit.limit, age=age_words(limit.window)),
        _sentence(limit, grade),
        min(1.0, float(share)),
    )
    waiting = tr("{backlog:,} waiting", backlog=limit.backlog) if limit.backlog else tr("None waits")
    return BudgetGauge(limit.account, bar, limit.backlog, waiting)


def _grade(share: Decimal, backlog: int) -> Grade:
    if share >= 1:
        return Grade.REACHED
    return Grade.NEAR if share >= NEAR or backlog > 0 else Grade.WITHIN


def _sentence(limit: RateLimit, grade: Grade) -> str:
    left = tr("{remaining:,} left, {inflight:,} in flight", remaining=max(0, limit.remaining), inflight=limit.inflight)
    match grade:
        case Grade.UNKNOWN:
            return tr("{left} when it was read; that reading is too old to say how it is now.", left=left)
        case Grade.REACHED:
            return tr(
                "{left}. Every further request waits until the window is renewed, in {age}.",
                left=left,
                age=age_words(limit.reset_in),
            )
        case Grade.NEAR:
            return tr(
                "{left}. The OMS holds requests back until the window is renewed, in {age}.",
                left=left,
                age=age_words(limit.reset_in),
            )
    return tr("{left}. The window is renewed in {age}.", left=left, age=age_words(limit.reset_in))
