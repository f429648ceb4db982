"""Walks through a rotation in the tour's own sandbox: each step, the director's sheet, the other desk, the proof."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from api_client.control import Operator
from api_client.models.secret_buffer import SecretBuffer
from app.core.language import tr
from app.core.rotation_flavour import offer_of
from app.core.rotation_ladder import RotationWord
from app.core.rotation_steps import CheckItem, How
from app.shell.console import Console
from app.shell.rotation_wiring import RotationWiring
from app.shell.window import Window

_PROOF_S: Final = 10.0
_STEP_S: Final = 0.1
_DIRECTORS: Final = ("director-1", "director-2")
_REASON, _TICKET = tr("Scheduled rotation; the ticket says why"), "OPS-1182"


class RotationTour:
    """One rotation from its scope to its end; `picture` draws what is shown now under a name."""

    def __init__(
        self, window: Window, wiring: RotationWiring, console: Console, picture: Callable[[str], Awaitable[None]]
    ) -> None:
        self._window = window
        self._wiring = wiring
        self._console = console
        self._rotating = console.rotating
        self._picture = picture

    async def walk(self, number: int) -> None:
        """Take every picture of a rotation to the sandbox's key of this number.

        None where no rotation can begin, and where this sandbox's implementation asks for no directors.
        """
        sandbox, desk = self._console.around.sandbox, self._console.store.state.rotation
        directors = desk.flavour is not None and offer_of(desk.flavour).directors
        if sandbox is None or number >= len(sandbox.line.kraken_pairs) or desk.obstacles.begin or not directors:
            return
        self._window.show_page("rotation")
        self._rotating.begin(_REASON, _TICKET)
        await self._picture("rotation-scope")
        self._rotating.onward()
        await self._picture("rotation-key")
        pair = sandbox.line.kraken_pairs[number]
        api_key, private_key = SecretBuffer(pair.api_key.encode()), SecretBuffer(pair.api_secret.encode())
        self._rotating.hold(api_key, private_key)
        await self._picture("rotation-key-held")
        self._rotating.onward()
        await self._picture("rotation-test")
        self._rotating.onward()
        for item in CheckItem:
            self._rotating.tick(item, True)
        await self._picture("rotation-checklist")
        self._rotating.onward()
        operator = await sandbox.control.operator()
        emails = [operator.email.replace(operator.account, name) for name in _DIRECTORS]
        first, second = [await sandbox.control.operator(email) for email in emails]
        await self._approvals(first, second)
        await self._end()

    async def _approvals(self, first: Operator, second: Operator) -> None:
        """One director at another desk, which is this console's too; one in person."""
        rotating, store = self._rotating, self._console.store
        await self._picture("rotation-approvals")
        rotating.choose_method(How.OTHER_DESK)
        await rotating.ask_approvals()
        await self._picture("rotation-other-desk")
        asked = store.state.rotation.asked
        if asked is not None and asked.text:
            self._window.show_page("director")
            rotating.read_request(asked.text)
            await self._picture("director-request")
            await rotating.answer(" ".join(asked.spoken), first.email, first.password, first.code)
            await self._picture("director-answer")
            await rotating.open_answer(store.state.director.answer)
            rotating.forget_request()
            self._window.show_page("rotation")
        rotating.choose_method(How.IN_PERSON)
        sheet = self._wiring.sheet
        sheet.open_for(store.state.rotation, self._console.around.now())
        self._wiring.show_state(store.state)
        await self._picture("director-sheet")
        sheet.go_on()
        await self._picture("director-sheet-sign-in")
        sheet.reject()
        await rotating.approve_in_person(second.email, second.password, second.code)
        await self._picture("rotation-approved")

    async def _end(self) -> None:
        rotating, store = self._rotating, self._console.store
        rotating.onward()
        await self._picture("rotation-confirm")
        await rotating.send("ROTATE")
        for _ in range(round(_PROOF_S / _STEP_S)):
            ladder = store.state.rotation.ladder
            if ladder is not None and ladder.word is RotationWord.PROVEN:
                break
            await asyncio.sleep(_STEP_S)
        await self._picture("rotation-proof")
        rotating.close()
        await self._picture("rotation-after")
        self._window.show_page("keys")
        await self._picture("keys-rotated")
