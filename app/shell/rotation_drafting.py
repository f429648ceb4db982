"""A rotation until it is sent: its scope, its key, its checklist, to and fro between its steps."""

from __future__ import annotations

import uuid
from dataclasses import replace

from api_client.errors import ApiError
from api_client.models.secret_buffer import SecretBuffer
from app.core.freshness import Failure
from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_desk import Busy
from app.core.rotation_flavour import Route, offer_of
from app.core.rotation_key import check_key
from app.core.rotation_readings import UNREAD
from app.core.rotation_steps import CheckItem, How, Step
from app.core.rotation_trial import Trial, failed_trial, passed_trial
from app.core.rotation_view import flavour_of, why_not_held
from app.shell.rotation_room import RotationRoom

_ANOTHER_WAY = tr("Approvals from another desk are off: environments.toml would have to say remote_approvals = true.")
_UNWRITTEN = tr("The journal cannot be written: without it nothing is sent.")


class Drafting:
    """What a person does to a rotation before it leaves. A wish that cannot be granted ends in the desk's `failure`."""

    def __init__(self, room: RotationRoom) -> None:
        self._room = room

    def begin(self, reason: str = "", ticket: str = "", route: Route | None = None) -> None:
        """Begin a rotation of the session's own account."""
        room = self._room
        blocked, flavour = room.obstacles().begin, flavour_of(room.state.environment)
        if blocked or flavour is None:
            room.fail(blocked)
            return
        routes, before, account = offer_of(flavour).routes, room.rotation, room.state.session.account
        begun = Rotation(
            request_id=uuid.uuid4().hex,
            environment=room.state.environment.name,
            account=account,
            requester=account,
            flavour=flavour,
            route=route if route is not None and route in routes else routes[0],
            started_at=room.now(),
            reason=reason,
            ticket=ticket,
            refusals=() if before is None or before.account != account else before.key_refusals,
        )
        self.start(begun, tr("Began a rotation."))

    def scope(self, account: str, reason: str, ticket: str, route: Route | None) -> None:
        """Take over what is typed and chosen of the scope."""
        rotation = self._room.editable()
        if rotation is not None:
            chosen = route if route is not None and route in offer_of(rotation.flavour).routes else rotation.route
            self._room.put(rotation.scoped(account, reason, ticket, chosen))

    def key_edited(self, api_key: memoryview, private_key: memoryview) -> None:
        """Judge the key parts as they lie in their fields; nothing is kept but a keyed hash."""
        room = self._room
        if room.key.held and not len(api_key) and not len(private_key):
            return  # the fields were emptied because the key is here
        rotation = room.editable()
        if rotation is None:
            return
        check = check_key(api_key, private_key)
        room.put(rotation.keyed(check, room.key.hash_of(api_key, private_key)), check=check)

    def hold(self, api_key: SecretBuffer, private_key: SecretBuffer) -> None:
        """Take both parts over as they leave their fields; what cannot be held is overwritten at once."""
        room = self._room
        rotation = room.editable()
        if rotation is None:
            api_key.wipe()
            private_key.wipe()
            return
        room.key.hold(api_key, private_key, room.now())
        check = check_key(api_key.view(), private_key.view())
        room.put(rotation.keyed(check, room.key.hash_of(api_key.view(), private_key.view())), check=check)

    def drop_key(self) -> None:
        """Overwrite the key that is held and go back to its fields."""
        room = self._room
        rotation = room.editable()
        if rotation is None:
            return
        room.key.wipe()
        emptied = rotation.keyed(check_key(b"", b""), "")
        while emptied.step not in (Step.SCOPE, Step.NEW_KEY):
            emptied = emptied.back()
        room.put(emptied, check=None)

    def onward(self) -> None:
        """Take the next step."""
        room, rotation = self._room, self._room.rotation
        blocked = room.obstacles().onward
        if not blocked and rotation is not None and rotation.step is Step.NEW_KEY:
            blocked = why_not_held(room.desk)
        if blocked or rotation is None:
            room.fail(blocked)
            return
        room.put(rotation.onward())
        room.note("rotation step", tr("Done: {step}.", step=rotation.step.words))
        room.read_again()

    def back(self) -> None:
        """Take the step before; nothing entered is lost."""
        room, rotation = self._room, self._room.rotation
        blocked = room.obstacles().back
        if blocked or rotation is None:
            room.fail(blocked)
            return
        room.put(rotation.back())

    def cancel(self) -> None:
        """Call the rotation off; nothing was sent."""
        room, rotation = self._room, self._room.rotation
        blocked = room.obstacles().cancel
        if blocked or rotation is None:
            room.fail(blocked)
            return
        self.call_off(rotation, tr("Cancelled the rotation; nothing was sent."))

    def call_off(self, rotation: Rotation, words: str) -> None:
        """End a rotation that was not sent, and overwrite all that belongs to it."""
        room = self._room
        room.put(rotation.cancelled(room.now()), check=None)
        room.note("rotation cancelled", words)

    def tick(self, item: CheckItem, ticked: bool) -> None:
        """Tick one line of the checklist, or take the tick back."""
        rotation = self._room.editable()
        if rotation is not None:
            self._room.put(rotation.with_tick(item, ticked=ticked))

    def choose_method(self, how: How) -> None:
        """Choose how directors are asked."""
        if how is How.OTHER_DESK and not self._room.desk.remote_allowed:
            self._room.fail(_ANOTHER_WAY)
            return
        self._room.change(method=how, failure="")

    async def test(self) -> None:
        """Have Kraken asked about the new key; nothing is stored."""
        room, rotation = self._room, self._room.rotation
        blocked = room.obstacles().test
        if blocked or rotation is None:
            room.fail(blocked)
            return
        with room.busy(Busy.TEST):
            if not await room.record("rotation test", rotation, {"words": tr("Kraken is asked about the new key.")}):
                room.fail(_UNWRITTEN)
                return
            try:
                await room.platform.secrets.test(rotation.account, *room.key.pair())
            except ApiError as error:
                trial = failed_trial(Failure.of(error, "secrets"), rotation.flavour, room.now())
            else:
                trial = passed_trial(room.now())
        now = room.rotation
        if now is not None and now.request_id == rotation.request_id:
            # Kraken counts a refused key whatever became of it here meanwhile.
            tested = now.tested(trial) if now.parts == rotation.parts else counted(now, trial)
            room.put(tested)
            room.note("rotation tested", trial.words)

    def start(self, rotation: Rotation, words: str) -> None:
        """Let this be the rotation, with nothing left of one before it."""
        room = self._room
        room.key.begin()
        room.sessions.wipe()
        room.person = room.state.session.email
        room.put(rotation, check=None, ladder=None, asked=None, stored_test=UNREAD)
        room.note("rotation begun", words)
        room.read_again()


def counted(rotation: Rotation, trial: Trial) -> Rotation:
    """The rotation with a refusal by Kraken that is no test of the key as it is now."""
    return replace(rotation, refusals=(*rotation.refusals, trial.at)) if trial.counts else rotation
