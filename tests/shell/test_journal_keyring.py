"""A keyring that is absent, locked, deaf or spoilt is named, and never keeps a record from being written."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring.errors
import pytest
from keyring.backends import fail, null

from app.core.audit_check import Memory
from app.shell.journal import Journal
from app.shell.journal_key import JournalKey, KeyringUnavailable
from app.shell.paths import Paths
from tests.shell.journal_room import PROVEN, Keyring, journal_with, write


@pytest.fixture
def ring() -> Keyring:
    return Keyring()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


class Deaf(Keyring):
    """Does not answer before it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = threading.Event()

    def get_password(self, service_name: str, username: str) -> str | None:
        self.answer.wait()
        return super().get_password(service_name, username)


@pytest.fixture
def deaf() -> Iterator[Deaf]:
    made = Deaf()
    yield made
    made.answer.set()


def test_a_keyring_that_does_not_answer_keeps_no_record_waiting(paths: Paths, deaf: Deaf) -> None:
    path = paths.journal("staging")
    key = JournalKey(path, "staging", deaf, patience_s=0.01)
    journal = Journal(path, "staging", key)
    write(journal, 1, 2)
    assert "not answered yet" in journal.unsigned_because
    assert journal.verify_now().count == 2
    waiting = key._pending
    assert waiting is not None
    deaf.answer.set()
    waiting.result()
    patient = Journal(path, "staging", JournalKey(path, "staging", deaf))
    write(patient, 3)
    assert patient.verify_now().words == f"{PROVEN} from record 3 on"


UNUSABLE = {
    "none": (fail.Keyring(), "there is no keyring on this workstation"),
    "null": (null.Keyring(), "the keyring forgets what it is given"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_keyring_that_is_none_is_named_and_the_chain_goes_on(paths: Paths, name: str) -> None:
    store, because = UNUSABLE[name]
    journal = journal_with(paths, store)
    write(journal, 1, 2)
    assert journal.unsigned_because == because
    verification = journal.verify_now()
    assert verification.problems == ()
    assert verification.words.startswith("chain intact; end and authorship not provable")


def test_the_installed_keyring_package_is_the_default(paths: Paths) -> None:
    path = paths.journal("staging")
    journal = Journal(path, "staging", JournalKey(path, "staging"))
    write(journal, 1)
    assert journal.unsigned_because == "there is no keyring on this workstation"


@pytest.mark.parametrize(
    ("error", "because"),
    [
        (keyring.errors.KeyringLocked("hunter2"), "the keyring is locked"),
        (keyring.errors.InitError("hunter2"), "the keyring could not be opened"),
        (ConnectionResetError("hunter2"), "the keyring failed: ConnectionResetError"),
        (TimeoutError("hunter2"), "the keyring did not answer; it may be asking for its password"),
    ],
)
def test_a_keyring_that_fails_is_named_and_nothing_of_its_own_words_is_logged(
    paths: Paths, ring: Keyring, caplog: pytest.LogCaptureFixture, error: Exception, because: str
) -> None:
    journal = journal_with(paths, ring)
    ring.error = error
    with caplog.at_level(logging.INFO):
        write(journal, 1, 2)
    assert journal.unsigned_because == because
    assert journal.verify_now().unproven_because == because
    assert caplog.text.count(because) == 1
    assert "hunter2" not in caplog.text


def test_a_keyring_that_failed_is_left_alone_until_somebody_asks(paths: Paths, ring: Keyring) -> None:
    now = [0.0]
    path = paths.journal("staging")
    key = JournalKey(path, "staging", ring, clock=lambda: now[0])
    journal = Journal(path, "staging", key)
    ring.error = keyring.errors.KeyringLocked("dismissed")
    write(journal, 1, 2, 3)
    assert ring.calls == 1
    now[0] = 301.0
    write(journal, 4)
    assert ring.calls == 2
    ring.error = None
    write(journal, 5)
    assert ring.calls == 2
    journal.verify_now()
    assert ring.calls == 2
    journal.verify_now(anew=True)
    write(journal, 6)
    assert [record.mac != "" for record in journal.verify_now().records] == [False] * 5 + [True]


def test_a_prompt_that_was_sent_away_is_not_opened_again_before_somebody_asks(paths: Paths, deaf: Deaf) -> None:
    now = [0.0]
    path = paths.journal("staging")
    key = JournalKey(path, "staging", deaf, patience_s=0.01, clock=lambda: now[0])
    journal = Journal(path, "staging", key)
    write(journal, 1)
    deaf.error = keyring.errors.InitError("dismissed")
    deaf.answer.set()
    assert key._pending is not None
    assert key._pending.exception() is deaf.error
    now[0] = 10_000.0
    write(journal, 2, 3)
    journal.verify_now()
    assert deaf.calls == 1
    assert journal.unsigned_because == "the keyring could not be opened"
    deaf.error = None
    journal.verify_now(anew=True)
    write(journal, 4)
    assert [record.mac != "" for record in journal.verify_now().records] == [False] * 3 + [True]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"end":[1],"since":1,"lost":[]}', '{"end":null,"since":1,"lost":[3]}']
)
def test_a_spoilt_end_is_said_and_not_taken_for_a_cut(paths: Paths, ring: Keyring, text: str) -> None:
    write(journal_with(paths, ring), 1)
    name = next(name for name in ring.entries if name.endswith(" end"))
    ring.entries[name] = text
    verification = journal_with(paths, ring).verify_now()
    assert verification.problems == ()
    assert "not the end of this journal" in verification.unproven_because


def test_a_spoilt_key_is_said(paths: Paths, ring: Keyring) -> None:
    write(journal_with(paths, ring), 1)
    name = next(name for name in ring.entries if name.endswith(" key"))
    for spoilt in ("zz", "00"):
        ring.entries[name] = spoilt
        with pytest.raises(KeyringUnavailable, match="not a key"):
            JournalKey(paths.journal("staging"), "staging", ring).signer()


def test_what_is_remembered_is_bounded(paths: Paths, ring: Keyring) -> None:
    write(journal_with(paths, ring), 1)
    key = JournalKey(paths.journal("staging"), "staging", ring)
    end = key.memory().end
    assert end is not None
    key.remember(Memory(end, 1, (end,) * 20))
    assert key.memory() == Memory(end, 1, (end,) * 8)
