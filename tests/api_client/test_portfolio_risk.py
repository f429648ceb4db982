"""The portfolio's risk as the service tells it, and the forms that its details may have."""

import copy
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from api_client.errors import AuthError, ContractError
from api_client.models.common import DecimalMap
from api_client.models.portfolio_risk import AccountRisk, Breach, PortfolioRiskStatus
from tests.api_client.operations import platform
from tests.api_client.risk_operations import PORTFOLIO
from tests.fakes.transport import FakeNetwork

PATH = "/risk/portfolio/status"


async def read(body: Any = PORTFOLIO, status: int = 200) -> PortfolioRiskStatus:
    network = FakeNetwork()
    network.answer("portfolio-risk", "GET", PATH, status=status, json=body)
    return await platform(network).portfolio_risk.status()


@pytest.mark.asyncio
async def test_every_number_is_exact() -> None:
    found = await read()
    totals = found.totals
    assert str(totals.var_95) == "433012.7018922193"
    assert totals.instrument_exposure == {"BTC-USD": Decimal("420000.25"), "ETH-USD": Decimal("240000.0")}
    assert totals.cluster_exposure == {"BTC": Decimal("420000.25"), "ALT": Decimal("240000.0")}
    assert (totals.gross_exposure, totals.cvar_95) == (Decimal("660000.25"), Decimal("750000.0"))
    assert (totals.beta_to_btc, totals.max_correlation) == (Decimal("1.0545"), Decimal("0.75"))
    assert found.accounts == (
        AccountRisk(
            "company",
            Decimal("660000.25"),
            totals.instrument_exposure,  # type: ignore[arg-type]
            Decimal(250_000),
            Decimal(250_000),
            datetime(2026, 11, 20, 21, 23, 33, 23096, UTC),
        ),
        AccountRisk("beta", Decimal(0), DecimalMap({}), Decimal(250_000), Decimal(250_000), None),
    )
    assert (found.constraints_ok, found.risk_adjustment) == (False, Decimal("0.9848"))
    assert found.breaches == (
        Breach("max_gross_exposure", Decimal("660000.25"), Decimal(650_000), "all accounts together"),
    )
    hash(found)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("detail", "words"),
    [
        (None, ""),
        ("", ""),
        ({"symbol": "BTC-USD", "share": 0.41}, "symbol: BTC-USD, share: 0.41"),
        ({"accounts": ["company", "director-1"], "since": None}, "accounts: company, director-1, since: "),
        ([], ""),
        (0.1, "0.1"),
    ],
)
async def test_a_detail_of_any_form_is_one_line(detail: Any, words: str) -> None:
    body = copy.deepcopy(PORTFOLIO)
    body["breaches"] = [{"constraint": "max_cluster_exposure", "value": "0.41", "limit": 0.4, "detail": detail}]
    (breach,) = (await read(body)).breaches
    assert breach == Breach("max_cluster_exposure", Decimal("0.41"), Decimal("0.4"), words)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("part", "field", "path"),
    [
        ("totals", "beta_to_btc", "$.totals.beta_to_btc"),
        ("accounts", "snapshot_ts", "$.accounts[0].snapshot_ts"),
        ("breaches", "limit", "$.breaches[0].limit"),
        ("breaches", "detail", "$.breaches[0].detail"),
    ],
)
async def test_a_part_that_is_not_whole_is_named(part: str, field: str, path: str) -> None:
    body: dict[str, Any] = copy.deepcopy(PORTFOLIO)
    rows = body[part]
    del (rows[0] if isinstance(rows, list) else rows)[field]
    with pytest.raises(ContractError) as caught:
        await read(body)
    assert (caught.value.reason, caught.value.path) == ("missing_field", path)


@pytest.mark.asyncio
async def test_who_is_not_listed_is_forbidden_in_whatever_words() -> None:
    with pytest.raises(AuthError) as caught:
        await read({"detail": "Not on the list."}, 403)
    assert (caught.value.forbidden, caught.value.detail) == (True, "Not on the list.")
