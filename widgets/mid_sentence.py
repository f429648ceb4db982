"""A name or a clause as it stands inside a sentence, where English writes it small and German keeps its capital."""

from __future__ import annotations

from app.core.language import ENGLISH, language

__all__ = ["mid_sentence"]


def mid_sentence(words: str) -> str:
    """The words as they stand inside a sentence."""
    return words[:1].lower() + words[1:] if language() is ENGLISH else words
