"""Faults that can be switched on for one service, and the count of requests that reached its handlers."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum


class FaultKind(StrEnum):
    """What can be made to go wrong, in the network before a service or in the service itself."""

    REFUSED = "refused"
    HANG = "hang"
    SLOW = "slow"
    EXPIRED_CERTIFICATE = "expired_certificate"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    HANG_BEFORE = "hang_before"
    HANG_AFTER = "hang_after"
    TEXT_500 = "text_500"
    TEXT_500_AFTER = "text_500_after"
    DRAINING_503 = "draining_503"
    GARBAGE_JSON = "garbage_json"
    MISSING_FIELD = "missing_field"
    WRONG_TYPE = "wrong_type"
    SESSION_LOST = "session_lost"
    UNWIRED = "unwired"
    ALLOWLIST_MISSING = "allowlist_missing"
    NOT_LISTED = "not_listed"
    CHANNELS = "channels"
    UNHEALTHY = "unhealthy"
    NO_INTENTS = "no_intents"
    KRAKEN = "kraken"
    CLUSTER = "cluster"
    NO_LIMITS = "no_limits"
    OTHER_REPLICA = "other_replica"
    STATE_LOST = "state_lost"


class KrakenFailure(StrEnum):
    """What Kraken can answer to a check of credentials other than accepting them."""

    REJECTED = "rejected"
    THROTTLED = "throttled"
    LOCKED_OUT = "locked_out"
    ERROR = "error"
    UNREACHABLE = "unreachable"
    UNEXPECTED = "unexpected"


class ClusterFailure(StrEnum):
    """What can be wrong with the cluster's secret store or with what it holds.

    `vanished` is a secret that goes between reading and changing it, `foreign` one that another implementation wrote,
    `corrupt` one whose times cannot be read, `unsigned` one that does not say who rotated it.
    """

    UNAVAILABLE = "unavailable"
    UNREADABLE = "unreadable"
    NOT_UPDATED = "not_updated"
    NOT_CREATED = "not_created"
    VANISHED = "vanished"
    FOREIGN = "foreign"
    CORRUPT = "corrupt"
    UNSIGNED = "unsigned"


# These act on the port or on a whole connection, where no path and no single request can be told apart.
CONNECTION_FAULTS = frozenset({FaultKind.REFUSED, FaultKind.HANG, FaultKind.SLOW, FaultKind.EXPIRED_CERTIFICATE})
NOTIFICATION_CHANNELS = ("email", "sms", "webhook")
ALLOWLISTS = ("ADMIN_ALLOWLIST", "DIRECTOR_ALLOWLIST")
FAILURES: dict[FaultKind, tuple[str, ...]] = {
    FaultKind.KRAKEN: tuple(KrakenFailure),
    FaultKind.CLUSTER: tuple(ClusterFailure),
}
MAX_DELAY_S = 600.0
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fault:
    """One active fault.

    `route` limits it to one path, `times` to so many requests. `parameter` is the delay in seconds for `slow`, the key
    for `missing_field` and `wrong_type`, the channels (comma separated) for `channels`, the variable for
    `allowlist_missing`, the check that fails for `unhealthy`, which failure it is for `kraken` and `cluster` (the first
    unless it says otherwise). `not_listed` takes every account off the admin allowlist, `no_limits` leaves accounts
    without risk limits, `other_replica` lets another process answer reads than writes, `state_lost` keeps a restarted
    service from finding its state.
    What ends in `before` keeps the request from the service, what ends in `after` keeps the service's answer from the
    caller. Raises `ValueError` with a sentence when they do not fit.
    """

    kind: FaultKind
    route: str | None = None
    times: int | None = None
    parameter: str | None = None
    since: datetime = _NEVER

    def __post_init__(self) -> None:
        if self.kind in CONNECTION_FAULTS and (self.route is not None or self.times is not None):
            raise ValueError(f"The fault {self.kind} acts on whole connections: it takes neither a route nor times.")
        if self.times is not None and self.times < 1:
            raise ValueError("times must be at least 1.")
        if self.route is not None and not self.route.startswith("/"):
            raise ValueError("A route is a path and starts with a slash.")
        if self.kind is FaultKind.SLOW:
            _ = self.delay_s
        if self.kind is FaultKind.CHANNELS and not set(self.channels) <= set(NOTIFICATION_CHANNELS):
            raise ValueError(f"The channels are {', '.join(NOTIFICATION_CHANNELS)}.")
        if self.kind is FaultKind.ALLOWLIST_MISSING and self.parameter not in (None, *ALLOWLISTS):
            raise ValueError(f"The allowlist is one of {', '.join(ALLOWLISTS)}.")
        if self.parameter not in (None, *FAILURES.get(self.kind, (self.parameter,))):
            raise ValueError(f"What {self.kind} can fail with is one of {', '.join(FAILURES[self.kind])}.")

    @property
    def delay_s(self) -> float:
        """The delay of `slow`, 2 seconds unless `parameter` says otherwise."""
        try:
            delay_s = float(self.parameter) if self.parameter is not None else 2.0
        except ValueError:
            raise ValueError("The delay is a number of seconds.") from None
        if not 0 < delay_s <= MAX_DELAY_S:
            raise ValueError(f"The delay is more than 0 and at most {MAX_DELAY_S:.0f} seconds.")
        return delay_s

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that fail, all of them unless `parameter` names some."""
        if self.parameter is None:
            return NOTIFICATION_CHANNELS
        return tuple(part.strip() for part in self.parameter.split(",") if part.strip())


class ServiceFaults:
    """The active faults of one service; safe to use from any thread.

    One fault of a kind is active for a route: setting it again replaces it.
    """

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._faults: dict[tuple[FaultKind, str | None], Fault] = {}
        self._handled: Counter[tuple[str, str]] = Counter()
        self._abort: list[Callable[[int], None]] = []

    def set(self, fault: Fault) -> None:
        """Switch `fault` on from now."""
        with self._lock:
            self._faults[(fault.kind, fault.route)] = replace(fault, since=self._clock())

    def clear(self) -> None:
        """Switch every fault off."""
        with self._lock:
            self._faults.clear()

    def active(self) -> tuple[Fault, ...]:
        """Return the faults that are switched on."""
        with self._lock:
            return tuple(self._faults.values())

    def find(self, kind: FaultKind, path: str | None = None) -> Fault | None:
        """Return the fault of `kind` that concerns `path`, or None, without using it up."""
        with self._lock:
            return self._match(kind, path)

    def take(self, kind: FaultKind, path: str) -> Fault | None:
        """Return the fault of `kind` that concerns `path` and count it as used once."""
        with self._lock:
            fault = self._match(kind, path)
            if fault is None or fault.times is None:
                return fault
            key = (fault.kind, fault.route)
            if fault.times == 1:
                del self._faults[key]
            else:
                self._faults[key] = replace(fault, times=fault.times - 1)
            return fault

    def failed_channels(self, path: str = "/risk/kill") -> tuple[str, ...]:
        """Return the notification channels that are to fail for a request to `path`."""
        fault = self.take(FaultKind.CHANNELS, path)
        return fault.channels if fault else ()

    def count_handled(self, method: str, path: str) -> None:
        """Count a request that reached the handler of a route."""
        with self._lock:
            self._handled[(method, path)] += 1

    @property
    def handled(self) -> dict[tuple[str, str], int]:
        """How many requests reached each handler, by method and path."""
        with self._lock:
            return dict(self._handled)

    def on_abort(self, callback: Callable[[int], None]) -> None:
        """Give the function that aborts the client connection behind a proxy's outgoing port."""
        self._abort.append(callback)

    def abort_connection(self, port: int) -> None:
        """Cut the client connection that arrived through the proxy's outgoing `port`."""
        for abort in self._abort:
            abort(port)

    def _match(self, kind: FaultKind, path: str | None) -> Fault | None:
        return self._faults.get((kind, path)) or self._faults.get((kind, None))
