"""The unit of an expression follows from its one metric, or it is a count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.promql_unit import unit_of_expression
from app.core.units import Unit

QUANTILE = "histogram_quantile(0.95, sum by (le, job) (rate(policy_latency_ms_bucket[5m])))"


@pytest.mark.parametrize(
    ("expression", "unit"),
    [
        ("process_resident_memory_bytes", Unit.BYTES),
        ('process_resident_memory_bytes{job="oms", instance=~"x:.*"} offset 5m', Unit.BYTES),
        ("rate(sent_bytes_total[5m])", Unit.BYTES_PER_SECOND),
        ('SUM by (job) (rate(trades_submitted_total{job!=""}[5m]))', Unit.PER_SECOND),
        ("sum(irate(trades_submitted_total[5m])) without (instance)", Unit.PER_SECOND),
        ("topk(3, max_over_time(oms_latency_ms[1h:5m]))", Unit.MILLISECONDS),
        (QUANTILE, Unit.MILLISECONDS),
        ("increase(order_gateway_fee_spend_usd_total[1h])", Unit.USD),
        ("policy_latency_ms_bucket", Unit.COUNT),
        ("rate(policy_latency_ms_bucket[5m])", Unit.PER_SECOND),
        ("deriv(rate(sent_bytes_total[5m])[1h:])", Unit.COUNT),
        ("count(oms_latency_ms)", Unit.COUNT),
        ("oms_latency_ms / 1000", Unit.COUNT),
        ("-oms_latency_ms", Unit.COUNT),
        ("oms_latency_ms and on (job) up_ms", Unit.COUNT),
        ("vector(1)", Unit.COUNT),
        ('{__name__="oms_latency_ms"}', Unit.COUNT),
        ("oms_latency_ms $", Unit.COUNT),
        ("", Unit.COUNT),
    ],
)
def test_the_unit_is_that_of_the_one_metric(expression: str, unit: Unit) -> None:
    assert unit_of_expression(expression) is unit


@given(st.text(max_size=40))
def test_any_text_has_a_unit(text: str) -> None:
    assert unit_of_expression(text) in Unit
