"""The override service: decisions over the machine's head."""

from dataclasses import dataclass

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.override import OverrideDecision, OverrideRecord
from api_client.timeouts import CallKind
from api_client.wire import Call, json_body


@dataclass(frozen=True, slots=True)
class _History:
    overrides: tuple[OverrideRecord, ...]


class Override:
    """Reads the history of overrides and records one."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def history(self, account: str | None = None) -> tuple[OverrideRecord, ...]:
        """Every override of `account`, or of whomever the platform shows; there are no pages.

        Raises ApiError: always ServerFault on the platform as shipped, which never creates the table.
        """
        call = Call(
            path="/override/history",
            kind=CallKind.SLOW_READ,
            params={} if account is None else {"account_id": account},
            headers=self._credentials.headers(self._http.name),
            guarded=True,
        )
        return (await self._http.fetch(call, _History)).overrides

    async def trade(self, intent_id: str, decision: OverrideDecision, reason: str) -> OverrideRecord:
        """Record that the session's account approves or rejects an intent. Raises ApiError.

        Raises ValueError for a decision that is not known here.
        """
        if decision is OverrideDecision.UNKNOWN:
            raise ValueError("an unknown decision cannot be recorded")
        call = Call(
            method="POST",
            path="/override/trade",
            kind=CallKind.WRITE,
            headers=self._credentials.headers(self._http.name),
            body=json_body({"intent_id": intent_id, "decision": decision.value, "reason": reason}),
            guarded=True,
        )
        return await self._http.fetch(call, OverrideRecord)
