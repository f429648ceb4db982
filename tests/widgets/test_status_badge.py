"""Shapes can be told apart without colour; labels, cards and empty states say what they are given."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets import shapes
from widgets.buttons import DisabledReason, PrimaryButton
from widgets.empty_state import EmptyState
from widgets.rotation_lines import RotationLines
from widgets.rotation_step import Captioned
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.status_list import StatusLine, StatusList
from widgets.text import ElidedLabel, Label, Paragraph


def drawn(shape: str) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    shapes.paint_shape(painter, shape, QRectF(2, 2, 20, 20), QColor("black"))
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> int:
    return sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 100
        for x in range(24)
        for y in range(24)
    )


def test_every_two_shapes_differ_in_black_and_white() -> None:
    pictures = {shape: drawn(shape) for shape in shapes.TONES}
    for one, other in combinations(pictures, 2):
        assert difference(pictures[one], pictures[other]) >= 20, (one, other)


def test_a_badge_is_born_unknown_and_says_its_word(qtbot: QtBot) -> None:
    badge = StatusBadge()
    qtbot.addWidget(badge)
    assert (badge.shape, badge.word, badge.tone) == (shapes.DIAMOND, "UNKNOWN", "unknown")
    badge.show_status(shapes.TRIANGLE, "WARN")
    assert badge.accessibleName() == "WARN"
    assert badge.tone == "warn"
    badge.show_status(shapes.DISC, "Renewed", "muted")
    assert badge.tone == "muted"


def test_an_eighth_shape_is_refused(qtbot: QtBot) -> None:
    badge = StatusBadge()
    qtbot.addWidget(badge)
    with pytest.raises(KeyError):
        badge.show_status("★", "GREAT")
    assert badge.word == "UNKNOWN"


def test_a_badge_has_room_for_its_word(qtbot: QtBot) -> None:
    badge = StatusBadge("verdict")
    qtbot.addWidget(badge)
    narrow = badge.sizeHint().width()
    badge.show_status(shapes.RING, "NOT CONFIGURED AT ALL")
    assert badge.sizeHint().width() > narrow


def test_elided_text_is_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("a sentence that is far too long for the room that it has")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.is_cut()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_a_paragraph_shows_markup_as_it_is_written(qtbot: QtBot) -> None:
    paragraph = Paragraph("<b>not bold</b> & so on")
    qtbot.addWidget(paragraph)
    assert paragraph.plain_text == "<b>not bold</b> & so on"
    assert paragraph.accessibleName() == paragraph.plain_text
    assert "&lt;b&gt;" in paragraph.text()


def test_a_paragraph_claims_all_its_lines(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    paragraph = Paragraph("one two three four five six seven eight nine ten " * 4)
    column.addWidget(paragraph)
    window.resize(200, 20)
    window.show()
    assert paragraph.height() >= paragraph.heightForWidth(paragraph.width()) >= 100


def test_a_disabled_button_says_why_beside_itself(qtbot: QtBot) -> None:
    gate = DisabledReason(PrimaryButton("Continue"))
    qtbot.addWidget(gate)
    gate.show()
    gate.show_reason("Needs a second director")
    assert not gate.button.isEnabled()
    assert gate.button.accessibleDescription() == "Needs a second director"
    assert any(label.text() == "Needs a second director" and label.isVisible() for label in gate.findChildren(Label))
    gate.show_reason("")
    assert gate.button.isEnabled()
    assert not any(label.isVisible() for label in gate.findChildren(Label))


@pytest.mark.parametrize("kind", [StatusList, RotationLines])
def test_an_age_stands_on_the_line_of_its_status(qtbot: QtBot, kind: type[StatusList | RotationLines]) -> None:
    lines = kind()
    qtbot.addWidget(lines)
    lines.show_lines([StatusLine("●", "PASS", "risk", "says ready", "17 s")])
    lines.show()
    parts = lines._rows[0]
    assert parts.age.geometry().center().y() == parts.badge.geometry().center().y()


def test_a_caption_stands_in_the_middle_of_its_field(qtbot: QtBot) -> None:
    row = Captioned("Reason", QLineEdit())
    qtbot.addWidget(row)
    row.show()
    label, field = row.findChildren(Label)[0], row.findChildren(QLineEdit)[0]
    assert abs(label.geometry().center().y() - field.geometry().center().y()) <= 1


def test_a_card_s_age_turns_stale(qtbot: QtBot) -> None:
    card = SectionCard("Tasks")
    qtbot.addWidget(card)
    card.show_title("Tasks", "30")
    card.show_age("9 min", stale=True)
    tones = {label.text(): label.property("tone") for label in card.findChildren(Label)}
    assert tones["9 min"] == "stale"
    card.show_age("2 s")
    assert {label.text(): label.property("tone") for label in card.findChildren(Label)}["2 s"] == "faint"
    assert card.accessibleName() == "Tasks"


def test_an_empty_state_says_what_why_and_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.show_words("No review loaded", "None was dropped.", "Drop one.")
    assert empty.accessibleName() == "No review loaded. None was dropped. Drop one."
