"""What can be done in a part of the window: read from its shortcuts, its buttons and the keys that widgets name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from app.core.language import tr
from widgets.buttons import DisabledReason
from widgets.key_words import key_words

KILL_KEY: Final = key_words("Ctrl+Shift+K")
_KEY_IN_WORDS: Final = re.compile(r"\s*\(([^()]+)\)\s*$")
_CANNOT: Final = tr("It cannot be used now.")


@dataclass(frozen=True)
class WindowAction:
    """One action in sight: `words` name it, `key` does it at once, `why_not` is empty while it can be done.

    `run` does what the key or a press would do; `owner` is the shortcut or the button, which may be gone by then.
    """

    words: str
    key: str
    why_not: str
    owner: QShortcut | QAbstractButton
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key and what it does there."""

    key: str
    words: str


def add_key(
    owner: QWidget, key: str | Qt.Key, words: str, slot: Callable[[], object] | SignalInstance | None = None
) -> QShortcut:
    """A shortcut of `owner` that says what it does: the palette and the list of keys call it by these words."""
    shortcut = QShortcut(QKeySequence(key), owner)
    shortcut.setWhatsThis(words)
    if slot is not None:
        shortcut.activated.connect(slot)
    return shortcut


def key_text(shortcut: QShortcut) -> str:
    """The key of a shortcut as people read it here: `Ctrl+Shift+T`."""
    return key_words(shortcut.key().toString(QKeySequence.SequenceFormat.PortableText))


def actions_of(
    part: QWidget, own: Iterable[QShortcut] = (), around: Iterable[QShortcut] = ()
) -> tuple[WindowAction, ...]:
    """What can be done in `part` while it looks as it does: its buttons in sight, then its shortcuts.

    A button that names its key, as `Waive… (W)` does, or is called as a shortcut is, stands for the shortcut too.
    `own` are shortcuts to add that belong to something around the part; those of `around` are left out, but a button
    may name their keys. The kill key is left out: who asks lists it by itself.
    """
    shortcuts = [*_shortcuts(part), *own]
    keys = {key_text(one) for one in (*shortcuts, *around)} | {"Esc", KILL_KEY}
    called = {_bare(one.whatsThis()): key_text(one) for one in shortcuts}
    buttons = [_of_button(button, keys, called) for button in _buttons(part)]
    named = {action.key for action in buttons}
    actions = [*buttons, *(_of_shortcut(one) for one in shortcuts if key_text(one) not in named)]
    once: dict[tuple[str, str], WindowAction] = {}
    for action in actions:
        if action.key != KILL_KEY and action.words:
            once.setdefault((action.words, action.key), action)
    return tuple(once.values())


def keys_of(part: QWidget, around: Iterable[QShortcut] = ()) -> tuple[KeyLine, ...]:
    """The keys of `part` as it looks now: those of actions, then those that only its widgets with the keyboard know."""
    lines = [KeyLine(action.key, action.words) for action in actions_of(part, around=around) if action.key]
    for widget in (part, *part.findChildren(QWidget)):
        if _in_sight(widget, part):
            lines += [KeyLine(key, words) for key, words in getattr(widget, "keys_here", ())]
    return tuple(dict.fromkeys(lines))


def _shortcuts(part: QWidget) -> Iterator[QShortcut]:
    for shortcut in part.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and shortcut.isEnabled() and _in_sight(owner, part):
            yield shortcut


def _buttons(part: QWidget) -> Iterator[QPushButton]:
    for button in part.findChildren(QPushButton):
        if _in_sight(button, part):
            yield button


def _in_sight(widget: QWidget, part: QWidget) -> bool:
    """Sheets of a part are children of it and windows of their own."""
    return widget is part or (widget.isVisibleTo(part) and widget.window() is part.window())


def _of_button(button: QPushButton, keys: set[str], called: dict[str, str]) -> WindowAction:
    words = (button.accessibleName() or button.text()).replace("&", "")
    key = _KEY_IN_WORDS.search(words) or _KEY_IN_WORDS.search(button.text())
    named = key[1] if key is not None and key[1] in keys else ""
    words = _KEY_IN_WORDS.sub("", words) if named else words
    bare = _bare(words)
    starts = next((key for name, key in called.items() if name and f"{bare} ".startswith(f"{name} ")), "")
    why_not = "" if button.isEnabled() else _reason(button)
    return WindowAction(words, named or starts, why_not, button, button.click)


def _reason(button: QPushButton) -> str:
    beside = button.parent()
    said = beside.reason if isinstance(beside, DisabledReason) else ""
    return said or button.accessibleDescription() or _CANNOT


def _bare(words: str) -> str:
    return words.rstrip("…").casefold()


def _of_shortcut(shortcut: QShortcut) -> WindowAction:
    return WindowAction(shortcut.whatsThis(), key_text(shortcut), "", shortcut, shortcut.activated.emit)
