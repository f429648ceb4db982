"""What a person can ask the console to do, as values that hold no secret."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeAlias

from app.core.areas import Area
from app.core.language import tr


@dataclass(frozen=True, slots=True)
class SignIn:
    """Ask the platform for a session; password and code travel beside the command, never in it."""

    email: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Sign in as {email}", email=self.email)


@dataclass(frozen=True, slots=True)
class RenewSession:
    """Sign in beside the running session and swap it."""

    email: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Renew the session of {email}", email=self.email)


@dataclass(frozen=True, slots=True)
class Lock:
    """Hide the pages until the next sign-in."""

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Lock this console")


@dataclass(frozen=True, slots=True)
class Unlock:
    """Show the pages again, by a sign-in."""

    email: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Unlock this console as {email}", email=self.email)


@dataclass(frozen=True, slots=True)
class LoadReview:
    """Put the claims of a readiness review on the board."""

    name: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Load the review {name}", name=self.name)


SAFE_MODE_LONGEST: Final = 80
"""Characters of a reason that everyone may read: it is a label of a metric."""


@dataclass(frozen=True, slots=True)
class EnterSafeMode:
    """Ask the platform to hedge only and take no new intents; `reason` is visible to everyone on /metrics."""

    reason: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Enter safe mode: {reason}", reason=self.reason)


@dataclass(frozen=True, slots=True)
class EnterSimulation:
    """Take one account out of live trading."""

    account: str
    reason: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Enter simulation for {account}: {reason}", account=self.account, reason=self.reason)


@dataclass(frozen=True, slots=True)
class ExitSimulation:
    """Let one account trade for real again; this raises risk."""

    account: str
    reason: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Leave simulation for {account}: {reason}", account=self.account, reason=self.reason)


@dataclass(frozen=True, slots=True)
class ExitSafeMode:
    """Let the platform take new intents again; this raises risk. The reason is for the journal alone."""

    reason: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Leave safe mode: {reason}", reason=self.reason)


@dataclass(frozen=True, slots=True)
class WaiveProbe:
    """Let one probe not stand in the way of GO until `until` (aware); this raises risk."""

    probe_id: str
    reason: str
    until: datetime

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr(
            "Waive {probe_id} until {until:%Y-%m-%d %H:%M} UTC: {reason}",
            probe_id=self.probe_id,
            until=self.until.astimezone(UTC),
            reason=self.reason,
        )


@dataclass(frozen=True, slots=True)
class WithdrawWaiver:
    """Let a waived probe count again."""

    probe_id: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Withdraw the waiver of {probe_id}", probe_id=self.probe_id)


@dataclass(frozen=True, slots=True)
class VoteArea:
    """Vote GO for one area as the board shows it now."""

    area: Area
    note: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Vote GO for {area}", area=self.area.words)


@dataclass(frozen=True, slots=True)
class DoneDuty:
    """Record that a recurring duty was done today."""

    duty_id: str
    note: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Record that the duty {duty_id} was done", duty_id=self.duty_id)


@dataclass(frozen=True, slots=True)
class RotateKey:
    """Replace the Kraken key of one account; the key itself and the directors' sessions are never part of it."""

    account: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Rotate the Kraken key of {account}", account=self.account)


@dataclass(frozen=True, slots=True)
class ForceReload:
    """Make the OMS read the stored key of one account again; the key stays the same."""

    account: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Make the OMS read the key of {account} again", account=self.account)


SessionCommand: TypeAlias = SignIn | RenewSession | Lock | Unlock
PlatformCommand: TypeAlias = EnterSafeMode | EnterSimulation | ExitSimulation | ExitSafeMode
KeyCommand: TypeAlias = RotateKey | ForceReload
BoardCommand: TypeAlias = WaiveProbe | WithdrawWaiver | VoteArea | DoneDuty
Command: TypeAlias = SessionCommand | LoadReview | PlatformCommand | KeyCommand | BoardCommand
