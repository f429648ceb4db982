"""The cards of all accounts: exposure, breaches, placeholders, and the spread against its targets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.core.freshness import Failure, FailureKind
from app.core.key_view import ShownFact
from app.core.risk_card import CardLine
from app.core.risk_view import RiskSubject
from app.core.state import AppState, ReadingKind
from tests.core import risks
from tests.core.risks import card, facts

S, K = RiskSubject, ReadingKind


def test_constraints_that_hold() -> None:
    found = card(risks.healthy(), S.PORTFOLIO)
    assert found.lines == (
        CardLine("●", "MET", "Constraints", "No constraint is broken."),
        CardLine(
            "○",
            "KNOWN",
            "company",
            "$300,000.00 gross, VaR $9,000.00, CVaR $12,000.00. Its positions are of 3 min ago.",
        ),
    )
    assert not found.remarks
    told = facts(found)
    assert (told["Instruments"], told["Clusters"]) == ("BTC-USD $250,000.00", "No exposure is known.")
    assert told["Adjustment"] == "New positions are scaled to 100 %."


def test_constraints_that_are_broken() -> None:
    two = risks.portfolio(constraints_ok=False, breaches=(risks.breach(), risks.breach("")))
    lines = card(risks.having(risks.silent(), K.PORTFOLIO_RISK, two), S.PORTFOLIO).lines
    assert lines[0] == CardLine(
        "■", "BROKEN", "Max gross exposure", "700,000, the limit is 650,000. Gross exposure is too high."
    )
    assert lines[1].text == "700,000, the limit is 650,000."
    unnamed = risks.having(risks.silent(), K.PORTFOLIO_RISK, risks.portfolio(constraints_ok=False))
    assert card(unnamed, S.PORTFOLIO).lines[0].text == "The service says that some are broken, and names none."


def test_placeholder_accounts_are_recognised_and_prove_nothing() -> None:
    status = risks.portfolio(*(risks.account(name, known=False) for name in ("alpha", "beta", "gamma")))
    found = card(risks.having(risks.silent(), K.PORTFOLIO_RISK, status), S.PORTFOLIO)
    assert found.lines[0].word == "UNKNOWN"
    assert found.lines[1].text.endswith("Assumed: the service knows nothing of this account.")
    assert found.remarks[0].startswith("alpha, beta, gamma are placeholders of the platform")
    one = card(risks.having(risks.silent(), K.PORTFOLIO_RISK, risks.portfolio(risks.account("Beta"))), S.PORTFOLIO)
    assert one.remarks[0].startswith("Beta is a placeholder of the platform")


def test_an_account_that_may_not_see_the_portfolio() -> None:
    detail = "Account is not authorized to view portfolio risk."
    refused = Failure(FailureKind.FORBIDDEN, "portfolio-risk", "status", 403, detail)
    found = card(risks.failing(risks.healthy(), K.PORTFOLIO_RISK, refused), S.PORTFOLIO)
    assert found.problem is not None and found.problem.harmless and not found.lines
    assert detail.rstrip(".") in found.problem.what and "AUTHORIZED_VIEWERS" in found.problem.step


def test_the_spread_beside_its_targets() -> None:
    told = risks.targets(BTC_USD="0.25", ETH_USD="0.25", SOL_USD="0.05", CASH="0.45")
    spread = risks.portfolio(risks.account(BTC_USD="250000", SOL_USD="100000", XRP_USD="20000", ETH_USD="100000"))
    state = risks.having(risks.healthy(), K.DIVERSIFICATION, told)
    found = card(risks.having(state, K.PORTFOLIO_RISK, spread), S.DIVERSIFICATION)
    assert found.facts == (
        ShownFact("BTC-USD", "target 25 % (btc core), now 25 %: on target"),
        ShownFact("ETH-USD", "target 25 %, now 10 %: 15 points below"),
        ShownFact("SOL-USD", "target 5 %, now 10 %: 5 points above"),
        ShownFact("CASH", "target 45 %, now not known"),
        ShownFact("XRP-USD", "no target, now 2 %"),
    )
    assert not found.remarks


@pytest.mark.parametrize(
    ("state", "remark"),
    [
        (
            risks.having(risks.silent(), K.LIMITS, risks.report()),
            "How the account is spread now is not known: that takes the limits and the portfolio's exposure.",
        ),
        (
            risks.having(
                risks.having(risks.silent(), K.LIMITS, risks.report()), K.PORTFOLIO_RISK, risks.portfolio(), 99
            ),
            "How the account is spread now is not known: that takes the limits and the portfolio's exposure.",
        ),
        (
            risks.having(risks.silent(), K.PORTFOLIO_RISK, risks.portfolio(risks.account())),
            "How the account is spread now is not known: that takes the limits and the portfolio's exposure.",
        ),
        (
            risks.having(risks.healthy(), K.PORTFOLIO_RISK, risks.portfolio(risks.account("alpha"))),
            "How the account is spread now is not known: the portfolio service does not list it.",
        ),
        (
            risks.having(risks.healthy(), K.LIMITS, risks.report(net_asset_value=Decimal(0))),
            "How the account is spread now is not known: it has no net asset value on record.",
        ),
        (
            risks.having(risks.healthy(), K.LIMITS, risks.report(net_asset_value=Decimal("1e30"))),
            "How the account is spread now is not known: it has no net asset value on record.",
        ),
    ],
)
def test_why_the_spread_of_now_is_not_known(state: AppState, remark: str) -> None:
    found = card(risks.having(state, K.DIVERSIFICATION, risks.targets()), S.DIVERSIFICATION)
    assert found.remarks == (remark,)
    assert facts(found)["BTC-USD"] == "target 25 % (btc core), now not known"


def test_targets_that_do_not_add_up_or_are_none() -> None:
    odd = card(risks.having(risks.healthy(), K.DIVERSIFICATION, risks.targets(BTC_USD="0.25")), S.DIVERSIFICATION)
    assert odd.remarks == ("The targets add up to 25 %, not to 100 %.",)
    absurd = card(risks.having(risks.healthy(), K.DIVERSIFICATION, risks.targets(BTC_USD="1e30")), S.DIVERSIFICATION)
    assert absurd.remarks == ("The targets add up to not a usable figure, not to 100 %.",)
    assert facts(absurd)["BTC-USD"] == "target not a usable figure (btc core), now not known"
    none = replace(risks.targets(), targets=risks.DecimalMap({}))
    found = card(risks.having(risks.silent(), K.DIVERSIFICATION, none), S.DIVERSIFICATION)
    assert found.remarks[0] == "The engine has no targets for this account."


def test_exposure_that_cannot_be_reckoned_with_is_left_out() -> None:
    spread = risks.portfolio(risks.account(BTC_USD="1e30", ETH_USD="100000", SOL_USD="1e17"))
    tiny = risks.having(risks.healthy(), K.LIMITS, risks.report(net_asset_value=Decimal("0.01")))
    found = card(risks.having(tiny, K.PORTFOLIO_RISK, spread), S.DIVERSIFICATION)
    assert "now not known" in facts(found)["BTC-USD"] and "points above" in facts(found)["ETH-USD"]
    assert "SOL-USD" not in facts(found)
