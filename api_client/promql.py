"""The HTTP API of Prometheus, and of what speaks like it: Thanos, Mimir, VictoriaMetrics."""

import math
from collections.abc import Sequence
from typing import Final, TypeVar
from urllib.parse import quote

from api_client import codec
from api_client.errors import ContractError, Effect
from api_client.models.monitoring import (
    ActiveAlert,
    InstantVector,
    Labels,
    LoadedRule,
    Matrix,
    MatrixSeries,
    MetricMetadata,
    ScrapeTarget,
    VectorSample,
)
from api_client.monitoring_http import MonitoringHttp
from api_client.prometheus_answers import (
    active_alert,
    are_ordered,
    floats_of,
    labels_of,
    loaded_rule,
    notes_of,
    scrape_target,
)
from api_client.prometheus_bodies import (
    Alerts,
    Answered,
    Body,
    Description,
    Groups,
    HistogramBody,
    Point,
    Targets,
    Track,
    Tracks,
)
from api_client.timeouts import TIMEOUTS, CallKind
from api_client.wire import Call, Reply

T = TypeVar("T")

POINTS_LIMIT: Final = 11_000
"""Steps of a range query: servers refuse one with more, whoever asks for a longer range asks for it in parts."""

RANGE_BODY_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of a range query's answer that are read at most."""

# A server that no longer reads for anybody should not go on reading.
_PATIENCE: Final = f"{TIMEOUTS[CallKind.SLOW_READ].answer_s:g}s"
_LEAST_STEP_S: Final = 0.001


class Prometheus(MonitoringHttp):
    """Reads series, loaded rules, alerts and scrape targets; `bearer` where a proxy before it asks for one.

    Every method raises ApiError. What the server declines (Refused) or could not do (ServerFault, `timeout` among its
    reasons) bears its own sentence, whatever the status was. Times are Unix seconds, to the millisecond.
    """

    async def query(self, expression: str, at_s: float | None = None) -> tuple[VectorSample, ...]:
        """The instant value of a PromQL expression, at the server's now if no time is given.

        A vector, or a scalar as one sample without labels; empty when there is no such series.
        """
        return (await self.evaluate(expression, at_s)).samples

    async def evaluate(self, expression: str, at_s: float | None = None) -> InstantVector:
        """The same with what the server says beside it."""
        params = {"query": expression, "timeout": _PATIENCE}
        if at_s is not None:
            params["time"] = _moment(at_s)
        call = self._call("/api/v1/query", params, kind=CallKind.SLOW_READ)

        def read(reply: Reply) -> InstantVector:
            body = self._decoded(call, reply, Body[Answered])
            return InstantVector(self._samples(body.data), notes_of(body))

        return await self._read(call, read)

    async def query_range(self, expression: str, start_s: float, end_s: float, step_s: float) -> Matrix:
        """The values of a PromQL expression from `start_s` to `end_s`, both included, `step_s` apart.

        A server refuses more than `POINTS_LIMIT` steps. Raises ValueError, with nothing sent, for an end before
        the start or a step below a millisecond.
        """
        if not (math.isfinite(start_s) and math.isfinite(end_s) and start_s <= end_s):
            raise ValueError("a range must not end before it starts")
        if not (math.isfinite(step_s) and step_s >= _LEAST_STEP_S):
            raise ValueError("a step must be a millisecond at least")
        params = {
            "query": expression,
            "start": _moment(start_s),
            "end": _moment(end_s),
            "step": _moment(step_s),
            "timeout": _PATIENCE,
        }
        call = self._call("/api/v1/query_range", params, kind=CallKind.SLOW_READ, body_limit=RANGE_BODY_LIMIT)

        def read(reply: Reply) -> Matrix:
            body = self._matrix(call, reply)
            # VictoriaMetrics moves both ends to multiples of the step.
            within = start_s - step_s, end_s + step_s
            series = tuple(self._track(track, within) for track in body.data.result)
            return Matrix(tuple(one for one in series if one.times), notes_of(body))

        return await self._read(call, read)

    async def series(self, matchers: Sequence[str], start_s: float, end_s: float) -> tuple[Labels, ...]:
        """The labels, `__name__` among them, of all series that any selector of `matchers` selects in that time.

        A selector is as in PromQL, `up{job="oms"}`; raises ValueError without one.
        """
        if not matchers:
            raise ValueError("at least one selector is needed")
        call = self._call("/api/v1/series", _selected(matchers, start_s, end_s), kind=CallKind.SLOW_READ)
        body = await self._fetch(call, Body[tuple[dict[str, str], ...]])
        return tuple(labels_of(one) for one in body.data)

    async def label_names(self, matchers: Sequence[str] = (), *, start_s: float, end_s: float) -> tuple[str, ...]:
        """The names of labels of the series that are selected in that time, of all series without a selector."""
        return await self._names("/api/v1/labels", matchers, start_s, end_s)

    async def label_values(
        self, name: str, matchers: Sequence[str] = (), *, start_s: float, end_s: float
    ) -> tuple[str, ...]:
        """The values of the label `name`; `__name__` gives the metrics."""
        return await self._names(f"/api/v1/label/{quote(name, safe='')}/values", matchers, start_s, end_s)

    async def metadata(self) -> tuple[MetricMetadata, ...]:
        """What the scraped targets say of their metrics, by name."""
        body = await self._fetch(
            self._call("/api/v1/metadata", kind=CallKind.SLOW_READ), Body[dict[str, tuple[Description, ...]]]
        )
        return tuple(
            MetricMetadata(name, told.type, told.help, told.unit)
            for name, descriptions in sorted(body.data.items())
            for told in descriptions
        )

    async def rules(self) -> tuple[LoadedRule, ...]:
        """Every rule that is loaded, in the order of its groups, with its state and its active alerts."""
        body = await self._fetch(self._call("/api/v1/rules", kind=CallKind.SLOW_READ), Body[Groups])
        found = tuple(loaded_rule(group, rule) for group in body.data.groups for rule in group.rules)
        return self._whole(found, "$.data.groups[...].rules[...].alerts[...].value")

    async def alerts(self) -> tuple[ActiveAlert, ...]:
        """Every alert that is pending or fires."""
        body = await self._fetch(self._call("/api/v1/alerts", kind=CallKind.SLOW_READ), Body[Alerts])
        return self._whole(tuple(map(active_alert, body.data.alerts)), "$.data.alerts[...].value")

    async def targets(self) -> tuple[ScrapeTarget, ...]:
        """Every active scrape target."""
        call = self._call("/api/v1/targets", {"state": "active"}, kind=CallKind.SLOW_READ)
        body = await self._fetch(call, Body[Targets])
        return tuple(map(scrape_target, body.data.activeTargets))

    async def _names(self, path: str, matchers: Sequence[str], start_s: float, end_s: float) -> tuple[str, ...]:
        call = self._call(path, _selected(matchers, start_s, end_s), kind=CallKind.SLOW_READ)
        return (await self._fetch(call, Body[tuple[str, ...]])).data

    def _samples(self, body: Answered) -> tuple[VectorSample, ...]:
        raw, name = bytes(body.result), self._http.name
        if body.resultType == "scalar":
            point = codec.decode(raw, tuple[float, str], service=name, effect=Effect.NONE, status=200)
            return (VectorSample((), self._values((point[1],))[0]),)
        if body.resultType != "vector":
            raise self._odd("$.data.resultType", "no_vector")
        points = codec.decode(raw, tuple[Point, ...], service=name, effect=Effect.NONE, status=200, plain=True)
        if any(point.histogram for point in points):
            raise self._odd("$.data.result[...].histogram", "native_histograms")
        values = self._values([point.value[1] for point in points if point.value is not None])
        if len(values) < len(points):
            raise self._odd("$.data.result[...].value")
        return tuple(VectorSample(labels_of(point.metric), value) for point, value in zip(points, values, strict=True))

    def _matrix(self, call: Call, reply: Reply) -> Body[Tracks]:
        failure: ContractError
        try:
            body = self._decoded(call, reply, Body[Tracks])
            if body.data.resultType == "matrix":
                return body
            failure = self._odd("$.data.resultType", "no_matrix")
        except ContractError as error:
            failure = error
        raise self._explained(failure, reply)

    def _explained(self, failure: ContractError, reply: Reply) -> ContractError:
        """Another type of answer has another form, so that its name is not reached: look what is behind a failure."""
        histograms = self._looked(reply, HistogramBody)
        if histograms is not None and any(track.histograms for track in histograms.data.result):
            return self._odd("$.data.result[...].histograms", "native_histograms")
        other = self._looked(reply, Body[Answered])
        if other is not None and other.data.resultType != "matrix":
            return self._odd("$.data.resultType", "no_matrix")
        return failure

    def _looked(self, reply: Reply, model: type[T]) -> T | None:
        try:
            return codec.decode(reply.body, model, service=self._http.name, effect=Effect.NONE)
        except ContractError:
            return None

    def _track(self, track: Track, within: tuple[float, float]) -> MatrixSeries:
        if track.histograms:
            raise self._odd("$.data.result[...].histograms", "native_histograms")
        raw, name = bytes(track.values), self._http.name
        points = codec.decode(
            raw, tuple[tuple[float, str], ...], service=name, effect=Effect.NONE, status=200, plain=True
        )
        times = tuple(at_s for at_s, _ in points)
        if len(times) > POINTS_LIMIT + 1 or not are_ordered(times, *within):
            raise self._odd("$.data.result[...].values", "times")
        return MatrixSeries(labels_of(track.metric), times, self._values([text for _, text in points]))

    def _values(self, texts: Sequence[str]) -> tuple[float, ...]:
        values = floats_of(texts)
        if values is None:
            raise self._odd("$.data.result")
        return values

    def _whole(self, found: tuple[T | None, ...], path: str) -> tuple[T, ...]:
        known = tuple(one for one in found if one is not None)
        if len(known) < len(found):
            raise self._odd(path)
        return known


def _moment(seconds: float) -> str:
    return f"{seconds:.3f}"


def _selected(matchers: Sequence[str], start_s: float, end_s: float) -> dict[str, str | tuple[str, ...]]:
    params: dict[str, str | tuple[str, ...]] = {"start": _moment(start_s), "end": _moment(end_s)}
    if matchers:
        params["match[]"] = tuple(matchers)
    return params
