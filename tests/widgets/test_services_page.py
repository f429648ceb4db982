"""The services, what each says of itself, and everything about the selected one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.state import AppState, ReadingKind
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.service_table import SERVICE_COLUMNS, certificate_tone, since_words
from widgets.services_page import ServicesPage
from widgets.table_model import CellRole

TITLES = [column.title for column in SERVICE_COLUMNS]


@pytest.fixture
def page(qtbot: QtBot) -> ServicesPage:
    made = ServicesPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    return made


def shown(page: ServicesPage, state: AppState | None = None) -> dict[str, dict[str, str]]:
    if state is not None:
        page.show_state(state, NOW)
    model = page._model
    rows = [
        {title: str(model.index(row, column).data()) for column, title in enumerate(TITLES)}
        for row in range(model.rowCount())
    ]
    return {row["Service"]: row for row in rows}


def test_it_is_born_without_a_claim(page: ServicesPage) -> None:
    assert shown(page) == {}
    assert not page._no_services.isHidden()
    assert page._services.isHidden()
    assert page._heading.subtitle == "Nothing has been asked yet"


def test_an_environment_without_services_says_what_to_do(page: ServicesPage) -> None:
    state = platforms.silent()
    shown(page, replace(state, environment=replace(state.environment, services=())))
    assert "environments.toml" in page._empty.accessibleName()


def test_what_was_never_read_is_unknown(page: ServicesPage) -> None:
    rows = shown(page, platforms.silent())
    assert list(rows) == list(platforms.NAMES)
    assert {(row["State"], row["Latency"], row["Certificate"], row["Age"]) for row in rows.values()} == {
        ("UNKNOWN", "–", "–", "–")
    }


def test_a_healthy_platform_is_up(page: ServicesPage) -> None:
    rows = shown(page, platforms.healthy())
    assert {row["State"] for row in rows.values()} == {"UP"}
    assert rows["risk"] == {
        "State": "UP",
        "Service": "risk",
        "Since": "03:12:38",
        "Latency": "48 ms",
        "Certificate": "80 d",
        "Health": "ok",
        "Readiness": "ok",
        "Last error": "",
        "Age": "6 s",
    }
    assert page._heading.subtitle.startswith("7 of 7 up · aether-staging")


def test_trouble_has_shape_word_and_sentence(page: ServicesPage) -> None:
    rows = shown(page, platforms.troubled())
    assert rows["kill-switch"]["State"] == "DOWN"
    assert rows["kill-switch"]["Last error"] == "Kill-switch refuses connections."
    assert page._model.data(page._model.index_of("kill-switch"), CellRole.SHAPE) == "■"
    assert (rows["risk"]["State"], rows["risk"]["Health"], rows["risk"]["Last error"]) == (
        "DEGRADED",
        "error",
        "says error: timescale",
    )
    assert rows["secrets"]["Health"] == rows["secrets"]["Readiness"] == "not provided"


def test_silence_turns_stale_by_itself(page: ServicesPage) -> None:
    shown(page, platforms.healthy())
    page.show_time(NOW + timedelta(minutes=5))
    rows = shown(page)
    assert {row["State"] for row in rows.values()} == {"STALE"}
    assert rows["auth"]["Age"] == "5 min"
    assert page._heading.subtitle.startswith("0 of 7 up")


def test_the_selected_service_is_shown_in_full(page: ServicesPage) -> None:
    shown(page, platforms.troubled())
    page._table.select_key("risk")
    card = page._card
    assert card.facts["Address"] == "https://risk.staging.example.com"
    assert card.facts["Ends"] == "2026-03-31 09:12:44 UTC, 17 days left"
    assert card.facts["Issuer"].startswith("CN=Aether staging issuing authority")
    assert card.facts["Names"] == "risk.staging.example.com, localhost"
    assert card.facts["SHA-256"].startswith("3f9a41c7 d02eb810")
    assert [(line.word, line.name) for line in card._checks.lines] == [("OK", "session_store"), ("ERROR", "timescale")]
    assert "timed out" in card._checks.lines[1].text
    assert card._readiness.plain_text == 'By its own word its readiness is "ok".'


def test_the_selection_survives_news(page: ServicesPage) -> None:
    shown(page, platforms.healthy())
    page._table.select_key("risk")
    shown(page, platforms.troubled())
    assert page._table.selected_key() == "risk"
    assert page._card._badge.word == "DEGRADED"


def test_the_error_is_said_in_words_and_the_http_detail_is_one_key_away(page: ServicesPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    shown(page, platforms.troubled())
    page._table.select_key("secrets")
    page._table.setFocus()
    card = page._card
    assert card.facts["Last error"].startswith("Secrets is not wired")
    assert "restart it" in card.facts["What to do"]
    assert "HTTP status" not in card.facts
    qtbot.keyClick(page._table, Qt.Key.Key_D)
    assert card.facts["HTTP status"] == "500"
    assert card.facts["Its own words"] == "Authentication session store is not configured."
    page._table.select_key("kill-switch")
    assert card.facts["HTTP status"] == "none arrived"
    assert card.facts["Kind"] == "unreachable (refused)"
    page._table.select_key("auth")
    assert card.facts["Last error"] == "none"
    assert card._details.isHidden()
    assert "HTTP status" not in card.facts


def test_f5_asks_the_selected_service_again_or_all(page: ServicesPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    shown(page, platforms.healthy())
    page._table.select_key("oms")
    page._table.setFocus()
    with qtbot.waitSignal(page.refresh_requested) as asked:
        page._table.setFocus()
        page.ask_again()
    assert asked.args == ["oms"]
    page._ask.setFocus()
    with qtbot.waitSignal(page.refresh_requested) as asked:
        page._ask.setFocus()
        page.ask_again()
    assert asked.args == [""]
    with qtbot.waitSignal(page.refresh_requested) as asked:
        qtbot.mouseClick(page._ask, Qt.MouseButton.LeftButton)
    assert asked.args == [""]
    with qtbot.waitSignal(page.refresh_requested) as asked:
        qtbot.mouseClick(page._card._again, Qt.MouseButton.LeftButton)
    assert asked.args == ["oms"]


def test_an_expired_certificate_is_called_so(page: ServicesPage) -> None:
    state = platforms.read(
        platforms.healthy(), ReadingKind.CERTIFICATE, "auth", platforms.certificate("auth", -2), age_s=3
    )
    shown(page, state)
    page._table.select_key("auth")
    assert page._card.facts["Ends"].endswith("expired")


@pytest.mark.parametrize(("days", "tone"), [(None, "faint"), (2, "fail"), (3, "warn"), (20, "warn"), (21, "muted")])
def test_a_certificate_takes_colour_only_near_its_end(days: int | None, tone: str) -> None:
    assert certificate_tone(days) == tone


def test_since_names_the_day_once_it_is_another() -> None:
    assert since_words(NOW - timedelta(hours=1), NOW) == "02:12:44"
    assert since_words(NOW - timedelta(days=1), NOW) == "13 Mar 03:12"
    assert since_words(None, NOW) == "–"
