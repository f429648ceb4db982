"""The human-in-the-loop service: what waits for a decision of the session's account, and the decision."""

from dataclasses import dataclass
from typing import Final

from api_client.credentials import Credentials
from api_client.errors import shorten
from api_client.http import HttpService
from api_client.models.hitl import IntentDecision, IntentStatus, PendingIntent
from api_client.timeouts import CallKind
from api_client.wire import Call, json_body

# A new session of the same account would be refused again.
_REFUSALS: Final = frozenset({"Account mismatch between authenticated session and intent owner."})


@dataclass(frozen=True, slots=True)
class _Decided:
    intent_id: str
    status: IntentStatus
    message: str


class Hitl:
    """Reads and decides the intents of the session's account: the platform shows nobody else's."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def pending(self) -> tuple[PendingIntent, ...]:
        """What waits for a decision. Raises ApiError."""
        call = Call(path="/hitl/pending", headers=self._credentials.headers(self._http.name), guarded=True)
        return await self._http.fetch(call, tuple[PendingIntent, ...])

    async def decide(self, intent_id: str, *, approved: bool, reviewer: str | None = None) -> IntentDecision:
        """Approve or deny an intent; the platform takes no reason.

        Deciding one that was decided before changes nothing and is no error: see `as_asked`. Raises ApiError; Refused
        (404) for an unknown intent, (409) for an expired one, (403) for another account's.
        """
        body = {"intent_id": intent_id, "approved": approved, **({} if reviewer is None else {"reviewer": reviewer})}
        call = Call(
            method="POST",
            path="/hitl/approve",
            kind=CallKind.WRITE,
            headers=self._credentials.headers(self._http.name),
            body=json_body(body),
            guarded=True,
            refusals=_REFUSALS,
        )
        decided = await self._http.fetch(call, _Decided)
        asked = IntentStatus.APPROVED if approved else IntentStatus.DENIED
        return IntentDecision(decided.intent_id, decided.status, shorten(decided.message), decided.status is asked)
