"""A journal's key and remembered end in the operating system's keyring, which may be absent, locked or deaf."""

from __future__ import annotations

import hashlib
import json
import math
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol, TypeVar

from app.core.audit import End, Signer
from app.core.audit_check import Memory
from app.core.language import tr

T = TypeVar("T")

SERVICE = "aether-console"
_PATIENCE_S = 3.0
_SILENCE_S = 300.0
_LOST_KEPT = 8
_NO_ANSWER = tr("the keyring did not answer; it may be asking for its password")


class KeyringUnavailable(Exception):
    """The keyring cannot help now; the text is a clause that says why."""


class SecretStore(Protocol):
    """What is used of a keyring; the `keyring` package has this form."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """The secret, or None when there is none."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep the secret."""
        ...


class JournalKey:
    """One journal's two entries: its key and where it ended.

    Every call blocks for `patience_s` at most: call it in a thread. A keyring that failed is left alone for five
    minutes or until `ask_again`: each question could open one more password prompt, which takes the keyboard. A
    prompt that somebody sent away is not opened again before `ask_again`.
    """

    def __init__(
        self,
        path: Path,
        environment: str,
        store: SecretStore | None = None,
        *,
        patience_s: float = _PATIENCE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        # Two folders may hold a journal of the same environment: a portable set-up, or pictures being taken.
        place = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:16]
        self._name = f"journal of {environment} ({place})"
        self._store = store
        self._patience_s = patience_s
        self._clock = clock
        self._signer: Signer | None = None
        self._pending: Future[Any] | None = None
        self._silent_until = 0.0
        self._trouble = ""

    def signer(self, *, create: bool = False) -> Signer | None:
        """The key, made and kept where there is none and `create` asks for it; raises `KeyringUnavailable`."""
        if self._signer is None:
            self._signer = self._ask(lambda store: self._read_key(store, create=create))
        return self._signer

    def memory(self) -> Memory:
        """Where the journal ended last; empty when nothing is remembered. Raises `KeyringUnavailable`."""
        return self._ask(lambda store: _memory_from(store.get_password(SERVICE, f"{self._name} end")))

    def remember(self, memory: Memory) -> None:
        """Keep where the journal ends; raises `KeyringUnavailable`."""
        text = _memory_text(memory)
        self._ask(lambda store: store.set_password(SERVICE, f"{self._name} end", text))

    def ask_again(self) -> None:
        """Somebody wants to know: try the keyring even if it failed a moment ago."""
        self._silent_until = 0.0

    def _read_key(self, store: SecretStore, *, create: bool) -> Signer | None:
        name = f"{self._name} key"
        kept = store.get_password(SERVICE, name)
        if kept is None and create:
            store.set_password(SERVICE, name, secrets.token_hex(32))
            kept = store.get_password(SERVICE, name)
            if kept is None:
                raise KeyringUnavailable(tr("the keyring forgets what it is given"))
        try:
            return None if kept is None else Signer(bytes.fromhex(kept))
        except ValueError:
            raise KeyringUnavailable(tr("the keyring's entry is not a key of this journal")) from None

    def _ask(self, question: Callable[[SecretStore], T]) -> T:
        self._take_late_answer()
        if self._clock() < self._silent_until:
            raise KeyringUnavailable(self._trouble)
        future: Future[T] = Future()
        # A daemon: a prompt that nobody answers must not keep the console from ending.
        threading.Thread(target=self._answer, args=(question, future), name="keyring", daemon=True).start()
        try:
            return future.result(self._patience_s)
        except TimeoutError:
            self._pending = future
            raise KeyringUnavailable(_NO_ANSWER) from None
        except Exception as error:
            self._fall_silent(_why(error))
            raise KeyringUnavailable(self._trouble) from None

    def _take_late_answer(self) -> None:
        """What took longer than we waited was a person at a prompt: who sent it away is not asked at the next act."""
        if self._pending is None:
            return
        if not self._pending.done():
            raise KeyringUnavailable(tr("the keyring has not answered yet; it may be asking for its password"))
        error, self._pending = self._pending.exception(), None
        if isinstance(error, Exception):
            self._trouble, self._silent_until = _why(error), math.inf

    def _answer(self, question: Callable[[SecretStore], T], future: Future[T]) -> None:
        try:
            future.set_result(question(self._opened()))
        except Exception as error:
            future.set_exception(error)

    def _opened(self) -> SecretStore:
        if self._store is None:
            import keyring  # here: it takes longer to load than everything else this module needs

            self._store = keyring
        return self._store

    def _fall_silent(self, trouble: str) -> None:
        self._trouble = trouble
        self._silent_until = self._clock() + _SILENCE_S


def _why(error: Exception) -> str:
    """Known by name: a back end's own text may say more than belongs into a log."""
    match type(error).__name__:
        case "KeyringUnavailable":
            return str(error)
        case "TimeoutError":
            return _NO_ANSWER
        case "InitError":
            return tr("the keyring could not be opened")
        case "NoKeyringError":
            return tr("there is no keyring on this workstation")
        case "KeyringLocked":
            return tr("the keyring is locked")
        case name:
            return tr("the keyring failed: {name}", name=name)


def _memory_text(memory: Memory) -> str:
    return json.dumps(
        {
            "end": None if memory.end is None else [memory.end.count, memory.end.digest],
            "since": memory.since,
            "lost": [[end.count, end.digest] for end in memory.lost[-_LOST_KEPT:]],
        }
    )


def _memory_from(text: str | None) -> Memory:
    if text is None:
        return Memory()
    try:
        kept = json.loads(text)
        lost = tuple(_end(item) for item in kept["lost"])
        return Memory(None if kept["end"] is None else _end(kept["end"]), kept["since"], lost)
    except (ValueError, TypeError, KeyError):
        raise KeyringUnavailable(tr("the keyring's entry is not the end of this journal")) from None


def _end(item: Any) -> End:
    count, digest = item
    return End(int(count), str(digest))
