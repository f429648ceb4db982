"""The static tokens of the root flavour: who holds which, and the digests by which the service knows them."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.sandbox.context import ADMINS
from app.sandbox.store import Store

BEARER_VARIABLE = "AETHER_SANDBOX_SECRETS_BEARER"
MFA_VARIABLE = "AETHER_SANDBOX_SECRETS_MFA"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS service_tokens (token_digest TEXT PRIMARY KEY, label TEXT);
"""


@dataclass(frozen=True, slots=True)
class ServiceTokens:
    """The tokens in the clear: one by label, which is the actor and the account, and the MFA token of all."""

    bearers: Mapping[str, str] = field(repr=False)
    mfa: str = field(repr=False)

    def variables(self) -> dict[str, str]:
        """Return what a console reads from its environment: the first label's token, and the MFA token."""
        return {BEARER_VARIABLE: next(iter(self.bearers.values())), MFA_VARIABLE: self.mfa}


def new_tokens() -> ServiceTokens:
    """Return new tokens for every account."""
    return ServiceTokens({label: secrets.token_urlsafe(32) for label in ADMINS}, secrets.token_urlsafe(32))


class AcceptedTokens:
    """The service's own table of tokens; a token without a label is an MFA token."""

    def __init__(self, store: Store) -> None:
        self._store = store
        store.ensure(_SCHEMA)

    def enrol(self, tokens: ServiceTokens) -> None:
        """Accept exactly these."""
        with self._store.transaction():
            self._store.execute("DELETE FROM service_tokens")
            for label, token in tokens.bearers.items():
                self._store.execute("INSERT INTO service_tokens VALUES (?, ?)", (_digest(token), label))
            self._store.execute("INSERT INTO service_tokens VALUES (?, NULL)", (_digest(tokens.mfa),))

    def label(self, token: str) -> str | None:
        """Return the label of a token, None when it is unknown."""
        row = self._store.query_one("SELECT label FROM service_tokens WHERE token_digest = ?", (_digest(token),))
        return None if row is None else row["label"]

    def has_mfa(self, token: str) -> bool:
        """Whether it is the MFA token."""
        row = self._store.query_one("SELECT label FROM service_tokens WHERE token_digest = ?", (_digest(token),))
        return row is not None and row["label"] is None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
