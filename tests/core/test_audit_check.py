"""Every way of tampering with a journal is named, and nothing that is sound is blamed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.core.audit import GENESIS, End, Signer, canonical, head_of, seal
from app.core.audit_check import Damage, Memory, Verification, verify_lines
from tests.core.states import NOW

KEY, OTHER = Signer(b"k" * 32), Signer(b"o" * 32)
Lines = list[bytes]


def line_of(sequence: int, previous: str, signer: Signer | None = None, **facts: Any) -> bytes:
    values = {"kind": "notice", "actor": "ops", "environment": "staging", "body": {"words": f"record {sequence}"}}
    return seal(sequence=sequence, at=NOW, previous=previous, signer=signer, **{**values, **facts})[1]


def digest_of(line: bytes) -> str:
    record = head_of(line.rstrip(b"\n"))
    assert record is not None
    return record.digest


def extended(lines: Lines, *signers: Signer | None, **facts: Any) -> Lines:
    longer = list(lines)
    for signer in signers:
        previous = digest_of(longer[-1]) if longer else GENESIS
        longer.append(line_of(len(longer) + 1, previous, signer, **facts))
    return longer


def chain(count: int, signer: Signer | None = KEY) -> Lines:
    return extended([], *[signer] * count)


def end_of(lines: Lines) -> End:
    return End(len(lines), digest_of(lines[-1]))


def checked(lines: Lines, memory: Memory | None = None, signer: Signer | None = KEY) -> Verification:
    return verify_lines(lines, environment="staging", signer=signer, memory=memory)


def found(lines: Lines, memory: Memory | None = None, signer: Signer | None = KEY) -> list[tuple[int, Damage]]:
    return [(problem.line, problem.damage) for problem in checked(lines, memory, signer).problems]


def without_mac(line: bytes) -> bytes:
    return canonical({**json.loads(line), "mac": ""}) + b"\n"


def test_a_whole_chain_holds() -> None:
    lines = chain(3)
    verification = checked(lines, Memory(end_of(lines), 1))
    assert (verification.count, verification.problems, verification.torn) == (3, (), 0)
    assert verification.head == digest_of(lines[2])
    assert verification.words == "chain intact; end and authorship proven"
    assert verify_lines([]).head == GENESIS


@pytest.mark.parametrize("signer", [None, KEY])
def test_without_a_keyring_the_chain_alone_is_judged(signer: Signer | None) -> None:
    verification = checked(chain(3, signer), signer=None)
    assert verification.problems == ()
    assert verification.words == "chain intact; end and authorship not provable"
    told = replace(verification, unproven_because="the keyring is locked")
    assert told.words.endswith("not provable (the keyring is locked)")


TAMPERED: dict[str, tuple[Callable[[Lines], Lines], list[tuple[int, Damage]]]] = {
    "edited": (lambda ls: [ls[0], ls[1].replace(b"record 2", b"record X"), *ls[2:]], [(2, Damage.EDITED)]),
    "edited last": (lambda ls: [*ls[:4], ls[4].replace(b"record 5", b"record X")], [(5, Damage.EDITED)]),
    "garbage": (lambda ls: [ls[0], b"!\n", *ls[2:]], [(2, Damage.UNREADABLE)]),
    "garbage between": (lambda ls: [*ls[:2], b"!\n", *ls[2:]], [(3, Damage.UNREADABLE)]),
    "removed one": (lambda ls: [*ls[:2], *ls[3:]], [(3, Damage.REMOVED)]),
    "removed two": (lambda ls: [ls[0], *ls[3:]], [(2, Damage.REMOVED)]),
    "removed first": (lambda ls: ls[1:], [(1, Damage.REMOVED)]),
    "reordered": (
        lambda ls: [ls[0], ls[2], ls[1], *ls[3:]],
        [(2, Damage.MOVED), (3, Damage.MOVED), (4, Damage.MOVED)],
    ),
    "repeated": (lambda ls: [ls[0], ls[0], *ls[1:]], [(2, Damage.MOVED)]),
    "rewritten": (
        lambda ls: [ls[0], line_of(2, digest_of(ls[0]), body={}), *ls[2:]],
        [(3, Damage.REWRITTEN)],
    ),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_with_the_chain_is_named_without_any_key(name: str) -> None:
    tamper, expected = TAMPERED[name]
    assert found(chain(5, None)) == []
    verification = checked(tamper(chain(5, None)), signer=None)
    assert [(problem.line, problem.damage) for problem in verification.problems] == expected
    assert verification.words == "chain BROKEN"


def test_what_is_missing_is_named() -> None:
    lines = chain(6)
    assert "record 3 is missing before record 4" in checked([*lines[:2], *lines[3:]]).problems[0].words
    assert "records 2 to 4 are missing before record 5" in checked([lines[0], *lines[4:]]).problems[0].words


def test_a_chain_forged_from_an_edit_on_to_its_end_shows_by_its_signatures() -> None:
    lines = chain(4)
    memory = Memory(end_of(lines), 1)
    forged = lines[:1]
    for sequence in (2, 3, 4):
        forged.append(line_of(sequence, digest_of(forged[-1]), body={"words": "a lie"}))
    mac = json.loads(lines[1])["mac"]
    borrowed = [forged[0], *(canonical({**json.loads(line), "mac": mac}) + b"\n" for line in forged[1:])]
    assert found(forged, memory) == [(2, Damage.UNSIGNED), (0, Damage.CUT_OFF)]
    assert found(borrowed, memory) == [(2, Damage.FORGED), (0, Damage.CUT_OFF)]
    assert "record 4 is not the one that was written last then" in checked(forged, memory).problems[-1].words


def test_a_record_appended_by_somebody_without_the_key_shows() -> None:
    lines = chain(2)
    memory = Memory(end_of(lines), 1)
    assert found(extended(lines, None), memory) == [(3, Damage.UNSIGNED)]
    assert found(extended(lines, OTHER, OTHER), memory) == [(3, Damage.OTHER_KEY)]
    assert "records 3 to 4 are signed with a key" in checked(extended(lines, OTHER, OTHER), memory).problems[0].words
    forged = extended(lines, None)
    forged[2] = canonical({**json.loads(forged[2]), "mac": f"{KEY.key_id}:{'0' * 64}"}) + b"\n"
    assert found(forged, memory) == [(3, Damage.FORGED)]


def test_runs_of_unsigned_records_are_told_apart() -> None:
    lines = extended(chain(1), None, None, KEY, None)
    verification = checked(lines, Memory(end_of(lines[:4]), 1))
    assert [(problem.line, problem.words.split(":")[0]) for problem in verification.problems] == [
        (2, "records 2 to 3 are not signed"),
        (5, "record 5 is not signed"),
    ]
    assert verification.chain_holds
    assert verification.words == "chain intact; authorship NOT proven of every record"


def test_signatures_that_were_taken_away_show() -> None:
    lines = chain(3)
    stripped = [without_mac(line) for line in lines]
    assert found(stripped, Memory(end_of(lines), 1)) == [(1, Damage.UNSIGNED)]


def test_what_was_written_before_there_was_a_key_is_not_blamed() -> None:
    lines = extended(chain(2, None), KEY, KEY)
    assert checked(lines, Memory(end_of(lines), 3)).words == "chain intact; end and authorship proven from record 3 on"
    assert checked(lines).words == "chain intact; authorship proven from record 3 on; end not provable"
    assert checked(chain(2, None)).words == "chain intact; end and authorship not provable"


def test_an_end_that_was_cut_off_shows_against_what_is_remembered() -> None:
    lines = chain(4)
    memory = Memory(end_of(lines), 1)
    assert found(lines[:2]) == []
    assert found(lines[:2], memory) == [(0, Damage.CUT_OFF)]
    assert "ends at record 2, but record 4 had been written" in checked(lines[:2], memory).problems[0].words
    assert "ends at record 0" in checked([], memory).problems[0].words


def test_a_cut_stays_known_after_the_journal_has_grown_again() -> None:
    lines = chain(4)
    lost = end_of(lines)
    grown = extended(lines[:2], KEY, KEY, KEY, body={"words": "later"})
    assert found(grown, Memory(end_of(grown), 1, (lost,))) == [(0, Damage.CUT_OFF)]


def test_a_signed_tail_behind_the_remembered_end_is_a_crash_and_no_tampering() -> None:
    lines = chain(4)
    for behind in (1, 2, 3):
        assert found(lines, Memory(end_of(lines[:-behind]), 1)) == []


def test_the_journal_of_another_environment_shows() -> None:
    lines = extended([], KEY, KEY, environment="production")
    verification = checked(lines, signer=None)
    assert [(problem.line, problem.damage) for problem in verification.problems] == [(1, Damage.FOREIGN)]
    assert "records 1 to 2 are of the environment production, not of staging" in verification.problems[0].words
    assert verify_lines(lines).problems == ()


def test_a_torn_tail_is_named_apart() -> None:
    lines = chain(2)
    verification = checked([lines[0], lines[1][:-20]])
    assert (verification.count, verification.torn) == (1, len(lines[1]) - 20)
    assert [(problem.line, problem.damage) for problem in verification.problems] == [(2, Damage.TORN)]
    assert verification.chain_holds
    assert found([lines[0], lines[1][:-1]], Memory(end_of(lines), 1)) == [(2, Damage.TORN), (0, Damage.CUT_OFF)]


def test_a_record_appended_behind_a_spoilt_one_is_not_blamed() -> None:
    lines = chain(3)
    lines[2] = b"!\n"
    lines.append(line_of(3, digest_of(lines[1]), KEY))
    assert found(lines) == [(3, Damage.UNREADABLE)]


@pytest.mark.parametrize("position", range(0, 1200, 7))
def test_any_changed_byte_of_a_proven_journal_shows(position: int) -> None:
    lines = chain(3)
    whole = bytearray(b"".join(lines))
    place = position % len(whole)
    whole[place] ^= 1
    changed = bytes(whole).splitlines(keepends=True)
    assert found(changed, Memory(end_of(lines), 1))
