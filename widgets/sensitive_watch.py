"""Keeps the veil whole: what is made later is covered before it is seen, a file's dialog says that files are not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.core.language import tr
from widgets import sensitive

_NOT_VEILED: Final = tr("real names and amounts go into the file")


class SensitiveWatch(QObject):
    """Filters the application's events, but only between `start` and `stop`."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app

    def start(self) -> None:
        """Watch from now on."""
        self._app.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover what is about to be shown for the first time, and let everything pass."""
        if event.type() is QEvent.Type.Polish and isinstance(watched, QWidget):
            sensitive.cover(watched)
        elif event.type() is QEvent.Type.Show and isinstance(watched, QFileDialog):
            _say(watched)
        return super().eventFilter(watched, event)


def _say(dialog: QFileDialog) -> None:
    """Files are not veiled: the dialog says so, and offers a name that gives none away."""
    if dialog.acceptMode() is not QFileDialog.AcceptMode.AcceptSave or _NOT_VEILED in dialog.windowTitle():
        return
    dialog.setWindowTitle(f"{dialog.windowTitle()} · {_NOT_VEILED}")
    for path in dialog.selectedFiles()[:1]:
        name = Path(path).name
        offered = sensitive.shown(name).replace(" ", "-")
        if offered != name.replace(" ", "-"):
            dialog.selectFile(offered)
