"""Objectives are read strictly: what is meant is kept, and every mistake says at which key it is."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.objective import Bound, Objective
from app.core.objective_file import MOST_OBJECTIVES, OBJECTIVES, ObjectiveError, read_objectives, together

GOOD = 'what = "orders"\nmetric = "h"\nquantile = 0.95\nlimit = 500\nunit = "ms"\n'


def read(text: str) -> tuple[Objective, ...]:
    return read_objectives(tomllib.loads(text))


def test_everything_that_can_be_said_is_kept() -> None:
    more = (
        'scale = 1000\nby = ["pair"]\nearly = { quantile = 0.99, limit = 150 }\nrare = true\nsteps = ["Look.", "Act."]'
    )
    plain, full = read(f"[objective.a]\n{GOOD}[objective.b]\n{GOOD}{more}")
    assert plain == Objective("a", "orders", "h", Bound(0.95, 500.0), None, "ms")
    assert full == Objective(
        "b", "orders", "h", Bound(0.95, 500.0), Bound(0.99, 150.0), "ms", 1000.0, ("pair",), True, ("Look.", "Act.")
    )
    assert (full.limit, full.allowed, full.words) == (0.5, 0.05, "p95 ≤ 500 ms")


@pytest.mark.parametrize(
    ("text", "keys", "problem"),
    [
        ("", ("objective",), "is missing"),
        ("objective = 3", ("objective",), "is missing"),
        ("other = 3", ("other",), "is unknown; known keys are objective"),
        ("[objective]\na = 3", ("objective", "a"), "must be a table"),
        (f"[objective.a]\n{GOOD}limits = 3", ("objective", "a", "limits"), "is unknown; known keys are by, early"),
        ('[objective.a]\nwhat = "x"', ("objective", "a", "metric"), "is missing"),
        (f"[objective.a]\n{GOOD}".replace('"orders"', "3"), ("objective", "a", "what"), "must be a text"),
        (f"[objective.a]\n{GOOD}".replace('"orders"', '" "'), ("objective", "a", "what"), "must be a text"),
        (f"[objective.a]\n{GOOD}".replace('"h"', "'h{}'"), ("objective", "a", "metric"), "is no name of a metric"),
        (f"[objective.a]\n{GOOD}".replace("0.95", "95"), ("objective", "a", "quantile"), "must lie between 0 and 1"),
        (f"[objective.a]\n{GOOD}".replace("0.95", "true"), ("objective", "a", "quantile"), "must be a number"),
        (f"[objective.a]\n{GOOD}".replace("limit = 500", ""), ("objective", "a", "limit"), "is missing"),
        (f"[objective.a]\n{GOOD}".replace("500", "nan"), ("objective", "a", "limit"), "must be a number"),
        (f"[objective.a]\n{GOOD}".replace("500", '"5"'), ("objective", "a", "limit"), "must be a number"),
        (f"[objective.a]\n{GOOD}".replace("500", "0"), ("objective", "a", "limit"), "must be above zero"),
        (f"[objective.a]\n{GOOD}scale = 0", ("objective", "a", "scale"), "must be above zero"),
        (f"[objective.a]\n{GOOD}rare = 1", ("objective", "a", "rare"), "must be true or false"),
        (f"[objective.a]\n{GOOD}by = 1", ("objective", "a", "by"), "must be a list of texts"),
        (f"[objective.a]\n{GOOD}steps = [1]", ("objective", "a", "steps"), "must be a list of texts"),
        (f"[objective.a]\n{GOOD}early = 1", ("objective", "a", "early"), "must be a table of quantile and limit"),
        (f"[objective.a]\n{GOOD}early = {{ q = 1 }}", ("objective", "a", "early", "q"), "is unknown"),
        (
            f"[objective.a]\n{GOOD}early = {{ quantile = 0.9 }}",
            ("objective", "a", "early", "limit"),
            "is missing",
        ),
        (
            "".join(f"[objective.a{number}]\n{GOOD}" for number in range(MOST_OBJECTIVES + 1)),
            ("objective",),
            "has 51 tables; at most 50 are read",
        ),
    ],
)
def test_a_mistake_names_its_key(text: str, keys: tuple[str, ...], problem: str) -> None:
    with pytest.raises(ObjectiveError) as error:
        read(text)
    assert error.value.keys == keys
    assert error.value.problem.startswith(problem)
    assert str(error.value) == f"{'.'.join(keys)} {error.value.problem}"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(st.sampled_from(["what", "metric", "quantile", "limit", "unit", "early", "by"]), VALUES)


@given(st.dictionaries(st.text(max_size=5), TABLES, max_size=3))
def test_whatever_is_written_is_read_or_refused(tables: dict[str, dict[str, object]]) -> None:
    try:
        found = read_objectives({"objective": tables})
    except ObjectiveError as error:
        assert error.keys[0] == "objective"
    else:
        assert [one.id for one in found] == list(tables)


def test_own_objectives_take_the_place_of_their_names() -> None:
    own = Objective("risk", "my risk checks", "h", Bound(0.9, 1.0), None, "s")
    more = Objective("mine", "mine", "h", Bound(0.9, 1.0), None, "s")
    found = together(OBJECTIVES, (more, own))
    assert [one.id for one in found] == [*(one.id for one in OBJECTIVES), "mine"]
    assert found[1] is own


def test_every_shipped_objective_says_what_to_do() -> None:
    assert all(len(one.steps) >= 3 for one in OBJECTIVES)
