"""Names are offered where the cursor stands, and expressions come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.models.monitoring import MetricMetadata
from app.core.promql_completion import (
    HELP_CHARACTERS,
    OFFERED,
    REMEMBERED,
    NameKind,
    NamePlace,
    described,
    descriptions,
    name_at,
    offered,
    remembered,
    with_name,
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", None),
        ("rate(", None),
        ("up > 5", None),
        ("rate(http_re", NamePlace(NameKind.METRIC, 5, "http_re")),
        ("up{", NamePlace(NameKind.LABEL, 3, "", "up")),
        ("up {jo", NamePlace(NameKind.LABEL, 4, "jo", "up")),
        ('up{job="oms", ins', NamePlace(NameKind.LABEL, 14, "ins", "up")),
        ('up{job="o', NamePlace(NameKind.VALUE, 8, "o", "up", "job")),
        ('{job=~"', NamePlace(NameKind.VALUE, 7, "", "", "job")),
        ('up{a="}",job!="x\\"{', NamePlace(NameKind.VALUE, 15, 'x\\"{', "up", "job")),
        ('up{job="oms"', None),
        ('sum(up{job="oms"}) by (jo', NamePlace(NameKind.METRIC, 23, "jo")),
        ("up{9a.", None),
    ],
)
def test_a_name_is_found_at_the_cursor(text: str, place: NamePlace | None) -> None:
    assert name_at(text, len(text)) == place
    assert name_at(text + " + rest{", len(text)) == place


def test_names_that_begin_so_come_first_and_few_are_offered() -> None:
    assert offered(("b_up", "Up", "up", "down", "uptime"), "up") == ("Up", "uptime", "b_up")
    assert len(offered((f"m{number}" for number in range(99)), "m")) == OFFERED


def test_names_are_described_by_what_targets_say_of_them_or_of_what_they_are_part_of() -> None:
    told = (
        MetricMetadata("late_ms", "histogram", "How\n late.", ""),
        MetricMetadata("late_ms", "gauge", "Others say.", ""),
        MetricMetadata("odd", "unknown", "", ""),
        MetricMetadata("long", "gauge", "x" * 200, ""),
    )
    about = descriptions(told)
    assert about["late_ms"] == "histogram · How late."
    assert (len(about["long"]), about["long"][-1]) == (HELP_CHARACTERS, "…")
    names = ("late_ms_bucket", "late_ms", "odd", "nobody")
    assert [said for _, said in described(names, about)] == ["histogram · How late.", "histogram · How late.", "", ""]
    assert [name for name, _ in described(names, {})] == list(names)


def test_a_name_takes_the_place_of_its_letters() -> None:
    text = 'rate(ht{a="b"}[5m])'
    place = name_at(text, 7)
    assert place is not None
    assert with_name(text, 7, place, "http_total") == ('rate(http_total{a="b"}[5m])', 15)


def test_what_was_asked_comes_back_newest_first_and_once() -> None:
    assert remembered("up", "") == "up"
    assert remembered("up", "down\nup\nrate") == "up\ndown\nrate"
    text = ""
    for number in range(REMEMBERED + 5):
        text = remembered(f"m{number}", text)
    assert text.split("\n") == [f"m{number}" for number in range(REMEMBERED + 4, 4, -1)]


@given(st.text('ab_{}",=~!\\() ', max_size=30), st.integers(0, 40))
def test_any_text_has_a_name_within_it_or_none(text: str, cursor: int) -> None:
    place = name_at(text, cursor)
    if place is not None:
        assert text[: min(cursor, len(text))][place.start :] == place.letters
