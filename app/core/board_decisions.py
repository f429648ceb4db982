"""What follows from a decision on the board: a record for the journal, a changed state, and words for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from app.core.commands import BoardCommand, DoneDuty, VoteArea, WaiveProbe, WithdrawWaiver
from app.core.duties import DUTIES, DutyDone, with_duty_done
from app.core.judgement import Judgement
from app.core.language import tr
from app.core.readiness.decision_records import (
    DUTY,
    VOTE,
    WAIVER,
    WITHDRAWN,
    Decided,
    duty_facts,
    vote_facts,
    waiver_facts,
    withdrawn_facts,
)
from app.core.readiness.decisions import Vote, Waiver, waiver_words, with_vote, with_waiver, without_waiver
from app.core.readiness.votes import inputs_of
from app.core.state import AppState

RECORD_KINDS: Final[Mapping[type[BoardCommand], str]] = {
    WaiveProbe: WAIVER,
    WithdrawWaiver: WITHDRAWN,
    VoteArea: VOTE,
    DoneDuty: DUTY,
}
_TITLES: Final = {duty.id: duty.title for duty in DUTIES}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What to write down of an allowed command, what became of it in words, and what it decides."""

    kind: str
    facts: Mapping[str, Any]
    words: str
    decision: Waiver | Vote | DutyDone | str

    def applied(self, state: AppState) -> AppState:
        """The state with the decision in it; a text is the id of the probe that is waived no longer."""
        decision = self.decision
        match decision:
            case Waiver():
                return replace(state, waivers=with_waiver(state.waivers, decision))
            case Vote():
                return replace(state, votes=with_vote(state.votes, decision))
            case DutyDone():
                return replace(state, duties=with_duty_done(state.duties, decision))
        return replace(state, waivers=without_waiver(state.waivers, decision))


def consequence(command: BoardCommand, judged: Judgement | None, who: str, now: datetime) -> Consequence:
    """What follows from a command that the policy allowed; a vote is for the board that `judged` holds."""
    kind = RECORD_KINDS[type(command)]
    match command:
        case WaiveProbe(probe_id, reason, until):
            waiver = Waiver(probe_id, reason, who, now, until)
            return Consequence(
                kind,
                waiver_facts(waiver),
                tr("{probe_id} is {waiver}", probe_id=probe_id, waiver=waiver_words(waiver, now)),
                waiver,
            )
        case WithdrawWaiver(probe_id):
            return Consequence(
                kind, withdrawn_facts(probe_id), tr("{probe_id} is not waived any more.", probe_id=probe_id), probe_id
            )
        case VoteArea(area, note):
            if judged is None:
                raise ValueError("a vote needs a judgement of the board")
            vote = Vote(area, note, who, now, inputs_of(judged.board.area(area)))
            return Consequence(kind, vote_facts(vote), _noted(tr("Voted GO for {area}", area=area.words), note), vote)
    done = DutyDone(command.duty_id, who, now, command.note)
    return Consequence(
        kind, duty_facts(done), _noted(tr("Done today: {duty}", duty=_TITLES[done.duty_id]), done.note), done
    )


def merged(state: AppState, found: Decided) -> AppState:
    """The state with what the journal says was decided before; what was decided here since then goes before it."""
    waived = {waiver.probe_id for waiver in state.waivers}
    waivers = tuple(waiver for waiver in found.waivers if waiver.probe_id not in waived)
    votes, duties = found.votes, found.duties
    for vote in state.votes:
        votes = with_vote(votes, vote)
    for done in state.duties:
        duties = with_duty_done(duties, done)
    return replace(state, waivers=(*waivers, *state.waivers), votes=votes, duties=duties)


def _noted(words: str, note: str) -> str:
    return f"{words}: {note}" if note else f"{words}."
