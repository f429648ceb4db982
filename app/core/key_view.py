"""What the pages say of a stored Kraken key, of its history, and of the rotation that runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.core.card_view import Meaning
from app.core.failure_words import explain_failure
from app.core.freshness import Freshness, Slice
from app.core.halt_readings import same_account
from app.core.key_age import AgeGrade, KeyAge, key_age
from app.core.key_facts import NOT_TOLD, ShownFact, date_remark, date_words, key_facts, master_key_words
from app.core.language import tr
from app.core.present import age_words
from app.core.readiness.lifetimes import TTL
from app.core.rotation import Rotation
from app.core.rotation_answer import Cause, meaning_without_approvals
from app.core.rotation_desk import Busy, RotationDesk
from app.core.rotation_flavour import Flavour, offer_of
from app.core.rotation_readings import AuditEntry, StoredKey
from app.core.rotation_view import status_of
from app.core.state import AppState

__all__ = [
    "NOT_TOLD",
    "NO_SERVICE",
    "HistoryRow",
    "ShownFact",
    "date_remark",
    "date_words",
    "desk_words",
    "history_emptiness",
    "history_rows",
    "judged_age",
    "key_facts",
    "other_accounts",
    "problem_of",
    "running_words",
    "source_and_age",
    "why_no_director",
    "why_no_reload",
    "why_no_rotation",
]

_OTHER: Final = tr("Needs a session of that account: the platform shows a session its own key only.")
NO_SERVICE: Final = tr("This environment names no credentials service.")

_FLAVOURS: Final = {
    Flavour.K8S: tr("Kubernetes implementation"),
    Flavour.ROOT: tr("root implementation"),
    Flavour.GATEWAY: tr("gateway implementation"),
}
_HARMLESS: Final = (Cause.NOTHING_STORED,)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One rotation of the service's history; `row_id` stays the same while newer ones come."""

    row_id: str
    at: datetime
    actor: str
    approvers: str
    key_id: str
    master_key: str
    notes: str


def desk_words(desk: RotationDesk) -> str:
    """Whose key it is and which implementation keeps it."""
    if desk.flavour is None:
        return NO_SERVICE
    return f"{desk.account or tr('nobody signed in')} · {_FLAVOURS[desk.flavour]}"


def source_and_age(fact: Slice[Any], now: datetime) -> str:
    """Where a fact comes from and how old it is; only where from before it was read."""
    age_s = fact.age_s(now)
    return fact.source if age_s is None else f"{fact.source} · {age_words(age_s)}"


def problem_of(fact: Slice[Any], flavour: Flavour) -> Meaning | None:
    """What the newest failure to read a fact means; None when the newest read worked, or none was made."""
    if fact.failure is None:
        return None
    meaning = meaning_without_approvals(fact.failure, flavour)
    if meaning is not None:
        return Meaning(meaning.what, meaning.next_step, meaning.cause in _HARMLESS)
    sentence = explain_failure(fact.failure)
    return Meaning(sentence.what, sentence.next_step)


def judged_age(desk: RotationDesk, now: datetime) -> KeyAge:
    """The key's age against policy; an old reading keeps its days, and is UNKNOWN."""
    key = desk.status.value
    if desk.flavour is None:
        return KeyAge(AgeGrade.UNKNOWN, NO_SERVICE)
    if key is None:
        if desk.status.failure is None:
            return KeyAge(AgeGrade.UNKNOWN, tr("Its age is not known: it has not been read yet."))
        return KeyAge(AgeGrade.UNKNOWN, tr("Its age is not known."))
    if key.rotated_at is None:
        return KeyAge(AgeGrade.UNKNOWN, tr("No key is stored for this account."))
    age = key_age(key.rotated_at, now)
    if desk.status.freshness(now) is Freshness.FRESH:
        return age
    return KeyAge(AgeGrade.UNKNOWN, tr("{words} So it was when it was last read.", words=age.words), age.days, age.due)


def history_rows(entries: Iterable[AuditEntry]) -> tuple[HistoryRow, ...]:
    """The history in the service's order, newest first."""
    seen: Counter[str] = Counter()
    rows = []
    for entry in entries:
        name = f"{entry.rotated_at.isoformat()} {entry.actor}"
        seen[name] += 1
        rows.append(
            HistoryRow(
                f"{name} {seen[name]}",
                entry.rotated_at,
                entry.actor,
                ", ".join(entry.approvers),
                entry.key_id,
                master_key_words(entry),
                entry.notes,
            )
        )
    return tuple(rows)


def history_emptiness(desk: RotationDesk) -> Meaning:
    """Why no rotation is listed."""
    if desk.flavour is None:
        return Meaning(NO_SERVICE, "")
    offer = offer_of(desk.flavour)
    if not offer.has_history:
        return Meaning(offer.history_words, tr("What was done from here is in the journal of this workstation."), True)
    if desk.audit.value is not None:
        return Meaning(tr("The service remembers no rotation."), offer.history_words, True)
    return problem_of(desk.audit, desk.flavour) or Meaning(tr("The history has not been read yet."), "", True)


def running_words(rotation: Rotation) -> str:
    """Where a rotation is, in a sentence."""
    if not rotation.submission.left:
        place = tr("at the step “{step}”; nothing was sent", step=rotation.step.words)
    elif rotation.word is None:
        place = tr("sent; its proof has begun")
    else:
        place = tr("sent, and {word}", word=rotation.word.words)
    return tr(
        "{account}: {place}. Begun by {requester}, {date}.",
        account=rotation.account,
        place=place,
        requester=rotation.requester,
        date=date_words(rotation.started_at),
    )


def why_no_rotation(desk: RotationDesk) -> str:
    """Why no rotation can be begun now, as a sentence; empty when one can."""
    if desk.flavour is None:
        return NO_SERVICE
    if not desk.account:
        return tr("Sign in first: a session rotates its own account's key.")
    if desk.rotation is not None and desk.rotation.running:
        return tr("A rotation is running: go on with it, or cancel it there.")
    return desk.obstacles.begin


def why_no_reload(desk: RotationDesk, now: datetime) -> str:
    """Why the OMS cannot be made to read the key again, as a sentence; empty when it can."""
    if desk.flavour is None:
        return NO_SERVICE
    if not offer_of(desk.flavour).has_force:
        return tr("The {implementation} has no such request.", implementation=_FLAVOURS[desk.flavour])
    if not desk.account:
        return tr("Sign in first: a session reloads its own account's key.")
    if desk.busy is not Busy.NOTHING:
        return str(desk.busy.value)
    problem = problem_of(desk.status, desk.flavour)
    if desk.status.fresh_value(now) is None and problem is not None and problem.harmless:
        return tr("There is no key to reload.")
    return desk.obstacles.force


def why_no_director(desk: RotationDesk) -> str:
    """Why a director has nothing to do here, as a sentence; empty when there may be something."""
    if desk.flavour is None:
        return NO_SERVICE
    offer = offer_of(desk.flavour)
    return "" if offer.directors else offer.approval_words


def other_accounts(state: AppState, now: datetime) -> tuple[ShownFact, ...]:
    """What is known at `now` of the accounts that this session does not see: what their own last sessions here read."""
    desk = state.rotation
    others = (other for other in state.environment.accounts if not same_account(other, desk.account))
    return tuple(_of_other(other, desk.flavour, status_of(state, other), now) for other in others)


def _of_other(account: str, flavour: Flavour | None, fact: Slice[StoredKey], now: datetime) -> ShownFact:
    at, key = fact.read_at, fact.value
    problem = None if flavour is None else problem_of(fact, flavour)
    if problem is not None and problem.harmless:
        at, key = fact.failed_at, None
    if at is None or (now - at).total_seconds() > TTL.other_account:
        return ShownFact(account, _OTHER, known=False)
    read = tr("Read {age} ago, in a session of that account.", age=age_words((now - at).total_seconds()))
    if key is None or key.rotated_at is None:
        return ShownFact(account, tr("No key was stored. {read}", read=read))
    age = key_age(key.rotated_at, now)
    return ShownFact(
        account,
        tr(
            "{grade}: {words} Last rotated {date}. {read}",
            grade=age.grade.words,
            words=age.words,
            date=date_words(key.rotated_at),
            read=read,
        ),
    )
