"""The platform's configuration: values, their versions, and changes that may need a second author."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from api_client.models.common import Fact


class ChangeStatus(StrEnum):
    """Whether a change is in force or waits for a second author."""

    APPLIED = "applied"
    PENDING = "pending"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class ConfigValue:
    """A value as the platform wrote it.

    `fact` holds it when it is plain; None for `null`, for lists and for objects, of which `json` is the only form.
    """

    json: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class ConfigVersion:
    """One version of a key; `ts` aware UTC. `account_id` is `global` unless the key is an account's own."""

    id: int
    account_id: str
    key: str
    value: ConfigValue
    version: int
    approvers: tuple[str, ...]
    ts: datetime


@dataclass(frozen=True, slots=True)
class ConfigChange:
    """What became of a change: `version` and `ts` are None while it waits for a second author."""

    status: ChangeStatus
    account_id: str
    key: str
    value: ConfigValue
    approvers: tuple[str, ...]
    version: int | None
    ts: datetime | None
    required_approvals: int
