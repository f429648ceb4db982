"""The Oversight page's words and decisions: who may, what waits, what is in force, what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.models.common import Fact, FactMap
from api_client.models.config import ChangeStatus, ConfigChange, ConfigValue, ConfigVersion
from api_client.models.hitl import IntentStatus, PendingIntent, TradeDetails
from api_client.models.override import OverrideDecision, OverrideRecord
from api_client.models.watchdog import Oversight, ReasonCount, Veto
from app.core import oversight_policy as policy
from app.core import oversight_view as view
from app.core.policy import Allowed, Denied
from app.core.state import AppState, Outcome, ReadingKind, VerdictOfCommand
from tests.core.mode_rooms import FRESH
from tests.core.states import NOW, ago, read, state

TRADE = TradeDetails("BTC-USD", "buy", Decimal("750000.10"), Decimal("0.580"), FactMap({}))
INTENT = PendingIntent("i-1", "company", TRADE, IntentStatus.PENDING, ago(30), NOW + timedelta(seconds=90))
APPROVE = policy.DecideIntent("i-1", True, "Looked at the book")
LIMIT = policy.SetLimit(Decimal(8_000_000), "The desk asked for it")


def version(key: str = policy.LIMIT_KEY, fact: Fact = 7_500_000, number: int = 1, **more: Any) -> ConfigVersion:
    value = ConfigValue(more.pop("json", str(fact)), fact)
    return ConfigVersion(number, "global", key, value, number, more.pop("approvers", ("director-1",)), NOW)


def desk(*intents: PendingIntent, limit: ConfigVersion | None = None, **session: Any) -> AppState:
    readings = {
        (ReadingKind.INTENTS, "hitl of company"): read(intents),
        (ReadingKind.CONFIGURATION, "config of company"): read((limit,) if limit else ()),
    }
    return state(readings, names=("hitl", "config"), session=replace(FRESH, **session))


def why(command: policy.OversightCommand, given_state: AppState) -> str:
    decision = policy.decide_oversight(command, given_state, NOW)
    return decision.why if isinstance(decision, Denied) else ""


def test_an_owner_may_decide_what_waits() -> None:
    assert policy.decide_oversight(APPROVE, desk(INTENT), NOW) == Allowed()
    assert policy.decide_oversight(LIMIT, desk(), NOW) == Allowed()
    assert policy.decide_oversight(APPROVE, desk(replace(INTENT, expires_at=None)), NOW) == Allowed()


@pytest.mark.parametrize(
    ("given_state", "command", "said"),
    [
        (replace(desk(INTENT), locked=True), APPROVE, "This console is locked."),
        (state(names=("config",)), APPROVE, "This environment names no hitl service."),
        (desk(INTENT, expires_at=NOW), APPROVE, "Sign in first."),
        (state(names=("hitl",)), APPROVE, "The list of pending intents is not known well enough now"),
        (desk(), APPROVE, "This intent waits no longer."),
        (desk(replace(INTENT, account_id="director-1")), APPROVE, "This intent is of director-1"),
        (desk(replace(INTENT, expires_at=NOW)), APPROVE, "This intent has expired"),
        (desk(INTENT), replace(APPROVE, reason=" \n"), "Say why."),
        (desk(INTENT), replace(APPROVE, reason="x" * 501), "Say it in at most 500 characters."),
        (desk(), replace(LIMIT, value=Decimal(0)), "A limit is more than nothing."),
    ],
)
def test_nobody_else_may_and_nothing_else(given_state: AppState, command: policy.OversightCommand, said: str) -> None:
    assert why(command, given_state).startswith(said)


def test_approving_asks_for_a_fresh_sign_in_and_denying_does_not() -> None:
    deny = replace(APPROVE, approved=False)
    for signed_in_at, said in (
        (ago(300), ""),
        (ago(301), "The last sign-in with a code was 5 min ago: sign in again"),
        (None, "It is not known when this session was opened: sign in again."),
    ):
        given_state = desk(INTENT, signed_in_at=signed_in_at)
        assert why(APPROVE, given_state).startswith(said) and bool(why(APPROVE, given_state)) is bool(said)
        assert why(deny, given_state) == ""
        assert policy.why_no_decision("i-1", given_state, NOW, approved=True) == why(APPROVE, given_state)
    gone = desk(signed_in_at=None)
    assert why(APPROVE, gone) == why(deny, gone) == "This intent waits no longer."


def test_raising_the_limit_asks_for_a_fresh_sign_in_and_lowering_it_does_not() -> None:
    old = desk(limit=version(), signed_in_at=ago(301))
    lower = replace(LIMIT, value=Decimal(7_000_000))
    assert why(LIMIT, old).startswith("The last sign-in with a code was 5 min ago")
    assert why(LIMIT, desk(limit=version(), signed_in_at=ago(300))) == why(lower, old) == ""
    assert why(lower, desk(signed_in_at=ago(301))).startswith("The last sign-in"), "an unknown limit counts as less"
    assert policy.why_no_limit(LIMIT.value, old, NOW) == why(LIMIT, old)
    assert policy.why_no_limit(None, old, NOW) == ""
    assert policy.why_no_limit(None, replace(old, locked=True), NOW) == "This console is locked."


def test_what_is_under_way_is_waited_for_and_holds_up_nothing_else() -> None:
    def sending(command: policy.OversightCommand, verdict: VerdictOfCommand) -> AppState:
        return desk(INTENT).with_outcome(Outcome("id", verdict, command.words, NOW, command.flight))

    deny, other = replace(APPROVE, approved=False), replace(LIMIT, value=Decimal(1))
    for first, second, said in (
        (APPROVE, deny, "This intent is being decided already: wait for the verdict."),
        (LIMIT, other, "A limit is being set already: wait for the verdict."),
        (replace(APPROVE, intent_id="i-2"), APPROVE, ""),
        (APPROVE, LIMIT, ""),
    ):
        assert why(second, sending(first, VerdictOfCommand.RUNNING)) == said
        assert why(second, sending(first, VerdictOfCommand.DONE)) == ""


def test_what_raises_risk() -> None:
    assert policy.raises_risk(APPROVE, desk(INTENT))
    assert not policy.raises_risk(replace(APPROVE, approved=False), desk(INTENT))
    assert policy.raises_risk(LIMIT, desk(limit=version()))
    assert policy.raises_risk(LIMIT, desk())
    assert not policy.raises_risk(replace(LIMIT, value=Decimal(1)), desk(limit=version()))
    assert policy.limit_of(None) is None


def test_commands_are_sentences() -> None:
    assert APPROVE.words == "Approve intent i-1: Looked at the book"
    assert replace(APPROVE, approved=False).words.startswith("Deny intent")
    assert LIMIT.words == "Set risk.max_notional to $8,000,000.00: The desk asked for it"


def change(status: ChangeStatus, fact: Fact = 8_000_000) -> ConfigChange:
    done = status is ChangeStatus.APPLIED
    value = ConfigValue(str(fact), fact)
    return ConfigChange(
        status, "global", policy.LIMIT_KEY, value, ("company",), 2 if done else None, NOW if done else None, 2
    )


def test_a_202_on_a_second_says_who_the_first_author_is_now() -> None:
    words, pending = policy.limit_told(change(ChangeStatus.PENDING), "company", NOW)
    assert "is now pending: you are the first author" in words
    assert pending == policy.PendingLimit(Decimal(8_000_000), "company", NOW)
    assert policy.limit_told(change(ChangeStatus.PENDING, None), "company", NOW)[1] is None
    words, pending = policy.limit_told(change(ChangeStatus.APPLIED), "company", NOW)
    assert (words, pending) == ("risk.max_notional is $8,000,000.00 now, by company (version 2).", None)
    assert "read it back" in policy.limit_told(change(ChangeStatus.UNKNOWN), "company", NOW)[0]


def test_what_waits_counts_down() -> None:
    rows = view.intent_rows(
        (
            replace(INTENT, intent_id="later", expires_at=None),
            INTENT,
            replace(INTENT, intent_id="soon", expires_at=NOW + timedelta(seconds=8.2)),
            replace(INTENT, intent_id="gone", expires_at=ago(1)),
            INTENT,
        ),
        NOW,
    )
    assert [(row.intent_id, row.left, row.hurry) for row in rows] == [
        ("gone", "expired", True),
        ("soon", "0:09", True),
        ("i-1", "1:30", False),
        ("later", "no end told", False),
    ]
    assert (rows[2].notional, rows[2].confidence) == ("$750,000.10", "58 %")
    assert view.intent_rows(None, NOW) == ()


def test_vetoes_are_listed_and_counted() -> None:
    veto = Veto("i-1", "company", "fees too high", NOW, FactMap({"fee_bps": Decimal("12.5")}), None)
    counts = (ReasonCount("fees too high", 2), ReasonCount("spread", 1200))
    told = Oversight(1202, counts, (veto, replace(veto, score=Decimal("0.9"))), NOW)
    assert [row.score for row in view.veto_rows(told)] == ["–", "0.9"]
    assert view.veto_rows(told)[0].details == "fee_bps 12.5"
    assert view.veto_words(told) == "1,202 vetoes: spread 1,200, fees too high 2"
    assert view.veto_remark(told) == ""
    assert "do not add up" in view.veto_remark(replace(told, total_vetoes=7))
    assert view.veto_words(replace(told, reason_counts=(), total_vetoes=0)) == "0 vetoes"
    assert view.veto_words(replace(told, reason_counts=(), total_vetoes=1)) == "1 veto"
    assert (view.veto_rows(None), view.veto_words(None), view.veto_remark(None)) == ((), "", "")
    newer = replace(told, recent_vetoes=(replace(veto, intent_id="i-2"), *told.recent_vetoes))
    assert view.veto_rows(newer)[1:] == view.veto_rows(told)


def test_overrides_are_newest_first() -> None:
    old = OverrideRecord("i-1", "company", "ops", OverrideDecision.REJECT, "too large", ago(60))
    rows = view.override_rows((old, replace(old, intent_id="i-2", ts=NOW)))
    assert [(row.intent_id, row.decision) for row in rows] == [("i-2", "reject"), ("i-1", "reject")]
    assert view.override_rows(None) == ()


def test_the_kill_flag_says_that_nobody_reads_it() -> None:
    switch = version(policy.SWITCH_KEY, False, json="false")
    facts = dict(
        view.configuration_facts((version(), switch, version("ui.theme", "dark", json='"dark"', approvers=())))
    )
    assert facts["risk.max_notional"] == "$7,500,000.00 · version 1 by director-1, 2026-03-04 12:00 UTC"
    assert facts["trading.kill_switch"].startswith("false · version 1")
    assert "no service reads this" in facts["trading.kill_switch"]
    assert facts["ui.theme"].startswith('"dark" · version 1 by –')
    assert view.configuration_facts(None) == ()
    assert dict(view.configuration_facts(()))["risk.max_notional"] == "not set"
    assert dict(view.configuration_facts(()))["trading.kill_switch"].startswith("not set; no service")


def test_a_limit_that_is_no_number_is_shown_as_it_is() -> None:
    assert view.value_words(ConfigValue('{"a":1}', None), policy.LIMIT_KEY) == '{"a":1}'


def test_who_may_second() -> None:
    assert view.pending_words(None, "company") == view.NOBODY_LISTS
    pending = policy.PendingLimit(Decimal(8), "company", NOW)
    assert "Another account must set the same value." in view.pending_words(pending, "COMPANY")
    assert "Set exactly the same value to second it." in view.pending_words(pending, "director-1")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("8000000", Decimal(8_000_000)),
        (" $8,000,000.50 ", Decimal("8000000.50")),
        ("8000000,50 $", None),
        ("250.000", None),
        ("0", None),
        ("-1", None),
        ("", None),
    ],
)
def test_typed_amounts(typed: str, amount: Decimal | None) -> None:
    assert view.typed_amount(typed) == amount


@given(st.text(max_size=40))
def test_whatever_is_typed_is_an_amount_or_nothing(typed: str) -> None:
    amount = view.typed_amount(typed)
    assert amount is None or amount > 0


def test_both_values_stand_side_by_side() -> None:
    known = Decimal(7_500_000)
    assert view.compared_words(None, None) == "In force: not known. New: –."
    assert view.compared_words(known, Decimal(8)).endswith("New: $8.00. It goes down.")
    assert view.compared_words(known, Decimal(8_000_000)).endswith("It goes up.")
    assert view.compared_words(known, known).endswith("It is the same.")
    assert view.compared_words(None, known) == "In force: not known. New: $7,500,000.00."


def test_the_history_is_newest_first() -> None:
    rows = view.version_rows((version(number=1), replace(version(number=2, approvers=()), ts=NOW + timedelta(hours=1))))
    assert [(row.version, row.approvers) for row in rows] == [(2, ""), (1, "director-1")]
    assert view.version_rows(None) == ()
