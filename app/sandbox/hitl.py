"""The human-in-the-loop service: intents that wait for the decision of the account that owns them."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, Field

from app.sandbox.app_factory import make_app
from app.sandbox.context import ServiceContext
from app.sandbox.guard import AccountGuard, admin_account
from app.sandbox.health_checks import check_store
from app.sandbox.review_queue import APPROVED, DENIED, EXPIRED, PENDING, QueuedIntent, ReviewQueue

NOTIONAL_THRESHOLD_USD = 500_000.0
CONFIDENCE_THRESHOLD = 0.6


class TradeDetails(BaseModel):
    """The trade that is meant; ``notional`` in US dollars."""

    symbol: str = Field(min_length=3)
    side: str = Field(min_length=3)
    notional: float = Field(gt=0)
    model_confidence: float = Field(ge=0, le=1)
    metadata: dict[str, Any] = Field(default_factory=dict)

    @property
    def needs_approval(self) -> bool:
        """Whether it is too large, or the model too unsure, for the machine alone."""
        return self.notional >= NOTIONAL_THRESHOLD_USD or self.model_confidence <= CONFIDENCE_THRESHOLD


class ReviewRequest(BaseModel):
    """An intent to be looked at."""

    account_id: str = Field(min_length=1)
    intent_id: str = Field(min_length=1)
    trade_details: TradeDetails


class ReviewOutcome(BaseModel):
    """Whether a human has to look at it."""

    intent_id: str
    requires_approval: bool
    status: str
    message: str


class PendingIntent(BaseModel):
    """An intent that waits; afterwards nobody can decide it."""

    intent_id: str
    account_id: str
    trade_details: TradeDetails
    status: str
    submitted_at: datetime
    expires_at: datetime | None


class Decision(BaseModel):
    """What was decided; ``reviewer`` is recorded by nobody."""

    intent_id: str = Field(min_length=1)
    approved: bool
    reviewer: str | None = None


class DecisionOutcome(BaseModel):
    """The intent's status from now on, which is the old one when it had been decided before."""

    intent_id: str
    status: str
    message: str


def build(context: ServiceContext) -> FastAPI:
    """Return the service's application; ``app.state.queue`` holds the intents. It exposes no metrics."""
    queue = ReviewQueue(context.store, context.clock, forgets=context.shipped)

    def checks() -> dict[str, dict[str, Any]]:
        return {"review_queue": check_store(context.store)}

    health = None if context.shipped else checks
    app = make_app(context, health=health, ready=health, metrics=None, request_id=False, title="HITL Service")
    app.state.queue = queue
    app.state.start_over = queue.clear
    if context.shipped:
        app.state.restart = queue.restart
    admin = admin_account(context)
    _add_review(app, queue, admin)
    _add_decisions(app, queue, admin)
    return app


def _add_review(app: FastAPI, queue: ReviewQueue, admin: AccountGuard) -> None:
    @app.post("/hitl/review")
    def review(account: Annotated[str, Depends(admin)], request: ReviewRequest) -> ReviewOutcome:
        if request.account_id != account:
            raise HTTPException(403, "Account mismatch between authenticated session and payload.")
        if not request.trade_details.needs_approval:
            return ReviewOutcome(
                intent_id=request.intent_id,
                requires_approval=False,
                status="auto-approved",
                message="Trade intent falls within automated risk thresholds.",
            )
        queue.submit(request.intent_id, account, request.trade_details.model_dump(mode="json"))
        return ReviewOutcome(
            intent_id=request.intent_id,
            requires_approval=True,
            status=PENDING,
            message="Trade requires director approval before execution.",
        )

    @app.get("/hitl/pending")
    def pending(account: Annotated[str, Depends(admin)]) -> list[PendingIntent]:
        return [_shown(intent) for intent in queue.pending(account)]


def _add_decisions(app: FastAPI, queue: ReviewQueue, admin: AccountGuard) -> None:
    @app.post("/hitl/approve")
    def approve(account: Annotated[str, Depends(admin)], decision: Decision) -> DecisionOutcome:
        intent = queue.find(decision.intent_id)
        if intent is None:
            raise HTTPException(404, "Intent not found")
        if intent.account_id != account:
            raise HTTPException(403, "Account mismatch between authenticated session and intent owner.")
        if intent.status == EXPIRED:
            raise HTTPException(409, "Intent expired and was cancelled automatically.")
        status = APPROVED if decision.approved else DENIED
        if queue.decide(decision.intent_id, approved=decision.approved):
            message = f"Intent {status} successfully recorded."
        else:
            status = intent.status
            message = f"Intent already {status}."
        return DecisionOutcome(intent_id=decision.intent_id, status=status, message=message)


def _shown(intent: QueuedIntent) -> PendingIntent:
    return PendingIntent(
        intent_id=intent.intent_id,
        account_id=intent.account_id,
        trade_details=TradeDetails.model_validate(intent.details),
        status=intent.status,
        submitted_at=intent.submitted_at,
        expires_at=intent.expires_at,
    )
