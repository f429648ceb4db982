"""A journal record as one line that people read."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.audit import JSON, Record
from app.core.journal_terms import fact_words
from app.core.journal_told import told
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
    return _words(record, _verdict(record), (f"{name} {value}" for name, value in _facts(record)))


def shown_words(record: Record) -> str:
    """The same with the verdict and the names of the facts in the reader's language."""
    verdict = _verdict(record)
    facts = (told(name, value) or fact_words(name, value) for name, value in _facts(record))
    return _words(record, _VERDICTS.get(verdict, verdict), facts)


def _verdict(record: Record) -> str:
    return str(record.body.get("verdict", "")).upper()


def _facts(record: Record) -> Iterable[tuple[str, JSON]]:
    return ((name, value) for name, value in record.body.items() if name not in _SILENT)


def _words(record: Record, verdict: str, facts: Iterable[str]) -> str:
    words = str(record.body.get("words", ""))
    if words:
        return f"{verdict}: {words}" if verdict else words
    return ", ".join(facts) or "–"
