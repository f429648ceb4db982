"""The whole window in another language: nothing is left in English, nothing is cut off, nothing breaks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.languages.artefacts import made
from tests.languages.pseudo import PSEUDO
from tests.languages.sources import ROOT
from tests.languages.unspoken import ALL, words_left

pytestmark = pytest.mark.xdist_group("accessibility")
OF_THE_MANUAL = ("manual, ManualBrowser", "manual, ManualList", "manual, ManualWindow")
"""The manual's pages are kept in each language, not translated: in the made-up one they are the English ones."""
SENTENCE = re.compile(
    r"^kept/(bundle/.*/(advice|because|effect|headline|next_step|observed|question|source|threshold|what|words)"
    r"|bundle/journal\.json/verification|(bundle/)?journal.*/rotation/verdict)$"
)
"""What a person was told, as the journal and the incident bundle keep it: in the language it was told in."""


def spoken(code: str) -> dict[str, Any]:
    """What that language makes of the pages and of files, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.languages.spoken", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_no_text_is_left_untranslated() -> None:
    pseudo = spoken(PSEUDO.code)
    left = {text: [where, *words_left(text)] for text, where in pseudo["texts"].items() if words_left(text)}
    assert {text: found for text, found in left.items() if found[0] not in OF_THE_MANUAL} == {}
    assert pseudo["faults"] == []
    made_the_same(pseudo["files"])
    # Nothing is called data that no page shows.
    everything = "\n".join(pseudo["texts"])
    assert [
        phrase for phrase in ALL if not re.search(rf"(?<![A-Za-z]){re.escape(phrase)}(?![A-Za-z])", everything)
    ] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Cancel", ["Cancel"]),
        ("Þříçé of the day", ["of", "the", "day"]),
        ("company Cancel", ["Cancel"]),
        ("companys", ["companys"]),
        ("too large for us", ["for", "us"]),
        ("GET risk limits · 3 ş", []),
        ("GET of risk", ["of"]),
        ("GET /risk/limits", []),
        ("ops@example.com", []),
        ('alertname="DiskFills", kept', ["kept"]),
    ],
)
def test_a_plain_word_is_found_beside_data(text: str, left: list[str]) -> None:
    assert words_left(text) == left


def test_german_fits_and_decides_the_same() -> None:
    told = spoken("de")
    assert len(told["texts"]) > 1000
    assert told["faults"] == []
    made_the_same(told["files"])


@cache
def in_english() -> dict[str, Any]:
    """The files that this process makes, as another one tells of them."""
    files: dict[str, Any] = json.loads(json.dumps(made()))
    return files


def made_the_same(files: dict[str, Any]) -> None:
    """Programs and other desks read the same as in English, but for the sentences that people were told."""
    found = dict(different(in_english(), files))
    assert {path: both for path, both in found.items() if not SENTENCE.search(path)} == {}
    assert any(path.startswith("kept/bundle/readiness.json") for path in found)


def different(one: Any, other: Any, path: str = "") -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Where two documents are not the same, and what each has there."""
    if isinstance(one, dict) and isinstance(other, dict) and [*one] == [*other]:
        for key in one:
            yield from different(one[key], other[key], f"{path}/{key}".removeprefix("/"))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, (first, second) in enumerate(zip(one, other, strict=True)):
            yield from different(first, second, f"{path}/{place}")
    elif one != other:
        yield path, (one, other)


@pytest.mark.parametrize(
    ("other", "paths"),
    [
        ({"a": [1, {"b": "x"}]}, []),
        ({"a": [1, {"b": "y"}]}, ["a/1/b"]),
        ({"a": [1]}, ["a"]),
        ({"b": [1, {"b": "x"}]}, [""]),
    ],
)
def test_a_difference_is_found(other: Any, paths: list[str]) -> None:
    assert [path for path, _ in different({"a": [1, {"b": "x"}]}, other)] == paths
