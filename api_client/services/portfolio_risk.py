"""The portfolio risk service, read only."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.portfolio_risk import AccountRisk, Breach, PortfolioRiskStatus, PortfolioTotals
from api_client.wire import Call


@dataclass(frozen=True, slots=True)
class _Breach:
    constraint: str
    value: Decimal
    limit: Decimal
    detail: Any  # a sentence or named facts: the platform does not say which


@dataclass(frozen=True, slots=True)
class _Status:
    totals: PortfolioTotals
    accounts: tuple[AccountRisk, ...]
    constraints_ok: bool
    breaches: tuple[_Breach, ...]
    risk_adjustment: Decimal


class PortfolioRisk:
    """Reads the risk of all accounts together; the platform has its own list of who may."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def status(self) -> PortfolioRiskStatus:
        """Exposure, value at risk and breaches. Raises ApiError; AuthError (403) for who is not on the list."""
        call = Call(path="/risk/portfolio/status", headers=self._credentials.headers(self._http.name), guarded=True)
        found = await self._http.fetch(call, _Status)
        return PortfolioRiskStatus(
            totals=found.totals,
            accounts=found.accounts,
            constraints_ok=found.constraints_ok,
            breaches=tuple(_breach(one) for one in found.breaches),
            risk_adjustment=found.risk_adjustment,
        )


def _breach(found: _Breach) -> Breach:
    return Breach(found.constraint, found.value, found.limit, _words(found.detail))


def _words(detail: object) -> str:
    """A detail in one line: facts as `name: value`, nothing for None."""
    if isinstance(detail, Mapping):
        return ", ".join(f"{name}: {_words(value)}" for name, value in detail.items())
    if isinstance(detail, list):
        return ", ".join(_words(value) for value in detail)
    return "" if detail is None else str(detail)
