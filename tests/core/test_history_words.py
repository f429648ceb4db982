"""Why a plot has no past, and where an expression is wrong, in sentences."""

from __future__ import annotations

import pytest

from app.core.freshness import Failure, FailureKind
from app.core.history_words import Refusal, history_words, refusal, server_words


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Failure(FailureKind.NO_ANSWER, "prometheus", "read_timeout"), "Prometheus did not answer in 20 s."),
        (Failure(FailureKind.UNREACHABLE, "prometheus", "refused"), "Prometheus refuses connections."),
        (Failure(FailureKind.NO_ANSWER, "prometheus", "dropped"), "Prometheus closed the connection without"),
        (Failure(FailureKind.SESSION, "prometheus", status=401), "Prometheus does not accept this console's token"),
        (Failure(FailureKind.REFUSED, "prometheus", status=403), "Prometheus does not accept this console's token"),
        (Failure(FailureKind.UNEXPECTED_ANSWER, "prometheus", "times"), "Prometheus gave points that are repeated"),
    ],
)
def test_a_plot_says_why_it_has_no_past(failure: Failure, words: str) -> None:
    assert server_words(failure).startswith(words)
    assert history_words(failure) == f"History: {server_words(failure)} It is asked again, less and less often."


def test_nothing_is_said_while_nothing_is_the_matter() -> None:
    assert history_words(None) == ""


@pytest.mark.parametrize(
    ("detail", "found"),
    [
        (
            'invalid parameter "query": 1:5: parse error: unclosed left parenthesis',
            Refusal("Prometheus cannot read it at character 5: unclosed left parenthesis.", 4),
        ),
        ("2:3: parse error: no.", Refusal("Prometheus cannot read it at line 2, character 3: no.")),
    ],
)
def test_a_refusal_names_the_place(detail: str, found: Refusal) -> None:
    assert refusal(Failure(FailureKind.REFUSED, "prometheus", status=400, detail=detail)) == found


def test_other_refusals_are_sentences_without_a_place() -> None:
    odd = refusal(Failure(FailureKind.REFUSED, "prometheus", status=422, detail="too many samples"))
    assert odd == Refusal('Prometheus refused the request (HTTP 422): "too many samples".')
    assert refusal(Failure(FailureKind.UNREACHABLE, "prometheus")).place is None
    assert refusal(Failure(FailureKind.REFUSED, "prometheus", status=400)).place is None
