"""A private key leaves the clipboard at once and once more, and nothing else does."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.widgets.clipboards import CLIPBOARD, SELECTION, Clipboards
from widgets.clipboard_guard import AGAIN_AFTER_MS, ClipboardGuard

CANARY = "canary-private-key-0123456789+/AbCd=="


def watch(board: Clipboards) -> tuple[ClipboardGuard, list[str]]:
    guard = ClipboardGuard(board.as_clipboard())
    said: list[str] = []
    guard.reported.connect(said.append)
    return guard, said


def ring(guard: ClipboardGuard) -> None:
    """Ten seconds have passed."""
    timer = guard.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    assert (timer.interval(), timer.isSingleShot()) == (AGAIN_AFTER_MS, True)
    timer.stop()
    timer.timeout.emit()


@pytest.fixture
def board(qtbot: QtBot) -> Clipboards:
    return Clipboards()


def test_it_is_removed_at_once_from_both_places(board: Clipboards) -> None:
    board.put(f" {CANARY}\n")
    board.put(CANARY, SELECTION)
    guard, said = watch(board)
    guard.take_away()
    assert (board.text(), board.text(SELECTION)) == ("", "")
    assert said == ["The private key was removed from the clipboard."]
    assert guard.watching


def test_what_is_selected_and_something_else_stays(board: Clipboards) -> None:
    board.put(CANARY)
    board.put("an order number", SELECTION)
    watch(board)[0].take_away()
    assert board.text(SELECTION) == "an order number"
    assert board.cleared == [CLIPBOARD]


@pytest.mark.parametrize("back", [CANARY, f"{CANARY}\n"])
@pytest.mark.parametrize("mode", [CLIPBOARD, SELECTION])
def test_what_a_manager_puts_back_is_removed_again(board: Clipboards, back: str, mode: object) -> None:
    board.put(CANARY)
    guard, said = watch(board)
    guard.take_away()
    board.put(back, CLIPBOARD if mode is CLIPBOARD else SELECTION)
    ring(guard)
    assert (board.text(), board.text(SELECTION)) == ("", "")
    assert said[1:] == [
        "The private key had come back to the clipboard and was removed again: a clipboard manager keeps it."
    ]


def test_what_was_copied_since_is_left_alone(board: Clipboards) -> None:
    board.put(CANARY)
    guard, said = watch(board)
    guard.take_away()
    board.put("something else")
    ring(guard)
    assert board.text() == "something else"
    assert len(said) == 1


def test_it_looks_again_once_and_forgets(board: Clipboards) -> None:
    board.put(CANARY)
    guard, said = watch(board)
    guard.take_away()
    ring(guard)
    board.put(CANARY)
    guard.check()
    assert board.text() == CANARY
    assert len(said) == 1


def test_it_can_be_asked_to_look_at_once(board: Clipboards) -> None:
    board.put(CANARY)
    guard, _ = watch(board)
    guard.take_away()
    board.put(CANARY)
    guard.check()
    assert board.text() == ""
    assert guard.watching


def test_a_clipboard_that_does_not_let_go_is_said(qtbot: QtBot) -> None:
    board = Clipboards(stuck=True)
    board.put(CANARY)
    guard, said = watch(board)
    guard.take_away()
    assert said == ["The private key could not be removed from the clipboard: clear it yourself."]


@pytest.mark.parametrize("selection", [True, False])
def test_an_empty_clipboard_is_nothing_to_watch(qtbot: QtBot, selection: bool) -> None:
    board = Clipboards(selection=selection)
    guard, said = watch(board)
    guard.take_away()
    guard.check()
    assert (board.cleared, said, guard.watching) == ([], [], False)


def test_without_a_selection_only_the_clipboard_is_touched(qtbot: QtBot) -> None:
    board = Clipboards(selection=False)
    board.put(CANARY)
    board.put(CANARY, SELECTION)
    watch(board)[0].take_away()
    assert board.cleared == [CLIPBOARD]


def test_the_text_is_not_kept(board: Clipboards) -> None:
    board.put(CANARY)
    guard, _ = watch(board)
    guard.take_away()
    gc.collect()
    kept = [value for value in vars(guard).values() if isinstance(value, str | bytes | bytearray)]
    assert kept
    assert not [value for value in kept if CANARY in str(value)]


def test_two_guards_remember_the_same_text_by_different_hashes(board: Clipboards) -> None:
    board.put(CANARY)
    first, _ = watch(board)
    first.take_away()
    board.put(CANARY)
    second, _ = watch(board)
    second.take_away()
    assert first._mark != second._mark
