"""The sheet that adds an environment: by keyboard alone, no address unasked, refusals in words, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.environment_draft import SERVICES, DraftService, EnvironmentDraft
from app.core.service_likeness import AddressFinding
from tests.widgets.page_desk import heard
from tests.widgets.tab_walk import missed_by_tab, reached_by_tab
from widgets.wizard_sheet import WizardSheet


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[WizardSheet]:
    made = WizardSheet("/home/me/environments.toml")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.open()
    yield made
    made.hide()


def test_every_step_of_the_sheet_is_reached_by_tab_in_the_order_of_reading(sheet: WizardSheet) -> None:
    assert missed_by_tab(sheet) == set()
    QTest.keyClicks(sheet.identity.name, "eu")
    QTest.keyClicks(sheet.identity.accounts, "company")
    QTest.keyClick(sheet.identity.accounts, Qt.Key.Key_Return)
    assert sheet.step == 2
    order = [widget.accessibleName() for widget in reached_by_tab(sheet)]
    addresses = [f"Address of {words}" for _, words in SERVICES]
    assert [name for name in order if name in addresses] in (addresses, addresses[1:] + addresses[:1])
    QTest.keyClicks(sheet.addresses.lines["auth"].address, "https://a")
    assert missed_by_tab(sheet) == set()
    sheet.show_finding(AddressFinding("auth", True, True, "It looks like auth."), sheet.draft)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.step == 3
    assert missed_by_tab(sheet) == set()


def test_nothing_is_called_wrong_before_it_was_tried(sheet: WizardSheet) -> None:
    assert (sheet.identity.why("name"), sheet.next.isEnabled()) == ("", True)
    QTest.keyClick(sheet.identity.name, Qt.Key.Key_Return)
    assert (sheet.step, sheet.next.isEnabled()) == (1, False)
    assert "Give the environment a name" in sheet.identity.why("name")
    sheet.show_taken(("eu",))
    QTest.keyClicks(sheet.identity.name, "eu")
    assert "already" in sheet.identity.why("name")
    QTest.keyClicks(sheet.identity.name, "-2")
    assert sheet.identity.why("name") == ""


def test_escape_goes_back_closes_and_loses_nothing(sheet: WizardSheet) -> None:
    left = heard(sheet.left)
    sheet.identity.name.setText("eu")
    sheet.identity.accounts.setText("company")
    sheet.next.click()
    sheet.addresses.lines["oms"].address.setText("https://o")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert (sheet.step, sheet.isVisible()) == (1, True)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert (sheet.isVisible(), len(left)) == (False, 1)
    sheet.open()
    assert (sheet.draft.name, sheet.draft.addressed) == ("eu", (DraftService("oms", "https://o", "async"),))


def test_a_finding_is_about_what_was_asked_and_nothing_else(sheet: WizardSheet) -> None:
    asked = heard(sheet.test_requested)
    sheet.identity.name.setText("eu")
    sheet.identity.accounts.setText("company")
    sheet.next.click()
    line = sheet.addresses.lines["oms"]
    assert not sheet.addresses.test_button.isEnabled()
    line.address.setText("https://o")
    QTest.keyClick(sheet.addresses.test_button, Qt.Key.Key_Return)
    ((draft,),) = asked
    assert isinstance(draft, EnvironmentDraft)
    assert line.found == "Is being asked …"
    sheet.show_busy("The addresses are being asked.")
    assert not sheet.addresses.test_button.isEnabled()
    sheet.show_busy("")
    sheet.show_finding(AddressFinding("oms", True, True, "It looks like oms (async)."), draft)
    assert line.found == "● It looks like oms (async)."
    line.address.setText("https://o2")
    assert line.found == ""
    sheet.show_finding(AddressFinding("oms", True, False, "It looks like auth, not like oms."), draft)
    assert line.found == ""
    (flavour,) = [line.flavour] if line.flavour else []
    line.address.setText("https://o")
    flavour.chosen.emit("core")
    flavour.setCurrentIndex(1)
    sheet.show_finding(AddressFinding("oms", False, False, "oms refuses connections."), draft)
    assert line.found == ""


def test_no_address_is_passed_by_that_was_not_asked(sheet: WizardSheet) -> None:
    asked = heard(sheet.test_requested)
    sheet.identity.name.setText("eu")
    sheet.identity.accounts.setText("company")
    sheet.next.click()
    line = sheet.addresses.lines["oms"]
    for url, times in (("https://o", 1), ("https://o2", 2)):
        line.address.setText(url)
        sheet.next.click()
        sheet.show_busy("The addresses are being asked.")
        sheet.next.click()
        assert (sheet.step, line.found, len(asked)) == (2, "Is being asked …", times)
        sheet.show_busy("")
        sheet.show_finding(AddressFinding("oms", False, False, "oms refuses connections."), sheet.draft)
    sheet.next.click()
    assert sheet.step == 3


def test_the_review_says_how_each_address_was_found(sheet: WizardSheet) -> None:
    sheet.identity.name.setText("eu")
    sheet.identity.accounts.setText("company")
    sheet.next.click()
    found = {"auth": (True, True), "oms": (False, False), "risk": (True, None), "hitl": (True, False)}
    for name, (reached, fits) in found.items():
        sheet.addresses.lines[name].address.setText(f"https://{name}")
        sheet.show_finding(AddressFinding(name, reached, fits, "As it was found."), sheet.draft)
    sheet.next.click()
    assert sheet.review.verdicts == (
        "● Sign-in (admin API): fits",
        "◆ Risk: answers, but is not recognised",
        "■ OMS: not reached",
        "■ Human review: looks like another service",
    )
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    for name in ("oms", "risk", "hitl"):
        sheet.addresses.lines[name].address.clear()
    sheet.next.click()
    assert sheet.review.verdicts == ("● Sign-in (admin API): fits",)


def test_a_ca_file_is_looked_at_before_its_step_is_passed(sheet: WizardSheet) -> None:
    named = heard(sheet.ca_file_named)
    sheet.identity.name.setText("eu")
    sheet.identity.accounts.setText("company")
    sheet.identity.ca_file.setText("/old.pem")
    sheet.next.click()
    assert (sheet.step, named[-1]) == (1, ("/old.pem",))
    sheet.identity.ca_file.setText("/ca.pem")
    sheet.next.click()
    sheet.show_ca_file("/old.pem", "/old.pem does not exist.")
    assert (sheet.step, sheet.identity.why("ca_file")) == (1, ""), "another one was typed since"
    sheet.show_ca_file("/ca.pem", "")
    assert sheet.step == 2
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    sheet.show_ca_file("/ca.pem", "/ca.pem does not exist.")
    assert (sheet.identity.why("ca_file"), sheet.next.isEnabled()) == ("/ca.pem does not exist.", False)
    sheet.show_ca_file("/ca.pem", "")
    assert (sheet.step, sheet.next.isEnabled()) == (1, True), "nobody waits any more"


def test_another_ca_file_makes_what_was_found_unknown(sheet: WizardSheet) -> None:
    sheet.addresses.lines["oms"].address.setText("https://o")
    sheet.show_finding(AddressFinding("oms", True, True, "It looks like oms (async)."), sheet.draft)
    assert not sheet.addresses.unasked
    sheet.identity.ca_file.setText("/ca.pem")
    assert sheet.addresses.unasked and sheet.addresses.verdicts[0].word == "not tested"


def test_what_failed_to_be_written_can_be_tried_again(sheet: WizardSheet) -> None:
    wanted = heard(sheet.write_requested)
    sheet.identity.name.setText("eu")
    sheet.identity.accounts.setText("company")
    sheet.next.click()
    sheet.addresses.lines["oms"].address.setText("https://o")
    sheet.show_finding(AddressFinding("oms", False, False, "oms refuses connections."), sheet.draft)
    sheet.next.click()
    assert "[environment.eu.services]" in sheet.review.text.toPlainText()
    assert sheet.next.text() == "Write and open"
    sheet.show_busy("It is being written.")
    sheet.next.click()
    assert wanted == []
    sheet.show_failure("Nothing was written: the disk is full.")
    assert sheet.review.failure == "Nothing was written: the disk is full."
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert len(wanted) == 1
    sheet.start_again()
    assert (sheet.step, sheet.draft) == (1, replace(EnvironmentDraft(), services=sheet.draft.services))
    assert sheet.draft.addressed == ()


def test_testing_leaves_the_keyboard_on_the_way_onward(sheet: WizardSheet) -> None:
    QTest.keyClicks(sheet.identity.name, "eu")
    QTest.keyClicks(sheet.identity.accounts, "company")
    QTest.keyClick(sheet.identity.accounts, Qt.Key.Key_Return)
    QTest.keyClicks(sheet.addresses.lines["auth"].address, "https://a")
    asked = heard(sheet.test_requested)
    while QApplication.focusWidget().accessibleName() != "Test the addresses":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert len(asked) == 1
    assert QApplication.focusWidget() is sheet.next
