"""Rotations for the tests of the pages of the keys: every step, every implementation, every end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.core.approvals import ApprovalSubject, subject_of
from app.core.approvals_text import request_text
from app.core.freshness import Slice
from app.core.key_age import remind
from app.core.rotation import Rotation
from app.core.rotation_desk import Asked, Busy, Obstacles, RotationDesk
from app.core.rotation_flavour import Flavour, offer_of
from app.core.rotation_gate import why_not_back, why_not_close, why_not_onward, why_not_send, why_not_test
from app.core.rotation_grounds import Grounds, findings
from app.core.rotation_proof import prove
from app.core.rotation_readings import RotationReadings, StoredKey
from app.core.rotation_steps import CheckItem, How, Step
from app.core.rotation_trial import failed_trial, passed_trial
from app.core.state import AppState, EnvironmentKind
from tests.core import rotations as made
from tests.core.states import NOW
from tests.widgets import states

REASON = "The key is 80 days old; policy allows 90"
TICKET = "OPS-1182"
LAST = "b810 77e4 19aa"
DIRECTORS = ("director-1", "director-2")
WORDS = ("anchor", "violin", "maple", "orbit", "tundra", "seven")


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


def state(desk: RotationDesk, kind: EnvironmentKind = EnvironmentKind.STAGING) -> AppState:
    return replace(states.calm(kind), rotation=desk)


def idle(flavour: Flavour | None = Flavour.K8S, **changes: Any) -> RotationDesk:
    """Nothing runs; the key is forty days old."""
    status: Slice[StoredKey] = made.fact(made.BEFORE, -1)
    return replace(
        RotationDesk(
            flavour=flavour, account="company", status=status, last_fingerprint=LAST, replaced_fingerprint=LAST
        ),
        **changes,
    )


def desk(rotation: Rotation, grounds: Grounds | None = None, **changes: Any) -> RotationDesk:
    """The rotation with every obstacle that the gate finds."""
    known = grounds or made.grounds(rotation.flavour)
    obstacles = Obstacles(
        onward=why_not_onward(rotation, known, LAST, NOW),
        back=why_not_back(rotation),
        test=why_not_test(rotation, NOW),
        send=why_not_send(rotation, known, LAST, "ROTATE", NOW),
    )
    shown = idle(rotation.flavour, rotation=rotation, findings=findings(known, NOW), obstacles=obstacles)
    return replace(shown, **changes)


def begun(flavour: Flavour = Flavour.K8S, step: Step = Step.SCOPE) -> Rotation:
    """A reason is given, nothing else."""
    rotation = made.begun(flavour, started_at=ago(200))
    return replace(rotation.scoped("company", REASON, TICKET, offer_of(flavour).routes[0]), step=step)


def keyed(flavour: Flavour = Flavour.K8S, step: Step = Step.TEST) -> Rotation:
    """The new key is entered and held."""
    return replace(begun(flavour).keyed(made.CHECK, made.PARTS), step=step)


def ticked(flavour: Flavour = Flavour.K8S, step: Step = Step.APPROVALS) -> Rotation:
    """The checklist is complete."""
    rotation = keyed(flavour)
    for item in CheckItem:
        rotation = rotation.with_tick(item, ticked=True)
    return replace(rotation, step=step)


def subject(rotation: Rotation, at: datetime = NOW) -> ApprovalSubject:
    return subject_of(rotation, "staging", at, made.RECIPIENT)


def approved(directors: int, step: Step = Step.APPROVALS, how: How = How.IN_PERSON) -> Rotation:
    """So many directors have approved what was asked a minute ago."""
    rotation = ticked()
    digest = subject(rotation, ago(60)).digest
    rotation = rotation.asked(digest, ago(60))
    for place, director in enumerate(DIRECTORS[:directors]):
        rotation = rotation.approved(made.approval(director, digest, -40 + 10 * place, how))
    return replace(rotation, step=step)


def asked_desk(rotation: Rotation, how: How = How.IN_PERSON, **changes: Any) -> RotationDesk:
    """With what directors were asked."""
    subject_ = subject(rotation, rotation.asked_at or NOW)
    remote = how is How.OTHER_DESK
    asked = Asked(subject_, request_text(subject_) if remote else "", WORDS if remote else ())
    return desk(rotation, asked=asked, method=how, remote_allowed=remote, held=True, **changes)


def confirming(flavour: Flavour = Flavour.K8S) -> RotationDesk:
    """At the last step, with all that it needs."""
    rotation = approved(2, Step.CONFIRM) if flavour is Flavour.K8S else ticked(flavour, Step.CONFIRM)
    return desk(rotation, held=True)


def answered(rotation: Rotation, readings: RotationReadings | None = None, **changes: Any) -> RotationDesk:
    """Sent ten seconds ago by the clock of `later`, with its ladder."""
    ladder = prove(rotation, readings or made.readings(), later())
    climbed = rotation.climbed(ladder)
    obstacles = Obstacles(close=why_not_close(climbed, ladder))
    return idle(rotation.flavour, rotation=climbed, ladder=ladder, obstacles=obstacles, **changes)


def later() -> datetime:
    """When `answered` is looked at."""
    return made.after(10)


def closed() -> RotationDesk:
    """Proven and closed, the old key to be deleted tomorrow."""
    shown = answered(made.accepted())
    assert shown.rotation is not None
    reminder = remind(shown.rotation.request_id, "staging", "company", LAST, NOW)
    return replace(shown, rotation=shown.rotation.closed(later()), reminders=(reminder,))


def every_picture() -> dict[str, tuple[AppState, datetime]]:
    """Each step and each end by a name, with the moment at which it is looked at."""
    shown = {
        "empty": idle(),
        "nobody": idle(account=""),
        "not-configured": idle(None),
        "scope": desk(begun()),
        "scope-stopped": desk(made.begun(), made.grounds(session_left_s=400.0, clock=None)),
        "key": desk(begun(step=Step.NEW_KEY)),
        "key-held": desk(keyed(step=Step.NEW_KEY), held=True),
        "test": desk(keyed(), held=True),
        "test-refused": desk(keyed().tested(failed_trial(REFUSED_KEY, Flavour.K8S, ago(12))), held=True),
        "test-passed": desk(keyed().tested(passed_trial(ago(5))), held=True, busy=Busy.TEST),
        "test-root": desk(keyed(Flavour.ROOT), held=True),
        "test-gateway": desk(keyed(Flavour.GATEWAY), held=True),
        "checklist": desk(keyed(step=Step.CHECKLIST).with_tick(CheckItem.NO_WITHDRAWAL, ticked=True), held=True),
        "approvals": desk(ticked(), held=True, obstacles=NOT_ASKED),
        "approvals-one": asked_desk(approved(1)),
        "approvals-failed": asked_desk(approved(1), failure="The password was right; the code was not accepted."),
        "approvals-remote": asked_desk(approved(1, how=How.OTHER_DESK), How.OTHER_DESK),
        "confirm": confirming(),
        "confirm-gateway": confirming(Flavour.GATEWAY),
    }
    ended = {
        "sent": answered(made.sent(), RotationReadings(), busy=Busy.SEND),
        "proven": answered(made.accepted()),
        "rotated-root": answered(made.accepted(Flavour.ROOT)),
        "unknown": answered(made.failed(made.TIMEOUT), RotationReadings()),
        "refused": answered(made.failed(REFUSED_KEY)),
        "after": closed(),
        "called-off": desk(begun().cancelled(NOW)),
    }
    pictures = {name: (state(one), NOW) for name, one in shown.items()}
    return pictures | {name: (state(one), later()) for name, one in ended.items()}


REFUSED_KEY = made.refused(400, "Kraken API rejected the provided credentials")
NOT_ASKED = Obstacles(onward="0 of 2 directors have approved.", approve="No approval has been asked for.")
