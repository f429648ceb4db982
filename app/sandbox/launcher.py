"""The command that serves the sandbox: options, start, announcement, orderly stop."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import os
import secrets
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from app.sandbox.announcement import Announcement, environments_toml
from app.sandbox.certificates import provide_certificates, write_private
from app.sandbox.context import Profile, utc_now
from app.sandbox.control import build_control
from app.sandbox.evidence_files import write_evidence
from app.sandbox.mended_rules import write_rules
from app.sandbox.operators import provide_operators
from app.sandbox.proxy import LOOPBACK
from app.sandbox.running_platform import PORT_COUNT, PlatformOptions, PortTakenError, RunningPlatform
from app.sandbox.running_service import LoopbackServer
from app.sandbox.secrets_options import provide_secrets
from app.sandbox.services import BUILDERS, FLAVOURS
from app.sandbox.state_folder import DATABASE_NAME, StateFolderError, environments_file, exclusive, open_state_folder

EXIT_FAILED = 1
EXIT_USAGE = 64
_LOWEST_PORT, _HIGHEST_PORT = 1024, 65535

logger = logging.getLogger(__name__)


class UsageError(Exception):
    """The command line cannot be carried out; the text is a sentence."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the sandbox until told to stop; return the exit code: 0, 1 (it cannot run) or 64 (usage)."""
    _log_in_one_line()
    try:
        arguments = _parse(sys.argv[1:] if argv is None else argv)
        asyncio.run(_serve(arguments))
    except UsageError as error:
        return _fail(f"{error}", EXIT_USAGE)
    except (PortTakenError, StateFolderError, ValueError) as error:
        return _fail(str(error), EXIT_FAILED)
    except sqlite3.Error as error:
        return _fail(f"The sandbox's database cannot be used: {error}.", EXIT_FAILED)
    except BrokenPipeError:
        # Python flushes its output once more at exit and would complain about the closed pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _fail("The sandbox stopped because nobody reads its output.", EXIT_FAILED)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _fail(f"The sandbox cannot run: {error.strerror or error}{where}.", EXIT_FAILED)
    except KeyboardInterrupt:
        return 0
    except Exception as error:
        logger.debug("traceback", exc_info=error)
        return _fail(f"The sandbox stopped because of a fault of its own ({type(error).__name__}).", EXIT_FAILED)
    return 0


def _parser() -> _Parser:
    parser = _Parser(prog="aether-console sandbox", description="Serve a sandbox of the platform on 127.0.0.1.")
    parser.add_argument("--json", action="store_true", help="tell everything in one line of JSON")
    parser.add_argument("--port-base", type=int, metavar="N", help="first port (default: free ports)")
    parser.add_argument("--state", type=Path, metavar="DIR", help="state folder (default: in the user's data folder)")
    parser.add_argument("--http", action="store_true", help="serve plain HTTP as well, for other clients")
    defects = "with every known defect mended (the default), or with all of them"
    parser.add_argument("--profile", choices=[*Profile], default=Profile.REPAIRED, type=str, help=defects)
    parser.add_argument("--unwired", default="", metavar="SERVICE,…", help="services without a session store")
    parser.add_argument(
        "--halt-consumer", action="store_true", help="let a kill end the account's orders and positions"
    )
    parser.add_argument(
        "--secrets-flavour", choices=[*FLAVOURS["secrets"]], default="k8s", help="which one (default: k8s)"
    )
    parser.add_argument("--oms-flavour", choices=[*FLAVOURS["oms"]], default="async", help="which one (default: async)")
    parser.add_argument("--host", default=LOOPBACK, help="127.0.0.1 or localhost; nothing else is served")
    parser.add_argument("--watch-stdin", action="store_true", help="stop when standard input ends")
    return parser


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.host not in (LOOPBACK, "localhost"):
        raise UsageError(f"The sandbox serves {LOOPBACK} only, never {arguments.host}.")
    base = arguments.port_base
    if base is not None and not _LOWEST_PORT <= base <= _HIGHEST_PORT - PORT_COUNT + 1:
        raise UsageError(f"--port-base must be from {_LOWEST_PORT} to {_HIGHEST_PORT - PORT_COUNT + 1}.")
    arguments.unwired = tuple(name.strip() for name in arguments.unwired.split(",") if name.strip())
    unknown = [name for name in arguments.unwired if name not in BUILDERS]
    if unknown:
        raise UsageError(f"There is no service {unknown[0]!r}; there are {', '.join(BUILDERS)}.")
    if "admin" in arguments.unwired:
        raise UsageError("The admin service opens the sessions: it cannot be without a session store.")
    return arguments


async def _serve(arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    _stop_on_signals(stop.set)
    if arguments.watch_stdin:
        _stop_at_end_of_stdin(stop.set)
    folder = open_state_folder(arguments.state)
    with exclusive(folder):
        platform = RunningPlatform(
            folder / DATABASE_NAME,
            provide_certificates(folder),
            provide_operators(folder),
            PlatformOptions(
                Profile(arguments.profile),
                arguments.unwired,
                arguments.port_base,
                arguments.http,
                arguments.halt_consumer,
                provide_secrets(folder, arguments.secrets_flavour),
                arguments.oms_flavour,
            ),
        )
    nonce = secrets.token_urlsafe(32)
    port: int = platform.control_listener.getsockname()[1]
    control = LoopbackServer(build_control(platform, nonce, port, stop.set), platform.certificates)
    try:
        await platform.start()
        await control.start(platform.control_listener)
        with environments_file(folder) as environments:
            mended = platform.options.profile is Profile.REPAIRED
            rules = write_rules(folder) if mended else None
            write_private(environments, environments_toml(platform, _evidence(platform, folder), rules).encode())
            announcement = Announcement(platform, nonce, environments, f"https://{LOOPBACK}:{port}")
            _say(announcement.json_line() if arguments.json else announcement.table())
            await stop.wait()
    finally:
        await asyncio.gather(control.stop(), platform.stop())


def _evidence(platform: RunningPlatform, folder: Path) -> dict[str, Path]:
    """The evidence of a platform that is mended; as shipped nobody attached any."""
    if platform.options.profile is not Profile.REPAIRED:
        return {}
    return write_evidence(folder, {name: service.url for name, service in platform.running.items()}, utc_now())


def _stop_on_signals(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)


def _stop_at_end_of_stdin(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 4096):
                pass
        with contextlib.suppress(RuntimeError):  # the loop has ended by itself meanwhile
            loop.call_soon_threadsafe(stop)

    # A thread: standard input may be a file or a terminal, which an event loop cannot watch everywhere.
    threading.Thread(target=watch, name="sandbox-stdin", daemon=True).start()


class _OneLine(logging.Formatter):
    def formatException(self, ei: object) -> str:
        """Return nothing: a traceback may quote what a caller sent."""
        return ""


def _log_in_one_line() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_OneLine("%(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(handler)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _fail(sentence: str, code: int) -> int:
    sys.stderr.write(f"aether-console sandbox: {sentence}\n")
    return code
