"""The snapshot model: any refresh leaves exactly the new rows, and selection and scroll stay where they were."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from widgets.table_model import CellRole, Column, SnapshotTableModel


@dataclass(frozen=True)
class Line:
    key: int
    name: str
    size: int


COLUMNS = (
    Column[Line]("Name", lambda line: line.name, bold=True, shape=lambda _: "●", tone=lambda _: "ok"),
    Column[Line]("Size", lambda line: f"{line.size} B", order=lambda line: line.size, figures=True, fixed=True),
)
THREE = (Line(1, "risk", 30), Line(2, "oms", 4), Line(3, "auth", 100))


def make(rows: tuple[Line, ...] = THREE) -> SnapshotTableModel[Line]:
    model: SnapshotTableModel[Line] = SnapshotTableModel(COLUMNS, lambda line: line.key)
    model.show_rows(rows)
    return model


def names(model: SnapshotTableModel[Line]) -> list[str]:
    return [str(model.index(number, 0).data()) for number in range(model.rowCount())]


def test_cells_under_every_role() -> None:
    model = make()
    name, size = model.index(0, 0), model.index(0, 1)
    assert name.data() == "risk"
    assert size.data() == "30 B"
    assert size.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "Name: risk"
    assert name.data(CellRole.SHAPE) == "●"
    assert size.data(CellRole.SHAPE) is None
    assert name.data(CellRole.TONE) == "ok"
    assert name.data(CellRole.BOLD) is True
    assert size.data(CellRole.FIXED) is True
    assert name.data(CellRole.KEY) == 1
    assert name.data(CellRole.ROW) == THREE[0]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Size"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None


def test_random_refreshes_keep_the_models_promises(qtmodeltester: ModelTester) -> None:
    chance = random.Random(7)
    model = make()
    qtmodeltester.check(model, force_py=True)
    for _ in range(120):
        keys = chance.sample(range(12), chance.randint(0, 12))
        rows = tuple(Line(key, f"n{key}", chance.randint(0, 3)) for key in keys)
        marks = {
            int(model.index(n, 0).data(CellRole.KEY)): QPersistentModelIndex(model.index(n, 0))
            for n in range(model.rowCount())
        }
        model.show_rows(rows)
        assert [model.row_at(model.index(n, 0)) for n in range(model.rowCount())] == list(rows)
        for key, mark in marks.items():
            assert mark.isValid() is (key in keys)
            if mark.isValid():
                assert mark.data(CellRole.KEY) == key


def test_only_changed_rows_are_announced(qtbot: QtBot) -> None:
    model = make()
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show_rows((THREE[0], replace(THREE[1], size=5), THREE[2]))
    model.show_rows((THREE[0], replace(THREE[1], size=5), THREE[2]))
    assert changed == [1]
    assert resets == []


def test_sorting_uses_the_declared_order_and_can_be_undone() -> None:
    model = make()
    model.sort(1)
    assert names(model) == ["oms", "risk", "auth"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["auth", "risk", "oms"]
    model.show_rows((*THREE, Line(4, "secrets", 50)))
    assert names(model) == ["auth", "secrets", "risk", "oms"]
    model.sort(-1)
    assert names(model) == ["risk", "oms", "auth", "secrets"]


def test_filter_wants_every_word_in_any_column() -> None:
    model = make()
    model.show_filter("  RIS 30 ")
    assert names(model) == ["risk"]
    model.show_filter("nothing")
    assert names(model) == []
    assert not model.index_of(1).isValid()
    model.show_filter("")
    assert names(model) == ["risk", "oms", "auth"]


def test_two_rows_with_one_key_are_refused() -> None:
    model = make()
    with pytest.raises(ValueError, match="key"):
        model.show_rows((THREE[0], THREE[0]))
    assert model.rowCount() == 3


def test_children_have_no_rows() -> None:
    model = make()
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
