"""The cards of all accounts together: exposure and breaches, and the account's spread against its targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from api_client.models.portfolio_risk import AccountRisk, Breach, PortfolioRiskStatus
from app.core.card_view import Meaning
from app.core.failure_words import explain_failure
from app.core.freshness import Failure, FailureKind
from app.core.halt_readings import same_account
from app.core.key_view import ShownFact
from app.core.language import tr
from app.core.present import age_words
from app.core.reading_kind import ReadingKind
from app.core.risk_card import CardLine, KnownFailure, RiskCard, framed
from app.core.risk_engine_view import ENGINE
from app.core.risk_figures import coefficient, dollars, name_words, percent, plain, sentence
from app.core.risk_service_view import fresh_report
from app.core.risk_track import usable
from app.core.state import AppState

PORTFOLIO: Final = "portfolio-risk"
PLACEHOLDERS: Final = frozenset({"alpha", "beta", "gamma"})

_WHOLE: Final = Decimal(1)
_ROUNDING: Final = Decimal("0.005")


def portfolio_card(state: AppState, now: datetime) -> RiskCard:
    """Exposure of all accounts and the constraints that are broken; placeholder accounts are recognised."""
    card, status = framed(state, now, ReadingKind.PORTFOLIO_RISK, PORTFOLIO, _portfolio_meaning)
    if not isinstance(status, PortfolioRiskStatus):
        return card
    placeholders = [one.account_id for one in status.accounts if one.account_id.lower() in PLACEHOLDERS]
    lines = (*_constraints(status, placeholders=bool(placeholders)), *(_account(one, now) for one in status.accounts))
    return replace(card, lines=lines, facts=_totals(status)).noting(_placeholder_words(placeholders))


def diversification_card(state: AppState, now: datetime) -> RiskCard:
    """How the account's value should be spread, beside how it is where that is known."""
    card, found = framed(state, now, ReadingKind.DIVERSIFICATION, ENGINE)
    if found is None:
        return card
    actual, why_not = _actual_shares(state, now)
    facts = tuple(
        ShownFact(symbol, _share_words(target, found.buckets.get(symbol, ""), actual, symbol))
        for symbol, target in found.targets.items()
    )
    others = sorted(set(actual) - set(found.targets))
    unplanned = tuple(
        ShownFact(symbol, tr("no target, now {share}", share=percent(actual[symbol]))) for symbol in others
    )
    total = sum(found.targets.values(), Decimal(0))
    off = usable(total) is None or abs(total - _WHOLE) > _ROUNDING
    made = replace(card, facts=(*facts, *unplanned))
    if not found.targets:
        return made.noting(tr("The engine has no targets for this account."), why_not)
    return made.noting(tr("The targets add up to {share}, not to 100 %.", share=percent(total)) if off else "", why_not)


def _portfolio_meaning(failure: Failure) -> KnownFailure | None:
    if failure.kind is not FailureKind.FORBIDDEN:
        return None
    step = tr("The service has its own list of viewers (AUTHORIZED_VIEWERS): sign in as an account on it.")
    return KnownFailure(Meaning(explain_failure(failure).what, step, harmless=True))


def _constraints(status: PortfolioRiskStatus, *, placeholders: bool) -> tuple[CardLine, ...]:
    if status.breaches:
        return tuple(_breach(one) for one in status.breaches)
    if not status.constraints_ok:
        return (
            CardLine(
                "■",
                tr("BROKEN", "a constraint"),
                tr("Constraints"),
                tr("The service says that some are broken, and names none."),
            ),
        )
    if placeholders:
        return (
            CardLine(
                "◆", tr("UNKNOWN"), tr("Constraints"), tr("The service says they hold, of accounts that do not exist.")
            ),
        )
    return (CardLine("●", tr("MET", "a constraint"), tr("Constraints"), tr("No constraint is broken.")),)


def _breach(one: Breach) -> CardLine:
    text = tr(
        "{value}, the limit is {limit}. {detail}",
        value=plain(one.value),
        limit=plain(one.limit),
        detail=sentence(one.detail),
    )
    return CardLine("■", tr("BROKEN", "a constraint"), name_words(one.constraint), text.strip())


def _account(one: AccountRisk, now: datetime) -> CardLine:
    text = tr(
        "{gross} gross, VaR {var}, CVaR {cvar}.",
        gross=dollars(one.gross_exposure),
        var=dollars(one.var_95),
        cvar=dollars(one.cvar_95),
    )
    if one.snapshot_ts is None:
        return CardLine(
            "◆",
            tr("UNKNOWN"),
            one.account_id,
            tr("{text} Assumed: the service knows nothing of this account.", text=text),
        )
    age = age_words((now - one.snapshot_ts).total_seconds())
    return CardLine("○", tr("KNOWN"), one.account_id, tr("{text} Its positions are of {age} ago.", text=text, age=age))


def _placeholder_words(names: list[str]) -> str:
    if not names:
        return ""
    if len(names) == 1:
        return tr(
            "{name} is a placeholder of the platform: nobody has named the real accounts, "
            "so this says nothing of them.",
            name=names[0],
        )
    return tr(
        "{names} are placeholders of the platform: nobody has named the real accounts, so this says nothing of them.",
        names=", ".join(names),
    )


def _totals(status: PortfolioRiskStatus) -> tuple[ShownFact, ...]:
    told = status.totals
    return (
        ShownFact(tr("Gross"), dollars(told.gross_exposure)),
        ShownFact("VaR 95 %", dollars(told.var_95)),
        ShownFact("CVaR 95 %", dollars(told.cvar_95)),
        ShownFact(tr("Instruments"), _amounts(told.instrument_exposure), bool(told.instrument_exposure)),
        ShownFact(tr("Clusters"), _amounts(told.cluster_exposure), bool(told.cluster_exposure)),
        ShownFact(tr("Beta to BTC"), coefficient(told.beta_to_btc)),
        ShownFact(tr("Correlation"), tr("at most {value}", value=coefficient(told.max_correlation))),
        ShownFact(tr("Adjustment"), tr("New positions are scaled to {share}.", share=percent(status.risk_adjustment))),
    )


def _amounts(amounts: Mapping[str, Decimal]) -> str:
    return ", ".join(f"{name} {dollars(value)}" for name, value in amounts.items()) or tr("No exposure is known.")


def _share_words(target: Decimal, bucket: str, actual: Mapping[str, Decimal], symbol: str) -> str:
    """Target, what it is now, and by how many points they differ."""
    group = f" ({bucket.replace('_', ' ')})" if bucket else ""
    now, aim = actual.get(symbol), usable(target)
    if now is None or aim is None:
        return tr("target {target}{group}, now not known", target=percent(target), group=group)
    points = plain(abs(now - aim).quantize(Decimal("0.001")) * 100)
    if points == "0":
        apart = tr("on target")
    else:
        apart = tr("{points} points above", points=points) if now > aim else tr("{points} points below", points=points)
    return tr(
        "target {target}{group}, now {now}: {apart}",
        target=percent(target),
        group=group,
        now=percent(now),
        apart=apart,
    )


def _actual_shares(state: AppState, now: datetime) -> tuple[Mapping[str, Decimal], str]:
    """The account's exposures as shares of its net asset value, or why they are not known."""
    card, status = framed(state, now, ReadingKind.PORTFOLIO_RISK, PORTFOLIO, _portfolio_meaning)
    report = fresh_report(state, now)
    if status is None or card.stale or report is None:
        return {}, tr("How the account is spread now is not known: that takes the limits and the portfolio's exposure.")
    own = next((one for one in status.accounts if same_account(one.account_id, state.session.account)), None)
    if own is None:
        return {}, tr("How the account is spread now is not known: the portfolio service does not list it.")
    nav = usable(report.usage.net_asset_value)
    if nav is None or nav <= 0:
        return {}, tr("How the account is spread now is not known: it has no net asset value on record.")
    shares = {symbol: usd / nav for symbol, usd in own.instrument_exposure.items() if usable(usd) is not None}
    return {symbol: share for symbol, share in shares.items() if usable(share) is not None}, ""
