"""Takes a private key out of the clipboard, and once more when a clipboard manager has put it back."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard

from app.core.language import tr
from widgets.clipboard_text import clipboard_text

AGAIN_AFTER_MS: Final = 10_000
"""Milliseconds after which it is looked whether the key is back."""

_KEY_BYTES: Final = 32
_REMOVED: Final = tr("The private key was removed from the clipboard.")
_REMOVED_AGAIN: Final = tr(
    "The private key had come back to the clipboard and was removed again: a clipboard manager keeps it."
)
_STUCK: Final = tr("The private key could not be removed from the clipboard: clear it yourself.")


class ClipboardGuard(QObject):
    """Remembers what it took away by a keyed hash only; whatever else the clipboard holds is left alone.

    Signals: `reported(str)` what happened, as a sentence for a person.
    """

    reported = Signal(str)

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._hash_key = b""
        self._mark = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AGAIN_AFTER_MS)
        self._timer.timeout.connect(self._on_time)

    @property
    def watching(self) -> bool:
        """Whether it will look again."""
        return self._timer.isActive()

    def take_away(self) -> None:
        """Remove what the clipboard holds now, wherever it lies, and look again after ten seconds."""
        self._hash_key = secrets.token_bytes(_KEY_BYTES)
        self._mark = self._marked(QClipboard.Mode.Clipboard)
        if not self._mark:
            return
        self._remove(_REMOVED)
        self._timer.start()

    def check(self) -> None:
        """Remove the key if it is back; without effect when none was taken away."""
        if self._mark and any(self._holds(mode) for mode in self._modes()):
            self._remove(_REMOVED_AGAIN)

    def _on_time(self) -> None:
        self.check()
        self._mark = self._hash_key = b""

    def _remove(self, words: str) -> None:
        modes = self._modes()
        for mode in modes:
            if self._holds(mode):
                self._clipboard.clear(mode)
        self.reported.emit(_STUCK if any(self._holds(mode) for mode in modes) else words)

    def _modes(self) -> tuple[QClipboard.Mode, ...]:
        """Where a copied text may lie: under X11 what is merely selected lies in a second place."""
        if self._clipboard.supportsSelection():
            return (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
        return (QClipboard.Mode.Clipboard,)

    def _holds(self, mode: QClipboard.Mode) -> bool:
        return hmac.compare_digest(self._marked(mode), self._mark)

    def _marked(self, mode: QClipboard.Mode) -> bytes:
        """The keyed hash of a text without blanks around it, which managers may trim; empty without a text."""
        with clipboard_text(self._clipboard, mode) as text:
            return hashlib.blake2b(text.octets, key=self._hash_key).digest() if len(text.octets) else b""
