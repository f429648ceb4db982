"""Prometheus text: names as declared, values as written, and errors that quote nothing."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from api_client.errors import ContractError, Effect
from api_client.exposition import Exposition, FamilyType, Sample, parse_exposition

TEXT = """\
# HELP kill_switch_state Whether the switch is engaged.\\nPer account.
# TYPE kill_switch_state gauge
kill_switch_state{account_id="unknown"} 0.0
kill_switch_state{account_id="company"} 1.0
# TYPE trades_submitted_total counter
trades_submitted_total{zone="b",service="a\\"b\\\\c"} 12 1700000000500
# TYPE trades_submitted_created gauge
trades_submitted_created{service="a"} 1.7e+09
# TYPE bare counter
bare 3
# TYPE oms_errors_total counter
# HELP latency_seconds Time.
# TYPE latency_seconds histogram
latency_seconds_bucket{le="0.1"} 1
latency_seconds_bucket{le="+Inf"} 2
latency_seconds_count 2
latency_seconds_sum 0.5
# TYPE quantiles summary
quantiles{quantile="0.5"} NaN
# a comment
free_text 5
"""


def test_families_bear_the_names_they_declare() -> None:
    families = parse_exposition(TEXT).families
    assert [(item.name, item.type) for item in families.values()] == [
        ("kill_switch_state", FamilyType.GAUGE),
        ("trades_submitted_total", FamilyType.COUNTER),
        ("trades_submitted_created", FamilyType.GAUGE),
        ("bare", FamilyType.COUNTER),
        ("oms_errors_total", FamilyType.COUNTER),
        ("latency_seconds", FamilyType.HISTOGRAM),
        ("quantiles", FamilyType.SUMMARY),
        ("free_text", FamilyType.UNKNOWN),
    ]
    assert families["kill_switch_state"].help == "Whether the switch is engaged.\nPer account."
    assert families["oms_errors_total"].samples == ()
    with pytest.raises(TypeError):
        families["x"] = families["bare"]  # type: ignore[index]


def test_samples_are_what_the_lines_say() -> None:
    families = parse_exposition(TEXT.encode()).families
    assert families["trades_submitted_total"].samples == (
        Sample("trades_submitted_total", (("service", 'a"b\\c'), ("zone", "b")), 12.0, 1700000000.5),
    )
    assert families["bare"].samples == (Sample("bare", (), 3.0, None),)
    assert math.isnan(families["quantiles"].samples[0].value)
    assert [item.name for item in families["latency_seconds"].samples] == [
        "latency_seconds_bucket",
        "latency_seconds_bucket",
        "latency_seconds_count",
        "latency_seconds_sum",
    ]


def test_series_are_every_sample_in_order() -> None:
    names = [sample.name for sample in parse_exposition(TEXT).series()]
    assert len(names) == 11
    assert names[:3] == ["kill_switch_state", "kill_switch_state", "trades_submitted_total"]
    assert names[-1] == "free_text"


def test_a_family_in_two_parts_is_one() -> None:
    family = parse_exposition("a 1\nb 2\na 3\n").families["a"]
    assert [sample.value for sample in family.samples] == [1.0, 3.0]


def test_nothing_exposes_nothing() -> None:
    assert parse_exposition(b"") == Exposition({})
    assert not list(parse_exposition("\n\n").series())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"a 1\ncanary canary\n", 2),
        (b"a 1\n\nb{canary} 1\n", 3),
        (b'a{b="canary} 1', 1),
        (b"a 1\n# TYPE canary\n", 2),
        (b"# TYPE a canary\nb 1\n", 1),
        (b"canary", 1),
        (b"a 1\n\xff\xfe canary", 2),
    ],
)
def test_malformed_text_is_named_by_its_line(text: bytes, line: int) -> None:
    with pytest.raises(ContractError) as caught:
        parse_exposition(text, service="risk")
    error = caught.value
    assert (error.service, error.reason, error.path) == ("risk", "malformed_exposition", f"line {line}")
    assert error.effect is Effect.NONE
    assert error.__context__ is None
    assert "canary" not in f"{error}{vars(error)}"


@given(
    st.text(max_size=200) | st.lists(st.sampled_from([*'a1{}="\\ \n#,.', "# TYPE ", "# HELP ", "counter"])).map("".join)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        for sample in parse_exposition(text).series():
            assert isinstance(sample.value, float)
    except ContractError:
        pass


LABELS = st.text(st.characters(exclude_categories=("Cs",)), max_size=10)


@given(value=st.floats(allow_nan=False), count=st.integers(0, 5), label=LABELS)
def test_what_a_service_exposes_is_what_is_read(value: float, count: int, label: str) -> None:
    registry = CollectorRegistry()
    Gauge("depth", "d", ["account"], registry=registry).labels(label).set(value)
    Counter("orders", "o", ["account"], registry=registry).labels(label).inc(count)
    histogram = Histogram("wait_seconds", "w", registry=registry)
    for _ in range(count):
        histogram.observe(0.3)
    read = parse_exposition(generate_latest(registry))
    assert read.families["depth"].samples == (Sample("depth", (("account", label),), value, None),)
    assert read.families["orders_total"].samples[0] == Sample("orders_total", (("account", label),), float(count), None)
    counts = [item.value for item in read.families["wait_seconds"].samples if item.name == "wait_seconds_count"]
    assert counts == [float(count)]
