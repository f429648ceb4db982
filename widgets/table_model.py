"""A table of frozen rows that is refreshed by difference, sorted and filtered in place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets import sensitive

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CellRole(IntEnum):
    """What a cell says beyond Qt's own roles."""

    SHAPE = Qt.ItemDataRole.UserRole + 1
    TONE = Qt.ItemDataRole.UserRole + 2
    BOLD = Qt.ItemDataRole.UserRole + 3
    FIXED = Qt.ItemDataRole.UserRole + 4
    KEY = Qt.ItemDataRole.UserRole + 5
    ROW = Qt.ItemDataRole.UserRole + 6
    LOOK = Qt.ItemDataRole.UserRole + 7


@dataclass(frozen=True, slots=True)
class CellLook:
    """Everything a painter needs of one cell, handed over in one piece: each role asked for costs a crossing."""

    text: str
    shape: str | None
    tone: str | None
    bold: bool
    fixed: bool
    alignment: Qt.AlignmentFlag
    ends: bool = False


@dataclass(frozen=True)
class Column(Generic[R]):
    """How one column reads a row.

    `order` gives the sort key where it is not the text; `shape` one of the seven characters; `tone` a colour token;
    `width` the least in pixels, `samples` are texts that it has room for, `most` is how far it widens for what it
    shows; without any of the three, or where it is `elastic`, it shares what is left, and the highest `spare` leaves
    first where that is too little; then those with a `least` narrow down to it. `figures` are right-aligned, `fixed`
    uses the fixed font. The numbers of `amounts` are balances or quantities, which the sensitive view hides. Texts
    whose `ends` tell them apart are cut in the middle.
    """

    title: str
    text: Callable[[R], str]
    order: Callable[[R], Any] | None = None
    shape: Callable[[R], str] | None = None
    tone: Callable[[R], str] | None = None
    width: int = 0
    bold: bool = False
    figures: bool = False
    fixed: bool = False
    amounts: bool = False
    samples: tuple[str, ...] = ()
    most: int = 0
    spare: int = 0
    least: int = 0
    elastic: bool = False
    ends: bool = False

    @property
    def shares(self) -> bool:
        """Whether it takes part in what the others leave."""
        return self.elastic or not (self.width or self.samples or self.most)

    def sample(self, text: str) -> CellLook:
        """How the column would show a text."""
        return CellLook(text, " " if self.shape else None, None, self.bold, self.fixed, _alignment(self), self.ends)

    def look(self, row: R) -> CellLook:
        """How the column shows a row."""
        shape = self.shape(row) if self.shape else None
        tone = self.tone(row) if self.tone else None
        return CellLook(self.seen(row), shape, tone, self.bold, self.fixed, _alignment(self), self.ends)

    def seen(self, row: R) -> str:
        """What may be seen of the text now."""
        text = self.text(row)
        return sensitive.shown_amount(text) if self.amounts else sensitive.shown(text)

    def sort_key(self, row: R) -> Any:
        """What the column sorts by."""
        return self.order(row) if self.order else self.text(row).casefold()


class SnapshotTableModel(QAbstractTableModel, Generic[R]):
    """Rows identified by `key`; the rows' own order holds until `sort` asks for another."""

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._all: tuple[R, ...] = ()
        self._shown: list[R] = []
        self._keys: list[Hashable] = []
        self._looks: dict[Hashable, tuple[CellLook, ...]] = {}
        self._filter: tuple[str, ...] = ()
        self._sorting: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns as declared."""
        return self._columns

    def show_rows(self, rows: Iterable[R]) -> None:
        """Replace the rows; views keep selection and scroll. ValueError when two rows share a key."""
        fresh = tuple(rows)
        if len({self._key(row) for row in fresh}) != len(fresh):
            raise ValueError("two rows share a key")
        self._all = fresh
        self._refresh()

    def show_filter(self, text: str) -> None:
        """Show only the rows that contain every word of `text`, in any column, in either case."""
        self._filter = tuple(text.casefold().split())
        self._refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 returns to the rows' own order."""
        self._sorting = (column, order)
        self._refresh()

    def show_anew(self) -> None:
        """Read every cell again: what may be seen of the rows has changed."""
        self._looks.clear()
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self._columns) - 1))

    def row_at(self, index: AnyIndex) -> R:
        """The row value behind an index."""
        return self._shown[index.row()]

    def index_of(self, key: Hashable, column: int = 0) -> QModelIndex:
        """The index of the row with this key; an invalid one when it is not shown."""
        return self.index(self._keys.index(key), column) if key in self._keys else QModelIndex()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell under Qt's roles and `CellRole`."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        column, row = self._columns[index.column()], self._shown[index.row()]
        match role:
            case CellRole.LOOK:
                return self._looks_of(index.row())[index.column()]
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.seen(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {column.seen(row)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case CellRole.SHAPE:
                return column.shape(row) if column.shape else None
            case CellRole.TONE:
                return column.tone(row) if column.tone else None
            case CellRole.BOLD:
                return column.bold
            case CellRole.FIXED:
                return column.fixed
            case CellRole.KEY:
                return self._key(row)
            case CellRole.ROW:
                return row
        return None

    def _refresh(self) -> None:
        wanted = self._arranged()
        keys = [self._key(row) for row in wanted]
        if keys != self._keys:
            self._remove_absent(set(keys))
            known = set(self._keys)
            self._reorder([key for key in keys if key in known])
            self._insert_new(wanted, keys, known)
        self._update_changed(wanted)

    def _arranged(self) -> list[R]:
        rows = (
            [row for row in self._all if _matches(self._columns, self._filter, row)]
            if self._filter
            else list(self._all)
        )
        column, order = self._sorting
        if 0 <= column < len(self._columns):
            rows.sort(key=self._columns[column].sort_key, reverse=order is Qt.SortOrder.DescendingOrder)
        return rows

    def _remove_absent(self, wanted: set[Hashable]) -> None:
        last = len(self._keys) - 1
        while last >= 0:
            if self._keys[last] in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._keys[first - 1] not in wanted:
                first -= 1
            self.beginRemoveRows(_ROOT, first, last)
            for key in self._keys[first : last + 1]:
                self._looks.pop(key, None)
            del self._shown[first : last + 1], self._keys[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _reorder(self, keys: list[Hashable]) -> None:
        if keys == self._keys:
            return
        self.layoutAboutToBeChanged.emit()
        place = {key: number for number, key in enumerate(keys)}
        before = self.persistentIndexList()
        after = [self.index(place[self._keys[index.row()]], index.column()) for index in before]
        rows = dict(zip(self._keys, self._shown, strict=True))
        self._shown, self._keys = [rows[key] for key in keys], keys
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _insert_new(self, wanted: list[R], keys: list[Hashable], known: set[Hashable]) -> None:
        first = 0
        while first < len(keys):
            if keys[first] in known:
                first += 1
                continue
            end = first
            while end < len(keys) and keys[end] not in known:
                end += 1
            self.beginInsertRows(_ROOT, first, end - 1)
            self._shown[first:first] = wanted[first:end]
            self._keys[first:first] = keys[first:end]
            self.endInsertRows()
            first = end

    def _update_changed(self, wanted: list[R]) -> None:
        for number, row in enumerate(wanted):
            if self._shown[number] != row:
                self._shown[number] = row
                first, last = self._changed_columns(number)
                if first <= last:
                    self.dataChanged.emit(self.index(number, first), self.index(number, last))

    def _changed_columns(self, number: int) -> tuple[int, int]:
        """The first and the last column that look different now; an age that advances repaints its own cell only."""
        before = self._looks.pop(self._keys[number], None)
        if before is None:
            return 0, len(self._columns) - 1
        after = self._looks_of(number)
        changed = [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        return (changed[0], changed[-1]) if changed else (0, -1)

    def _looks_of(self, number: int) -> tuple[CellLook, ...]:
        key = self._keys[number]
        looks = self._looks.get(key)
        if looks is None:
            row = self._shown[number]
            looks = self._looks[key] = tuple(column.look(row) for column in self._columns)
        return looks


def _matches(columns: Sequence[Column[R]], words: Sequence[str], row: R) -> bool:
    """Whether the row's own texts hold every word, whatever is seen of them."""
    if not words:
        return True
    text = "\n".join(column.text(row) for column in columns).casefold()
    return all(word in text for word in words)


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
