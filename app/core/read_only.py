"""Why a read-only window does nothing: the sentences, and which commands are no writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.core.commands import Command, LoadReview, Lock, RenewSession, SignIn, Unlock
from app.core.language import tr

if TYPE_CHECKING:
    from app.core.state import Environment

READ_ONLY: Final = tr("This window is read-only: it changes nothing on the platform and decides nothing in your name.")
SESSIONS: Final = ("sign in", "renew session", "unlock")
"""The commands of the runner that open a session, without which nothing guarded could be read."""

_READS: Final = (SignIn, RenewSession, Lock, Unlock, LoadReview)


def why_read_only(environment: Environment) -> str:
    """Why nothing can be written from this window; empty where it can."""
    return READ_ONLY if environment.read_only else ""


def why_no_command(command: Command, environment: Environment) -> str:
    """Why this command cannot be given in a read-only window; sessions, the lock and a review's claims are reads."""
    return "" if isinstance(command, _READS) else why_read_only(environment)


def why_no_kill(environment: Environment) -> str:
    """Why no kill leaves this window, and how one is sent all the same; empty where it does.

    The terminal's kill is asked for by name and confirmed: it is sent whatever the file says of windows.
    """
    if not environment.read_only:
        return ""
    said = tr("This window is read-only: NO KILL IS SENT FROM HERE.")
    if environment.own_sandbox:  # another process would start another sandbox
        return tr("{said} To try the kill switch, open the sandbox without --read-only.", said=said)
    return tr(
        "{said} To kill now, at a terminal: aether-console kill --environment {name} --all",
        said=said,
        name=_quoted(environment.name),
    )


def _quoted(name: str) -> str:
    return f"'{name}'" if " " in name else name
