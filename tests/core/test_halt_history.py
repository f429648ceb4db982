"""Past kills: the journal's records beside the platform's events, and the halt's readings out of the state."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from api_client.models.kill_switch import KillReason
from app.core.audit import GENESIS, Record, seal
from app.core.halt import HaltWord, RungId, order_facts
from app.core.halt_history import kill_rows
from app.core.halt_order import HaltOrder
from app.core.halt_view import halt_readings
from app.core.state import ReadingKind
from tests.core import halts
from tests.core.states import NOW, exposition, read, state


def record(body: dict[str, Any], sequence: int = 1) -> Record:
    made, _ = seal(
        sequence=sequence,
        at=NOW,
        kind="kill",
        actor="ops@example.com",
        environment="staging",
        body=body,
        previous=GENESIS,
    )
    return made


def told(order: HaltOrder) -> Record:
    return record({"order": order_facts(order)})


def reached(order: HaltOrder, *rungs: RungId) -> HaltOrder:
    return replace(order, reached={"company": {rung: halts.after(place + 1) for place, rung in enumerate(rungs)}})


def test_a_recorded_kill_stands_beside_the_platforms_event() -> None:
    order = reached(halts.order(), RungId.ACCEPTED, RungId.FLAG)
    (row,) = kill_rows([told(order)], [halts.event()], ())
    assert (row.account, row.actor, row.word) == ("company", "ops@example.com", HaltWord.ENGAGED)
    assert row.channels == "email, sms and webhook"
    assert row.took_s == {RungId.ACCEPTED: 1.0, RungId.FLAG: 2.0}


def test_a_kill_that_only_the_platform_knows_has_no_word_and_no_actor() -> None:
    silent = replace(halts.event(seconds=900.0, account="director-1"), channels_sent=())
    rows = kill_rows([told(halts.order())], [silent], ())
    assert [(row.account, row.word, row.channels) for row in rows] == [
        ("director-1", None, "none"),
        ("company", HaltWord.ENGAGED, ""),
    ]


def test_the_newest_record_of_a_kill_counts_and_what_is_no_kill_is_passed_over() -> None:
    early, late = halts.order(halts.SENT), halts.order(halts.ACCEPTED)
    unfired = replace(halts.order(), order_id="other", fired_at=None)
    records = [told(early), told(late), told(unfired), record({"order": {"odd": 1}}), record({"words": "locked"})]
    assert [row.word for row in kill_rows(records, (), ())] == [HaltWord.ENGAGED]


def test_the_word_is_what_the_record_proves_and_the_live_ladder_wins() -> None:
    def word(order: HaltOrder) -> HaltWord | None:
        return kill_rows([told(order)], (), ())[0].word

    assert word(reached(halts.order(), RungId.ORDERS, RungId.POSITIONS)) is HaltWord.HALTED
    assert word(reached(halts.order(halts.UNKNOWN), RungId.FLAG)) is HaltWord.ENGAGED
    assert word(halts.order(halts.NOT_SENT)) is HaltWord.REFUSED
    assert word(halts.order(halts.UNKNOWN)) is HaltWord.UNKNOWN
    order = halts.order(halts.UNKNOWN)
    live = halts.ladder(order, halts.proof())
    assert kill_rows([told(order)], (), (live,))[0].word is live.word is not HaltWord.UNKNOWN


def test_a_reason_of_the_platform_is_told_in_words() -> None:
    event = replace(halts.event(), reason=KillReason.LATENCY_STALL)
    assert kill_rows((), [event], ())[0].reason == "latency stalled"


def test_the_halts_readings_come_out_of_the_state() -> None:
    metrics = exposition('# TYPE kill_switch_state gauge\nkill_switch_state{account_id="company"} 1\n')
    seen = halt_readings(
        state({(ReadingKind.METRICS, "kill-switch"): read(metrics)}, names=("kill-switch", "portfolio"))
    )
    assert seen.gauge.value == {"company": 1.0}
    assert seen.own_account == "company"
    assert seen.configured == {"kill-switch", "portfolio"}
    assert halt_readings(state({}, names=("kill-switch",))).gauge.value is None
