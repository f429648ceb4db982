"""Everything that the Risk page says, card by card: none knows what became of another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Final

from app.core.language import tr
from app.core.risk_card import RiskCard
from app.core.risk_engine_view import circuit_card, cvar_card, nav_card, pretrade_card
from app.core.risk_portfolio_view import diversification_card, portfolio_card
from app.core.risk_service_view import limits_card, size_card, throttle_card
from app.core.state import AppState, SessionPhase


class RiskSubject(Enum):
    """The cards; the value is the title."""

    LIMITS = tr("Limits and usage")
    THROTTLE = tr("Throttle")
    SIZE = tr("Position size")
    CIRCUIT = tr("Circuit breakers")
    PRETRADE = tr("Refused before a trade")
    CVAR = tr("Conditional value at risk")
    NAV = tr("Net asset value forecast")
    PORTFOLIO = tr("All accounts")
    DIVERSIFICATION = tr("Diversification")


CARDS: Final = MappingProxyType[RiskSubject, Callable[[AppState, datetime], RiskCard]](
    {
        RiskSubject.LIMITS: limits_card,
        RiskSubject.THROTTLE: throttle_card,
        RiskSubject.SIZE: size_card,
        RiskSubject.CIRCUIT: circuit_card,
        RiskSubject.PRETRADE: pretrade_card,
        RiskSubject.CVAR: cvar_card,
        RiskSubject.NAV: nav_card,
        RiskSubject.PORTFOLIO: portfolio_card,
        RiskSubject.DIVERSIFICATION: diversification_card,
    }
)


def risk_cards(state: AppState, now: datetime) -> dict[RiskSubject, RiskCard]:
    """All cards as seen at `now` (aware UTC)."""
    return {subject: card(state, now) for subject, card in CARDS.items()}


def page_words(state: AppState) -> str:
    """Whose risk it is, and at whose cost."""
    session = state.session
    who = session.account if session.phase is SessionPhase.ACTIVE else tr("nobody signed in")
    return tr("{who} · forecasts are simulated while this page is open, once a minute at most", who=who)
