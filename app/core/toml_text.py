"""Writes tables, lists, texts, numbers and truth values as TOML: what the console exports and adds to a file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, Final

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def key_text(key: str) -> str:
    """A key, quoted where it has to be."""
    return key if _BARE.fullmatch(key) else quoted(key)


def quoted(text: str) -> str:
    """A basic string; control characters are escaped as TOML wants them."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def value_text(value: Any) -> str:
    """One value on one line; TypeError for what is not written here."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, (date, time)):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key_text(key)} = {value_text(one)}" for key, one in value.items()) + " }"
    if isinstance(value, Sequence):
        return "[" + ", ".join(value_text(one) for one in value) + "]"
    raise TypeError(f"a {type(value).__name__} is not written")


def table_text(path: Sequence[str], table: Mapping[str, Any], *, deep: int = 1) -> str:
    """A table with its header; tables in it have headers of their own down to `deep` more levels, else are inline."""
    own = {key: value for key, value in table.items() if not (deep and isinstance(value, Mapping))}
    lines = [f"{key_text(key)} = {value_text(value)}" for key, value in own.items()]
    header = ".".join(key_text(part) for part in path)
    text = "\n".join([f"[{header}]", *lines]) + "\n"
    inner = [
        table_text((*path, key), value, deep=deep - 1)
        for key, value in table.items()
        if deep and isinstance(value, Mapping)
    ]
    return "\n".join([text, *inner]) if inner else text
