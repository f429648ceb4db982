"""Checks a whole journal and names every way in which it is not as it was written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import Final

from api_client.redact import redact
from app.core.audit import GENESIS, End, Record, Signer, Unsound, parsed
from app.core.language import tr


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a journal outside its file.

    `end` is where it ended last, `since` the first record that was signed, `lost` the ends that were once there
    and then were not: an append after a cut must not hide the cut.
    """

    end: End | None = None
    since: int | None = None
    lost: tuple[End, ...] = ()


class Damage(Enum):
    """The ways in which a journal is not as it was written."""

    TORN = "torn"
    UNREADABLE = "unreadable"
    EDITED = "edited"
    REMOVED = "removed"
    MOVED = "moved or added"
    REWRITTEN = "rewritten"
    CUT_OFF = "cut off"
    FOREIGN = "of another environment"
    UNSIGNED = "unsigned"
    OTHER_KEY = "signed with another key"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a line; lines count from 1, 0 is the file as a whole."""

    line: int
    damage: Damage
    words: str


@dataclass(frozen=True)
class Verification:
    """The result of reading a whole journal: readable records in file order, the last digest and every problem.

    `torn` is the length in bytes of an incomplete last line, which a crash leaves and which nobody was told of.
    `signed_from` is the first record whose author is proven, `end_proven` whether the file ends where it should;
    `unproven_because` says in words why the keyring could not help.
    """

    records: tuple[Record, ...]
    head: str
    problems: tuple[Problem, ...]
    torn: int = 0
    signed_from: int | None = None
    end_proven: bool = False
    unproven_because: str = ""

    @property
    def count(self) -> int:
        """How many records could be read."""
        return len(self.records)

    @property
    def chain_holds(self) -> bool:
        """Whether every record that was acknowledged is there as it was written, as far as that can be told."""
        return all(problem.damage in (Damage.TORN, Damage.UNSIGNED) for problem in self.problems)

    @property
    def words(self) -> str:
        """The result in one clause, such as `chain intact; end and authorship proven`."""
        if not self.chain_holds:
            return tr("chain BROKEN")
        because = f" ({self.unproven_because})" if self.unproven_because else ""
        if self.signed_from is None:
            return tr("chain intact; end and authorship not provable{because}", because=because)
        start = "" if self.signed_from == 1 else tr(" from record {signed_from} on", signed_from=self.signed_from)
        if any(problem.damage is Damage.UNSIGNED for problem in self.problems):
            return tr("chain intact; authorship NOT proven of every record{start}", start=start)
        if not self.end_proven:
            return tr("chain intact; authorship proven{start}; end not provable", start=start)
        return tr("chain intact; end and authorship proven{start}", start=start)


_EDITED: Final = (Unsound.CHANGED, Unsound.IMPOSSIBLE)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    found: Record | Unsound


def verify_lines(
    lines: Iterable[bytes],
    *,
    environment: str | None = None,
    signer: Signer | None = None,
    memory: Memory | None = None,
) -> Verification:
    """Check a journal line by line: every edit, removal, insertion and change of order breaks a link.

    Without `signer` nobody's hand can be proven; whole records cut off the end show only against `memory`.
    """
    read, torn = _read(lines)
    records = tuple(line.found for line in read if isinstance(line.found, Record))
    memory = memory or Memory()
    signed = (record.sequence for record in records if signer is not None and signer.signed(record))
    signed_from = memory.since if signer is not None and memory.since is not None else next(signed, None)
    problems = [
        *_chain_problems(read),
        *_stranger_problems(read, environment),
        *(() if signer is None or signed_from is None else _signature_problems(read, signer, signed_from)),
    ]
    problems.sort(key=lambda problem: problem.line)
    if torn:
        words = tr("the last record is incomplete ({torn} bytes): a write was cut off", torn=torn)
        problems.append(Problem(len(read) + 1, Damage.TORN, words))
    problems.extend(_end_problems(records, memory))
    return Verification(
        records=records,
        head=records[-1].digest if records else GENESIS,
        problems=tuple(problems),
        torn=torn,
        signed_from=signed_from,
        end_proven=memory.end is not None,
    )


def _read(lines: Iterable[bytes]) -> tuple[list[_Line], int]:
    """The complete lines, and the length of the one without an end."""
    read: list[_Line] = []
    for number, line in enumerate(lines, 1):
        if not line.endswith(b"\n"):
            return read, len(line)
        read.append(_Line(number, parsed(line[:-1])))
    return read, 0


def _chain_problems(read: Sequence[_Line]) -> Iterator[Problem]:
    numbers = sorted(line.found.sequence for line in read if isinstance(line.found, Record))
    before, blind = End(0, GENESIS), 0
    for line in read:
        if isinstance(line.found, Unsound):
            damage = Damage.EDITED if line.found in _EDITED else Damage.UNREADABLE
            yield Problem(line.number, damage, line.found.value)
            blind += 1  # what stood here had a number and a digest that nobody can tell any more
            continue
        yield from _link_problems(line.number, line.found, before, blind, numbers)
        before, blind = line.found.end, 0


def _link_problems(line: int, record: Record, before: End, blind: int, numbers: list[int]) -> Iterator[Problem]:
    expected = before.count + 1 + blind
    if before.count < record.sequence <= expected:
        if not blind and record.previous != before.digest:
            words = tr("the record does not follow from the one before it: one of the two was rewritten")
            yield Problem(line, Damage.REWRITTEN, words)
    elif record.sequence > expected and bisect_left(numbers, expected) == bisect_left(numbers, record.sequence):
        words = tr(
            "{span} before record {sequence}: removed",
            span=_span(expected, record.sequence - 1),
            sequence=record.sequence,
        )
        yield Problem(line, Damage.REMOVED, words)
    else:
        words = tr(
            "record {sequence} stands where {expected} belongs: records were moved or added",
            sequence=record.sequence,
            expected=expected,
        )
        yield Problem(line, Damage.MOVED, words)


def _span(first: int, last: int) -> str:
    return (
        tr("record {first} is missing", first=first)
        if first == last
        else tr("records {first} to {last} are missing", first=first, last=last)
    )


def _stranger_problems(read: Sequence[_Line], environment: str | None) -> Iterator[Problem]:
    name = None if environment is None else redact(environment)
    strange = [
        (line.number, line.found)
        for line in read
        if isinstance(line.found, Record) and name is not None and line.found.environment != name
    ]
    for first, run in _runs((number, Damage.FOREIGN, record) for number, record in strange):
        others = ", ".join(sorted({record.environment for record in run}))
        yield Problem(
            first,
            Damage.FOREIGN,
            tr("{records} of the environment {others}, not of {name}", records=_records(run), others=others, name=name),
        )


def _signature_problems(read: Sequence[_Line], signer: Signer, signed_from: int) -> Iterator[Problem]:
    """What is not signed by us where it should be; older records are vouched for by the first one that is."""
    found = [
        (line.number, _signature_damage(line.found, signer), line.found)
        for line in read
        if isinstance(line.found, Record) and line.found.sequence >= signed_from and not signer.signed(line.found)
    ]
    for damage in (Damage.UNSIGNED, Damage.OTHER_KEY, Damage.FORGED):
        for first, run in _runs(entry for entry in found if entry[1] is damage):
            yield Problem(first, damage, f"{_records(run)} {_SIGNATURE_WORDS[damage]}")


_SIGNATURE_WORDS: Final = {
    Damage.UNSIGNED: tr("not signed: written while the keyring was out of reach, or by somebody without the key"),
    Damage.OTHER_KEY: tr("signed with a key that is not this journal's"),
    Damage.FORGED: tr("not written by who holds the key: the signature does not match"),
}


def _signature_damage(record: Record, signer: Signer) -> Damage:
    if not record.mac:
        return Damage.UNSIGNED
    return Damage.FORGED if record.mac.startswith(f"{signer.key_id}:") else Damage.OTHER_KEY


def _runs(entries: Iterable[tuple[int, Damage, Record]]) -> Iterator[tuple[int, list[Record]]]:
    """Neighbouring lines together: each run's first line and its records."""
    placed = enumerate(entries)
    for _, group in groupby(placed, key=lambda entry: entry[1][0] - entry[0]):
        run = [entry for _, entry in group]
        yield run[0][0], [record for _, _, record in run]


def _records(run: Sequence[Record]) -> str:
    first, last = run[0].sequence, run[-1].sequence
    return (
        tr("record {first} is", first=first)
        if len(run) == 1
        else tr("records {first} to {last} are", first=first, last=last)
    )


def _end_problems(records: Sequence[Record], memory: Memory) -> Iterator[Problem]:
    digests = {record.sequence: record.digest for record in records}
    remembered = [*memory.lost, *([memory.end] if memory.end is not None else [])]
    for end in remembered:
        if digests.get(end.count) == end.digest:
            continue
        last = records[-1].sequence if records else 0
        if last < end.count:
            words = tr(
                "the journal ends at record {last}, but record {count} had been written: the end was cut off",
                last=last,
                count=end.count,
            )
        else:
            words = tr(
                "record {count} is not the one that was written last then: the end was cut off or replaced",
                count=end.count,
            )
        yield Problem(0, Damage.CUT_OFF, words)
