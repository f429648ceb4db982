"""What a server remembers before the console's own samples begin: what to ask of it, and both as one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from api_client.exposition import Floats
from app.core.archive_parts import (
    ArchivedPart,
    WantedPart,
    put_together,
    step_for,
    wanted_parts,
)
from app.core.language import tr
from app.core.promql_text import console_labels, promql
from app.core.query import TARGET_LABEL, WINDOWED, Answer, Matcher, Query, SeriesData
from app.core.query_answer import HOLE_S
from app.core.target_names import TargetNames


@dataclass(frozen=True, slots=True)
class HistoryPlan:
    """What a plot needs of a server: an expression for each of its questions, from `start_s` until `until_s`.

    `seam_s` is where the console's own samples begin, None where it has none and the server is all there is. `problem`
    says why a question cannot be asked there. All instants are Unix seconds.
    """

    queries: tuple[Query, ...]
    expressions: tuple[str, ...]
    step_s: float
    start_s: float
    until_s: float
    seam_s: float | None = None
    problem: str = ""

    @property
    def wanted(self) -> tuple[WantedPart, ...]:
        """The parts of all expressions."""
        asked = dict.fromkeys(self.expressions)
        return tuple(part for one in asked for part in wanted_parts(one, self.step_s, self.start_s, self.until_s))


def history_plan(
    queries: Sequence[Query],
    answers: Sequence[Answer],
    between: tuple[float, float],
    now_s: float,
    names: TargetNames,
    scraped: Sequence[str] = (),
) -> HistoryPlan:
    """What to ask a server for beside the console's own `answers` to a plot's `queries`; nothing where they reach back.

    `scraped` are the services whose samples the console has: where it has any of a plot's, the server is asked about
    the same ones, or a sum would jump at the seam. What it has none of is asked up to `now_s`, in whole steps.
    """
    start_s, end_s = between
    step_s = step_for(end_s - start_s)
    seam_s = _begun_s(answers)
    if seam_s is None:
        until_s = min(end_s, now_s // step_s * step_s)
        meant = tuple(queries)
    else:
        until_s = seam_s if seam_s - start_s > step_s else start_s - step_s
        meant = tuple(_about(one, scraped, names) for one in queries)
    try:
        expressions = tuple(promql(one, names) for one in meant)
    except ValueError as wrong:
        return HistoryPlan(meant, (), step_s, start_s, start_s - step_s, seam_s, str(wrong))
    return HistoryPlan(meant, expressions, step_s, start_s, until_s, seam_s)


def expression_plan(expression: str, between: tuple[float, float], now_s: float) -> HistoryPlan:
    """What to ask a server for in its own language: all there is between two instants, up to `now_s` in whole steps."""
    start_s, end_s = between
    step_s = step_for(end_s - start_s)
    return HistoryPlan((), (expression,), step_s, start_s, min(end_s, now_s // step_s * step_s))


def completed(
    plan: HistoryPlan, answers: Sequence[Answer], parts: Iterable[ArchivedPart], names: TargetNames
) -> tuple[tuple[Answer, ...], float | None]:
    """The answers with what the server knows before them, and where the seam is: None unless both are drawn."""
    by_expression: dict[str, list[ArchivedPart]] = {}
    for part in parts:
        by_expression.setdefault(part.part.expression, []).append(part)
    if plan.problem or not by_expression or plan.until_s < plan.start_s:
        return tuple(answers), None
    found, drawn = [], False
    for query, expression, answer in zip(plan.queries, plan.expressions, answers, strict=True):
        known = by_expression.get(expression, [])
        series = put_together(known, plan.start_s, plan.until_s)
        drawn = drawn or bool(series)
        read_s = max((one.until_s for one in known), default=None) if plan.seam_s is None else answer.read_s
        archived = [SeriesData(console_labels(one.labels, query, names), one.times, one.values) for one in series]
        whole = _joined(query, answer.series, archived, plan.step_s, names)
        notice = answer.notice if plan.seam_s is not None or not series else ""
        found.append(Answer(whole, read_s if series else answer.read_s, notice))
    return tuple(found), plan.seam_s if drawn else None


def archived_answer(parts: Sequence[ArchivedPart], start_s: float, until_s: float) -> Answer:
    """What a server said to an expression of its own language, between two instants (Unix seconds)."""
    series = put_together(parts, start_s, until_s)
    lines = tuple(SeriesData(one.labels, one.times, one.values) for one in series)
    return Answer(lines, max((one.until_s for one in parts), default=None), notes_words(parts))


def notes_words(parts: Sequence[ArchivedPart]) -> str:
    """What the server said beside its answers, in sentences."""
    notes = dict.fromkeys(note for part in parts for note in (*part.notes.warnings, *part.notes.infos))
    said = [tr("Prometheus says: {note}.", note=note.rstrip(".")) for note in notes]
    partial = any(one.notes.partial for one in parts)
    return " ".join((*([tr("Some of Prometheus' sources did not answer: series may be missing.")] * partial), *said))


def _begun_s(answers: Sequence[Answer]) -> float | None:
    """When the console's own samples of a plot begin."""
    begun = []
    for one in (series for answer in answers for series in answer.series):
        known = one.times[np.isfinite(one.values)]
        begun += [float(known[0])] if known.size else []
    return min(begun, default=None)


def _about(query: Query, scraped: Sequence[str], names: TargetNames) -> Query:
    known = tuple(one for one in scraped if names.knows(one))
    if not known or any(one.label == TARGET_LABEL for one in query.matchers):
        return query
    return replace(query, matchers=(*query.matchers, Matcher(TARGET_LABEL, known)))


def _joined(
    query: Query, own: Sequence[SeriesData], archived: Sequence[SeriesData], step_s: float, names: TargetNames
) -> tuple[SeriesData, ...]:
    """Each own line behind the one archived line that has all its labels; other archived lines by themselves."""
    whole, continued = [], set()
    for line in own:
        meant = {(label, names.same(value) if label == TARGET_LABEL else value) for label, value in line.labels}
        fitting = [place for place, one in enumerate(archived) if meant <= set(one.labels)]
        if len(fitting) == 1:
            continued.add(fitting[0])
            whole.append(_one_line(archived[fitting[0]], line, step_s))
        else:
            whole.append(line)
    left = [one for place, one in enumerate(archived) if place not in continued]
    if query.function in WINDOWED:  # services count many things in the names of others that never happen there
        moved = [one for one in left if np.nan_to_num(one.values).any()]
        left = moved if moved or whole else left
    return (*whole, *left)


def _one_line(before: SeriesData, after: SeriesData, step_s: float) -> SeriesData:
    known = np.flatnonzero(np.isfinite(after.values))
    first = int(known[0]) if known.size else 0
    times, values = after.times[first:], after.values[first:]
    early = before.times < times[0] if times.size else np.ones(before.times.size, np.bool_)
    past_times, past_values = before.times[early], before.values[early]
    apart = past_times.size and times.size and times[0] - past_times[-1] > max(HOLE_S, 1.5 * step_s)
    if apart:
        past_times = np.append(past_times, (past_times[-1] + times[0]) / 2)
        past_values = np.append(past_values, np.nan)
    return SeriesData(
        after.labels,
        np.concatenate((past_times, times)),
        np.concatenate((past_values, values)),
        _padded(after.low, first, past_times.size),
        _padded(after.high, first, past_times.size),
    )


def _padded(row: Floats | None, first: int, missing: int) -> Floats | None:
    if row is None:
        return None
    unknown: npt.NDArray[np.float64] = np.full(missing, np.nan)
    return np.concatenate((unknown, row[first:]))
