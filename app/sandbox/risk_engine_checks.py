"""The risk engine: what it lets through, what it refuses, and what it remembers of its refusals."""

import threading
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.sandbox.halt_flags import HaltFlags
from app.sandbox.metrics import ServiceMetrics
from app.sandbox.safe_mode_flag import SafeModeFlag

MAX_SPREAD_BPS = 35.0
CIRCUIT_OPEN_FOR = timedelta(seconds=30)
REMEMBERED_FAILURES = 200  # an account
KILL_SWITCH = "kill_switch"
CIRCUIT_BREAKER = "circuit_breaker"
SAFE_MODE = "safe_mode"
_REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Intent:
    """A wish to trade: ``side`` is "buy" or "sell", ``quantity`` in units, ``price`` in US dollars."""

    symbol: str
    side: str
    quantity: float
    price: float
    spread_bps: float
    volatility: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refused intent; ``notional`` in US dollars, ``timestamp`` aware UTC."""

    symbol: str
    invariant: str
    action: str
    reason: str
    timestamp: datetime
    notional: float | None


@dataclass(frozen=True, slots=True)
class BlockedSymbol:
    """A symbol that one account may not trade for a while; ``triggered_at`` is aware UTC."""

    symbol: str
    reason: str
    spread_bps: float
    volatility: float
    triggered_at: datetime
    safe_mode: bool


class RiskEngine:
    """Decides on intents, in both profiles by the halt flag first, by safe mode last; safe to use from any thread.

    Refusals and blocked symbols live in the process only, as the platform's do.
    """

    def __init__(
        self, flags: HaltFlags, safe_mode: SafeModeFlag, metrics: ServiceMetrics, clock: Callable[[], datetime]
    ) -> None:
        self._flags = flags
        self._safe_mode = safe_mode
        self._metrics = metrics
        self._clock = clock
        self._lock = threading.Lock()
        self._refusals: dict[str, deque[Refusal]] = {}
        self._counts: dict[str, Counter[str]] = {}
        self._blocked: dict[str, dict[str, BlockedSymbol]] = {}

    def allows(self, account_id: str, intent: Intent) -> bool:
        """Decide on an intent of an account; a refusal is remembered and counted."""
        if self._flags.engaged(account_id):
            self._refuse(account_id, intent, KILL_SWITCH, "Risk kill switch engaged for account")
            return False
        if self._trips(account_id, intent):
            self._refuse(account_id, intent, CIRCUIT_BREAKER, f"circuit breaker open for {intent.symbol}")
            return False
        if self._safe_mode.active():
            self._refuse(account_id, intent, SAFE_MODE, "Safe mode is active: no new intents")
            return False
        return True

    def refusals(self, account_id: str, limit: int) -> tuple[dict[str, int], list[Refusal]]:
        """Return how often each invariant refused, and the last ``limit`` refusals, newest first."""
        with self._lock:
            kept = list(self._refusals.get(account_id, ()))
            return dict(self._counts.get(account_id, {})), kept[::-1][:limit]

    def blocked(self, account_id: str) -> list[BlockedSymbol]:
        """Return the symbols that are blocked now."""
        now = self._clock()
        with self._lock:
            blocked = self._blocked.get(account_id, {})
            return [entry for entry in blocked.values() if now < entry.triggered_at + CIRCUIT_OPEN_FOR]

    def start_over(self) -> None:
        """Forget refusals and blocked symbols; counters never go back."""
        with self._lock:
            self._refusals.clear()
            self._counts.clear()
            self._blocked.clear()

    def _trips(self, account_id: str, intent: Intent) -> bool:
        if any(entry.symbol == intent.symbol for entry in self.blocked(account_id)):
            return True
        if intent.spread_bps <= MAX_SPREAD_BPS:
            return False
        entry = BlockedSymbol(
            intent.symbol,
            "spread_limit",
            intent.spread_bps,
            intent.volatility,
            self._clock(),
            safe_mode=self._safe_mode.active(),
        )
        with self._lock:
            self._blocked.setdefault(account_id, {})[intent.symbol] = entry
        return True

    def _refuse(self, account_id: str, intent: Intent, invariant: str, reason: str) -> None:
        notional = round(intent.quantity * intent.price, 2)
        refusal = Refusal(intent.symbol, invariant, _REJECT, reason, self._clock(), notional)
        with self._lock:
            self._refusals.setdefault(account_id, deque(maxlen=REMEMBERED_FAILURES)).append(refusal)
            self._counts.setdefault(account_id, Counter())[invariant] += 1
        self._metrics.increment("rejected_intents", stage="risk", reason=invariant)
