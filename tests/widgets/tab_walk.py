"""Walks a page with the Tab key: what is to be reached, what is reached, in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def to_be_reached(page: QWidget) -> set[QWidget]:
    """Everything in sight that can be used and that Tab should stop at."""
    return {
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page)
        and widget.window() is page.window()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }


def reached_by_tab(page: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where Tab, or Backtab, stops on its way round, in its order."""
    seen: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or page, key)
        now = QApplication.focusWidget()
        if now is None or now in seen:
            break
        seen.append(now)
    return seen


def missed_by_tab(page: QWidget) -> set[str]:
    """What Tab should stop at and does not, by kind and accessible name."""
    missing = to_be_reached(page).difference(reached_by_tab(page))
    return {f"{type(one).__name__} {one.accessibleName()}" for one in missing}
