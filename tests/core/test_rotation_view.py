"""What the pages show of a rotation follows from the state: who may, what is known, how far it is proven."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import pytest

from api_client.models.secrets import KrakenSecretStatus
from api_client.models.secrets_gateway import GatewayStatus
from api_client.models.secrets_root import RootAuditRow, RootKrakenStatus
from app.core.clock import ClockFact
from app.core.commands import ForceReload, KeyCommand, RotateKey
from app.core.freshness import Freshness
from app.core.key_age import KeyReminder, remind, with_reminder
from app.core.policy import Allowed, Denied, decide
from app.core.rotation import Rotation
from app.core.rotation_desk import Busy, RotationDesk
from app.core.rotation_flavour import Flavour, offer_of
from app.core.rotation_grounds import Precheck
from app.core.rotation_ladder import RotationWord
from app.core.rotation_readings import StoredKey
from app.core.rotation_steps import Step
from app.core.rotation_view import (
    account_of,
    audit_entry_of,
    audit_of,
    drawn,
    fact_keys,
    flavour_of,
    ladder_of,
    status_of,
    stored_key_of,
    why_not_ask,
    why_not_test_stored,
)
from app.core.state import AppState, JournalState, ReadingKey, ReadingKind, ServiceAddress, SessionState
from tests.core.rotations import OLD, TIMEOUT, accepted, after, begun, fact, failed, ready
from tests.core.states import FLAVOURS, NOW, SIGNED_IN, environment, rotation
from tests.core.states import state as plain_state

STATUS = KrakenSecretStatus("company", "kraken-keys-company", OLD)


def state(flavour: Flavour | None = Flavour.K8S, rotation: Rotation | None = None, **changes: Any) -> AppState:
    """Signed in, the stored key read, and this rotation under way."""
    address = ServiceAddress("secrets", "https://secrets.test", flavour)
    there = replace(environment("auth"), services=(*environment("auth").services, *([address] if flavour else [])))
    desk = changes.pop("desk", RotationDesk(rotation=rotation, held=rotation is not None))
    readings = {
        ReadingKey(ReadingKind.KRAKEN_STATUS, "secrets", "company"): fact(STATUS, -1, ttl_s=180.0),
        ReadingKey(ReadingKind.CLOCK, "auth"): fact(ClockFact(0.1, 0.01, 0.5), -1),
    }
    made = AppState(there, SIGNED_IN, MappingProxyType(readings), rotation=desk)
    return replace(made, **changes)


def draw(given: AppState, seconds: float = 0.0) -> RotationDesk:
    return drawn(given, forwarded_https=False, now=after(seconds))


@pytest.mark.parametrize("command", [RotateKey("company"), ForceReload("company")])
def test_a_key_is_changed_in_the_name_of_its_own_account(command: KeyCommand) -> None:
    assert isinstance(decide(command, state(), NOW), Allowed)
    assert "company" in command.words
    for given, why in (
        (state(None), "names no secrets service"),
        (state(locked=True), "locked"),
        (state(session=SessionState()), "Sign in first"),
        (state(session=replace(SIGNED_IN, account="Company")), "This session is of Company"),
    ):
        decision = decide(command, given, NOW)
        assert isinstance(decision, Denied)
        assert why in decision.why


def test_where_no_service_is_named_nothing_can_be_done() -> None:
    desk = draw(state(None))
    assert flavour_of(state(None).environment) is None
    assert (desk.flavour, desk.obstacles.begin) == (None, "This environment names no secrets service.")
    assert flavour_of(plain_state().environment) is Flavour(FLAVOURS["secrets"])


def test_every_implementation_tells_in_one_form() -> None:
    assert stored_key_of("x", STATUS) == StoredKey("company", OLD, "kraken-keys-company")
    assert stored_key_of("x", RootKrakenStatus("name", OLD, "label")) == StoredKey("x", OLD, "name", "label")
    gateway = stored_key_of("x", GatewayStatus("company", "name", OLD, NOW))
    assert (gateway.account, gateway.rotated_at, gateway.created_at) == ("company", NOW, OLD)
    assert audit_entry_of(rotation()).approvers == rotation().approvers
    assert audit_entry_of(RootAuditRow("label", OLD)).notes == ""
    assert audit_entry_of(RootAuditRow("label", OLD, "told the OMS")).notes == "told the OMS"


def test_the_account_is_found_however_it_is_spelled() -> None:
    given = state()
    assert fact_keys(given.environment, "COMPANY")[0].account == "company"
    assert fact_keys(given.environment, "elsewhere")[1].account == "elsewhere"
    assert status_of(given, "Company").value == StoredKey("company", OLD, "kraken-keys-company")
    assert status_of(given, "director-1").freshness(NOW) is Freshness.UNKNOWN
    assert audit_of(given, "company").value is None
    rows = {ReadingKey(ReadingKind.SECRET_AUDIT, "secrets", "company"): fact((RootAuditRow("label", OLD),))}
    given = replace(given, readings=MappingProxyType(rows))
    assert [entry.actor for entry in audit_of(given, "company").value or ()] == ["label"]


def test_the_account_is_that_of_the_rotation_that_runs() -> None:
    foreign = replace(begun(), account="director-1")
    assert account_of(state()) == "company"
    assert account_of(state(rotation=foreign)) == "director-1"
    assert account_of(state(rotation=replace(foreign, cancelled_at=NOW))) == "company"


def test_the_checks_before_a_rotation_are_of_this_moment() -> None:
    found = {finding.check: finding.words for finding in draw(state()).findings}
    assert found[Precheck.CLOCK].endswith("agrees with the platform's.")
    assert found[Precheck.SESSION] == "The session lasts 40 min."
    assert found[Precheck.JOURNAL] == "The journal can be written."
    full = draw(state(journal=JournalState(problem="disk full")))
    assert "disk full" in full.findings[-1].words
    broken = draw(state(journal=JournalState(intact=False, problem="changed")))
    assert broken.findings[-1].words == "The journal can be written."
    root = {finding.check: finding.words for finding in draw(state(Flavour.ROOT)).findings}
    assert "static token" in root[Precheck.SESSION]


def test_without_a_rotation_only_a_new_one_and_a_reload_can_be_asked_for() -> None:
    obstacles = draw(state()).obstacles
    assert (obstacles.begin, obstacles.force) == ("", "")
    assert {obstacles.onward, obstacles.send, obstacles.close, obstacles.stored_test} == {"No rotation is under way."}
    assert "no way to make the OMS read" in draw(state(Flavour.GATEWAY)).obstacles.force
    assert draw(state(session=SessionState())).obstacles.begin == "Sign in first."
    busy = draw(state(desk=RotationDesk(busy=Busy.FORCE))).obstacles
    assert busy.begin == busy.force == Busy.FORCE.value


def test_a_rotation_that_is_ready_can_go_but_not_be_begun_again() -> None:
    obstacles = draw(state(rotation=ready())).obstacles
    assert (obstacles.send, obstacles.cancel, obstacles.back, obstacles.ask, obstacles.test) == ("",) * 5
    assert obstacles.begin == "A rotation is under way: go on with it, or cancel it."
    assert obstacles.approve == "2 directors have approved already."
    assert obstacles.stored_test == offer_of(Flavour.K8S).test_words
    lost = draw(state(desk=RotationDesk(rotation=ready()))).obstacles
    assert lost.send == lost.ask == lost.test == "Enter both parts of the new key."
    locked = draw(state(rotation=ready(), locked=True)).obstacles
    assert (locked.send, locked.cancel) == ("This console is locked.", "")
    assert draw(state(rotation=replace(ready(), cancelled_at=NOW))).obstacles.begin == ""


def test_what_is_on_its_way_stops_for_nobody() -> None:
    for busy, cancel in ((Busy.SEND, Busy.SEND.value), (Busy.TEST, "")):
        obstacles = draw(state(desk=RotationDesk(rotation=ready(), held=True, busy=busy))).obstacles
        assert (obstacles.cancel, obstacles.send, obstacles.back) == (cancel, busy.value, busy.value)


def test_directors_are_asked_last() -> None:
    assert why_not_ask(begun(step=Step.NEW_KEY)) == "Directors are asked last. First comes: New key."
    assert why_not_ask(begun(Flavour.ROOT)) == offer_of(Flavour.ROOT).approval_words
    assert why_not_ask(accepted()) == "The key has left: there is no way back."


def test_the_stored_key_is_tested_afterwards() -> None:
    assert why_not_test_stored(ready(Flavour.ROOT), NOW) == "The stored key is tested after the rotation."
    assert why_not_test_stored(accepted(Flavour.ROOT), NOW) == ""
    refused = replace(accepted(Flavour.ROOT), refusals=(NOW,))
    assert "Kraken locks out" in why_not_test_stored(refused, after(1))


def test_the_proof_is_drawn_while_it_matters() -> None:
    assert ladder_of(state(), NOW) is None
    assert ladder_of(state(rotation=ready()), NOW) is None
    waiting = draw(state(rotation=failed(TIMEOUT)), 2)
    assert waiting.ladder is not None
    assert waiting.ladder.word is RotationWord.UNKNOWN
    assert waiting.obstacles.begin.startswith("The last rotation is not closed yet")
    assert "read until it tells" in waiting.obstacles.close


def test_a_settled_proof_does_not_change_with_the_time_alone() -> None:
    gateway = state(Flavour.GATEWAY, accepted(Flavour.GATEWAY))
    status = fact(GatewayStatus("company", "name", OLD, after(1)), 2, ttl_s=180.0)
    key, _ = fact_keys(gateway.environment, "company")
    first = draw(gateway.with_reading(key, status), 3)
    assert first.ladder is not None
    assert first.ladder.settled
    again = draw(replace(gateway.with_reading(key, status), rotation=first), 9)
    assert again.ladder is first.ladder
    assert again.obstacles.close == ""
    closed = replace(first, rotation=accepted(Flavour.GATEWAY).closed(after(9)))
    assert draw(replace(gateway, rotation=closed), 400).ladder is first.ladder


def test_a_reminder_takes_the_place_of_an_earlier_one() -> None:
    def one(name: str, days: int) -> KeyReminder:
        return remind(name, "staging", "company", "", NOW, (NOW + timedelta(days=days)).date())

    early, late = one("a", 1), one("b", 9)
    assert with_reminder((late,), early) == (early, late)
    assert with_reminder((early, late), early.done("ops", NOW)) == (late, early.done("ops", NOW))
