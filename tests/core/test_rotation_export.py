"""The history of a key leaves the console whole, and no cell of it calculates."""

from __future__ import annotations

import csv
import io
import json

from app.core.rotation_export import TITLES, audit_text
from app.core.rotation_readings import AuditEntry
from tests.core.rotations import OLD, entry

ENTRIES = (AuditEntry("=actor()", OLD, ("director-1", "director-2"), "note, with a comma"), entry())


def test_csv_has_every_field_of_every_entry() -> None:
    rows = list(csv.DictReader(io.StringIO(audit_text(ENTRIES, "csv"))))
    assert tuple(rows[0]) == TITLES
    assert rows[0]["actor"] == "'=actor()"
    assert rows[0]["approvers"] == "director-1; director-2"
    assert rows[0]["rotated_at"] == OLD.isoformat()
    assert rows[0]["master_key_rotated_at"] == ""
    assert len(rows) == 2


def test_json_keeps_lists_and_what_is_not_known() -> None:
    rows = json.loads(audit_text(ENTRIES, "json"))
    assert rows[0]["approvers"] == ["director-1", "director-2"]
    assert rows[0]["master_key_rotated_at"] is None
    assert [row["actor"] for row in rows] == ["=actor()", "company"]
