"""Walks the window page by page and says what a person with other eyes, hands or ears would be stopped by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from widgets.status_badge import StatusBadge
from widgets.table_cell import cell_width
from widgets.table_model import CellRole, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import ElidedLabel

LEAST_TARGET = 24
SILENT_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}
_ROUND = 2


def in_sight(part: QWidget) -> list[QWidget]:
    """Every widget of a part that is shown with it, in no window of its own, larger than nothing."""
    return [
        one
        for one in part.findChildren(QWidget)
        if one.isVisibleTo(part) and one.window() is part.window() and not one.size().isEmpty()
    ]


def controls(part: QWidget) -> list[QWidget]:
    """What can be worked: what takes the keyboard, and every button."""
    return [
        one
        for one in in_sight(part)
        if (one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(one, QAbstractButton | QLineEdit | QComboBox))
        and not isinstance(one, QScrollBar)
        and not _inner(one)
    ]


def _inner(widget: QWidget) -> bool:
    """A part of a control that is Qt's own: the arrow that empties a field, the line inside a box."""
    above = widget.parent()
    viewport = isinstance(above, QAbstractScrollArea) and above.viewport() is widget
    return viewport or widget.objectName().startswith("qt_") or isinstance(above, QLineEdit | QComboBox)


def known_as(widget: QWidget) -> str:
    """Kind, name and place, for a message."""
    return f"{type(widget).__name__} “{widget.accessibleName() or getattr(widget, 'text', str)()}”"


def nameless(part: QWidget) -> Iterator[str]:
    """Controls without a name or a role for a screen reader."""
    for one in controls(part):
        if isinstance(one, QScrollArea) and not one.accessibleName():
            continue  # it takes the keyboard to be scrolled; what it holds has names
        face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(one)
        if face is None or not face.text(QAccessible.Text.Name).strip():
            yield f"{known_as(one)} has no name"
        elif face.role() in SILENT_ROLES:
            yield f"{known_as(one)} has no role"


def mute_disabled(part: QWidget) -> Iterator[str]:
    """Buttons that cannot work and do not say why."""
    for one in in_sight(part):
        if isinstance(one, QPushButton) and not one.isEnabled() and one.parentWidget().isEnabled():
            beside = getattr(one.parent(), "reason", "")
            if not (one.accessibleDescription() or beside or one.toolTip()):
                yield f"{known_as(one)} does not say why it is disabled"


def small(part: QWidget) -> Iterator[str]:
    """Targets that a finger or an unsteady hand misses."""
    for one in controls(part):
        if isinstance(one, QAbstractScrollArea):
            continue
        if min(one.width(), one.height()) < LEAST_TARGET:
            yield f"{known_as(one)} is {one.width()} × {one.height()}"


def cut(part: QWidget) -> Iterator[str]:
    """Texts that are drawn in less room than they need and do not end in an ellipsis that can be opened."""
    for one in in_sight(part):
        if isinstance(one, QLabel) and one.wordWrap():
            needed_px = one.heightForWidth(one.width())
            words = getattr(one, "plain_text", one.text())
            if one.height() + _ROUND < needed_px:
                yield f"{type(one).__name__} “{words[:60]}” has {one.height()} of {needed_px}"
        elif isinstance(one, ElidedLabel):
            if one.is_cut() and not one.toolTip():
                yield f"{known_as(one)} is cut"
            if one.height() + _ROUND < one.fontMetrics().height():
                yield f"{known_as(one)} is too low"
        elif isinstance(one, QLabel | QPushButton):
            needed = one.minimumSizeHint() if isinstance(one, QLabel) else one.sizeHint()
            if one.text() and (one.width() + _ROUND < needed.width() or one.height() + _ROUND < needed.height()):
                yield f"{known_as(one)} has {one.width()} × {one.height()} of {needed.width()} × {needed.height()}"
        elif isinstance(one, StatusBadge) and one.width() + _ROUND < one.sizeHint().width():
            yield f"{known_as(one)} has {one.width()} of {one.sizeHint().width()}"


def cut_cells(part: QWidget) -> Iterator[str]:
    """Verdicts, figures and known words that a table has no room for, and verdicts that have to be scrolled to."""
    for table in in_sight(part):
        if not isinstance(table, TableView):
            continue
        model = table.model()
        assert isinstance(model, SnapshotTableModel)
        if any(column.shape for column in model.columns) and table.horizontalScrollBar().maximum():
            yield f"{known_as(table)} scrolls sideways"
        for number, column in enumerate(model.columns):
            known = column.shape or column.figures or (column.samples and not column.least)
            if not known or table.isColumnHidden(number):
                continue
            cells = (model.index(row, number).data(CellRole.LOOK) for row in range(model.rowCount()))
            worst = max(cells, key=cell_width, default=None)
            if worst is not None and cell_width(worst) > table.columnWidth(number):
                yield f"{known_as(table)} cuts “{worst.text}” below “{column.title}”"


def outside(part: QWidget) -> Iterator[str]:
    """Controls that lie partly outside the window, and cannot be scrolled to up or down."""
    window = part.window()
    for one in controls(part):
        scrolls = next((above for above in _above(one, window) if isinstance(above, QScrollArea)), None)
        place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
        if scrolls is None:
            within = window.rect()
        else:
            inside = scrolls.widget()
            within = QRect(inside.mapTo(window, QPoint(0, 0)), inside.size())
            within.setWidth(min(within.width(), scrolls.viewport().width()))
        if not within.contains(place):
            yield f"{known_as(one)} lies at {place.getRect()} of {within.getRect()}"


def wordless(part: QWidget) -> Iterator[str]:
    """Statuses that are not shape, word and colour together."""
    for one in in_sight(part):
        if isinstance(one, StatusBadge) and not (one.shape and one.word.strip() and one.tone and one.accessibleName()):
            yield f"a status without {(one.shape and 'a word') or 'a shape'}"


def unseen_focus(part: QWidget) -> Iterator[str]:
    """Controls that look the same with the keyboard and without."""
    window = part.window()
    for one in controls(part):
        if not one.isEnabled() or one.focusProxy() is not None or not one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(one, QScrollArea):
            continue
        for above in _above(one, part):
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(one)
        window.setFocus()
        before = _picture(one)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is one and _picture(one) == before:
            yield f"{known_as(one)} looks the same"


def backward(part: QWidget, stops: list[QWidget]) -> Iterator[str]:
    """Steps of Tab that go back: to something above, or to the left in the same line, within one parent."""
    for one, following in pairwise(stops):
        if one.parent() is not following.parent() or not part.isAncestorOf(one):
            continue
        before, after = one.geometry(), following.geometry()
        above = after.bottom() < before.top()
        same_line = abs(after.center().y() - before.center().y()) < min(after.height(), before.height()) // 2
        if above or (same_line and after.left() < before.left()):
            yield f"from {known_as(one)} back to {known_as(following)}"


def _above(widget: QWidget, part: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None and above is not part:
        yield above
        above = above.parentWidget()


def _picture(widget: QWidget) -> QImage:
    """The widget with a little of what is around it: some draw the keyboard's place outside."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    if isinstance(widget, QAbstractItemView):
        place.setHeight(min(place.height(), 240))
    return window.grab(place.intersected(window.rect())).toImage()
