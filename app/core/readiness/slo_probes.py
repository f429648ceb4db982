"""The probes of service levels: objectives, gaps in market data, scaling, drift."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from api_client.exposition import Exposition
from app.core.areas import Area
from app.core.language import figure, tr
from app.core.objective import Bound, Objective
from app.core.objective_file import OBJECTIVES
from app.core.present import age_words
from app.core.readiness.lifetimes import TTL
from app.core.readiness.presence import found_alike, found_nowhere, seen_at
from app.core.readiness.probe import ALL_CONFIGURED, Opinion, Probe, ProbeView, SubjectFinding, judge_reading
from app.core.readiness.verdicts import Verdict
from app.core.samples import samples_named
from app.core.slo import SCALING_WINDOW_S, Level, Levels, Movement
from app.core.state import ReadingKind, ServiceAddress

GAP_METRIC: Final = "ws_sequence_gap_ratio"
GAP_FAIL: Final = 0.01
DRIFT_FEATURES: Final = "drift_features_total"
DRIFT_FLAGS: Final = "drift_flags_total"

_WITHOUT_VALUE: Final = tr("nothing to judge")
# A few seconds less than the window: scrapes do not fall on its edge.
_WATCHED_ENOUGH: Final = 0.95


def judge_objective(objective: Objective) -> Callable[[ProbeView], tuple[SubjectFinding, ...]]:
    """Judge one objective at every service that observed anything; presence without observations is said."""

    def on_value(_view: ProbeView, _address: ServiceAddress, levels: Levels) -> Opinion:
        level = levels.level(objective.id)
        return Opinion(Verdict.UNKNOWN, _WITHOUT_VALUE) if level is None else level_opinion(objective, level)

    def judge(view: ProbeView) -> tuple[SubjectFinding, ...]:
        seen = seen_at(view, ReadingKind.LEVELS, lambda levels: levels.level(objective.id) is not None)
        active = [address for address in seen.present if _observed(view, address, objective)]
        if active:
            return tuple(
                judge_reading(
                    view, address, view.state.reading(ReadingKind.LEVELS, address.name), on_value, lambda _: None
                )
                for address in active
            )
        if not seen.present:
            return found_nowhere(view, seen, objective.metric)
        verdict = Verdict.PASS if objective.rare else Verdict.WARN
        words = tr("{metric} is there, but nothing was ever observed: presence, not activity", metric=objective.metric)
        return found_alike(view, seen, Opinion(verdict, words))

    return judge


def level_opinion(objective: Objective, level: Level) -> Opinion:
    """Hold an observed level against its bound and against where the platform's own alert warns."""
    span = tr("over {age}", age=age_words(level.span_s)) if level.span_s else tr("since the service began")
    if level.value != level.value:
        return Opinion(
            Verdict.WARN,
            tr(
                "no {what} {span}, {count:,.0f} before",
                what=objective.what,
                span=span,
                count=level.observations,
            ),
        )
    amount = f"{_number(level.value)} {objective.unit}"
    amount = tr("at least {amount}", amount=amount) if level.beyond else amount
    where = f" ({level.group})" if level.group else ""
    words = f"{objective.bound.words} {amount}{where} {span}"
    if level.value > objective.bound.limit:
        return Opinion(Verdict.FAIL, _above(words, objective.bound, objective.unit), level.value)
    early = objective.early
    if early is not None and level.early_value > early.limit:
        warned = f"{early.words} {_number(level.early_value)} {objective.unit} {span}"
        return Opinion(Verdict.WARN, _above(warned, early, objective.unit), level.value)
    return Opinion(Verdict.PASS, words, level.value)


def _above(words: str, bound: Bound, unit: str) -> str:
    return tr("{words}, more than {limit:g} {unit}", words=words, limit=bound.limit, unit=unit)


def _number(value: float) -> str:
    return figure(value, ",.0f" if value >= 100 else ".3g")


def _observed(view: ProbeView, address: ServiceAddress, objective: Objective) -> bool:
    level = _levels(view, address).level(objective.id)
    return bool(level is not None and level.observations > 0)


def judge_gaps(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """The share of messages missing from each pair's sequence."""
    return _of_exposing(view, GAP_METRIC, _gaps)


def _gaps(_view: ProbeView, _address: ServiceAddress, exposition: Exposition) -> Opinion:
    ratios = {dict(one.labels).get("pair", ""): one.value for one in samples_named(exposition, GAP_METRIC)}
    if not ratios:
        return Opinion(Verdict.WARN, tr("{metric} is declared, but no pair has a series", metric=GAP_METRIC))
    gappy = sorted(((ratio, pair) for pair, ratio in ratios.items() if not ratio <= 0), reverse=True)
    if not gappy:
        return Opinion(Verdict.PASS, tr("no gaps in {count} pairs", count=len(ratios)))
    words = ", ".join(
        tr("{pair} misses {ratio:.2%}", pair=pair or tr("no pair"), ratio=ratio) for ratio, pair in gappy[:3]
    )
    return Opinion(Verdict.FAIL if gappy[0][0] >= GAP_FAIL else Verdict.WARN, words, gappy[0][0])


def judge_drift(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """How many of the watched features are flagged."""
    return _of_exposing(view, DRIFT_FLAGS, _drift)


def _drift(_view: ProbeView, _address: ServiceAddress, exposition: Exposition) -> Opinion:
    watched = sum(sample.value for sample in samples_named(exposition, DRIFT_FEATURES))
    flagged = sum(sample.value for sample in samples_named(exposition, DRIFT_FLAGS))
    if not watched > 0:
        return Opinion(Verdict.UNKNOWN, tr("no feature is watched: zero flags say nothing"))
    if flagged > 0:
        return Opinion(
            Verdict.WARN, tr("{flagged:g} of {watched:g} features drift", flagged=flagged, watched=watched), flagged
        )
    return Opinion(Verdict.PASS, tr("none of {watched:g} features drifts", watched=watched))


def _of_exposing(
    view: ProbeView, metric: str, on_value: Callable[[ProbeView, ServiceAddress, Exposition], Opinion]
) -> tuple[SubjectFinding, ...]:
    """Judge the metrics of the services that declare `metric`."""
    seen = seen_at(view, ReadingKind.METRICS, lambda value: isinstance(value, Exposition) and metric in value.families)
    if not seen.present:
        return found_nowhere(view, seen, metric)
    return tuple(
        judge_reading(view, address, view.state.reading(ReadingKind.METRICS, address.name), on_value, lambda _: None)
        for address in seen.present
    )


def judge_scaling(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Scaling must be evaluated; every service exposes the counter, and only one of them ever counts."""
    seen = seen_at(view, ReadingKind.LEVELS, lambda levels: isinstance(levels, Levels) and levels.scaling is not None)
    if not seen.present:
        return found_nowhere(view, seen, "scaling_evaluations_total")
    moved = [address for address in seen.present if _moved(_levels(view, address)).total > 0]
    if not moved:
        words = tr("scaling_evaluations_total is there at zero only: presence, not activity")
        return found_alike(view, seen, Opinion(Verdict.WARN, words))
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
        return Opinion(
            Verdict.PASS,
            tr("evaluated {growth:,.0f} × in {age}", growth=movement.growth, age=age_words(movement.span_s)),
        )
    if movement.span_s < SCALING_WINDOW_S * _WATCHED_ENOUGH:
        words = tr(
            "no evaluation yet, watched for {age} of {whole}",
            age=age_words(movement.span_s),
            whole=age_words(SCALING_WINDOW_S),
        )
        return Opinion(Verdict.UNKNOWN, words)
    return Opinion(Verdict.FAIL, tr("no evaluation in {age}", age=age_words(movement.span_s)))


def _slo(objective: Objective, *, required: bool) -> Probe:
    early = objective.early
    warned = (
        tr("; warned at {quantile} {limit:g} {unit}", quantile=early.words, limit=early.limit, unit=objective.unit)
        if early
        else ""
    )
    return Probe(
        id="canary" if objective.id == "canary" else f"slo-{objective.id}",
        area=Area.SIMULATION if objective.id == "canary" else Area.RELIABILITY,
        question=tr("Do {what} keep their objective?", what=objective.what),
        reads=(ReadingKind.LEVELS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.levels,
        required=required,
        threshold=tr(
            "{quantile} at most {limit:g} {unit}{warned}",
            quantile=objective.bound.words,
            limit=objective.bound.limit,
            unit=objective.unit,
            warned=warned,
        ),
        advice=tr(
            "Compare with the metrics page when it began, and with deployments and market activity at that time."
        ),
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
        question=tr("Does market data arrive without gaps?"),
        reads=(ReadingKind.METRICS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.clock,
        required=False,
        threshold=tr("no message missing from any pair's sequence; {share:.0%} or more fails", share=GAP_FAIL),
        advice=tr("Look at the ingestor's connection to the exchange; prices between gaps are older than they look."),
        judge=judge_gaps,
    ),
    Probe(
        id="scaling-moves",
        area=Area.RELIABILITY,
        question=tr("Does the scaling controller evaluate?"),
        reads=(ReadingKind.LEVELS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.levels,
        required=False,
        threshold=tr("at least one evaluation in {age}", age=age_words(SCALING_WINDOW_S)),
        advice=tr("Restart the scaling controller; until then replicas stay as they are."),
        judge=judge_scaling,
    ),
    Probe(
        id="drift",
        area=Area.SIMULATION,
        question=tr("Do the models' features keep their distribution?"),
        reads=(ReadingKind.METRICS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.clock,
        required=False,
        threshold=tr("no feature flagged"),
        advice=tr(
            "Look at the flagged features before the next promotion; consider simulation until they are explained."
        ),
        judge=judge_drift,
    ),
)
"""The probes of objectives, market data, scaling and drift."""
