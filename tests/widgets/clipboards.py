"""Clipboards for tests: one with a selection, whose manager can put a text back or refuse to let it go."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QClipboard

CLIPBOARD = QClipboard.Mode.Clipboard
SELECTION = QClipboard.Mode.Selection


class _Handed(QMimeData):
    """Gives out a copy that a test can look at afterwards."""

    def __init__(self, copy: QByteArray) -> None:
        super().__init__()
        self._copy = copy

    def data(self, _format: str) -> QByteArray:
        return self._copy


class Clipboards:
    """Two places for a text; `stuck` ones cannot be cleared. `copies` gives the bytes that are handed out."""

    def __init__(self, *, selection: bool = True, stuck: bool = False) -> None:
        self._selection, self._stuck = selection, stuck
        self._held: dict[QClipboard.Mode, QMimeData] = {}
        self.cleared: list[QClipboard.Mode] = []
        self.copies: Callable[[], QByteArray] | None = None

    def put(self, text: str | bytes, mode: QClipboard.Mode = CLIPBOARD) -> None:
        content = QMimeData()
        content.setData("text/plain", text.encode() if isinstance(text, str) else text)
        self._held[mode] = content

    def text(self, mode: QClipboard.Mode = CLIPBOARD) -> str:
        content = self._held.get(mode)
        return "" if content is None else content.text()

    def mimeData(self, mode: QClipboard.Mode = CLIPBOARD) -> QMimeData | None:
        content = self._held.get(mode)
        return content if self.copies is None or content is None else _Handed(self.copies())

    def clear(self, mode: QClipboard.Mode = CLIPBOARD) -> None:
        self.cleared.append(mode)
        if not self._stuck:
            self._held.pop(mode, None)

    def supportsSelection(self) -> bool:
        return self._selection

    def as_clipboard(self) -> QClipboard:
        return cast(QClipboard, self)
