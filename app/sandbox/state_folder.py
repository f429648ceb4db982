"""The private folder that holds the sandbox's keys, credentials and database."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

DATABASE_NAME = "sandbox.db"


class StateFolderError(Exception):
    """The folder cannot be used; the text is a sentence for the user."""


def open_state_folder(path: Path | None) -> Path:
    """Return `path` (None: the folder in the user's data) as an absolute, existing folder of mode 0700.

    A folder that others can read and that holds somebody else's files is refused with `StateFolderError`, not changed.
    """
    folder = (path or platformdirs.user_data_path("aether-console") / "sandbox").expanduser().absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = stat.S_IMODE(folder.stat().st_mode)
        if mode & 0o077:
            if any(folder.iterdir()) and not (folder / DATABASE_NAME).exists():
                raise StateFolderError(
                    f"The state folder {folder} is open to other users (mode {mode:o}) and not the sandbox's own; "
                    f"name another one or run: chmod 700 {folder}"
                )
            folder.chmod(0o700)
    except OSError as error:
        raise StateFolderError(f"The state folder {folder} cannot be used: {error.strerror or error}.") from None
    return folder


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Wait until no other sandbox is setting up `folder`, and keep others waiting meanwhile."""
    descriptor = os.open(folder / "setup.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def environments_file(folder: Path) -> Iterator[Path]:
    """Give the path for this run's environments file, which no other run over the same folder writes to.

    The first sandbox of a folder has `environments.toml`, which stays; those beside it have one each until they end.
    """
    descriptor = os.open(folder / "running.lock", os.O_CREAT | os.O_RDWR, 0o600)
    own = folder / f"environments-{os.getpid()}.toml"
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield own
        else:
            for left_behind in folder.glob("environments-*.toml"):
                left_behind.unlink(missing_ok=True)
            yield folder / "environments.toml"
    finally:
        own.unlink(missing_ok=True)
        os.close(descriptor)
