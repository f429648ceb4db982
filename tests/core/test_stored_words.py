"""Words that other programs keep are shown in the reader's language, those that nobody knows as they stand."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from api_client.exposition import FamilyType
from app.core import answer_words, metric_types
from app.core.markers import Marker, MarkerKind, markers
from tests.core.test_markers import AT_S, SINCE, command


def test_the_type_of_a_metric(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [metric_types.type_words(one.value) for one in FamilyType] == [one.value for one in FamilyType]
    assert {one.value for one in FamilyType} == set(metric_types._WORDS)
    monkeypatch.setattr(metric_types, "_WORDS", {"counter": "Zähler"})
    assert [metric_types.type_words(one) for one in ("counter", "stateset")] == ["Zähler", "stateset"]


def test_an_answer_of_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_words, "_WORDS", {"approve": "genehmigen"})
    assert [answer_words.answer_words(one) for one in ("approve", "ok")] == ["genehmigen", "ok"]


def test_a_marker_names_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    words = MappingProxyType({"command": {"enter simulation": "in Simulation wechseln"}})
    monkeypatch.setattr("app.core.journal_terms._CODES", words)
    (found,) = markers(command("done", "enter simulation", account="director-1"), SINCE)
    assert found == Marker(AT_S, "in Simulation wechseln director-1", MarkerKind.COMMAND)
