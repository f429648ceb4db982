"""The cards of the risk engine: circuit breakers, refusals before a trade, and its forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from api_client.models.risk_engine import BlockedSymbol, CvarForecast, NavForecast, PretradeFailure
from app.core.key_view import ShownFact
from app.core.language import tr
from app.core.present import age_words, clock_words
from app.core.reading_kind import ReadingKind
from app.core.risk_card import CardLine, RiskCard, framed
from app.core.risk_figures import basis_points, dollars, name_words, percent, plain
from app.core.risk_service_view import fresh_report
from app.core.risk_strip import percentile_strip
from app.core.state import AppState

ENGINE: Final = "risk-engine"
LISTED_REFUSALS: Final = 10

_NO_POSITIONS: Final = tr("The engine knows no position of this account: what it does not see is not in this forecast.")
_NAV_PERCENTILES: Final = tr(
    "The platform tells no percentiles with this forecast: those of the net asset value stand with the CVaR."
)


def circuit_card(state: AppState, now: datetime) -> RiskCard:
    """The symbols that the engine blocks."""
    card, status = framed(state, now, ReadingKind.CIRCUIT, ENGINE)
    if status is None:
        return card
    if not status.blocked:
        return replace(card, lines=(CardLine("●", tr("CLEAR"), "", tr("No symbol is blocked.")),))
    return replace(card, lines=tuple(_blocked(one, now) for one in status.blocked))


def pretrade_card(state: AppState, now: datetime) -> RiskCard:
    """The intents that the engine refused since it started: how many by invariant, and the newest."""
    card, status = framed(state, now, ReadingKind.PRETRADE, ENGINE)
    if status is None:
        return card
    newest = sorted(status.recent_failures, key=lambda one: one.timestamp, reverse=True)
    counts = ", ".join(f"{name_words(name).lower()} {plain(count)}" for name, count in status.counts.items())
    made = replace(
        card,
        lines=tuple(_refusal(one, now) for one in newest[:LISTED_REFUSALS]),
        facts=(ShownFact(tr("By invariant"), counts),) if counts else (),
    )
    if not newest and not counts:
        return made.noting(tr("The engine remembers no refusal: it forgets them when it restarts."))
    more = len(newest) - LISTED_REFUSALS
    return made.noting(tr("{count} older ones are not listed.", count=more) if more > 0 else "")


def cvar_card(state: AppState, now: datetime) -> RiskCard:
    """Value at risk, expected shortfall, and all outcomes as percentile strips."""
    card, found = framed(state, now, state.risk.horizon.cvar, ENGINE)
    if not isinstance(found, CvarForecast):
        return card
    told = (
        (tr("Net asset value"), tr("net asset value"), found.distribution.nav),
        (tr("Profit and loss"), tr("profit and loss"), found.distribution.pnl),
        (tr("Loss"), tr("loss"), found.distribution.loss),
    )
    strips = [percentile_strip(name, distribution) for name, _, distribution in told]
    missing = [words for (_, words, _), strip in zip(told, strips, strict=True) if strip is None]
    facts = _outcome_facts(found.var_95, found.cvar_95, found.probability_loss_cap_hit, found.loss_cap)
    made = replace(
        card,
        strips=tuple(strip for strip in strips if strip is not None),
        facts=(*facts, *_run_facts(found)),
    )
    return made.noting(
        tr("What the engine tells of {missing} cannot be drawn.", missing=", ".join(missing)) if missing else "",
        "" if found.positions else _NO_POSITIONS,
        _other_cap(found.loss_cap, state, now),
    )


def nav_card(state: AppState, now: datetime) -> RiskCard:
    """The forecast of net asset value: what it comes to."""
    card, found = framed(state, now, state.risk.horizon.nav, ENGINE)
    if not isinstance(found, NavForecast):
        return card
    told = found.metrics
    facts = (
        ShownFact(tr("Mean NAV"), dollars(told.mean_nav)),
        ShownFact(tr("Deviation"), dollars(told.std_nav)),
        *_outcome_facts(told.var_95, told.cvar_95, told.probability_loss_cap_hit, told.loss_cap),
        *_run_facts(found),
    )
    return replace(card, facts=facts).noting(_NAV_PERCENTILES, "" if found.positions else _NO_POSITIONS)


def _blocked(one: BlockedSymbol, now: datetime) -> CardLine:
    since = age_words((now - one.triggered_at).total_seconds())
    safe = tr(", in safe mode") if one.safe_mode else ""
    text = tr(
        "{reason}: spread {spread}, volatility {volatility}. Tripped at {at} UTC, {since} ago{safe}.",
        reason=one.reason,
        spread=basis_points(one.spread_bps),
        volatility=percent(one.volatility),
        at=clock_words(one.triggered_at),
        since=since,
        safe=safe,
    )
    return CardLine("■", tr("BLOCKED"), one.symbol, text)


def _refusal(one: PretradeFailure, now: datetime) -> CardLine:
    age = age_words((now - one.timestamp).total_seconds())
    notional = "" if one.notional is None else f", {dollars(one.notional)}"
    text = tr(
        "{reason} ({invariant}, {action}{notional}), {age} ago.",
        reason=one.reason.rstrip("."),
        invariant=one.invariant,
        action=one.action,
        notional=notional,
        age=age,
    )
    return CardLine("▲", tr("REFUSED"), one.symbol, text)


def _outcome_facts(var: Decimal, cvar: Decimal, probability: Decimal, cap: Decimal) -> tuple[ShownFact, ...]:
    return (
        ShownFact("VaR 95 %", dollars(var)),
        ShownFact("CVaR 95 %", dollars(cvar)),
        ShownFact(
            tr("Loss cap"),
            tr("{cap}, hit in {share} of the simulations", cap=dollars(cap), share=percent(probability)),
        ),
    )


def _run_facts(found: CvarForecast | NavForecast) -> tuple[ShownFact, ...]:
    return (
        ShownFact(tr("Positions"), _positions(found.positions), bool(found.positions)),
        ShownFact(
            tr("Run", "of a simulation"),
            tr(
                "{simulations:,} simulations over {horizon}, {at} UTC",
                simulations=found.simulations,
                horizon=found.horizon,
                at=clock_words(found.timestamp),
            ),
        ),
    )


def _positions(positions: Mapping[str, Decimal]) -> str:
    return ", ".join(f"{symbol} {plain(value)}" for symbol, value in positions.items()) or tr("None is known.")


def _other_cap(cap: Decimal, state: AppState, now: datetime) -> str:
    """That the engine reckons with another cap than the limits name; empty where they agree or are not known."""
    report = fresh_report(state, now)
    if report is None or report.limits.max_daily_loss == cap:
        return ""
    limit = dollars(report.limits.max_daily_loss)
    return tr(
        "The engine reckons with a loss cap of {cap}, the account's limits name {limit} a day.",
        cap=dollars(cap),
        limit=limit,
    )
