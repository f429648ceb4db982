"""Catches what nobody caught: a sentence in the notice centre and the log, never a traceback on a terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from PySide6.QtCore import qInstallMessageHandler

# What Qt's offscreen plugin says of every window with a least size; it concerns nobody.
_REMARK = "This plugin does not support propagateSizeHints"

BugReport = Callable[[str, BaseException], None]


@contextmanager
def caught(report: BugReport, qt_message: Callable[[str], None]) -> Iterator[None]:
    """While it lasts, errors of slots, threads and finalisers go to `report`, Qt's complaints to `qt_message`."""

    def in_slot(_kind: type[BaseException], error: BaseException, _at: TracebackType | None) -> None:
        report("a slot", error)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            report(f"thread {args.thread.name if args.thread else 'unknown'}", args.exc_value)

    def unraisable(args: Any) -> None:
        if args.exc_value is not None:
            report("a finaliser", args.exc_value)

    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook, sys.unraisablehook = in_slot, in_thread, unraisable
    qInstallMessageHandler(lambda _kind, _context, text: qt_message(text) if text and _REMARK not in text else None)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before
        qInstallMessageHandler(None)
