"""Starts the sandbox platform as a process of its own and speaks to its control endpoint."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec

from api_client.control import SandboxControl
from api_client.tls import make_context
from app.core.language import tr

_START_S = 60.0
_STOP_S = 5.0


class SandboxError(Exception):
    """The sandbox did not start; the text is a sentence."""


@dataclass(frozen=True, repr=False)
class KrakenPair:
    """A key that the sandbox's stand-in for Kraken takes; it opens nothing anywhere else."""

    api_key: str
    api_secret: str


@dataclass(frozen=True, repr=False)
class SandboxSecrets:
    """What a starting sandbox tells of its credentials service: `variables` are what its console reads."""

    variables: Mapping[str, str] = field(default_factory=dict)
    kraken_pairs: tuple[KrakenPair, ...] = ()


@dataclass(frozen=True)
class SandboxLine:
    """The one JSON line a starting sandbox prints."""

    nonce: str
    ca_file: str
    environments_file: str
    control_url: str
    secrets: SandboxSecrets = field(default_factory=SandboxSecrets)

    @property
    def variables(self) -> Mapping[str, str]:
        """Static tokens by the variable's name that its environments file gives them."""
        return self.secrets.variables

    @property
    def kraken_pairs(self) -> tuple[KrakenPair, ...]:
        """Keys to rotate to."""
        return self.secrets.kraken_pairs

    def __repr__(self) -> str:
        return f"SandboxLine(control_url={self.control_url!r})"


def sandbox_command() -> list[str]:
    """How to start the sandbox: this interpreter and this package, or the frozen binary itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "sandbox"]
    return [sys.executable, "-m", "app", "sandbox"]


class SandboxProcess:
    """A running sandbox of this run; it ends with its standard input, so that none is ever left behind."""

    def __init__(self, process: subprocess.Popen[bytes], complaints: IO[bytes], line: SandboxLine) -> None:
        self._process = process
        self._complaints = complaints
        self.line = line
        context = make_context(Path(line.ca_file), None)
        self.control = SandboxControl(line.control_url, context, line.nonce)

    @classmethod
    async def start(
        cls, *, profile: str = "repaired", state: Path | None = None, flavours: Mapping[str, str] | None = None
    ) -> SandboxProcess:
        """Start it and wait for its line; `flavours` by service are those that are not the usual ones.

        Raises `SandboxError`.
        """
        return await asyncio.to_thread(cls._start, profile, state, flavours or {})

    @classmethod
    def _start(cls, profile: str, state: Path | None, flavours: Mapping[str, str]) -> SandboxProcess:
        command = [*sandbox_command(), "--json", "--watch-stdin", "--profile", profile]
        for service, flavour in flavours.items():
            command += [f"--{service}-flavour", flavour]
        if state is not None:
            command += ["--state", str(state)]
        complaints = tempfile.TemporaryFile()  # noqa: SIM115 lives as long as the process; a pipe could fill up
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints)  # noqa: S603 our own package
        assert process.stdout is not None  # noqa: S101 asked for above
        patience = threading.Timer(_START_S, process.kill)
        patience.start()
        line = process.stdout.readline()
        patience.cancel()
        try:
            return cls(process, complaints, msgspec.json.decode(line, type=SandboxLine))
        except ValueError:  # no such line, or a CA file that is none
            words = _end(process, complaints)
            raise SandboxError(tr("The sandbox did not start: {words}", words=words or tr("it said nothing"))) from None

    async def stop(self) -> None:
        """End it and wait until it has gone."""
        await self.control.aclose()
        await asyncio.to_thread(_end, self._process, self._complaints)


def _end(process: subprocess.Popen[bytes], complaints: IO[bytes]) -> str:
    """Close its input, wait, and return the last line it complained with."""
    try:
        process.communicate(timeout=_STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    with complaints:
        complaints.seek(0)
        lines = complaints.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""
