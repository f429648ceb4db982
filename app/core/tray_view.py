"""What the icon in the desktop's tray says: the board in one shape, whether trading is live, the kill switch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final

from app.core.language import tr
from app.core.mode_view import mode_word
from app.core.present import halt_views, mode_view
from app.core.state import AppState
from app.core.trust import distrust_words

QUIET_FOR: Final = (
    (timedelta(minutes=15), tr("15 minutes")),
    (timedelta(hours=1), tr("1 hour")),
    (timedelta(hours=4), tr("4 hours")),
    (timedelta(hours=8), tr("8 hours")),
)
"""For how long nothing but the kill switch's alarms may be told on the desktop; never for longer."""

_MODES: Final = {
    "LIVE": tr("LIVE"),
    "SIMULATION": tr("SIMULATION"),
    "MIXED": tr("MIXED, counts as LIVE"),
    "UNKNOWN": tr("UNKNOWN, counts as LIVE"),
}


class KillMark(Enum):
    """What the kill switch does to the icon; the values are what people read."""

    NONE = ""
    ARMED = tr("KILL ARMED")
    ENGAGED = tr("HALT ENGAGED")


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
    lines = (
        f"{state.environment.name} · {state.environment.kind.word.upper()} · {_MODES[mode.word]}",
        halted,
        f"{shape} {word}: {why}" if why else f"{shape} {word}",
        tr("Locked.") if state.locked else "",
        tr("Not disturbed until {end}; alarms about the kill switch are told.", end=end) if end else "",
    )
    tooltip = "\n".join(filter(None, lines))
    return TrayView(shape, word, mode_word(state, now), mode.renders_as_live, kill, end, tooltip)


def quiet_end(state: AppState, now: datetime) -> str:
    """Until when nobody wants to be disturbed: `14:05 UTC`, with the day when it is another; empty when nobody does."""
    end = state.quiet_until
    if end is None or end <= now:
        return ""
    end, today = end.astimezone(UTC), now.astimezone(UTC).date()
    return f"{end:%H:%M} UTC" if end.date() == today else tr("{end:%m-%d %H:%M} UTC", end=end)


def may_disturb(state: AppState, now: datetime) -> bool:
    """Whether alarms that have nothing to do with the kill switch may be told on the desktop."""
    return not quiet_end(state, now)


def _verdict(state: AppState, now: datetime) -> tuple[str, str, str]:
    distrust = distrust_words(state, now)
    if distrust:
        return "■", tr("UNTRUSTED"), distrust
    if state.judged is None:
        return "◆", tr("UNKNOWN"), tr("nothing has been judged yet")
    board = state.judged.board_at(now)
    if board is None:
        return "◌", tr("STALE"), state.judged.lateness_words(now)
    return board.overall.shape, board.headline, board.words


def _kill(state: AppState, now: datetime) -> tuple[KillMark, str]:
    """An armed kill comes first: it waits for a person."""
    engaged = [view.account for view in halt_views(state, now) if view.word == "ENGAGED"]
    halted = tr("Halt engaged: {engaged}.", engaged=", ".join(engaged)) if engaged else ""
    if state.halt.armed is not None:
        return KillMark.ARMED, tr("The kill switch is armed. {halted}", halted=halted).strip()
    return (KillMark.ENGAGED, halted) if engaged else (KillMark.NONE, "")
