"""The command line: one clear line on failure, never a traceback, Qt only where a window is wanted."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import logging
import os
import sys
import tempfile
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from app import __version__
from app.core.language import ENGLISH, LANGUAGES, tr

if TYPE_CHECKING:
    from app.shell.selection import Selection

FLAVOURS = {"secrets": ("k8s", "root", "gateway"), "oms": ("async", "core", "root")}
"""Of which services the sandbox has several, and which."""

EXIT_USAGE = 64
EXIT_FAILED = 70
EXIT_UNKNOWN = 2
EXIT_INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    """Usage errors exit 64, as BSD's sysexits say, so that 2 can mean an unknown verdict."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["sandbox"]:
        from app.sandbox.launcher import main as serve

        return serve(arguments[1:])
    gaps: tuple[str, ...] = ()
    if argv is None:  # else the process is its caller's, and this cannot be taken back
        from app.shell.hardening import harden

        gaps = harden().gaps
    parser = _parser()
    options = parser.parse_args(arguments)
    if argv is None:
        _speak(options)
    if {"sandbox", "environment"} <= vars(options).keys():  # one before the command, the other behind it
        parser.error("argument --environment: not allowed with argument --sandbox")
    if options.read_only and options.command is not None:
        parser.error(f"argument --read-only: is for the window, {options.command} does not take it")
    if options.command != "tour" and "sandbox" not in options:
        for service in FLAVOURS:
            if f"{service}_flavour" in options:
                parser.error(f"argument --{service}-flavour: only with argument --sandbox")
    return _run(options, gaps)


def _speak(options: argparse.Namespace) -> None:
    """Choose the language before anything that has words is loaded; a document for programs is in English."""
    from app.shell.languages import chosen
    from app.shell.paths import Paths

    if options.command == "check" and options.json and options.language is None:
        return
    code = chosen(Paths.of_user().settings, options.language)
    if code != ENGLISH.code:
        with contextlib.suppress(ImportError):  # a terminal where Qt cannot be loaded reads English
            from app.shell.translator import speak_in

            speak_in(code)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="aether-console", description="Operator console of an automated Kraken trading platform.")
    parser.add_argument("--version", action="version", version=f"aether-console {__version__}")
    _add_environment(parser)
    parser.add_argument(
        "--language", choices=LANGUAGES, help="the language of this run, instead of the one in the settings"
    )
    parser.add_argument("--read-only", action="store_true", help="open a window that changes nothing")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    check = _command(
        commands, "check", "read everything once and print the readiness verdict", "0 GO, 1 NO-GO, 2 UNKNOWN"
    )
    _add_environment(check)
    check.add_argument("--json", action="store_true", help="print one JSON document")
    commands.add_parser("sandbox", help="serve the sandbox platform only", add_help=False)
    tour = _command(commands, "tour", "draw every page to PNG files, in both themes")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pictures go")
    _add_sandbox(tour)
    tour.add_argument("--scale", type=float, choices=(1, 1.5, 2), default=1, help="scale of the pictures")
    kill = _command(
        commands, "kill", "engage the kill switch and follow the halt", "0 HALTED, 1 REFUSED, 3 ENGAGED, 4 UNKNOWN"
    )
    _add_environment(kill)
    whom = kill.add_mutually_exclusive_group(required=True)
    whom.add_argument("--account", action="append", metavar="A", help="a configured account; may be repeated")
    whom.add_argument("--all", action="store_true", help="all configured accounts")
    reasons = ("loss_cap_breach", "spread_widening", "latency_stall")
    kill.add_argument(
        "--reason",
        choices=reasons,
        help="told to the platform (default: the worst that is observed, else loss_cap_breach)",
    )
    kill.add_argument("--note", default="", metavar="T", help="your own words, into the journal")
    kill.add_argument("--yes", action="store_true", help="do not ask before firing")
    journal = _command(commands, "journal", "work with the local journal")
    verbs = journal.add_subparsers(dest="verb", metavar="VERB", required=True)
    verify = _command(verbs, "verify", "check every record of the chain")
    only = "only this environment's journal"
    verify.add_argument("--environment", metavar="NAME", default=argparse.SUPPRESS, help=only)
    return parser


def _command(commands: Any, name: str, words: str, ends: str = "") -> _Parser:
    """A command that says what it does in the list of all and above its own options; `ends` are its exit codes."""
    codes = f"Exit status: {ends}." if ends else None
    made: _Parser = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.", epilog=codes)
    return made


def _add_environment(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--environment", metavar="NAME", default=argparse.SUPPRESS, help="a table of environments.toml")
    which.add_argument(
        "--sandbox", action="store_true", default=argparse.SUPPRESS, help="start and use the sandbox platform"
    )
    words = "instead of environments.toml in the user's configuration folder"
    parser.add_argument("--environments", type=Path, metavar="FILE", default=argparse.SUPPRESS, help=words)
    _add_sandbox(parser)


def _add_sandbox(parser: argparse.ArgumentParser) -> None:
    """What the sandbox platform that this run starts is like."""
    words = "the sandbox platform with its known defects mended (the default), or with all of them"
    parser.add_argument("--profile", choices=("repaired", "shipped"), default=argparse.SUPPRESS, help=words)
    for service, flavours in FLAVOURS.items():
        words = f"which {service} service the sandbox platform runs"
        parser.add_argument(f"--{service}-flavour", choices=flavours, default=argparse.SUPPRESS, help=words)


def _run(options: argparse.Namespace, gaps: Sequence[str]) -> int:
    from app.shell.environments import EnvironmentsError
    from app.shell.logs import start_log, stop_log
    from app.shell.paths import Paths
    from app.shell.sandbox_process import SandboxError

    paths = Paths.of_user()
    try:
        log = start_log(paths.log)
    except OSError as error:
        words = tr("The log cannot be written to {path}: {strerror}.", path=paths.log.parent, strerror=error.strerror)
        return _say(words, EXIT_FAILED)
    for words in gaps:
        logging.getLogger(__name__).info("%s", words)
    try:
        code = _dispatch(options)
        sys.stdout.flush()  # here, where a reader that has gone can still be taken calmly
        return code
    except (EnvironmentsError, SandboxError) as error:
        return _say(str(error), EXIT_USAGE if isinstance(error, EnvironmentsError) else EXIT_FAILED)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED
    except Exception as error:  # the last resort: a sentence here, the details in the log while it is still open
        return _failed(error)
    finally:
        stop_log(log)


def _dispatch(options: argparse.Namespace) -> int:
    match options.command:
        case "check":
            from app.shell.check import check

            return _ran(check(_selection(options), as_json=options.json, out=sys.stdout))
        case "kill":
            return _kill(options)
        case "journal":
            from app.shell.journal_command import verify

            return verify(_selection(options).paths, getattr(options, "environment", None), out=sys.stdout)
        case "tour":
            return _tour(options)
        case _:
            return _open(options)


def _kill(options: argparse.Namespace) -> int:
    from api_client.models.kill_switch import KillReason
    from app.shell.kill_command import kill

    reason = None if options.reason is None else KillReason(options.reason)
    accounts = options.account or ()
    work = kill(_selection(options), accounts, reason, options.note, yes=options.yes, out=sys.stdout)
    return _ran(work)


def _ran(work: Coroutine[Any, Any, int]) -> int:
    from app.shell.hardening import loop_failed

    with asyncio.Runner() as runner:
        runner.get_loop().set_exception_handler(loop_failed)
        return runner.run(work)


def _tour(options: argparse.Namespace) -> int:
    """Pictures need no screen and no preferences: both come from the tour itself."""
    from app.shell.paths import Paths
    from app.shell.tour_screen import platform

    if options.scale != 1:
        os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    with tempfile.TemporaryDirectory(prefix="aether-tour-") as folder:
        os.environ["QT_QPA_PLATFORM"] = platform(os.environ.get("QT_QPA_PLATFORM", ""), options.scale, Path(folder))
        from app.shell.main import tour

        selection = replace(_selection(options), paths=Paths.below(Path(folder)), sandbox=True, remote_approvals=True)
        return tour(selection, options.out)


def _open(options: argparse.Namespace) -> int:
    if not _has_display():
        return _say(tr("There is no display to open a window on; try aether-console check or tour."), EXIT_FAILED)
    gc.disable()  # to look for garbage while everything is loaded costs a tenth of the start; the loop collects its own
    selection = _selection(options)  # loads all that needs no Qt: PySide reads the source of whatever comes after it
    from app.shell.main import open_console

    return open_console(selection)


def _has_display() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _selection(options: argparse.Namespace) -> Selection:
    from app.shell.connection import Said
    from app.shell.paths import Paths
    from app.shell.selection import Selection

    given = vars(options)
    return Selection(
        paths=Paths.of_user(),
        sandbox=given.get("sandbox", False),
        environment=given.get("environment"),
        environments=given.get("environments"),
        profile=given.get("profile", "repaired"),
        said=Said(options.language, options.read_only),
        flavours={name: given[f"{name}_flavour"] for name in FLAVOURS if f"{name}_flavour" in given},
    )


def _failed(error: Exception) -> int:
    logging.getLogger(__name__).error("a command failed", exc_info=error)
    kind = type(error).__name__
    words = tr("The console failed ({kind}); nothing more is known. The log has the details.", kind=kind)
    return _say(words, EXIT_FAILED)


def _say(sentence: str, code: int) -> int:
    with contextlib.suppress(OSError):
        print(f"aether-console: {sentence}", file=sys.stderr)
    return code
