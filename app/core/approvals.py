"""What directors approve: the subject of a rotation, its digest, and the words it is read out in."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from app.core.approvals_wordlist import SPOKEN
from app.core.audit import JSON, canonical
from app.core.rotation import Rotation
from app.core.rotation_steps import REQUEST_KEPT_S

WORDS_SPOKEN: Final = 6
"""Words of a digest that are read out: 60 bits, each of whose guesses costs 2^16 hashes."""

_BITS_A_WORD: Final = 10
_STRETCH: Final = 1 << 16
_LABEL: Final = b"aether console rotation approval 1\0"
_SPOKEN_LABEL: Final = b"aether console spoken digest 1\0"
_SHOWN_DIGITS: Final = 24


@dataclass(frozen=True, slots=True)
class ApprovalSubject:
    """All that one approval is for; each field is part of the digest, and none is secret.

    `kind` is the environment's kind. `asked_at` is aware. `recipient` is the X25519 public key of this request in
    hex, to which answers from another desk are sealed; empty where directors approve in person only.
    """

    request_id: str
    environment: str
    kind: str
    account: str
    fingerprint: str
    reason: str
    ticket: str
    requester: str
    route: str
    asked_at: datetime
    recipient: str = ""

    @property
    def expires_at(self) -> datetime:
        """Until when it may be approved."""
        return self.asked_at + timedelta(seconds=REQUEST_KEPT_S)

    def fields(self) -> dict[str, JSON]:
        """The subject as plain JSON types."""
        return {**asdict(self), "asked_at": self.asked_at.isoformat()}

    @property
    def digest(self) -> str:
        """SHA-256 (64 hex digits) over the canonical JSON of every field; raises ValueError for a naive time."""
        if self.asked_at.tzinfo is None:
            raise ValueError("a subject's time must be aware")
        return hashlib.sha256(_LABEL + canonical(self.fields())).hexdigest()


def subject_of(rotation: Rotation, kind: str, now: datetime, recipient: str = "") -> ApprovalSubject:
    """What directors are asked at `now` to approve of a rotation as it is entered."""
    return ApprovalSubject(
        request_id=rotation.request_id,
        environment=rotation.environment,
        kind=kind,
        account=rotation.account,
        fingerprint=rotation.fingerprint,
        reason=rotation.reason,
        ticket=rotation.ticket,
        requester=rotation.requester,
        route=rotation.route.value,
        asked_at=now,
        recipient=recipient,
    )


def shown_digest(digest: str) -> str:
    """The first 24 digits of a digest in groups of four, to be compared by eye."""
    shown = digest[:_SHOWN_DIGITS]
    return " ".join(shown[start : start + 4] for start in range(0, len(shown), 4))


def spoken_digest(digest: str) -> tuple[str, ...]:
    """The six words of a digest (64 hex digits), to be read out on the telephone.

    They are drawn from a slow hash: who would change a request and keep its words has ten minutes for 2^76 hashes.
    """
    slow = hashlib.pbkdf2_hmac("sha256", bytes.fromhex(digest), _SPOKEN_LABEL, _STRETCH, dklen=8)
    number = int.from_bytes(slow, "big")
    return tuple(SPOKEN[(number >> (_BITS_A_WORD * place)) % len(SPOKEN)] for place in range(WORDS_SPOKEN))


def words_agree(typed: str, digest: str) -> bool:
    """Whether a person typed the six words of the digest, in their order; case, commas and hyphens do not count."""
    heard = "".join(mark if mark.isalpha() else " " for mark in typed.lower()).split()
    spoken = spoken_digest(digest)
    return hmac.compare_digest(" ".join(heard).encode(), " ".join(spoken).encode())
