"""Approvals: the digest and its words, the request and the answer that travel, and every text that is refused."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.approvals import ApprovalSubject, shown_digest, spoken_digest, words_agree
from app.core.approvals_text import (
    Desk,
    TextKind,
    TextRefusal,
    read_request,
    request_text,
    unwrap,
    wrap,
)
from app.core.approvals_wordlist import SPOKEN
from app.core.rotation_steps import REQUEST_KEPT_S
from tests.core.approval_texts import ANSWER, DESK, REQUEST, SUBJECT, edited, opened
from tests.core.rotations import after
from tests.core.states import NOW

# The digest and its words.


def test_every_field_is_part_of_the_digest() -> None:
    digests = {SUBJECT.digest}
    for field in fields(ApprovalSubject):
        other = after(1) if field.name == "asked_at" else "x"
        digests.add(replace(SUBJECT, **{field.name: other}).digest)
    assert len(digests) == len(fields(ApprovalSubject)) + 1
    assert shown_digest("0123456789abcdef" * 4) == "0123 4567 89ab cdef 0123 4567"
    with pytest.raises(ValueError, match="aware"):
        _ = replace(SUBJECT, asked_at=NOW.replace(tzinfo=None)).digest


def one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((place for place in range(len(short)) if short[place] != long[place]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def test_the_words_are_1024_and_cannot_be_taken_for_one_another() -> None:
    assert len(set(SPOKEN)) == len(SPOKEN) == 1024
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 10 for word in SPOKEN)
    close = [
        (one, other) for place, one in enumerate(SPOKEN) for other in SPOKEN[:place] if one_letter_apart(one, other)
    ]
    assert close == []


def test_the_six_words_of_a_digest() -> None:
    words = spoken_digest("00" * 32)
    # Pinned: another version of the console must derive the same words.
    assert words == ("chameleon", "boomerang", "maple", "smoke", "rodeo", "ocean")
    assert spoken_digest("01" + "00" * 31) != words
    assert words_agree(" ".join(words), "00" * 32)
    assert words_agree(", ".join(words).upper(), "00" * 32)
    assert words_agree("-".join(words) + "\n", "00" * 32)
    assert not words_agree(" ".join(reversed(words)), "00" * 32)
    assert not words_agree(" ".join(words[:5]), "00" * 32)
    assert not words_agree("", "00" * 32)


# The request.


def test_a_request_travels_through_mail() -> None:
    assert read_request(REQUEST, DESK, (), after(5)) == SUBJECT
    mailed = "Please approve:\r\n\r\n  " + REQUEST.replace("\n", "\r\n  ") + "\r\nThanks"
    assert read_request(mailed, DESK, (), after(5)) == SUBJECT
    assert REQUEST.startswith("-----BEGIN AETHER ROTATION REQUEST 1-----\n")
    assert max(len(line) for line in REQUEST.splitlines()) <= 64


@pytest.mark.parametrize(
    ("desk", "now_s", "expected"),
    [
        (Desk("production", DESK.accounts), 0, TextRefusal.ENVIRONMENT),
        (Desk("staging", ("director-1",)), 0, TextRefusal.ACCOUNT),
        (DESK, REQUEST_KEPT_S, TextRefusal.EXPIRED),
        (DESK, -61, TextRefusal.EARLY),
    ],
)
def test_a_request_that_is_not_for_this_desk_or_time(desk: Desk, now_s: float, expected: TextRefusal) -> None:
    assert read_request(REQUEST, desk, (), after(now_s)) is expected


def test_a_request_is_answered_once() -> None:
    assert read_request(REQUEST, DESK, {SUBJECT.digest}, NOW) is TextRefusal.REPLAYED
    assert read_request(REQUEST, DESK, {"0" * 64}, after(-59)) == SUBJECT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", TextRefusal.NO_TEXT),
        ("hello", TextRefusal.NO_TEXT),
        (REQUEST[:-5], TextRefusal.NO_TEXT),
        (REQUEST + REQUEST, TextRefusal.SEVERAL),
        (ANSWER, TextRefusal.OTHER_KIND),
        (REQUEST.replace("REQUEST", "INVOICE"), TextRefusal.NO_TEXT),
        (REQUEST.replace("REQUEST 1", "REQUEST 2"), TextRefusal.VERSION),
        (REQUEST.replace("\n", "\nA", 1), TextRefusal.ALTERED),
        (wrap(TextKind.REQUEST, {}), TextRefusal.ALTERED),
        (wrap(TextKind.REQUEST, ["a", "list"]), TextRefusal.ALTERED),  # type: ignore[arg-type]
        (edited(REQUEST, TextKind.REQUEST, account=7), TextRefusal.ALTERED),
        (edited(REQUEST, TextKind.REQUEST, reason="x" * 501), TextRefusal.ALTERED),
        (edited(REQUEST, TextKind.REQUEST, reason="turned \u202e round"), TextRefusal.ALTERED),
        (edited(REQUEST, TextKind.REQUEST, recipient="00"), TextRefusal.ALTERED),
        (edited(REQUEST, TextKind.REQUEST, asked_at="soon"), TextRefusal.ALTERED),
        (edited(REQUEST, TextKind.REQUEST, asked_at="2026-03-04T12:00:00"), TextRefusal.ALTERED),
        (edited(REQUEST, TextKind.REQUEST, asked_at="2026-03-04T12:00:00Z"), TextRefusal.ALTERED),
        (edited(REQUEST, TextKind.REQUEST, asked_at="9999-12-31T23:59:59+00:00"), TextRefusal.ALTERED),
        (edited(REQUEST, TextKind.REQUEST, address="https://evil.test"), TextRefusal.ALTERED),
    ],
)
def test_a_text_that_is_no_request(text: str, expected: TextRefusal) -> None:
    assert read_request(text, DESK, (), NOW) is expected


@pytest.mark.parametrize("change", [b" %s", b"\xff%s", b"%s\n", b"[%s]", b"[" * 9000, b"", b"{%s", b'{"a":1,"a":1}'])
def test_only_one_encoding_counts(change: bytes) -> None:
    payload = base64.b64decode("".join(REQUEST.splitlines()[1:-1]))[8:]
    other = change % payload if b"%s" in change else change
    lines = base64.b64encode(hashlib.sha256(other).digest()[:8] + other).decode()
    text = f"-----BEGIN AETHER ROTATION REQUEST 1-----\n{lines}\n-----END AETHER ROTATION REQUEST 1-----"
    assert unwrap(text, TextKind.REQUEST) is TextRefusal.ALTERED


def test_a_request_that_no_console_would_take_is_not_written() -> None:
    for changes in ({"recipient": ""}, {"reason": "two\nlines"}, {"asked_at": NOW.replace(tzinfo=None)}):
        with pytest.raises(ValueError, match="no console would take"):
            request_text(replace(SUBJECT, **changes))


@given(st.integers(0, len(REQUEST) - 1), st.characters(codec="ascii"))
def test_an_altered_request_is_never_another_request(place: int, mark: str) -> None:
    text = REQUEST[:place] + mark + REQUEST[place + 1 :]
    found = read_request(text, DESK, (), NOW)
    assert isinstance(found, TextRefusal) or found == SUBJECT


@given(st.text(max_size=300))
def test_any_text_is_refused_with_a_reason(text: str) -> None:
    assert isinstance(read_request(text, DESK, (), NOW), TextRefusal)
    assert isinstance(opened(text), TextRefusal)
    framed = f"-----BEGIN AETHER ROTATION REQUEST 1-----\n{text}\n-----END AETHER ROTATION REQUEST 1-----"
    assert isinstance(read_request(framed, DESK, (), NOW), TextRefusal)
