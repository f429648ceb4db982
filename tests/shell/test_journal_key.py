"""The journal with a keyring: who wrote it and where it ends can be proven; a keyring that fails stops nothing."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import keyring.errors
import pytest
from keyring.backends import fail, null

from app.core.audit import GENESIS, Signer, seal
from app.core.audit_check import Damage, Memory
from app.shell.journal import Journal
from app.shell.journal_command import verify
from app.shell.journal_key import JournalKey, KeyringUnavailable, SecretStore
from app.shell.paths import Paths

AT = datetime(2025, 10, 11, 18, 43, tzinfo=UTC)
PROVEN = "chain intact; end and authorship proven"


class Keyring:
    """A keyring in memory; `error` is raised by every call while it is set, `refuses` by storing alone."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.calls = 0
        self.error: Exception | None = None
        self.refuses: Exception | None = None

    def get_password(self, service_name: str, username: str) -> str | None:
        assert service_name == "aether-console"
        self.calls += 1
        if self.error is not None:
            raise self.error
        return self.entries.get(username)

    def set_password(self, service_name: str, username: str, password: str) -> None:
        self.get_password(service_name, username)
        if self.refuses is not None:
            raise self.refuses
        self.entries[username] = password

    def secret(self) -> str:
        return next(secret for name, secret in self.entries.items() if name.endswith(" key"))


@pytest.fixture
def ring() -> Keyring:
    return Keyring()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


def journal_with(paths: Paths, store: SecretStore, environment: str = "staging") -> Journal:
    path = paths.journal(environment)
    return Journal(path, environment, JournalKey(path, environment, store))


def write(journal: Journal, *numbers: int) -> None:
    for number in numbers:
        journal._append("asked", "ops", {"number": number}, AT)


def damages(paths: Paths, store: SecretStore) -> list[Damage]:
    return [problem.damage for problem in journal_with(paths, store).verify_now().problems]


def lines(paths: Paths) -> list[bytes]:
    return paths.journal("staging").read_bytes().splitlines(keepends=True)


def replaced(paths: Paths, *kept: bytes) -> None:
    paths.journal("staging").write_bytes(b"".join(kept))


def test_with_a_key_end_and_authorship_are_proven(paths: Paths, ring: Keyring) -> None:
    journal = journal_with(paths, ring)
    write(journal, 1, 2, 3)
    assert journal.verify_now().words == PROVEN
    assert journal.unsigned_because == ""
    assert len(ring.secret()) == 64
    assert ring.secret() not in paths.journal("staging").read_text() + repr(vars(journal)) + repr(journal._key)


def test_console_and_command_line_share_key_and_end(paths: Paths, ring: Keyring) -> None:
    one, other = journal_with(paths, ring), journal_with(paths, ring)
    for number in range(4):
        write(one if number % 2 else other, number)
    assert one.verify_now().words == PROVEN
    assert len(ring.entries) == 2


def test_one_end_is_stored_an_append_and_nothing_is_asked_twice(paths: Paths, ring: Keyring) -> None:
    journal = journal_with(paths, ring)
    write(journal, 1)
    before = ring.calls
    write(journal, 2, 3)
    assert ring.calls == before + 2


def test_each_environment_and_each_folder_has_a_key_of_its_own(tmp_path: Path, ring: Keyring) -> None:
    for folder in ("a", "b"):
        for environment in ("staging", "production"):
            write(journal_with(Paths.below(tmp_path / folder), ring, environment), 1)
    keys = [secret for name, secret in ring.entries.items() if name.endswith(" key")]
    assert len(set(keys)) == 4


def test_a_crash_between_the_record_and_the_keyring_is_no_tampering(paths: Paths, ring: Keyring) -> None:
    journal = journal_with(paths, ring)
    write(journal, 1, 2)
    ring.refuses = keyring.errors.PasswordSetError("full")
    write(journal, 3)
    assert "PasswordSetError" in journal.unsigned_because
    ring.refuses = None
    assert journal_with(paths, ring).verify_now().words == PROVEN
    later = journal_with(paths, ring)
    write(later, 4)
    assert later.verify_now().words == PROVEN


def test_a_cut_end_shows_even_after_the_journal_has_grown_again(
    paths: Paths, ring: Keyring, caplog: pytest.LogCaptureFixture, expected_warning: None
) -> None:
    write(journal_with(paths, ring), 1, 2, 3, 4)
    replaced(paths, *lines(paths)[:2])
    assert damages(paths, ring) == [Damage.CUT_OFF]
    grown = journal_with(paths, ring)
    write(grown, 5, 6, 7)
    assert damages(paths, ring) == [Damage.CUT_OFF]
    assert "cut off or replaced" in caplog.text
    write(journal_with(paths, ring), 8)
    assert damages(paths, ring) == [Damage.CUT_OFF]


@pytest.fixture
def expected_warning(request: pytest.FixtureRequest) -> None:
    """Marks its test as one that logs."""
    request.node.add_marker("expects_log")


def test_a_running_console_notices_the_cut_too(paths: Paths, ring: Keyring, expected_warning: None) -> None:
    journal = journal_with(paths, ring)
    write(journal, 1, 2, 3)
    replaced(paths, *lines(paths)[:2])
    write(journal, 4)
    assert damages(paths, ring) == [Damage.CUT_OFF]


def test_a_removed_file_shows_and_stays_known(paths: Paths, ring: Keyring, expected_warning: None) -> None:
    write(journal_with(paths, ring), 1, 2)
    paths.journal("staging").unlink()
    assert damages(paths, ring) == [Damage.CUT_OFF]
    write(journal_with(paths, ring), 3)
    assert damages(paths, ring) == [Damage.CUT_OFF]


def test_a_record_of_somebody_without_the_key_shows(paths: Paths, ring: Keyring) -> None:
    write(journal_with(paths, ring), 1, 2)
    write(Journal(paths.journal("staging"), "staging"), 3)
    assert damages(paths, ring) == [Damage.UNSIGNED]
    write(journal_with(paths, ring), 4)
    assert damages(paths, ring) == [Damage.UNSIGNED]
    write(journal_with(paths, Keyring()), 5)
    assert damages(paths, ring) == [Damage.UNSIGNED, Damage.OTHER_KEY]


def test_a_rewritten_journal_shows(paths: Paths, ring: Keyring) -> None:
    write(journal_with(paths, ring), 1, 2)
    forged = []
    previous = GENESIS
    for sequence in (1, 2):
        record, line = seal(
            sequence=sequence,
            at=AT,
            kind="asked",
            actor="ops",
            environment="staging",
            body={"number": 9},
            previous=previous,
            signer=Signer(b"e" * 32),
        )
        forged.append(line)
        previous = record.digest
    replaced(paths, *forged)
    assert damages(paths, ring) == [Damage.OTHER_KEY, Damage.CUT_OFF]


def test_the_file_of_another_environment_shows(paths: Paths, ring: Keyring) -> None:
    write(journal_with(paths, ring), 1, 2)
    write(journal_with(paths, ring, "production"), 3, 4, 5)
    paths.journal("staging").write_bytes(paths.journal("production").read_bytes())
    assert set(damages(paths, ring)) == {Damage.FOREIGN, Damage.OTHER_KEY, Damage.CUT_OFF}


def test_records_from_before_the_keyring_are_kept_and_said(paths: Paths, ring: Keyring) -> None:
    write(Journal(paths.journal("staging"), "staging"), 1, 2)
    journal = journal_with(paths, ring)
    write(journal, 3)
    assert journal.verify_now().words == f"{PROVEN} from record 3 on"


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
        (keyring.errors.InitError("hunter2"), "the keyring failed: InitError"),
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
    write(journal, 6)
    assert [record.mac != "" for record in journal.verify_now().records] == [False] * 5 + [True]


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


def told(paths: Paths, store: SecretStore, environment: str | None = None) -> tuple[int, str]:
    out = io.StringIO()
    return verify(paths, environment, out=out, store=store), out.getvalue()


def test_the_command_says_what_is_proven(paths: Paths, ring: Keyring) -> None:
    assert told(paths, ring)[0] == 2
    assert told(paths, ring, "staging")[0] == 2
    write(journal_with(paths, ring), 1, 2)
    assert told(paths, ring) == (0, f"staging: 2 records, {PROVEN}.\n")
    code, words = told(paths, fail.Keyring())
    assert code == 0
    assert "chain intact; end and authorship not provable (there is no keyring on this workstation)." in words


def test_the_command_names_what_is_wrong(paths: Paths, ring: Keyring) -> None:
    write(journal_with(paths, ring), 1, 2, 3)
    whole = lines(paths)
    edited = [whole[0], whole[1].replace(b'"number":2', b'"number":7'), whole[2]]
    replaced(paths, *edited)
    broken = "staging: 2 records, chain BROKEN:\n  line 2: the record was changed after it was written\n"
    assert told(paths, ring) == (1, broken)
    replaced(paths, *whole[:2])
    code, words = told(paths, ring)
    assert code == 1
    assert "  the journal ends at record 2, but record 3 had been written: the end was cut off\n" in words
    paths.journal("staging").unlink()
    assert told(paths, ring)[0] == 2
    code, words = told(paths, ring, "staging")
    assert code == 1
    assert "ends at record 0, but record 3" in words


@pytest.mark.expects_log
def test_the_command_mentions_what_was_set_aside(paths: Paths, ring: Keyring) -> None:
    write(journal_with(paths, ring), 1)
    with paths.journal("staging").open("ab") as file:
        file.write(b"{")
    code, words = told(paths, ring)
    assert code == 1
    assert "incomplete (1 bytes)" in words
    write(journal_with(paths, ring), 2)
    code, words = told(paths, ring)
    assert code == 0
    assert "note: a write that was cut off is kept in staging.torn-" in words


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_is_whole_and_private(paths: Paths, ring: Keyring, tmp_path: Path, form: str) -> None:
    journal = journal_with(paths, ring)
    write(journal, 1, 2)
    target = tmp_path / f"out.{form}"
    assert asyncio.run(journal.export(target, "csv" if form == "csv" else "json")) == 2
    assert target.stat().st_mode & 0o777 == 0o600
    text = target.read_text(encoding="utf-8")
    assert len(json.loads(text)) == 2 if form == "json" else text.count("\n") == 3
