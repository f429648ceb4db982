"""`aether-console check`: one round of every probe, the verdict as text or JSON, no window."""

from __future__ import annotations

import asyncio
import getpass
import json
import sys
from typing import TextIO

import app
from api_client.models.auth import SecretText
from app.core.language import tr
from app.core.readiness.board import assess
from app.core.readiness.report import board_json, board_text, exit_code
from app.shell.connection import utc_now
from app.shell.console import Console
from app.shell.selection import Selection, opened

_ROUND_S = 20.0
_SETTLE_S = 2.5


async def check(selection: Selection, *, as_json: bool, out: TextIO) -> int:
    """Read everything once and print the verdict; 0 GO, 1 NO-GO, 2 unknown."""
    async with opened(selection) as console:
        signed_in = await _sign_in(console, selection)
        await console.start(watch=False)
        await _one_round(console, signed_in=signed_in)
        now = utc_now()
        state = console.store.state
        board = assess(state, now)
        if as_json:
            document = board_json(board, state, now, app.__version__)
            print(json.dumps(document, indent=2, ensure_ascii=False), file=out)
        else:
            print(board_text(board, now), file=out)
        return exit_code(board)


async def _one_round(console: Console, *, signed_in: bool) -> None:
    """Wait for every poll's first answer, then a moment more, because a rate needs two scrapes."""
    try:
        async with asyncio.timeout(_ROUND_S):
            await console.board_room.resumed.wait()
            await console.poller.first_round(signed_in=signed_in)
            await asyncio.sleep(_SETTLE_S)
    except TimeoutError:
        return  # what has not answered by now is unknown, and the board says so


async def _sign_in(console: Console, selection: Selection) -> bool:
    if selection.sandbox:
        return await console.sign_in_demo()
    if not sys.stdin.isatty():
        return False
    return await prompt_sign_in(console, tr("E-mail (empty: check without signing in): "))


async def prompt_sign_in(console: Console, asking: str) -> bool:
    """Ask at the terminal, `asking` for the e-mail; without one, or at the end of the input, there is no session."""
    try:
        email = (await asyncio.to_thread(_typed, asking)).strip()
        if not email:
            return False
        password = SecretText(await asyncio.to_thread(getpass.getpass, tr("Password: ")))
        code = SecretText((await asyncio.to_thread(getpass.getpass, tr("Code (6 digits): "))).strip())
    except EOFError:
        return False
    if await console.sign_in(email, password, code):
        return True
    print(console.store.state.session.failure, file=sys.stderr)
    return False


def _typed(prompt: str) -> str:
    """A line from the terminal; the question goes to standard error, because the output may be a document."""
    print(prompt, end="", file=sys.stderr, flush=True)
    return input()
