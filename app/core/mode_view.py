"""Simulation and safe mode in words: who is in it since when and why, what a switch would do, what came of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from api_client.models.safe_mode import SafeModeStatus
from api_client.models.simulation import SimulationAccount, SimulationStatus
from app.core.card_view import Meaning
from app.core.freshness import Failure, FailureKind, Freshness
from app.core.language import tr
from app.core.mode_desk import ModeReminder, ModesDesk, Switch
from app.core.present import NONE_YET, age_words, explain_failure, last_read_words, mode_view
from app.core.readiness.decisions import as_one_line
from app.core.state import AppState, ReadingKind

ENTER_LONGEST: Final = 200
EVERYONE: Final = tr("Visible to everyone on /metrics")
NOT_OURS: Final = tr("not in this console's journal")
NO_SIMULATION: Final = tr("This environment names no sim-mode service.")
NO_SAFE_MODE: Final = tr("This environment names no safe-mode service.")
ENTER_SIMULATION_EFFECT: Final = tr(
    "New orders of these accounts are simulated and do not reach Kraken. Orders that are "
    "open there stay open. Leaving it again takes a deliberate step."
)
ENTER_SAFE_MODE_EFFECT: Final = tr(
    "For the whole platform: cancels open orders, allows hedging only and blocks new "
    "intents. Leaving it again takes a deliberate step."
)
KEEPS_FIRST: Final = tr("Safe mode is on already: the platform keeps the first reason, and yours is dropped.")
_NO_ROUTES: Final = tr("The address of sim-mode has none of its routes (HTTP 404): the admin app answers like that.")
_ADDRESS: Final = tr("Put the simulation service's own address into environments.toml.")
_NO_ROUTE_DETAILS: Final = (None, "", "Not Found")
_UNKNOWN_ACCOUNT: Final = "unknown trading account"
_FORGOTTEN: Final = tr("unknown: the service forgets who it was when it restarts")


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account as read; `word` is LIVE, SIMULATION or LIVE (UNKNOWN), `age_s` is the reading's."""

    account: str
    word: str
    reason: str
    since: datetime | None
    who: str
    age_s: float | None


@dataclass(frozen=True, slots=True)
class SafeModeView:
    """Safe mode as read; `word` is ON, OFF or UNKNOWN."""

    word: str
    reason: str
    since: str
    actor: str
    because: str
    age: str
    stale: bool

    @property
    def shown(self) -> str:
        """The word as it is shown."""
        return _WORDS[self.word]


_WORDS: Final = {"ON": tr("ON"), "OFF": tr("OFF"), "UNKNOWN": tr("UNKNOWN")}


def account_rows(state: AppState, now: datetime) -> tuple[AccountRow, ...]:
    """Every account that the platform lists, then those of the environment that it does not list."""
    fact = state.reading(ReadingKind.SIMULATION, "sim-mode")
    status: SimulationStatus | None = fact.value
    fresh, age_s = fact.freshness(now) is Freshness.FRESH, fact.age_s(now)
    listed: dict[str, SimulationAccount] = {}
    for one in () if status is None else status.accounts:
        # Told twice and not the same: what may be live counts as live.
        if one.account_id not in listed or not one.active:
            listed[one.account_id] = one
    rows = []
    for one in listed.values():
        word = "SIMULATION" if one.active else "LIVE"
        reason = as_one_line(one.reason or "")
        if not fresh:
            reason = tr("last read as {word}", word=word) + (f": {reason}" if reason else "")
        who = _who(state.modes, one.account_id, active=one.active, since=one.since)
        rows.append(AccountRow(one.account_id, word if fresh else tr("LIVE (UNKNOWN)"), reason, one.since, who, age_s))
    why = tr("the platform lists no such account; it compares letter by letter") if fresh else tr("not read yet")
    missing = [account for account in state.environment.accounts if account not in listed]
    rows.extend(AccountRow(account, tr("LIVE (UNKNOWN)"), why, None, NONE_YET, age_s) for account in missing)
    return tuple(rows)


def mode_word(state: AppState, now: datetime) -> str:
    """LIVE, SIMULATION, MIXED or LIVE (UNKNOWN), for what is drawn and saved."""
    view = mode_view(state, now)
    return tr("LIVE (UNKNOWN)") if view.word == "UNKNOWN" else view.shown


def plot_mark(mode: str) -> str:
    """What a plot bears beside its title: the platform's word, unless every account trades for real."""
    return "" if mode == "LIVE" else mode


def mode_line(state: AppState, now: datetime) -> str:
    """The platform's one word and what makes it, as the page's sub-title."""
    return f"{mode_word(state, now)}. {mode_view(state, now).because}"


def simulation_trouble(state: AppState) -> Meaning | None:
    """Why simulation cannot be read now, and what to do; None while it can."""
    failure = state.reading(ReadingKind.SIMULATION, "sim-mode").failure
    if failure is None:
        return None
    if _serves_no_simulation(failure):
        return Meaning(_NO_ROUTES, _ADDRESS)
    sentence = explain_failure(failure)
    return Meaning(sentence.what, sentence.next_step)


def _serves_no_simulation(failure: Failure) -> bool:
    return failure.status == 404 and failure.detail in _NO_ROUTE_DETAILS


def safe_mode_view(state: AppState, now: datetime) -> SafeModeView:
    """What is read of safe mode; what is not fresh is unknown, with what was read last."""
    fact = state.reading(ReadingKind.SAFE_MODE, "safe-mode")
    status: SafeModeStatus | None = fact.value
    age = age_words(fact.age_s(now))
    because = "" if fact.failure is None else explain_failure(fact.failure).what
    if status is None:
        words = because or tr("It has not been read yet.")
        return SafeModeView("UNKNOWN", NONE_YET, NONE_YET, NONE_YET, words, age, stale=False)
    stale = fact.freshness(now) is not Freshness.FRESH
    word = "ON" if status.active else "OFF"
    if stale:
        because = tr(
            "It was last read as {word}; it {last_read}. {because}",
            word=_WORDS[word],
            last_read=last_read_words(fact.age_s(now)),
            because=because,
        ).rstrip()
    since = NONE_YET if status.since is None else instant_words(status.since)
    reason = as_one_line(status.reason or "") or NONE_YET
    return SafeModeView("UNKNOWN" if stale else word, reason, since, _actor(status, state.modes), because, age, stale)


def instant_words(at: datetime) -> str:
    """A moment with its date, in UTC."""
    return tr("{at:%Y-%m-%d %H:%M:%S} UTC", at=at.astimezone(UTC))


def can_enter(state: AppState, now: datetime) -> tuple[str, ...]:
    """The accounts that entering simulation is offered for: all but those that are read to be in it."""
    known = {row.account: row.word for row in account_rows(state, now)}
    return tuple(account for account in state.environment.accounts if known.get(account) != "SIMULATION")


def can_leave(state: AppState, now: datetime) -> tuple[str, ...]:
    """The accounts that are read to be in simulation."""
    known = {row.account: row.word for row in account_rows(state, now)}
    return tuple(account for account in state.environment.accounts if known.get(account) == "SIMULATION")


def enter_safe_mode_effect(state: AppState, now: datetime) -> str:
    """What entering safe mode does, and what it does not do when it is on already."""
    on = safe_mode_view(state, now).word == "ON"
    return f"{KEEPS_FIRST} {ENTER_SAFE_MODE_EFFECT}" if on else ENTER_SAFE_MODE_EFFECT


def refusal_words(failure: Failure, account: str, *, entering: bool, listed: Sequence[str]) -> str:
    """A refused switch of one account (safe mode where it is empty) in a sentence that says what is so now."""
    status = failure.status if failure.kind is FailureKind.REFUSED else None
    if status == 409 and entering:
        return tr(
            "{account} was in simulation already: nothing was changed, and the first reason stays.", account=account
        )
    if status == 409:
        if account:
            return tr("{account} was live already: nothing was changed.", account=account)
        return tr("Safe mode was off already: nothing was changed.")
    sentence = explain_failure(failure)
    if account and _serves_no_simulation(failure):
        return f"{_NO_ROUTES} {sentence.effect}"
    if status == 404 and _UNKNOWN_ACCOUNT in (failure.detail or "").lower():
        names = ", ".join(listed) or tr("none")
        return tr(
            "The platform knows no account {account}: it compares letter by letter. "
            "It lists: {names}. Nothing has happened.",
            account=account,
            names=names,
        )
    return f"{sentence.what} {sentence.effect}"


def simulation_read_back(account: str, status: SimulationStatus) -> tuple[bool | None, str]:
    """Whether an account is read to be in simulation (None where it is not listed), and that in words."""
    found = next((one for one in status.accounts if one.account_id == account), None)
    if found is None:
        return None, tr("Read back: the platform lists no {account}.", account=account)
    since, reason = instant_words(found.since), as_one_line(found.reason or "")
    said = (
        tr("Read back: in simulation since {since}", since=since)
        if found.active
        else tr("Read back: live since {since}", since=since)
    )
    return found.active, f"{said}: {reason}." if reason else f"{said}."


def safe_mode_read_back(status: SafeModeStatus) -> tuple[bool, str]:
    """Whether safe mode is read to be on, and that in words."""
    reason = as_one_line(status.reason or "")
    if status.since is None:
        said = tr("Read back: on") if status.active else tr("Read back: off")
    else:
        since = instant_words(status.since)
        said = (
            tr("Read back: on since {since}", since=since)
            if status.active
            else tr("Read back: off since {since}", since=since)
        )
    return status.active, f"{said}: {reason}." if reason else f"{said}."


def dropped_words(asked: str, status: SafeModeStatus) -> str:
    """That a reason was dropped because safe mode was on already; empty when the asked one is in force."""
    kept = as_one_line(status.reason or "")
    return (
        ""
        if kept == as_one_line(asked)
        else tr("The platform kept the first reason, yours was dropped: {kept}.", kept=kept or NONE_YET)
    )


def reminder_at(text: str, now: datetime) -> datetime | None:
    """The next moment at which a clock in UTC shows `text` (HH:MM); None for what is no time of day."""
    found = re.fullmatch(r"\s*([01]?\d|2[0-3]):([0-5]\d)\s*", text, re.ASCII)
    if found is None:
        return None
    at = now.astimezone(UTC).replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)
    return at if at > now else at + timedelta(days=1)


def reminders_words(reminders: Sequence[ModeReminder]) -> str:
    """The next reminder, and how many come after it; empty without any."""
    if not reminders:
        return ""
    more = tr(", and {count} more after it", count=len(reminders) - 1) if len(reminders) > 1 else ""
    return tr(
        "Reminds at {instant}, for {who}{more}. It only says so.",
        instant=instant_words(reminders[0].at),
        who=reminders[0].who,
        more=more,
    )


def reminder_words(reminder: ModeReminder, state: AppState, now: datetime) -> str:
    """What a reminder that is due says; it does nothing."""
    word = safe_mode_view(state, now).shown
    return tr(
        "{who} asked to be reminded of safe mode, which is {word}. This console has done nothing about it.",
        who=reminder.who,
        word=word,
    )


def _who(desk: ModesDesk, account: str, *, active: bool, since: datetime | None) -> str:
    """Who made the switch that is in force; another's, or one of another workstation, is not told by the platform."""
    switch = _switch_of(desk, account)
    return switch.who if switch is not None and (switch.active, switch.since) == (active, since) else NOT_OURS


def _switch_of(desk: ModesDesk, account: str) -> Switch | None:
    return next((one for one in desk.switches if one.account == account), None)


def _actor(status: SafeModeStatus, desk: ModesDesk) -> str:
    journal = _who(desk, "", active=status.active, since=status.since)
    ours = "" if journal == NOT_OURS else tr("{journal} at this console", journal=journal)
    if status.actor is None:
        return ours or (_FORGOTTEN if status.active else NONE_YET)
    said = status.actor if status.active else tr("left by {actor}", actor=status.actor)
    return f"{said} ({ours})" if ours else said
