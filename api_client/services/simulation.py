"""The simulation mode service."""

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.simulation import SimulationChange, SimulationStatus
from api_client.timeouts import CallKind
from api_client.wire import Call, json_body


class Simulation:
    """Reads and switches simulation mode; account names are compared case by case."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def status(self) -> SimulationStatus:
        """The mode of every account. Raises ApiError.

        There is no question for one account: asking for an account the service does not know creates it.
        """
        return await self._http.fetch(Call(path="/sim/status"), SimulationStatus)

    async def enter(self, reason: str, account: str) -> SimulationChange:
        """Put `account` into simulation; any text is a reason to the platform, white space too.

        Raises ApiError; Refused (409) when it simulates already, (404) for an account unknown or in another case.
        `status` may show the mode before for two seconds.
        """
        call = Call(
            method="POST",
            path="/sim/enter",
            kind=CallKind.WRITE,
            headers=self._credentials.headers(self._http.name),
            body=json_body({"reason": reason, "account_id": account}),
            guarded=True,
        )
        return await self._http.fetch(call, SimulationChange)

    async def exit(self, account: str) -> SimulationChange:
        """Take `account` out of simulation.

        Raises ApiError; Refused (409) when it does not simulate, (404) as `enter` does. `status` lags as there.
        """
        call = Call(
            method="POST",
            path="/sim/exit",
            kind=CallKind.WRITE,
            params={"account_id": account},
            headers=self._credentials.headers(self._http.name),
            guarded=True,
        )
        return await self._http.fetch(call, SimulationChange)
