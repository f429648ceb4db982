"""Under the veil nobody sees a name or an amount, the program reads what it wrote, and lifting it leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.sensitive import HIDDEN, Veil
from app.core.units import Scale, Unit
from widgets import sensitive
from widgets.account_ticks import AccountTicks
from widgets.filter_box import FilterBox
from widgets.plot import Line, LivePlot
from widgets.secret_edit import SecretEdit
from widgets.sensitive_watch import SensitiveWatch
from widgets.table_model import CellRole, Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import ElidedLabel, Paragraph

VEIL = Veil(("company", "director-1"))
ROLE = Qt.ItemDataRole


@pytest.fixture(autouse=True)
def lifted() -> Iterator[None]:
    yield
    sensitive.lift()


def seen(widget: QWidget) -> tuple[str, ...]:
    """What Qt itself holds of a widget: what it paints and tells, whatever Python answers."""
    names = ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "placeholderText")
    told = QAccessible.queryAccessibleInterface(widget)
    texts = [widget.property(name) for name in names]
    texts += [told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Description)]
    return tuple(text for text in texts if isinstance(text, str) and text)


def make(qtbot: QtBot) -> QWidget:
    box = QWidget()
    qtbot.addWidget(box)
    box.setWindowTitle("company")
    label, button, line = QLabel("", box), QPushButton("", box), QLineEdit(box)
    label.setText("company has $5,000.00")
    label.setToolTip("director-1")
    label.setAccessibleName("of company")
    label.setAccessibleDescription("$12 more")
    button.setText("Halt company")
    line.setPlaceholderText("company")
    return box


def widgets_of(box: QWidget) -> tuple[QWidget, ...]:
    return (box, *box.findChildren(QWidget))


@pytest.mark.parametrize("first", [True, False], ids=["laid before", "laid after"])
def test_every_text_of_a_widget_is_veiled_and_comes_back(qtbot: QtBot, first: bool) -> None:
    plain = [seen(one) for one in widgets_of(make(qtbot))]
    assert any("company" in text for texts in plain for text in texts)
    if first:
        sensitive.lay(VEIL)
    box = make(qtbot)
    sensitive.lay(VEIL)
    veiled = [text for one in widgets_of(box) for text in seen(one)]
    assert {"account 1 has $•••", "account 2", "of account 1", "$••• more", "Halt account 1", "account 1"} <= {*veiled}
    assert not [text for text in veiled if "company" in text or "director-1" in text or "5,000" in text]
    sensitive.lift()
    assert [seen(one) for one in widgets_of(box)] == plain


def test_the_program_reads_what_it_wrote(qtbot: QtBot) -> None:
    box = make(qtbot)
    sensitive.lay(VEIL)
    label = box.findChildren(QLabel)[0]
    assert label.text() == "company has $5,000.00"
    assert (label.toolTip(), label.accessibleName()) == ("director-1", "of company")
    label.setText("nothing to hide")
    assert label.text() == label.property("text") == "nothing to hide"
    sensitive.lift()
    assert label.text() == "nothing to hide"


def test_choices_are_made_of_the_real_accounts(qtbot: QtBot) -> None:
    ticks = AccountTicks()
    qtbot.addWidget(ticks)
    sensitive.lay(VEIL)
    ticks.offer(("company", "director-1"), ("company",))
    assert ticks.chosen == ("company",)
    assert [tick.property("text") for tick in ticks.ticks.values()] == ["account 1", "account 2"]


def test_entries_of_boxes_and_lists_are_veiled_and_read_as_written(qtbot: QtBot) -> None:
    box, names, before = FilterBox("account"), QListWidget(), QComboBox()
    for one in (box, names, before):
        qtbot.addWidget(one)
    before.addItem("director-1")
    sensitive.lay(VEIL)
    box.show_values(("company", "live"))
    names.addItem("company")
    box.setCurrentIndex(1)
    assert (box.value, box.currentText(), box.itemText(1)) == ("company", "company", "company")
    assert box.itemData(1, ROLE.DisplayRole) == "account 1"
    assert before.itemData(0, ROLE.DisplayRole) == "account 2"
    assert before.itemText(0) == "director-1"
    assert names.item(0).text() == "account 1"
    sensitive.lift()
    assert box.itemText(1) == "company"
    assert before.itemText(0) == "director-1"
    assert names.item(0).text() == "company"


def test_painted_measured_and_pointed_at(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    told: list[str] = []
    original = QPainter.drawText

    def listen(painter: QPainter, *given: object) -> object:
        drawn.extend(one for one in given if isinstance(one, str))
        return original(painter, *given)  # type: ignore[call-overload]

    monkeypatch.setattr(QPainter, "drawText", listen)
    monkeypatch.setattr(QToolTip, "showText", staticmethod(lambda _at, text, *_of: told.append(text)))
    sensitive.lay(VEIL)
    label = ElidedLabel("company of director-1")
    qtbot.addWidget(label)
    label.resize(70, 20)
    metrics = QFontMetrics(label.font())
    assert metrics.horizontalAdvance("company") == metrics.horizontalAdvance("account 1")
    assert not metrics.elidedText("company of director-1", Qt.TextElideMode.ElideRight, 60).startswith("comp")
    picture = label.grab()
    painter = QPainter(picture)
    painter.drawText(QPoint(0, 10), "company: $5")
    painter.end()
    QToolTip.showText(QPoint(0, 0), "company")
    assert drawn == ["account 1: $•••"]
    assert told == ["account 1"]
    sensitive.lift()
    assert QPainter.drawText is listen


def test_a_tables_cells_are_veiled_where_they_are_read(qtbot: QtBot) -> None:
    columns = [
        Column[tuple[str, str]]("Account", lambda row: row[0]),
        Column[tuple[str, str]]("Held", lambda row: row[1], amounts=True),
    ]
    model: SnapshotTableModel[tuple[str, str]] = SnapshotTableModel(columns, lambda row: row[0])
    view = TableView(model, "Held")
    qtbot.addWidget(view)
    model.show_rows([("company", "1.25 BTC")])
    assert model.data(model.index(0, 1), CellRole.LOOK).text == "1.25 BTC"
    with qtbot.waitSignal(model.dataChanged):
        sensitive.lay(VEIL)
    account, held = model.index(0, 0), model.index(0, 1)
    for role in (ROLE.DisplayRole, ROLE.ToolTipRole):
        assert (model.data(account, role), model.data(held, role)) == ("account 1", f"{HIDDEN} BTC")
    assert model.data(held, ROLE.AccessibleTextRole) == f"Held: {HIDDEN} BTC"
    assert model.data(held, CellRole.LOOK).text == f"{HIDDEN} BTC"
    assert model.row_at(account) == ("company", "1.25 BTC")
    model.show_filter("company")
    assert model.rowCount() == 1
    sensitive.lift()
    assert model.data(held, CellRole.LOOK).text == "1.25 BTC"


def test_lines_show_dots_for_names_and_keep_what_is_typed(qtbot: QtBot) -> None:
    reason, name, secret = QLineEdit(), QLineEdit(), SecretEdit("Password")
    for one in (reason, name, secret):
        qtbot.addWidget(one)
    sensitive.holds_names(name)
    assert name.echoMode() is QLineEdit.EchoMode.Normal
    sensitive.lay(VEIL)
    assert name.echoMode() is QLineEdit.EchoMode.Password
    name.setText("company")
    reason.setText("for the company")
    assert (name.text(), reason.text()) == ("company", "for the company")
    assert reason.echoMode() is QLineEdit.EchoMode.Password
    reason.setText("for us")
    assert reason.echoMode() is QLineEdit.EchoMode.Normal
    sensitive.lift()
    assert name.echoMode() is reason.echoMode() is QLineEdit.EchoMode.Normal
    assert secret.echoMode() is not QLineEdit.EchoMode.Normal
    reason.setText("company")
    assert reason.echoMode() is QLineEdit.EchoMode.Normal


def test_plots_of_money_have_no_figures(qtbot: QtBot) -> None:
    scale = Scale(1.0, "USD")
    assert sensitive.shown_scale(scale, Unit.USD) is scale
    sensitive.lay(VEIL)
    assert sensitive.shown_scale(scale, Unit.USD).tick(5.0, 1.0) == HIDDEN
    assert sensitive.shown_scale(scale, Unit.SECONDS) is scale


def test_the_axis_of_a_plot_of_money_is_hidden(qtbot: QtBot) -> None:
    plot = LivePlot("balance", unit=Unit.USD)
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    plot.show()
    plot.show_lines((Line("usd", np.arange(0.0, 100.0), np.full(100, 1234.0)),), 0.0, 100.0, None)
    told = plot.grab().toImage()
    sensitive.lay(VEIL)
    assert "1" not in plot.words.partition("ago")[2]
    hidden = plot.grab().toImage()
    axis = [(x, y) for x in range(50) for y in range(160)]
    assert any(told.pixel(*place) != hidden.pixel(*place) for place in axis)
    sensitive.lift()
    assert plot.grab().toImage() == told


def test_what_is_made_later_is_covered_when_it_is_first_shown(qtbot: QtBot, qapp: QApplication) -> None:
    watch = SensitiveWatch(qapp)
    sensitive.lay(VEIL)
    watch.start()
    button = QPushButton("Halt company")
    qtbot.addWidget(button)
    button.show()
    assert button.property("text") == "Halt account 1"
    watch.stop()
    other = QPushButton("Halt company")
    qtbot.addWidget(other)
    other.show()
    assert other.property("text") == "Halt company"


def test_a_dialog_that_saves_says_that_files_are_not_veiled(qtbot: QtBot, qapp: QApplication) -> None:
    watch = SensitiveWatch(qapp)
    sensitive.lay(VEIL)
    watch.start()
    dialog = QFileDialog(None, "Export orders", "staging-company-orders.csv")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.open()
    assert dialog.windowTitle() == "Export orders · real names and amounts go into the file"
    assert [path.rpartition("/")[2] for path in dialog.selectedFiles()] == ["staging-account-1-orders.csv"]
    reading = QFileDialog(None, "Open a review")
    qtbot.addWidget(reading)
    reading.open()
    assert reading.windowTitle() == "Open a review"
    for one in (dialog, reading):
        one.close()
    watch.stop()


def test_another_veil_takes_the_first_ones_place(qtbot: QtBot) -> None:
    text = Paragraph("company and zeta")
    qtbot.addWidget(text)
    sensitive.lay(VEIL)
    assert "zeta" in text.property("text")
    sensitive.lay(VEIL.knowing(("zeta",)))
    assert "account 1 and account 3" in text.property("text")
    assert text.plain_text == "company and zeta"
    sensitive.lift()
    assert "company and zeta" in text.property("text")
    assert not sensitive.lies()
    sensitive.lift()
    assert sensitive.shown("company") == sensitive.shown_amount("company") == sensitive.shown_fact("Filled", "company")


def test_pages_are_drawn_anew(qtbot: QtBot) -> None:
    class Listening(QWidget):
        heard = 0

        def changeEvent(self, event: QEvent) -> None:
            self.heard += event.type() is QEvent.Type.PaletteChange

    page = Listening()
    qtbot.addWidget(page)
    page.heard = 0
    sensitive.lay(VEIL)
    sensitive.lift()
    assert page.heard == 2
