"""A director's answer from another desk: sealed to one request, opened there once, refused everywhere else."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core import approvals_seal
from app.core.approvals import spoken_digest
from app.core.approvals_seal import SESSION_LIMIT, OpenedAnswer, open_answer, public_key, seal_answer
from app.core.approvals_text import (
    TextKind,
    TextRefusal,
    text_id,
    unwrap,
    wrap,
)
from app.core.audit import canonical
from app.core.rotation_steps import REQUEST_KEPT_S, Approval, How
from tests.core.approval_texts import ANSWER, CONSENT, HEARD, REQUEST, SESSION, SUBJECT, edited, opened, sealed
from tests.core.rotations import OURS, RECIPIENT, THEIRS, after, approval
from tests.core.states import NOW


def test_an_answer_is_opened_by_its_request() -> None:
    found = opened()
    assert isinstance(found, OpenedAnswer)
    assert bytes(found.session) == SESSION
    assert found.approval == replace(CONSENT, how=How.OTHER_DESK)
    found.wipe()
    assert bytes(found.session) == bytes(len(SESSION))


def test_the_seal_is_made_as_documented() -> None:
    """X25519, HKDF-SHA-256 with the digest as its salt, ChaCha20-Poly1305 with the digest as associated data."""
    content = unwrap(ANSWER, TextKind.ANSWER)
    assert isinstance(content, dict)
    box = bytes.fromhex(content.pop("box"))
    digest, sender = bytes.fromhex(SUBJECT.digest), bytes.fromhex(content["sender"])
    agreed = X25519PrivateKey.from_private_bytes(OURS).exchange(X25519PublicKey.from_public_bytes(sender))
    info = b"aether console rotation answer 1\0" + bytes.fromhex(RECIPIENT) + sender
    made = HKDF(SHA256(), 44, salt=digest, info=info).derive(agreed)
    plain = ChaCha20Poly1305(made[:32]).decrypt(made[32:], box, digest + canonical(content))
    assert plain.endswith(SESSION)
    assert json.loads(plain[2 : -len(SESSION)])["director"] == "director-1"


def test_what_was_decrypted_is_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[bytearray] = []
    decrypted = approvals_seal._decrypted

    def keep(*arguments: Any) -> bytearray | None:
        plain = decrypted(*arguments)
        if plain is not None:
            kept.append(plain)
        return plain

    monkeypatch.setattr(approvals_seal, "_decrypted", keep)
    assert isinstance(opened(), OpenedAnswer)
    assert [set(plain) for plain in kept] == [{0}]


def test_a_session_is_in_no_text() -> None:
    found = opened()
    assert isinstance(found, OpenedAnswer)
    for text in (ANSWER, repr(found), str(found), f"{found}", repr(unwrap(ANSWER, TextKind.ANSWER))):
        assert SESSION.decode() not in text
        assert SESSION.hex() not in text
        assert base64.b64encode(SESSION).decode() not in text


def test_an_answer_counts_once() -> None:
    found = opened()
    assert isinstance(found, OpenedAnswer)
    assert opened(used=frozenset({found.text_id})) is TextRefusal.REPLAYED
    assert opened("\r\n" + ANSWER.replace("\n", "\r\n"), used=frozenset({found.text_id})) is TextRefusal.REPLAYED
    content = unwrap(ANSWER, TextKind.ANSWER)
    assert isinstance(content, dict)
    assert found.text_id == text_id(content)


def test_an_answer_comes_in_time() -> None:
    assert opened(now=after(REQUEST_KEPT_S)) is TextRefusal.EXPIRED
    short = sealed(consent=replace(CONSENT, session_until=after(30)))
    assert isinstance(opened(short, now=after(29)), OpenedAnswer)
    assert opened(short, now=after(30)) is TextRefusal.SESSION


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"account": "director-2"}, TextRefusal.ACCOUNT),
        ({"requester": "somebody"}, TextRefusal.REQUESTER),
        ({"fingerprint": "0000 0000 0000"}, TextRefusal.FINGERPRINT),
        ({"reason": "another"}, TextRefusal.REQUEST),
        ({"asked_at": after(1)}, TextRefusal.REQUEST),
        ({"request_id": "rot-2"}, TextRefusal.REQUEST),
        ({"recipient": public_key(THEIRS)}, TextRefusal.REQUEST),
    ],
)
def test_an_answer_to_something_else(changes: dict[str, Any], expected: TextRefusal) -> None:
    other = replace(SUBJECT, **changes)
    assert opened(subject=other) is expected
    # An answer that only claims to be ours opens no better.
    content = unwrap(sealed(other), TextKind.ANSWER)
    assert isinstance(content, dict)
    ours = {
        "account": SUBJECT.account,
        "requester": SUBJECT.requester,
        "fingerprint": SUBJECT.fingerprint,
        "digest": SUBJECT.digest,
    }
    assert opened(wrap(TextKind.ANSWER, {**content, **ours})) is TextRefusal.ALTERED


def test_another_key_does_not_open_it() -> None:
    assert opened(private=THEIRS) is TextRefusal.ALTERED
    assert opened(REQUEST) is TextRefusal.OTHER_KIND


@pytest.mark.parametrize(
    "changes",
    [
        {"extra": "x"},
        {"box": 7},
        {"box": ""},
        {"box": "0" * 36},
        {"box": "0" * 101},
        {"box": "zz" * 50},
        {"box": "00" * 50},
        {"sender": "00"},
        {"sender": "zz" * 32},
        {"sender": "00" * 32},
        {"sender": public_key(OURS)},
    ],
)
def test_an_answer_that_was_made_up(changes: dict[str, Any]) -> None:
    assert opened(edited(ANSWER, TextKind.ANSWER, **changes)) is TextRefusal.ALTERED


@given(st.integers(0, len(ANSWER) - 1), st.characters(codec="ascii"))
def test_an_altered_answer_opens_to_the_same_or_to_nothing(place: int, mark: str) -> None:
    found = opened(ANSWER[:place] + mark + ANSWER[place + 1 :])
    assert isinstance(found, TextRefusal) or bytes(found.session) == SESSION


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_box_that_was_altered_does_not_open(place: int, flip: int) -> None:
    content = unwrap(ANSWER, TextKind.ANSWER)
    assert isinstance(content, dict)
    box = bytearray.fromhex(content["box"])
    box[place % len(box)] ^= flip
    assert opened(wrap(TextKind.ANSWER, {**content, "box": box.hex()})) is TextRefusal.ALTERED


@given(st.binary(min_size=32, max_size=32).filter(lambda key: public_key(key) != RECIPIENT))
def test_no_other_private_key_opens_it(private: bytes) -> None:
    assert opened(private=private) is TextRefusal.ALTERED


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20)


@settings(max_examples=25)
@given(st.binary(min_size=1, max_size=200), st.binary(min_size=32, max_size=32), TEXTS, TEXTS)
def test_whatever_is_sealed_is_opened(session: bytes, ephemeral: bytes, director: str, reason: str) -> None:
    subject = replace(SUBJECT, reason=reason)
    heard = " ".join(spoken_digest(subject.digest))
    consent = approval(director, subject.digest, how=How.OTHER_DESK)
    text = seal_answer(subject, heard, consent, session, ephemeral, NOW, requester_may_approve=True)
    assert isinstance(text, str)
    found = open_answer(text, subject, OURS, (), NOW)
    assert isinstance(found, OpenedAnswer)
    assert (bytes(found.session), found.approval) == (session, consent)


def test_what_is_not_sealed() -> None:
    def seal(heard: str = HEARD, consent: Approval = CONSENT, now_s: float = 0, **changes: Any) -> str | TextRefusal:
        return seal_answer(SUBJECT, heard, consent, SESSION, THEIRS, after(now_s), **changes)

    assert seal("six words that were not heard") is TextRefusal.WORDS
    assert seal(now_s=REQUEST_KEPT_S) is TextRefusal.EXPIRED
    own = approval(" Company", SUBJECT.digest)
    assert seal(consent=own) is TextRefusal.OWN
    assert isinstance(seal(consent=own, requester_may_approve=True), str)
    with pytest.raises(ValueError, match="own subject"):
        seal(consent=approval("director-1", "0" * 64))
    for session in (b"", b"x" * (SESSION_LIMIT + 1)):
        with pytest.raises(ValueError, match="impossible length"):
            seal_answer(SUBJECT, HEARD, CONSENT, session, THEIRS, NOW)


def test_a_request_with_a_key_that_agrees_with_everybody_is_not_answered() -> None:
    weak = replace(SUBJECT, recipient="00" * 32)
    heard = " ".join(spoken_digest(weak.digest))
    consent = approval("director-1", weak.digest)
    assert seal_answer(weak, heard, consent, SESSION, THEIRS, NOW) is TextRefusal.ALTERED


@pytest.mark.parametrize(
    "consent",
    [
        replace(CONSENT, at=NOW.replace(tzinfo=None)),
        replace(CONSENT, session_until=after(60).replace(tzinfo=None)),
    ],
)
def test_a_sealed_answer_that_this_console_would_not_write(consent: Approval) -> None:
    assert opened(sealed(consent=consent)) is TextRefusal.ALTERED


def test_a_rightly_sealed_answer_without_sense(monkeypatch: pytest.MonkeyPatch) -> None:
    for head in (b"[]", b"{}", b"\xff", b'{"director":"d","at":7,"session_until":"x"}', b"7"):
        monkeypatch.setattr("app.core.approvals_seal.canonical", lambda value, head=head: _head(value, head))
        text = sealed()
        assert opened(text) is TextRefusal.ALTERED
        monkeypatch.undo()


def _head(value: Any, head: bytes) -> bytes:
    return head if "director" in value else canonical(value)


def test_an_opened_answer_is_not_equal_to_another_and_is_no_text() -> None:
    one, other = opened(), opened()
    assert one != other
    assert isinstance(one, OpenedAnswer)
    assert "session" not in repr(one)
