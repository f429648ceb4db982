"""The silences of Alertmanager as rows: what each keeps back, who made it and why, until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from api_client.models.alertmanager import Silence, SilenceState
from api_client.models.monitoring import Matcher
from app.core.language import tr
from app.core.present import age_words

_IN_FORCE: Final = {SilenceState.ACTIVE: ("⊘", tr("ACTIVE")), SilenceState.PENDING: ("○", tr("PENDING"))}


@dataclass(frozen=True, slots=True)
class SilenceRow:
    """One silence that is in force or will be; `ends` and `left` say until when."""

    id: str
    shape: str
    word: str
    matchers: str
    author: str
    comment: str
    ends_at: datetime
    ends: str
    left: str


def silence_rows(silences: Iterable[Silence], now: datetime) -> tuple[SilenceRow, ...]:
    """Those that have not ended at `now`, the one that ends first at the top."""
    rows = [_row(one, now) for one in silences if one.state in _IN_FORCE and one.ends_at > now]
    return tuple(sorted(rows, key=lambda row: (row.ends_at, row.id)))


def matcher_words(matcher: Matcher) -> str:
    """Such as `severity="critical"`."""
    return f'{matcher.name}{matcher.operator}"{matcher.value}"'


def _row(silence: Silence, now: datetime) -> SilenceRow:
    shape, word = _IN_FORCE[silence.state]
    end = silence.ends_at.astimezone(UTC)
    same_day = end.date() == now.astimezone(UTC).date()
    return SilenceRow(
        silence.id,
        shape,
        word,
        ", ".join(map(matcher_words, silence.matchers)),
        silence.created_by,
        silence.comment,
        silence.ends_at,
        tr("{end:%H:%M} UTC", end=end) if same_day else tr("{end:%Y-%m-%d %H:%M} UTC", end=end),
        age_words((silence.ends_at - now).total_seconds()),
    )
