"""What the pages say of a stored Kraken key, of its history, and of the rotation that runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.core.failure_words import explain_failure
from app.core.freshness import Freshness, Slice
from app.core.halt_readings import same_account
from app.core.key_age import AgeGrade, KeyAge, key_age
from app.core.present import age_words
from app.core.readiness.lifetimes import TTL
from app.core.rotation import Rotation
from app.core.rotation_answer import Cause, meaning_without_approvals
from app.core.rotation_desk import Busy, RotationDesk
from app.core.rotation_flavour import Flavour, Offer, offer_of
from app.core.rotation_readings import AuditEntry, StoredKey, unread_words
from app.core.rotation_view import status_of
from app.core.state import AppState

NOT_TOLD: Final = "This platform does not tell."
_OTHER: Final = "Needs a session of that account: the platform shows a session its own key only."
NO_SERVICE: Final = "This environment names no credentials service."

_SAME_MOMENT_S: Final = 2.0
_FLAVOURS: Final = {
    Flavour.K8S: "Kubernetes implementation",
    Flavour.ROOT: "root implementation",
    Flavour.GATEWAY: "gateway implementation",
}
_HARMLESS: Final = (Cause.NOTHING_STORED,)


@dataclass(frozen=True, slots=True)
class ShownFact:
    """One named fact; `known` is False where the text says why there is none, `fixed` asks for the fixed font."""

    name: str
    text: str
    known: bool = True
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something cannot be read, and what to do; `harmless` where it is a state rather than a fault."""

    what: str
    next_step: str
    harmless: bool = False


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


def date_words(at: datetime) -> str:
    """A moment (aware UTC) as `2026-03-14 03:12 UTC`."""
    return f"{at:%Y-%m-%d %H:%M} UTC"


def desk_words(desk: RotationDesk) -> str:
    """Whose key it is and which implementation keeps it."""
    if desk.flavour is None:
        return NO_SERVICE
    return f"{desk.account or 'nobody signed in'} · {_FLAVOURS[desk.flavour]}"


def source_and_age(fact: Slice[Any], now: datetime) -> str:
    """Where a fact comes from and how old it is; only where from before it was read."""
    age_s = fact.age_s(now)
    return fact.source if age_s is None else f"{fact.source} · {age_words(age_s)}"


def problem_of(fact: Slice[Any], flavour: Flavour) -> Problem | None:
    """What the newest failure to read a fact means; None when the newest read worked, or none was made."""
    if fact.failure is None:
        return None
    meaning = meaning_without_approvals(fact.failure, flavour)
    if meaning is not None:
        return Problem(meaning.what, meaning.next_step, meaning.cause in _HARMLESS)
    sentence = explain_failure(fact.failure)
    return Problem(sentence.what, sentence.next_step)


def judged_age(desk: RotationDesk, now: datetime) -> KeyAge:
    """The key's age against policy; an old reading keeps its days, and is UNKNOWN."""
    key = desk.status.value
    if desk.flavour is None:
        return KeyAge(AgeGrade.UNKNOWN, NO_SERVICE)
    if key is None:
        if desk.status.failure is None:
            return KeyAge(AgeGrade.UNKNOWN, "Its age is not known: it has not been read yet.")
        return KeyAge(AgeGrade.UNKNOWN, "Its age is not known.")
    if key.rotated_at is None:
        return KeyAge(AgeGrade.UNKNOWN, "No key is stored for this account.")
    age = key_age(key.rotated_at, now)
    if desk.status.freshness(now) is Freshness.FRESH:
        return age
    return KeyAge(AgeGrade.UNKNOWN, f"{age.words} So it was when it was last read.", age.days, age.due)


def key_facts(desk: RotationDesk) -> tuple[ShownFact, ...]:
    """All that is told of the stored key; what this implementation leaves out is said."""
    if desk.flavour is None:
        return ()
    key, offer = desk.status.value, offer_of(desk.flavour)
    if key is None:
        return (_brought(desk),)
    entry = _entry_of(desk, key)
    rotated = ShownFact("Last rotated", "Never: nothing is stored.", known=False)
    if key.rotated_at is not None:
        rotated = ShownFact("Last rotated", date_words(key.rotated_at))
    facts = [
        rotated,
        _told("By", key.rotated_by or (entry.actor if entry else ""), _why_no_entry(desk, offer)),
        _approvers(desk, entry, offer),
        _told("Secret", key.secret_name, NOT_TOLD, fixed=True),
        _told("KMS key", entry.key_id if entry else "", _why_no_key_id(desk, offer), fixed=True),
        _told("Master key", _master_key(entry) if entry else "", _why_no_key_id(desk, offer), fixed=True),
    ]
    if key.created_at is not None:
        facts.append(ShownFact("First stored", date_words(key.created_at)))
    return (*facts, _brought(desk))


def date_remark(desk: RotationDesk) -> str:
    """What the stored date may hide where a forced reload renews it; empty when date and history agree."""
    key, entries = desk.status.value, desk.audit.value
    if desk.flavour is None or key is None or key.rotated_at is None or entries is None:
        return ""
    if not offer_of(desk.flavour).has_force or _entry_of(desk, key) is not None:
        return ""
    if not entries:
        return (
            "The history is empty: the service was restarted, or another replica answers. "
            "The date may be of a forced reload, which changes no key."
        )
    return (
        f"The newest rotation in the history is of {date_words(entries[0].rotated_at)}: the key may be older than its "
        "date, since a forced reload renews the date and changes no key."
    )


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
                _master_key(entry),
                entry.notes,
            )
        )
    return tuple(rows)


def history_emptiness(desk: RotationDesk) -> Problem:
    """Why no rotation is listed."""
    if desk.flavour is None:
        return Problem(NO_SERVICE, "")
    offer = offer_of(desk.flavour)
    if not offer.has_history:
        return Problem(offer.history_words, "What was done from here is in the journal of this workstation.", True)
    if desk.audit.value is not None:
        return Problem("The service remembers no rotation.", offer.history_words, True)
    return problem_of(desk.audit, desk.flavour) or Problem("The history has not been read yet.", "", True)


def running_words(rotation: Rotation) -> str:
    """Where a rotation is, in a sentence."""
    if not rotation.submission.left:
        place = f"at the step “{rotation.step.value}”; nothing was sent"
    elif rotation.word is None:
        place = "sent; its proof has begun"
    else:
        place = f"sent, and {rotation.word.value}"
    return f"{rotation.account}: {place}. Begun by {rotation.requester}, {date_words(rotation.started_at)}."


def why_no_rotation(desk: RotationDesk) -> str:
    """Why no rotation can be begun now, as a sentence; empty when one can."""
    if desk.flavour is None:
        return NO_SERVICE
    if not desk.account:
        return "Sign in first: a session rotates its own account's key."
    if desk.rotation is not None and desk.rotation.running:
        return "A rotation is running: go on with it, or cancel it there."
    return desk.obstacles.begin


def why_no_reload(desk: RotationDesk, now: datetime) -> str:
    """Why the OMS cannot be made to read the key again, as a sentence; empty when it can."""
    if desk.flavour is None:
        return NO_SERVICE
    if not offer_of(desk.flavour).has_force:
        return f"The {_FLAVOURS[desk.flavour]} has no such request."
    if not desk.account:
        return "Sign in first: a session reloads its own account's key."
    if desk.busy is not Busy.NOTHING:
        return str(desk.busy.value)
    problem = problem_of(desk.status, desk.flavour)
    if desk.status.fresh_value(now) is None and problem is not None and problem.harmless:
        return "There is no key to reload."
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
    read = f"Read {age_words((now - at).total_seconds())} ago, in a session of that account."
    if key is None or key.rotated_at is None:
        return ShownFact(account, f"No key was stored. {read}")
    age = key_age(key.rotated_at, now)
    return ShownFact(account, f"{age.grade.value}: {age.words} Last rotated {date_words(key.rotated_at)}. {read}")


def _entry_of(desk: RotationDesk, key: StoredKey) -> AuditEntry | None:
    """The history's entry of the stored key: the newest, if it is of the same moment."""
    newest = next(iter(desk.audit.value or ()), None)
    if newest is None or key.rotated_at is None:
        return None
    return newest if abs((newest.rotated_at - key.rotated_at).total_seconds()) <= _SAME_MOMENT_S else None


def _told(name: str, text: str, otherwise: str, *, fixed: bool = False) -> ShownFact:
    return ShownFact(name, text, fixed=fixed) if text else ShownFact(name, otherwise, known=False)


def _approvers(desk: RotationDesk, entry: AuditEntry | None, offer: Offer) -> ShownFact:
    otherwise = _why_no_entry(desk, offer) if offer.directors else "This platform asks for no directors."
    return _told("Approved by", ", ".join(entry.approvers) if entry else "", otherwise)


def _why_no_entry(desk: RotationDesk, offer: Offer) -> str:
    if not offer.has_history:
        return NOT_TOLD
    if desk.audit.value is None:
        return f"Not known: {_lower(unread_words(desk.audit, offer.flavour))}."
    return "The history has no entry of this date."


def _why_no_key_id(desk: RotationDesk, offer: Offer) -> str:
    return _why_no_entry(desk, offer) if offer.flavour is Flavour.K8S else NOT_TOLD


def _master_key(entry: AuditEntry) -> str:
    if entry.master_key_rotated_at is None:
        return entry.master_key_id
    return f"{entry.master_key_id}, of {entry.master_key_rotated_at:%Y-%m-%d}"


def _brought(desk: RotationDesk) -> ShownFact:
    nothing = "No rotation of this key is in this workstation's journal."
    return _told("Fingerprint", desk.last_fingerprint, nothing, fixed=True)


def _lower(words: str) -> str:
    """A sentence as a clause; names in capitals stay."""
    return words if words[:2].isalpha() and words[:2].isupper() else words[:1].lower() + words[1:]
