"""The journal's records for other programs: CSV for a spreadsheet, JSON for everything else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Final

from app.core.audit import JSON, Record, canonical
from app.core.journal_words import record_words

CSV_TITLES: Final = ("sequence", "at", "kind", "actor", "environment", "words", "body", "previous", "digest", "mac")

# A spreadsheet takes a cell that begins so for a formula; the wide forms are the same signs to some of them.
_FORMULA_STARTS: Final = tuple("=+-@＝＋－＠\t\r\n|%")


def record_facts(record: Record) -> dict[str, JSON]:
    """The record's fields as they are sealed."""
    return {
        "sequence": record.sequence,
        "at": record.at.isoformat(),
        "kind": record.kind,
        "actor": record.actor,
        "environment": record.environment,
        "body": dict(record.body),
        "previous": record.previous,
        "digest": record.digest,
        "mac": record.mac,
    }


def as_json(records: Iterable[Record]) -> str:
    """An indented JSON array of the records; each object's canonical form is its line in the journal."""
    return json.dumps([record_facts(record) for record in records], indent=2, ensure_ascii=True) + "\n"


def as_csv(records: Iterable[Record]) -> str:
    """One row a record under `CSV_TITLES`, lines end in CR LF; no cell can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(CSV_TITLES)
    for record in records:
        facts = record_facts(record)
        body = canonical(facts["body"]).decode("ascii")
        cells = {**facts, "body": body, "words": record_words(record)}
        writer.writerow(harmless(str(cells[title])) for title in CSV_TITLES)
    return text.getvalue()


def harmless(cell: str) -> str:
    """The cell behind an apostrophe where a spreadsheet would calculate it, white space before it or not."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA_STARTS) else cell
