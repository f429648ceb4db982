"""The journal with a keyring: who wrote it and where it ends can be proven; a keyring that fails stops nothing."""

from __future__ import annotations

from pathlib import Path

import keyring.errors
import pytest

from app.core.audit import GENESIS, Signer, seal
from app.core.audit_check import Damage
from app.shell.journal import Journal
from app.shell.journal_key import SecretStore
from app.shell.paths import Paths
from tests.shell.journal_room import AT, PROVEN, Keyring, journal_with, lines, replaced, write


@pytest.fixture
def ring() -> Keyring:
    return Keyring()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


def damages(paths: Paths, store: SecretStore) -> list[Damage]:
    return [problem.damage for problem in journal_with(paths, store).verify_now().problems]


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
