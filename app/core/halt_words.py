"""What the halt says to people: before it is fired, on its rungs, and when a person must go on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from api_client.models.kill_switch import KillReason
from app.core.failure_words import explain_failure
from app.core.freshness import Failure
from app.core.halt_ladder import HaltWord, RungId
from app.core.halt_order import HaltOrder, Shot, ShotPhase
from app.core.language import language, tr

NOT_KRAKENS: Final = tr("platform's records, not Kraken's")
DEFAULT_REASON_WORDS: Final = tr("the platform's default, not a finding")
CHOSEN_BY_HAND: Final = tr("chosen by hand")
REASON_NAMES: Final = {
    KillReason.LOSS_CAP_BREACH: tr("daily loss cap breached"),
    KillReason.SPREAD_WIDENING: tr("spreads widened"),
    KillReason.LATENCY_STALL: tr("latency stalled"),
    KillReason.UNKNOWN: tr("a reason the console does not know"),
}
"""The platform's reasons in words; it takes no other and no free text."""

_PHASES: Final = {
    ShotPhase.READY: tr("ready", "a request"),
    ShotPhase.SENT: tr("sent", "a request"),
    ShotPhase.ACCEPTED: tr("accepted", "a request"),
    ShotPhase.PARTIAL: tr("partial", "a request"),
    ShotPhase.REFUSED: tr("refused", "a request"),
    ShotPhase.NOT_SENT: tr("not sent", "a request"),
    ShotPhase.UNKNOWN: tr("unknown", "a request"),
}
_BY_HAND: Final = (
    tr("Enter safe mode."),
    tr("Enter simulation."),
    tr("Cancel the orders and disable the key at Kraken's own site."),
    tr("Scale the OMS to zero."),
)
_NO_RELEASE: Final = tr("Nothing here can release the halt: follow the deactivation steps.")
_RESENT: Final = tr("A sign-in within 60 s of arming sends the same kill once more.")


def consequence(accounts: Sequence[str]) -> str:
    """Say what a kill of these accounts will do, before it is fired."""
    who = listed(accounts) or tr("no account")
    if len(accounts) == 1:
        return tr(
            "{who}: sets the halt flag and asks every service to cancel orders and flatten. On this "
            "platform only the risk engine is known to obey; the ladder shows what really "
            "happened. Cannot be released from here.",
            who=who,
        )
    return tr(
        "{who}: sets the halt flag of each and asks every service to cancel orders and flatten. On this "
        "platform only the risk engine is known to obey; the ladder shows what really "
        "happened. Cannot be released from here.",
        who=who,
    )


def phases_words(order: HaltOrder) -> str:
    """How far each account's request has got; what the journal keeps of it are the phases' own names."""
    return ", ".join(f"{account}: {_PHASES[order.shot(account).phase]}" for account in order.accounts)


def gauge_fell(account: str, now_is: float | None) -> str:
    """Say what a kill gauge means that was up and is not any more."""
    if now_is is None:
        return tr(
            "kill_switch_state of {account} has no series any more: "
            "the kill service restarted or another replica answered: not a release",
            account=account,
        )
    return tr(
        "kill_switch_state of {account} is {now_is:g} after 1: "
        "the kill service restarted or another replica answered: not a release",
        account=account,
        now_is=now_is,
    )


def listed(names: Sequence[str]) -> str:
    """Several names as in a sentence: `a, b and c`."""
    return tr(" and ", "between the last two of a list").join(
        part for part in (", ".join(names[:-1]), *names[-1:]) if part
    )


def clock_time(at: datetime) -> str:
    """A moment of the platform's clock, to the millisecond: `14:03:09.412`."""
    seconds = tr("{at:%H:%M:%S}", at=at)
    return f"{seconds}{language().point}{at.microsecond // 1000:03d}"


def unread(failure: Failure | None) -> str:
    """Say why a fact is not known: its failed read, or that none was made since the kill."""
    return tr("not read since the kill") if failure is None else explain_failure(failure).what.rstrip(".")


def accepted_words(shot: Shot) -> str:
    """Say what the platform answered to one account's request."""
    match shot.phase:
        case ShotPhase.READY:
            return tr("not sent yet")
        case ShotPhase.SENT:
            return tr("sent, no answer yet: the platform notifies by mail, text and webhook before it answers")
        case ShotPhase.ACCEPTED | ShotPhase.PARTIAL:
            return _receipt_words(shot)
    if shot.failure is None:
        return tr("what became of the request is not known")
    sentence = explain_failure(shot.failure)
    return f"{sentence.what} {sentence.effect}".rstrip(".")


def _receipt_words(shot: Shot) -> str:
    receipt = shot.receipt
    if receipt is None:
        return tr("engaged")
    sent = (
        tr("{channels} notified", channels=listed(receipt.channels_sent))
        if receipt.channels_sent
        else tr("no channel notified")
    )
    failed = tr("{channels} failed", channels=listed(receipt.failed_channels)) if receipt.failed_channels else ""
    how = tr("engaged, partial") if receipt.partial else tr("engaged")
    return f"{how}: {'; '.join(part for part in (sent, failed) if part)}"


_WORDS: Final = {
    HaltWord.HALTED: tr("The halt is engaged; no order is open and every position is flat in the platform's records."),
    HaltWord.SENT: tr("The request is on its way; the platform has not answered yet."),
    HaltWord.REFUSED: tr("The platform did not engage: this request had no effect."),
}


def sentence(word: HaltWord, shot: Shot, proven: Collection[RungId]) -> str:
    """Say in one or two short sentences how far one account's halt has got; `proven` are the rungs that hold."""
    if word is HaltWord.REFUSED and shot.phase is ShotPhase.NOT_SENT:
        return tr("Nothing was sent: the request never left this workstation.")
    if word is HaltWord.UNKNOWN and shot.phase is ShotPhase.READY:
        return tr("The request has not been sent yet.")
    if word is HaltWord.UNKNOWN:
        return tr("It is not known whether the halt engaged: the gauge is read every second until it says so.")
    if word is not HaltWord.ENGAGED:
        return _WORDS[word]
    return f"{_engaged_words(shot, proven)}. {_still(proven)}"


def _still(proven: Collection[RungId]) -> str:
    if RungId.ORDERS not in proven:
        return tr("Orders are not yet seen to end.")
    if RungId.POSITIONS not in proven:
        return tr("No order is open; positions are not yet seen flat.")
    return tr("No order is open and every position is flat, but nothing shows that new orders are held back.")


def _engaged_words(shot: Shot, proven: Collection[RungId]) -> str:
    if shot.accepted:
        if RungId.FLAG not in proven:
            return tr("The platform accepted the halt; its flag is not seen")
        if RungId.RECORDED in proven:
            return tr("The halt flag is set and the platform recorded it")
        return tr("The halt flag is set")
    if shot.phase is ShotPhase.SENT:
        return tr("The halt flag was set after this request, which is not answered yet")
    if shot.without_effect:
        return tr("The halt flag was set by another request; this one had no effect")
    return tr("The halt flag was set after this request, which got no usable answer")


def what_to_do(word: HaltWord, shot: Shot) -> tuple[str, ...]:
    """Say what a person does next, in order."""
    match word:
        case HaltWord.HALTED:
            return (tr("Compare with Kraken's own list of orders and balances."), _NO_RELEASE)
        case HaltWord.ENGAGED:
            return (*_BY_HAND, _NO_RELEASE)
        case HaltWord.REFUSED:
            return (*_after_refusal(shot), *_BY_HAND)
        case HaltWord.UNKNOWN if shot.phase is not ShotPhase.READY:
            return (tr("Do not wait for the gauge."), *_BY_HAND)
    return ()


def _after_refusal(shot: Shot) -> tuple[str, ...]:
    step = () if shot.failure is None else (explain_failure(shot.failure).next_step,)
    return (_RESENT, *step) if shot.wants_session else step
