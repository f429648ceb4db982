"""A journal record as one line that people read."""

from __future__ import annotations

from app.core.audit import Record

_SILENT = frozenset({"id", "verdict", "words"})


def record_words(record: Record) -> str:
    """What the record says: its verdict and words where it has them, else its facts."""
    words = str(record.body.get("words", ""))
    verdict = str(record.body.get("verdict", "")).upper()
    facts = ", ".join(f"{name} {value}" for name, value in record.body.items() if name not in _SILENT)
    if words:
        return f"{verdict}: {words}" if verdict else words
    return facts or "–"
