"""What the control endpoint says and does about Kraken and the stored credentials."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

from app.sandbox.kraken_stand_in import pair_digest
from app.sandbox.running_platform import RunningPlatform


class PairOrder(BaseModel):
    """A pair that Kraken shall accept, or accept no longer."""

    model_config = ConfigDict(extra="forbid")

    api_key: str = Field(repr=False)
    api_secret: str = Field(repr=False)

    def digest(self) -> str:
        """Return the digest by which the stand-in knows the pair."""
        return pair_digest(self.api_key, self.api_secret)


def add_secrets(app: FastAPI, platform: RunningPlatform, holder: list[Any]) -> None:
    """Add the routes; `holder` are the dependencies that require the nonce."""

    @app.get("/control/kraken", dependencies=holder)
    async def kraken() -> dict[str, Any]:
        until = platform.kraken.locked_until()
        return {
            "checks": platform.kraken.checks(),
            "locked_until": None if until is None else until.isoformat(),
        }

    @app.post("/control/kraken/pairs", dependencies=holder)
    async def accept(order: PairOrder) -> dict[str, str]:
        platform.kraken.accept(order.digest())
        return {"status": "accepted"}

    @app.delete("/control/kraken/pairs", dependencies=holder)
    async def revoke(order: PairOrder) -> dict[str, str]:
        return {"status": "revoked" if platform.kraken.revoke(order.digest()) else "unknown"}

    @app.post("/control/secrets/restore", dependencies=holder)
    async def restore() -> dict[str, str]:
        platform.restore_secrets()
        return {"status": "restored"}
