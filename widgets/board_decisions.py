"""What people decided about the board, as lines of its cards: waivers and GO votes."""

from __future__ import annotations

from datetime import datetime

from app.core.areas import Area
from app.core.language import tr
from app.core.readiness.board import Board
from app.core.readiness.decisions import Vote, active_waivers, waiver_words
from app.core.readiness.votes import vote_stands, vote_words
from app.core.state import AppState


def waiver_lines(state: AppState, now: datetime) -> tuple[tuple[str, str], ...]:
    """The active waivers, the one that ends soonest first: the probe, and who waived it until when and why."""
    return tuple(
        (waiver.probe_id, _sentence(waiver_words(waiver, now))) for waiver in active_waivers(state.waivers, now)
    )


def vote_lines(state: AppState, board: Board | None) -> tuple[tuple[str, str], ...]:
    """Every vote that is remembered, newest first: the area, and who gave it when; a lapsed one says so first."""
    return tuple(_line(vote, board) for vote in state.votes)


def vote_count(state: AppState, board: Board | None) -> str:
    """How many areas have a vote that stands; empty while nobody has voted."""
    if not state.votes or board is None:
        return ""
    voted = {vote.area for vote in state.votes if vote_stands(vote, board.area(vote.area))}
    return tr("{voted} of {count} areas", voted=len(voted), count=len(Area))


def _line(vote: Vote, board: Board | None) -> tuple[str, str]:
    if board is None:
        words = tr("GO by {who} at {at:%Y-%m-%d %H:%M} UTC, not known whether it stands", who=vote.who, at=vote.at)
        return vote.area.words, words
    return vote.area.words, _sentence(vote_words(vote, board.area(vote.area)))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
