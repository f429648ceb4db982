"""Approvals that travel as text between two consoles: the wrapping of both texts, and the request."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Final

from app.core.approvals import ApprovalSubject
from app.core.audit import JSON, canonical
from app.core.halt_readings import same_account
from app.core.language import tr

VERSION: Final = 1
TEXT_LIMIT: Final = 16_384
"""Characters of a text that are looked at; none of ours is as long."""

CLOCKS_MAY_DIFFER_S: Final = 60.0
"""Seconds by which a request may come from the future, for want of one clock."""

_LINE: Final = 64
_CHECK_BYTES: Final = 8
_FIELD_LIMIT: Final = 500
_RECIPIENT: Final = re.compile(r"[0-9a-f]{64}")
_BLOCK: Final = re.compile(
    r"-----BEGIN AETHER ROTATION (?P<kind>[A-Z]{1,16}) (?P<version>\d{1,4})-----\s"
    r"(?P<body>[A-Za-z0-9+/=\s]*)"
    r"-----END AETHER ROTATION (?P=kind) (?P=version)-----"
)


class TextKind(Enum):
    """Which of the two texts; the value is its word in the wrapping."""

    REQUEST = "REQUEST"
    ANSWER = "ANSWER"


class TextRefusal(Enum):
    """Why a text is not taken; the value says it in a sentence."""

    NO_TEXT = tr("This is no approval text of a console, or not the whole of it.")
    SEVERAL = tr("There is more than one approval text here: paste one.")
    OTHER_KIND = tr("This is the other text: requests go to a director, answers come back.")
    VERSION = tr("Another version of the console made this text: update the older one.")
    ALTERED = tr("The text was altered or damaged on its way: have it sent again.")
    EXPIRED = tr("The request has expired: it was good for ten minutes. Ask for a new one.")
    EARLY = tr("The request comes from the future: the two consoles' clocks differ. Set them first.")
    ENVIRONMENT = tr("The request is for another kind of environment than this console's.")
    ACCOUNT = tr("The text is for another account.")
    REQUESTER = tr("The text is for another requester.")
    FINGERPRINT = tr("The text is for another key.")
    REQUEST = tr("The text answers another request: what was asked for has changed since, or was asked anew.")
    REPLAYED = tr("This text was used before: each counts once.")
    OWN = tr("You asked for this rotation yourself; this environment's policy wants two others to approve.")
    WORDS = tr("The six words are not those of this request: what you see may not be what was asked for. Call back.")
    SESSION = tr("The director's session in this answer has ended.")


@dataclass(frozen=True, slots=True)
class Desk:
    """The director's own console: its environment's kind and accounts. An address is never taken from a text."""

    kind: str
    accounts: tuple[str, ...]


def wrap(kind: TextKind, content: dict[str, JSON]) -> str:
    """One text that survives mail and chat: a first line, base64, a last line."""
    payload = canonical(content)
    coded = base64.b64encode(_check(payload) + payload).decode("ascii")
    lines = [coded[start : start + _LINE] for start in range(0, len(coded), _LINE)]
    name = f"AETHER ROTATION {kind.value} {VERSION}"
    return "\n".join((f"-----BEGIN {name}-----", *lines, f"-----END {name}-----", ""))


def unwrap(text: str, kind: TextKind) -> dict[str, Any] | TextRefusal:
    """What a text holds, or why it is refused. Anything around it is passed over."""
    found = list(_BLOCK.finditer(text[:TEXT_LIMIT]))
    if not found:
        return TextRefusal.NO_TEXT
    if len(found) > 1:
        return TextRefusal.SEVERAL
    block = found[0]
    if int(block["version"]) != VERSION:
        return TextRefusal.VERSION
    if block["kind"] != kind.value:
        known = block["kind"] in {other.value for other in TextKind}
        return TextRefusal.OTHER_KIND if known else TextRefusal.NO_TEXT
    content = _content("".join(block["body"].split()))
    return TextRefusal.ALTERED if content is None else content


def text_id(content: dict[str, Any]) -> str:
    """What a text is remembered by once it was used: SHA-256 (hex) of what it holds, whatever its line ends."""
    return hashlib.sha256(canonical(content)).hexdigest()


def request_text(subject: ApprovalSubject) -> str:
    """The request as text; nothing of it is secret.

    Raises ValueError for a subject that a director's console would not take: one without a recipient, or with a text
    that is too long or cannot be shown whole.
    """
    content = subject.fields()
    if _subject(content) is None:
        raise ValueError("a request that no console would take")
    return wrap(TextKind.REQUEST, content)


def read_request(text: str, desk: Desk, answered: Collection[str], now: datetime) -> ApprovalSubject | TextRefusal:
    """The subject that a director is asked to approve, or why the text is refused.

    `answered` are the digests that this console has answered before. That nobody changed the text on its way is
    proven only by the six words.
    """
    content = unwrap(text, TextKind.REQUEST)
    if isinstance(content, TextRefusal):
        return content
    subject = _subject(content)
    if subject is None:
        return TextRefusal.ALTERED
    if subject.kind != desk.kind:
        return TextRefusal.ENVIRONMENT
    if not any(same_account(subject.account, account) for account in desk.accounts):
        return TextRefusal.ACCOUNT
    if subject.asked_at > now + timedelta(seconds=CLOCKS_MAY_DIFFER_S):
        return TextRefusal.EARLY
    if now >= subject.expires_at:
        return TextRefusal.EXPIRED
    return TextRefusal.REPLAYED if subject.digest in answered else subject


def _subject(content: dict[str, Any]) -> ApprovalSubject | None:
    if set(content) != {field.name for field in fields(ApprovalSubject)}:
        return None
    if not all(isinstance(value, str) and len(value) <= _FIELD_LIMIT for value in content.values()):
        return None
    try:
        asked_at = datetime.fromisoformat(content["asked_at"])
        # Within the span of years that sums of dates can be made in.
        written = asked_at.tzinfo is not None and 2000 <= asked_at.year < 9000
    except ValueError:
        return None
    subject = ApprovalSubject(**{**content, "asked_at": asked_at})
    # Written in the one way that this console writes it, so that what is read and what was digested are the same.
    as_written = written and subject.fields() == content and _RECIPIENT.fullmatch(subject.recipient)
    return subject if as_written and _printable(content) else None


def _printable(content: dict[str, Any]) -> bool:
    """Whether every character can be seen: a director must see all that the digest covers."""
    return all(text.isprintable() for text in content.values())


def _content(coded: str) -> dict[str, Any] | None:
    try:
        raw = base64.b64decode(coded, validate=True)
        payload = raw[_CHECK_BYTES:]
        content = json.loads(payload)
        sound = raw[:_CHECK_BYTES] == _check(payload) and isinstance(content, dict) and canonical(content) == payload
    except (binascii.Error, ValueError, RecursionError):
        return None
    return content if sound else None


def _check(payload: bytes) -> bytes:
    return hashlib.sha256(payload).digest()[:_CHECK_BYTES]
