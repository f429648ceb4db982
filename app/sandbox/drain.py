"""Whether a service is draining, with the answer it gives about it."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import Any

ALLOWED_PATHS = (
    "/",
    "/docs",
    "/health",
    "/livez",
    "/metrics",
    "/openapi.json",
    "/ops/drain/start",
    "/ops/drain/status",
    "/readyz",
)


class Drain:
    """A service's drain state. There is no way back but a restart."""

    def __init__(self, service_label: str) -> None:
        self._label = service_label
        self._lock = threading.Lock()
        self._inflight = 0
        self._started_at: datetime | None = None

    @property
    def draining(self) -> bool:
        """Whether the service has stopped taking work."""
        return self._started_at is not None

    def start(self, now: datetime) -> bool:
        """Begin to drain; return False when it already had begun."""
        with self._lock:
            if self._started_at is not None:
                return False
            self._started_at = now
            return True

    def end(self) -> None:
        """Take work again, as a service does that was started anew."""
        with self._lock:
            self._started_at = None

    def entered(self) -> None:
        """Count a request in flight."""
        with self._lock:
            self._inflight += 1

    def left(self) -> None:
        """Count a request as finished."""
        with self._lock:
            self._inflight -= 1

    def status(self, now: datetime) -> dict[str, Any]:
        """Return the body of `/ops/drain/status`; `elapsed_seconds` is a float or None."""
        with self._lock:
            return self._describe(self._started_at, now)

    def imposed(self, since: datetime, now: datetime) -> dict[str, Any]:
        """Return the status of a service that a fault drains since `since`."""
        with self._lock:
            return self._describe(self._started_at or since, now)

    def refusal(self, status: dict[str, Any]) -> dict[str, Any]:
        """Return the 503 body for a path that is not allowed while draining."""
        return {"detail": f"{self._label} is draining", "status": status}

    def _describe(self, started_at: datetime | None, now: datetime) -> dict[str, Any]:
        return {
            "service": self._label,
            "draining": started_at is not None,
            "inflight": self._inflight,
            "started_at": started_at.isoformat() if started_at else None,
            "elapsed_seconds": (now - started_at).total_seconds() if started_at else None,
            "allowed_paths": list(ALLOWED_PATHS),
        }
