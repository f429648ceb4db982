"""A number as a person types it, read by the marks of their language and never guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from app.core.language import language

_BLANKS: Final = "\u202f\u00a0 "
"""What may stand between thousands in every language."""
_GROUPED: Final = r"[0-9]{{1,3}}(?:{mark}[0-9]{{3}})+|[0-9]+"
_LOOKS_GROUPED: Final = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")


def typed_figure(text: str) -> Decimal | None:
    """The number, with or without marks between thousands; None for anything that could be read in two ways.

    `250.000` is a quarter of a million to some and two hundred and fifty to others: it counts where its mark groups
    thousands, and is refused where it would be a fraction.
    """
    spoken = language()
    wanted = text.strip()
    group = f"[{re.escape(spoken.group)}{_BLANKS}]"
    whole = re.fullmatch(rf"({_GROUPED.format(mark=group)})(?:{re.escape(spoken.point)}([0-9]+))?", wanted)
    if whole is None or (_LOOKS_GROUPED.fullmatch(wanted) and whole[2]):
        return None
    digits = re.sub(group, "", whole[1])
    return Decimal(f"{digits}.{whole[2]}" if whole[2] else digits)  # its digits are sent as they were typed
