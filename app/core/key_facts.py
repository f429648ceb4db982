"""What is told of a stored Kraken key and of its date, and why what is left out is not told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.core.language import tr
from app.core.rotation_desk import RotationDesk
from app.core.rotation_flavour import Flavour, Offer, offer_of
from app.core.rotation_readings import AuditEntry, StoredKey, unread_words

NOT_TOLD: Final = tr("This platform does not tell.")
_SAME_MOMENT_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class ShownFact:
    """One named fact; `known` is False where the text says why there is none, `fixed` asks for the fixed font."""

    name: str
    text: str
    known: bool = True
    fixed: bool = False


def date_words(at: datetime) -> str:
    """A moment (aware UTC) as `2026-03-14 03:12 UTC`."""
    return tr("{at:%Y-%m-%d %H:%M} UTC", at=at)


def key_facts(desk: RotationDesk) -> tuple[ShownFact, ...]:
    """All that is told of the stored key; what this implementation leaves out is said."""
    if desk.flavour is None:
        return ()
    key, offer = desk.status.value, offer_of(desk.flavour)
    if key is None:
        return (_brought(desk),)
    entry = _entry_of(desk, key)
    rotated = ShownFact(tr("Last rotated"), tr("Never: nothing is stored."), known=False)
    if key.rotated_at is not None:
        rotated = ShownFact(tr("Last rotated"), date_words(key.rotated_at))
    facts = [
        rotated,
        _told(tr("By"), key.rotated_by or (entry.actor if entry else ""), _why_no_entry(desk, offer)),
        _approvers(desk, entry, offer),
        _told(tr("Secret"), key.secret_name, NOT_TOLD, fixed=True),
        _told(tr("KMS key"), entry.key_id if entry else "", _why_no_key_id(desk, offer), fixed=True),
        _told(tr("Master key"), master_key_words(entry) if entry else "", _why_no_key_id(desk, offer), fixed=True),
    ]
    if key.created_at is not None:
        facts.append(ShownFact(tr("First stored"), date_words(key.created_at)))
    return (*facts, _brought(desk))


def date_remark(desk: RotationDesk) -> str:
    """What the stored date may hide where a forced reload renews it; empty when date and history agree."""
    key, entries = desk.status.value, desk.audit.value
    if desk.flavour is None or key is None or key.rotated_at is None or entries is None:
        return ""
    if not offer_of(desk.flavour).has_force or _entry_of(desk, key) is not None:
        return ""
    if not entries:
        return tr(
            "The history is empty: the service was restarted, or another replica answers. The "
            "date may be of a forced reload, which changes no key."
        )
    return tr(
        "The newest rotation in the history is of {date}: the key may be older than its "
        "date, since a forced reload renews the date and changes no key.",
        date=date_words(entries[0].rotated_at),
    )


def _entry_of(desk: RotationDesk, key: StoredKey) -> AuditEntry | None:
    """The history's entry of the stored key: the newest, if it is of the same moment."""
    newest = next(iter(desk.audit.value or ()), None)
    if newest is None or key.rotated_at is None:
        return None
    return newest if abs((newest.rotated_at - key.rotated_at).total_seconds()) <= _SAME_MOMENT_S else None


def _told(name: str, text: str, otherwise: str, *, fixed: bool = False) -> ShownFact:
    return ShownFact(name, text, fixed=fixed) if text else ShownFact(name, otherwise, known=False)


def _approvers(desk: RotationDesk, entry: AuditEntry | None, offer: Offer) -> ShownFact:
    otherwise = _why_no_entry(desk, offer) if offer.directors else tr("This platform asks for no directors.")
    return _told(tr("Approved by"), ", ".join(entry.approvers) if entry else "", otherwise)


def _why_no_entry(desk: RotationDesk, offer: Offer) -> str:
    if not offer.has_history:
        return NOT_TOLD
    if desk.audit.value is None:
        return tr("Not known: {why}.", why=_lower(unread_words(desk.audit, offer.flavour)))
    return tr("The history has no entry of this date.")


def _why_no_key_id(desk: RotationDesk, offer: Offer) -> str:
    return _why_no_entry(desk, offer) if offer.flavour is Flavour.K8S else NOT_TOLD


def master_key_words(entry: AuditEntry) -> str:
    """The master key that a history's entry names, with its date."""
    if entry.master_key_rotated_at is None:
        return entry.master_key_id
    return tr(
        "{key}, of {at:%Y-%m-%d}",
        key=entry.master_key_id,
        at=entry.master_key_rotated_at,
    )


def _brought(desk: RotationDesk) -> ShownFact:
    nothing = tr("No rotation of this key is in this workstation's journal.")
    return _told(tr("Fingerprint"), desk.last_fingerprint, nothing, fixed=True)


def _lower(words: str) -> str:
    """A sentence as a clause; names in capitals stay."""
    return words if words[:2].isalpha() and words[:2].isupper() else words[:1].lower() + words[1:]
