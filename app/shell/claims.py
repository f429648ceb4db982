"""Reads a readiness review from a file the operator dropped or configured."""

from __future__ import annotations

import asyncio
from pathlib import Path

from app.core.language import tr
from app.core.review import NOT_CLAIMED, Review, parse_review

_LIMIT_BYTES = 2_000_000


class ClaimError(Exception):
    """The file is not a review that can be read; the text is a sentence, the earlier review stays."""


async def read_review(path: Path) -> Review:
    """The review in `path`; raises `ClaimError`."""
    return await asyncio.to_thread(_read, path)


def _read(path: Path) -> Review:
    try:
        if not path.is_file() and path.exists():
            raise ClaimError(tr("{name} is not a file.", name=path.name))
        if path.stat().st_size > _LIMIT_BYTES:
            raise ClaimError(
                tr(
                    "{name} is larger than {megabytes} MB: not a readiness review.",
                    name=path.name,
                    megabytes=_LIMIT_BYTES // 1_000_000,
                )
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ClaimError(tr("{name} is not a text in UTF-8.", name=path.name)) from None
    except OSError as error:
        raise ClaimError(tr("{name} cannot be read: {strerror}.", name=path.name, strerror=error.strerror)) from None
    review = parse_review(text)
    if all(claim.words == NOT_CLAIMED for claim in review.claims):
        raise ClaimError(tr("{name} holds no table of areas and their status.", name=path.name))
    return review
