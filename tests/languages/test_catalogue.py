"""The catalogue of each language is whole: every text of the sources, in whole sentences, with the same holes."""

from __future__ import annotations

import re
import string
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.core.language import LANGUAGES
from tests.languages.sources import NOTE, ROOT, told, trees

CATALOGUES = sorted((ROOT / "resources/languages").glob("*.ts"))


@cache
def sources() -> set[str]:
    """Every text in tr()."""
    return {text for _, tree in trees() for text in told(tree)}


@cache
def messages(catalogue: Path) -> dict[str, ElementTree.Element]:
    """Source text, with its note where it has one, to what the catalogue has for it."""
    found = {}
    for message in ElementTree.parse(catalogue).iter("message"):  # noqa: S314 our own file
        parts = [message.findtext("source") or "", message.findtext("comment") or ""]
        translation = message.find("translation")
        assert translation is not None
        found[NOTE.join(part for part in parts if part)] = translation
    return found


def holes(text: str) -> list[tuple[str, str, str]]:
    """Name, conversion and format of what is filled in; a pattern for dates is the language's own."""
    parts = [(name, spec or "", kept or "") for _, name, spec, kept in string.Formatter().parse(text) if name]
    return sorted((name, "date" if "%" in spec else spec, kept) for name, spec, kept in parts)


def test_every_language_but_that_of_the_sources_has_a_catalogue() -> None:
    assert [path.stem for path in CATALOGUES] == sorted(LANGUAGES[1:])


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
class TestCatalogue:
    def test_it_has_the_texts_of_the_sources_and_no_others(self, catalogue: Path) -> None:
        known = set(messages(catalogue))
        assert (sources() - known, known - sources()) == (set(), set()), "make languages, then translate"

    def test_every_text_is_translated(self, catalogue: Path) -> None:
        assert [one for one, said in messages(catalogue).items() if said.get("type") or not said.text] == []

    def test_what_is_filled_in_is_the_same(self, catalogue: Path) -> None:
        other = [
            one for one, said in messages(catalogue).items() if holes(one.partition(NOTE)[0]) != holes(said.text or "")
        ]
        assert other == []

    def test_blanks_at_the_ends_are_the_same(self, catalogue: Path) -> None:
        for source, said in messages(catalogue).items():
            text, own = source.partition(NOTE)[0], said.text or ""
            assert (text[:1] == " ", text[-1:] == " ") == (own[:1] == " ", own[-1:] == " "), source

    def test_a_sentence_ends_as_it_did(self, catalogue: Path) -> None:
        for source, said in messages(catalogue).items():
            end = source.partition(NOTE)[0].rstrip()[-1:]
            if end in ".:…?":
                assert (said.text or "").rstrip()[-1:] == end, source

    def test_no_date_is_left_in_the_order_of_the_sources(self, catalogue: Path) -> None:
        assert [one for one, said in messages(catalogue).items() if "%Y-%m" in (said.text or "")] == []

    def test_it_was_compiled(self, catalogue: Path) -> None:
        compiled = catalogue.with_suffix(".qm")
        assert compiled.exists() and compiled.stat().st_mtime >= catalogue.stat().st_mtime, "make setup"


def test_the_tool_that_collects_texts_finds_the_same(tmp_path: Path) -> None:
    collected = tmp_path / "all.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    command = [tool, "-silent", "-recursive", "-extensions", "py", "app/cli.py", "app/core", "app/shell", "widgets"]
    subprocess.run([*command, "-ts", collected], cwd=ROOT, check=True, timeout=120)
    assert set(messages(collected)) == sources(), "tr() inside of an f-string is not found: take it out of there"


def test_a_german_text_is_no_english_one() -> None:
    """Words that are the same in both are fine; whole sentences are not."""
    same = [
        one for one, said in messages(ROOT / "resources/languages/de.ts").items() if said.text == one.partition(NOTE)[0]
    ]
    assert [one for one in same if len(re.findall(r"\b[a-z]{3,}\b", re.sub(r"\{[^}]*\}", "", one))) > 2] == []
