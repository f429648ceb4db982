"""The risk service's check of an intent answers as the platform's does, in both profiles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.sandbox.context import Profile
from app.sandbox.faults import FaultKind
from tests.sandbox.in_process import InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
INTENT = {"policy_id": "p1", "instrument_id": "BTC-USD", "side": "buy", "quantity": 0.1, "price": 30000}


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("risk", tmp_path) as start:
        yield start


def validate(service: InProcessService, account: str = "company", **change: Any) -> httpx.Response:
    body = {"account_id": account, "intent": {**INTENT, **change}, "portfolio_state": {"net_asset_value": 1_000_000}}
    return service.post("/risk/validate", service.signed_in("company"), body)


def test_shipped_lets_nothing_pass_without_precision(serve: Serve) -> None:
    answer = validate(serve(Profile.SHIPPED))
    assert (answer.status_code, answer.json()) == (
        200,
        {
            "pass": False,
            "reasons": ["Trade notional exceeds volatility adjusted position cap: trade=3000.00 cap=0.00"],
            "adjusted_qty": None,
            "cooldown": None,
            "take_profit": 30750.0,
            "stop_loss": 29625.0,
        },
    )


def test_repaired_passes_what_fits_and_says_what_would(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    sold = validate(service, side="sell").json()
    assert (sold["pass"], sold["reasons"], sold["adjusted_qty"]) == (True, [], None)
    assert (sold["take_profit"], sold["stop_loss"]) == (pytest.approx(29250), pytest.approx(30375))
    large = validate(service, quantity=20).json()
    assert (large["pass"], len(large["reasons"]), large["adjusted_qty"]) == (False, 1, pytest.approx(312_500 / 30_000))
    beyond = validate(service, quantity=0.1, notional=8_000_000).json()
    assert beyond["reasons"][0] == "Trade notional exceeds the account's cap: trade=8000000.00 cap=7500000.00"


@BOTH
@pytest.mark.parametrize("instrument", ["SOL-USD", "DOGE-USD"])
def test_what_is_not_listed_does_not_pass(serve: Serve, profile: Profile, instrument: str) -> None:
    body = validate(serve(profile), instrument_id=instrument).json()
    assert body["pass"] is False
    assert body["reasons"][0] == f"Instrument {instrument} is not whitelisted"


def test_shipped_fails_beyond_the_notional_cap(serve: Serve) -> None:
    answer = validate(serve(Profile.SHIPPED), quantity=1000)
    assert (answer.status_code, answer.json()) == (500, {"detail": "Internal risk evaluation failure"})


@BOTH
def test_refusals(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.post("/risk/validate", None, {}).json() == {"detail": "Missing Authorization header."}
    other = validate(service, "director-1")
    assert (other.status_code, other.json()) == (
        403,
        {"detail": "Account mismatch between authenticated session and payload."},
    )
    (held,) = validate(service, side="hold").json()["detail"]
    assert (held["type"], held["loc"]) == ("string_pattern_mismatch", ["body", "intent", "side"])
    for change in ({"quantity": 0}, {"price": -1}):
        assert validate(service, **change).status_code == 422
    service.set_fault(FaultKind.NO_LIMITS)
    assert validate(service).json() == {"detail": "No risk limits configured for account 'company'."}
