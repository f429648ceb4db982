"""Markers of commands: what changed the platform is marked once and when it left; what did not is not marked."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from app.core.audit import GENESIS, Record, seal
from app.core.halt import RungId, order_facts
from app.core.halt_order import HaltOrder, Shot
from app.core.markers import Marker, MarkerKind, markers
from tests.core import halts
from tests.core.states import NOW

AT_S = NOW.timestamp()
SINCE = halts.after(-600)


def record(kind: str, at_s: float = 0.0, sequence: int = 1, **body: Any) -> Record:
    made, _ = seal(
        sequence=sequence,
        at=halts.after(at_s),
        kind=kind,
        actor="ops@example.com",
        environment="staging",
        body=body,
        previous=GENESIS,
    )
    return made


def command(verdict: str | None, kind: str = "enter safe mode", command_id: str = "c1", **facts: Any) -> list[Record]:
    """What the runner writes of one command that leaves at NOW and is answered 2 s later."""
    body = {"command": kind, "id": command_id, **facts}
    steps = [record("asked", -1, 1, **body), record("sent", 0, 2, **body)]
    if verdict is not None:
        steps.append(record("verdict", 2, 3, **body, verdict=verdict, words="how it ended"))
    return steps


def told(order: HaltOrder, kind: str = "kill verdict", at_s: float = 2.0, sequence: int = 1) -> Record:
    return record(kind, at_s, sequence, order=order_facts(order))


@pytest.mark.parametrize("verdict", ["done", "partial"])
def test_a_command_that_changed_the_platform_is_marked_once_when_it_left(verdict: str) -> None:
    assert markers(command(verdict), SINCE) == (Marker(AT_S, "enter safe mode", MarkerKind.COMMAND),)


@pytest.mark.parametrize("verdict", ["unknown", None, "a verdict of another release"])
def test_a_command_of_which_nobody_knows_what_it_did_is_marked_as_such(verdict: str | None) -> None:
    found = markers(command(verdict, "enter simulation", account="director-1"), SINCE)
    assert found == (Marker(AT_S, "enter simulation director-1, unknown", MarkerKind.UNCERTAIN),)


@pytest.mark.parametrize("kind", ["sign in", "renew session", "unlock"])
def test_signing_in_changes_nothing(kind: str) -> None:
    assert markers(command("done", kind, email="ops@example.com"), SINCE) == ()


@pytest.mark.parametrize(
    "records",
    [
        command("refused"),
        command(None)[:1],
        [record("verdict", command="export journal", verdict="done", words="Exported 3 records.")],
        [record("verdict", verdict="done", words="Locked this console.")],
        [record("verdict", id="c1", verdict="done", words="a command without a name")],
        [record("verdict", id=7, command="enter safe mode", verdict="done")],
        [record("notice", words="The journal cannot be signed.")],
    ],
    ids=["refused", "never left", "on this workstation", "lock", "nameless", "odd", "notice"],
)
def test_what_did_not_change_the_platform_has_no_marker(records: list[Record]) -> None:
    assert markers(records, SINCE) == ()


def test_a_verdict_alone_dates_the_command_where_its_sending_is_not_at_hand() -> None:
    assert markers(command("done")[-1:], SINCE) == (Marker(AT_S + 2, "enter safe mode", MarkerKind.COMMAND),)


def test_each_command_of_a_kind_has_its_own() -> None:
    records = [*command("done", account="company"), *command("done", command_id="c2", account="director-1")]
    assert [one.word for one in markers(records, SINCE)] == ["enter safe mode company", "enter safe mode director-1"]


def test_a_kill_is_marked_once_whatever_it_writes() -> None:
    climbed = replace(halts.order(), reached={"company": {RungId.FLAG: halts.after(3)}})
    records = [
        told(halts.order(halts.SENT), "kill", 0, 1),
        told(halts.order(), "kill verdict", 1, 2),
        told(climbed, "rung", 3, 3),
        told(replace(climbed, note="a runaway quote"), "kill note", 60, 4),
    ]
    assert markers(records, SINCE) == (Marker(AT_S, "kill company", MarkerKind.KILL),)


def test_a_kill_on_its_way_is_marked_at_once_but_not_as_done() -> None:
    records = [told(halts.order(halts.SENT), "kill", 0, 1)]
    assert markers(records, SINCE) == (Marker(AT_S, "kill company, unknown", MarkerKind.KILL),)


def test_a_kill_without_a_usable_answer_is_known_once_its_flag_was_seen() -> None:
    lost = halts.order(halts.UNKNOWN)
    assert markers([told(lost)], SINCE)[0].word == "kill company, unknown"
    seen = replace(lost, reached={"company": {RungId.FLAG: halts.after(3)}})
    assert markers([told(seen)], SINCE)[0].word == "kill company"


@pytest.mark.parametrize("shot", [halts.GUARDED, halts.NOT_SENT])
def test_a_kill_without_effect_has_no_marker_even_if_another_set_the_flag(shot: Shot) -> None:
    order = replace(halts.order(shot), reached={"company": {RungId.FLAG: halts.after(3)}})
    assert markers([told(halts.order(halts.SENT), "kill", 0, 1), told(order, sequence=2)], SINCE) == ()


def test_a_kill_sent_again_is_marked_when_it_was_let_through() -> None:
    again = Shot("company").sent(halts.after(20)).received(halts.receipt(), halts.after(21))
    assert markers([told(halts.order(again), at_s=21)], SINCE)[0].at_s == AT_S + 20


def test_a_kill_names_only_the_accounts_it_reached() -> None:
    refused = replace(halts.GUARDED, account="director-1")
    reached = replace(halts.ACCEPTED, account="director-2")
    one = halts.order(accounts=("company", "director-1"), shots={"company": halts.ACCEPTED, "director-1": refused})
    two = halts.order(
        accounts=("company", "director-1", "director-2"),
        shots={"company": halts.ACCEPTED, "director-1": refused, "director-2": reached},
    )
    assert markers([told(one)], SINCE)[0].word == "kill company"
    assert markers([told(two)], SINCE)[0].word == "kill 2 accounts"


def test_what_is_no_fired_kill_is_passed_over() -> None:
    unfired = halts.order(halts.READY, fired_at=None)
    records = [told(unfired), record("kill", order={"odd": 1}), record("kill", order="odd")]
    assert markers(records, SINCE) == ()


def test_a_record_that_cannot_be_read_hides_no_earlier_one() -> None:
    odd = record("rung", 5, 2, order={**order_facts(halts.order()), "reason": "of another release"})
    assert markers([told(halts.order()), odd], SINCE) == (Marker(AT_S, "kill company", MarkerKind.KILL),)


def test_a_fired_kill_that_tells_of_no_sending_is_marked_when_it_was_fired() -> None:
    assert markers([told(halts.order(halts.READY))], SINCE)[0].at_s == AT_S


def test_only_what_left_since_then_is_marked() -> None:
    records = [told(halts.order(), at_s=2), *command("done")]
    assert len(markers(records, NOW)) == 2
    assert markers(records, halts.after(1)) == ()
    assert markers(records, halts.after(3)) == ()


def test_the_order_of_the_records_does_not_matter() -> None:
    late = [
        record("sent", 30, 4, id="c2", command="enter simulation", account="company"),
        record("verdict", 31, 5, id="c2", command="enter simulation", account="company", verdict="done"),
    ]
    sent = Shot("company").sent(halts.after(10))
    kill = [
        told(halts.order(sent), "kill", 10, 6),
        told(halts.order(sent.received(halts.receipt(), halts.after(12))), "kill verdict", 12, 7),
    ]
    wanted = markers([*command("done"), *late, *kill], SINCE)
    assert [one.word for one in wanted] == ["enter safe mode", "kill company", "enter simulation company"]
    for parts in permutations([command("done"), late, kill]):
        records = [one for part in parts for one in part]
        assert markers(records, SINCE) == markers(records[::-1], SINCE) == wanted
