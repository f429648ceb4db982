"""Holds the one state and tells listeners at most once a loop turn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from app.core.state import AppState

Listener = Callable[[AppState], None]


class Store:
    """The current `AppState`.

    `update` takes a pure function; many updates in one turn of the loop reach the listeners as one. A listener
    that fails is reported and does not keep the others from hearing.
    """

    def __init__(self, state: AppState, report: Callable[[str, BaseException], None]) -> None:
        self._state = state
        self._report = report
        self._listeners: list[Listener] = []
        self._announcing: asyncio.Handle | None = None

    @property
    def state(self) -> AppState:
        """The state now."""
        return self._state

    def update(self, change: Callable[[AppState], AppState]) -> None:
        """Replace the state by `change(state)`; nothing happens when it returns the same object."""
        new = change(self._state)
        if new is self._state:
            return
        self._state = new
        if self._announcing is None:
            self._announcing = asyncio.get_running_loop().call_soon(self._announce)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change from now on; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def close(self) -> None:
        """Forget the listeners and a pending announcement."""
        self._listeners.clear()
        if self._announcing is not None:
            self._announcing.cancel()
            self._announcing = None

    def _announce(self) -> None:
        self._announcing = None
        state = self._state
        for listener in tuple(self._listeners):
            if listener not in self._listeners:
                continue  # stopped by a listener before it: what it drew on may be gone
            try:
                listener(state)
            except Exception as error:  # a broken panel must not silence the others
                self._report("state listener", error)
