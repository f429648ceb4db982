"""The operations of the risk engine and of the portfolio's risk: how to call them, what the platform answers."""

from typing import Any

from tests.api_client.operation import COMPANY, Operation

AT = "2026-11-20T21:23:33.023096Z"
REFUSAL = {
    "symbol": "BTC-USD",
    "invariant": "kill_switch",
    "action": "reject",
    "reason": "Risk kill switch engaged for account",
    "timestamp": AT,
    "notional": 1000.25,
}
BLOCKED = {
    "symbol": "ETH-USD",
    "reason": "spread_limit",
    "spread_bps": 41.07,
    "volatility": 0.5321,
    "triggered_at": AT,
    "safe_mode": False,
}
POSITIONS = {"BTC-USD": 60000.1, "ETH-USD": 59999.95}


def _distribution(mean: float) -> dict[str, Any]:
    return {
        "mean": mean,
        "std": 1931.25,
        "min": mean - 6000.5,
        "max": mean + 7000.5,
        "percentiles": {"1": mean - 4500.0, "5": mean - 3177.0, "50": mean, "95": mean + 3200.0, "99": mean + 4600.0},
    }


CVAR = {
    "account_id": "company",
    "horizon": "2d",
    "simulations": 5000,
    "timestamp": AT,
    "var_95": 3177.0,
    "cvar_95": "3984.10",
    "probability_loss_cap_hit": 0.0004,
    "loss_cap": 50000.0,
    "positions": POSITIONS,
    "distribution": {"nav": _distribution(1000000.0), "pnl": _distribution(12.5), "loss": _distribution(0.0)},
}
METRICS = {
    "var_95": 3177.0,
    "cvar_95": 3984.1,
    "probability_loss_cap_hit": 0.0,
    "mean_nav": 1000012.5,
    "std_nav": 1931.25,
    "loss_cap": 50000.0,
}
FORECAST = {
    "account_id": "company",
    "horizon": "24h",
    "simulations": 5000,
    "timestamp": AT,
    "metrics": METRICS,
    "positions": POSITIONS,
}
TARGETS = {
    "account_id": "company",
    "timestamp": AT,
    "targets": {"BTC-USD": 0.25, "ETH-USD": 0.25, "CASH": 0.5},
    "buckets": {"BTC-USD": "btc_core", "ETH-USD": "top_cap_alts", "CASH": "cash"},
}
PORTFOLIO = {
    "totals": {
        "gross_exposure": 660000.25,
        "instrument_exposure": {"BTC-USD": 420000.25, "ETH-USD": 240000.0},
        "cluster_exposure": {"BTC": 420000.25, "ALT": 240000.0},
        "var_95": 433012.7018922193,
        "cvar_95": 750000.0,
        "beta_to_btc": 1.0545,
        "max_correlation": 0.75,
    },
    "accounts": [
        {
            "account_id": "company",
            "gross_exposure": 660000.25,
            "instrument_exposure": {"BTC-USD": 420000.25, "ETH-USD": 240000.0},
            "var_95": 250000.0,
            "cvar_95": 250000.0,
            "snapshot_ts": AT,
        },
        {
            "account_id": "beta",
            "gross_exposure": 0.0,
            "instrument_exposure": {},
            "var_95": 250000.0,
            "cvar_95": 250000.0,
            "snapshot_ts": None,
        },
    ],
    "constraints_ok": False,
    "breaches": [
        {"constraint": "max_gross_exposure", "value": 660000.25, "limit": 650000.0, "detail": "all accounts together"}
    ],
    "risk_adjustment": 0.9848,
}

RISK_OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "risk_engine.pretrade_status",
        "risk-engine",
        "GET",
        "/risk/pretrade/status",
        lambda p: p.risk_engine.pretrade_status("company", 7),
        {"account_id": "company", "generated_at": AT, "counts": {"kill_switch": 3}, "recent_failures": [REFUSAL]},
        params={**COMPANY, "limit": "7"},
    ),
    Operation(
        "risk_engine.circuit",
        "risk-engine",
        "GET",
        "/risk/circuit/status",
        lambda p: p.risk_engine.circuit("company"),
        {"account_id": "company", "blocked": [BLOCKED]},
        params=COMPANY,
    ),
    Operation(
        "risk_engine.cvar",
        "risk-engine",
        "GET",
        "/risk/cvar",
        lambda p: p.risk_engine.cvar("company", "2d"),
        CVAR,
        params={**COMPANY, "horizon": "2d"},
    ),
    Operation(
        "risk_engine.nav_forecast",
        "risk-engine",
        "GET",
        "/risk/nav_forecast",
        lambda p: p.risk_engine.nav_forecast("company"),
        FORECAST,
        params={**COMPANY, "horizon": "24h"},
    ),
    Operation(
        "risk_engine.diversification",
        "risk-engine",
        "GET",
        "/diversification/targets",
        lambda p: p.risk_engine.diversification("company"),
        TARGETS,
        params=COMPANY,
    ),
    Operation(
        "portfolio_risk.status",
        "portfolio-risk",
        "GET",
        "/risk/portfolio/status",
        lambda p: p.portfolio_risk.status(),
        PORTFOLIO,
    ),
)
