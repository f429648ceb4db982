"""The Kraken keys page: what is told of a key, what is not, and what leaves the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from api_client.models.secrets import KrakenSecretStatus
from app.core.freshness import Slice
from app.core.rotation_desk import Busy, RotationDesk
from app.core.rotation_flavour import FORCE_WORDS, Flavour
from app.core.rotation_readings import StoredKey
from app.core.state import ReadingKey, ReadingKind, SessionState
from tests.widgets import key_states as keys
from tests.widgets.keys_room import button, heard, show, words
from tests.widgets.states import NOW
from widgets.keys_page import KeysPage
from widgets.text import Paragraph

GATEWAY = Flavour.GATEWAY


@pytest.fixture
def page(qtbot: QtBot) -> KeysPage:
    made = KeysPage()
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    return made


@pytest.mark.parametrize(
    ("days", "word", "shape", "tone", "share"),
    [
        (40, "OK", "●", "muted", 0.40),
        (74.9, "OK", "●", "muted", 0.74),
        (75, "WARN", "▲", "warn", 0.75),
        (90, "FAIL", "■", "fail", 0.90),
        (400, "FAIL", "■", "fail", 1.0),
    ],
)
def test_the_age_is_shape_word_and_bar(
    page: KeysPage, days: float, word: str, shape: str, tone: str, share: float
) -> None:
    show(page, keys.desk(days))
    badge, bar = page._key.badge, page._key._bar
    assert (badge.word, badge.shape) == (word, shape)
    assert (bar.tone, bar.share) == (tone, share)
    assert bar.accessibleDescription() == f"{int(days)} of 90 days, {word}"
    assert page._key.words.startswith(f"{int(days)} days old")


def test_all_that_kubernetes_tells_is_shown(page: KeysPage) -> None:
    show(page, keys.desk())
    assert page._key.facts == {
        "Last rotated": "2026-02-02 03:12 UTC",
        "By": "company",
        "Approved by": "director-1, director-2",
        "Secret": "kraken-keys-company",
        "KMS key": "kms-5c0e91",
        "Master key": "master-2026-01, of 2026-01-03",
        "Fingerprint": "b810 77e4 19aa",
    }
    assert page._key._age.text() == "GET /secrets/kraken/status · 6 s"
    assert page._heading.subtitle == "company · Kubernetes implementation"


def test_what_the_platform_does_not_tell_is_said(page: KeysPage) -> None:
    show(page, keys.desk(flavour=GATEWAY, audit=Slice("", 0.0)))
    assert page._key.facts["By"] == "This platform does not tell."
    assert page._history.emptiness.startswith("This platform keeps no history.")
    assert not button(page, "Reload the OMS…").isEnabled()
    assert "The gateway implementation has no such request." in words(page)
    assert not button(page, "Director's desk…").isEnabled()


def test_a_refusal_stands_with_its_next_step(page: KeysPage) -> None:
    show(page, keys.desk(status=keys.failed(keys.NO_DATE)))
    assert page._key.problem == (
        "A key is stored, but another implementation wrote it: this one cannot read when. "
        "Find out which implementation the OMS reads before you rotate with this one."
    )
    assert (page._key.badge.word, page._key._bar.isHidden()) == ("UNKNOWN", True)
    assert page._key._trouble.property("tone") == "warn"
    show(page, keys.desk(status=keys.failed(keys.NO_KEY)))
    assert page._key.problem.startswith("No key is stored for this account.")
    assert page._key._trouble.property("tone") == ""
    show(page, keys.desk())
    assert page._key.problem == ""


def test_an_age_that_nobody_reads_any_more_turns_unknown_by_itself(page: KeysPage) -> None:
    show(page, keys.desk())
    assert page._key.badge.word == "OK"
    page.show_time(NOW + timedelta(seconds=60))
    assert page._key.badge.word == "UNKNOWN"
    assert page._key._age.property("tone") == "stale"
    assert page._key._age.text().endswith("1 min")


def test_a_date_that_no_rotation_explains_is_remarked(page: KeysPage) -> None:
    show(page, keys.desk(status=keys.fact(StoredKey("company", keys.ago(1)), keys.STATUS)))
    assert "a forced reload renews the date" in page._key.remark


def test_without_the_service_the_page_says_what_would_be_here(page: KeysPage) -> None:
    show(page, RotationDesk())
    assert not page._cards.isVisible()
    assert "This environment names no credentials service." in page._empty.accessibleName()
    assert page._empty.isVisible()


def test_what_would_be_here_is_said_in_full(page: KeysPage) -> None:
    show(page, RotationDesk())
    for part in page._empty.findChildren(Paragraph):
        assert part.height() >= part.heightForWidth(part.width()), part.plain_text


def test_it_is_born_without_a_state(page: KeysPage) -> None:
    assert page._empty.isVisible()
    page.show_time(NOW)


def test_a_rotation_that_runs_is_gone_on_with(page: KeysPage) -> None:
    show(page, keys.desk())
    begun, resumed = heard(page.rotate_requested), heard(page.resume_requested)
    button(page, "Rotate…").click()
    show(page, keys.asking())
    assert "Rotate…" not in page._actions.buttons
    assert "company: at the step “Approvals”; nothing was sent." in page._actions.words
    button(page, "Go on with the rotation").click()
    assert (len(begun), len(resumed)) == (1, 1)


def test_nobody_signed_in_cannot_rotate(page: KeysPage) -> None:
    show(page, keys.desk(account=""))
    assert not button(page, "Rotate…").isEnabled()
    assert "Sign in first: a session rotates its own account's key." in words(page)


def test_the_oms_is_reloaded_by_a_typed_word(page: KeysPage, qtbot: QtBot) -> None:
    show(page, keys.desk())
    asked = heard(page.force_requested)
    button(page, "Reload the OMS…").click()
    sheet = page.force_sheet
    assert sheet.isVisible()
    assert sheet._effect.plain_text == FORCE_WORDS
    (field,) = sheet.findChildren(QLineEdit)
    for typed in ("", "reload", "RELOA"):
        field.setText(typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert sheet._gate.reason == "Type RELOAD"
    assert asked == []
    field.setText("RELOAD ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (asked, sheet.isVisible()) == ([("RELOAD ",)], False)


def test_the_sheet_does_not_change_hands(page: KeysPage) -> None:
    show(page, keys.desk())
    button(page, "Reload the OMS…").click()
    state = keys.with_desk(keys.desk())
    page.show_state(replace(state, session=SessionState(email="other@example.com")), NOW)
    assert not page.force_sheet.isVisible()


def test_why_the_newest_wish_came_to_nothing(page: KeysPage) -> None:
    show(page, keys.desk(failure="The journal cannot be written: nothing was sent."))
    assert "The journal cannot be written: nothing was sent." in words(page)
    show(page, keys.desk(busy=Busy.FORCE, failure="The journal cannot be written: nothing was sent."))
    assert "The journal cannot be written" not in words(page)
    assert "The OMS is told to read the key again." in words(page)


@pytest.mark.parametrize(
    ("words_on_it", "signal"),
    [
        ("Refresh", lambda page: page.refresh_requested),
        ("Director's desk…", lambda page: page.director_desk_requested),
    ],
)
def test_the_other_buttons(
    page: KeysPage, qtbot: QtBot, words_on_it: str, signal: Callable[[KeysPage], SignalInstance]
) -> None:
    show(page, keys.desk())
    asked = heard(signal(page))
    qtbot.keyClick(button(page, words_on_it), Qt.Key.Key_Return)
    assert asked == [()]


def test_other_accounts_need_a_session_of_theirs(page: KeysPage) -> None:
    show(page, keys.desk())
    assert page._others.words() == dict.fromkeys(
        ("director-1", "director-2"), "Needs a session of that account: the platform shows a session its own key only."
    )


def test_another_account_s_key_is_shown_as_its_last_session_read_it(page: KeysPage) -> None:
    status = KrakenSecretStatus("director-1", "kraken-keys-director-1", keys.ago(80))
    fact = Slice[Any](keys.STATUS, 180.0).succeeded(status, keys.ago(seconds=7200))
    state = keys.with_desk(keys.desk()).with_reading(
        ReadingKey(ReadingKind.KRAKEN_STATUS, "secrets", "director-1"), fact
    )
    page.show_state(state, NOW)
    others = page._others.words()
    assert others["director-1"].startswith("WARN: 80 days old: to be rotated within 10 days")
    assert others["director-1"].endswith("Read 2 h ago, in a session of that account.")
    assert others["director-2"].startswith("Needs a session of that account")
    page.show_time(NOW + timedelta(hours=23))
    assert page._others.words()["director-1"].startswith("Needs a session of that account")


def test_the_same_state_again_changes_nothing(page: KeysPage) -> None:
    desk = keys.desk(reminders=keys.reminders(3))
    show(page, desk)
    changed = heard(page._history.table.model().dataChanged)
    reset = heard(page._history.table.model().rowsRemoved)
    before = (page._key.facts, page._reminders.ticks)
    show(page, desk)
    assert (changed, reset, (page._key.facts, page._reminders.ticks)) == ([], [], before)


@pytest.mark.parametrize("width", [620, 1240])
def test_no_sentence_is_cut_off(page: KeysPage, qtbot: QtBot, width: int) -> None:
    show(page, keys.asking(status=keys.failed(keys.NO_DATE), reminders=keys.reminders(3)))
    page.resize(width, 900)
    qtbot.waitUntil(lambda: page.width() == width)
    for part in page.findChildren(Paragraph):
        if part.isVisible():
            assert part.height() >= part.heightForWidth(part.width()), part.plain_text
