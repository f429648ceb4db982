"""The strip of a day reads without colour: every verdict has a height or a fill of its own, a hole is hatched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.readiness.verdicts import Verdict
from app.core.trend import Span
from tests.widgets.decisions import day
from widgets import theme
from widgets.verdict_strip import STRIP_HEIGHT, VerdictStrip, paint_strip, slice_count

GROUND = QColor("#123456")


def painted(spans: tuple[Span, ...], width: int = 96) -> QImage:
    image = QImage(width, STRIP_HEIGHT, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    paint_strip(painter, QRectF(image.rect()), spans)
    painter.end()
    return image


def pattern(image: QImage, first: int, last: int) -> tuple[str, ...]:
    """Where something is drawn in these columns, without its colour."""
    return tuple(
        "".join("#" if image.pixelColor(x, y) != GROUND else "." for x in range(first, last))
        for y in range(image.height())
    )


def test_every_verdict_and_the_hole_look_different_without_colour() -> None:
    looks = {verdict: pattern(painted(day((24, verdict))), 0, 8) for verdict in (*Verdict, None)}
    assert len(set(looks.values())) == len(looks)


def test_a_failure_is_the_highest_and_a_pass_is_low() -> None:
    heights = {verdict: sum("#" in row for row in pattern(painted(day((24, verdict))), 0, 4)) for verdict in Verdict}
    assert heights[Verdict.FAIL] == STRIP_HEIGHT
    assert heights[Verdict.FAIL] > heights[Verdict.UNKNOWN] > heights[Verdict.WARN] > heights[Verdict.PASS] >= 2


def test_a_failure_stands_where_it_was() -> None:
    image = painted(day((12, Verdict.PASS), (1, Verdict.FAIL), (11, Verdict.PASS)))
    columns = [x for x in range(image.width()) if image.pixelColor(x, 0) != GROUND]
    assert columns and min(columns) >= 46 and max(columns) <= 52


def test_no_history_is_one_hole() -> None:
    assert painted(()) == painted(day((24, None)))


@pytest.mark.parametrize(("width", "count"), [(50, 24), (100, 24), (192, 48), (700, 96)])
def test_there_are_as_many_bars_as_can_be_told_apart(width: int, count: int) -> None:
    assert slice_count(width) == count


def test_the_colours_are_the_themes(qapp: QApplication) -> None:
    seen = []
    for name in ("dark", "light"):
        theme.apply(qapp, name)
        seen.append(painted(day((24, Verdict.FAIL))).pixelColor(1, 1))
        assert seen[-1] == theme.colour("fail")
    assert seen[0] != seen[1]


def test_the_words_are_there_for_whoever_listens(qtbot: QtBot) -> None:
    strip = VerdictStrip()
    qtbot.addWidget(strip)
    assert strip.accessibleDescription() == "no history yet"
    strip.show_spans(day((20, Verdict.PASS), (4, Verdict.WARN)))
    strip.show_spans(day((20, Verdict.PASS), (4, Verdict.WARN)))
    assert strip.accessibleDescription() == strip.words == "warn since 23:12; otherwise pass"
    assert strip.toolTip() == f"24 h: {strip.words}"
