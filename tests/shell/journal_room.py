"""What the journal's tests share: a keyring in memory, and a journal with a key from it."""

from __future__ import annotations

from datetime import UTC, datetime

from app.shell.journal import Journal
from app.shell.journal_key import JournalKey, SecretStore
from app.shell.paths import Paths

AT = datetime(2025, 10, 11, 18, 43, tzinfo=UTC)
PROVEN = "chain intact; end and authorship proven"


class Keyring:
    """A keyring in memory; `error` is raised by every call while it is set, `refuses` by storing alone."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.calls = 0
        self.error: Exception | None = None
        self.refuses: Exception | None = None

    def get_password(self, service_name: str, username: str) -> str | None:
        assert service_name == "aether-console"
        self.calls += 1
        if self.error is not None:
            raise self.error
        return self.entries.get(username)

    def set_password(self, service_name: str, username: str, password: str) -> None:
        self.get_password(service_name, username)
        if self.refuses is not None:
            raise self.refuses
        self.entries[username] = password

    def secret(self) -> str:
        return next(secret for name, secret in self.entries.items() if name.endswith(" key"))


def journal_with(paths: Paths, store: SecretStore, environment: str = "staging") -> Journal:
    path = paths.journal(environment)
    return Journal(path, environment, JournalKey(path, environment, store))


def write(journal: Journal, *numbers: int) -> None:
    for number in numbers:
        journal._append("asked", "ops", {"number": number}, AT)


def lines(paths: Paths) -> list[bytes]:
    return paths.journal("staging").read_bytes().splitlines(keepends=True)


def replaced(paths: Paths, *kept: bytes) -> None:
    paths.journal("staging").write_bytes(b"".join(kept))
