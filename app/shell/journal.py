"""The local journal: one hash-chained line a record, appended under a lock and synced before it counts."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.audit import GENESIS, Record, Verification, head_of, seal, verify_lines
from app.shell.paths import private_folder

_log = logging.getLogger(__name__)


class JournalError(Exception):
    """A record could not be written; the text says where and why. Nothing was appended."""


class Journal:
    """Appends to and verifies one file.

    Every append takes the file's lock, reads the head, writes one line and syncs it, so that a console and a
    command line share one chain. A torn last line, left by a crash, is set aside beside the file before the next
    append: what was acknowledged is never lost, what was not never blocks a start.
    """

    def __init__(self, path: Path, environment: str) -> None:
        self.path = path
        self._environment = environment
        self._turn = asyncio.Lock()

    async def append(self, kind: str, actor: str, body: Mapping[str, Any], at: datetime) -> Record:
        """Write one record and return it once it is on the disk; raises `JournalError`."""
        async with self._turn:
            return await asyncio.to_thread(self._append, kind, actor, dict(body), at)

    async def verify(self) -> Verification:
        """Read the whole file and check every link; a missing file is an empty, intact chain."""
        return await asyncio.to_thread(self.verify_now)

    async def last(self, count: int) -> tuple[Record, ...]:
        """The newest `count` readable records, newest first."""
        verification = await self.verify()
        return tuple(reversed(verification.records[-count:]))

    def verify_now(self) -> Verification:
        """`verify` for callers without a loop; raises `JournalError` when the file cannot be read."""
        try:
            with self.path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH)
                return verify_lines(file)
        except FileNotFoundError:
            return verify_lines(())
        except OSError as error:
            raise JournalError(f"The journal {self.path} cannot be read: {error.strerror}.") from None

    def _append(self, kind: str, actor: str, body: dict[str, Any], at: datetime) -> Record:
        try:
            private_folder(self.path.parent)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError as error:
            raise JournalError(f"The journal {self.path} cannot be opened: {error.strerror}.") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            previous = self._head(descriptor)
            sequence, digest = (previous.sequence + 1, previous.digest) if previous else (1, GENESIS)
            record, line = seal(
                sequence=sequence,
                at=at,
                kind=kind,
                actor=actor,
                environment=self._environment,
                body=body,
                previous=digest,
            )
            self._add(descriptor, line)
            return record
        except OSError as error:
            raise JournalError(f"The journal {self.path} cannot be written: {error.strerror}.") from None
        finally:
            os.close(descriptor)

    def _add(self, descriptor: int, line: bytes) -> None:
        size = os.fstat(descriptor).st_size
        try:
            _write(descriptor, line)
            if size == 0:
                _sync_folder(self.path.parent)
        except OSError:
            # Told as not written, so it must not be found later. If even this fails, it is set aside as torn.
            with suppress(OSError):
                os.ftruncate(descriptor, size)
            raise

    def _head(self, descriptor: int) -> Record | None:
        """The last complete record; a torn tail behind it is moved to a file of its own."""
        content = _tail(descriptor)
        complete, newline, torn = content.rpartition(b"\n")
        if torn:
            self._set_aside(descriptor, torn)
        if not newline:
            return None
        return head_of(complete.rpartition(b"\n")[2])

    def _set_aside(self, descriptor: int, torn: bytes) -> None:
        size = os.fstat(descriptor).st_size
        aside = self.path.with_suffix(f".torn-{size}")
        copy = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            _write(copy, torn)
        finally:
            os.close(copy)
        os.ftruncate(descriptor, size - len(torn))
        _log.warning("the journal ended in an incomplete record of %d bytes; it was set aside", len(torn))


def _write(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """A new file is on the disk only when its folder's entry is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _tail(descriptor: int) -> bytes:
    """The end of the file from the last complete line's start on, read backwards in growing steps."""
    size = os.fstat(descriptor).st_size
    step = 16_384
    while True:
        start = max(0, size - step)
        content = os.pread(descriptor, size - start, start)
        if start == 0 or content.count(b"\n", 0, -1) >= 2:
            return content
        step *= 4
