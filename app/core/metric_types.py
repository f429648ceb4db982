"""What the types of metrics are called in the reader's language; expositions and Prometheus have words of their own."""

from __future__ import annotations

from typing import Final

from app.core.language import tr

_WORDS: Final = {
    "counter": tr("counter", "a type of metric"),
    "gauge": tr("gauge", "a type of metric"),
    "histogram": tr("histogram", "a type of metric"),
    "summary": tr("summary", "a type of metric"),
    "unknown": tr("unknown", "a type of metric"),
}


def type_words(stored: str) -> str:
    """The type of a metric; one that only Prometheus tells of, such as `stateset`, as it stands."""
    return _WORDS.get(stored, stored)
