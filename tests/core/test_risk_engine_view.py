"""The cards of the risk engine: breakers, refusals, forecasts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.core.risk_card import NOT_YET, CardLine, RiskCard
from app.core.risk_look import HORIZONS, RiskLook, horizon_named
from app.core.risk_view import RiskSubject
from app.core.state import ReadingKind
from tests.core import risks
from tests.core.risks import card, facts

S, K = RiskSubject, ReadingKind


def test_blocked_symbols_with_what_tripped_them() -> None:
    state = risks.having(
        risks.silent(), K.CIRCUIT, risks.circuit(risks.blocked(), risks.blocked("SOL-USD", safe_mode=True))
    )
    first, second = card(state, S.CIRCUIT).lines
    assert first == CardLine(
        "■",
        "BLOCKED",
        "BTC-USD",
        "spread_widening: spread 22.5 bps, volatility 3.1 %. Tripped at 03:08:44 UTC, 4 min ago.",
    )
    assert second.text.endswith("4 min ago, in safe mode.")
    assert card(risks.healthy(), S.CIRCUIT).lines == (CardLine("●", "CLEAR", "", "No symbol is blocked."),)


def test_refusals_newest_first_and_no_more_than_can_be_read() -> None:
    status = risks.pretrade(*(risks.refusal(60.0 * (12 - number)) for number in range(12)), fat_finger="12")
    found = card(risks.having(risks.silent(), K.PRETRADE, status), S.PRETRADE)
    assert len(found.lines) == 10
    assert found.lines[0] == CardLine(
        "▲", "REFUSED", "ETH-USD", "Notional exceeds limit (fat_finger, reject, $5,000.00), 1 min ago."
    )
    assert found.remarks == ("2 older ones are not listed.",)
    assert facts(found) == {"By invariant": "fat finger 12"}


def test_few_refusals_and_none() -> None:
    one = card(risks.having(risks.silent(), K.PRETRADE, risks.pretrade(risks.refusal(notional=None))), S.PRETRADE)
    assert one.lines[0].text == "Notional exceeds limit (fat_finger, reject), 1 min ago." and not one.remarks
    none = card(risks.healthy(), S.PRETRADE)
    assert none.remarks == ("The engine remembers no refusal: it forgets them when it restarts.",)
    counted = card(risks.having(risks.silent(), K.PRETRADE, risks.pretrade(kill="3")), S.PRETRADE)
    assert not counted.remarks and facts(counted) == {"By invariant": "kill 3"}


def test_a_cvar_forecast() -> None:
    found = card(risks.healthy(), S.CVAR)
    assert [strip.name for strip in found.strips] == ["Net asset value", "Profit and loss", "Loss"]
    assert not found.remarks
    assert facts(found) == {
        "VaR 95 %": "$3,000.00",
        "CVaR 95 %": "$4,500.00",
        "Loss cap": "$150,000.00, hit in 1.2 % of the simulations",
        "Positions": "BTC-USD 120,000, ETH-USD 80,000",
        "Run": "5,000 simulations over 24h, 03:12:44 UTC",
    }


def test_a_cvar_forecast_of_nothing_with_a_cap_of_its_own() -> None:
    told = replace(risks.cvar().distribution, pnl=risks.distribution(low="2", high="1"))
    odd = risks.cvar(positions=risks.DecimalMap({}), loss_cap=Decimal(50000), distribution=told)
    found = card(risks.having(risks.healthy(), K.CVAR_24H, odd), S.CVAR)
    assert [strip.name for strip in found.strips] == ["Net asset value", "Loss"]
    assert found.remarks == (
        "What the engine tells of profit and loss cannot be drawn.",
        "The engine knows no position of this account: what it does not see is not in this forecast.",
        "The engine reckons with a loss cap of $50,000.00, the account's limits name $150,000.00 a day.",
    )
    old = risks.having(risks.having(risks.silent(), K.LIMITS, risks.report(), 90.0), K.CVAR_24H, odd)
    assert len(card(old, S.CVAR).remarks) == 2


def test_a_nav_forecast() -> None:
    found = card(risks.healthy(), S.NAV)
    assert facts(found)["Mean NAV"] == "$1,000,012.50"
    assert len(found.remarks) == 1 and "no percentiles" in found.remarks[0]
    bare = card(risks.having(risks.silent(), K.NAV_24H, risks.nav(positions=risks.DecimalMap({}))), S.NAV)
    assert len(bare.remarks) == 2 and facts(bare)["Positions"] == "None is known."


def test_forecasts_are_of_the_chosen_horizon() -> None:
    week = replace(risks.healthy(), risk=RiskLook(horizon=horizon_named("1w")))
    assert card(week, S.CVAR) == card(week, S.NAV) == RiskCard(remarks=(NOT_YET,))
    assert card(risks.having(week, K.CVAR_1W, risks.cvar(horizon="1w")), S.CVAR).strips


def test_the_horizons() -> None:
    assert [horizon_named(one.name) for one in HORIZONS] == list(HORIZONS)
    assert horizon_named("5y") is HORIZONS[0]
