"""A query that cannot be asked is refused with a sentence, and matchers keep what they say."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pytest

from app.core.query import Aggregation, AnyMatcher, Function, Matcher, PatternMatcher, Query, SeriesData


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"metric": ""}, "A query needs the name of a metric."),
        ({"window_s": 0.0}, "A query's window is a number of seconds above zero."),
        ({"window_s": math.inf}, "A query's window is a number of seconds above zero."),
        ({"quantile": 1.5}, "A quantile lies between 0 and 1."),
        ({"quantile": math.nan}, "A quantile lies between 0 and 1."),
        ({"scale": 0.0}, "A query's scale is a number other than zero."),
        ({"scale": math.nan}, "A query's scale is a number other than zero."),
        (
            {"function": Function.QUANTILE, "aggregation": Aggregation.MAX},
            "The buckets of a histogram can only be summed.",
        ),
        (
            {"function": Function.QUANTILE, "by": ("le",)},
            "A quantile is made of all buckets: the label le cannot be kept apart.",
        ),
    ],
)
def test_what_cannot_be_asked(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)) as caught:
        Query(**{"metric": "up", **fields})
    assert str(caught.value) == sentence


def test_what_can_be_asked() -> None:
    Query("up", by=("le",))
    Query("up", Function.QUANTILE, by=("service",), quantile=1.0)
    Query("up", Function.QUANTILE, by=None, quantile=0.0, scale=-1.0)


@pytest.mark.parametrize(
    ("matcher", "kept"),
    [
        (Matcher("service", ("oms", "risk")), True),
        (Matcher("service", ("risk",)), False),
        (Matcher("service", ("risk",), negated=True), True),
        (Matcher("service", ("oms",), negated=True), False),
        (Matcher("account", ("",)), True),
        (Matcher("account", ("",), negated=True), False),
        (PatternMatcher("service", "o.*"), True),
        (PatternMatcher("service", "o"), False),
        (PatternMatcher("service", "o.*", negated=True), False),
        (PatternMatcher("service", "o", negated=True), True),
        (PatternMatcher("account", ".+"), False),
        (PatternMatcher("account", ".*"), True),
    ],
)
def test_matchers(matcher: AnyMatcher, kept: bool) -> None:
    assert matcher.keeps({"service": "oms"}) is kept


def test_a_wrong_pattern_is_no_matcher() -> None:
    with pytest.raises(ValueError, match="without its"):
        PatternMatcher("service", "(oms")


def test_labels_by_name() -> None:
    assert SeriesData((("a", "1"),), np.empty(0), np.empty(0)).label == {"a": "1"}
