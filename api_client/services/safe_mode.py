"""The safe mode service."""

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.safe_mode import SafeModeStatus
from api_client.timeouts import CallKind
from api_client.wire import Call, json_body


class SafeMode:
    """Reads and switches safe mode, one for the whole platform."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def status(self) -> SafeModeStatus:
        """Whether safe mode is on. Raises ApiError."""
        return await self._http.fetch(Call(path="/safe_mode/status"), SafeModeStatus)

    async def enter(self, reason: str) -> SafeModeStatus:
        """Turn safe mode on. When it is on already the first reason stays.

        Raises ApiError; Refused (400) for a blank reason. The reason becomes a label on /metrics, which all can read.
        """
        call = Call(
            method="POST",
            path="/safe_mode/enter",
            kind=CallKind.WRITE,
            headers=self._credentials.headers(self._http.name),
            body=json_body({"reason": reason}),
            guarded=True,
        )
        return await self._http.fetch(call, SafeModeStatus)

    async def exit(self) -> SafeModeStatus:
        """Turn safe mode off. Raises ApiError; Refused (409) when it is off already."""
        call = Call(
            method="POST",
            path="/safe_mode/exit",
            kind=CallKind.WRITE,
            headers=self._credentials.headers(self._http.name),
            guarded=True,
        )
        return await self._http.fetch(call, SafeModeStatus)
