"""A Prometheus of our own making: answers range queries from a formula, counts what it is asked, hangs and lies."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import httpx

from tests.fakes.transport import FakeNetwork, Received

RANGE = "/api/v1/query_range"
Row = tuple[dict[str, str], Callable[[float], float]]


@dataclass
class FakePrometheus:
    """`rows` are the series of every answer, with their values by time (Unix seconds).

    With another `status` than 200 it fails, in its own words where `error` has some, else in a proxy's.
    """

    network: FakeNetwork
    rows: Sequence[Row] = (({"__name__": "up", "job": "oms", "instance": "x:1"}, lambda _at: 1.0),)
    status: int = 200
    error: str = ""
    warnings: tuple[str, ...] = ()
    hangs: bool = False
    hold: asyncio.Event | None = field(default=None)

    def __post_init__(self) -> None:
        answer = self.network.answer
        answer("prometheus", "GET", "/-/healthy", content=b"Healthy.")
        answer("prometheus", "GET", "/api/v1/rules", json={"status": "success", "data": {"groups": []}})
        answer("prometheus", "GET", "/api/v1/alerts", json={"status": "success", "data": {"alerts": []}})
        self.scrapes()
        self.network.script("prometheus", "GET", RANGE, self._ranged)

    def scrapes(self, **jobs: str) -> None:
        """Have active targets: the address of each job."""
        targets = [
            {"labels": {"job": job}, "scrapePool": job, "scrapeUrl": url, "health": "up", "lastError": ""}
            for job, url in jobs.items()
        ]
        body = {"status": "success", "data": {"activeTargets": targets}}
        self.network.answer("prometheus", "GET", "/api/v1/targets", json=body)

    @property
    def asked(self) -> list[Received]:
        """The range queries, in their order."""
        return self.network.requests("prometheus", RANGE)

    @property
    def starts(self) -> list[float]:
        """When the parts that were asked for begin."""
        return [float(one.params["start"]) for one in self.asked]

    async def _ranged(self, request: httpx.Request) -> httpx.Response:
        if self.hangs:
            await asyncio.get_running_loop().create_future()
        if self.hold is not None:
            await self.hold.wait()
        params = dict(parse_qsl(request.url.query.decode()))
        if self.status != 200 and not self.error:
            return httpx.Response(self.status, text="no", request=request)
        if self.status != 200:
            kind = "bad_data" if self.status < 500 else "unavailable"
            body: dict[str, Any] = {"status": "error", "errorType": kind, "error": self.error}
        else:
            body = {"status": "success", "data": self._matrix(params), "warnings": list(self.warnings)}
        return httpx.Response(self.status, json=body, request=request)

    def _matrix(self, params: dict[str, str]) -> dict[str, Any]:
        start_s, end_s, step_s = (float(params[name]) for name in ("start", "end", "step"))
        times = [start_s + step_s * place for place in range(math.floor((end_s - start_s) / step_s) + 1)]
        result = [
            {"metric": labels, "values": [[at_s, str(value(at_s))] for at_s in times]} for labels, value in self.rows
        ]
        return {"resultType": "matrix", "result": result}
