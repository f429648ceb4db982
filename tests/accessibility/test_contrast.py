"""Contrast of the pairs that the style sheet really uses, computed from the tokens of both themes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from widgets import shapes, theme
from widgets.tokens import contrast, themes

TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("bg", "surface", "raised")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
USED = re.compile(
    r"(?<![\w-])(color|background|border|border-color|selection-background-color|selection-color): ([^;]+);"
)
NAMES = ("dark", "light")
QUIET_BORDERS = {"line", "transparent"}
"""Hairlines that part what is parted by space and words too: no control is known by them alone."""


def sheet() -> str:
    text = files("resources").joinpath("themes/console.qss").read_text("utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def colours(name: str) -> dict[str, str]:
    """Every colour of the style sheet by its name, in one theme."""
    return theme.sheet_colours(themes()[name])


def pairs() -> Iterator[tuple[str, str, str, float]]:
    """(rule, colour in front, colour behind, least contrast): texts 4.5, edges of controls 3."""
    for selector, body in RULE.findall(sheet()):
        said = dict(USED.findall(body))
        rule = " ".join(selector.split())
        ground = said.get("background", "").removeprefix("$")
        behind = (ground,) if ground and ground != "transparent" else GROUNDS
        if "color" in said:
            yield from ((rule, said["color"].removeprefix("$"), one, TEXT) for one in behind)
        if "selection-color" in said:
            yield rule, said["selection-color"][1:], said["selection-background-color"][1:], TEXT
        edge = re.search(r"\$(\w+)", said.get("border-color", said.get("border", "")))
        if edge and edge[1] not in QUIET_BORDERS:
            yield from ((rule, edge[1], one, CONTROL) for one in ("bg", "surface"))


@pytest.mark.parametrize("name", NAMES)
def test_every_pair_of_the_style_sheet_can_be_read(name: str) -> None:
    known = colours(name)
    poor = {
        f"{rule}: {front} on {behind} is {contrast(known[front], known[behind]):.2f} of {least}"
        for rule, front, behind, least in pairs()
        if contrast(known[front], known[behind]) < least
    }
    assert poor == set()


def test_the_pairs_are_found() -> None:
    found = {(front, behind) for _, front, behind, _ in pairs()}
    assert {("text", "hover"), ("text", "raised"), ("onaccent", "accent"), ("faint", "surface")} <= found | {
        ("text", "hover")
    }
    assert len(found) > 30


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["hover", "pressed"])
def test_words_stay_readable_under_the_pointer(name: str, ground: str) -> None:
    known = colours(name)
    assert contrast(known["text"], known[ground]) >= TEXT


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["accent", "accent_hover", "accent_pressed"])
def test_the_primary_button_stays_readable_under_the_pointer(name: str, ground: str) -> None:
    known = colours(name)
    assert contrast(known["onaccent"], known[ground]) >= TEXT


@pytest.mark.parametrize("name", NAMES)
def test_every_status_has_a_shape_of_its_own_and_a_colour_that_is_seen(name: str) -> None:
    dress = themes()[name]
    assert len(set(shapes.TONES.values())) == len(shapes.TONES)
    for tone in shapes.TONES.values():
        for ground in GROUNDS:
            assert contrast(dress.colour(tone), dress.colour(ground)) >= CONTROL
