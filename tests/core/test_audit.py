"""The journal's chain shows every edit, removal, insertion and change of order, and holds no secret."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.audit import GENESIS, Record, canonical, head_of, redacted, seal, verify_lines
from app.core.journal_words import record_words
from tests.core.states import NOW

JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def chain(count: int, body: Any = None) -> list[bytes]:
    lines: list[bytes] = []
    previous = GENESIS
    for sequence in range(1, count + 1):
        record, line = seal(
            sequence=sequence,
            at=NOW,
            kind="notice",
            actor="ops@example.com",
            environment="staging",
            body=body or {"words": f"record {sequence}"},
            previous=previous,
        )
        lines.append(line)
        previous = record.digest
    return lines


def problems(lines: list[bytes], head: str | None = None) -> list[tuple[int, str]]:
    return [(problem.line, problem.words) for problem in verify_lines(lines, head).problems]


def test_a_whole_chain_holds() -> None:
    verification = verify_lines(chain(3))
    assert (verification.count, verification.problems, verification.torn) == (3, (), 0)
    assert [record.sequence for record in verification.records] == [1, 2, 3]
    assert verification.head == verification.records[-1].digest
    assert verification.records[0].previous == GENESIS
    assert verify_lines([]).head == GENESIS


def test_an_edit_shows() -> None:
    lines = chain(3)
    lines[1] = lines[1].replace(b"record 2", b"record X")
    assert problems(lines)[0] == (2, "the record was changed after it was written")


def test_an_edit_with_a_new_digest_breaks_the_next_link() -> None:
    lines = chain(3)
    kept = json.loads(lines[1])
    _, lines[1] = seal(
        sequence=2, at=NOW, kind="notice", actor="x", environment="staging", body={}, previous=kept["previous"]
    )
    assert problems(lines) == [(3, "the record does not follow from the one before it")]


def test_a_removed_an_added_and_a_moved_record_show() -> None:
    lines = chain(4)
    assert {line for line, _ in problems([lines[0], *lines[2:]])} == {2}
    assert {line for line, _ in problems([lines[0], lines[0], *lines[1:]])} == {2}
    assert {line for line, _ in problems([lines[0], lines[2], lines[1], lines[3]])} == {2, 3, 4}
    assert {line for line, _ in problems(lines[1:])} == {1}


def test_a_cut_end_shows_against_the_known_head_only() -> None:
    lines = chain(3)
    head = verify_lines(lines).head
    assert problems(lines, head) == []
    assert problems(lines[:2]) == []
    assert problems(lines[:2], head)[0][0] == 0


def test_a_torn_tail_is_named_apart() -> None:
    lines = chain(2)
    torn = [lines[0], lines[1][:-20]]
    verification = verify_lines(torn)
    assert (verification.count, verification.torn) == (1, len(torn[1]))
    assert "incomplete" in verification.problems[0].words


def test_a_line_that_was_only_reformatted_or_given_a_second_key_shows() -> None:
    (line,) = chain(1)
    spaced = line.replace(b'":"', b'": "', 1)
    double = line.replace(b"{", b'{"kind":"shown",', 1)
    for changed in (spaced, double):
        assert problems([changed]) == [(1, "the record was changed after it was written")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"", "not a record"),
        (b"[]", "not a record"),
        (b'{"a":1}', "not a record"),
        (b"\xff\xfe", "not a record"),
        (b"[" * 100_000, "not a record"),
        (chain(1)[0].strip().replace(b'"sequence":1', b'"sequence":true'), "wrong type"),
        (chain(1)[0].strip().replace(b'"words":"record 1"', b'"words":NaN'), "impossible value"),
    ],
)
def test_what_is_no_record_is_said(line: bytes, words: str) -> None:
    assert words in problems([line + b"\n"])[0][1]
    assert head_of(line) is None


def test_a_well_sealed_impossible_time_is_no_record() -> None:
    fields = json.loads(chain(1)[0])
    for at in ("yesterday", "2026-03-04T12:00:00"):
        fields["at"] = at
        fields.pop("digest", None)
        fields["digest"] = hashlib.sha256(canonical(fields)).hexdigest()
        assert head_of(canonical(fields)) is None


def test_the_head_is_read_back() -> None:
    line = chain(2)[1]
    record = head_of(line.rstrip(b"\n"))
    assert isinstance(record, Record)
    assert (record.sequence, record.at, record.kind) == (2, NOW, "notice")


def test_no_secret_is_sealed() -> None:
    body = {
        "password": "hunter2",
        "mfa_code": 123456,
        "words": "sent Authorization: Bearer abc.def",
        "deep": [{"api_key": "K"}, ("token=tok-en-1",)],
        "reason_code": "latency_stall",
    }
    (line,) = chain(1, body)
    for secret in (b"hunter2", b"123456", b"abc.def", b'"K"', b"tok-en-1"):
        assert secret not in line
    assert b"latency_stall" in line
    assert verify_lines([line]).problems == ()


def test_values_without_a_json_form_become_text() -> None:
    assert redacted({1: Decimal("1.5"), "at": NOW, "n": float("inf"), "x": 1.5}) == {
        "1": "1.5",
        "at": str(NOW),
        "n": "inf",
        "x": 1.5,
    }


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        seal(
            sequence=1,
            at=datetime(2026, 1, 1),  # noqa: DTZ001
            kind="k",
            actor="a",
            environment="e",
            body={},
            previous=GENESIS,
        )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"words": "Signed in.", "verdict": "done", "id": "1"}, "DONE: Signed in."),
        ({"words": "Locked."}, "Locked."),
        ({"command": "lock", "id": "1"}, "command lock"),
        ({"id": "1"}, "–"),
    ],
)
def test_a_record_as_a_line_for_people(body: dict[str, Any], words: str) -> None:
    record = head_of(chain(1, body)[0].rstrip(b"\n"))
    assert record is not None
    assert record_words(record) == words


@settings(deadline=None)
@given(st.dictionaries(st.text(), JSON_VALUES, max_size=4), st.text())
def test_any_body_is_one_line_that_verifies(body: dict[str, Any], actor: str) -> None:
    record, line = seal(sequence=1, at=NOW, kind="k", actor=actor, environment="e", body=body, previous=GENESIS)
    assert line.count(b"\n") == 1
    verification = verify_lines([line])
    assert verification.problems == ()
    assert verification.records == (record,)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_judged(line: bytes) -> None:
    assert verify_lines([line]).count == 0
