"""The risk engine's circuit and forecasts, and the portfolio's risk, over HTTPS."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

from api_client.errors import AuthError, Refused
from api_client.models.portfolio_risk import AccountRisk
from api_client.models.risk_engine import CircuitStatus, CvarForecast
from api_client.platform import Platform
from tests.contract.kill_rows import NOT_ADMIN
from tests.contract.record_rows import FOREIGN
from tests.contract.rows import BOTH, REPAIRED, SHIPPED, Fails, Row, recent

BAD_HORIZON = Fails(Refused, 400, "Invalid horizon format. Use values like '24h', '2d', or '1w'.")
UNLISTED = Fails(
    AuthError, 403, "Account is not authorized to view portfolio risk.", facts={"forbidden": True, "reason": "status"}
)
LOSS_CAP = {REPAIRED: Decimal("150000.0"), SHIPPED: Decimal("50000.0")}
TARGETS = {
    REPAIRED: {"BTC-USD": Decimal("0.06"), "ETH-USD": Decimal("0.06"), "CASH": Decimal("0.88")},
    SHIPPED: {"BTC-USD": Decimal("0.25"), "ETH-USD": Decimal("0.25"), "CASH": Decimal("0.5")},
}
RANKS = ("1", "5", "25", "50", "75", "95", "99")


def _simulated(profile: str, horizon: str) -> Callable[[Any], bool]:
    def check(found: CvarForecast) -> bool:
        nav, pnl = found.distribution.nav, found.distribution.pnl
        return (
            (found.account_id, found.horizon, found.simulations) == ("company", horizon, 5000)
            and recent(found.timestamp)
            and found.loss_cap == LOSS_CAP[profile]
            and Decimal(0) < found.var_95 < found.cvar_95
            and found.probability_loss_cap_hit == 0
            and set(found.positions) == {"BTC-USD", "ETH-USD"}
            and tuple(pnl.percentiles) == RANKS
            and pnl.percentiles["5"] == -found.var_95
            and nav.min < nav.percentiles["1"] < nav.mean < nav.max
        )

    return check


async def _worth(p: Platform) -> Any:
    return await p.risk.limits(), await p.risk_engine.nav_forecast("company")


def _agree(profile: str) -> Callable[[Any], bool]:
    def check(found: Any) -> bool:
        report, forecast = found
        metrics, nav = forecast.metrics, report.usage.net_asset_value
        return (
            abs(metrics.mean_nav - nav) < metrics.std_nav + nav / 50
            and metrics.loss_cap == LOSS_CAP[profile]
            and Decimal("0.7") < metrics.var_95 / report.usage.var_95 < Decimal("1.4")
            and recent(forecast.timestamp)
        )

    return check


def _diversified(profile: str) -> Callable[[Any], bool]:
    def check(found: Any) -> bool:
        return (
            dict(found.targets) == TARGETS[profile]
            and dict(found.buckets) == {"BTC-USD": "btc_core", "ETH-USD": "top_cap_alts", "CASH": "cash"}
            and recent(found.timestamp)
        )

    return check


def _whole(found: Any) -> bool:
    return (
        [account.account_id for account in found.accounts] == ["company", "director-1", "director-2"]
        and found.totals.gross_exposure == sum(account.gross_exposure for account in found.accounts)
        and all(isinstance(account, AccountRisk) and account.snapshot_ts for account in found.accounts)
        and set(found.totals.cluster_exposure) == {"BTC", "ALT"}
        and (found.constraints_ok, found.breaches, found.risk_adjustment) == (True, (), Decimal(1))
    )


def _placeholders(found: Any) -> bool:
    return (
        [account.account_id for account in found.accounts] == ["alpha", "beta", "gamma"]
        and all(account.snapshot_ts is None and account.var_95 == 250_000 for account in found.accounts)
        and str(found.totals.var_95) == "433012.7018922193"
        and (found.totals.gross_exposure, found.constraints_ok) == (0, True)
    )


def _engine(name: str, account: str) -> Callable[[Platform], Awaitable[Any]]:
    def call(p: Platform) -> Awaitable[Any]:
        asked: Awaitable[Any] = getattr(p.risk_engine, name)(account)
        return asked

    return call


ENGINE = ("circuit", "cvar", "nav_forecast", "diversification")
ROWS: tuple[Row, ...] = (
    Row(
        "risk_engine.circuit",
        "is closed in a calm market",
        lambda p: p.risk_engine.circuit("company"),
        lambda found: found == CircuitStatus("company", ()),
    ),
    *(
        Row(
            "risk_engine.cvar",
            f"at {horizon} follows from the positions",
            lambda p, horizon=horizon: p.risk_engine.cvar("company", horizon),  # type: ignore[misc]
            _simulated(profile, horizon),
            (profile,),
        )
        for profile in BOTH
        for horizon in ("24h", "2d", "1w")
    ),
    *(
        Row("risk_engine.nav_forecast", "agrees with the limits' use", _worth, _agree(profile), (profile,))
        for profile in BOTH
    ),
    *(
        Row(
            "risk_engine.diversification",
            "names shares and buckets",
            lambda p: p.risk_engine.diversification("company"),
            _diversified(profile),
            (profile,),
        )
        for profile in BOTH
    ),
    Row("risk_engine.cvar", "at no horizon", lambda p: p.risk_engine.cvar("company", "soon"), BAD_HORIZON),
    Row("risk_engine.nav_forecast", "at 0h", lambda p: p.risk_engine.nav_forecast("company", "0h"), BAD_HORIZON),
    *(
        Row(f"risk_engine.{name}", "of another account is refused", _engine(name, "director-1"), FOREIGN)
        for name in ENGINE
    ),
    *(Row(f"risk_engine.{name}", "in another case is refused", _engine(name, "COMPANY"), FOREIGN) for name in ENGINE),
    *(
        Row(f"risk_engine.{name}", "as an auditor is forbidden", _engine(name, "auditor"), NOT_ADMIN, account="auditor")
        for name in ENGINE
    ),
    Row("portfolio_risk.status", "adds up the accounts", lambda p: p.portfolio_risk.status(), _whole, (REPAIRED,)),
    Row(
        "portfolio_risk.status",
        "is of placeholders",
        lambda p: p.portfolio_risk.status(),
        _placeholders,
        (SHIPPED,),
        account="director-1",
    ),
    Row(
        "portfolio_risk.status",
        "is for listed viewers only",
        lambda p: p.portfolio_risk.status(),
        UNLISTED,
        account="director-2",
    ),
    Row(
        "portfolio_risk.status",
        "as an auditor is forbidden",
        lambda p: p.portfolio_risk.status(),
        NOT_ADMIN,
        account="auditor",
    ),
)
