"""What the platform answers to each read and write, as its services write it."""

LIMITS = {
    "account_id": "company",
    "max_daily_loss": 150000.0,
    "fee_budget": 35000.0,
    "max_nav_pct_per_trade": 0.35,
    "notional_cap": 7500000.0,
    "cooldown_minutes": 60,
    "instrument_whitelist": ["BTC-USD", "ETH-USD"],
    "var_95_limit": 250000.0,
    "var_99_limit": None,
    "spread_threshold_bps": 15.0,
    "latency_stall_seconds": 2.0,
    "exchange_outage_block": False,
    "correlation_threshold": 0.85,
    "correlation_lookback": 20,
    "diversification_cluster_limits": {"BTC": 0.4, "ETH": "0.3"},
}
USAGE = {
    "account_id": "company",
    "realized_daily_loss": "1234.50",
    "fees_paid": "0",
    "net_asset_value": "1000000.000000000000000001",
    "var_95": None,
    "var_99": "7",
}
SIZE = {
    "account_id": "company",
    "symbol": "BTC-USD",
    "max_size_usd": 0.0,
    "size_units": 0.1,
    "reason": "precision_metadata_missing",
    "nav": 1000000.0,
    "available_balance": None,
    "volatility": 0.32,
    "risk_budget": 100000.0,
    "base_size_usd": 312500.0,
    "expected_edge_bps": 12.0,
    "fee_bps_estimate": 8.0,
    "slippage_bps": 2.0,
    "safety_margin_bps": 5.0,
    "regime": "neutral",
    "price": 34980.0,
    "timestamp": "2026-11-20T21:23:32.354022Z",
    "diagnostics": {"volatility_floor": 0.05, "precision_metadata_missing": True, "note": "x", "nested": {"a": 1}},
    "max_position": 0.0,
}
LIMIT = {"limit": 20, "window": 10.0, "inflight": 4, "remaining": 16, "reset_in": 2.88888, "backlog": 0}
KILL = {
    "status": "ok",
    "ts": "2026-11-20T21:16:45.196328+00:00",
    "reason_code": "latency_stall",
    "channels_sent": ["email", "sms", "webhook"],
    "failed_channels": [],
}
EVENT = {
    "account_id": "acc-zed",
    "reason": "latency_stall",
    "ts": "2026-11-20T21:23:22.036260+00:00",
    "channels_sent": ["email"],
}
CHANGE = {
    "account_id": "director-1",
    "active": True,
    "reason": "drill",
    "since": "2026-11-20T21:23:22.224311Z",
    "actor": "company",
}
SAFE = {"active": True, "reason": "degraded", "since": "2026-11-20T21:23:22.404138+00:00", "actor": "company"}
ROTATION = {
    "account_id": "company",
    "actor": "company",
    "approvers": ["director-1", "director-2"],
    "kms_key_id": "local/key",
    "master_key_id": "local/key:v1",
    "last_rotated_at": "2026-11-20T21:23:30.058406Z",
    "master_key_rotated_at": "2026-11-20T20:54:59.786169Z",
    "recorded_at": "2026-11-20T21:23:30.058713Z",
    "ip_hash": "12ca17",
}
ROTATION_META = {
    "account_id": "company",
    "kms_key_id": "local/key",
    "last_rotated": "2026-11-20T21:23:30.058406+00:00",
    "ts": "2026-11-20T21:23:30.058713+00:00",
    "actor": "company",
    "approvers": ["director-1", "director-2"],
    "ip_hash": "12ca17",
    "master_key_id": "local/key:v1",
    "master_key_rotated_at": "2026-11-20T20:54:59.786169+00:00",
}
ROOT_AUDIT = {"actor": "company", "rotated_at": "2026-11-20T21:23:29.387743+00:00", "notes": "Stored."}
GATEWAY = {
    "account_id": "company",
    "secret_name": "kraken-keys-company",
    "created_at": "2026-11-20T21:23:30.185390Z",
    "rotated_at": "2026-11-20T21:23:30.199816Z",
}
ROTATED = "2026-11-20T21:23:30.091803Z"
DRAIN = {
    "service": "risk-service",
    "draining": False,
    "inflight": 1,
    "started_at": None,
    "elapsed_seconds": None,
    "allowed_paths": ["/", "/docs"],
}
ORDER = {"exchange_order_id": "OID", "status": "filled", "filled_qty": "0.50", "avg_price": "30000.1", "errors": None}
WARM = {"orders_resynced": 3, "fills_replayed": 2, "latency_ms": 106}
