"""What the sensitive view hides of a text: amounts of money, names of accounts, addresses of people."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from api_client.exposition_model import Layout
from app.core.language import tr
from app.core.state import AppState, ReadingKey, ReadingKind
from app.core.units import HIDDEN

SOMEBODY: Final = tr("hidden address")
SAYS_SO: Final = tr(
    "The sensitive view hides what is on the screen only: the file will hold real names "
    "and amounts, a picture what is on the screen."
)

_NUMBER: Final = r"(?>\d(?:[\d,.\u202f\u2009\u00a0]*\d)?)"
_SIGN: Final = r"(?:(?<![\w.])[-−+]\s?)?"
_NO_DATE: Final = r"(?!\d\d\.\d\d\.(?:\d{4}\b|\s\d\d:\d\d))"
_CURRENCY: Final = r"(?:USD[TC]?|ZUSD|EUR|GBP)"
_POWER: Final = r"(?:e[-+]?\d+)?"
_EMAIL: Final = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.[A-Za-z]{2,}|[^\s@<>\"'(),;:]+@[\w-]+\b")
_MONEY: Final = re.compile(
    rf"{_SIGN}(?P<sign>[$€£])\s?{_SIGN}{_NUMBER}{_POWER}(?:\s?[kKMB]\b)?"
    # As German writes it. The sign of `4 $5` is the five's, that of `4 $ 5` anybody's: neither number is shown.
    rf"|{_SIGN}{_NUMBER}{_POWER}(?:\s?[kKMB])?(?!\s[$€£]{_SIGN}[\d•])(?P<space>\s?)(?P<behind>[$€£])"
    rf"(?P<either>\s?{_SIGN}{_NUMBER}{_POWER})?"
    rf"|{_SIGN}{_NUMBER}{_POWER}[\s\u202f]?(?:[kKMB]\s?)?(?P<unit>{_CURRENCY})(?![^\W\d])"
    rf"|\b(?P<before>{_CURRENCY})\s{_SIGN}{_NUMBER}"
    # The platform's own sentences name amounts without a currency; what is followed by another unit is none.
    r"|\b(?P<word>nav|net asset value|balances?|equity|notional|exposure|pnl|loss(?:es)?|cash|fees?"
    # The console's own German.
    r"|[^\W\d]*(?:inventarwert|nominalwert|verlust|gebühr|guthaben)[^\W\d]*|sald(?:o|os|en))"
    rf"(?P<gap>\b[^\d\n%;&]{{0,24}}?){_SIGN}{_NO_DATE}{_NUMBER}"
    r"(?!\s?(?:%|bps|[smdh]\b|ms|min|stunden?\b|tagen?\b|[:-]\d|(?:of|von)\s\d))",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(rf"{_SIGN}{_NUMBER}{_POWER}", re.IGNORECASE)
QUANTITIES: Final = frozenset(
    {tr("Filled"), tr("In units"), tr("Max position"), tr("Positions"), tr("Quantity"), tr("Size")}
)
"""Names of facts whose numbers are holdings, in no currency."""

_NOBODY: Final = frozenset(
    {"", "unknown", "none", "null", "all", "any", "default", "other", "total", "live", "simulation", "n/a", "-", "–"}
)
"""Values of labels that are no names: hiding them would hide the words of the console."""
_STAND_IN: Final = tr("account {number}", number=r"\d+")
_ACCOUNT_LABELS: Final = ("account", "account_id")


@dataclass(frozen=True, slots=True)
class Veil:
    """The accounts that are known, in the order of their stand-ins: the first is `account 1`, and stays it."""

    accounts: tuple[str, ...] = ()

    def knowing(self, accounts: Iterable[str]) -> Veil:
        """The same with what is new behind what is known; a name in another case is no new one."""
        known = {account.casefold() for account in self.accounts}
        new: dict[str, str] = {}
        for account in accounts:
            if account.strip() and account.casefold() not in known:
                new.setdefault(account.casefold(), account)
        return Veil((*self.accounts, *new.values())) if new else self

    def stand_in(self, account: str) -> str:
        """What is shown in the place of an account's name; KeyError for one that is not known."""
        return _stand_ins(self.accounts)[account.casefold()]

    def words(self, text: str) -> str:
        """A text without amounts of money, account names and e-mail addresses; twice is the same as once."""
        if not text:
            return text
        shown = _EMAIL.sub(SOMEBODY, text) if "@" in text else text
        shown = _MONEY.sub(_without_amount, shown)
        if not self.accounts:
            return shown
        names = _stand_ins(self.accounts)
        return _names(self.accounts).sub(lambda found: names.get(found[0].casefold(), found[0]), shown)

    def amounts(self, text: str) -> str:
        """A text of quantities: no number in it is shown, besides what `words` hides."""
        return _FIGURE.sub(HIDDEN, self.words(text))

    def fact(self, name: str, text: str) -> str:
        """A named fact's text: of a quantity no number is shown."""
        return self.amounts(text) if name in QUANTITIES else self.words(text)


def accounts_of(state: AppState) -> tuple[str, ...]:
    """Every account that the state names: the environment's in their order, then the others by name."""
    found = {state.session.account, *(key.account for key in state.readings)}
    for key, fact in state.readings.items():
        found |= accounts_told(key, fact.value)
    return (*state.environment.accounts, *sorted(found - {"", *state.environment.accounts}, key=str.casefold))


def accounts_told(key: ReadingKey, value: Any) -> frozenset[str]:
    """The accounts that a reading's value itself names: those of the modes, and those of the metrics' labels."""
    if value is None:
        return frozenset()
    if key.kind is ReadingKind.SIMULATION:
        return frozenset(account.account_id for account in value.accounts)
    if key.kind is ReadingKind.METRICS:
        return _labelled(value.columns.layout)
    return frozenset()


@lru_cache(maxsize=64)
def _labelled(layout: Layout) -> frozenset[str]:
    """Of all series of a layout, which scrapes share: it is compared by identity."""
    told = {value for _, labels in layout.series for name, value in labels if name in _ACCOUNT_LABELS}
    return frozenset(value for value in told if value.strip().casefold() not in _NOBODY)


def _without_amount(found: re.Match[str]) -> str:
    if found["sign"]:
        return f"{found['sign']}{HIDDEN}"
    if found["behind"]:
        return f"{HIDDEN}{found['space']}{found['behind']}" + (f" {HIDDEN}" if found["either"] else "")
    if found["unit"]:
        return f"{HIDDEN} {found['unit']}"
    if found["before"]:
        return f"{found['before']} {HIDDEN}"
    return f"{found['word']}{found['gap']}{HIDDEN}"


@lru_cache(maxsize=8)
def _stand_ins(accounts: tuple[str, ...]) -> dict[str, str]:
    names = {account.casefold(): tr("account {number}", number=number) for number, account in enumerate(accounts, 1)}
    return {html.escape(name): shown for name, shown in names.items()} | names


@lru_cache(maxsize=8)
def _names(accounts: tuple[str, ...]) -> re.Pattern[str]:
    """Whole names in any case, the longest first; a stand-in is left alone, or an account `account` would grow."""
    names = sorted(_stand_ins(accounts), key=len, reverse=True)
    either = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<![^\W_])(?:{_STAND_IN}|{SOMEBODY}|{either})(?![^\W_])", re.IGNORECASE)
