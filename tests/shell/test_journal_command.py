"""`aether-console journal verify` says what is proven and names what is wrong; exports are whole and private."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path

import pytest
from keyring.backends import fail

from app.shell.journal_command import verify
from app.shell.journal_key import SecretStore
from app.shell.paths import Paths
from tests.shell.journal_room import PROVEN, Keyring, journal_with, lines, replaced, write


@pytest.fixture
def ring() -> Keyring:
    return Keyring()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


def told(paths: Paths, store: SecretStore, environment: str | None = None) -> tuple[int, str]:
    out = io.StringIO()
    return verify(paths, environment, out=out, store=store), out.getvalue()


def test_the_command_says_what_is_proven(paths: Paths, ring: Keyring) -> None:
    assert told(paths, ring)[0] == 2
    assert told(paths, ring, "staging")[0] == 2
    write(journal_with(paths, ring), 1, 2)
    assert told(paths, ring) == (0, f"staging: 2 records, {PROVEN}.\n")
    code, words = told(paths, fail.Keyring())
    assert code == 0
    assert "chain intact; end and authorship not provable (there is no keyring on this workstation)." in words


def test_the_command_names_what_is_wrong(paths: Paths, ring: Keyring) -> None:
    write(journal_with(paths, ring), 1, 2, 3)
    whole = lines(paths)
    edited = [whole[0], whole[1].replace(b'"number":2', b'"number":7'), whole[2]]
    replaced(paths, *edited)
    broken = "staging: 2 records, chain BROKEN:\n  line 2: the record was changed after it was written\n"
    assert told(paths, ring) == (1, broken)
    replaced(paths, *whole[:2])
    code, words = told(paths, ring)
    assert code == 1
    assert "  the journal ends at record 2, but record 3 had been written: the end was cut off\n" in words
    paths.journal("staging").unlink()
    assert told(paths, ring)[0] == 2
    code, words = told(paths, ring, "staging")
    assert code == 1
    assert "ends at record 0, but record 3" in words


@pytest.mark.expects_log
def test_the_command_mentions_what_was_set_aside(paths: Paths, ring: Keyring) -> None:
    write(journal_with(paths, ring), 1)
    with paths.journal("staging").open("ab") as file:
        file.write(b"{")
    code, words = told(paths, ring)
    assert code == 1
    assert "incomplete (1 bytes)" in words
    write(journal_with(paths, ring), 2)
    code, words = told(paths, ring)
    assert code == 0
    assert "note: a write that was cut off is kept in staging.torn-" in words


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_is_whole_and_private(paths: Paths, ring: Keyring, tmp_path: Path, form: str) -> None:
    journal = journal_with(paths, ring)
    write(journal, 1, 2)
    target = tmp_path / f"out.{form}"
    assert asyncio.run(journal.export(target, "csv" if form == "csv" else "json")) == 2
    assert target.stat().st_mode & 0o777 == 0o600
    text = target.read_text(encoding="utf-8")
    assert len(json.loads(text)) == 2 if form == "json" else text.count("\n") == 3
