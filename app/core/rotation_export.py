"""The platform's own history of a key for other programs: CSV for a spreadsheet, JSON for everything else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any, Final, Literal

from app.core.audit_export import harmless
from app.core.rotation_readings import AuditEntry

TITLES: Final = tuple(field.name for field in fields(AuditEntry))


def audit_text(entries: Iterable[AuditEntry], form: Literal["csv", "json"]) -> str:
    """The entries in their order; as CSV one row each under `TITLES`, whose cells no spreadsheet calculates."""
    rows = [{title: _plain(getattr(entry, title)) for title in TITLES} for entry in entries]
    if form == "json":
        return json.dumps(rows, indent=2, ensure_ascii=True) + "\n"
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(TITLES)
    for row in rows:
        writer.writerow(harmless(_cell(row[title])) for title in TITLES)
    return text.getvalue()


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.isoformat()
        case tuple():
            return list(value)
    return value


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)
