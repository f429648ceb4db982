"""The step of the new key: entered unseen, judged where it lies, handed over once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from app.core.rotation_desk import Busy, Obstacles, RotationDesk
from app.core.rotation_key import KeyPart, check_key
from app.core.rotation_steps import Step
from tests.widgets import rotation_states as rotations
from tests.widgets.halt_desk import button, part, said
from tests.widgets.rotation_page_desk import make, show
from widgets.clipboard_guard import ClipboardGuard
from widgets.key_field import KeyField
from widgets.rotation_key_entry import RotationKeyEntry
from widgets.rotation_key_step import RotationKeyStep
from widgets.rotation_page import RotationPage

API_KEY, PRIVATE = rotations.made.API_KEY.decode(), rotations.made.PRIVATE_64.decode()


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


def entering() -> RotationDesk:
    return rotations.desk(rotations.begun(step=Step.NEW_KEY))


def judged(page: RotationPage) -> RotationDesk:
    """What the console makes of the fields as they are."""
    check = check_key(*page.key_views())
    shown = entering()
    assert shown.rotation is not None
    return replace(shown, check=check, rotation=shown.rotation.keyed(check, "1" if check.fingerprint else ""))


def field(page: RotationPage, which: KeyPart) -> KeyField:
    return part(page, RotationKeyStep).entry(which).field


def entry(page: RotationPage, which: KeyPart) -> RotationKeyEntry:
    return part(page, RotationKeyStep).entry(which)


def test_by_keyboard_alone_typed_and_pasted(qtbot: QtBot, clipboard: QClipboard) -> None:
    page = make(qtbot, entering())
    api, private = field(page, KeyPart.API_KEY), field(page, KeyPart.PRIVATE_KEY)
    qtbot.waitUntil(api.hasFocus)
    spy = QSignalSpy(page.key_edited)
    qtbot.keyClicks(api, API_KEY)
    assert spy.count() == len(API_KEY)
    assert [spy.at(0)] == [[]]
    for _ in range(3):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert private.hasFocus()
    clipboard.setText(PRIVATE)
    QTest.keyClick(private, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [bytes(view) for view in page.key_views()] == [API_KEY.encode(), PRIVATE.encode()]


def test_enter_leads_from_part_to_part_and_onward(qtbot: QtBot) -> None:
    page = make(qtbot, entering())
    api, private = field(page, KeyPart.API_KEY), field(page, KeyPart.PRIVATE_KEY)
    QTest.keyClick(api, Qt.Key.Key_Return)
    assert private.hasFocus()
    with qtbot.assertNotEmitted(page.onward_requested):
        QTest.keyClick(private, Qt.Key.Key_Return)
    qtbot.keyClicks(api, API_KEY)
    qtbot.keyClicks(private, PRIVATE)
    sound = judged(page)
    show(page, replace(sound, obstacles=Obstacles()))
    with qtbot.waitSignal(page.onward_requested):
        QTest.keyClick(private, Qt.Key.Key_Return)


def test_a_pasted_private_key_leaves_the_clipboard_an_api_key_stays(qtbot: QtBot, clipboard: QClipboard) -> None:
    page = make(qtbot, entering())
    clipboard.setText(API_KEY)
    qtbot.keyClick(button(page, "Paste the API key"), Qt.Key.Key_Return)
    assert clipboard.text() == API_KEY
    clipboard.setText(PRIVATE)
    qtbot.keyClick(button(page, "Paste the Private key"), Qt.Key.Key_Space)
    assert clipboard.text() == ""
    assert entry(page, KeyPart.PRIVATE_KEY).note == "The private key was removed from the clipboard."
    assert field(page, KeyPart.PRIVATE_KEY).hasFocus()


def test_what_a_manager_brings_back_is_removed_and_said(qtbot: QtBot, clipboard: QClipboard) -> None:
    page = make(qtbot, entering())
    clipboard.setText(f"{PRIVATE}\n")
    field(page, KeyPart.PRIVATE_KEY).paste()
    clipboard.setText(PRIVATE)
    timer = part(page, RotationKeyStep)._guard.findChild(QTimer)
    assert isinstance(timer, QTimer)
    timer.timeout.emit()
    assert clipboard.text() == ""
    note = entry(page, KeyPart.PRIVATE_KEY).note
    assert note.startswith("Blanks or line ends around the pasted text were left out. The private key was removed")
    assert note.endswith("a clipboard manager keeps it.")


def test_a_private_key_in_the_wrong_field_leaves_the_clipboard_as_well(qtbot: QtBot, clipboard: QClipboard) -> None:
    page = make(qtbot, entering())
    clipboard.setText(PRIVATE)
    field(page, KeyPart.API_KEY).paste()
    assert clipboard.text() == ""
    show(page, judged(page))
    words = [one.text for one in entry(page, KeyPart.API_KEY).findings]
    assert words == ["This is as long as a private key: are the two parts swapped?"]


def test_each_finding_stands_below_its_own_field(qtbot: QtBot) -> None:
    page = make(qtbot, entering())
    qtbot.keyClicks(field(page, KeyPart.API_KEY), "ab cd")
    qtbot.keyClicks(field(page, KeyPart.PRIVATE_KEY), "AbCd" * 10)
    show(page, judged(page))
    api, private = entry(page, KeyPart.API_KEY).findings, entry(page, KeyPart.PRIVATE_KEY).findings
    assert [(one.shape, one.word, one.text) for one in api] == [
        ("■", "STOP", "The API key holds a blank or a line end."),
        ("■", "STOP", "The API key is shorter than 6 characters."),
    ]
    assert [(one.shape, one.word) for one in private] == [("▲", "WARN")]
    assert "decodes to 30 bytes" in private[0].text


def test_an_empty_field_is_not_blamed(qtbot: QtBot) -> None:
    page = make(qtbot, entering())
    show(page, judged(page))
    assert not entry(page, KeyPart.API_KEY).findings
    assert part(page, RotationKeyStep).facts.words()["Fingerprint"] == "none without an API key"


def test_the_fingerprint_shows_as_it_is_typed(qtbot: QtBot) -> None:
    page = make(qtbot, entering())
    qtbot.keyClicks(field(page, KeyPart.API_KEY), API_KEY)
    show(page, judged(page))
    facts = part(page, RotationKeyStep).facts.words()
    assert facts == {"Fingerprint": "cfe0 8176 8393", "Last key": "b810 77e4 19aa"}


def test_the_key_is_handed_over_once_and_nothing_is_emitted(qtbot: QtBot) -> None:
    page = make(qtbot, entering())
    qtbot.keyClicks(field(page, KeyPart.API_KEY), API_KEY)
    qtbot.keyClicks(field(page, KeyPart.PRIVATE_KEY), PRIVATE)
    views = page.key_views()
    with qtbot.assertNotEmitted(page.key_edited):
        api, private = page.take_key()
    assert (bytes(api.view()), bytes(private.view())) == (API_KEY.encode(), PRIVATE.encode())
    assert [bytes(view).strip(b"\0") for view in views] == [b"", b""]
    assert [len(secret) for secret in page.take_key()] == [0, 0]


def test_held_parts_are_said_and_can_only_be_entered_again(qtbot: QtBot) -> None:
    held = rotations.desk(rotations.keyed(step=Step.NEW_KEY), held=True)
    page = make(qtbot, held)
    assert not field(page, KeyPart.API_KEY).isVisible()
    assert "Both parts lie in this console's memory" in said(page)
    assert button(page, "Continue to Test").isEnabled()
    qtbot.waitUntil(button(page, "Enter again").hasFocus)
    with qtbot.waitSignal(page.enter_again_requested):
        qtbot.keyClick(button(page, "Enter again"), Qt.Key.Key_Return)
    show(page, replace(held, busy=Busy.TEST))
    assert not button(page, "Enter again").isEnabled()
    show(page, entering())
    qtbot.waitUntil(field(page, KeyPart.API_KEY).hasFocus)


def test_leaving_the_page_keeps_what_is_entered_and_wiping_does_not(qtbot: QtBot, clipboard: QClipboard) -> None:
    page = make(qtbot, entering())
    clipboard.setText(PRIVATE)
    field(page, KeyPart.PRIVATE_KEY).paste()
    page.hide()
    page.show()
    assert len(page.key_views()[1]) == len(PRIVATE)
    clipboard.setText(PRIVATE)
    with qtbot.assertNotEmitted(page.key_edited):
        page.wipe()
    assert [len(view) for view in page.key_views()] == [0, 0]
    assert clipboard.text() == ""
    assert entry(page, KeyPart.API_KEY).note == ""


def test_clearing_is_an_edit(qtbot: QtBot) -> None:
    page = make(qtbot, entering())
    qtbot.keyClicks(field(page, KeyPart.API_KEY), "abc")
    with qtbot.waitSignal(page.key_edited):
        qtbot.keyClick(button(page, "Clear the API key"), Qt.Key.Key_Return)
    assert len(page.key_views()[0]) == 0


def test_nothing_on_the_page_tells_of_the_key(qtbot: QtBot, clipboard: QClipboard) -> None:
    page = make(qtbot, entering())
    clipboard.setText(PRIVATE)
    field(page, KeyPart.PRIVATE_KEY).paste()
    qtbot.keyClicks(field(page, KeyPart.API_KEY), API_KEY)
    show(page, judged(page))
    told = [said(page), repr(page), *(str(vars(one)) for one in page.findChildren(ClipboardGuard))]
    told += [f"{one.accessibleName()} {one.accessibleDescription()}" for one in page.findChildren(KeyField)]
    assert not [words for words in told if API_KEY[:12] in words or PRIVATE[:12] in words]
