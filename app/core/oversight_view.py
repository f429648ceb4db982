"""What the Oversight page says: intents that wait, what was vetoed, who overrode, what is configured by whom."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from api_client.models.config import ConfigValue, ConfigVersion
from api_client.models.hitl import PendingIntent
from api_client.models.override import OverrideRecord
from api_client.models.watchdog import Oversight
from app.core.answer_words import answer_words
from app.core.card_view import Meaning, exact_words, fact_words, number_of, usd_words
from app.core.language import figure, tr
from app.core.oversight_policy import LIMIT_KEY, SWITCH_KEY, PendingLimit
from app.core.present import NONE_YET
from app.core.typed_figure import typed_figure

OWNER_ONLY: Final = tr(
    "The platform shows and lets decide the intents of the signed-in account only: a director sees no other account's."
)
NO_REASON: Final = tr("The platform takes no reason with a decision: this console's journal keeps it.")
NO_READER: Final = tr("no service reads this: it stops nothing. To halt, use the kill switch.")
NOBODY_LISTS: Final = tr("The platform lists no pending change, ends none and takes none back.")
OVERSIGHT_MEANINGS: Final = {
    "intent not found": Meaning(tr("The platform knows no such intent."), tr("Refresh the list."), harmless=True),
}
OVERRIDES_FAULT: Final = tr("As shipped the platform never creates the table of overrides, and this always fails.")


@dataclass(frozen=True, slots=True)
class IntentRow:
    """An intent that waits; `left_s` is None where it has no end, `hurry` in its last minute."""

    intent_id: str
    account: str
    symbol: str
    side: str
    notional: str
    amount: Decimal
    confidence: str
    left: str
    left_s: float | None
    hurry: bool


def intent_rows(intents: tuple[PendingIntent, ...] | None, now: datetime) -> tuple[IntentRow, ...]:
    """What waits at `now`, the one that ends first on top."""
    rows = {intent.intent_id: _intent_row(intent, now) for intent in intents or ()}
    return tuple(sorted(rows.values(), key=lambda row: math.inf if row.left_s is None else row.left_s))


def _intent_row(intent: PendingIntent, now: datetime) -> IntentRow:
    left_s = None if intent.expires_at is None else max(0.0, (intent.expires_at - now).total_seconds())
    trade = intent.trade_details
    return IntentRow(
        intent.intent_id,
        intent.account_id,
        fact_words(trade.symbol),
        fact_words(trade.side),
        usd_words(trade.notional),
        trade.notional,
        f"{exact_words((trade.model_confidence * 100).normalize())} %",
        _left_words(left_s),
        left_s,
        left_s is not None and left_s < 60,
    )


def _left_words(left_s: float | None) -> str:
    if left_s is None:
        return tr("no end told")
    whole = math.ceil(left_s)
    return f"{whole // 60}:{whole % 60:02}" if whole else tr("expired")


@dataclass(frozen=True, slots=True)
class VetoRow:
    """One intent that the watchdog stopped."""

    row_id: str
    at: datetime
    intent_id: str
    account: str
    reason: str
    score: str
    details: str


def veto_rows(oversight: Oversight | None) -> tuple[VetoRow, ...]:
    """The newest vetoes as the watchdog lists them."""
    if oversight is None:
        return ()
    return tuple(
        VetoRow(
            f"{place} {veto.ts.isoformat()} {veto.intent_id}",
            veto.ts,
            veto.intent_id,
            veto.account_id,
            fact_words(veto.reason),
            exact_words(veto.score),
            " · ".join(f"{name} {fact_words(value)}" for name, value in veto.details.items()),
        )
        # Counted from the oldest, so that a newer one does not rename the others.
        for place, veto in zip(range(len(oversight.recent_vetoes), 0, -1), oversight.recent_vetoes, strict=True)
    )


def veto_words(oversight: Oversight | None) -> str:
    """How many vetoes there were, by reason, the most frequent first."""
    if oversight is None:
        return ""
    counted = sorted(oversight.reason_counts, key=lambda one: -one.count)
    reasons = ", ".join(f"{fact_words(one.reason)} {figure(one.count, ',')}" for one in counted)
    total = oversight.total_vetoes
    counts = tr("{count:,} veto", count=total) if total == 1 else tr("{count:,} vetoes", count=total)
    return f"{counts}: {reasons}" if reasons else counts


def veto_remark(oversight: Oversight | None) -> str:
    """Whether the counts by reason add up to what the watchdog counts in all."""
    if oversight is None or sum(one.count for one in oversight.reason_counts) == oversight.total_vetoes:
        return ""
    return tr("The counts by reason do not add up to the number of vetoes that the watchdog tells.")


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """One decision over the machine's head."""

    row_id: str
    at: datetime
    intent_id: str
    actor: str
    decision: str
    reason: str


def override_rows(records: tuple[OverrideRecord, ...] | None) -> tuple[OverrideRow, ...]:
    """Every override, newest first."""
    ordered = sorted(records or (), key=lambda one: one.ts)
    rows = [
        OverrideRow(
            f"{place} {one.intent_id}",
            one.ts,
            one.intent_id,
            one.actor,
            answer_words(one.decision.value),
            fact_words(one.reason),
        )
        for place, one in enumerate(ordered)
    ]
    return tuple(reversed(rows))


def value_words(value: ConfigValue, key: str) -> str:
    """A configured value; an amount for the limit, else as the platform wrote it."""
    number = number_of(value.fact)
    return usd_words(number) if key == LIMIT_KEY and number is not None else fact_words(value.json)


def configuration_facts(versions: tuple[ConfigVersion, ...] | None) -> tuple[tuple[str, str], ...]:
    """The two guarded keys with who set them, and what the kill flag is worth."""
    if versions is None:
        return ()
    known = {one.key: one for one in versions}
    limit, switch = known.get(LIMIT_KEY), known.get(SWITCH_KEY)
    return (
        (LIMIT_KEY, tr("not set") if limit is None else _in_force(limit)),
        (SWITCH_KEY, f"{(tr('not set') if switch is None else _in_force(switch))}; {NO_READER}"),
        *((one.key, _in_force(one)) for one in versions if one.key not in (LIMIT_KEY, SWITCH_KEY)),
    )


def _in_force(version: ConfigVersion) -> str:
    names = ", ".join(version.approvers) or NONE_YET
    value = value_words(version.value, version.key)
    return tr(
        "{value} · version {version} by {names}, {at:%Y-%m-%d %H:%M} UTC",
        value=value,
        version=version.version,
        names=names,
        at=version.ts,
    )


def pending_words(pending: PendingLimit | None, account: str) -> str:
    """What waits for a second author, as this console saw it; and who may second it."""
    if pending is None:
        return NOBODY_LISTS
    what = tr(
        "{amount} was proposed here by {author} at {at:%H:%M:%S} UTC.",
        amount=usd_words(pending.value),
        author=pending.author,
        at=pending.at,
    )
    own = pending.author.lower() == account.lower()
    step = tr("Another account must set the same value.") if own else tr("Set exactly the same value to second it.")
    return f"{what} {step} {NOBODY_LISTS}"


def typed_amount(text: str) -> Decimal | None:
    """The amount that a person typed, as `typed_figure` reads it, with or without its `$`; None for anything else."""
    number = typed_figure(text.strip().strip("$"))
    return number if number is not None and number > 0 else None


def compared_words(current: Decimal | None, typed: Decimal | None) -> str:
    """The value in force and the new one side by side."""
    before = tr("not known") if current is None else usd_words(current)
    if typed is None:
        return tr("In force: {before}. New: –.", before=before)
    turn = (
        "" if current is None or typed == current else tr(" It goes up.") if typed > current else tr(" It goes down.")
    )
    same = tr(" It is the same.") if typed == current else ""
    return tr(
        "In force: {before}. New: {after}.{turn}{same}", before=before, after=usd_words(typed), turn=turn, same=same
    )


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of the limit."""

    row_id: str
    version: int
    at: datetime
    value: str
    approvers: str


def version_rows(versions: tuple[ConfigVersion, ...] | None) -> tuple[VersionRow, ...]:
    """Every version, newest first."""
    rows = [
        VersionRow(f"{place} {one.id}", one.version, one.ts, value_words(one.value, one.key), ", ".join(one.approvers))
        for place, one in enumerate(sorted(versions or (), key=lambda one: (one.ts, one.id)))
    ]
    return tuple(reversed(rows))
