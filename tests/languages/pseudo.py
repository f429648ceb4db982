"""A language for tests: every text of the program in letters that no data is written in."""

from __future__ import annotations

import re

from app.core.language import Language

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARKED = "àƀçđéƒğĥíĵķłmñóþqřşţúvŵxýžÀƁÇĐÉƑĞĤÍĴĶŁMÑÓÞQŘŞŢÚVŴXÝŽ"
_OTHER = str.maketrans(_PLAIN, _MARKED.translate(str.maketrans("mqvxMQVX", "ɱɋṽẋṀɊṼẊ")))
_HOLE = re.compile(r"(\{[^{}]*(?:\{\w*\}[^{}]*)*\}|<[^>]*>|&[a-z]+;)")


def pseudo(source: str, _note: str = "") -> str:
    """The text with other letters; holes stay, so that what is filled in can be told from it."""
    parts = _HOLE.split(source)
    return "".join(part if place % 2 else part.translate(_OTHER) for place, part in enumerate(parts))


PSEUDO = Language("pseudo", pseudo, ".", ",")
