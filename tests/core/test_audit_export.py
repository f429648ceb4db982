"""Exports hold every record whole, and a spreadsheet calculates none of them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from app.core.audit import GENESIS, Record, canonical, seal
from app.core.audit_export import CSV_TITLES, as_csv, as_json
from tests.core.states import NOW


def record(actor: str = "ops@example.com", words: str = "Signed in.") -> tuple[Record, bytes]:
    return seal(
        sequence=1,
        at=NOW,
        kind="verdict",
        actor=actor,
        environment="staging",
        body={"words": words, "verdict": "done"},
        previous=GENESIS,
    )


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_one_row_a_record() -> None:
    one, _ = record(words='a "quoted" word, and\na second line')
    text = as_csv([one, one])
    (first, second) = rows(text)
    assert first == second
    assert tuple(first) == CSV_TITLES
    assert first["words"] == 'DONE: a "quoted" word, and\na second line'
    assert json.loads(first["body"]) == one.body
    assert (first["sequence"], first["at"], first["digest"]) == ("1", NOW.isoformat(), one.digest)
    assert text.count("\r\n") == 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠", " =", "|", "%"])
def test_no_cell_begins_a_formula(start: str) -> None:
    one, _ = record(actor=f'{start}HYPERLINK("https://evil.example","x")')
    (row,) = rows(as_csv([one]))
    assert row["actor"].startswith(f"'{start}")
    (plain,) = rows(as_csv([record(actor=f"a{start}b")[0]]))
    assert plain["actor"] == f"a{start}b"


def test_json_gives_the_sealed_lines_back() -> None:
    one, line = record(words="=1+1 å")
    (facts,) = json.loads(as_json([one]))
    assert canonical(facts) + b"\n" == line
    assert as_json([]) == "[]\n"
