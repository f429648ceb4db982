"""The whole window in another language: nothing is left in English, nothing is cut off, nothing breaks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest

from tests.languages.sources import ROOT

pytestmark = pytest.mark.xdist_group("accessibility")
_ENGLISH = re.compile(r"(?<![\w./@:#_{$=\\-])[A-Za-z]{2,}(?![\w/@_(}=\\-]|\.\w|:\w|://)")
"""A word in plain letters that is no part of an address, a path, a name with signs in it or an assignment."""
DATA: frozenset[str] = frozenset()
"""Words that come from the platform, the person or the tests, and those that are the same in every language."""


def spoken(what: str, code: str) -> dict[str, Any]:
    """What that language makes of the pages or of files, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.languages.spoken", what, code],
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
    told = spoken("pages", "pseudo")
    left = {text: where for text, where in told["texts"].items() if set(_ENGLISH.findall(text)) - DATA}
    assert left == {}
    assert told["faults"] == []


def test_german_fits() -> None:
    told = spoken("pages", "de")
    assert len(told["texts"]) > 1000
    assert told["faults"] == []


@pytest.mark.parametrize("code", ["de", "pseudo"])
def test_programs_and_other_desks_read_the_same(code: str) -> None:
    assert spoken("files", code) == spoken("files", "en")
