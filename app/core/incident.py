"""An incident's evidence as a set of JSON files: what was done, what was known, and hashes of it all."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Final

import numpy as np

from api_client.redact import redact
from app.core.audit import JSON, Record, redacted
from app.core.audit_check import Verification
from app.core.audit_export import record_facts
from app.core.readiness.board import assess
from app.core.readiness.report import board_json
from app.core.series import Floats, Labels, SeriesWindow, Values
from app.core.services import service_rows
from app.core.state import AppState

RECORDS_BACK: Final = timedelta(hours=2)
METRICS_AROUND: Final = timedelta(minutes=15)
_COMMANDS: Final = frozenset({"asked", "sent", "verdict", "note"})


@dataclass(frozen=True, slots=True)
class BundleFile:
    """One file of a bundle: its name without a folder, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class SeriesCopy:
    """A series of a target that stays as it is: `times` are Unix seconds, `values` NaN where it was absent."""

    target: str
    name: str
    labels: Labels
    times: Floats
    values: Values

    @classmethod
    def of(cls, target: str, name: str, window: SeriesWindow) -> SeriesCopy:
        """Copy what the book still writes to."""
        return cls(target, name, window.labels, window.times.copy(), window.values.copy())


@dataclass(frozen=True)
class Evidence:
    """What is known at `at` (aware UTC); `versions` by the name of what has them."""

    at: datetime
    state: AppState
    verification: Verification
    series: Sequence[SeriesCopy]
    versions: Mapping[str, str]


def metric_spans(evidence_at: datetime, records: Iterable[Record]) -> tuple[tuple[float, float], ...]:
    """The stretches of time, in Unix seconds, a quarter of an hour around now and around every command; merged."""
    moments = sorted([evidence_at, *(record.at for record in records if record.kind == "asked")])
    spans: list[tuple[float, float]] = []
    for moment in moments:
        start, end = (moment - METRICS_AROUND).timestamp(), (moment + METRICS_AROUND).timestamp()
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def recent(records: Iterable[Record], at: datetime) -> tuple[Record, ...]:
    """The records of the last two hours, oldest first."""
    return tuple(record for record in records if at - RECORDS_BACK <= record.at)


def build_bundle(evidence: Evidence) -> tuple[BundleFile, ...]:
    """Every file of the bundle, the manifest last; it names each other file with its size and SHA-256."""
    state, at = evidence.state, evidence.at
    records = recent(evidence.verification.records, at)
    version = evidence.versions.get("aether-console", "")
    parts: dict[str, JSON] = {
        "commands": [_safe(record_facts(record)) for record in records if record.kind in _COMMANDS],
        "journal": {
            "verification": evidence.verification.words,
            "records_in_all": evidence.verification.count,
            "head": evidence.verification.head,
            "problems": [_safe(problem) for problem in evidence.verification.problems],
            "records": [_safe(record_facts(record)) for record in records],
        },
        "ladders": {
            "ladders": [_safe(ladder) for ladder in state.halt.ladders],
            "kills": [_safe(order) for order in state.halt.orders],
        },
        "readiness": _safe(board_json(assess(state, at), state, at, version)),
        "services": [_safe(row) for row in service_rows(state, at)],
        "state": {
            "environment": _safe(state.environment),
            "session": _safe(state.session),
            "outcomes": [_safe(outcome) for outcome in state.outcomes],
            "notices": [_safe(notice) for notice in state.notices],
            "journal": _safe(state.journal),
            "locked": state.locked,
        },
        "metrics": _metrics(evidence.series, metric_spans(at, records)),
        "versions": [{"name": name, "version": text} for name, text in sorted(evidence.versions.items())],
    }
    files = [BundleFile(f"{name}.json", _encoded(part)) for name, part in parts.items()]
    return (*files, _manifest(files, state.environment.name, at))


def plain(value: Any) -> Any:
    """Plain JSON types for any value of the state; an object becomes its fields by name."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    match value:
        case Enum():
            return plain(value.value)
        case datetime() | date():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case Decimal():
            return str(value)
        case Mapping():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            items = [plain(item) for item in value]
            return sorted(items, key=str) if isinstance(value, set | frozenset) else items
        case _:
            return value


def _safe(value: Any) -> JSON:
    return redacted(plain(value))


def _metrics(series: Iterable[SeriesCopy], spans: Sequence[tuple[float, float]]) -> JSON:
    """Numbers are taken as they are: redaction reads names, and a number among thousands has none of its own."""
    return {
        "spans": [list(span) for span in spans],
        "series": [
            {
                "target": one.target,
                "name": redact(one.name),
                "labels": [
                    [redact(label), redact(f"{label}={text}").removeprefix(f"{label}=")] for label, text in one.labels
                ],
                "times": times,
                "values": values,
            }
            for one in series
            for times, values in [_inside(one, spans)]
            if times
        ],
    }


def _inside(one: SeriesCopy, spans: Sequence[tuple[float, float]]) -> tuple[list[JSON], list[JSON]]:
    kept = np.zeros(one.times.shape, dtype=bool)
    for start, end in spans:
        kept |= (one.times >= start) & (one.times <= end)
    values = [value if math.isfinite(value) else None for value in one.values[kept].tolist()]
    return [round(time_s, 3) for time_s in one.times[kept].tolist()], values


def _encoded(value: JSON) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=True, allow_nan=False) + "\n").encode("ascii")


def _manifest(files: Iterable[BundleFile], environment: str, at: datetime) -> BundleFile:
    listed: list[JSON] = [
        {"name": file.name, "bytes": len(file.content), "sha256": hashlib.sha256(file.content).hexdigest()}
        for file in files
    ]
    content: JSON = {"environment": redact(environment), "at": at.isoformat(), "files": listed}
    return BundleFile("manifest.json", _encoded(content))
