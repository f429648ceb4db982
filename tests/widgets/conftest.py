"""An application in the console's own dress for every widget test."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from widgets import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    # No loop runs between tests: without this every widget ever made would be restyled for each of them.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, "dark")
    return qapp
