"""Everything that a person can read of a part of the window, or have read to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_TAG = re.compile(r"<[^>]*>")
_MOST_ROWS = 40
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def texts(part: QWidget) -> Iterator[tuple[str, str]]:
    """(kind of widget, text) of the part and of all that is visible in it."""
    for one in (part, *part.findChildren(QWidget)):
        if one is part or one.isVisibleTo(part):
            for text in _of(one):
                if plain := " ".join(_TAG.sub(" ", text).split()):
                    yield type(one).__name__, plain


def _of(one: QWidget) -> Iterator[str]:
    yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.whatsThis())
    if one.isWindow():
        yield one.windowTitle()
    if isinstance(one, QLabel):
        yield getattr(one, "plain_text", one.text())
    elif isinstance(one, QAbstractButton):
        yield one.text()
    elif isinstance(one, QLineEdit):
        yield from (one.placeholderText(), one.text())
    elif isinstance(one, QPlainTextEdit | QTextEdit):
        yield from (one.placeholderText(), one.toPlainText())
    elif isinstance(one, QComboBox):
        yield from (one.itemText(row) for row in range(one.count()))
    elif isinstance(one, QGroupBox):
        yield one.title()
    elif isinstance(one, QAbstractItemView) and one.model() is not None:
        yield from _of_model(one.model())


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex()))
    for column in columns:
        for role in _ROLES:
            yield _said(model.headerData(column, Qt.Orientation.Horizontal, role))
    for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
        for column in columns:
            for role in _ROLES:
                yield _said(model.index(row, column, QModelIndex()).data(role))


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""
