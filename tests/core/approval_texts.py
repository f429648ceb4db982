"""Approval texts for tests: one request of one rotation, and one answer to it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core.approvals import ApprovalSubject, spoken_digest, subject_of
from app.core.approvals_seal import OpenedAnswer, open_answer, seal_answer
from app.core.approvals_text import (
    Desk,
    TextKind,
    TextRefusal,
    request_text,
    unwrap,
    wrap,
)
from app.core.rotation_steps import Approval
from tests.core.rotations import OURS, RECIPIENT, THEIRS, approval, ready
from tests.core.states import NOW

SESSION = b"Qx7-_" * 8 + b"abc"
DESK = Desk("staging", ("company", "director-1"))
SUBJECT = subject_of(ready(directors=()), "staging", NOW, RECIPIENT)
HEARD = " ".join(spoken_digest(SUBJECT.digest))
CONSENT = approval("director-1", SUBJECT.digest)


def sealed(
    subject: ApprovalSubject = SUBJECT, consent: Approval | None = None, ephemeral: bytes = THEIRS, **changes: Any
) -> str:
    heard = HEARD if subject is SUBJECT else " ".join(spoken_digest(subject.digest))
    given_to = consent or approval("director-1", subject.digest)
    text = seal_answer(subject, heard, given_to, SESSION, ephemeral, NOW, **changes)
    assert isinstance(text, str)
    return text


ANSWER = sealed()
REQUEST = request_text(SUBJECT)


def opened(
    text: str = ANSWER,
    subject: ApprovalSubject = SUBJECT,
    private: bytes = OURS,
    used: frozenset[str] = frozenset(),
    now: datetime = NOW,
) -> OpenedAnswer | TextRefusal:
    return open_answer(text, subject, private, used, now)


def edited(text: str, kind: TextKind, **changes: Any) -> str:
    """The text with fields exchanged and the wrapping made good again: what somebody in between could do."""
    content = unwrap(text, kind)
    assert isinstance(content, dict)
    return wrap(kind, {**content, **changes})
