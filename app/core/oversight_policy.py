"""What a reviewer can ask for, as values, and whether it may go ahead now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, TypeAlias

from api_client.models.config import ChangeStatus, ConfigChange, ConfigVersion
from app.core.card_view import not_here, number_of, own_account, usd_words
from app.core.language import tr
from app.core.leave_gate import sign_in_age_words
from app.core.policy import Allowed, Decision, Denied
from app.core.read_only import why_read_only
from app.core.readiness.decisions import WORDS_LONGEST, as_one_line
from app.core.state import AppState, ReadingKind, VerdictOfCommand

LIMIT_KEY: Final = "risk.max_notional"
SWITCH_KEY: Final = "trading.kill_switch"
GLOBAL: Final = "global"
_LIMIT_SET: Final = "set limit"


@dataclass(frozen=True, slots=True)
class DecideIntent:
    """Approve or deny an intent that waits for a person; approving raises risk. The reason is the journal's alone."""

    intent_id: str
    approved: bool
    reason: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        if self.approved:
            return tr("Approve intent {intent_id}: {reason}", intent_id=self.intent_id, reason=self.reason)
        return tr("Deny intent {intent_id}: {reason}", intent_id=self.intent_id, reason=self.reason)

    @property
    def flight(self) -> str:
        """What it is under way as: a decision that hangs holds up no other intent's."""
        return _decision_of(self.intent_id)


@dataclass(frozen=True, slots=True)
class SetLimit:
    """Propose a new `risk.max_notional` in USD, or second one that another account proposed: the same request."""

    value: Decimal
    reason: str

    @property
    def words(self) -> str:
        """The command as an imperative sentence without its full stop."""
        return tr("Set {key} to {amount}: {reason}", key=LIMIT_KEY, amount=usd_words(self.value), reason=self.reason)

    @property
    def flight(self) -> str:
        """What it is under way as, whatever its value: the platform holds one proposal."""
        return _LIMIT_SET


OversightCommand: TypeAlias = DecideIntent | SetLimit


@dataclass(frozen=True, slots=True)
class PendingLimit:
    """A change that waits for a second author, as this console saw it answered; the platform lists none."""

    value: Decimal
    author: str
    at: datetime


def decide_oversight(command: OversightCommand, state: AppState, now: datetime) -> Decision:
    """Judge one of them against the whole state at `now`."""
    if isinstance(command, DecideIntent):
        why = why_no_decision(command.intent_id, state, now, approved=command.approved)
    else:
        why = why_no_limit(command.value, state, now)
    return Denied(why) if why else _of_reason(command.reason)


def why_no_decision(intent_id: str, state: AppState, now: datetime, *, approved: bool) -> str:
    """Why this intent cannot be decided now, whatever the reason; approving asks for a fresh sign-in."""
    why = _why_nobody(state, "hitl", now) or _of_intent(intent_id, state, now)
    return why or (sign_in_age_words(state, now) if approved else "")


def why_no_limit(value: Decimal | None, state: AppState, now: datetime) -> str:
    """Why this limit (None while nothing is typed) cannot be set now; raising it asks for a fresh sign-in."""
    why = _why_nobody(state, "config", now) or why_no_other_limit(state)
    if why or value is None:
        return why
    if value <= 0:
        return tr("A limit is more than nothing.")
    return sign_in_age_words(state, now) if raises_risk(SetLimit(value, ""), state) else ""


def why_no_other_limit(state: AppState) -> str:
    """Why no limit can be set while another one is on its way; empty while none is."""
    return tr("A limit is being set already: wait for the verdict.") if _under_way(_LIMIT_SET, state) else ""


def _decision_of(intent_id: str) -> str:
    return f"decide intent {intent_id}"


def _under_way(flight: str, state: AppState) -> bool:
    return any(one.kind == flight and one.verdict is VerdictOfCommand.RUNNING for one in state.outcomes)


def _why_nobody(state: AppState, service: str, now: datetime) -> str:
    if state.locked:
        return tr("This console is locked.")
    if state.environment.read_only:
        return why_read_only(state.environment)
    missing = not_here(state, service)
    if missing is not None:
        return missing.what
    return "" if state.session.left_s(now) > 0 else tr("Sign in first.")


def _of_intent(intent_id: str, state: AppState, now: datetime) -> str:
    """The platform lets the owner decide, while the intent waits; both are known only from a fresh list."""
    if _under_way(_decision_of(intent_id), state):
        return tr("This intent is being decided already: wait for the verdict.")
    listed = state.reading(ReadingKind.INTENTS, "hitl", own_account(state)).fresh_value(now)
    if listed is None:
        return tr("The list of pending intents is not known well enough now: refresh it first.")
    intent = next((one for one in listed if one.intent_id == intent_id), None)
    if intent is None:
        return tr("This intent waits no longer.")
    if intent.account_id.lower() != state.session.account.lower():
        return tr("This intent is of {account}: the platform lets only its owner decide.", account=intent.account_id)
    if intent.expires_at is not None and intent.expires_at <= now:
        return tr("This intent has expired: the platform cancelled it.")
    return ""


def _of_reason(reason: str) -> Decision:
    said = as_one_line(reason)
    if not said:
        return Denied(tr("Say why."))
    return (
        Denied(tr("Say it in at most {most} characters.", most=WORDS_LONGEST))
        if len(said) > WORDS_LONGEST
        else Allowed()
    )


def raises_risk(command: OversightCommand, state: AppState) -> bool:
    """Whether it lets the platform do more than before; what is not known counts as more."""
    if isinstance(command, DecideIntent):
        return command.approved
    current = limit_of(state.reading(ReadingKind.CONFIGURATION, "config", own_account(state)).value)
    return current is None or command.value >= current


def limit_of(versions: tuple[ConfigVersion, ...] | None) -> Decimal | None:
    """The `risk.max_notional` in force, as far as it is known and a number."""
    found = next((one for one in versions or () if one.key == LIMIT_KEY), None)
    return None if found is None else number_of(found.value.fact)


def limit_told(change: ConfigChange, author: str, now: datetime) -> tuple[str, PendingLimit | None]:
    """What became of a change in words, and what waits now as far as this console knows."""
    value = number_of(change.value.fact)
    amount = usd_words(value)
    match change.status:
        case ChangeStatus.APPLIED:
            names = ", ".join(change.approvers)
            return tr(
                "{key} is {amount} now, by {names} (version {version}).",
                key=LIMIT_KEY,
                amount=amount,
                names=names,
                version=change.version,
            ), None
        case ChangeStatus.PENDING:
            words = tr(
                "{key} of {amount} is now pending: you are the first author. Another account "
                "must set the same value; nothing takes it back but a restart of the service. If you "
                "meant to second a proposal, the service has forgotten it.",
                key=LIMIT_KEY,
                amount=amount,
            )
            return words, None if value is None else PendingLimit(value, author, now)
    return tr(
        "The service took {key} of {amount} and says neither applied nor pending: read it back.",
        key=LIMIT_KEY,
        amount=amount,
    ), None


REFUSALS: Final = {
    "Intent expired and was cancelled automatically.": tr(
        "The intent had expired and was cancelled by the platform itself; this decision changed nothing"
    ),
    "second_author_required": tr(
        "You are this proposal's first author: another account must set the same value for it to count"
    ),
    "value_mismatch": tr(
        "Another value is pending: second exactly that one, or have the service restarted to forget it"
    ),
}
"""The services' own words for what they refuse, as sentences."""
