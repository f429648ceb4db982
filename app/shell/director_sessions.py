"""The directors' sessions that one rotation is sent with, and the key that answers from other desks are sealed to."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from datetime import datetime

from api_client.models.secret_buffer import SecretBuffer
from api_client.services.secrets import Approvals
from app.core.approvals import ApprovalSubject
from app.core.approvals_seal import PRIVATE_BYTES, OpenedAnswer, open_answer, public_key
from app.core.approvals_text import TextRefusal
from app.core.rotation_steps import Approval


class DirectorSessions:
    """Holds bytes that can be overwritten, by director; never longer than the approvals that they belong to."""

    def __init__(self) -> None:
        self._tokens: dict[str, SecretBuffer] = {}
        self._private: bytearray | None = None
        self._opened: set[str] = set()

    @property
    def directors(self) -> Collection[str]:
        """Whose sessions are here, in lower case."""
        return tuple(self._tokens)

    @property
    def sealed_to(self) -> bool:
        """Whether an answer from another desk could be opened."""
        return self._private is not None

    def new_request(self) -> str:
        """Make the key pair of another request; return its public key in hex."""
        self.forget_request()
        self._private = bytearray(secrets.token_bytes(PRIVATE_BYTES))
        return public_key(bytes(self._private))

    def opened(self, text: str, subject: ApprovalSubject, now: datetime) -> OpenedAnswer | TextRefusal:
        """What is in an answer from another desk, or why it is refused; each counts once."""
        if self._private is None:
            return TextRefusal.REQUEST
        found = open_answer(text, subject, bytes(self._private), self._opened, now)
        if isinstance(found, OpenedAnswer):
            self._opened.add(found.text_id)
        return found

    def add(self, director: str, token: bytearray) -> None:
        """Take a session over; `token` is overwritten."""
        held = SecretBuffer(token)
        token[:] = bytes(len(token))
        self._wipe(director.strip().lower())
        self._tokens[director.strip().lower()] = held

    def keep(self, approvals: Iterable[Approval]) -> None:
        """Overwrite every session that belongs to none of these approvals."""
        wanted = {approval.director.strip().lower() for approval in approvals}
        for director in tuple(self._tokens):
            if director not in wanted:
                self._wipe(director)

    def pair(self, approvals: Iterable[Approval]) -> Approvals | None:
        """Both sessions for the one request, which stay held here; None when there are not two."""
        found = [self._tokens.get(approval.director.strip().lower()) for approval in approvals]
        if len(found) != 2 or found[0] is None or found[1] is None:
            return None
        return found[0], found[1]

    def forget_request(self) -> None:
        """Overwrite the key that answers are sealed to: none can be opened any more."""
        if self._private is not None:
            self._private[:] = bytes(len(self._private))
            self._private = None

    def wipe(self) -> None:
        """Overwrite everything."""
        self.keep(())
        self.forget_request()

    def _wipe(self, director: str) -> None:
        token = self._tokens.pop(director, None)
        if token is not None:
            token.wipe()
