"""The palette finds pages and actions by a few letters and puts what was used last first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.palette import REMEMBERED, PaletteEntry, found_words, ranked, with_used
from app.core.palette_words import FURTHER_WORDS

LEAVE = PaletteEntry("simulation:leave", "Leave simulation…", "Simulation", why_not="Simulation is not on.")
ENTER = PaletteEntry("simulation:enter", "Enter simulation…", "Simulation")
BOARD = PaletteEntry("page:board", "Board", "Open a page", "Ctrl+1")
EXPORT = PaletteEntry("board:export", "Export…", "Board", "Ctrl+E")
ARM = PaletteEntry("arm", "Arm the kill switch", "Everywhere", "Ctrl+Shift+K")
HIDE = PaletteEntry("hide", "Hide or show amounts and names", "Everywhere", also="sensitive, screen sharing, 2FA")
SETTINGS = PaletteEntry("page:settings", "Settings", "Open a page")
ALL = (ARM, BOARD, EXPORT, ENTER, LEAVE)


def test_nothing_typed_lists_the_used_first_and_the_rest_as_given() -> None:
    assert ranked(ALL, "  ", ("board:export", "simulation:leave")) == (EXPORT, LEAVE, ARM, BOARD, ENTER)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("lvsim", LEAVE),
        ("LEAVE", LEAVE),
        ("ctrl+e", EXPORT),
        ("ctrl+shift+k", ARM),
        ("kill", ARM),
        ("ent sim", ENTER),
    ],
)
def test_letters_words_and_keys_find(text: str, first: PaletteEntry) -> None:
    assert ranked(ALL, text, ())[0] == first


def test_every_word_has_to_be_found() -> None:
    assert ranked(ALL, "leave kraken", ()) == ()
    assert ranked(ALL, "…", ()) == ()


def test_a_place_finds_what_is_there_after_what_is_called_so() -> None:
    assert ranked(ALL, "board", ()) == (BOARD, EXPORT)


@pytest.mark.parametrize("text", ["sens", "screen sh", "2fa", "2-FA", "hide screen"])
def test_further_words_find_by_their_beginnings(text: str) -> None:
    assert ranked((SETTINGS, *ALL, HIDE), text, ())[0] == HIDE


@pytest.mark.parametrize("name", FURTHER_WORDS)
def test_each_further_word_finds_what_it_is_for(name: str) -> None:
    entry = PaletteEntry(name, "#", "#", also=FURTHER_WORDS[name])
    for words in entry.also.split(", "):
        assert ranked((entry,), words, ()) == (entry,)


def test_a_name_comes_before_a_further_word() -> None:
    called = PaletteEntry("page:screens", "All screens", "Open a page")
    assert ranked((HIDE, called), "screen", ()) == (called, HIDE)
    assert ranked((HIDE,), "ensitive", ()) == ranked((HIDE,), "…", ()) == ()


def test_the_last_used_comes_first_among_near_equals() -> None:
    twins = (PaletteEntry("a", "Refresh", "Risk"), PaletteEntry("b", "Refresh", "OMS"))
    assert ranked(twins, "refresh", ("b", "a")) == (twins[1], twins[0])
    assert ranked(twins, "refresh", ("a", "b")) == twins


def test_having_been_used_does_not_hide_what_is_called_exactly_so() -> None:
    assert ranked(ALL, "board", ("board:export",))[0] == BOARD


def test_what_cannot_be_done_comes_after_what_can() -> None:
    cannot, can = PaletteEntry("a", "Approve", "x", why_not="Not now."), PaletteEntry("b", "Approve", "y")
    assert ranked((cannot, can), "appr", ()) == (can, cannot)


def test_a_used_one_is_remembered_once() -> None:
    assert with_used(("a", "b"), "b") == ("b", "a")
    assert with_used((), "a") == ("a",)
    assert len(with_used([str(number) for number in range(REMEMBERED)], "new")) == REMEMBERED


def test_how_many_are_found_is_said() -> None:
    assert found_words(3, " ") == ""
    assert found_words(0, " zebra ") == "No page and no action is called anything like “zebra”."
    assert found_words(1, "a") == "1 match."
    assert found_words(2, "a") == "2 matches."


@given(st.text(max_size=12), st.lists(st.sampled_from([one.identity for one in ALL]), unique=True))
def test_nothing_is_invented_or_listed_twice(text: str, used: list[str]) -> None:
    found = ranked(ALL, text, used)
    assert len(found) == len(set(found))
    assert set(found) <= set(ALL)
    if not text.split():
        assert set(found) == set(ALL)
