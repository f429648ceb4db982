"""A journal record as one line that people read."""

from __future__ import annotations

from app.core.audit import Record
from app.core.language import tr

_SILENT = frozenset({"id", "verdict", "words"})
# Records of other desks and days may have words that are not known here: those are shown as they stand.
_VERDICTS = {
    "DONE": tr("DONE"),
    "PARTIAL": tr("PARTIAL"),
    "REFUSED": tr("REFUSED"),
    "UNKNOWN": tr("UNKNOWN"),
}


def record_words(record: Record) -> str:
    """What the record says: its verdict and words where it has them, else its facts; the same in every language."""
    return _words(record, str(record.body.get("verdict", "")).upper())


def shown_words(record: Record) -> str:
    """The same with the verdict in the reader's language."""
    verdict = str(record.body.get("verdict", "")).upper()
    return _words(record, _VERDICTS.get(verdict, verdict))


def _words(record: Record, verdict: str) -> str:
    words = str(record.body.get("words", ""))
    facts = ", ".join(f"{name} {value}" for name, value in record.body.items() if name not in _SILENT)
    if words:
        return f"{verdict}: {words}" if verdict else words
    return facts or "–"
