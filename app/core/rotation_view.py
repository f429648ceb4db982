"""What the credentials' pages show of the state: the stored key, its history, and why something cannot be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from api_client.models.secrets import KrakenSecretStatus, RotationRecord
from api_client.models.secrets_gateway import GatewayStatus
from api_client.models.secrets_root import RootAuditRow, RootKrakenStatus
from app.core.commands import ForceReload, KeyCommand, RotateKey
from app.core.freshness import Slice
from app.core.halt_readings import same_account
from app.core.language import tr
from app.core.policy import Denied, decide
from app.core.rotation import Rotation
from app.core.rotation_desk import Busy, Obstacles, RotationDesk
from app.core.rotation_flavour import ROTATE_PHRASE, Flavour, WhenTested, offer_of
from app.core.rotation_gate import (
    why_not_approve,
    why_not_back,
    why_not_cancel,
    why_not_close,
    why_not_onward,
    why_not_send,
    why_not_test,
)
from app.core.rotation_grounds import Grounds, findings
from app.core.rotation_ladder import RotationLadder
from app.core.rotation_proof import prove
from app.core.rotation_readings import AuditEntry, RotationReadings, StoredKey, audit_entry, stored_key
from app.core.rotation_steps import Step
from app.core.rotation_trial import wait_s, wait_words
from app.core.state import AppState, Environment, ReadingKey, ReadingKind

SERVICE: Final = "secrets"
_SOMEBODY: Final = "a director"
"""Stands for whoever will sign in; no account's name holds a blank."""

_NOTHING_YET: Final = tr("No rotation is under way.")
_UNDER_WAY: Final = tr("A rotation is under way: go on with it, or cancel it.")
_UNPROVEN: Final = tr("The last rotation is not closed yet: see its proof, then close it.")
_NO_KEY: Final = tr("Enter both parts of the new key.")
_NO_SERVICE: Final = tr("This environment names no secrets service.")
_NO_FORCE: Final = tr("This platform has no way to make the OMS read the key again.")


def flavour_of(environment: Environment) -> Flavour | None:
    """Which implementation of the credentials service answers here; None where none is named."""
    address = next((one for one in environment.services if one.name == SERVICE), None)
    return None if address is None else Flavour(address.flavour or Flavour.K8S)


def stored_key_of(account: str, value: KrakenSecretStatus | RootKrakenStatus | GatewayStatus) -> StoredKey:
    """Any implementation's status in the common form; `account` where the answer does not name it."""
    match value:
        case RootKrakenStatus():
            return StoredKey(account, value.last_rotated, value.secret_name, value.rotated_by)
        case GatewayStatus():
            return StoredKey(value.account_id, value.rotated_at, value.secret_name, created_at=value.created_at)
    return stored_key(value)


def audit_entry_of(row: RotationRecord | RootAuditRow) -> AuditEntry:
    """Any implementation's row of its history in the common form."""
    if isinstance(row, RootAuditRow):
        return AuditEntry(row.actor, row.rotated_at, notes=row.notes or "")
    return audit_entry(row)


def fact_keys(environment: Environment, account: str) -> tuple[ReadingKey, ReadingKey]:
    """Which readings tell the stored key of an account and its history."""
    spelled = next((name for name in environment.accounts if same_account(name, account)), account)
    return (
        ReadingKey(ReadingKind.KRAKEN_STATUS, SERVICE, spelled),
        ReadingKey(ReadingKind.SECRET_AUDIT, SERVICE, spelled),
    )


def status_of(state: AppState, account: str) -> Slice[StoredKey]:
    """The stored key of an account, as far as it was read."""
    key, _ = fact_keys(state.environment, account)
    fact: Slice[Any] = state.reading(key.kind, key.service, key.account)
    return fact if fact.value is None else replace(fact, value=stored_key_of(account, fact.value))


def audit_of(state: AppState, account: str) -> Slice[tuple[AuditEntry, ...]]:
    """The history of an account's keys, as far as it was read."""
    _, key = fact_keys(state.environment, account)
    fact: Slice[Any] = state.reading(key.kind, key.service, key.account)
    return fact if fact.value is None else replace(fact, value=tuple(audit_entry_of(row) for row in fact.value))


def grounds_of(state: AppState, account: str, *, forwarded_https: bool, now: datetime) -> Grounds:
    """What is known when it is asked whether a key can be rotated; the environment names a credentials service."""
    flavour = flavour_of(state.environment) or Flavour.K8S
    url = next((one.url for one in state.environment.services if one.name == SERVICE), "")
    # Codes are checked by the service that signs in.
    clock = state.reading(ReadingKind.CLOCK, "auth").fresh_value(now)
    # A chain that is broken can still be written to; its own notice says what is wrong with it.
    problem = "" if state.journal.intact is False else state.journal.problem
    return Grounds(
        flavour=flavour,
        session_left_s=None if flavour is Flavour.ROOT else state.session.left_s(now),
        clock=clock,
        url=url,
        forwarded_https=forwarded_https,
        status=status_of(state, account),
        journal_problem=problem,
    )


def denial(command: KeyCommand, state: AppState, now: datetime) -> str:
    """Why policy does not let this be done now; empty when it does."""
    decision = decide(command, state, now)
    return decision.why if isinstance(decision, Denied) else ""


def account_of(state: AppState) -> str:
    """Whose key is shown: that of the rotation that runs, else the session's own."""
    rotation = state.rotation.rotation
    return rotation.account if rotation is not None and rotation.running else state.session.account


def drawn(state: AppState, *, forwarded_https: bool, now: datetime) -> RotationDesk:
    """The desk with all that follows from the rest of the state at `now`."""
    desk, flavour = state.rotation, flavour_of(state.environment)
    if flavour is None:
        return replace(desk, obstacles=Obstacles(begin=_NO_SERVICE, force=_NO_SERVICE))
    account = account_of(state)
    grounds = grounds_of(state, account, forwarded_https=forwarded_https, now=now)
    ladder = ladder_of(state, now)
    return replace(
        desk,
        flavour=flavour,
        account=account,
        status=grounds.status,
        audit=audit_of(state, account),
        findings=findings(grounds, now),
        ladder=ladder,
        obstacles=obstacles(state, grounds, ladder, now),
    )


def ladder_of(state: AppState, now: datetime) -> RotationLadder | None:
    """How far the rotation is proven; None while nothing has left. What is over and settled is not judged anew."""
    desk = state.rotation
    rotation, before = desk.rotation, desk.ladder
    if rotation is None or not rotation.submission.left:
        return None
    if before is not None and not rotation.running:
        return before
    readings = RotationReadings(status_of(state, rotation.account), audit_of(state, rotation.account), desk.stored_test)
    ladder = prove(rotation, readings, now)
    if before is not None and ladder.settled and replace(ladder, elapsed_s=before.elapsed_s) == before:
        return before
    return ladder


def obstacles(state: AppState, grounds: Grounds, ladder: RotationLadder | None, now: datetime) -> Obstacles:
    """Why each thing cannot be done at `now`."""
    desk = state.rotation
    rotation, account = desk.rotation, account_of(state)
    denied = denial(RotateKey(account), state, now)
    busy = desk.busy.value
    begin = busy or (_why_not_begin(rotation) if rotation is not None else "") or denied
    force = busy or _why_not_force(state, account, now)
    if rotation is None:
        nothing = _NOTHING_YET
        return Obstacles(begin, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, force)
    approve = why_not_approve(rotation, _SOMEBODY, now, requester_may_approve=desk.requester_may_approve)
    onward = why_not_onward(rotation, grounds, desk.last_fingerprint, now)
    send = why_not_send(rotation, grounds, desk.last_fingerprint, ROTATE_PHRASE, now)
    return Obstacles(
        begin=begin,
        onward=busy or denied or onward,
        back=busy or why_not_back(rotation),
        # Also while a test or a sign-in is under way; not while the key is on its way.
        cancel=_while_sent(desk) or why_not_cancel(rotation),
        test=busy or denied or why_not_test(rotation, now) or why_not_held(desk),
        ask=busy or denied or why_not_ask(rotation) or why_not_held(desk),
        approve=busy or denied or approve,
        send=busy or denied or send or why_not_held(desk),
        close=busy or (_NOTHING_YET if ladder is None else why_not_close(rotation, ladder)),
        stored_test=busy or denied or why_not_test_stored(rotation, now),
        force=force,
    )


def why_not_held(desk: RotationDesk) -> str:
    """Why the key is not at hand, as a sentence; empty when it is."""
    return "" if desk.held else _NO_KEY


def why_not_ask(rotation: Rotation) -> str:
    """Why directors cannot be asked now; empty when they can."""
    offer = offer_of(rotation.flavour)
    if not offer.directors:
        return offer.approval_words
    blocked = why_not_cancel(rotation)
    if blocked or rotation.step in (Step.APPROVALS, Step.CONFIRM):
        return blocked
    return tr("Directors are asked last. First comes: {step}.", step=rotation.step.words)


def why_not_test_stored(rotation: Rotation, now: datetime) -> str:
    """Why the stored key cannot be tested after a rotation; empty when it can."""
    offer = offer_of(rotation.flavour)
    if offer.tested is not WhenTested.AFTER:
        return offer.test_words
    if not rotation.submission.answered:
        return tr("The stored key is tested after the rotation.")
    return wait_words(wait_s(rotation.key_refusals, now))


def _why_not_begin(rotation: Rotation) -> str:
    if not rotation.running:
        return ""
    return _UNPROVEN if rotation.submission.left else _UNDER_WAY


def _why_not_force(state: AppState, account: str, now: datetime) -> str:
    flavour = flavour_of(state.environment)
    if flavour is None or not offer_of(flavour).has_force:
        return _NO_FORCE
    return denial(ForceReload(account), state, now)


def _while_sent(desk: RotationDesk) -> str:
    return desk.busy.value if desk.busy is Busy.SEND else ""
