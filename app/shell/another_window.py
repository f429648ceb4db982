"""Opens another environment in a console of its own: one window is one environment."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.core.language import tr
from app.shell.connection import Said

_SETTLES_S: Final = 1.5


def console_command() -> list[str]:
    """How to start a console: this interpreter and this package, or the frozen binary itself."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]


def window_arguments(environment: str, file: Path, said: Said) -> list[str]:
    """What to say to it: which table of which file, and what was said of this run; the settings it reads for itself."""
    arguments = ["--environment", environment, "--environments", str(file)]
    if said.language is not None:
        arguments += ["--language", said.language]
    if said.read_only:
        arguments.append("--read-only")
    return arguments


class AnotherWindow:
    """Starts consoles that outlive this one. `command` is how one is started."""

    def __init__(self, command: Sequence[str] | None = None, settles_s: float = _SETTLES_S) -> None:
        self._command = tuple(console_command() if command is None else command)
        self._settles_s = settles_s
        self._started: list[subprocess.Popen[bytes]] = []

    def open(self, arguments: Sequence[str]) -> str:
        """Blocking, a moment: start one; what it said where it ended at once, empty while it runs."""
        self._started = [one for one in self._started if one.poll() is None]
        with tempfile.TemporaryFile() as complaints:
            try:
                process = subprocess.Popen(  # noqa: S603 our own package
                    [*self._command, *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=complaints,
                    start_new_session=True,
                )
            except OSError as error:
                return tr("it could not be started, {strerror}", strerror=error.strerror)
            self._started.append(process)
            try:
                code = process.wait(self._settles_s)
            except subprocess.TimeoutExpired:
                return ""
            complaints.seek(0)
            lines = complaints.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else tr("it ended at once with {code}", code=code)
