"""Which environment a command works on: this run's own sandbox, or one of the file's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.core.language import tr
from app.shell.connection import Said, Surroundings
from app.shell.console import Console
from app.shell.environments import EnvironmentsError, EnvironmentSettings, read_environments
from app.shell.paths import Paths
from app.shell.sandbox_process import SandboxError, SandboxProcess


@dataclass(frozen=True)
class Selection:
    """What the command line says about the environment."""

    paths: Paths
    sandbox: bool = False
    environment: str | None = None
    environments: Path | None = None
    profile: str = "repaired"
    sandbox_state: Path | None = None
    remote_approvals: bool = False
    """Whether directors may approve from another desk in the sandbox, where no file says so."""
    flavours: Mapping[str, str] = field(default_factory=dict)
    """Of the sandbox's services, by name, where not the usual one."""
    said: Said = field(default_factory=Said)
    """With `read_only` a window writes nothing, whatever the file says."""
    may_write: bool = False
    """Whether the file's own `read_only` does not count: a kill at the terminal is meant."""


def is_first_run(selection: Selection) -> bool:
    """Whether nothing was said about an environment and the user's own file is not there."""
    given = selection.sandbox or selection.environment is not None or selection.environments is not None
    return not given and not selection.paths.environments.exists()


@asynccontextmanager
async def opened(selection: Selection) -> AsyncIterator[Console]:
    """The chosen environment's console, closed at the end and its sandbox stopped.

    Raises `EnvironmentsError` or `SandboxError` with a sentence.
    """
    if not selection.sandbox:
        settings = _chosen(selection)
        settings = replace(
            settings, read_only=selection.said.read_only or (settings.read_only and not selection.may_write)
        )
        around = Surroundings(selection.paths, environments=selection.environments, said=selection.said)
        console = await Console.open(settings, around)
        try:
            yield console
        finally:
            await console.close()
        return
    state = selection.sandbox_state or selection.paths.sandbox
    process = await SandboxProcess.start(profile=selection.profile, state=state, flavours=selection.flavours)
    try:
        if not await process.control.proves_nonce():
            raise SandboxError(tr("The sandbox did not prove that it belongs to this run; nothing was sent to it."))
        settings = next(iter(read_environments(Path(process.line.environments_file)).values()))
        remote_approvals = settings.remote_approvals or selection.remote_approvals
        settings = replace(settings, remote_approvals=remote_approvals, read_only=selection.said.read_only)
        around = Surroundings(selection.paths, sandbox=process, own_sandbox=True, said=selection.said)
        console = await Console.open(settings, around)
        try:
            yield console
        finally:
            await console.close()
    finally:
        await process.stop()


def _chosen(selection: Selection) -> EnvironmentSettings:
    path = selection.environments or selection.paths.environments
    known = read_environments(path)
    if selection.environment is None:
        if len(known) == 1:
            return next(iter(known.values()))
        raise EnvironmentsError(
            tr(
                "{path} names several environments; choose one: --environment {names}.",
                path=path,
                names=" | ".join(known),
            )
        )
    if selection.environment not in known:
        raise EnvironmentsError(
            tr(
                "{path} names no environment {environment!r}; it names {names}.",
                path=path,
                environment=selection.environment,
                names=", ".join(known),
            )
        )
    return known[selection.environment]
