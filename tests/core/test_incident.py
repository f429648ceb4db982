"""The incident bundle: everything of the last hours, nothing secret, and a manifest that fits."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

import numpy as np
import pytest

from api_client.exposition import parse_exposition
from app.core.audit import GENESIS, seal
from app.core.audit_check import Verification, verify_lines
from app.core.incident import BundleFile, Evidence, SeriesCopy, build_bundle, metric_spans, plain, recent
from app.core.series import SeriesBook
from app.core.state import AppState, Notice, Outcome, VerdictOfCommand
from tests.core.states import NOW, SIGNED_IN, environment

NAMES = {"commands", "journal", "ladders", "readiness", "services", "state", "metrics", "versions", "manifest"}


def verification(*entries: tuple[str, float, dict[str, Any]]) -> Verification:
    """A journal of (kind, age in minutes, body)."""
    lines, previous = [], GENESIS
    for sequence, (kind, age_min, body) in enumerate(entries, 1):
        record, line = seal(
            sequence=sequence,
            at=NOW - timedelta(minutes=age_min),
            kind=kind,
            actor="ops@example.com",
            environment="staging",
            body=body,
            previous=previous,
        )
        lines.append(line)
        previous = record.digest
    return verify_lines(lines)


def series(*samples: tuple[float, float | None]) -> list[SeriesCopy]:
    """One gauge with (age in minutes, value or a failed scrape)."""
    book = SeriesBook()
    for age_min, value in samples:
        at_s = NOW.timestamp() - 60 * age_min
        if value is None:
            book.gap("risk", at_s)
        else:
            book.append("risk", at_s, parse_exposition(f'# TYPE g gauge\ng{{token="abc",a="b"}} {value}\n'.encode()))
    return [SeriesCopy.of("risk", "g", window) for window in book.window("risk", "g")]


def evidence(**facts: Any) -> Evidence:
    values: dict[str, Any] = {
        "at": NOW,
        "state": AppState(environment(), session=SIGNED_IN),
        "verification": verification(),
        "series": [],
        "versions": {"aether-console": "1.2.3"},
    }
    return Evidence(**{**values, **facts})


def content(files: tuple[BundleFile, ...]) -> dict[str, Any]:
    return {file.name.removesuffix(".json"): json.loads(file.content) for file in files}


def test_the_manifest_names_every_other_file_with_its_hash() -> None:
    files = build_bundle(evidence())
    assert {file.name.removesuffix(".json") for file in files} == NAMES
    manifest = json.loads(files[-1].content)
    assert (manifest["environment"], manifest["at"]) == ("staging", NOW.isoformat())
    assert manifest["files"] == [
        {"name": file.name, "bytes": len(file.content), "sha256": hashlib.sha256(file.content).hexdigest()}
        for file in files[:-1]
    ]


def test_the_last_two_hours_of_the_journal_are_in_it() -> None:
    told = verification(
        ("asked", 121, {"command": "old"}),
        ("asked", 119, {"command": "kill", "id": "1"}),
        ("notice", 5, {"words": "a notice"}),
        ("verdict", 1, {"command": "kill", "id": "1", "verdict": "done"}),
    )
    parts = content(build_bundle(evidence(verification=told)))
    assert [record["sequence"] for record in parts["journal"]["records"]] == [2, 3, 4]
    assert [record["kind"] for record in parts["commands"]] == ["asked", "verdict"]
    assert parts["journal"]["records_in_all"] == 4
    assert parts["journal"]["verification"].startswith("chain intact")
    assert [record.sequence for record in recent(told.records, NOW)] == [2, 3, 4]


def test_a_broken_journal_is_said_in_it() -> None:
    broken = verify_lines([b"!\n"])
    (problem,) = content(build_bundle(evidence(verification=broken)))["journal"]["problems"]
    assert problem == {"line": 1, "damage": "unreadable", "words": "the line is not a record"}


def test_metrics_are_those_around_now_and_around_every_command() -> None:
    told = verification(("asked", 90, {}), ("asked", 85, {}), ("notice", 50, {}))
    kept = series((110, 1.0), (104, 2.0), (71, 3.5), (69, 4.0), (50, 5.0), (14, 6.0), (3, None), (0, 7.0))
    metrics = content(build_bundle(evidence(verification=told, series=kept)))["metrics"]
    (one,) = metrics["series"]
    assert one["values"] == [2.0, 3.5, 6.0, None, 7.0]
    assert [round((NOW.timestamp() - time_s) / 60) for time_s in one["times"]] == [104, 71, 14, 3, 0]
    assert [[round((NOW.timestamp() - end) / 60) for end in span] for span in metrics["spans"]] == [
        [105, 70],
        [15, -15],
    ]
    assert metric_spans(NOW, ()) == ((NOW.timestamp() - 900, NOW.timestamp() + 900),)


def test_a_series_with_nothing_in_those_spans_is_left_out() -> None:
    assert content(build_bundle(evidence(series=series((60, 1.0)))))["metrics"]["series"] == []


def test_board_services_outcomes_and_versions_are_in_it() -> None:
    state = replace(
        AppState(environment(), session=SIGNED_IN),
        outcomes=(Outcome("1", VerdictOfCommand.DONE, "Signed in.", NOW),),
        notices=(Notice("n", "A part failed.", NOW),),
    )
    parts = content(build_bundle(evidence(state=state, versions={"b": "2", "a": "1"})))
    assert parts["readiness"]["verdict"] in ("GO", "NO_GO", "UNKNOWN")
    assert len(parts["services"]) == len(state.environment.services)
    assert parts["state"]["outcomes"][0]["verdict"] == "done"
    assert parts["state"]["notices"][0]["words"] == "A part failed."
    assert parts["ladders"] == {"ladders": [], "kills": []}
    assert parts["versions"] == [{"name": "a", "version": "1"}, {"name": "b", "version": "2"}]


def test_no_secret_is_in_it() -> None:
    state = replace(
        AppState(environment()),
        notices=(Notice("n", "sent Authorization: Bearer canary-1", NOW),),
    )
    told = verification(("asked", 1, {"password": "canary-2"}))
    files = build_bundle(evidence(state=state, verification=told, series=series((1, 1.0))))
    whole = b"".join(file.content for file in files)
    assert b"canary-" not in whole  # a probe is called canary
    labels = content(files)["metrics"]["series"][0]["labels"]
    assert sorted(labels) == [["a", "b"], ["token", "•••"]]


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Thing:
    colour: Colour
    spent: timedelta


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Thing(Colour.RED, timedelta(seconds=2)), {"colour": "red", "spent": 2.0}),
        (Thing, Thing),
        ({Colour.RED: (NOW, NOW.date())}, {"red": [NOW.isoformat(), NOW.date().isoformat()]}),
        ([Decimal("1.50"), None, True], ["1.50", None, True]),
        ({"b", "a"}, ["a", "b"]),
    ],
)
def test_any_value_of_the_state_has_a_plain_form(value: Any, expected: Any) -> None:
    assert plain(value) == expected


def test_a_copy_does_not_change_with_its_book() -> None:
    book = SeriesBook(capacity=2)
    exposition = parse_exposition(b"# TYPE g gauge\ng 1\n")
    book.append("risk", 1.0, exposition)
    (copy,) = (SeriesCopy.of("risk", "g", window) for window in book.window("risk", "g"))
    for at_s in range(2, 9):
        book.append("risk", float(at_s), exposition)
    assert np.array_equal(copy.times, [1.0])
    assert np.array_equal(copy.values, [1.0])
