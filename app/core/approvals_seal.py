"""A director's answer from another desk: the session sealed to one request, and opened there once."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from app.core.approvals import ApprovalSubject, words_agree
from app.core.approvals_text import TextKind, TextRefusal, text_id, unwrap, wrap
from app.core.audit import JSON, canonical
from app.core.halt_readings import same_account
from app.core.rotation_steps import Approval, How

if TYPE_CHECKING:  # each function imports its own: every start of the console would pay, and few have a sealed answer
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

PRIVATE_BYTES: Final = 32
SESSION_LIMIT: Final = 512
"""Bytes of a session token at the most; the platform's have 43."""

_INFO: Final = b"aether console rotation answer 1\0"
_TAG_BYTES: Final = 16
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_LENGTH_BYTES: Final = 2
_HEX: Final = re.compile(r"[0-9a-f]+")
_CLEAR: Final = ("account", "requester", "fingerprint", "digest", "sender")


@dataclass(frozen=True, repr=False, eq=False)
class OpenedAnswer:
    """A director's session as it came out of an answer; without a repr, so that it never gets into a text.

    `session` can be overwritten in place, and is to be at the verdict or when the approval lapses. `text_id` is what
    the answer is remembered by.
    """

    approval: Approval
    session: bytearray
    text_id: str

    def wipe(self) -> None:
        """Overwrite the session with zeros."""
        self.session[:] = bytes(len(self.session))


def public_key(private: bytes) -> str:
    """The X25519 public key (hex) to 32 random bytes; raises ValueError for another number of bytes."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw().hex()


def seal_answer(
    subject: ApprovalSubject,
    heard: str,
    approval: Approval,
    session: bytes | bytearray,
    ephemeral: bytes,
    now: datetime,
    *,
    requester_may_approve: bool = False,
) -> str | TextRefusal:
    """The answer as text, or why there is none.

    `heard` are the words as the director typed them. `session` is the fresh session's token, `ephemeral` 32 random
    bytes for this one answer. Raises ValueError for an approval of another digest, or a token of an impossible length.
    """
    if approval.digest != subject.digest:
        raise ValueError("an approval is sealed for its own subject")
    if not 0 < len(session) <= SESSION_LIMIT:
        raise ValueError("a session of an impossible length")
    if now >= subject.expires_at:
        return TextRefusal.EXPIRED
    if same_account(approval.director, subject.requester) and not requester_may_approve:
        return TextRefusal.OWN
    if not words_agree(heard, subject.digest):
        return TextRefusal.WORDS
    sender = public_key(ephemeral)
    secrets = _secrets(ephemeral, subject.recipient, subject.digest, subject.recipient + sender)
    if secrets is None:
        return TextRefusal.ALTERED
    clear = _clear(subject, sender)
    said: dict[str, JSON] = {
        "at": approval.at.isoformat(),
        "director": approval.director,
        "session_until": approval.session_until.isoformat(),
    }
    head = canonical(said)
    plain = bytearray(len(head).to_bytes(_LENGTH_BYTES, "big") + head)
    plain += session
    cipher, nonce = secrets
    box = cipher.encrypt(nonce, plain, _associated(clear))
    plain[:] = bytes(len(plain))
    return wrap(TextKind.ANSWER, {**clear, "box": box.hex()})


def open_answer(
    text: str, subject: ApprovalSubject, private: bytes, used: Collection[str], now: datetime
) -> OpenedAnswer | TextRefusal:
    """The session in an answer to this very request, or why the text is refused.

    `private` are the 32 bytes that `subject.recipient` was made from; `used` the `text_id` of every answer that was
    opened before.
    """
    content = unwrap(text, TextKind.ANSWER)
    if isinstance(content, TextRefusal):
        return content
    refusal = _foreign(content, subject)
    if refusal is not None:
        return refusal
    if now >= subject.expires_at:
        return TextRefusal.EXPIRED
    answer_id = text_id(content)
    if answer_id in used:
        return TextRefusal.REPLAYED
    secrets = _secrets(private, content["sender"], subject.digest, subject.recipient + content["sender"])
    plain = None if secrets is None else _decrypted(*secrets, content)
    opened = None if plain is None else _opened(plain, subject, answer_id)
    if opened is None:
        return TextRefusal.ALTERED
    if now >= opened.approval.session_until:
        opened.wipe()
        return TextRefusal.SESSION
    return opened


def _foreign(content: dict[str, Any], subject: ApprovalSubject) -> TextRefusal | None:
    """Why an answer is not to this request, by what it says openly; the seal says the same again."""
    if set(content) != {*_CLEAR, "box"} or not all(isinstance(value, str) for value in content.values()):
        return TextRefusal.ALTERED
    if content["account"] != subject.account:
        return TextRefusal.ACCOUNT
    if content["requester"] != subject.requester:
        return TextRefusal.REQUESTER
    if content["fingerprint"] != subject.fingerprint:
        return TextRefusal.FINGERPRINT
    if content["digest"] != subject.digest:
        return TextRefusal.REQUEST
    lengths = len(content["sender"]) == 2 * PRIVATE_BYTES and len(content["box"]) > 2 * (_TAG_BYTES + _LENGTH_BYTES)
    written = lengths and len(content["box"]) % 2 == 0
    return None if written and _HEX.fullmatch(content["sender"] + content["box"]) else TextRefusal.ALTERED


def _clear(subject: ApprovalSubject, sender: str) -> dict[str, JSON]:
    return {
        "account": subject.account,
        "requester": subject.requester,
        "fingerprint": subject.fingerprint,
        "digest": subject.digest,
        "sender": sender,
    }


def _associated(clear: dict[str, JSON]) -> bytes:
    """The digest and all that is said openly: none of it can be exchanged under a seal."""
    return bytes.fromhex(str(clear["digest"])) + canonical(clear)


def _secrets(private: bytes, public: str, digest: str, both: str) -> tuple[ChaCha20Poly1305, bytes] | None:
    """The cipher and nonce that the two keys agree on; None for a public key that agrees on nothing.

    Each answer has an ephemeral key of its own, so no nonce is ever used twice.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    try:
        agreed = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(bytes.fromhex(public))
        )
    except ValueError:
        return None
    info = _INFO + bytes.fromhex(both)
    made = HKDF(SHA256(), _KEY_BYTES + _NONCE_BYTES, salt=bytes.fromhex(digest), info=info).derive(agreed)
    return ChaCha20Poly1305(made[:_KEY_BYTES]), made[_KEY_BYTES:]


def _decrypted(cipher: ChaCha20Poly1305, nonce: bytes, content: dict[str, Any]) -> bytearray | None:
    from cryptography.exceptions import InvalidTag

    box = bytes.fromhex(content["box"])
    plain = bytearray(len(box) - _TAG_BYTES)
    associated = _associated({name: content[name] for name in _CLEAR})
    try:
        cipher.decrypt_into(nonce, box, associated, plain)
    except InvalidTag:
        return None
    return plain


def _opened(plain: bytearray, subject: ApprovalSubject, answer_id: str) -> OpenedAnswer | None:
    """What a console sealed; None for what this one would not have, though it bears the right seal."""
    start = _LENGTH_BYTES + int.from_bytes(plain[:_LENGTH_BYTES], "big")
    session = plain[start:]
    try:
        said = json.loads(plain[_LENGTH_BYTES:start])
        approval = Approval(
            director=str(said["director"]),
            digest=subject.digest,
            at=datetime.fromisoformat(said["at"]),
            session_until=datetime.fromisoformat(said["session_until"]),
            how=How.OTHER_DESK,
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    finally:
        plain[:] = bytes(len(plain))
    aware = approval.at.tzinfo is not None and approval.session_until.tzinfo is not None
    return OpenedAnswer(approval, session, answer_id) if aware and 0 < len(session) <= SESSION_LIMIT else None
