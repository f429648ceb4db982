"""The local journal: one hash-chained line a record, appended under a lock and synced before it counts."""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import io
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from app.core.audit import GENESIS, Record, Signer, head_of, seal
from app.core.audit_check import Memory, Verification, verify_lines
from app.core.audit_export import as_csv, as_json
from app.core.language import tr
from app.shell.journal_file import AppendFile, DiskFile
from app.shell.journal_key import JournalKey, KeyringUnavailable
from app.shell.paths import write_private

_log = logging.getLogger(__name__)
_STEP = 16_384


class JournalError(Exception):
    """A record could not be written; the text says where and why. Nothing was appended."""


class Journal:
    """Appends to and verifies one file.

    Every append takes the file's lock, reads the head, writes one line and syncs it, so that a console and a
    command line share one chain. A torn last line, left by a crash, is set aside beside the file before the next
    append: what was acknowledged is never lost, what was not never blocks a start. With a `key` each record is
    signed and the end is remembered in the keyring; a keyring that fails never keeps a record from being written.
    """

    def __init__(
        self,
        path: Path,
        environment: str,
        key: JournalKey | None = None,
        opener: Callable[[Path], AppendFile] = DiskFile,
    ) -> None:
        self.path = path
        self._environment = environment
        self._key = key
        self._opener = opener
        self._memory = Memory()
        self._turn = asyncio.Lock()
        self.unsigned_because = "" if key is not None else tr("no keyring is used")
        """Why the newest record is not signed or its end not remembered; empty while both are."""

    async def append(self, kind: str, actor: str, body: Mapping[str, Any], at: datetime) -> Record:
        """Write one record and return it once it is on the disk; raises `JournalError`."""
        async with self._turn:
            return await asyncio.to_thread(self._append, kind, actor, dict(body), at)

    async def verify(self, *, anew: bool = False) -> Verification:
        """Read the whole file and check every link; a missing file is an empty, intact chain.

        `anew`: somebody wants to know, so a keyring that failed a moment ago is tried once more.
        """
        return await asyncio.to_thread(self.verify_now, anew=anew)

    async def last(self, count: int) -> tuple[Record, ...]:
        """The newest `count` readable records, newest first; they are not checked against each other."""
        return await asyncio.to_thread(self._last, count)

    async def export(self, path: Path, form: Literal["csv", "json"]) -> int:
        """Write every readable record to a file for this user alone; how many. Raises `JournalError`."""
        records = (await self.verify()).records
        text = await asyncio.to_thread(as_csv if form == "csv" else as_json, records)
        try:
            await asyncio.to_thread(write_private, path, text)
        except OSError as error:
            raise JournalError(
                tr("The journal cannot be exported to {path}: {strerror}.", path=path, strerror=error.strerror)
            ) from None
        return len(records)

    def verify_now(self, *, anew: bool = False) -> Verification:
        """`verify` for callers without a loop; raises `JournalError` when the file cannot be read."""
        if anew and self._key is not None:
            self._key.ask_again()
        signer, memory, because = self._proof()  # before the file: an end that is older than the file is no harm
        try:
            with self.path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH)
                lines = file.readlines()
        except FileNotFoundError:
            lines = []
        except OSError as error:
            raise JournalError(
                tr("The journal {path} cannot be read: {strerror}.", path=self.path, strerror=error.strerror)
            ) from None
        found = verify_lines(lines, environment=self._environment, signer=signer, memory=memory)
        return replace(found, unproven_because=because)

    def set_aside(self) -> tuple[Path, ...]:
        """The files that hold what crashes left behind the last record; nothing of it had been acknowledged."""
        return tuple(sorted(self.path.parent.glob(f"{self.path.stem}.torn-*")))

    def _proof(self) -> tuple[Signer | None, Memory | None, str]:
        if self._key is None:
            return None, None, ""
        try:
            return self._key.signer(), self._key.memory(), ""
        except KeyringUnavailable as error:
            return None, None, str(error)

    def _last(self, count: int) -> tuple[Record, ...]:
        try:
            with self.path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH)
                return _newest(lambda start, size: os.pread(file.fileno(), size, start), _size(file.fileno()), count)[0]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise JournalError(
                tr("The journal {path} cannot be read: {strerror}.", path=self.path, strerror=error.strerror)
            ) from None

    def _append(self, kind: str, actor: str, body: dict[str, Any], at: datetime) -> Record:
        try:
            file = self._opener(self.path)
        except OSError as error:
            raise JournalError(
                tr("The journal {path} cannot be opened: {strerror}.", path=self.path, strerror=error.strerror)
            ) from None
        try:
            file.lock()
            before = self._head(file)
            signer, memory = self._signing(file, before)
            record, line = seal(
                sequence=before.sequence + 1 if before else 1,
                at=at,
                kind=kind,
                actor=actor,
                environment=self._environment,
                body=body,
                previous=before.digest if before else GENESIS,
                signer=signer,
            )
            _add(file, line)
            self._remember(record, memory)
            return record
        except OSError as error:
            raise JournalError(
                tr("The journal {path} cannot be written: {strerror}.", path=self.path, strerror=error.strerror)
            ) from None
        finally:
            _close(file)

    def _head(self, file: AppendFile) -> Record | None:
        """The last sound record; a torn tail behind it is moved to a file of its own."""
        newest, torn = _newest(file.read, file.size(), 1)
        if torn:
            self._set_aside(file, torn)
        return newest[0] if newest else None

    def _set_aside(self, file: AppendFile, torn: bytes) -> None:
        start = file.size() - len(torn)
        # Named by what it holds: a crash between the two steps must neither lose nor double it.
        aside = self.path.with_suffix(f".torn-{start}-{hashlib.sha256(torn).hexdigest()[:8]}")
        copy = self._opener(aside)
        try:
            copy.truncate(0)
            _write(copy, torn)
            copy.sync_entry()
        finally:
            _close(copy)
        file.truncate(start)
        _log.warning("the journal ended in an incomplete record of %d bytes; it was set aside", len(torn))

    def _signing(self, file: AppendFile, before: Record | None) -> tuple[Signer | None, Memory | None]:
        """The key, and what to remember of the past; None for what the keyring does not give."""
        if self._key is None:
            return None, None
        signer = None
        try:
            signer = self._key.signer(create=True)
            memory = self._memory
            if before is None or memory.end != before.end:
                memory = self._checked(file, before, self._key.memory())
            return signer, memory
        except KeyringUnavailable as error:
            self._say(str(error))
            return signer, None

    def _checked(self, file: AppendFile, before: Record | None, memory: Memory) -> Memory:
        """The memory with its end among the lost ones when the file does not hold it any more."""
        if memory.end is None or (before is not None and memory.end == before.end):
            return memory
        records = verify_lines(io.BytesIO(file.read(0, file.size()))).records
        if any(record.end == memory.end for record in records):
            return memory
        _log.warning("the journal does not end where it ended before: records were cut off or replaced")
        return replace(memory, lost=(*memory.lost, memory.end))

    def _remember(self, record: Record, memory: Memory | None) -> None:
        if self._key is None or memory is None:
            return
        memory = replace(memory, end=record.end, since=memory.since or record.sequence)
        try:
            self._key.remember(memory)
        except KeyringUnavailable as error:
            self._say(str(error))
        else:
            self._memory = memory
            self.unsigned_because = ""

    def _say(self, because: str) -> None:
        if because != self.unsigned_because:
            _log.info("the journal is kept without its keyring entry: %s", because)
        self.unsigned_because = because


def _add(file: AppendFile, line: bytes) -> None:
    size = file.size()
    try:
        _write(file, line)
        if size == 0:
            file.sync_entry()
    except OSError:
        # Told as not written, so it must not be found later. If even this fails, it is set aside as torn.
        with suppress(OSError):
            file.truncate(size)
        raise


def _write(file: AppendFile, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[file.write(view) :]
    file.sync()


def _close(file: AppendFile) -> None:
    """What was synced stays, whatever closing says: it must not turn a written record into a failure."""
    with suppress(OSError):
        file.close()


def _size(descriptor: int) -> int:
    return os.fstat(descriptor).st_size


def _newest(read: Callable[[int, int], bytes], size: int, count: int) -> tuple[tuple[Record, ...], bytes]:
    """The newest `count` sound records, newest first, and the torn bytes at the end; read from the end on."""
    step = _STEP * max(1, count // 16)
    while True:
        start = max(0, size - step)
        lines = read(start, size - start).split(b"\n")
        torn = lines.pop()
        whole = reversed(lines if start == 0 else lines[1:])
        records = tuple(islice((record for line in whole if (record := head_of(line)) is not None), count))
        if start == 0 or len(records) >= count:
            return records, torn
        step *= 4
