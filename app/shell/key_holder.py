"""The one place that holds a new Kraken key between its fields and the request that carries it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from api_client.models.secret_buffer import SecretBuffer
from app.core.rotation_key import KeyBytes, parts_hash

KEPT_S: Final = 1_800.0
"""Seconds for which a key is held for a rotation that does not go on."""

_HASH_KEY_BYTES: Final = 32


class KeyHolder:
    """Owns both parts; whatever it lets go of is overwritten first."""

    def __init__(self) -> None:
        self._pair: tuple[SecretBuffer, SecretBuffer] | None = None
        self._since: datetime | None = None
        self._hash_key = b""

    @property
    def held(self) -> bool:
        """Whether both parts are here."""
        return self._pair is not None

    def begin(self) -> None:
        """Forget everything and make the hash key of another request."""
        self.wipe()
        self._hash_key = secrets.token_bytes(_HASH_KEY_BYTES)

    def hash_of(self, api_key: KeyBytes, private_key: KeyBytes) -> str:
        """The keyed hash (hex) of both parts for this request; empty when there is neither."""
        if not self._hash_key or not (len(api_key) or len(private_key)):
            return ""
        return parts_hash(self._hash_key, api_key, private_key)

    def hold(self, api_key: SecretBuffer, private_key: SecretBuffer, now: datetime) -> None:
        """Take both parts over; those held before are overwritten."""
        if self._pair is not None and self._pair[0] is not api_key:
            self.wipe()
        self._pair, self._since = (api_key, private_key), now

    def pair(self) -> tuple[SecretBuffer, SecretBuffer]:
        """Both parts, which stay the holder's; raises ValueError when there are none."""
        if self._pair is None:
            raise ValueError("no key is held")
        return self._pair

    def too_long(self, now: datetime) -> bool:
        """Whether a key has been held for longer than a person needs."""
        return self._since is not None and now - self._since >= timedelta(seconds=KEPT_S)

    def wipe(self) -> None:
        """Overwrite both parts."""
        for part in self._pair or ():
            part.wipe()
        self._pair = self._since = None

    def forget(self) -> None:
        """Overwrite both parts and forget the hash key, without which no hash of them tells anything."""
        self.wipe()
        self._hash_key = b""
