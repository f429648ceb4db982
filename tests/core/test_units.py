"""Units are told from names, and figures in them can be read."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.query import Function
from app.core.units import NO_FIGURE, Scale, Unit, scale_for, unit_of


@pytest.mark.parametrize(
    ("metric", "unit"),
    [
        ("http_request_duration_seconds", Unit.SECONDS),
        ("oms_order_latency_seconds_bucket", Unit.SECONDS),
        ("policy_latency_ms", Unit.MILLISECONDS),
        ("policy_inference_latency", Unit.MILLISECONDS),
        ("model_canary_promotion_duration_minutes", Unit.MINUTES),
        ("process_resident_memory_bytes", Unit.BYTES),
        ("ws_sequence_gap_ratio", Unit.RATIO),
        ("policy_abstention_rate", Unit.RATIO),
        ("account_drawdown_pct", Unit.PERCENT),
        ("order_gateway_fee_spend_usd_total", Unit.USD),
        ("trades_submitted_total", Unit.COUNT),
        ("up", Unit.COUNT),
    ],
)
def test_the_last_word_of_a_name_is_its_unit(metric: str, unit: Unit) -> None:
    assert unit_of(metric) is unit


@pytest.mark.parametrize(
    ("metric", "function", "unit"),
    [
        ("trades_submitted_total", Function.RATE, Unit.PER_SECOND),
        ("order_gateway_fee_spend_usd_total", Function.RATE, Unit.USD_PER_SECOND),
        ("sent_bytes_total", Function.RATE, Unit.BYTES_PER_SECOND),
        ("process_cpu_seconds_total", Function.RATE, Unit.RATIO),
        ("order_gateway_fee_spend_usd_total", Function.INCREASE, Unit.USD),
        ("risk_marketdata_latest_timestamp_seconds", Function.AGE, Unit.SECONDS),
        ("updated_total", Function.AGE, Unit.SECONDS),
    ],
)
def test_a_function_changes_the_unit(metric: str, function: Function, unit: Unit) -> None:
    assert unit_of(metric, function) is unit


@pytest.mark.parametrize(
    ("unit", "highest", "value", "words"),
    [
        (Unit.SECONDS, 0.18, 0.1234, "123 ms"),
        (Unit.SECONDS, 0.0002, 0.0002, "200 µs"),
        (Unit.SECONDS, 45.0, 12.34, "12.3 s"),
        (Unit.SECONDS, 600.0, 90.0, "1.50 min"),
        (Unit.SECONDS, 9000.0, 9000.0, "2.50 h"),
        (Unit.SECONDS, 200_000.0, 172_800.0, "2 d"),
        (Unit.SECONDS, 0.0, 0.0, "0 s"),
        (Unit.SECONDS, math.inf, 2.0, "2 s"),
        (Unit.MILLISECONDS, 200.0, 200.0, "200 ms"),
        (Unit.RATIO, 0.5, 0.123, "12.3 %"),
        (Unit.RATIO, 0.0, 0.0, "0 %"),
        (Unit.BYTES, 5e6, 2.5 * 1024**2, "2.50 MiB"),
        (Unit.BYTES_PER_SECOND, 0.5, 0.5, "0.50 B/s"),
        (Unit.BYTES_PER_SECOND, 2048.0, 1024.0, "1 KiB/s"),
        (Unit.USD, 90_000.0, 12_345.6, "12\u202f346 USD"),
        (Unit.USD, 500_000.0, 250_000.0, "250 k USD"),
        (Unit.COUNT, 3.0, 3.0, "3"),
        (Unit.COUNT, 1.0, 0.01234, "0.0123"),
        (Unit.COUNT, -3.0, -3.5, "-3.50"),
    ],
)
def test_figures_fit_the_highest_value_of_their_plot(unit: Unit, highest: float, value: float, words: str) -> None:
    assert scale_for(unit, highest).figure(value) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((45.0, 24.2), ("45.0 ms", "24.2 ms")),
        ((45.0, 7.0, None), ("45 ms", "7 ms", NO_FIGURE)),
        ((120.4, 1.234, math.inf), ("120.40 ms", "1.23 ms", "∞")),
        ((312.7, 145.2), ("313 ms", "145 ms")),
        ((0.0, 0.031, 3.0), ("0.00 ms", "0.03 ms", "3.00 ms")),
        ((0.0042, 0.02), ("0.0042 ms", "0.0200 ms")),
        ((0.0042, 24.2, 45.0), ("0.0042 ms", "24.2 ms", "45 ms")),
        ((math.nan, None), (NO_FIGURE, NO_FIGURE)),
        ((), ()),
    ],
)
def test_a_column_of_figures_has_one_number_of_decimals(
    values: tuple[float | None, ...], words: tuple[str, ...]
) -> None:
    assert Scale(1.0, "ms").column(values) == words


@pytest.mark.parametrize(
    ("value", "words"), [(None, NO_FIGURE), (math.nan, NO_FIGURE), (math.inf, "∞"), (-math.inf, "-∞")]
)
def test_what_is_no_number_has_no_figure(value: float | None, words: str) -> None:
    assert Scale(1.0, "s").figure(value) == words


@pytest.mark.parametrize(
    ("scale", "value", "step", "words"),
    [
        (Scale(1.0, ""), 150.0, 50.0, "150"),
        (Scale(1e3, "ms"), 0.2, 0.05, "200"),
        (Scale(1.0, "s"), 0.2, 0.1, "0.2"),
        (Scale(1.0, "USD"), 12_000.0, 2000.0, "12\u202f000"),
        (Scale(1.0, ""), 1.0, 0.0, "1"),
    ],
)
def test_ticks_have_the_decimals_they_need(scale: Scale, value: float, step: float, words: str) -> None:
    assert scale.tick(value, step) == words


@given(st.sampled_from(list(Unit)), st.floats(0, 1e15), st.floats(-1e15, 1e15))
def test_every_unit_writes_every_number_without_an_exponent(unit: Unit, highest: float, value: float) -> None:
    assert "e" not in scale_for(unit, highest).figure(value).split()[0]
