"""The kill switch service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from api_client.credentials import Credentials
from api_client.errors import ContractError, Effect
from api_client.exposition import parse_exposition
from api_client.http import HttpService
from api_client.models.kill_switch import KillEvent, KillReason, KillReceipt, KillStatus
from api_client.timeouts import CallKind
from api_client.wire import Call, Reply

_GAUGE: Final = "kill_switch_state"


@dataclass(frozen=True, slots=True)
class _Receipt:
    status: KillStatus
    ts: datetime
    reason_code: KillReason
    channels_sent: tuple[str, ...]
    failed_channels: tuple[str, ...]


class KillSwitch:
    """Stops trading for an account; the platform has no way to release it."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def engage(self, account: str, reason: KillReason) -> KillReceipt:
        """Throw the switch for `account`, once. A receipt means it is engaged, even when notifications failed.

        Raises ApiError; its effect says whether the switch may be engaged nevertheless. ValueError for a reason
        that the platform does not take.
        """
        if reason is KillReason.UNKNOWN:
            raise ValueError("the platform takes no unknown reason")
        call = Call(
            method="POST",
            path="/risk/kill",
            kind=CallKind.KILL,
            params={"account_id": account, "reason_code": reason.value},
            headers=self._credentials.headers(self._http.name),
            guarded=True,
        )
        return await self._http.exchange(call, lambda reply: self._receipt(call, reply))

    async def events(self, account: str | None = None, limit: int = 20) -> tuple[KillEvent, ...]:
        """The kills the service remembers, newest first, of one account or all; `limit` from 1 to 100."""
        params = {"limit": str(limit)}
        if account is not None:
            params["account_id"] = account
        headers = self._credentials.headers(self._http.name)
        call = Call(path="/risk/kill_events", params=params, headers=headers, guarded=True)
        return await self._http.fetch(call, tuple[KillEvent, ...])

    async def gauges(self) -> Mapping[str, float]:
        """The state gauge by account: 1 for engaged since the service started. It is never reset by the service.

        An account named `unknown` is always there. Raises ContractError when the metric is not exposed.
        """
        call = Call(path="/metrics", headers={"accept": "text/plain"})
        return await self._http.exchange(call, lambda reply: self._states(self._http.succeeded(call, reply)))

    def _receipt(self, call: Call, reply: Reply) -> KillReceipt:
        body = self._http.decoded(call, self._http.succeeded(call, reply), _Receipt)
        return KillReceipt(
            status=body.status,
            ts=body.ts,
            reason_code=body.reason_code,
            channels_sent=body.channels_sent,
            failed_channels=body.failed_channels,
            # Whichever of the three says so: a failure must not hide behind a cheerful status.
            partial=reply.status == 207 or body.status is not KillStatus.OK or bool(body.failed_channels),
            server_date=reply.server_date,
        )

    def _states(self, reply: Reply) -> Mapping[str, float]:
        family = parse_exposition(reply.body, service=self._http.name).families.get(_GAUGE)
        if family is None:
            raise ContractError(
                service=self._http.name,
                reason="missing_field",
                path=_GAUGE,
                effect=Effect.NONE,
                status=reply.status,
            )
        labelled = ((dict(sample.labels).get("account_id"), sample.value) for sample in family.samples)
        return MappingProxyType({account: value for account, value in labelled if account is not None})
