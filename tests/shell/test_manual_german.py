"""The German manual is built like the English one, and it says what the German program says."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from app.core.halt_ladder import HaltWord, RungId
from app.core.manual import Manual, Section
from app.core.manual_contents import page_place
from app.core.manual_messages import held_in, messages_of
from app.core.readiness.verdicts import Verdict
from app.core.rotation_ladder import RotationRungId, RotationWord
from app.core.rotation_steps import Step
from app.core.slo_view import SloVerdict
from app.core.state import VerdictOfCommand
from app.shell.manual_pages import shipped_manual
from app.shell.panels import PANELS
from tests.shell.manual_words import FRAMES, explained, failures, german, in_german, texts

_GROUPS = [(row.group, row.page_id) for row in PANELS]
MANUAL, ENGLISH = shipped_manual(_GROUPS, "de"), shipped_manual(_GROUPS, "en")
MESSAGES, ENGLISH_MESSAGES = messages_of(MANUAL.pages.values()), messages_of(ENGLISH.pages.values())
SAID = "\n".join(sorted(set().union(*german().values())))
ENGLISH_EVERYWHERE = {
    "This system cannot be told to write no core dump.",
    "argument --read-only: is for the window, … does not take it",
    "not allowed with argument --sandbox",
    "only with argument --sandbox",
}
"""Sentences of the log and of the command line's own help, which are not translated."""
NOT_QUOTED = {"Ready", "Needs fix"}
"""Words of a review."""
NOT_IN_THE_PROGRAM = {"die anfordernde Person", "root", "gateway"}
KEYS = re.compile(r"\b(Ctrl|Shift|Escape|Enter|Return|Space|Home|Left|Right)\b")
GERMAN_FRAMES = FRAMES | {said for frame in FRAMES for said in in_german(frame)}
pages = pytest.mark.parametrize("page_id", MANUAL.pages)


def words(page_id: str, manual: Manual = MANUAL) -> str:
    """A page on one line without code, bold italics as italics."""
    text = re.sub(r"```.*?```|`[^`]*`", "", manual.pages[page_id].markdown, flags=re.DOTALL)
    return " ".join(text.split()).replace("***", "*")


def shape(section: Section) -> dict[str, object]:
    """What a translation has to leave as it is; the order inside of a sentence is its own."""
    lines = section.markdown.splitlines()
    code = re.findall(r"```.*?```|`[^`]*`", section.markdown, re.DOTALL)
    return {
        "level": section.level,
        "links": sorted(re.findall(r"\]\(([^)]*)\)", section.markdown)),
        "cells": [line.count("|") for line in lines if line.startswith("|")],
        "items": [line.partition(".")[0].strip() for line in lines if re.match(r" *(\d+\.) ", line)],
        "points": sum(line.lstrip().startswith("- ") for line in lines),
        "code": sorted(re.sub(r"#.*", "", one) if one.startswith("```") else one for one in code),
        "bold": len(re.findall(r"\*\*[^*]+\*\*", section.markdown)),
    }


@pages
def test_a_page_is_built_like_the_english_one(page_id: str) -> None:
    own, other = (manual.pages[page_id].sections for manual in (MANUAL, ENGLISH))
    assert [one.anchor for one in own] == [one.anchor for one in other]
    for translated, original in zip(own, other, strict=True):
        assert shape(translated) == shape(original), original.title


@pages
def test_the_numbers_are_those_of_the_english_one(page_id: str) -> None:
    """The English ones are held against the program; Pos1 is a key, and the number of an account is filled in."""
    own, other = (
        sorted(re.findall(r"(?<![A-Za-z])\d+", words(page_id, manual).replace('"account 1"', "")))
        for manual in (MANUAL, ENGLISH)
    )
    assert own == other


@pages
def test_it_is_translated(page_id: str) -> None:
    """No line of more than a few words is an English one."""
    both = [
        {line for line in manual.pages[page_id].markdown.splitlines() if len(re.findall(r"[a-z]{3,}", line)) > 5}
        for manual in (MANUAL, ENGLISH)
    ]
    fenced = set("".join(re.findall(r"```.*?```", ENGLISH.pages[page_id].markdown, re.DOTALL)).splitlines())
    assert (both[0] & both[1]) - fenced == set()


@pages
def test_every_quoted_sentence_is_said_by_the_german_program(page_id: str) -> None:
    quotes = set(re.findall(r'"([^"]+)"', words(page_id)))
    strange = {
        one for one in quotes if one not in SAID and not re.search(".*?".join(map(re.escape, one.split("…"))), SAID)
    }
    assert strange <= NOT_QUOTED | ENGLISH_EVERYWHERE


@pages
def test_as_much_is_quoted_as_in_the_english_one(page_id: str) -> None:
    for mark in (r'"([^"]+)"', r"(?<!\*)\*([^*|]+)\*(?!\*)"):
        own, other = (Counter(re.findall(mark, words(page_id, manual))) for manual in (MANUAL, ENGLISH))
        assert own.total() == other.total(), own


def test_what_stays_english_is_still_said() -> None:
    said = "\n".join(sorted(texts()))
    assert [one for one in ENGLISH_EVERYWHERE if one not in said] == []


@pages
def test_every_name_in_italics_is_on_the_german_screen(page_id: str) -> None:
    known = {*SAID.split("\n"), *(title for row in PANELS for title in in_german(row.title))}
    starts = {text.partition(" (")[0] for text in known}
    named = set(re.findall(r"(?<!\*)\*([^*|]+)\*(?!\*)", words(page_id)))
    assert named <= known | starts | NOT_IN_THE_PROGRAM


@pages
def test_keys_and_words_in_capitals_are_those_of_the_german_screen(page_id: str) -> None:
    text = words(page_id)
    assert set(KEYS.findall(text)) == set()
    loud = set(re.findall(r"\b[A-ZÄÖÜ]{3,}(?:[ -][A-ZÄÖÜ]{2,})*\b", text))
    assert [one for one in loud if one not in in_german(one)] == []


@pytest.mark.parametrize("row", PANELS, ids=lambda row: row.page_id)
def test_every_page_of_the_window_has_its_german_name_and_key(row: object) -> None:
    page_id, title, key = (getattr(row, name) for name in ("page_id", "title", "key"))
    [title], [ctrl] = in_german(title), in_german("Ctrl")
    key = key.replace("Ctrl", ctrl)
    assert MANUAL.holds(page_place(page_id))
    assert (f"*{title}* ({key})" if key else f"*{title}*") in words(page_id)
    assert not key or f"| {key} | [{title}]({page_id}.md) |" in MANUAL.pages["keyboard"].markdown


def test_every_word_of_a_verdict_is_explained() -> None:
    start, slo, halt = (words(page_id) for page_id in ("getting-started", "slo", "halt"))
    for verdict in Verdict:
        assert any(f"| {verdict.shape} | {word} |" in start for word in in_german(verdict.word)), verdict
    for told in (VerdictOfCommand.DONE, VerdictOfCommand.PARTIAL, VerdictOfCommand.REFUSED, VerdictOfCommand.UNKNOWN):
        assert any(f"| {word} |" in start for word in in_german(told.name)), told
    for found in SloVerdict:
        assert any(f"| {word} | {found.shape} |" in slo for word in in_german(found.value)), found
    for halted in HaltWord:
        assert any(f"| {word} |" in words("kill-switch") and word in halt for word in in_german(halted.value)), halted
    for rung in RungId:
        assert any(f"**{word}**" in halt for word in in_german(rung.value)), rung


def test_every_step_and_word_of_a_rotation_is_explained() -> None:
    text = words("rotation")
    for rotated in RotationWord:
        assert any(f"| {word} |" in text for word in in_german(rotated.words)), rotated
    for rung in RotationRungId:
        assert any(f"*{word}*" in text for word in in_german(rung.value)), rung
    for step in set(Step) - {Step.SENT}:
        assert any(f"**{word}.**" in text for word in in_german(step.words)), step


def test_every_message_that_the_english_manual_explains_is_explained_under_its_german_words() -> None:
    known = {text for text in german() if explained(ENGLISH_MESSAGES, text, FRAMES)}
    assert {said.text for said in failures()} & known
    missing = {
        text: said
        for text in known
        for said in german()[text]
        if len(said.replace("…", "")) > 1 and not explained(MESSAGES, said, GERMAN_FRAMES)
    }
    assert missing == {}, "quote these in resources/help/de, in the first cell of a table, or correct the quote there"


def test_no_entry_explains_nearly_everything() -> None:
    shown_as = [words for said in failures() for words in german().get(said.text, ())]
    hit = Counter(one.quote for text in shown_as for one in held_in(MESSAGES, text))
    assert {quote for quote, count in hit.items() if count > 12} <= {
        "Es wurde nichts gesendet.",
        "Es ist nichts geschehen.",
    }
