"""Everything the console knows, as one frozen value that every panel is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from app.core.alert_desk import AlertBoard
from app.core.counterpart import Counterpart
from app.core.duties import DutyDone
from app.core.evidence import Evidence
from app.core.freshness import Slice
from app.core.halt_ladder import Ladder
from app.core.halt_order import ArmedKill, HaltOrder
from app.core.language import tr
from app.core.mode_desk import ModesDesk
from app.core.own_series import OwnSeries
from app.core.readiness.decisions import Vote, Waiver
from app.core.reading_kind import ReadingKind as ReadingKind
from app.core.review import Review
from app.core.risk_look import RiskLook
from app.core.rotation_desk import DirectorDesk, RotationDesk
from app.core.trend import Trend

if TYPE_CHECKING:
    from app.core.judgement import Judgement


class EnvironmentKind(StrEnum):
    """What is at stake: decides the frame, the title and the friction."""

    PRODUCTION = "production"
    STAGING = "staging"
    SANDBOX = "sandbox"

    @property
    def word(self) -> str:
        """The word that people read, within a sentence; in capitals on a badge."""
        return _KIND_WORDS[self]


_KIND_WORDS: Final = {
    EnvironmentKind.PRODUCTION: tr("production"),
    EnvironmentKind.STAGING: tr("staging"),
    EnvironmentKind.SANDBOX: tr("sandbox"),
}


@dataclass(frozen=True, slots=True)
class ServiceAddress:
    """One configured service: its name in the file, its address and, where there are several kinds, its flavour."""

    name: str
    url: str
    flavour: str | None = None


@dataclass(frozen=True, slots=True)
class Environment:
    """The one environment of this window.

    `own_sandbox` is True only when this run's launcher proved its nonce: a label in a file grants nothing. `issuer` is
    what the issuer of every certificate must hold, if anything; `counterpart` the staging of a production, or the other
    way round, where both are configured. `rules` are the files of the alert rules to judge where no Prometheus
    tells its own, the console's where there are none; `series` the user's own questions to Prometheus. `scrape` are
    further addresses of which nothing is known but that they expose metrics. A `read_only` window writes nothing.
    """

    name: str
    kind: EnvironmentKind
    timezone: str
    accounts: tuple[str, ...]
    services: tuple[ServiceAddress, ...]
    own_sandbox: bool = False
    evidence: tuple[Evidence, ...] = ()
    counterpart: Counterpart | None = None
    issuer: str = ""
    rules: tuple[str, ...] = ()
    series: tuple[OwnSeries, ...] = ()
    scrape: tuple[ServiceAddress, ...] = ()
    read_only: bool = False

    @property
    def targets(self) -> tuple[ServiceAddress, ...]:
        """Everything that is watched for being there: the services, then the further addresses that are scraped."""
        return (*self.services, *self.scrape)

    def has(self, service: str) -> bool:
        """Whether the service has an address here."""
        return any(address.name == service for address in self.services)


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """Identity of one fact; `account` is whose it is, empty for a fact about the platform."""

    kind: ReadingKind
    service: str
    account: str = ""


Readings = Mapping[ReadingKey, Slice[Any]]
NEVER_READ: Slice[Any] = Slice(source="", ttl_s=0.0)


class SessionPhase(Enum):
    """Where the operator's session is."""

    SIGNED_OUT = "signed out"
    ACTIVE = "active"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class SessionState:
    """Who is signed in; the token itself is never part of the state.

    `failure` is why the last sign-in did not work, in words for the sign-in sheet. `busy` while one is running.
    `signed_in_at` is when password and code were last accepted.
    """

    phase: SessionPhase = SessionPhase.SIGNED_OUT
    email: str = ""
    account: str = ""
    expires_at: datetime | None = None
    busy: bool = False
    failure: str = ""
    signed_in_at: datetime | None = None

    def left_s(self, now: datetime) -> float:
        """Seconds until the session ends; 0 when there is none."""
        if self.phase is not SessionPhase.ACTIVE or self.expires_at is None:
            return 0.0
        return max(0.0, (self.expires_at - now).total_seconds())


class VerdictOfCommand(Enum):
    """How a command ended; UNKNOWN is resolved by reading back, never guessed."""

    RUNNING = "running"
    DONE = "done"
    PARTIAL = "partial"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one command, for the outcome strip and the journal; `kind` is the command's short name."""

    command_id: str
    verdict: VerdictOfCommand
    words: str
    at: datetime
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A bug or a fact about the console itself that needs a person; never a failed poll."""

    notice_id: str
    words: str
    at: datetime
    seen: bool = False


@dataclass(frozen=True, slots=True)
class JournalState:
    """The journal's own condition: how many records, whether the chain holds, what is wrong in words.

    `problem` is why it cannot be written, or how the chain is broken; `doubt` what could not be proven of one that
    holds, which no later record takes back.
    """

    records: int = 0
    intact: bool | None = None
    problem: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ConsoleHealth:
    """The console's own pulse: the event loop's p99 lag over the last minute, in milliseconds."""

    loop_lag_ms: float | None = None


@dataclass(frozen=True, slots=True)
class ClaimedReview:
    """The review that was dropped on the board and where it came from."""

    review: Review
    name: str
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class HaltState:
    """The armed kill, and the fired ones, newest first.

    `ladders` are the newest order's, one an account. `waiting` names accounts whose kill a guard refused and which a
    sign-in would send once more.
    """

    armed: ArmedKill | None = None
    orders: tuple[HaltOrder, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppState:
    """One consistent picture; replaced as a whole, so that no two panels can disagree."""

    environment: Environment
    session: SessionState = field(default_factory=SessionState)
    readings: Readings = field(default_factory=lambda: MappingProxyType({}))
    claim: ClaimedReview | None = None
    outcomes: tuple[Outcome, ...] = ()
    notices: tuple[Notice, ...] = ()
    journal: JournalState = field(default_factory=JournalState)
    console: ConsoleHealth = field(default_factory=ConsoleHealth)
    halt: HaltState = field(default_factory=HaltState)
    judged: Judgement | None = None
    waivers: tuple[Waiver, ...] = ()
    votes: tuple[Vote, ...] = ()
    duties: tuple[DutyDone, ...] = ()
    trend: Trend = field(default_factory=Trend)
    earlier_claim: ClaimedReview | None = None
    rotation: RotationDesk = field(default_factory=RotationDesk)
    director: DirectorDesk = field(default_factory=DirectorDesk)
    risk: RiskLook = field(default_factory=RiskLook)
    modes: ModesDesk = field(default_factory=ModesDesk)
    alerts: AlertBoard = field(default_factory=AlertBoard)
    locked: bool = False
    metrics_version: int = 0
    second_zone: str = ""
    sensitive: bool = False
    quiet_until: datetime | None = None

    @property
    def zone(self) -> str:
        """The zone of the clock beside UTC: the person's own choice, else the environment's."""
        return self.second_zone or self.environment.timezone

    def reading(self, kind: ReadingKind, service: str, account: str = "") -> Slice[Any]:
        """The fact as far as it is known; a never-read one where nothing polls it."""
        return self.readings.get(ReadingKey(kind, service, account), NEVER_READ)

    def with_reading(self, key: ReadingKey, fact: Slice[Any]) -> AppState:
        """Return the state with one fact replaced."""
        return replace(self, readings=MappingProxyType({**self.readings, key: fact}))

    def with_outcome(self, outcome: Outcome, keep: int = 50) -> AppState:
        """Return the state with the newest outcome first; an earlier one of the same command is replaced."""
        others = tuple(old for old in self.outcomes if old.command_id != outcome.command_id)
        return replace(self, outcomes=(outcome, *others)[:keep])

    def with_notice(self, notice: Notice, keep: int = 50) -> AppState:
        """Return the state with the newest notice first; the same notice again takes the old one's place."""
        others = tuple(old for old in self.notices if old.notice_id != notice.notice_id)
        return replace(self, notices=(notice, *others)[:keep])

    def with_notice_seen(self, notice_id: str) -> AppState:
        """Return the state with one notice marked as seen."""
        notices = tuple(
            replace(notice, seen=True) if notice.notice_id == notice_id else notice for notice in self.notices
        )
        return replace(self, notices=notices)

    def with_journal_record(self) -> AppState:
        """Return the state with one more record in the journal; a broken chain stays broken."""
        problem = self.journal.problem if self.journal.intact is False else ""
        return replace(self, journal=replace(self.journal, records=self.journal.records + 1, problem=problem))

    def with_journal_problem(self, words: str) -> AppState:
        """Return the state with the reason why the journal cannot be written."""
        return replace(self, journal=replace(self.journal, problem=words))
