"""Reads a clipboard's text as bytes that are overwritten afterwards, without making a string of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QClipboard

_TEXT: Final = "text/plain"
_BLANKS: Final = frozenset(b" \t\n\r\v\f\0")


@dataclass(frozen=True, repr=False, eq=False)
class ClipboardText:
    """A text in UTF-8 without the blanks around it, empty where there is none; `trimmed` when there were some."""

    octets: memoryview
    trimmed: bool


@contextmanager
def clipboard_text(clipboard: QClipboard, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> Iterator[ClipboardText]:
    """The text while it is looked at; Qt's copy of it is filled with zeros in the end."""
    content = clipboard.mimeData(mode)
    # Without an owner some platforms give nothing instead of nothing in a box.
    copy = QByteArray() if content is None else content.data(_TEXT)
    whole = memoryview(copy)  # type: ignore[arg-type]  # the stubs do not tell that it is a buffer
    text = _stripped(whole)
    try:
        yield ClipboardText(text, len(text) < len(whole))
    finally:
        text.release()
        whole.release()
        copy.fill(0)


def _stripped(text: memoryview) -> memoryview:
    start, end = 0, len(text)
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return text[start:end]
