"""Figures of risk in words: dollars, shares, basis points; exact numbers stay exact."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from api_client.models.common import Fact
from app.core.language import figure, tr
from app.core.present import NONE_YET, dollars_words
from app.core.risk_track import usable

ABSURD: Final = tr("not a usable figure")

_MINUS: Final = "−"
_DIGITS: Final = 12


def dollars(value: Decimal | None) -> str:
    """US dollars with cents: `$1,234.50`; a dash for none."""
    return _worded(value, lambda known: dollars_words(_sign(known), figure(abs(known), ",.2f")))


def percent(share: Decimal | None) -> str:
    """A fraction of one in percent with at most one decimal: `35 %`, `2.5 %`; a dash for none."""
    return _worded(share, lambda known: f"{_sign(known)}{_short(abs(known) * 100, 1)} %")


def basis_points(value: Decimal | None) -> str:
    """Basis points: `15 bps`; a dash for none."""
    return _worded(value, lambda known: f"{_sign(known)}{_short(abs(known), 2)} bps")


def plain(value: Decimal | None) -> str:
    """A number as it is, without an exponent and without zeros that say nothing; a dash for none."""
    return _worded(value, lambda known: f"{_sign(known)}{_short(abs(known), _DIGITS)}")


def coefficient(value: Decimal | None) -> str:
    """A beta or a correlation with at most three decimals: what they are estimated from carries no more."""
    known = usable(value)
    return plain(value if known is None else round(known, 3))


def fact_words(value: Fact) -> str:
    """A service's own fact: a number, yes or no, words; a dash for none."""
    match value:
        case bool():
            return tr("yes") if value else tr("no")
        case Decimal() | int():
            return plain(Decimal(value))
        case None | "":
            return NONE_YET
    return value


def name_words(name: str) -> str:
    """A name of the platform's (`nav_risk_budget`) as words: `Nav risk budget`."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """The platform's words as one sentence; empty for none."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""


def _worded(value: Decimal | None, words: Callable[[Decimal], str]) -> str:
    if value is None:
        return NONE_YET
    known = usable(value)
    return ABSURD if known is None else words(known)


def _sign(value: Decimal) -> str:
    return _MINUS if value < 0 else ""


def _short(value: Decimal, digits: int) -> str:
    text = f"{value:,.{digits}f}"
    places = len(text.partition(".")[2].rstrip("0"))
    return figure(value, f",.{places}f")
