"""Past kills: newest first, what only one side knows of, and the times to each rung."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.halt import HaltWord, RungId
from tests.widgets import halt_states as kills
from widgets.halt_bar import HaltBar, elapsed_words
from widgets.halt_history import HaltHistory, HistoryRow, rung_times
from widgets.table_view import TableView

FLAG, ORDERS = RungId.FLAG, RungId.ORDERS


def kill(row_id: str, hour: int, **times: float) -> HistoryRow:
    took = {RungId[name.upper()]: value for name, value in times.items()}
    return HistoryRow(
        row_id, kills.at(hour, 0, 0), "company", "latency stalled", "email", "ops", HaltWord.ENGAGED, took
    )


def cells(history: HaltHistory, row: int) -> list[str]:
    model = history.findChildren(TableView)[0].model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_without_a_kill_it_says_so(qtbot: QtBot) -> None:
    history = HaltHistory()
    qtbot.addWidget(history)
    history.show()
    assert history._none.isVisible()
    assert not history.findChildren(TableView)[0].isVisible()


def test_kills_stand_newest_first_beside_what_the_journal_knows(qtbot: QtBot) -> None:
    history = HaltHistory()
    qtbot.addWidget(history)
    unknown = HistoryRow("p", kills.at(2, 0, 0), "director-1", "spreads widened", "email, sms")
    history.show_rows((kill("a", 1, accepted=0.41, flag=1.2), unknown, kill("b", 3)))
    history.show()
    assert history.rows == 3
    assert cells(history, 0)[:3] == ["2026-03-14 03:00:00", "company", "ENGAGED"]
    assert cells(history, 1)[2:] == ["NOT JOURNALLED", "spreads widened", "not in this journal", "email, sms", "–"]
    assert cells(history, 2)[-1] == "accepted 410 ms · flag 1.2 s"


def test_percentiles_are_of_the_kills_that_reached_the_rung() -> None:
    rows = [kill(str(number), number % 24, flag=float(number)) for number in range(1, 101)]
    by_rung = {one.rung_id: one for one in rung_times(rows)}
    assert (by_rung[FLAG].kills, by_rung[FLAG].p50_s, by_rung[FLAG].p99_s) == (100, 50.0, 99.0)
    assert (by_rung[ORDERS].kills, by_rung[ORDERS].p50_s, by_rung[ORDERS].p99_s) == (0, None, None)
    assert {one.p99_s for one in rung_times(rows[:1]) if one.kills} == {1.0}


@pytest.mark.parametrize(
    ("elapsed_s", "words", "tone"),
    [
        (13.4, "13 s of 60 s", "muted"),
        (13.9, "13 s of 60 s", "muted"),
        (45.0, "45 s of 60 s: past the warning at 45 s", "warn"),
        (60.0, "60 s of 60 s: past the warning at 45 s", "warn"),
        (72.0, "72 s of 60 s: over the objective", "fail"),
        (1_691.0, "28 min 11 s of 60 s: over the objective", "fail"),
    ],
)
def test_the_bar_s_words_and_tone(qtbot: QtBot, elapsed_s: float, words: str, tone: str) -> None:
    assert elapsed_words(elapsed_s, 60.0, 45.0) == (words, tone)
    bar = HaltBar()
    qtbot.addWidget(bar)
    bar.show_elapsed(elapsed_s)
    assert bar.accessibleName() == f"Time since firing: {words}"
    assert bar.share == min(1.0, elapsed_s / 60)
    assert bar.tone == ("text" if tone == "muted" else tone)
