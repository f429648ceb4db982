"""The probes of service levels: objectives, gaps in market data, scaling, drift."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from api_client.exposition import Exposition
from app.core.areas import Area
from app.core.attempts import attempted_at
from app.core.objective import Objective
from app.core.objective_file import OBJECTIVES
from app.core.present import age_words
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import ALL_CONFIGURED, Opinion, Probe, ProbeView, SubjectFinding, judge_reading
from app.core.readiness.verdicts import Verdict, worst
from app.core.samples import samples_named
from app.core.slo import SCALING_WINDOW_S, Level, Levels, Movement
from app.core.state import ReadingKind, ServiceAddress

GAP_METRIC: Final = "ws_sequence_gap_ratio"
GAP_FAIL: Final = 0.01
DRIFT_FEATURES: Final = "drift_features_total"
DRIFT_FLAGS: Final = "drift_flags_total"

_WITHOUT_VALUE: Final = "nothing to judge"
# A few seconds less than the window: scrapes do not fall on its edge.
_WATCHED_ENOUGH: Final = 0.95


@dataclass(frozen=True, slots=True)
class _Seen:
    """What services have of something: `blind` are those that could not be read, `present` those that have it."""

    present: tuple[ServiceAddress, ...]
    blind: tuple[str, ...]


def judge_objective(objective: Objective) -> Callable[[ProbeView], tuple[SubjectFinding, ...]]:
    """Judge one objective at every service that observed anything; presence without observations is said."""

    def on_value(_view: ProbeView, _address: ServiceAddress, levels: Levels) -> Opinion:
        level = levels.level(objective.id)
        return Opinion(Verdict.UNKNOWN, _WITHOUT_VALUE) if level is None else level_opinion(objective, level)

    def judge(view: ProbeView) -> tuple[SubjectFinding, ...]:
        seen = _seen(view, ReadingKind.LEVELS, lambda levels: levels.level(objective.id) is not None)
        active = [address for address in seen.present if _observed(view, address, objective)]
        if active:
            return tuple(
                judge_reading(
                    view, address, view.state.reading(ReadingKind.LEVELS, address.name), on_value, lambda _: None
                )
                for address in active
            )
        if not seen.present:
            return _nowhere(view, seen, objective.metric)
        verdict = Verdict.PASS if objective.rare else Verdict.WARN
        words = f"{objective.metric} is there, but nothing was ever observed: presence, not activity"
        return _at_first(view, seen, Opinion(verdict, words))

    return judge


def level_opinion(objective: Objective, level: Level) -> Opinion:
    """Hold an observed level against its bound and against where the platform's own alert warns."""
    span = f"over {age_words(level.span_s)}" if level.span_s else "since the service began"
    if level.value != level.value:
        return Opinion(Verdict.WARN, f"no {objective.what} {span}, {level.observations:,.0f} before")
    least = "at least " if level.beyond else ""
    where = f" ({level.group})" if level.group else ""
    value = f"{objective.bound.words} {least}{_number(level.value)} {objective.unit}{where} {span}"
    if level.value > objective.bound.limit:
        return Opinion(Verdict.FAIL, f"{value}, more than {objective.bound.limit:g} {objective.unit}", level.value)
    early = objective.early
    if early is not None and level.early_value > early.limit:
        words = f"{early.words} {_number(level.early_value)} {objective.unit} {span}, more than {early.limit:g}"
        return Opinion(Verdict.WARN, f"{words} {objective.unit}", level.value)
    return Opinion(Verdict.PASS, value, level.value)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _observed(view: ProbeView, address: ServiceAddress, objective: Objective) -> bool:
    level = _levels(view, address).level(objective.id)
    return bool(level is not None and level.observations > 0)


def _seen(view: ProbeView, kind: ReadingKind, has: Callable[[Any], bool]) -> _Seen:
    """Which services have something in the reading, and whose metrics could not be read."""
    present, blind = [], []
    for address in view.configured:
        value = view.state.reading(kind, address.name).value
        if value is not None and has(value):
            present.append(address)
            continue
        metrics = view.state.reading(ReadingKind.METRICS, address.name)
        at = attempted_at(metrics)
        missing = metrics.failure is not None and metrics.failure.status == 404
        if not missing and (at is None or metrics.failure is not None or view.expired(at)):
            blind.append(address.name)
    return _Seen(tuple(present), tuple(blind))


def _nowhere(view: ProbeView, seen: _Seen, metric: str) -> tuple[SubjectFinding, ...]:
    """No service has it: unknown while any could not be read, else nobody here exposes it."""
    if seen.blind:
        words = f"{metric} was not seen, but {', '.join(seen.blind)} could not be read"
        return (SubjectFinding("", Verdict.UNKNOWN, words),)
    verdict = Verdict.UNKNOWN if view.probe.required else Verdict.NOT_CONFIGURED
    return (SubjectFinding("", verdict, f"no service of this environment exposes {metric}"),)


def _at_first(view: ProbeView, seen: _Seen, opinion: Opinion) -> tuple[SubjectFinding, ...]:
    """One finding for all services that have it, as old as the oldest of their readings."""
    kind = view.probe.reads[0]
    found = [
        judge_reading(view, address, view.state.reading(kind, address.name), lambda *_: opinion, lambda _: None)
        for address in seen.present
    ]
    # A service that was not read for a while may have begun to move.
    bad = worst(finding.verdict for finding in found)
    first = next(finding for finding in found if finding.verdict is bad)
    return (replace(first, subject="") if first.observed == opinion.words else first,)


def judge_gaps(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """The share of messages missing from each pair's sequence."""
    return _of_exposing(view, GAP_METRIC, _gaps)


def _gaps(_view: ProbeView, _address: ServiceAddress, exposition: Exposition) -> Opinion:
    ratios = {dict(one.labels).get("pair", ""): one.value for one in samples_named(exposition, GAP_METRIC)}
    if not ratios:
        return Opinion(Verdict.WARN, f"{GAP_METRIC} is declared, but no pair has a series")
    gappy = sorted(((ratio, pair) for pair, ratio in ratios.items() if not ratio <= 0), reverse=True)
    if not gappy:
        return Opinion(Verdict.PASS, f"no gaps in {len(ratios)} pairs")
    words = ", ".join(f"{pair or 'no pair'} misses {ratio:.2%}" for ratio, pair in gappy[:3])
    return Opinion(Verdict.FAIL if gappy[0][0] >= GAP_FAIL else Verdict.WARN, words, gappy[0][0])


def judge_drift(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """How many of the watched features are flagged."""
    return _of_exposing(view, DRIFT_FLAGS, _drift)


def _drift(_view: ProbeView, _address: ServiceAddress, exposition: Exposition) -> Opinion:
    watched = sum(sample.value for sample in samples_named(exposition, DRIFT_FEATURES))
    flagged = sum(sample.value for sample in samples_named(exposition, DRIFT_FLAGS))
    if not watched > 0:
        return Opinion(Verdict.UNKNOWN, "no feature is watched: zero flags say nothing")
    if flagged > 0:
        return Opinion(Verdict.WARN, f"{flagged:g} of {watched:g} features drift", flagged)
    return Opinion(Verdict.PASS, f"none of {watched:g} features drifts")


def _of_exposing(
    view: ProbeView, metric: str, on_value: Callable[[ProbeView, ServiceAddress, Exposition], Opinion]
) -> tuple[SubjectFinding, ...]:
    """Judge the metrics of the services that declare `metric`."""
    seen = _seen(view, ReadingKind.METRICS, lambda value: isinstance(value, Exposition) and metric in value.families)
    if not seen.present:
        return _nowhere(view, seen, metric)
    return tuple(
        judge_reading(view, address, view.state.reading(ReadingKind.METRICS, address.name), on_value, lambda _: None)
        for address in seen.present
    )


def judge_scaling(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Scaling must be evaluated; every service exposes the counter, and only one of them ever counts."""
    seen = _seen(view, ReadingKind.LEVELS, lambda levels: isinstance(levels, Levels) and levels.scaling is not None)
    if not seen.present:
        return _nowhere(view, seen, "scaling_evaluations_total")
    moved = [address for address in seen.present if _moved(_levels(view, address)).total > 0]
    if not moved:
        words = "scaling_evaluations_total is there at zero only: presence, not activity"
        return _at_first(view, seen, Opinion(Verdict.WARN, words))
    return tuple(
        judge_reading(view, address, view.state.reading(ReadingKind.LEVELS, address.name), _scaling, lambda _: None)
        for address in moved
    )


def _levels(view: ProbeView, address: ServiceAddress) -> Levels:
    """What the service's scrapes said last, nothing where they never did."""
    return view.state.reading(ReadingKind.LEVELS, address.name).value or Levels(())


def _moved(levels: Levels) -> Movement:
    return levels.scaling or Movement(0.0, 0.0, 0.0)


def _scaling(_view: ProbeView, _address: ServiceAddress, levels: Levels) -> Opinion:
    movement = _moved(levels)
    if movement.growth > 0:
        return Opinion(Verdict.PASS, f"evaluated {movement.growth:,.0f} × in {age_words(movement.span_s)}")
    if movement.span_s < SCALING_WINDOW_S * _WATCHED_ENOUGH:
        watched = f"watched for {age_words(movement.span_s)} of {age_words(SCALING_WINDOW_S)}"
        return Opinion(Verdict.UNKNOWN, f"no evaluation yet, {watched}")
    return Opinion(Verdict.FAIL, f"no evaluation in {age_words(movement.span_s)}")


def _slo(objective: Objective, *, required: bool) -> Probe:
    early = objective.early
    warned = f"; warned at {early.words} {early.limit:g} {objective.unit}" if early else ""
    return Probe(
        id="canary" if objective.id == "canary" else f"slo-{objective.id}",
        area=Area.SIMULATION if objective.id == "canary" else Area.RELIABILITY,
        question=f"Do {objective.what} keep their objective?",
        reads=(ReadingKind.LEVELS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.levels,
        required=required,
        threshold=f"{objective.bound.words} at most {objective.bound.limit:g} {objective.unit}{warned}",
        advice="Compare with the metrics page when it began, and with deployments and market activity at that time.",
        judge=judge_objective(objective),
    )


_REQUIRED: Final = frozenset({"risk", "oms", "kill-switch"})


def _objectives(wanted: Sequence[Objective]) -> tuple[Probe, ...]:
    return tuple(_slo(objective, required=objective.id in _REQUIRED) for objective in wanted)


SLO_PROBES: Final = (
    *_objectives(OBJECTIVES),
    Probe(
        id="market-data-gaps",
        area=Area.RELIABILITY,
        question="Does market data arrive without gaps?",
        reads=(ReadingKind.METRICS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.clock,
        required=False,
        threshold=f"no message missing from any pair's sequence; {GAP_FAIL:.0%} or more fails",
        advice="Look at the ingestor's connection to the exchange; prices between gaps are older than they look.",
        judge=judge_gaps,
    ),
    Probe(
        id="scaling-moves",
        area=Area.RELIABILITY,
        question="Does the scaling controller evaluate?",
        reads=(ReadingKind.LEVELS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.levels,
        required=False,
        threshold=f"at least one evaluation in {age_words(SCALING_WINDOW_S)}",
        advice="Restart the scaling controller; until then replicas stay as they are.",
        judge=judge_scaling,
    ),
    Probe(
        id="drift",
        area=Area.SIMULATION,
        question="Do the models' features keep their distribution?",
        reads=(ReadingKind.METRICS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.clock,
        required=False,
        threshold="no feature flagged",
        advice="Look at the flagged features before the next promotion; consider simulation until they are explained.",
        judge=judge_drift,
    ),
)
"""The probes of objectives, market data, scaling and drift."""
