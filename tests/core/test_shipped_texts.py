"""What the files in resources say to people is collected for translation, and said in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.core.language import ENGLISH, Language, speak
from app.core.shipped_texts import COLLECTED, shipped

RESOURCES = Path(__file__).parents[2] / "resources"
READ_BY_PEOPLE = {"title", "name", "what", "steps"}


def texts(value: Any, key: str = "") -> Iterator[str]:
    """Every text of a document below a key whose text is shown."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and key in READ_BY_PEOPLE:
        yield value


def test_every_text_is_collected_and_no_other() -> None:
    files = [*(RESOURCES / "dashboards").glob("*.toml"), RESOURCES / "rules" / "objectives.toml"]
    found = {text for file in files for text in texts(tomllib.loads(file.read_text("utf-8")))}
    assert found == COLLECTED


def test_a_text_is_said_in_the_reader_s_language() -> None:
    assert shipped("Overview") == "Overview"
    speak(Language("de", lambda source, _note: {"Overview": "Übersicht"}.get(source, source), ".", ","))
    try:
        assert shipped("Overview") == "Übersicht"
    finally:
        speak(ENGLISH)
