"""Reminders of safe mode at a time that a person chose: said and written down, and nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from app.core.language import tr
from app.core.mode_desk import REMINDER_DROPPED, REMINDER_DUE, REMINDER_SET, ModeReminder, ModesDesk
from app.core.mode_view import instant_words, reminder_words
from app.shell.runner import CommandRunner
from app.shell.store import Store

LONGEST: Final = timedelta(days=7)
_NOT_KEPT: Final = tr("The journal cannot be written: this reminder is lost when the console is closed.")


class ModeReminders:
    """Keeps `state.modes.reminders`; after a restart the journal has brought them back."""

    def __init__(
        self,
        store: Store,
        runner: CommandRunner,
        *,
        now: Callable[[], datetime],
        notice: Callable[[str, str], None],
    ) -> None:
        self._store = store
        self._runner = runner
        self._now = now
        self._notice = notice

    async def remind(self, at: datetime) -> None:
        """Say at `at` (aware) that safe mode was to be looked at."""
        now, session = self._now(), self._store.state.session
        if not now < at <= now + LONGEST:
            self._change(
                lambda desk: replace(desk, failure=tr("Choose a time within {days} days from now.", days=LONGEST.days))
            )
            return
        reminder = ModeReminder(uuid.uuid4().hex, at, session.email or tr("nobody signed in"))
        self._change(lambda desk: replace(desk.with_reminder(reminder), failure=""))
        body = {
            "id": reminder.reminder_id,
            "due": at.isoformat(),
            "words": tr("Remind at {instant}.", instant=instant_words(at)),
        }
        if not await self._runner.record(REMINDER_SET, reminder.who, body):
            self._change(lambda desk: replace(desk, failure=_NOT_KEPT))

    async def drop(self, reminder_id: str) -> None:
        """Remind of it no more; without effect for one that is gone."""
        if all(one.reminder_id != reminder_id for one in self._store.state.modes.reminders):
            return
        self._forget(reminder_id)
        who = self._store.state.session.email or tr("nobody signed in")
        await self._runner.record(REMINDER_DROPPED, who, {"id": reminder_id})

    async def say_due(self) -> None:
        """Say those that are due, each once."""
        now = self._now()
        for reminder in self._store.state.modes.reminders:
            if reminder.at <= now:
                self._forget(reminder.reminder_id)
                self._notice(
                    f"reminder {reminder.reminder_id}",
                    reminder_words(reminder, self._store.state, now),
                )
                await self._runner.record(REMINDER_DUE, reminder.who, {"id": reminder.reminder_id})

    def _forget(self, reminder_id: str) -> None:
        self._change(lambda desk: desk.without_reminder(reminder_id))

    def _change(self, change: Callable[[ModesDesk], ModesDesk]) -> None:
        self._store.update(lambda state: replace(state, modes=change(state.modes)))
