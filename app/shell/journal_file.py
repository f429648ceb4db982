"""The file under a journal, reduced to the calls that may fail, so that a test can let each of them fail."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Protocol

from app.shell.paths import private_folder


class AppendFile(Protocol):
    """An open file that is only ever appended to or cut; every call may raise `OSError`."""

    def lock(self) -> None:
        """Wait until no other process has the file."""
        ...

    def size(self) -> int:
        """Its length in bytes."""
        ...

    def read(self, start: int, count: int) -> bytes:
        """The `count` bytes from `start` on."""
        ...

    def write(self, content: bytes | memoryview) -> int:
        """Append; how many bytes were taken."""
        ...

    def truncate(self, size: int) -> None:
        """Cut it to `size` bytes."""
        ...

    def sync(self) -> None:
        """Return when what was written is on the disk."""
        ...

    def sync_entry(self) -> None:
        """Return when the folder's entry of the file is on the disk."""
        ...

    def close(self) -> None:
        """Let go of the file and of its lock."""
        ...


class DiskFile:
    """An `AppendFile` on the disk, made for this user alone where there is none."""

    def __init__(self, path: Path) -> None:
        self._folder = private_folder(path.parent)
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)

    def lock(self) -> None:
        """Wait until no other process has the file."""
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def size(self) -> int:
        """Its length in bytes."""
        return os.fstat(self._descriptor).st_size

    def read(self, start: int, count: int) -> bytes:
        """The `count` bytes from `start` on."""
        return os.pread(self._descriptor, count, start)

    def write(self, content: bytes | memoryview) -> int:
        """Append; how many bytes were taken."""
        return os.write(self._descriptor, content)

    def truncate(self, size: int) -> None:
        """Cut it to `size` bytes."""
        os.ftruncate(self._descriptor, size)

    def sync(self) -> None:
        """Return when what was written is on the disk."""
        os.fsync(self._descriptor)

    def sync_entry(self) -> None:
        """Return when the folder's entry of the file is on the disk."""
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def close(self) -> None:
        """Let go of the file and of its lock."""
        os.close(self._descriptor)
