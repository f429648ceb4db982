"""The cards of the risk service: limits, throttling, the size of a position."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from api_client.models.risk import ThrottleStatus
from app.core.freshness import Failure, FailureKind
from app.core.risk_card import SIGN_IN, CardLine
from app.core.risk_look import NOT_SIZED, RiskLook
from app.core.risk_service_view import NO_LIMITS, THROTTLE_BROKEN
from app.core.risk_view import RiskSubject
from app.core.state import ReadingKind, SessionState
from tests.core import risks
from tests.core.risks import NOW, card, facts

S, K = RiskSubject, ReadingKind


def test_no_limits_is_a_finding_and_old_limits_go() -> None:
    found = card(risks.failing(risks.healthy(), K.LIMITS, risks.NO_LIMITS), S.LIMITS)
    assert found.problem is NO_LIMITS and not NO_LIMITS.harmless
    assert not found.bars and not found.facts


def test_the_limits_with_and_without_their_options() -> None:
    found = card(risks.healthy(), S.LIMITS)
    assert len(found.bars) == 5 and not found.remarks
    assert facts(found) == {
        "Instruments": "BTC-USD, ETH-USD",
        "Notional cap": "$7,500,000.00",
        "Cooldown": "60 min",
        "Widest spread": "15 bps",
        "Data stall": "2 s",
        "Outage": "Does not block trading.",
        "Correlation": "No limit is configured.",
        "Clusters": "No limit is configured.",
    }
    others = risks.limits(
        instrument_whitelist=(),
        spread_threshold_bps=None,
        latency_stall_seconds=None,
        exchange_outage_block=True,
        correlation_threshold=Decimal("0.85"),
        diversification_cluster_limits=risks.DecimalMap({"BTC": Decimal("0.4")}),
    )
    told = facts(card(risks.having(risks.silent(), K.LIMITS, replace(risks.report(), limits=others)), S.LIMITS))
    assert told["Instruments"] == "None is allowed."
    assert told["Widest spread"] == told["Data stall"] == "No limit is configured."
    assert (told["Outage"], told["Correlation"], told["Clusters"]) == ("Blocks trading.", "0.85", "BTC 40 %")


def test_usage_that_is_zero_throughout_is_remarked() -> None:
    nothing = risks.report("0", fees_paid=Decimal(0), net_asset_value=Decimal(0), var_95=None, var_99=None)
    found = card(risks.having(risks.silent(), K.LIMITS, nothing), S.LIMITS)
    assert found.remarks[0].startswith("The service tells zero for all usage")


def test_the_standing_500_of_throttling_is_named_and_calm() -> None:
    always = Failure(FailureKind.SERVER_FAULT, "risk", "status", 500)
    found = card(risks.failing(risks.healthy(), K.THROTTLE, always), S.THROTTLE)
    assert found.problem is THROTTLE_BROKEN and THROTTLE_BROKEN.harmless
    assert not found.stale and not found.lines


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (ThrottleStatus(False), CardLine("●", "NOT THROTTLED", "", "")),
        (ThrottleStatus(True, "daily loss is near"), CardLine("▲", "THROTTLED", "", "Daily loss is near.")),
        (ThrottleStatus(True), CardLine("▲", "THROTTLED", "", "The service tells no reason.")),
    ],
)
def test_throttling_where_it_is_told(status: ThrottleStatus, line: CardLine) -> None:
    assert card(risks.having(risks.silent(), K.THROTTLE, status), S.THROTTLE).lines == (line,)


def test_a_size_with_what_it_was_computed_from() -> None:
    found = card(risks.healthy(), S.SIZE)
    assert found.lines == (CardLine("●", "ALLOWED", "BTC-USD", "At most $312,500.00. Within limits."),)
    told = facts(found)
    assert (told["In units"], told["Price"], told["Volatility"]) == ("8.9337", "$34,980.00", "32 %")
    assert told["Diagnostics"] == "volatility floor 0.05, precision metadata missing no, note –, lots 3"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"max_size_usd": Decimal(0), "reason": "precision_metadata_missing"},
            CardLine(
                "▲",
                "NOTHING",
                "BTC-USD",
                "It does not know with what precision this instrument is traded, so it allows none.",
            ),
        ),
        ({"reason": ""}, CardLine("●", "ALLOWED", "BTC-USD", "At most $312,500.00.")),
    ],
)
def test_why_nothing_or_something_is_allowed(changes: dict[str, object], line: CardLine) -> None:
    size = risks.size(**changes, regime="", available_balance=None, diagnostics=risks.FactMap({}))
    look = RiskLook(symbol="BTC-USD", account="company", size=risks.sized(size))
    found = card(risks.silent(look=look), S.SIZE)
    assert found.lines == (line,)
    told = facts(found)
    assert (told["Regime"], told["Available"], told["Diagnostics"]) == ("–", "–", "The service tells none.")


def test_before_a_symbol_is_sized() -> None:
    bare = card(risks.silent(), S.SIZE)
    assert bare.remarks == ("Enter a symbol to see how large a position in it may be.", "For example: BTC-USD.")
    limited = card(risks.having(risks.silent(), K.LIMITS, risks.report()), S.SIZE)
    assert limited.remarks[1] == "The limits allow BTC-USD, ETH-USD."
    empty = replace(risks.report(), limits=risks.limits(instrument_whitelist=()))
    assert card(risks.having(risks.silent(), K.LIMITS, empty), S.SIZE).remarks[1] == "For example: BTC-USD."
    assert card(risks.silent(session=SessionState()), S.SIZE).problem is SIGN_IN
    others = RiskLook(symbol="BTC-USD", account="director-1", size=risks.sized(risks.size()))
    assert not card(risks.silent(look=others), S.SIZE).lines


def test_while_a_symbol_is_being_sized() -> None:
    first = RiskLook(symbol="ETH-USD", account="company", sizing=True)
    assert card(risks.silent(look=first), S.SIZE).remarks == ("ETH-USD is being sized.",)
    again = replace(first, symbol="BTC-USD", size=risks.sized(risks.size()))
    found = card(risks.silent(look=again), S.SIZE)
    assert found.lines and found.remarks == ("BTC-USD is being sized.",)


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (
            Failure(FailureKind.REFUSED, "risk", "status", 422, "symbol 'X' is not a supported USD spot market"),
            "The risk service sizes spot markets against US dollars only: X is none.",
        ),
        (
            Failure(FailureKind.SERVER_FAULT, "risk", "status", 500, "Unable to compute position size"),
            "The risk service could not compute a size for X.",
        ),
        (risks.NO_LIMITS, NO_LIMITS.what),
        (Failure(FailureKind.SERVER_FAULT, "risk", "status", 500), "Risk failed (HTTP 500)."),
        (Failure(FailureKind.NO_ANSWER, "risk", "read_timeout"), "Risk took the request and did not answer in time."),
    ],
)
def test_why_a_symbol_has_no_size(failure: Failure, words: str) -> None:
    look = RiskLook(symbol="X", account="company", size=NOT_SIZED.failed(failure, NOW))
    problem = card(risks.silent(look=look), S.SIZE).problem
    assert problem is not None and problem.what == words and problem.step


def test_a_size_of_two_minutes_ago_is_old() -> None:
    look = RiskLook(symbol="BTC-USD", account="company", size=risks.sized(risks.size(), 120.0))
    assert card(risks.silent(look=look), S.SIZE).stale


def test_a_trend_is_told_while_the_limits_are_fresh() -> None:
    state = risks.healthy()
    for number in range(6):
        at = NOW - timedelta(seconds=15 * (6 - number))
        read = risks.fact(K.LIMITS, risks.report(str(30000 + 10 * number))).succeeded(
            risks.report(str(30000 + 10 * number)), at
        )
        state = replace(state, risk=replace(state.risk, track=state.risk.track.noted(read)))
    assert "At its pace over the last 1 min" in card(state, S.LIMITS).bars[0].words
    old = risks.having(state, K.LIMITS, risks.report(), 46.0)
    assert "the reading is old" in card(old, S.LIMITS).bars[0].words
