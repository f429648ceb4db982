"""The rotating log in the user's state folder: 0600, redacted, never a body or a header."""

from __future__ import annotations

import logging
import logging.handlers
import os
import time
from io import TextIOWrapper
from pathlib import Path

from api_client.redact import redact
from app.shell.paths import private_folder

_FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s"
_BYTES = 1_000_000
_FILES = 5


class _Redacted(logging.Formatter):
    """Formats in UTC and redacts the finished line, so that no argument and no exception text escapes."""

    def __init__(self) -> None:
        super().__init__(_FORMAT, "%Y-%m-%dT%H:%M:%S")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """A rotating file that is created 0600 instead of being narrowed afterwards."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing on the terminal when the disk is full: logging would print the arguments as they are."""


def start_log(path: Path, level: int = logging.INFO) -> logging.Handler:
    """Send the console's records to `path`; returns the handler for `stop_log`.

    Libraries speak from WARNING on only: httpx and httpcore write addresses at INFO and headers at DEBUG.
    """
    private_folder(path.parent)
    handler = _PrivateFile(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    handler.setFormatter(_Redacted())
    handler.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in ("app", "api_client", "widgets"):
        logging.getLogger(name).setLevel(level)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Detach and close what `start_log` opened."""
    logging.getLogger().removeHandler(handler)
    handler.close()
