"""Ctrl+P finds every page and action, `?` lists the keys of the open page; both only do what could be done anyway."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.core.language import tr
from app.core.palette import PaletteEntry, found_words, ranked, with_used
from app.core.palette_words import FURTHER_WORDS
from app.core.state import AppState
from app.shell.panels import PANELS
from app.shell.window import Window
from widgets.key_words import key_words
from widgets.palette_actions import KILL_KEY, WindowAction, actions_of, add_key, key_text, keys_of

if TYPE_CHECKING:
    from widgets.keys_sheet import KeyRow, KeysSheet
    from widgets.palette import Palette

PALETTE_KEY: Final = "Ctrl+P"
_EVERYWHERE: Final = tr("Everywhere")
_ARM_ID: Final = "arm"
_ARM: Final = tr("Arm the kill switch")
_ARM_IS_ALL: Final = tr("Everywhere · arms only; nothing is sent by it")

_ALSO: Final = {key_words(name): words for name, words in FURTHER_WORDS.items()}


class PaletteWiring(QObject):
    """Lives as long as the window; makes palette and sheet when somebody first asks for them.

    What was used is remembered while the window lives, not beyond.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._palette: Palette | None = None
        self._sheet: KeysSheet | None = None
        self._entries: tuple[PaletteEntry, ...] = ()
        self._deeds: dict[str, Callable[[], object]] = {}
        self._used: tuple[str, ...] = ()
        self._was_locked = False
        self._own = (
            add_key(window, PALETTE_KEY, tr("Find a page or an action")),
            add_key(window, "?", tr("Keys of this page")),
        )
        self._own[0].activated.connect(self.open_palette)
        self._own[1].activated.connect(self.open_keys)

    @property
    def palette(self) -> Palette | None:
        """The palette, once somebody has asked for it."""
        return self._palette

    @property
    def sheet(self) -> KeysSheet | None:
        """The sheet of keys, once somebody has asked for it."""
        return self._sheet

    def open_palette(self) -> None:
        """List what can be done now, and let the operator look in it."""
        if self._palette is None:
            from widgets.palette import Palette

            self._palette = Palette(self._window)
            self._palette.search_changed.connect(self._on_search)
            self._palette.chosen.connect(self._on_chosen)
            self._palette.finished.connect(self._window.activateWindow)
        self._collect()
        self._palette.open_empty()

    def open_keys(self) -> None:
        """List the keys that work now."""
        if self._sheet is None:
            from widgets.keys_sheet import KeysSheet

            self._sheet = KeysSheet(self._window)
            self._sheet.finished.connect(self._window.activateWindow)
        self._sheet.open_for(self._title(), self._key_rows())

    def show_state(self, state: AppState) -> None:
        """Close both as soon as the kill switch is armed, whose card needs the keyboard, or as the console locks."""
        if state.halt.armed is not None or (state.locked and not self._was_locked):
            self.close()
        self._was_locked = state.locked

    def close(self) -> None:
        """Close both; nothing is done."""
        for sheet in (self._palette, self._sheet):
            if sheet is not None and sheet.isVisible():
                sheet.reject()

    def _on_search(self, text: str) -> None:
        if self._palette is not None:
            found = ranked(self._entries, text, self._used)
            self._palette.show_entries(found, found_words(len(found), text))

    def _on_chosen(self, identity: str) -> None:
        if identity != _ARM_ID:  # never first by habit: Ctrl+P and Enter by mistake must not arm
            self._used = with_used(self._used, identity)
        # Once the palette has gone and the keyboard is back where it was.
        QTimer.singleShot(0, self, self._deeds[identity])

    def _collect(self) -> None:
        self._deeds = {_ARM_ID: self._window.annunciator.kill.click}
        entries: list[PaletteEntry] = []
        if not self._locked():
            for row in PANELS:
                identity = f"page:{row.page_id}"
                self._deeds[identity] = partial(self._window.show_page, row.page_id)
                place, also = tr("Page · {group}", group=row.group), _ALSO.get(identity, "")
                entries.append(PaletteEntry(identity, row.title, place, key_words(row.key), also=also))
        entries.append(PaletteEntry(_ARM_ID, _ARM, _ARM_IS_ALL, KILL_KEY, also=_ALSO[_ARM_ID]))
        for place, action in self._actions():
            identity = f"{place}:{action.words}:{action.key}"
            if identity not in self._deeds:
                self._deeds[identity] = partial(_run, action)
                also = _ALSO.get(action.key) or _ALSO.get(action.words, "")
                entries.append(PaletteEntry(identity, action.words, place, action.key, action.why_not, also))
        self._entries = tuple(entries)

    def _actions(self) -> Iterator[tuple[str, WindowAction]]:
        """What the open page offers, then what the bars and the window do."""
        window = self._window
        around = self._around()
        here = actions_of(self._part(), around=around)
        for action in here:
            yield self._title(), action
        taken = {action.key for action in here}
        for action in actions_of(window.annunciator, [one for one in around if key_text(one) not in taken]):
            yield _EVERYWHERE, action
        for action in actions_of(window.strip):
            yield _EVERYWHERE, action

    def _key_rows(self) -> tuple[KeyRow, ...]:
        from widgets.keys_sheet import KeyRow

        title = self._title()
        rows = [KeyRow(title, line.key, line.words) for line in keys_of(self._part(), self._around())]
        rows.append(KeyRow(_EVERYWHERE, KILL_KEY, tr("Arm the kill switch; nothing is sent by it")))
        rows.append(KeyRow(_EVERYWHERE, key_words(PALETTE_KEY), self._own[0].whatsThis()))
        rows += [KeyRow(place, one.key, one.words) for place, one in self._actions() if place != title and one.key]
        if not self._locked():
            rows += [KeyRow(tr("Pages"), key_words(row.key), row.title) for row in PANELS if row.key]
        return tuple(dict.fromkeys(rows))

    def _around(self) -> list[QShortcut]:
        """The window's own shortcuts but the one that opens the palette."""
        found = self._window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [one for one in found if one is not self._own[0]]

    def _part(self) -> QWidget:
        """What is in sight between the bars."""
        return self._window.lock_screen if self._locked() else self._window.panels[self._window.page_id]

    def _locked(self) -> bool:
        return self._window.lock_screen.isVisibleTo(self._window)

    def _title(self) -> str:
        if self._locked():
            return tr("Locked")
        return next(row.title for row in PANELS if row.page_id == self._window.page_id)


def _run(action: WindowAction) -> None:
    """The page may have thrown the button away since it was listed."""
    if isValid(action.owner):
        action.run()
