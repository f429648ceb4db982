"""One operation of the client as a row, and the secrets that no operation may leave behind."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from api_client.platform import Platform

CANARY_TOKEN = "canary-session-token"
CANARY_PASSWORD = "canary-password"
CANARY_CODE = "314159"
CANARY_BEARER = "canary-static-bearer"
CANARY_MFA = "canary-static-mfa"
CANARY_APPROVALS = ("canary-approval-one", "canary-approval-two")
CANARY_KEY = "canaryAPIkey/+="
CANARY_PRIVATE = "canaryPRIVATEkey"
CANARIES = (
    CANARY_TOKEN,
    CANARY_PASSWORD,
    CANARY_CODE,
    CANARY_BEARER,
    CANARY_MFA,
    *CANARY_APPROVALS,
    CANARY_KEY,
    CANARY_PRIVATE,
)
COMPANY = {"account_id": "company"}


@dataclass(frozen=True)
class Operation:
    """`answer` None stands for an empty body; `bearer` whether the session's token is sent.

    `static` when the root flavour's own tokens are, `approved` when two directors' tokens are.
    """

    name: str
    service: str
    method: str
    path: str
    call: Callable[[Platform], Awaitable[Any]]
    answer: Any
    bearer: bool = True
    status: int = 200
    params: dict[str, str] = field(default_factory=dict)
    body: Any = None
    static: bool = False
    approved: bool = False

    @property
    def is_read(self) -> bool:
        return self.method == "GET"

    def __str__(self) -> str:
        return self.name
