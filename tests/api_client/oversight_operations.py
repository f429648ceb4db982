"""The operations on intents, vetoes, overrides and configuration, and on the OMS's other flavours, as rows."""

from decimal import Decimal

from api_client.models.override import OverrideDecision
from tests.api_client.operation import COMPANY, Operation
from tests.api_client.payloads import DRAIN

FILL = {
    "symbol": "BTC-USD",
    "side": "buy",
    "quantity": "0.5",
    "price": "34990.0",
    "timestamp": "2026-11-20T21:23:35.266599Z",
    "fee": "14.00",
    "slippage_bps": "2.859",
}
LEDGER = {
    "realized_pnl": "4.000000000000000000001",
    "fees": "14.00",
    "slippage": "-1.00",
    "positions": {"BTC-USD": {"quantity": "0.3", "avg_price": "34990.00"}},
    "fills": [FILL],
}
EMPTY_LEDGER = {"realized_pnl": "0", "fees": "0", "slippage": "0", "positions": {}, "fills": []}
BALANCES = {
    "account_id": "company",
    "balances": {"BTC": "1.7153", "USD": "879999.99"},
    "net_asset_value": None,
    "timestamp": "2026-11-20T21:23:35.266599Z",
}
TRADE = {"order_id": "OSBX-000007", "price": "34990.0", "fee": "14.00", "nested": {"a": 1}}
ROOT_ORDER = {"order_id": "OSBX-000007", "status": "filled", "quantity": 0.5, "legs": [1]}
INTENT = {
    "intent_id": "i1",
    "account_id": "company",
    "trade_details": {
        "symbol": "BTC-USD",
        "side": "buy",
        "notional": 750000.1,
        "model_confidence": 0.9,
        "metadata": {"policy_id": "p-7", "nested": {"a": 1}},
    },
    "status": "pending",
    "submitted_at": "2026-11-20T21:23:37.137984Z",
    "expires_at": "2026-11-20T21:26:37.137984Z",
}
DECIDED = {"intent_id": "i1", "status": "approved", "message": "Intent approved successfully recorded."}
VETO = {
    "intent_id": "i2",
    "account_id": "director-1",
    "reason": "model_drift",
    "score": 0.875,
    "ts": "2026-11-20T21:23:37.137984Z",
    "details": {"symbol": "SOL-USD", "notional": 1200.5},
}
OVERSIGHT = {
    "total_vetoes": 12,
    "reason_counts": [{"reason": "model_drift", "count": 9}, {"reason": "spread_anomaly", "count": 3}],
    "recent_vetoes": [VETO, {**VETO, "score": None}],
    "last_updated": "2026-11-20T21:23:40Z",
}
OVERRIDE = {
    "intent_id": "i1",
    "account_id": "company",
    "actor": "company",
    "decision": "reject",
    "reason": "manual",
    "ts": "2026-11-20T21:23:37.212067Z",
}
VERSION = {
    "id": 2,
    "account_id": "global",
    "key": "risk.max_notional",
    "value": 7500000.10,
    "version": 1,
    "approvers": ["director-1", "director-2"],
    "ts": "2026-11-20T21:15:57.548753Z",
}
PENDING_CHANGE = {
    "status": "pending",
    "account_id": "global",
    "key": "risk.max_notional",
    "value": 5000000,
    "approvers": ["company"],
    "version": None,
    "ts": None,
    "required_approvals": 2,
}

OMS_OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "oms_core.shadow_pnl",
        "oms",
        "GET",
        "/oms/shadow_pnl",
        lambda p: p.oms_core.shadow_pnl("company"),
        {"real": LEDGER, "shadow": EMPTY_LEDGER, "delta": {"realized_pnl": "4", "fees": "14", "slippage": "-1"}},
        params=COMPANY,
    ),
    Operation(
        "oms_core.balances",
        "oms",
        "GET",
        "/oms/accounts/company/balances",
        lambda p: p.oms_core.balances("company"),
        BALANCES,
    ),
    Operation(
        "oms_core.trades",
        "oms",
        "GET",
        "/oms/accounts/company/trades",
        lambda p: p.oms_core.trades("company", 7),
        {"trades": [TRADE]},
        params={"limit": "7"},
    ),
    Operation("oms_core.drain", "oms", "GET", "/ops/drain/status", lambda p: p.oms_core.drain(), DRAIN, bearer=False),
    Operation(
        "oms_root.order",
        "oms",
        "GET",
        "/oms/status",
        lambda p: p.oms_root.order("company", "OSBX-000007"),
        ROOT_ORDER,
        bearer=False,
        params={"account_id": "company", "order_id": "OSBX-000007"},
    ),
    Operation("oms_root.drain", "oms", "GET", "/ops/drain/status", lambda p: p.oms_root.drain(), DRAIN, bearer=False),
)
REVIEW_OPERATIONS: tuple[Operation, ...] = (
    Operation("hitl.pending", "hitl", "GET", "/hitl/pending", lambda p: p.hitl.pending(), [INTENT]),
    Operation(
        "hitl.decide",
        "hitl",
        "POST",
        "/hitl/approve",
        lambda p: p.hitl.decide("i1", approved=True, reviewer="ops@example.com"),
        DECIDED,
        body={"intent_id": "i1", "approved": True, "reviewer": "ops@example.com"},
    ),
    Operation(
        "watchdog.status",
        "watchdog",
        "GET",
        "/oversight/status",
        lambda p: p.watchdog.status(50),
        OVERSIGHT,
        params={"limit": "50"},
    ),
    Operation(
        "override.history",
        "override",
        "GET",
        "/override/history",
        lambda p: p.override.history("company"),
        {"overrides": [OVERRIDE]},
        params=COMPANY,
    ),
    Operation(
        "override.trade",
        "override",
        "POST",
        "/override/trade",
        lambda p: p.override.trade("i1", OverrideDecision.REJECT, "manual"),
        OVERRIDE,
        status=201,
        body={"intent_id": "i1", "decision": "reject", "reason": "manual"},
    ),
)
CONFIG_OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "config.current",
        "config",
        "GET",
        "/config/current",
        lambda p: p.config.current(),
        {"risk.max_notional": VERSION, "ui.theme": {**VERSION, "key": "ui.theme", "value": {"dark": [1, None]}}},
        params={"account_id": "global"},
    ),
    Operation(
        "config.history",
        "config",
        "GET",
        "/config/history",
        lambda p: p.config.history("risk.max_notional"),
        [VERSION, {**VERSION, "id": 4, "version": 2, "value": None}],
        params={"key": "risk.max_notional"},
    ),
    Operation(
        "config.update",
        "config",
        "POST",
        "/config/update",
        lambda p: p.config.update("risk.max_notional", Decimal(5000000)),
        PENDING_CHANGE,
        status=202,
        params={"account_id": "global"},
        body={"key": "risk.max_notional", "value": 5000000, "author": "company"},
    ),
)
OVERSIGHT_OPERATIONS = (*OMS_OPERATIONS, *REVIEW_OPERATIONS, *CONFIG_OPERATIONS)
