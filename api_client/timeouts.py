"""How long each kind of call may take."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final


class CallKind(Enum):
    """What a call is for, which decides how long it is waited for."""

    READ = "read"
    SLOW_READ = "slow read"
    WRITE = "write"
    ROTATION = "rotation"
    KILL = "kill"
    PROBE = "probe"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, and for each further step of the exchange."""

    connect_s: float
    answer_s: float

    @property
    def total_s(self) -> float:
        """The longest a call may take: a server that drips bytes resets the wait for a step, never this one."""
        return 2 * self.connect_s + self.answer_s


TIMEOUTS: Final[Mapping[CallKind, Patience]] = MappingProxyType(
    {
        CallKind.READ: Patience(connect_s=3, answer_s=5),
        CallKind.SLOW_READ: Patience(connect_s=3, answer_s=20),
        CallKind.WRITE: Patience(connect_s=3, answer_s=15),
        # The secrets service waits up to 10 s for its turn to ask Kraken, and then for Kraken's answer.
        CallKind.ROTATION: Patience(connect_s=3, answer_s=30),
        # The kill notifies by mail, text message and webhook before it answers: some 25 s when all of them hang.
        CallKind.KILL: Patience(connect_s=3, answer_s=45),
        CallKind.PROBE: Patience(connect_s=3, answer_s=4),
    }
)
