"""Every place outside memory where a secret could come to lie, and the ways it could be written there."""

from __future__ import annotations

import base64
import logging
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import keyring
import pytest
from keyring.backend import KeyringBackend

from app.shell.logs import start_log, stop_log
from app.shell.paths import Paths
from tests.shell.journal_room import Keyring

_LOGGERS = ("", "app", "api_client", "widgets", "httpx", "httpcore", "asyncio", "qasync")


class KeptRecords(logging.Handler):
    """Every record of every library from DEBUG on, with its arguments, before anything is redacted."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.name} {record.getMessage()} {record.args!r} {record.exc_info!r}")


class KeyringInMemory(KeyringBackend):
    """What the `keyring` package writes to."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept = Keyring()

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept.set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        del self.kept.entries[username]


@dataclass(frozen=True)
class Searched:
    """What is looked through: `folders` with all files below them, and what is told by name."""

    records: KeptRecords
    keyring: KeyringInMemory
    folders: Mapping[str, Path]
    shown: dict[str, str] = field(default_factory=dict)

    def texts(self) -> Iterator[tuple[str, bytes]]:
        """Each place by name, with all that it holds."""
        yield "records", "\n".join(self.records.texts).encode()
        yield "keyring", repr(self.keyring.kept.entries).encode()
        yield "environment", repr(dict(os.environ)).encode("utf-8", "surrogateescape")
        if sys.platform.startswith("linux"):
            yield "environment at the start", Path("/proc/self/environ").read_bytes()
        for name, folder in self.folders.items():
            for file in folder.rglob("*"):
                yield f"{name}: file names", str(file.relative_to(folder)).encode()
                if file.is_file():
                    yield f"{name}: {file.name}", file.read_bytes()
        for name, text in self.shown.items():
            yield name, text.encode()


@contextmanager
def everything_kept(root: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Searched]:
    """Everything is on: each logger from DEBUG, the console's own log, a keyring that keeps, temporary files here.

    The console's files are below `root`.
    """
    temporary = root / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    before = {name: logging.getLogger(name).level for name in _LOGGERS}
    usual = keyring.get_keyring()
    found = Searched(KeptRecords(), KeyringInMemory(), {"console": root, "home": home})
    keyring.set_keyring(found.keyring)
    log = start_log(Paths.below(root).log, logging.DEBUG)
    logging.getLogger().addHandler(found.records)
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield found
    finally:
        logging.getLogger().removeHandler(found.records)
        stop_log(log)
        keyring.set_keyring(usual)
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def forms(secret: bytes) -> Mapping[str, bytes]:
    """`secret` as it may be written."""
    return {
        "plain": secret,
        "a half": secret[: len(secret) // 2],
        "the other half": secret[len(secret) // 2 :],
        "quoted": quote(secret.decode(), safe="").encode(),
        "hexadecimal": secret.hex().encode(),
        "utf-16": secret.decode().encode("utf-16-le"),
        # Whatever stands before it: whole groups of the middle, in each of the three alignments.
        **{f"base64 from {skip}": base64.b64encode(secret[skip : skip + 12]) for skip in range(3)},
    }


def searched_places(places: Searched, secrets: Mapping[str, bytes]) -> list[str]:
    """Where each secret lies, and how, one sentence a find; empty when there is none anywhere."""
    wanted = [(name, form, written) for name, secret in secrets.items() for form, written in forms(secret).items()]
    return [
        f"{name} lies in {place} ({form})"
        for place, text in places.texts()
        for name, form, written in wanted
        if written in text
    ]
