"""Climbs a rotation's ladder: the one big word, never better than the evidence, and what a person does next."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.core.halt_ladder import RungState
from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_flavour import Flavour
from app.core.rotation_ladder import RotationLadder, RotationRung, RotationRungId, RotationWord
from app.core.rotation_readings import RotationReadings
from app.core.rotation_rungs import JUDGES, Proof
from app.core.rotation_verdict import Phase, Verdict

_OMS_CHECK: Final = tr("See at the OMS that it trades with the new key: no route of the platform tells.")


def prove(rotation: Rotation, readings: RotationReadings, now: datetime) -> RotationLadder:
    """Return the rotation's ladder as far as it is proven at `now`."""
    proof = Proof(rotation, readings, now)
    rungs = tuple(_kept(rotation, judge(proof)) for judge in JUDGES)
    states = {rung.id: rung.state for rung in rungs}
    word = _word(rotation, states)
    verdict = proof.verdict()
    return RotationLadder(
        word=word,
        words=_sentence(word, rotation, states, verdict),
        rungs=rungs,
        elapsed_s=proof.elapsed_s(),
        settled=_settled(word, rotation, states),
        what_to_do=_what_to_do(word, states, rotation, verdict),
        cause=verdict.cause,
    )


def _kept(rotation: Rotation, rung: RotationRung) -> RotationRung:
    """A rung that was seen to hold and only cannot be read any more holds."""
    at = rotation.reached.get(rung.id)
    if at is None or rung.state not in (RungState.PENDING, RungState.UNKNOWN):
        return rung
    return RotationRung(rung.id, RungState.OK, tr("seen earlier"), rung.source, at)


def _word(rotation: Rotation, states: dict[RotationRungId, RungState]) -> RotationWord:
    submission = rotation.submission
    if submission.without_effect:
        return RotationWord.REFUSED
    if submission.accepted or states[RotationRungId.STATUS] is RungState.OK:
        whole = all(state in (RungState.OK, RungState.NOT_CONFIGURED) for state in states.values())
        return RotationWord.PROVEN if whole else RotationWord.ROTATED
    return RotationWord.SENT if submission.phase is Phase.SENT else RotationWord.UNKNOWN


def _settled(word: RotationWord, rotation: Rotation, states: dict[RotationRungId, RungState]) -> bool:
    if word in (RotationWord.REFUSED, RotationWord.PROVEN):
        return True
    # The test of a stored key waits for a person, not for time.
    waits = {rung for rung, state in states.items() if state is RungState.PENDING}
    if rotation.flavour is Flavour.ROOT:
        waits.discard(RotationRungId.KRAKEN)
    return word is not RotationWord.SENT and not waits and states[RotationRungId.STATUS] is not RungState.UNKNOWN


def _sentence(word: RotationWord, rotation: Rotation, states: dict[RotationRungId, RungState], verdict: Verdict) -> str:
    if word in (RotationWord.REFUSED, RotationWord.SENT):
        return verdict.words
    status = states[RotationRungId.STATUS]
    if word is RotationWord.UNKNOWN:
        if status is RungState.FAILED:
            return tr(
                "No answer came, and the stored key is as before: it was not rotated as far as the platform tells."
            )
        return verdict.words
    if word is RotationWord.PROVEN:
        gaps = [rung for rung, state in states.items() if state is RungState.NOT_CONFIGURED]
        unseen = (
            tr(" {gaps} of {count} rungs cannot be seen with this implementation.", gaps=len(gaps), count=len(states))
            if gaps
            else ""
        )
        return tr("The key was rotated, as far as this platform can prove it.{unseen}", unseen=unseen)
    if rotation.submission.accepted:
        missing = [
            rung.value for rung, state in states.items() if state not in (RungState.OK, RungState.NOT_CONFIGURED)
        ]
        return tr("The platform says that the key was rotated. Not seen yet: {missing}.", missing=", ".join(missing))
    if states[RotationRungId.RECORDED] is RungState.OK and rotation.flavour is Flavour.K8S:
        return tr("The answer was lost, but the key was rotated: the history names this requester and these approvers.")
    return tr(
        "The answer was lost, but the stored key is newer: rotated, unless somebody else did so at the same time."
    )


def _what_to_do(
    word: RotationWord, states: dict[RotationRungId, RungState], rotation: Rotation, verdict: Verdict
) -> tuple[str, ...]:
    match word:
        case RotationWord.REFUSED:
            return (verdict.next_step,) if verdict.next_step else ()
        case RotationWord.SENT:
            return (tr("Wait for the answer: it is sent once."),)
        case RotationWord.UNKNOWN:
            if states[RotationRungId.STATUS] is RungState.FAILED:
                return (tr("Close this rotation, then begin a new one."), tr("Keep the old key at Kraken until then."))
            return (tr("Do not send it again."), tr("Keep the old key at Kraken: it may be the one in use."))
    checks = [_OMS_CHECK]
    if states[RotationRungId.KRAKEN] is RungState.PENDING and rotation.flavour is Flavour.ROOT:
        checks.insert(0, tr("Test the stored key."))
    if states[RotationRungId.KRAKEN] is RungState.FAILED:
        checks.insert(0, tr("Kraken does not take the stored key: rotate again with a key that it takes."))
    return (*checks, tr("Delete the old key at Kraken once the OMS trades with the new one."))
