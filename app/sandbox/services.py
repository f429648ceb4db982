"""The table of services: the name of each and the function that builds it."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI

from app.sandbox import (
    admin,
    config_service,
    hitl,
    kill_switch,
    market_feed,
    oms_async,
    oms_core,
    oms_root,
    override,
    portfolio,
    portfolio_risk,
    risk,
    risk_engine,
    safe_mode,
    secrets_gateway,
    secrets_k8s,
    secrets_root,
    sim_mode,
    watchdog,
)
from app.sandbox.context import ServiceContext

Builder = Callable[[ServiceContext], FastAPI]

# Ports follow this order. Each application's `state.metrics` holds the series that the market moves, None without any.
BUILDERS: dict[str, Builder] = {
    "admin": admin.build,
    "kill-switch": kill_switch.build,
    "sim-mode": sim_mode.build,
    "safe-mode": safe_mode.build,
    "secrets": secrets_k8s.build,
    "risk": risk.build,
    "oms": oms_async.build,
    "risk-engine": risk_engine.build,
    "portfolio-risk": portfolio_risk.build,
    "portfolio": portfolio.build,
    "kraken-ws-ingest": market_feed.build_ingest,
    "drift": market_feed.build_drift,
    "hitl": hitl.build,
    "watchdog": watchdog.build,
    "override": override.build,
    "config": config_service.build,
}

# The first of each is the one in the table above.
FLAVOURS: dict[str, dict[str, Builder]] = {
    "secrets": {"k8s": secrets_k8s.build, "root": secrets_root.build, "gateway": secrets_gateway.build},
    "oms": {"async": oms_async.build, "core": oms_core.build, "root": oms_root.build},
}


def build(context: ServiceContext) -> FastAPI:
    """Return the application of the service that `context` names; raises `KeyError` for an unknown name or flavour."""
    if context.flavour is None:
        return BUILDERS[context.name](context)
    return FLAVOURS[context.name][context.flavour](context)
