"""Checks the two parts of a new Kraken key as they are typed, without making text of them."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from app.core.language import tr

KeyBytes: TypeAlias = bytes | bytearray | memoryview

API_KEY_LEAST: Final = 6
PRIVATE_KEY_LEAST: Final = 10
PRIVATE_KEY_DECODED: Final = 64
"""Bytes that a private key of Kraken's decodes to."""

_DIGITS: Final = 12
_GROUP: Final = 4
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_BLANKS: Final = frozenset(b" \t\n\r\v\f\x1c\x1d\x1e\x1f")
_PRINTABLE: Final = range(0x21, 0x7F)


class KeyPart(Enum):
    """One of the two parts; the value is its name in a sentence."""

    API_KEY = tr("API key", "after an article")
    PRIVATE_KEY = tr("private key", "after an article")


class Weight(Enum):
    """Whether a finding stands in the way."""

    WARN = "warn"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class KeyFinding:
    """One thing that is wrong or unusual with one part; the words never quote it."""

    part: KeyPart
    weight: Weight
    words: str


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """Both parts judged; `fingerprint` is empty while there is no API key."""

    findings: tuple[KeyFinding, ...]
    fingerprint: str

    @property
    def sound(self) -> bool:
        """Whether nothing stands in the way of sending the key; warnings do not."""
        return not any(finding.weight is Weight.STOP for finding in self.findings)


def check_key(api_key: KeyBytes, private_key: KeyBytes) -> KeyCheck:
    """Judge both parts by what the strictest implementation asks: the others would store a broken key or fail.

    The parts are read where they lie; neither they nor anything that they can be told from is kept.
    """
    findings = (*_api_key_findings(api_key), *_private_key_findings(private_key))
    if api_key and hmac.compare_digest(api_key, private_key):
        same = KeyFinding(KeyPart.PRIVATE_KEY, Weight.STOP, tr("The private key is the same as the API key."))
        findings = (*findings, same)
    return KeyCheck(findings, fingerprint(api_key))


def fingerprint(api_key: KeyBytes) -> str:
    """The first 12 hex digits of the API key's SHA-256, as `3fa2 91bc 07de`; empty without a key."""
    if not api_key:
        return ""
    digits = hashlib.sha256(api_key).hexdigest()[:_DIGITS]
    return " ".join(digits[start : start + _GROUP] for start in range(0, _DIGITS, _GROUP))


def parts_hash(request_key: bytes, api_key: KeyBytes, private_key: KeyBytes) -> str:
    """A keyed hash (hex) over both parts: another value means that one was edited.

    `request_key` is random, made for one request and forgotten with it (ValueError under 32 bytes): without it the
    hash tells nothing about a key.
    """
    if len(request_key) < 32:
        raise ValueError("a request's hash key has at least 32 bytes")
    keyed = hmac.new(request_key, digestmod=hashlib.sha256)
    # The length first: else a character could move from one part to the other unseen.
    keyed.update(len(api_key).to_bytes(8, "big"))
    keyed.update(api_key)
    keyed.update(private_key)
    return keyed.hexdigest()


def _api_key_findings(key: KeyBytes) -> Iterator[KeyFinding]:
    yield from _text_findings(KeyPart.API_KEY, key, API_KEY_LEAST)
    if _decoded_bytes(key) == PRIVATE_KEY_DECODED:
        words = tr("This is as long as a private key: are the two parts swapped?")
        yield KeyFinding(KeyPart.API_KEY, Weight.WARN, words)


def _private_key_findings(key: KeyBytes) -> Iterator[KeyFinding]:
    stopped = False
    for finding in _text_findings(KeyPart.PRIVATE_KEY, key, PRIVATE_KEY_LEAST):
        stopped = True
        yield finding
    if stopped:
        return
    decoded = _decoded_bytes(key)
    if decoded is None:
        yield KeyFinding(KeyPart.PRIVATE_KEY, Weight.STOP, tr("The private key is not base64: was all of it copied?"))
    elif decoded != PRIVATE_KEY_DECODED:
        words = tr(
            "The private key decodes to {decoded} bytes; Kraken's have {expected}. Was all of it copied?",
            decoded=decoded,
            expected=PRIVATE_KEY_DECODED,
        )
        yield KeyFinding(KeyPart.PRIVATE_KEY, Weight.WARN, words)


def _text_findings(part: KeyPart, key: KeyBytes, least: int) -> Iterator[KeyFinding]:
    """What no part may be: missing, with blanks, with characters of no key, too short."""
    if not key:
        yield KeyFinding(part, Weight.STOP, tr("The {part} is missing.", part=part.value))
        return
    if any(octet in _BLANKS for octet in key):
        yield KeyFinding(part, Weight.STOP, tr("The {part} holds a blank or a line end.", part=part.value))
    if any(octet not in _PRINTABLE and octet not in _BLANKS for octet in key):
        yield KeyFinding(
            part, Weight.STOP, tr("The {part} holds a character that no key of Kraken's has.", part=part.value)
        )
    if len(key) < least:
        yield KeyFinding(
            part, Weight.STOP, tr("The {part} is shorter than {least} characters.", part=part.value, least=least)
        )


def _decoded_bytes(key: KeyBytes) -> int | None:
    """How many bytes a base64 text stands for, told by its length alone; None when it is not base64."""
    if not key or len(key) % 4 or _BASE64.fullmatch(key) is None:
        return None
    padding = sum(key[place] == ord("=") for place in (-1, -2))
    return len(key) // 4 * 3 - padding
