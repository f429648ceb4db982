"""The cards of the risk service: limits and usage, throttling, the size of a position."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from api_client.models.risk import PositionSize, RiskLimits, RiskReport
from app.core.card_view import Meaning
from app.core.freshness import Failure, FailureKind, Freshness
from app.core.key_view import ShownFact
from app.core.language import tr
from app.core.present import NONE_YET
from app.core.reading_kind import ReadingKind
from app.core.risk_bars import limit_bars
from app.core.risk_card import NOT_YET, SIGN_IN, CardLine, KnownFailure, RiskCard, framed, framed_fact, no_service
from app.core.risk_figures import basis_points, dollars, fact_words, name_words, percent, plain, sentence
from app.core.state import AppState, SessionPhase

RISK: Final = "risk"
NO_LIMITS: Final = Meaning(
    tr("The risk service has no limits for this account: no daily loss, fee budget or trade size is capped by it."),
    tr("Do not let this account trade until the risk service's owner has configured its limits."),
)
THROTTLE_BROKEN: Final = Meaning(
    tr("This platform cannot tell whether it throttles the account: the route always answers 500."),
    tr("Its declared answer does not fit what it returns; that is for the service's developers, and no alarm."),
    harmless=True,
)

_NOTHING_ON_RECORD: Final = tr(
    "The service tells zero for all usage and for the net asset value: it has nothing on record for this account."
)
_REASONS: Final = {
    "precision_metadata_missing": tr(
        "It does not know with what precision this instrument is traded, so it allows none."
    ),
}


def limits_card(state: AppState, now: datetime) -> RiskCard:
    """Limits as bars with headroom and trend; no limits at all are a finding."""
    card, report = framed(state, now, ReadingKind.LIMITS, RISK, _limits_meaning)
    if not isinstance(report, RiskReport):
        return card
    fresh = state.reading(ReadingKind.LIMITS, RISK).freshness(now) is Freshness.FRESH
    usage = report.usage
    told = (usage.realized_daily_loss, usage.fees_paid, usage.net_asset_value)
    made = replace(card, bars=limit_bars(report, state.risk.track, fresh=fresh), facts=_limit_facts(report.limits))
    return made.noting("" if any(told) else _NOTHING_ON_RECORD)


def throttle_card(state: AppState, now: datetime) -> RiskCard:
    """Whether the account is throttled; the platform's standing failure to say so is named, calmly."""
    card, status = framed(state, now, ReadingKind.THROTTLE, RISK, _throttle_meaning)
    if status is None:
        return card
    line = CardLine("●", tr("NOT THROTTLED"), "", "")
    if status.active:
        line = CardLine("▲", tr("THROTTLED"), "", sentence(status.reason or tr("The service tells no reason.")))
    return replace(card, lines=(line,))


def size_card(state: AppState, now: datetime) -> RiskCard:
    """How large a position in the chosen symbol may be, and what that was computed from."""
    look = state.risk
    if not state.environment.has(RISK):
        return RiskCard(problem=no_service(RISK))
    if state.session.phase is not SessionPhase.ACTIVE:
        return RiskCard(problem=SIGN_IN)
    if not look.symbol or look.account != state.session.account:
        return RiskCard(remarks=(tr("Enter a symbol to see how large a position in it may be."), _allowed(state)))
    card, size = framed_fact(look.size, state, now, lambda failure: _size_meaning(failure, look.symbol))
    if look.sizing:
        waiting = tr("{symbol} is being sized.", symbol=look.symbol)
        card = replace(card, remarks=tuple(words for words in card.remarks if words != NOT_YET)).noting(waiting)
    if not isinstance(size, PositionSize):
        return card
    return replace(card, lines=(_allowance(size),), facts=(*_size_facts(size), *_diagnostics(size)))


def fresh_report(state: AppState, now: datetime) -> RiskReport | None:
    """The limits while they may be trusted and are of the session's account; None otherwise."""
    card, report = framed(state, now, ReadingKind.LIMITS, RISK)
    return report if isinstance(report, RiskReport) and not card.stale else None


def _allowed(state: AppState) -> str:
    report = state.reading(ReadingKind.LIMITS, RISK).value
    if not isinstance(report, RiskReport) or not report.limits.instrument_whitelist:
        return tr("For example: BTC-USD.")
    return tr("The limits allow {instruments}.", instruments=", ".join(report.limits.instrument_whitelist))


def _limits_meaning(failure: Failure) -> KnownFailure | None:
    if failure.kind is FailureKind.REFUSED and failure.status == 404 and "limits" in (failure.detail or "").lower():
        return KnownFailure(NO_LIMITS)
    return None


def _throttle_meaning(failure: Failure) -> KnownFailure | None:
    if failure.kind is FailureKind.SERVER_FAULT and failure.status == 500:
        return KnownFailure(THROTTLE_BROKEN)
    return None


def _size_meaning(failure: Failure, symbol: str) -> KnownFailure | None:
    if failure.kind is FailureKind.REFUSED and failure.status == 422:
        step = tr("Write it as the platform does, for example BTC-USD.")
        return KnownFailure(
            Meaning(
                tr("The risk service sizes spot markets against US dollars only: {symbol} is none.", symbol=symbol),
                step,
            )
        )
    if failure.kind is FailureKind.SERVER_FAULT and (failure.detail or "").startswith("Unable to compute"):
        step = tr("It may have no price of it, or not know the account's value: see the limits and the service's log.")
        return KnownFailure(Meaning(tr("The risk service could not compute a size for {symbol}.", symbol=symbol), step))
    return _limits_meaning(failure)


def _limit_facts(limits: RiskLimits) -> tuple[ShownFact, ...]:
    clusters = ", ".join(f"{name} {percent(share)}" for name, share in limits.diversification_cluster_limits.items())
    stall = limits.latency_stall_seconds
    return (
        ShownFact(tr("Instruments"), ", ".join(limits.instrument_whitelist) or tr("None is allowed.")),
        ShownFact(tr("Notional cap"), dollars(limits.notional_cap)),
        ShownFact(tr("Cooldown"), f"{limits.cooldown_minutes} min"),
        _or_none(
            tr("Widest spread"), limits.spread_threshold_bps is not None, basis_points(limits.spread_threshold_bps)
        ),
        _or_none(tr("Data stall"), stall is not None, f"{plain(stall)} s"),
        ShownFact(
            tr("Outage"), tr("Blocks trading.") if limits.exchange_outage_block else tr("Does not block trading.")
        ),
        _or_none(tr("Correlation"), limits.correlation_threshold is not None, plain(limits.correlation_threshold)),
        _or_none(tr("Clusters"), bool(clusters), clusters),
    )


def _or_none(name: str, known: bool, text: str) -> ShownFact:
    return ShownFact(name, text if known else tr("No limit is configured."), known)


def _allowance(size: PositionSize) -> CardLine:
    reason = _REASONS.get(size.reason, sentence(name_words(size.reason)))
    if size.max_size_usd.is_finite() and size.max_size_usd <= 0:
        return CardLine("▲", tr("NOTHING"), size.symbol, reason)
    return CardLine(
        "●",
        tr("ALLOWED"),
        size.symbol,
        tr("At most {most}. {reason}", most=dollars(size.max_size_usd), reason=reason).strip(),
    )


def _size_facts(size: PositionSize) -> tuple[ShownFact, ...]:
    return (
        ShownFact(tr("In units"), plain(size.size_units)),
        ShownFact(tr("Price"), dollars(size.price)),
        ShownFact("NAV", dollars(size.nav)),
        ShownFact(tr("Available"), dollars(size.available_balance), size.available_balance is not None),
        ShownFact(tr("Volatility"), percent(size.volatility)),
        ShownFact(tr("Regime"), size.regime or NONE_YET),
        ShownFact(tr("Expected edge"), basis_points(size.expected_edge_bps)),
        ShownFact(tr("Fee estimate"), basis_points(size.fee_bps_estimate)),
        ShownFact(tr("Slippage"), basis_points(size.slippage_bps)),
        ShownFact(tr("Safety margin"), basis_points(size.safety_margin_bps)),
        ShownFact(tr("Risk budget"), dollars(size.risk_budget)),
        ShownFact(tr("Base size"), dollars(size.base_size_usd)),
        ShownFact(tr("Max position"), plain(size.max_position)),
    )


def _diagnostics(size: PositionSize) -> tuple[ShownFact, ...]:
    told = ", ".join(f"{name.replace('_', ' ')} {fact_words(value)}" for name, value in size.diagnostics.items())
    return (ShownFact(tr("Diagnostics"), told or tr("The service tells none."), bool(told)),)
