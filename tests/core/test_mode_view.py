"""Simulation and safe mode in words: as read, with who and since when, and what is not known as not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.errors import Refused, Unreachable
from api_client.models.safe_mode import SafeModeStatus
from api_client.models.simulation import SimulationAccount, SimulationStatus
from app.core.audit import GENESIS, Record
from app.core.freshness import Failure, FailureKind, Slice
from app.core.mode_desk import ModeReminder, ModesDesk, ModeVerdict, Switch, resumed
from app.core.mode_view import (
    ENTER_SAFE_MODE_EFFECT,
    KEEPS_FIRST,
    NOT_OURS,
    account_rows,
    can_enter,
    can_leave,
    dropped_words,
    enter_safe_mode_effect,
    mode_line,
    mode_word,
    plot_mark,
    refusal_words,
    reminder_at,
    reminder_words,
    reminders_words,
    safe_mode_read_back,
    safe_mode_view,
    simulation_read_back,
    simulation_trouble,
)
from app.core.state import VerdictOfCommand
from tests.core.mode_rooms import SAFE, SIM, room, safe_mode_on
from tests.core.states import NOW, ago, broken, read, simulation, state

THREE = ("company", "director-1", "director-2")
OURS = Switch("company", True, ago(60), "ops@example.com")
FIVE_AGO = NOW - timedelta(minutes=5)


def test_an_account_is_shown_with_mode_since_who_and_age() -> None:
    first, second, third = account_rows(room("company", desk=ModesDesk((OURS,))), NOW)
    assert (first.account, first.word, first.since, first.who, first.age_s) == (
        "company",
        "SIMULATION",
        ago(60),
        "ops@example.com",
        1.0,
    )
    assert (second.word, second.who, third.word) == ("LIVE", NOT_OURS, "LIVE")


@pytest.mark.parametrize("switch", [replace(OURS, active=False), replace(OURS, since=ago(61))])
def test_who_switched_is_said_only_of_the_switch_that_is_in_force(switch: Switch) -> None:
    assert account_rows(room("company", desk=ModesDesk((switch,))), NOW)[0].who == NOT_OURS


def test_what_is_old_is_live_unknown_and_says_what_was_read_last() -> None:
    status = simulation("company", accounts=THREE)
    status = SimulationStatus(True, (replace(status.accounts[0], reason="drill\nnow"), *status.accounts[1:]))
    rows = account_rows(room(readings={SIM: read(status, 60)}), NOW)
    assert {row.word for row in rows} == {"LIVE (UNKNOWN)"}
    assert [row.reason for row in rows[:2]] == ["last read as SIMULATION: drill now", "last read as LIVE"]
    assert can_enter(room(readings={SIM: read(status, 60)}), NOW) == THREE
    assert can_leave(room(readings={SIM: read(status, 60)}), NOW) == ()


def test_an_account_that_the_platform_does_not_list_is_unknown() -> None:
    row = account_rows(room(readings={SIM: read(simulation(accounts=("COMPANY", "director-1")))}), NOW)
    assert [one.account for one in row] == ["COMPANY", "director-1", "company", "director-2"]
    assert (row[2].word, row[2].since) == ("LIVE (UNKNOWN)", None)
    assert "compares letter by letter" in row[2].reason
    assert [one.reason for one in account_rows(state(), NOW)] == ["not read yet"] * 3


def test_an_account_that_is_told_twice_has_one_row_and_counts_as_live() -> None:
    simulated = SimulationAccount("company", True, "quiet", ago(60))
    live = SimulationAccount("company", False, None, ago(30))
    for told in ((simulated, live), (live, simulated)):
        rows = account_rows(state({SIM: read(SimulationStatus(True, told))}), NOW)
        assert [(row.account, row.word) for row in rows][:1] == [("company", "LIVE")]
        assert len({row.account for row in rows}) == len(rows)


def test_what_can_be_entered_and_left_follows_what_is_read() -> None:
    given = room("company")
    assert (can_enter(given, NOW), can_leave(given, NOW)) == (THREE[1:], ("company",))


def test_the_platform_s_word_is_said_and_unknown_is_live() -> None:
    assert mode_line(room("company"), NOW) == "MIXED. Simulated: company. Live: director-1, director-2."
    assert mode_line(state(), NOW).startswith("LIVE (UNKNOWN). ")


def test_a_plot_bears_the_mode_unless_every_account_trades_for_real() -> None:
    marks = [plot_mark(mode_word(given, NOW)) for given in (room(), room("company"), room(*THREE), state())]
    assert marks == ["", "MIXED", "SIMULATION", "LIVE (UNKNOWN)"]


def test_why_simulation_cannot_be_read_is_said_with_the_next_step() -> None:
    assert simulation_trouble(room("company")) is None
    lost = broken(FailureKind.DRAINING, service="sim-mode", before=read(simulation("company"), 3))
    trouble = simulation_trouble(room(readings={SIM: lost}))
    assert trouble is not None
    assert trouble.what == "Sim-mode is draining and takes no more work."
    assert trouble.step.startswith("There is no undrain")
    elsewhere = simulation_trouble(room(readings={SIM: replace(lost, failure=refused(404, "Not Found"))}))
    assert elsewhere is not None
    assert elsewhere.what.startswith("The address of sim-mode has none of its routes")
    assert elsewhere.step == "Put the simulation service's own address into environments.toml."


@pytest.mark.parametrize(
    ("fact", "word", "because"),
    [
        (read(safe_mode_on()), "ON", ""),
        (read(SafeModeStatus(False, None, None, None)), "OFF", ""),
        (read(safe_mode_on(), 60), "UNKNOWN", "It was last read as ON; it was last read 1 min ago."),
        (
            broken(FailureKind.UNREACHABLE, service="safe-mode", before=read(SafeModeStatus(False, None, None, None))),
            "UNKNOWN",
            "It was last read as OFF; it was last read 1 s ago. Safe-mode cannot be reached.",
        ),
        (Slice("GET /x", 10.0), "UNKNOWN", "It has not been read yet."),
        (broken(FailureKind.UNREACHABLE, service="safe-mode"), "UNKNOWN", "Safe-mode cannot be reached."),
    ],
)
def test_safe_mode_is_shown_as_read(fact: Slice[SafeModeStatus], word: str, because: str) -> None:
    view = safe_mode_view(room(readings={SAFE: fact}), NOW)
    assert (view.word, view.because) == (word, because)


@pytest.mark.parametrize(
    ("status", "switch", "actor"),
    [
        (safe_mode_on(), None, "company"),
        (safe_mode_on(actor=None), None, "unknown: the service forgets who it was when it restarts"),
        (safe_mode_on(), Switch("", True, FIVE_AGO, "o@x.y"), "company (o@x.y at this console)"),
        (safe_mode_on(actor=None), Switch("", True, FIVE_AGO, "o@x.y"), "o@x.y at this console"),
        (SafeModeStatus(False, None, None, "director-1"), None, "left by director-1"),
        (SafeModeStatus(False, None, None, None), None, "–"),
    ],
)
def test_who_moved_safe_mode_may_be_forgotten(status: SafeModeStatus, switch: Switch | None, actor: str) -> None:
    desk = ModesDesk(() if switch is None else (switch,))
    view = safe_mode_view(room(safe=status, desk=desk), NOW)
    assert view.actor == actor
    assert (view.since == "–") is (status.since is None)


def test_entering_again_is_told_to_drop_the_reason_before_it_is_done() -> None:
    assert enter_safe_mode_effect(room(safe=safe_mode_on()), NOW) == f"{KEEPS_FIRST} {ENTER_SAFE_MODE_EFFECT}"
    assert enter_safe_mode_effect(room(), NOW) == ENTER_SAFE_MODE_EFFECT
    assert dropped_words("exchange  degraded", safe_mode_on()) == ""
    assert dropped_words("other", safe_mode_on()).endswith("yours was dropped: exchange degraded.")
    assert dropped_words("other", safe_mode_on(reason=None)).endswith("yours was dropped: –.")


def refused(status: int, said: str | None = "said") -> Failure:
    return Failure.of(Refused(service="sim-mode", reason="status", status=status, detail=said), "sim-mode")


@pytest.mark.parametrize(
    ("failure", "account", "entering", "words"),
    [
        (refused(409), "company", True, "company was in simulation already: nothing was changed, and the first"),
        (refused(409), "company", False, "company was live already: nothing was changed."),
        (refused(409), "", False, "Safe mode was off already: nothing was changed."),
        (
            refused(404, "Unknown trading account 'COMPANY'"),
            "COMPANY",
            True,
            "The platform knows no account COMPANY: it compares letter by letter. It lists: ",
        ),
        (refused(404, "Not Found"), "company", True, "The address of sim-mode has none of its routes (HTTP 404): the"),
        (refused(404, None), "company", False, "The address of sim-mode has none of its routes (HTTP 404): the admin"),
        (refused(404), "company", True, 'Sim-mode refused the request (HTTP 404): "said". Nothing happened.'),
        (refused(404), "", True, 'Sim-mode refused the request (HTTP 404): "said". Nothing happened.'),
        (refused(400), "company", True, 'Sim-mode refused the request (HTTP 400): "said".'),
        (Failure.of(Unreachable(service="sim-mode", reason="refused")), "company", True, "Sim-mode "),
    ],
)
def test_a_refusal_says_what_is_so(failure: Failure, account: str, entering: bool, words: str) -> None:
    said = refusal_words(failure, account, entering=entering, listed=())
    assert said.startswith(words), said
    assert said.endswith(".")


def test_what_is_read_back_is_said_with_its_reason() -> None:
    status = simulation("company")
    status = replace(status, accounts=(replace(status.accounts[0], reason="drill"), status.accounts[1]))
    assert simulation_read_back("company", status) == (
        True,
        "Read back: in simulation since 2026-03-04 11:59:00 UTC: drill.",
    )
    assert simulation_read_back("director-1", status) == (False, "Read back: live since 2026-03-04 11:59:00 UTC.")
    assert simulation_read_back("ghost", status) == (None, "Read back: the platform lists no ghost.")
    assert safe_mode_read_back(safe_mode_on()) == (
        True,
        "Read back: on since 2026-03-04 11:55:00 UTC: exchange degraded.",
    )
    assert safe_mode_read_back(SafeModeStatus(False, None, None, "x")) == (False, "Read back: off.")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (" 13:05 ", datetime(2026, 3, 4, 13, 5, tzinfo=UTC)),
        ("12:00", datetime(2026, 3, 5, 12, 0, tzinfo=UTC)),
        ("9:30", datetime(2026, 3, 5, 9, 30, tzinfo=UTC)),
        ("24:00", None),
        ("12:60", None),
        ("soon", None),
    ],
)
def test_a_time_of_day_is_the_next_one(text: str, at: datetime | None) -> None:
    assert reminder_at(text, NOW) == at


@given(st.text(max_size=8))
def test_no_text_is_a_time_in_the_past(text: str) -> None:
    at = reminder_at(text, NOW)
    assert at is None or NOW < at <= NOW + timedelta(days=1)


def test_reminders_are_told_and_do_nothing() -> None:
    one, two = (ModeReminder(name, NOW + timedelta(minutes=5), "o@x.y") for name in "ab")
    assert reminders_words(()) == ""
    assert reminders_words((one,)) == "Reminds at 2026-03-04 12:05:00 UTC, for o@x.y. It only says so."
    assert ", and 1 more after it." in reminders_words((one, two))
    assert "which is ON. This console has done nothing" in reminder_words(one, room(safe=safe_mode_on()), NOW)


def record(kind: str, who: str = "o@x.y", **body: object) -> Record:
    return Record(1, NOW, kind, who, "staging", body, GENESIS, "d")  # type: ignore[arg-type]


def test_the_journal_brings_switches_and_reminders_back() -> None:
    found = resumed(
        ModesDesk(switches=(Switch("director-1", True, NOW, "me"),), reminders=(ModeReminder("own", NOW, "me"),)),
        [
            record("mode switched", account="company", active=True, since=ago(60).isoformat()),
            record("mode switched", account="director-1", active=True, since=None),
            record("mode switched", account="company", active=False, since="not a time"),
            record("mode reminder", id="a", due=(NOW + timedelta(hours=1)).isoformat()),
            record("mode reminder", id="b", due=(NOW + timedelta(hours=2)).isoformat()),
            record("mode reminder", id="c", due=(NOW + timedelta(hours=3)).isoformat()),
            record("mode reminder", id="d"),
            record("mode reminder dropped", id="b"),
            record("mode reminder due", id="c"),
            record("verdict", id="a"),
        ],
    )
    assert found.switches == (Switch("director-1", True, NOW, "me"), Switch("company", False, None, "o@x.y"))
    assert [one.reminder_id for one in found.reminders] == ["own", "a"]


def test_the_newest_verdict_about_an_account_takes_the_place_of_the_one_before() -> None:
    def verdict(name: str, words: str) -> ModeVerdict:
        return ModeVerdict(name, VerdictOfCommand.DONE, words, NOW)

    desk = ModesDesk()
    for name, words in (("company", "first"), ("director-1", "other"), ("company", "second")):
        desk = desk.with_verdict(verdict(name, words), keep=2)
    assert [(one.name, one.words) for one in desk.verdicts] == [("company", "second"), ("director-1", "other")]
    assert Switch("", False, None, "x").facts() == {"account": "", "active": False, "since": None}
