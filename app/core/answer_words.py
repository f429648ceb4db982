"""The platform's answers of one word as people read them: those that a sentence or a list of ours is made with."""

from __future__ import annotations

from typing import Final

from app.core.language import tr

_WORDS: Final = {
    "approve": tr("approve", "an answer of the platform"),
    "approved": tr("approved", "an answer of the platform"),
    "denied": tr("denied", "an answer of the platform"),
    "pending": tr("pending", "an answer of the platform"),
    "reject": tr("reject", "an answer of the platform"),
    "unknown": tr("unknown", "an answer of the platform"),
}


def answer_words(answer: str) -> str:
    """The word in the reader's language; `unknown` stands for all that its contract lacks, any other is quoted."""
    return _WORDS.get(answer, answer)
