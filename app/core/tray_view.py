"""What the icon in the desktop's tray says: the board in one shape, whether trading is live, the kill switch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final

from app.core.mode_view import mode_word
from app.core.present import halt_views, mode_view
from app.core.state import AppState
from app.core.trust import untrusted_words

QUIET_FOR: Final = (
    (timedelta(minutes=15), "15 minutes"),
    (timedelta(hours=1), "1 hour"),
    (timedelta(hours=4), "4 hours"),
    (timedelta(hours=8), "8 hours"),
)
"""For how long nothing but the kill switch's alarms may be told on the desktop; never for longer."""


class KillMark(Enum):
    """What the kill switch does to the icon."""

    NONE = ""
    ARMED = "KILL ARMED"
    ENGAGED = "HALT ENGAGED"


@dataclass(frozen=True, slots=True)
class TrayView:
    """The icon: `shape` and `word` are the board's, `mode` is what counts as live, `tooltip` says all."""

    shape: str
    word: str
    mode: str
    live: bool
    kill: KillMark
    quiet: str
    tooltip: str


def tray_view(state: AppState, now: datetime) -> TrayView:
    """The state in one small picture and a few lines; what nobody judged lately is stale, what nobody knows unknown."""
    shape, word, why = _verdict(state, now)
    mode = mode_view(state, now)
    kill, halted = _kill(state, now)
    end = quiet_end(state, now)
    seen = mode.word if not mode.renders_as_live or mode.word == "LIVE" else f"{mode.word}, counts as LIVE"
    lines = (
        f"{state.environment.name} · {state.environment.kind.value.upper()} · {seen}",
        halted,
        f"{shape} {word}: {why}" if why else f"{shape} {word}",
        "Locked." if state.locked else "",
        f"Not disturbed until {end}; alarms about the kill switch are told." if end else "",
    )
    tooltip = "\n".join(filter(None, lines))
    return TrayView(shape, word, mode_word(state, now), mode.renders_as_live, kill, end, tooltip)


def quiet_end(state: AppState, now: datetime) -> str:
    """Until when nobody wants to be disturbed: `14:05 UTC`, with the day when it is another; empty when nobody does."""
    end = state.quiet_until
    if end is None or end <= now:
        return ""
    end, today = end.astimezone(UTC), now.astimezone(UTC).date()
    return end.strftime("%H:%M UTC" if end.date() == today else "%m-%d %H:%M UTC")


def may_disturb(state: AppState, now: datetime) -> bool:
    """Whether alarms that have nothing to do with the kill switch may be told on the desktop."""
    return not quiet_end(state, now)


def _verdict(state: AppState, now: datetime) -> tuple[str, str, str]:
    untrusted = untrusted_words(state, now)
    if untrusted:
        return "■", "UNTRUSTED", untrusted.removeprefix("UNTRUSTED: ")
    if state.judged is None:
        return "◆", "UNKNOWN", "nothing has been judged yet"
    board = state.judged.board_at(now)
    if board is None:
        return "◌", "STALE", state.judged.lateness_words(now)
    return board.overall.shape, board.headline, board.words


def _kill(state: AppState, now: datetime) -> tuple[KillMark, str]:
    """An armed kill comes first: it waits for a person."""
    engaged = [view.account for view in halt_views(state, now) if view.word == "ENGAGED"]
    halted = f"Halt engaged: {', '.join(engaged)}." if engaged else ""
    if state.halt.armed is not None:
        return KillMark.ARMED, f"The kill switch is armed. {halted}".strip()
    return (KillMark.ENGAGED, halted) if engaged else (KillMark.NONE, "")
