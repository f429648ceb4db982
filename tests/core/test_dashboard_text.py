"""A pinned plot is read back as it was asked, beside everything that stood in the file before."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dashboard import Limit, PlotQuery, PlotSpec
from app.core.dashboard_file import MOST_PLOTS, read_dashboard
from app.core.dashboard_text import free_name, new_dashboard, with_plot
from app.core.query import Aggregation, Function, Matcher, PatternMatcher, Query
from app.core.units import Unit

PLAIN = PlotSpec("depth", "Depth", Unit.COUNT, (PlotQuery(Query("depth")),))
EVERYTHING = PlotSpec(
    "odd name",
    'A "title"\\ with a \n line, \x7f and ☂ 😀',
    Unit.SECONDS,
    (
        PlotQuery(Query("h", Function.QUANTILE, (Matcher("a", ("x", "y")),), ("b",), 60.0, 0.99), "p99"),
        PlotQuery(Query("g", Function.VALUE, (Matcher("c d", ("",), True),), (), aggregation=Aggregation.MAX, scale=2)),
        PlotQuery(
            Query("p", matchers=(PatternMatcher("a", "x|y"), PatternMatcher("a", ".y"), PatternMatcher("b", '"')))
        ),
        PlotQuery(Query("p", matchers=(PatternMatcher("a", r"\d+", negated=True),))),
    ),
    (Limit(0.5, early=True), Limit(1.0)),
    logarithmic=True,
)
ASKED = PlotSpec("promql", "up", Unit.COUNT, (), expression='sum by (job) (up{job=~"a\\\\.b"})')


def read(text: str) -> tuple[PlotSpec, ...]:
    return read_dashboard("own", tomllib.loads(text)).plots


@pytest.mark.parametrize("spec", [PLAIN, EVERYTHING, ASKED])
def test_what_is_written_is_read_back(spec: PlotSpec) -> None:
    text = with_plot(new_dashboard('My "own"'), spec)
    assert read(text) == (spec,)
    assert tomllib.loads(text)["title"] == 'My "own"'


def test_demands_on_one_label_are_written_as_one() -> None:
    both = (
        Matcher("a", ("x", "y")),
        Matcher("a", ("y", "z")),
        Matcher("a", ("x",), True),
        Matcher("a", ("q", "x"), True),
    )
    text = with_plot(new_dashboard("T"), PlotSpec("g", "G", Unit.COUNT, (PlotQuery(Query("g", matchers=both)),)))
    (spec,) = read(text)
    assert spec.queries[0].query.matchers == (Matcher("a", ("y",)), Matcher("a", ("x", "q"), True))


def test_what_stood_there_stays_and_names_are_never_taken_twice() -> None:
    text = with_plot(with_plot("# mine\ntitle = 'T' # yes\n\n\n", PLAIN), PLAIN)
    assert text.startswith("# mine\ntitle = 'T' # yes\n\n[plot.depth]\n")
    assert [spec.id for spec in read(with_plot(text, PLAIN))] == ["depth", "depth-2", "depth-3"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title = ", "Invalid value"),
        ("plot = 3\ntitle = 'T'", "Cannot overwrite"),
        ("titel = 'T'", "is unknown"),
        ("plot = { a = { title = 'A', lines = [{ metric = 'm' }] } }\ntitle = 'T'", "Cannot"),
    ],
)
def test_a_text_that_cannot_take_it_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        with_plot(text, PLAIN)


def test_a_full_dashboard_is_refused() -> None:
    text = new_dashboard("Full")
    for _ in range(MOST_PLOTS):
        text = with_plot(text, PLAIN)
    with pytest.raises(ValueError, match="at most"):
        with_plot(text, PLAIN)


def test_the_first_free_name_is_found() -> None:
    assert free_name("a", ()) == "a"
    assert free_name("a", {"a", "a-2"}) == "a-3"


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(
    metric=TEXTS,
    title=TEXTS.filter(str.strip),
    name=st.text(st.characters(codec="utf-8"), max_size=8),
    only=st.dictionaries(TEXTS, TEXTS, max_size=3),
    by=st.none() | st.lists(TEXTS, max_size=3).map(tuple),
    window_s=st.floats(1e-3, 1e9),
)
def test_any_words_are_read_back(
    metric: str, title: str, name: str, only: dict[str, str], by: tuple[str, ...] | None, window_s: float
) -> None:
    matchers = tuple(Matcher(label, (value,)) for label, value in only.items())
    query = Query(metric if metric.strip() else f"m{metric}", Function.RATE, matchers, by, window_s)
    spec = PlotSpec("any", title, Unit.COUNT, (PlotQuery(query, name),))
    assert read(with_plot(new_dashboard("T"), spec)) == (spec,)
