"""Intents, vetoes, overrides, configuration and the OMS's other flavours: what their answers become."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from api_client.errors import AuthError, ContractError, Effect
from api_client.models.common import DecimalMap, FactMap
from api_client.models.config import ChangeStatus, ConfigChange, ConfigValue, ConfigVersion
from api_client.models.hitl import IntentDecision, IntentStatus, PendingIntent, TradeDetails
from api_client.models.oms_core import AccountBalances, AccountTrades, Holding, Ledger, LedgerDelta, LedgerFill
from api_client.models.oms_root import RootOrder
from api_client.models.override import OverrideDecision, OverrideRecord
from api_client.models.watchdog import Oversight, ReasonCount, Veto
from tests.api_client.operations import answer_of, platform
from tests.fakes.transport import FakeNetwork

AT = datetime(2026, 11, 20, 21, 23, 37, 137984, UTC)
AS_OF = datetime(2026, 11, 20, 21, 23, 35, 266599, UTC)


def answering(service: str, method: str, path: str, name: str, **change: Any) -> FakeNetwork:
    """A network that gives the operation's usual answer, with some fields changed."""
    network = FakeNetwork()
    answer = answer_of(name)
    network.answer(service, method, path, json={**answer, **change} if change else answer)
    return network


@pytest.mark.asyncio
async def test_both_ledgers_are_exact() -> None:
    found = await platform(answering("oms", "GET", "/oms/shadow_pnl", "oms_core.shadow_pnl")).oms_core.shadow_pnl(
        "company"
    )
    fill = LedgerFill("BTC-USD", "buy", Decimal("0.5"), Decimal("34990.0"), AS_OF, Decimal("14.00"), Decimal("2.859"))
    assert found.real == Ledger(
        Decimal("4.000000000000000000001"),
        Decimal(14),
        Decimal(-1),
        (Holding("BTC-USD", Decimal("0.3"), Decimal("34990.00")),),
        (fill,),
    )
    assert found.shadow == Ledger(Decimal(0), Decimal(0), Decimal(0), (), ())
    assert found.delta == LedgerDelta(Decimal(4), Decimal(14), Decimal(-1))


@pytest.mark.asyncio
async def test_what_the_exchange_holds_and_did() -> None:
    network = answering("oms", "GET", "/oms/accounts/company/balances", "oms_core.balances")
    network.answer("oms", "GET", "/oms/accounts/company/trades", json=answer_of("oms_core.trades"))
    core = platform(network).oms_core
    held = DecimalMap({"BTC": Decimal("1.7153"), "USD": Decimal("879999.99")})
    assert await core.balances("company") == AccountBalances("company", held, None, AS_OF)
    trade = FactMap({"order_id": "OSBX-000007", "price": "34990.0", "fee": "14.00"})
    assert await core.trades("company") == AccountTrades((trade,))
    assert network.received[-1].params == {"limit": "100"}


@pytest.mark.asyncio
async def test_an_account_is_one_segment_of_the_path() -> None:
    network = FakeNetwork()
    with pytest.raises(Exception, match="404"):
        await platform(network).oms_core.balances("a/../b?c")
    (received,) = network.received
    assert received.params == {}
    assert received.path == "/oms/accounts/a/../b?c/balances"  # as one that is sent escaped is shown again


@pytest.mark.asyncio
async def test_an_order_of_the_root_flavour_has_whatever_it_has() -> None:
    network = answering("oms", "GET", "/oms/status", "oms_root.order")
    order = await platform(network, signed_in=False).oms_root.order("company", "OSBX-000007")
    assert order == RootOrder(FactMap({"order_id": "OSBX-000007", "status": "filled", "quantity": Decimal("0.5")}))


@pytest.mark.asyncio
async def test_a_waiting_intent() -> None:
    network = FakeNetwork()
    (body,) = answer_of("hitl.pending")
    endless = {key: value for key, value in body.items() if key != "expires_at"}
    network.answer("hitl", "GET", "/hitl/pending", json=[body, {**endless, "status": "parked"}])
    first, second = await platform(network).hitl.pending()
    details = TradeDetails("BTC-USD", "buy", Decimal("750000.1"), Decimal("0.9"), FactMap({"policy_id": "p-7"}))
    until = datetime(2026, 11, 20, 21, 26, 37, 137984, UTC)
    assert first == PendingIntent("i1", "company", details, IntentStatus.PENDING, AT, until)
    assert second == PendingIntent("i1", "company", details, IntentStatus.UNKNOWN, AT, None)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("approved", "status", "read", "as_asked"),
    [
        (True, "approved", IntentStatus.APPROVED, True),
        (False, "denied", IntentStatus.DENIED, True),
        (False, "approved", IntentStatus.APPROVED, False),
        (True, "denied", IntentStatus.DENIED, False),
        (True, "cancelled", IntentStatus.UNKNOWN, False),
    ],
)
async def test_an_earlier_decision_stays(approved: bool, status: str, read: IntentStatus, as_asked: bool) -> None:
    network = answering("hitl", "POST", "/hitl/approve", "hitl.decide", status=status, message="x" * 400)
    decision = await platform(network).hitl.decide("i1", approved=approved)
    assert isinstance(decision, IntentDecision)
    assert (decision.intent_id, decision.status, decision.as_asked) == ("i1", read, as_asked)
    assert len(decision.message) <= 300
    assert network.received[0].json() == {"intent_id": "i1", "approved": approved}


@pytest.mark.asyncio
async def test_vetoes_and_their_reasons() -> None:
    network = answering("watchdog", "GET", "/oversight/status", "watchdog.status")
    found = await platform(network).watchdog.status()
    veto = Veto(
        "i2",
        "director-1",
        "model_drift",
        AT,
        FactMap({"symbol": "SOL-USD", "notional": Decimal("1200.5")}),
        Decimal("0.875"),
    )
    assert found == Oversight(
        12,
        (ReasonCount("model_drift", 9), ReasonCount("spread_anomaly", 3)),
        (veto, Veto("i2", "director-1", "model_drift", AT, veto.details)),
        datetime(2026, 11, 20, 21, 23, 40, tzinfo=UTC),
    )
    assert network.received[0].params == {"limit": "200"}


@pytest.mark.asyncio
async def test_overrides_of_everybody_and_of_one() -> None:
    network = answering("override", "GET", "/override/history", "override.history")
    override = platform(network).override
    (record,) = await override.history()
    at = datetime(2026, 11, 20, 21, 23, 37, 212067, UTC)
    assert record == OverrideRecord("i1", "company", "company", OverrideDecision.REJECT, "manual", at)
    assert network.received[0].params == {}
    with pytest.raises(ValueError, match="unknown decision"):
        await override.trade("i1", OverrideDecision.UNKNOWN, "manual")
    assert len(network.received) == 1


@pytest.mark.asyncio
async def test_values_keep_the_platform_s_own_text() -> None:
    network = answering("config", "GET", "/config/current", "config.current")
    limit, theme = await platform(network).config.current()
    assert limit == ConfigVersion(
        2,
        "global",
        "risk.max_notional",
        ConfigValue("7500000.1", Decimal("7500000.1")),
        1,
        ("director-1", "director-2"),
        datetime(2026, 11, 20, 21, 15, 57, 548753, UTC),
    )
    assert (json.loads(theme.value.json), theme.value.fact) == ({"dark": [1, None]}, None)
    network.answer("config", "GET", "/config/history", json=answer_of("config.history"))
    _, second = await platform(network).config.history("risk.max_notional")
    assert second.value == ConfigValue("null", None)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("value", "fact"),
    [
        ("false", False),
        ("7500000", 7500000),
        ("0.1000000000000000000000001", Decimal("0.1000000000000000000000001")),
        ('"dark \\u00e9"', "dark é"),
        ("[1]", None),
    ],
)
async def test_a_plain_value_is_exact(value: str, fact: Any) -> None:
    network = FakeNetwork()
    body = json.dumps({"k": {**answer_of("config.history")[0], "value": "HERE"}}).replace('"HERE"', value)
    network.answer("config", "GET", "/config/current", content=body.encode())
    (version,) = await platform(network).config.current("company")
    assert version.value == ConfigValue(value, fact)
    assert type(version.value.fact) is type(fact)
    assert network.received[0].params == {"account_id": "company"}


@pytest.mark.asyncio
async def test_a_number_nobody_could_print_is_refused() -> None:
    network = FakeNetwork()
    body = json.dumps({"k": {**answer_of("config.history")[0], "value": "HERE"}}).replace('"HERE"', "1e999999")
    network.answer("config", "GET", "/config/current", content=body.encode())
    with pytest.raises(ContractError) as caught:
        await platform(network).config.current()
    assert (caught.value.reason, caught.value.effect) == ("wrong_type", Effect.NONE)


@pytest.mark.asyncio
async def test_a_change_waits_or_is_in_force() -> None:
    network = answering("config", "POST", "/config/update", "config.update")
    config = platform(network).config
    waiting = await config.update("risk.max_notional", Decimal("5000000.10"))
    assert waiting == ConfigChange(
        ChangeStatus.PENDING,
        "global",
        "risk.max_notional",
        ConfigValue("5000000", 5000000),
        ("company",),
        None,
        None,
        2,
    )
    assert b'"value":5000000.10' in network.received[0].body  # as it was typed, and a number
    body = {**answer_of("config.update"), "status": "applied", "version": 2, "ts": "2026-11-20T21:23:37.137984Z"}
    network.answer("config", "POST", "/config/update", json=body)
    applied = await config.update("risk.max_notional", 5000000, "company")
    assert (applied.status, applied.version, applied.ts) == (ChangeStatus.APPLIED, 2, AT)
    assert network.received[1].params == {"account_id": "company"}


@pytest.mark.asyncio
async def test_nobody_signed_in_changes_nothing() -> None:
    network = FakeNetwork()
    with pytest.raises(AuthError, match="no_session"):
        await platform(network, signed_in=False).config.update("ui.theme", "dark")
    assert not network.received
