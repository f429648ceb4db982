"""Range queries: what is asked, what comes back, and a server that lies."""

from __future__ import annotations

import json
import math
from collections.abc import Awaitable
from typing import Any

import httpx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client import monitoring_http
from api_client.errors import ContractError, Effect, Refused
from api_client.models.monitoring import AnswerNotes, Matrix, MatrixSeries
from api_client.platform import Platform
from api_client.prometheus_answers import NOTES_LIMIT, are_ordered, floats_of
from api_client.promql import POINTS_LIMIT
from tests.api_client.monitoring_calls import ask, matrix, success, vector
from tests.fakes.transport import FakeNetwork

PATH = "/api/v1/query_range"
GOOD = [[15.0, "1"], [30.5, "NaN"], [45, "+Inf"]]


def ranged(platform: Platform) -> Awaitable[Matrix]:
    return platform.prometheus.query_range('rate(x{a="b"}[1m])', 0.0, 60.0, 15.0)


async def answered(body: Any) -> Matrix:
    network = FakeNetwork()
    network.answer("prometheus", "GET", PATH, content=body if isinstance(body, bytes) else json.dumps(body).encode())
    found: Matrix = await ask(network, ranged)
    return found


@pytest.mark.asyncio
async def test_a_range_gives_series_ready_for_numpy() -> None:
    network = FakeNetwork()
    series = {"metric": {"b": "2", "a": "1"}, "values": GOOD}, {"metric": {}, "values": [[60, "-1.5e-07"]]}
    network.answer("prometheus", "GET", PATH, json=matrix(*series))
    first, second = (await ask(network, ranged)).series
    assert (first.labels, first.times) == ((("a", "1"), ("b", "2")), (15.0, 30.5, 45.0))
    assert np.array_equal(np.array(first.values), [1.0, math.nan, math.inf], equal_nan=True)
    assert second == MatrixSeries((), (60.0,), (-1.5e-07,))
    assert network.received[0].params == {
        "query": 'rate(x{a="b"}[1m])',
        "start": "0.000",
        "end": "60.000",
        "step": "15.000",
        "timeout": "20s",
    }


@pytest.mark.asyncio
async def test_a_series_without_points_is_none() -> None:
    assert await answered(matrix({"metric": {}, "values": []})) == Matrix(())


@pytest.mark.asyncio
async def test_what_the_server_says_beside_it_is_kept_redacted() -> None:
    said = [f"warning {number}" for number in range(NOTES_LIMIT + 5)]
    found = await answered(matrix(warnings=["token=abc", *said], infos=["a counter\nthat is none"], isPartial=True))
    assert found.notes == AnswerNotes(("token=•••", *said[: NOTES_LIMIT - 1]), ("a counter that is none",), True)
    assert (await answered(matrix(warnings=None))).notes == AnswerNotes()


@pytest.mark.asyncio
async def test_ends_that_were_moved_to_multiples_of_the_step_are_taken() -> None:
    assert len((await answered(matrix({"metric": {}, "values": [[-10, "1"], [70, "2"]]}))).series) == 1


def lie(values: Any, **more: Any) -> Any:
    return matrix({"metric": {"a": "b"}, "values": values, **more})


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("body", "reason", "path"),
    [
        (lie([[15, "one"]]), "wrong_type", "$.data.result"),
        (lie([[15, "1_0"]]), "wrong_type", "$.data.result"),
        (lie([[15, " 1"]]), "wrong_type", "$.data.result"),
        (lie([[15, ""]]), "wrong_type", "$.data.result"),
        (lie([[15, "1,2"]]), "wrong_type", "$.data.result"),
        (lie([[15, 1]]), "wrong_type", "$[0][1]"),
        (lie([["15", "1"]]), "wrong_type", "$[0][0]"),
        (lie([[None, "1"]]), "wrong_type", "$[0][0]"),
        (lie([[15]]), "wrong_type", "$[0]"),
        (lie([[15, "1", 2]]), "wrong_type", "$[0]"),
        (lie({}), "wrong_type", "$"),
        (lie([[30, "1"], [15, "1"]]), "times", "$.data.result[...].values"),
        (lie([[15, "1"], [15, "1"]]), "times", "$.data.result[...].values"),
        (lie([[-16, "1"]]), "times", "$.data.result[...].values"),
        (lie([[76, "1"]]), "times", "$.data.result[...].values"),
        (lie([[n / 200, "1"] for n in range(POINTS_LIMIT + 2)]), "times", "$.data.result[...].values"),
        (matrix({"metric": {"a": 1}, "values": []}), "wrong_type", "$.data.result[0].metric[...]"),
        (matrix({"metric": {}}), "missing_field", "$.data.result[0].values"),
        (matrix({"values": []}), "missing_field", "$.data.result[0].metric"),
        (matrix({"metric": {}, "histograms": [[15, {"count": "1"}]]}), "native_histograms",
         "$.data.result[...].histograms"),
        (lie(GOOD, histograms=[[15, {}]]), "native_histograms", "$.data.result[...].histograms"),
        (vector({"metric": {}, "value": [15, "1"]}), "no_matrix", "$.data.resultType"),
        (vector(), "no_matrix", "$.data.resultType"),
        (vector(15, "1", kind="scalar"), "no_matrix", "$.data.resultType"),
        (vector(15, "text", kind="string"), "no_matrix", "$.data.resultType"),
        (matrix(15, "text"), "wrong_type", "$.data.result[0]"),
        (success({"result": []}), "missing_field", "$.data.resultType"),
        ({"status": "success"}, "missing_field", "$.data"),
        ({"data": {"resultType": "matrix", "result": []}}, "missing_field", "$.status"),
        ({"status": "perhaps", "data": {"resultType": "matrix", "result": []}}, "wrong_type", "$.status"),
        (json.dumps(lie(GOOD)).encode()[:-9], "not_json", "$"),
    ],
)  # fmt: skip
async def test_a_server_that_lies_is_not_believed(body: Any, reason: str, path: str) -> None:
    with pytest.raises(ContractError) as caught:
        await answered(body)
    error = caught.value
    assert (error.reason, error.path, error.effect) == (reason, path, Effect.NONE)
    assert error.__context__ is None


@pytest.mark.asyncio
async def test_an_error_that_bears_a_part_of_the_answer_is_an_error() -> None:
    with pytest.raises(Refused) as caught:
        await answered({**lie(GOOD), "status": "error", "errorType": "execution", "error": "too many samples"})
    assert (caught.value.status, caught.value.detail) == (200, "too many samples")


@pytest.mark.asyncio
async def test_a_long_answer_is_the_same_read_in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = await answered(lie(GOOD))
    monkeypatch.setattr(monitoring_http, "_THREAD_FROM", 0)
    assert repr(await answered(lie(GOOD))) == repr(expected)  # NaN equals nothing
    with pytest.raises(ContractError) as caught:
        await answered(lie([[15, "one"]]))
    assert caught.value.__context__ is None


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("start_s", "end_s", "step_s"),
    [(1.0, 0.0, 1.0), (0.0, 1.0, 0.0), (0.0, 1.0, -1.0), (math.nan, 1.0, 1.0), (0.0, math.inf, 1.0),
     (0.0, 1.0, math.nan)],
)  # fmt: skip
async def test_what_is_no_range_is_not_asked(start_s: float, end_s: float, step_s: float) -> None:
    network = FakeNetwork()
    with pytest.raises(ValueError, match="must"):
        await ask(network, lambda p: p.prometheus.query_range("up", start_s, end_s, step_s))
    assert not network.received


@pytest.mark.asyncio
async def test_several_selectors_are_all_sent() -> None:
    network, urls = FakeNetwork(), []

    async def behaviour(request: httpx.Request) -> httpx.Response:
        urls.append(request.url)
        content = json.dumps(success([{"b": "2", "a": "1"}] if request.url.path.endswith("series") else ["a"]))
        return httpx.Response(200, stream=httpx.ByteStream(content.encode()), request=request)

    for path in ("series", "labels", "label/a%2Fb/values", "label/a/b/values"):
        network.script("prometheus", "GET", f"/api/v1/{path}", behaviour)
    selectors = ["up", 'x{a="b"}']
    assert await ask(network, lambda p: p.prometheus.series(selectors, 0.0, 9.5)) == ((("a", "1"), ("b", "2")),)
    assert await ask(network, lambda p: p.prometheus.label_names(selectors, start_s=0.0, end_s=9.5)) == ("a",)
    assert await ask(network, lambda p: p.prometheus.label_values("a/b", selectors, start_s=0.0, end_s=9.5)) == ("a",)
    assert [url.params.get_list("match[]") for url in urls] == [selectors] * 3
    assert [(url.params["start"], url.params["end"]) for url in urls] == [("0.000", "9.500")] * 3
    assert urls[-1].raw_path.startswith(b"/api/v1/label/a%2Fb/values?")  # no way out of its place
    with pytest.raises(ValueError, match="selector"):
        await ask(network, lambda p: p.prometheus.series([], 0.0, 1.0))


@given(st.lists(st.floats(), max_size=20))
def test_numbers_as_prometheus_writes_them_come_back(numbers: list[float]) -> None:
    written = ["NaN" if math.isnan(one) else f"{one!r}".replace("inf", "Inf") for one in numbers]
    found = floats_of(written)
    assert found is not None
    assert np.array_equal(found, numbers, equal_nan=True)


@given(st.lists(st.text(max_size=5), max_size=4))
def test_no_text_ends_in_another_failure(texts: list[str]) -> None:
    found = floats_of(texts)
    assert found is None or len(found) == len(texts)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), unique=True))
def test_only_rising_times_are_in_order(times: list[float]) -> None:
    assert are_ordered(sorted(times), -math.inf, math.inf)
    if len(times) > 1:
        assert not are_ordered(sorted(times, reverse=True), -math.inf, math.inf)
        assert not are_ordered([*sorted(times), max(times)], -math.inf, math.inf)
