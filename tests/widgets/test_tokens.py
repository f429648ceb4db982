"""The colours can be read: contrast is computed, not believed."""

from __future__ import annotations

import json

import pytest

from widgets.tokens import TOKENS, contrast, mixed, themes, themes_from

GROUNDS = ("bg", "surface", "raised")
TEXTS = ("text", "muted", "faint", "accent", "ok", "warn", "fail", "unknown", "stale", "sim", "waived")


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("token", TEXTS)
def test_every_text_token_reads_on_every_ground(name: str, ground: str, token: str) -> None:
    theme = themes()[name]
    assert contrast(theme.colour(token), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize(("text", "ground"), [("onaccent", "accent"), ("onkill", "kill")])
def test_words_on_filled_controls_read(name: str, text: str, ground: str) -> None:
    theme = themes()[name]
    assert contrast(theme.colour(text), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("token", ["edge", "accent"])
@pytest.mark.parametrize("ground", ["bg", "surface"])
def test_edges_and_focus_are_seen(name: str, token: str, ground: str) -> None:
    theme = themes()[name]
    assert contrast(theme.colour(token), theme.colour(ground)) >= 3


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_mixing_is_linear() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#102030", "#ffffff", 0) == "#102030"


def test_a_theme_with_a_missing_token_is_refused_by_name() -> None:
    colours = dict.fromkeys(TOKENS, "#000000")
    del colours["accent"]
    with pytest.raises(ValueError, match=r"theme x: .*accent"):
        themes_from(json.dumps({"x": colours}))


@pytest.mark.parametrize("wrong", ["#12345", "123456#", "#12345g", "red"])
def test_a_token_that_is_no_colour_is_refused_by_name(wrong: str) -> None:
    colours = dict.fromkeys(TOKENS, "#000000") | {"warn": wrong}
    with pytest.raises(ValueError, match="warn"):
        themes_from(json.dumps({"x": colours}))


def test_an_unknown_token_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        themes()["dark"].colour("name")
