"""What a record becomes on its line, what is read back from one, and that it holds no secret."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core import journal_terms
from app.core.audit import GENESIS, Record, Signer, Unsound, canonical, head_of, parsed, redacted, seal
from app.core.audit_check import verify_lines
from app.core.journal_terms import command_words, kind_words
from app.core.journal_words import record_words, shown_words
from tests.core.states import NOW

JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def sealed(body: Any = None, *, sequence: int = 1, previous: str = GENESIS, signer: Signer | None = None) -> bytes:
    _, line = seal(
        sequence=sequence,
        at=NOW,
        kind="notice",
        actor="ops@example.com",
        environment="staging",
        body={"words": "record 1"} if body is None else body,
        previous=previous,
        signer=signer,
    )
    return line


def test_a_line_that_was_only_reformatted_or_given_a_second_key_shows() -> None:
    line = sealed().rstrip(b"\n")
    assert isinstance(parsed(line), Record)
    spaced = line.replace(b'":"', b'": "', 1)
    double = line.replace(b"{", b'{"kind":"shown",', 1)
    for changed in (spaced, double):
        assert parsed(changed) is Unsound.CHANGED


def test_a_signature_is_of_one_key_and_one_digest() -> None:
    signer, other = Signer(b"k" * 32), Signer(b"o" * 32)
    record = head_of(sealed(signer=signer).rstrip(b"\n"))
    assert record is not None
    assert signer.signed(record)
    assert not other.signed(record)
    assert not signer.signed(replace(record, digest=GENESIS))
    assert not signer.signed(replace(record, mac=""))
    assert not signer.signed(replace(record, mac="é"))
    assert record.digest == head_of(sealed().rstrip(b"\n")).digest  # type: ignore[union-attr]


def test_a_key_is_never_shown_and_never_short() -> None:
    assert "k" * 8 not in repr(vars(Signer(b"k" * 32))["key_id"]) + repr(Signer(b"k" * 32))
    with pytest.raises(ValueError, match="32 bytes"):
        Signer(b"short")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"", "not a record"),
        (b"[]", "not a record"),
        (b'{"a":1}', "not a record"),
        (b"\xff\xfe", "not a record"),
        (b"[" * 100_000, "not a record"),
        (sealed().strip().replace(b'"sequence":1', b'"sequence":true'), "wrong type"),
        (sealed().strip().replace(b'"words":"record 1"', b'"words":NaN'), "impossible value"),
    ],
)
def test_what_is_no_record_is_said(line: bytes, words: str) -> None:
    found = parsed(line)
    assert isinstance(found, Unsound)
    assert words in found.value
    assert head_of(line) is None


def test_a_well_sealed_impossible_time_is_no_record() -> None:
    fields = json.loads(sealed())
    for at in ("yesterday", "2026-03-04T12:00:00"):
        fields["at"] = at
        inside = {name: value for name, value in fields.items() if name not in ("digest", "mac")}
        fields["digest"] = hashlib.sha256(canonical(inside)).hexdigest()
        assert parsed(canonical(fields)) is Unsound.IMPOSSIBLE


def test_the_head_is_read_back() -> None:
    line = sealed(sequence=2, previous="f" * 64)
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
    line = sealed(body)
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
    record = head_of(sealed(body).rstrip(b"\n"))
    assert record is not None
    assert record_words(record) == shown_words(record) == words


def test_what_is_shown_is_in_the_readers_language_and_what_is_exported_as_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journal_terms, "FACTS", {"command": "Befehl", "target": "Modus", "active": "aktiv"})
    codes = {"command": {"lock": "sperren"}, "target": {"safe mode": "Sicherheitsmodus"}}
    monkeypatch.setattr(journal_terms, "_CODES", codes)
    monkeypatch.setattr(journal_terms, "_VALUES", {"True": "ja", "None": "keine Angabe"})
    body = {
        "command": "lock",
        "target": "safe mode",
        "active": True,
        "note": "lock",
        "since": None,
        "count": 1,
        "of": ["x"],
    }
    record = head_of(sealed(body).rstrip(b"\n"))
    assert record is not None
    shown = "active True, command lock, count 1, note lock, of ['x'], since None, target safe mode"
    assert record_words(record) == shown
    told = "aktiv ja, Befehl sperren, count 1, note lock, of x, since keine Angabe, Modus Sicherheitsmodus"
    assert shown_words(record) == told


def test_kinds_and_commands_of_another_version_are_shown_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_terms, "KINDS", {"sent": "gesendet"})
    monkeypatch.setattr(journal_terms, "_CODES", {"command": {"lock": "sperren"}})
    assert [kind_words(kind) for kind in ("sent", "beamed")] == ["gesendet", "beamed"]
    assert [command_words(command) for command in ("lock", "beam")] == ["sperren", "beam"]


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
