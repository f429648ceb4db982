"""Whatever the console writes into its journal has a word in the reader's language, and nothing else has one."""

from __future__ import annotations

import ast
from typing import Final

import pytest

from app.core.journal_terms import COMMANDS, FACTS, KINDS
from tests.languages import recorded

UNNAMED: Final = {"id", "verdict", "words", "digest", "person"}
"""What a record says before its facts or not at all, and what stands inside of one fact only."""


def test_every_kind_of_record_has_a_word() -> None:
    assert recorded.kinds() == set(KINDS)


def test_every_command_has_a_word() -> None:
    assert recorded.commands() == set(COMMANDS)


def test_every_fact_has_a_word() -> None:
    assert recorded.facts() == {*FACTS, *UNNAMED}


def test_what_is_written_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    source = """
async def act(self):
    await self.record("dawn" if self.early else "dusk", who, {"hour": 6, **more})
    row, kind = self.row, "wind clock"
    facts = {"command": "set clock"} | ({"zone": zone} if zone else {})
    facts["hand"] = "left"
    room.note(_LATE, "no name")
    await self.runner.told(uuid, verdict, words, facts={"tower": 1})
"""
    monkeypatch.setattr(recorded, "_SHELL", [("app/shell/runner.py", ast.parse(source))])
    assert recorded.kinds() >= {"dawn", "dusk"}
    assert recorded.commands() >= {"wind clock", "set clock"}
    assert recorded.facts() >= {"hour", "command", "zone", "hand", "tower"}
    assert "no name" not in recorded.kinds() | recorded.commands()
