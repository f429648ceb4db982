"""Keeps what this process holds in memory to itself: no core dump, no reader, no traceback that quotes a value."""

from __future__ import annotations

import asyncio
import ctypes
import faulthandler
import logging
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final

_PR_GET_DUMPABLE: Final = 3
_PR_SET_DUMPABLE: Final = 4
# CPython takes blocks up to this size from pools of its own, by classes of 16 bytes; larger ones come from libc.
_SMALL: Final = 512
_CLASS: Final = 16
_SMALL_BLOCKS: Final = 4096
_LARGE_SIZES: Final = tuple(_SMALL * 2**power for power in range(1, 9))
_LARGE_BLOCKS: Final = 64


@dataclass(frozen=True)
class Hardening:
    """What could be done on this machine; `gaps` are sentences that say what could not."""

    no_core: bool
    not_dumpable: bool
    gaps: tuple[str, ...]


def harden() -> Hardening:
    """Shut this process off; the first thing a command does that may hold a secret. Cannot be taken back.

    From then on nobody but root can attach to the process or read its memory, and `/proc/self` belongs to root:
    `mem` and `environ` cannot be opened any more, not even by the process itself; a file opened before stays usable.
    A program it starts is as dumpable as any other, but inherits that it leaves no core.
    """
    no_core, not_dumpable = _without_core(), _without_readers()
    faulthandler.disable()
    faulthandler.cancel_dump_traceback_later()
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable
    gaps = (
        *(() if no_core else ("This system cannot be told to write no core dump.",)),
        *(() if not_dumpable else ("This system lets other programs of this user read the console's memory.",)),
    )
    return Hardening(no_core, not_dumpable, gaps)


def sweep_freed_memory() -> None:
    """Overwrite memory that was freed a moment ago, as far as the interpreter hands it out again; some 30 ms.

    What libraries copied and dropped lies in freed blocks until somebody else needs one. Taking blocks of every
    size, which come zeroed, and giving them back reaches those freed last.
    """
    for _ in sweeping():
        pass


async def sweep_beside() -> None:
    """The same on a running loop, which gets its turn every millisecond or two.

    Not in a thread: libc hands a thread other memory than that which this one gave back.
    """
    for _ in sweeping():
        await asyncio.sleep(0)


def sweeping() -> Iterator[None]:
    """The sweep in pieces of at most two milliseconds; all blocks are held until the last is taken."""
    header = bytes.__basicsize__
    taken = []
    for size in range(header + _CLASS - 1, _SMALL + 1, _CLASS):
        taken.append([bytes(size - header) for _ in range(_SMALL_BLOCKS)])
        yield
    for size in _LARGE_SIZES:
        taken.append([bytes(size) for _ in range(_LARGE_BLOCKS)])
        yield
    while taken:
        taken.pop()
        yield


def loop_failed(_loop: Any, context: Mapping[str, Any]) -> None:
    """An asyncio exception handler: asyncio's own quotes a callback's arguments."""
    error = context.get("exception")
    # "Exception in callback name(arguments)": the name is all that is wanted.
    words = re.split(r"[(<]", str(context.get("message") or "the loop met an error"), maxsplit=1)[0].strip()
    logging.getLogger("asyncio").error(
        "%s (%s)", words, _place(error) if isinstance(error, BaseException) else "no exception"
    )


def _without_core() -> bool:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return False
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _without_readers() -> bool:
    # The limit alone is not enough: a core that is piped to a collector does not heed it.
    if not sys.platform.startswith("linux"):
        return False
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return bool(prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0)


def _uncaught(_kind: type[BaseException], error: BaseException, _at: TracebackType | None) -> None:
    _tell("an error that nobody caught", error)


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        _tell(f"thread {args.thread.name if args.thread else 'unknown'} ended", args.exc_value)


def _unraisable(args: Any) -> None:
    if args.exc_value is not None:
        _tell("a finaliser failed", args.exc_value)


def _tell(what: str, error: BaseException) -> None:
    """Where and of which type; the text of an exception may quote what was being worked on."""
    words = f"aether-console: {what}: {_place(error)}.\n"
    if sys.stderr is not None:
        sys.stderr.write(words)


def _place(error: BaseException) -> str:
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    kind = type(error).__name__
    if at is None:
        return kind
    return f"{kind} at {Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}"
