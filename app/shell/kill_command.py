"""`aether-console kill`: one decision at a terminal, then the ladder as it climbs; no window, no Qt."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TextIO

from api_client.models.kill_switch import KillReason
from app.core.halt_ladder import OBJECTIVE_S, HaltWord, Ladder
from app.core.language import figure, tr
from app.shell.check import prompt_sign_in
from app.shell.console import Console
from app.shell.environments import EnvironmentsError
from app.shell.selection import Selection, opened

EXIT_CODES = {HaltWord.HALTED: 0, HaltWord.REFUSED: 1, HaltWord.ENGAGED: 3, HaltWord.SENT: 4, HaltWord.UNKNOWN: 4}
_WORST_FIRST = (HaltWord.UNKNOWN, HaltWord.SENT, HaltWord.REFUSED, HaltWord.ENGAGED, HaltWord.HALTED)
_ENDS = frozenset({HaltWord.HALTED, HaltWord.REFUSED})
_LOOK_S = 0.25


async def kill(
    selection: Selection,
    accounts: Sequence[str],
    reason: KillReason | None,
    note: str,
    *,
    yes: bool,
    out: TextIO,
    ends: frozenset[HaltWord] = _ENDS,
) -> int:
    """Fire and follow; 0 HALTED, 3 ENGAGED but not verified, 4 UNKNOWN, 1 REFUSED. Empty `accounts` means all.

    It is followed until every account has one of the words in `ends`, for the time of the objective at most.

    An environment's `read_only` is about windows: a kill that is asked for by name at a terminal is sent.

    Raises `EnvironmentsError` for an account that the environment does not name: the platform would kill any string.
    """
    async with opened(replace(selection, may_write=True)) as console:
        configured = console.store.state.environment.accounts
        if not console.store.state.environment.has("kill-switch"):
            raise EnvironmentsError(tr("This environment names no kill-switch service: nothing was sent."))
        unknown = [account for account in accounts if account not in configured]
        if unknown:
            raise EnvironmentsError(
                tr(
                    "{account!r} is no account of this environment: {configured}.",
                    account=unknown[0],
                    configured=", ".join(configured),
                )
            )
        await console.start(watch=False)  # what is true before the kill is read while its operator signs in
        signed_in = (
            await console.sign_in_demo()
            if selection.sandbox
            else await prompt_sign_in(console, tr("E-mail (empty: nothing is sent): "))
        )
        if not signed_in:
            print(tr("Not signed in: nothing was sent."), file=out)
            return EXIT_CODES[HaltWord.REFUSED]
        console.halting.arm(tuple(accounts) or configured, reason)
        if not yes and not await _confirmed(console, out):
            console.halting.disarm(tr("not confirmed"))
            return EXIT_CODES[HaltWord.REFUSED]
        console.halting.arm(tuple(accounts) or configured, reason)  # a slow answer must not let it disarm
        console.halting.fire()
        word = await _follow(console, out, ends)
        console.halting.note(note)
        await console.halting.settle()
        return EXIT_CODES[word]


async def _confirmed(console: Console, out: TextIO) -> bool:
    armed = console.store.state.halt.armed
    print(armed.consequence if armed else "", file=out)
    sys.stderr.write(tr("Fire? [y/N] "))
    sys.stderr.flush()
    answer = await asyncio.to_thread(sys.stdin.readline)
    return answer.strip().lower() in ("y", "yes")


async def _follow(console: Console, out: TextIO, ends: frozenset[HaltWord]) -> HaltWord:
    """Print every rung that moves, until the word of each account is an end, or the objective has passed."""
    told: dict[tuple[str, str], str] = {}
    loop = asyncio.get_running_loop()
    until = loop.time() + OBJECTIVE_S
    while True:
        console.halting.climb_now(console.around.now())
        ladders = console.store.state.halt.ladders
        _print_news(ladders, told, out)
        words = {ladder.word for ladder in ladders}
        if words <= ends or loop.time() >= until:
            break
        await asyncio.sleep(_LOOK_S)
    for ladder in ladders:
        print(f"{ladder.account}: {ladder.word.shape} {ladder.word.words}. {ladder.words}", file=out)
        for step in ladder.what_to_do if ladder.word is not HaltWord.HALTED else ():
            print(f"  {step}", file=out)
    return next(word for word in _WORST_FIRST if word in words)


def _print_news(ladders: Sequence[Ladder], told: dict[tuple[str, str], str], out: TextIO) -> None:
    for ladder in ladders:
        for rung in ladder.rungs:
            line = f"{rung.state.shape} {rung.state.word:<14} {rung.id.words:<20} {rung.words}"
            key = (ladder.account, rung.id.name)
            if told.get(key) != rung.state.name:
                told[key] = rung.state.name
                print(f"{figure(ladder.elapsed_s, '5.1f')} s  {ladder.account}: {line}", file=out, flush=True)
