"""The platform's own alert rules against what its services really expose as shipped, and as mended."""

from __future__ import annotations

import tomllib

import pytest

from api_client.errors import Refused
from api_client.exposition import Exposition, parse_exposition
from app.core.alert_blindness import BlindReason, RulesJudgement, judge_rules
from app.shell.monitoring_polls import BUNDLED, read_rules
from tests.contract.rows import REPAIRED, SHIPPED, client
from tests.fakes.sandbox import RunningSandbox

MAIN, SECOND, PLAIN = BUNDLED
NOT_EMITTED = {
    (MAIN, "TradingVolumeDrop"): (
        BlindReason.NO_TOTAL,
        "order_gateway_filled_notional_usd is a counter and exposed as order_gateway_filled_notional_usd_total",
    ),
    (MAIN, "ExcessiveFeeSpend"): (
        BlindReason.NO_TOTAL,
        "order_gateway_fee_spend_usd is a counter and exposed as order_gateway_fee_spend_usd_total",
    ),
    (MAIN, "PricingDriftHigh"): (BlindReason.ABSENT, "nothing exposes pricing_service_mid_price_delta"),
    (SECOND, "oms_latency_p95_slo_breach"): (BlindReason.NO_PARTS, "oms_latency_ms is a gauge: it has no _bucket"),
    (SECOND, "clock_drift_exceeds_200ms"): (
        BlindReason.REFUSED,
        "promtool refuses it: ranges only allowed for vector selectors",
    ),
    (PLAIN, "RiskApiLatencyBreached"): (
        BlindReason.LABEL,
        "slo:risk_api_latency:ratio: no series of http_request_duration_seconds_bucket has service='risk-api';"
        " there is account-service, admin-platform, backpressure-controller, drift-service",
    ),
}
"""The rows of the rules' table that no service emits anything for, each with its reason."""


async def exposed(sandbox: RunningSandbox) -> list[Exposition]:
    async with client(sandbox, None) as platform:
        texts = []
        for name in platform.names:
            try:
                texts.append(parse_exposition(await platform.routes(name).exposition()))
            except Refused:
                continue  # one service exposes nothing
        return texts


def judged(sandbox: RunningSandbox, expositions: list[Exposition]) -> RulesJudgement:
    (environment,) = tomllib.loads(sandbox.environments_file.read_text())["environment"].values()
    return judge_rules(read_rules(tuple(environment.get("rules", ()))), expositions)


@pytest.mark.asyncio
@pytest.mark.parametrize("profile", [SHIPPED])
async def test_as_shipped_exactly_the_alerts_that_nothing_is_emitted_for_are_blind(sandbox: RunningSandbox) -> None:
    found = judged(sandbox, await exposed(sandbox))
    assert {(one.file, one.alert): one.reason for one in found.blind} == {
        key: reason for key, (reason, _) in NOT_EMITTED.items()
    }
    for one in found.blind:
        assert one.words.startswith(NOT_EMITTED[one.file, one.alert][1].split(" there is ")[0])
    assert [(one.file, one.alerts, one.words) for one in found.refused] == [
        (SECOND, 11, "clock_drift_exceeds_200ms: ranges only allowed for vector selectors")
    ]
    assert found.alerts == 25
    assert "MarketDataStale" in found.idle  # at zero in every service, for ever stale
    assert "kill_switch_slo_warning" in found.idle  # declared, and nobody was halted yet


@pytest.mark.asyncio
@pytest.mark.parametrize("profile", [REPAIRED])
async def test_as_mended_every_alert_sees(sandbox: RunningSandbox) -> None:
    found = judged(sandbox, await exposed(sandbox))
    assert (found.blind, found.refused, found.alerts) == ((), (), 14)
    assert "MarketDataStale" not in found.idle


@pytest.mark.asyncio
@pytest.mark.parametrize("profile", [REPAIRED])
async def test_the_shipped_rules_stay_blind_on_a_mended_platform(sandbox: RunningSandbox) -> None:
    found = judge_rules(read_rules(()), await exposed(sandbox))
    assert {(one.file, one.alert) for one in found.blind} == set(NOT_EMITTED)
