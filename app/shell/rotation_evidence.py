"""Has the stored key and its history read after a rotation, as often as it matters and no longer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from app.core.rotation import Rotation
from app.core.rotation_ladder import RotationLadder

_RHYTHM: Final = ((30.0, 1.0), (150.0, 5.0))
"""Up to so many seconds after the request left, every so many seconds."""

_LATER_S: Final = 30.0


class RotationEvidence:
    """Asks each second at first, more slowly later; an unknown rotation is read back for as long as it takes."""

    def __init__(self, read_again: Callable[[], None]) -> None:
        self._read_again = read_again
        self._asked_at: datetime | None = None

    def ask(self, rotation: Rotation, ladder: RotationLadder, now: datetime) -> None:
        """Read what would tell more of a rotation that has left, unless nothing would."""
        if ladder.settled or not rotation.submission.answered or not rotation.running:
            return
        every_s = next((every_s for until_s, every_s in _RHYTHM if ladder.elapsed_s < until_s), _LATER_S)
        if self._asked_at is None or (now - self._asked_at).total_seconds() >= every_s:
            self._asked_at = now
            self._read_again()
