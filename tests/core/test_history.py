"""A plot's past is asked for where the console's own samples begin, and drawn as one line with them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from api_client.exposition import Labels
from api_client.models.monitoring import AnswerNotes, Matrix, MatrixSeries
from app.core.archive_parts import ArchivedPart, WantedPart, archived_part, wanted_parts
from app.core.history import HistoryPlan, archived_answer, completed, expression_plan, history_plan, notes_words
from app.core.query import Answer, Function, Matcher, Query, SeriesData
from app.core.target_names import TargetNames

NAN = math.nan
NOW_S = 1_800_000.0
START_S = NOW_S - 900
SEAM_S = NOW_S - 300
NAMES = TargetNames("job", (("oms", "aether-oms"), ("risk", "risk")))
UP = Query("up")
NOTHING_SAID = AnswerNotes()
OMS: Labels = (("target", "oms"), ("a", "1"))


def own(labels: Labels, *values: float, begin_s: float = SEAM_S, band: bool = False) -> SeriesData:
    made = np.array(values)
    times = begin_s + 5.0 * np.arange(len(values))
    return SeriesData(labels, times, made, made - 1 if band else None, made + 1 if band else None)


def plan_of(*answers: Answer, queries: tuple[Query, ...] = (UP,), scraped: tuple[str, ...] = ("oms",)) -> HistoryPlan:
    return history_plan(queries, answers, (START_S, NOW_S), NOW_S + 0.5, NAMES, scraped)


def part(wanted: WantedPart, *rows: tuple[Labels, float], notes: AnswerNotes = NOTHING_SAID) -> ArchivedPart:
    """Each row's value at every point of a part up to now."""
    first, step_s = wanted.part.start_s, wanted.part.step_s
    times = tuple(first + step_s * place for place in range(120) if first + step_s * place <= NOW_S)
    series = tuple(MatrixSeries(labels, times, (value,) * len(times)) for labels, value in rows)
    return archived_part(wanted.part, NOW_S, Matrix(series, notes))


def theirs(job: str, **labels: str) -> Labels:
    return tuple(sorted({"__name__": "up", "job": job, "instance": "x:1", **labels}.items()))


def test_an_expression_is_asked_for_all_of_a_range_but_not_for_what_is_to_come() -> None:
    plan = expression_plan("up", (START_S, NOW_S + 60), NOW_S + 0.5)
    assert (plan.expressions, plan.queries, plan.seam_s) == (("up",), (), None)
    assert (plan.start_s, plan.until_s) == (START_S, NOW_S)
    assert expression_plan("up", (START_S, NOW_S - 60), NOW_S).until_s == NOW_S - 60
    assert {one.part.expression for one in plan.wanted} == {"up"}


def test_what_lies_before_the_own_samples_is_asked_of_the_same_services() -> None:
    plan = plan_of(Answer((own(OMS, NAN, 1, 2),), NOW_S))
    assert (plan.seam_s, plan.until_s, plan.step_s) == (SEAM_S + 5, SEAM_S + 5, 15)
    assert plan.expressions == ('up{job="aether-oms"}',)
    assert plan.wanted == wanted_parts(plan.expressions[0], 15.0, START_S, SEAM_S + 5)


def test_the_seam_is_the_earliest_own_sample_of_the_plot_and_a_question_is_asked_once() -> None:
    answers = (Answer((own(OMS, 1, begin_s=SEAM_S), own(OMS, NAN))), Answer((own(OMS, 1, begin_s=SEAM_S - 60),)))
    plan = plan_of(*answers, queries=(UP, UP))
    assert plan.seam_s == SEAM_S - 60
    assert len(plan.expressions) == 2
    assert len(plan.wanted) == len({one.part for one in plan.wanted})


@pytest.mark.parametrize(
    ("query", "scraped", "expression"),
    [
        (UP, ("admin",), "up"),
        (Query("up", matchers=(Matcher("target", ("risk",)),)), ("oms",), 'up{job="risk"}'),
        (UP, ("oms", "risk", "admin"), 'up{job=~"aether-oms|risk"}'),
    ],
)
def test_services_are_named_where_the_server_knows_them(
    query: Query, scraped: tuple[str, ...], expression: str
) -> None:
    assert plan_of(Answer((own(OMS, 1),)), queries=(query,), scraped=scraped).expressions == (expression,)


def test_own_samples_that_reach_back_need_no_past() -> None:
    plan = plan_of(Answer((own(OMS, 1, 2, begin_s=START_S + 15),)))
    assert plan.wanted == ()
    answers = (Answer((own(OMS, 1, 2, begin_s=START_S),)),)
    assert completed(plan, answers, (), NAMES) == (answers, None)


def test_what_the_console_has_nothing_of_is_asked_up_to_now_in_whole_steps() -> None:
    plan = plan_of(Answer(()))
    assert (plan.seam_s, plan.until_s, plan.expressions) == (None, NOW_S, ("up",))
    held = history_plan((UP,), (Answer(()),), (START_S - 900, START_S), NOW_S, NAMES)
    assert held.until_s == START_S


def test_a_question_that_cannot_be_asked_is_said() -> None:
    answers = (Answer(()),)
    plan = plan_of(*answers, queries=(Query("up", matchers=(Matcher("a-b", ("x",)),)),))
    assert (plan.wanted, plan.expressions) == ((), ())
    assert plan.problem.startswith("The label 'a-b' has no name")
    other = part(WantedPart(wanted_parts("up", 15.0, START_S, NOW_S)[0].part, NOW_S))
    assert completed(plan, answers, (other,), NAMES) == (answers, None)


def test_both_are_one_line_with_a_seam() -> None:
    answers = (Answer((own(OMS, 5, 6, band=True), own((("target", "risk"),), 9)), NOW_S, "left out"),)
    plan = plan_of(*answers)
    parts = [part(one, (theirs("aether-oms", a="1", pod="p"), 3.0)) for one in plan.wanted]
    (answer,), seam_s = completed(plan, answers, parts, NAMES)
    assert (seam_s, answer.read_s, answer.notice) == (SEAM_S, NOW_S, "left out")
    line, alone = answer.series
    assert line.labels == OMS
    assert line.times[0] == START_S
    assert line.times[-2:].tolist() == [SEAM_S, SEAM_S + 5]
    assert line.times[-3] == SEAM_S - 15
    assert set(line.values[:-2]) == {3.0}
    assert (np.diff(line.times) > 0).all()
    assert line.low is not None
    assert line.high is not None
    assert np.isnan(line.low[:-2]).all()
    assert line.low[-2:].tolist() == [4, 5]
    assert len(line.high) == len(line.values)
    assert alone.values.tolist() == [9]


def test_two_names_of_one_target_have_the_same_past() -> None:
    names = TargetNames("job", (("oms", "aether-oms"), ("auth", "aether-oms")))
    answers = (Answer((own(OMS, 5), own((("target", "auth"), ("a", "1")), 6))),)
    plan = plan_of(*answers)
    parts = [part(one, (theirs("aether-oms", a="1"), 3.0)) for one in plan.wanted]
    (answer,), _ = completed(plan, answers, parts, names)
    assert [(one.label["target"], one.values[0], one.values[-1]) for one in answer.series] == [
        ("oms", 3.0, 5.0),
        ("auth", 3.0, 6.0),
    ]


def test_a_gap_between_both_stays_a_gap() -> None:
    late = own(OMS, 5, 6, begin_s=NOW_S - 60)
    early = own((("target", "risk"),), 1)
    plan = plan_of(Answer((early, late)), scraped=())
    parts = [part(one, (theirs("aether-oms", a="1"), 3.0)) for one in plan.wanted]
    (answer,), _ = completed(plan, (Answer((early, late)),), parts, NAMES)
    joined = answer.series[1]
    assert np.isnan(joined.values).sum() == 1
    place = int(np.flatnonzero(np.isnan(joined.values))[0])
    assert joined.times[place - 1] == SEAM_S
    assert joined.times[place + 1] == NOW_S - 60


def test_what_fits_no_own_line_or_two_is_a_line_of_its_own() -> None:
    answers = (Answer((own(OMS, 5),)),)
    plan = plan_of(*answers)
    rows = ((theirs("aether-oms", a="1", pod="p"), 1.0), (theirs("aether-oms", a="1", pod="q"), 2.0))
    parts = [part(one, *rows) for one in plan.wanted]
    (answer,), seam_s = completed(plan, answers, parts, NAMES)
    assert seam_s == SEAM_S
    assert len(answer.series[0].values) == 1
    assert [dict(one.labels).get("pod") for one in answer.series] == [None, "p", "q"]


def test_rates_that_never_moved_are_left_out_beside_others() -> None:
    rate = Query("n_total", Function.RATE)
    rows = ((theirs("risk", a="1"), 0.0), (theirs("risk", a="2"), 1.0))
    plan = plan_of(Answer(()), queries=(rate,))
    (answer,), _ = completed(plan, (Answer(()),), [part(one, *rows) for one in plan.wanted], NAMES)
    assert [one.labels for one in answer.series] == [(("target", "risk"), ("a", "2"))]
    (answer,), _ = completed(plan, (Answer(()),), [part(one, rows[0]) for one in plan.wanted], NAMES)
    assert len(answer.series) == 1
    lone = plan_of(Answer((own(OMS, 5),)), queries=(rate,))
    parts = [part(one, rows[0]) for one in lone.wanted]
    (answer,), _ = completed(lone, (Answer((own(OMS, 5),)),), parts, NAMES)
    assert [one.labels for one in answer.series] == [OMS]


def test_a_server_that_is_all_there_is_has_no_seam_and_its_own_age() -> None:
    plan = plan_of(Answer((), None, "No series of up fits."))
    parts = [part(one, (theirs("risk"), 1.0)) for one in plan.wanted]
    (answer,), seam_s = completed(plan, (Answer((), None, "No series of up fits."),), parts, NAMES)
    assert (seam_s, answer.read_s, answer.notice) == (None, NOW_S, "")
    assert answer.series[0].labels == (("target", "risk"),)


def test_where_the_server_has_nothing_the_own_answer_stays() -> None:
    plan = plan_of(Answer((), None, "No series of up fits."), Answer(()), queries=(UP, Query("down")))
    parts = [part(one) for one in plan.wanted if one.part.expression == "up"]
    answers, seam_s = completed(plan, (Answer((), None, "No series of up fits."), Answer(())), parts, NAMES)
    assert (answers[0].notice, answers[0].series, seam_s) == ("No series of up fits.", (), None)


def test_own_lines_without_a_number_are_replaced_by_the_past() -> None:
    answers = (Answer((own(OMS, NAN), own((("target", "risk"),), 1))),)
    plan = plan_of(*answers, scraped=())
    parts = [part(one, (theirs("aether-oms", a="1"), 3.0)) for one in plan.wanted]
    (answer,), _ = completed(plan, answers, parts, NAMES)
    assert (answer.series[0].values[0], len(answer.series)) == (3.0, 2)


def test_an_expressions_answer_has_its_labels_and_what_the_server_says_beside_it() -> None:
    notes = AnswerNotes(("a warning.",), ("an info",), partial=True)
    wanted = wanted_parts("up", 15.0, START_S, NOW_S)
    found = archived_answer([part(one, (theirs("risk"), 2.0), notes=notes) for one in wanted], START_S, NOW_S)
    assert (found.read_s, found.series[0].labels) == (NOW_S, theirs("risk"))
    assert found.notice == (
        "Some of Prometheus' sources did not answer: series may be missing. "
        "Prometheus says: a warning. Prometheus says: an info."
    )
    assert archived_answer((), START_S, NOW_S).read_s is None
    assert notes_words(()) == ""
