"""The risk service's check of one intent: whether it fits the limits, and where profit and loss would be taken."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict, Field

from app.sandbox.context import ServiceContext
from app.sandbox.guard import AccountGuard
from app.sandbox.position_size import MID_PRICES_USD, size_position
from app.sandbox.risk_limits import RiskLimits

TAKE_PROFIT, STOP_LOSS = 0.025, 0.0125
"""As fractions of the price."""
LimitsOf = Callable[[ServiceContext, str], RiskLimits]


class Intent(BaseModel):
    """A wish to trade."""

    policy_id: str
    instrument_id: str
    side: str = Field(pattern="^(buy|sell)$")
    quantity: float = Field(gt=0)
    price: float = Field(gt=0)
    notional: float | None = None


class PortfolioState(BaseModel):
    """What the caller knows of its portfolio; more than this is accepted and not used."""

    model_config = ConfigDict(extra="allow")

    net_asset_value: float = Field(gt=0)


class ValidationRequest(BaseModel):
    """An intent of an account."""

    account_id: str
    intent: Intent
    portfolio_state: PortfolioState


class ValidationAnswer(BaseModel):
    """The verdict; `adjusted_qty` is what would have passed, `cooldown` in minutes."""

    passed: bool = Field(serialization_alias="pass")
    reasons: list[str]
    adjusted_qty: float | None
    cooldown: int | None
    take_profit: float | None
    stop_loss: float | None


def validate(context: ServiceContext, limits: RiskLimits, request: ValidationRequest) -> ValidationAnswer:
    """Judge an intent by the limits of its account; as shipped what exceeds the notional cap fails with 500."""
    intent = request.intent
    notional_usd = intent.quantity * intent.price if intent.notional is None else intent.notional
    reasons = []
    if intent.instrument_id not in limits.instrument_whitelist:
        reasons.append(f"Instrument {intent.instrument_id} is not whitelisted")
    if notional_usd > limits.notional_cap:
        if context.shipped:
            # A Decimal is compared with a float there.
            raise HTTPException(500, "Internal risk evaluation failure")
        reasons.append(
            f"Trade notional exceeds the account's cap: trade={notional_usd:.2f} cap={limits.notional_cap:.2f}"
        )
    cap_usd = _position_cap_usd(context, limits, request)
    if notional_usd > cap_usd:
        reasons.append(
            f"Trade notional exceeds volatility adjusted position cap: trade={notional_usd:.2f} cap={cap_usd:.2f}"
        )
    up = 1 if intent.side == "buy" else -1
    return ValidationAnswer(
        passed=not reasons,
        reasons=reasons,
        adjusted_qty=round(cap_usd / intent.price, 8) if 0 < cap_usd < notional_usd else None,
        cooldown=None,
        take_profit=round(intent.price * (1 + up * TAKE_PROFIT), 8),
        stop_loss=round(intent.price * (1 - up * STOP_LOSS), 8),
    )


def add_validation(app: FastAPI, context: ServiceContext, admin: AccountGuard, limits_of: LimitsOf) -> None:
    """Add the route; `limits_of` gives an account's limits or raises 404."""

    @app.post("/risk/validate")
    def validate_intent(account: Annotated[str, Depends(admin)], request: ValidationRequest) -> ValidationAnswer:
        if request.account_id.lower() != account.lower():
            raise HTTPException(403, "Account mismatch between authenticated session and payload.")
        return validate(context, limits_of(context, account), request)


def _position_cap_usd(context: ServiceContext, limits: RiskLimits, request: ValidationRequest) -> float:
    instrument = request.intent.instrument_id
    if instrument not in MID_PRICES_USD:
        return 0.0
    nav_usd = request.portfolio_state.net_asset_value
    size = size_position(limits, instrument, nav_usd, context.clock(), precision_known=not context.shipped)
    return size.max_size_usd
