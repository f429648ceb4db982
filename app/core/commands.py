"""What a person can ask the console to do, as values that hold no secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class SignIn:
    """Ask the platform for a session; password and code travel beside the command, never in it."""

    email: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return f"Sign in as {self.email}"


@dataclass(frozen=True, slots=True)
class RenewSession:
    """Sign in beside the running session and swap it."""

    email: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return f"Renew the session of {self.email}"


@dataclass(frozen=True, slots=True)
class Lock:
    """Hide the pages until the next sign-in."""

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return "Lock this console"


@dataclass(frozen=True, slots=True)
class Unlock:
    """Show the pages again, by a sign-in."""

    email: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return f"Unlock this console as {self.email}"


@dataclass(frozen=True, slots=True)
class LoadReview:
    """Put the claims of a readiness review on the board."""

    name: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return f"Load the review {self.name}"


@dataclass(frozen=True, slots=True)
class EnterSafeMode:
    """Ask the platform to hedge only and take no new intents; `reason` is visible to everyone on /metrics."""

    reason: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return f"Enter safe mode: {self.reason}"


@dataclass(frozen=True, slots=True)
class EnterSimulation:
    """Take one account out of live trading."""

    account: str
    reason: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return f"Enter simulation for {self.account}: {self.reason}"


Command: TypeAlias = SignIn | RenewSession | Lock | Unlock | LoadReview | EnterSafeMode | EnterSimulation
