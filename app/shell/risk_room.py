"""What the Risk page chooses: the horizon, the symbol whose size is read once; and the track of the usage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from api_client.errors import ApiError
from api_client.models.risk import PositionSize
from api_client.platform import Platform
from app.core.attempts import attempted_at
from app.core.freshness import Failure, Slice
from app.core.reading_kind import ReadingKind
from app.core.risk_look import NOT_SIZED, horizon_named, symbol_of
from app.core.risk_service_view import RISK
from app.core.state import SessionPhase, SessionState
from app.shell.page_polls import PagePolls
from app.shell.risk_polls import part_of
from app.shell.session import is_lost
from app.shell.store import Store

_AGAIN: Final = timedelta(seconds=5)


class RiskRoom:
    """Keeps `AppState.risk`."""

    def __init__(
        self,
        store: Store,
        platform: Platform,
        pages: PagePolls,
        *,
        now: Callable[[], datetime],
        on_session_refused: Callable[[str], None],
        report: Callable[[str, BaseException], None],
    ) -> None:
        self._store = store
        self._platform = platform
        self._pages = pages
        self._now = now
        self._on_session_refused = on_session_refused
        self._report = report
        pages.turn(part_of(store.state.risk.horizon), on=True)

    def note_usage(self) -> None:
        """Take the newest reading of the limits into the track; nothing happens where it is known."""
        state = self._store.state
        track = state.risk.track.noted(state.reading(ReadingKind.LIMITS, RISK))
        if track is not state.risk.track:
            self._change(track=track)

    def choose_horizon(self, name: str) -> None:
        """Read the forecasts of this horizon instead, at once unless they were read within the last minute."""
        before, chosen = self._store.state.risk.horizon, horizon_named(name)
        self._pages.turn(part_of(before), on=False)
        self._change(horizon=chosen)
        self._pages.turn(part_of(chosen), on=True)

    async def size(self, typed: str) -> None:
        """Read once how large a position may be in what was typed; the newest question's answer is kept."""
        state = self._store.state
        symbol, session = symbol_of(typed), state.session
        look = state.risk
        same = (look.symbol, look.account) == (symbol, session.account)
        if not symbol or session.phase is not SessionPhase.ACTIVE or (same and look.sizing):
            return
        self._change(symbol=symbol, account=session.account, size=look.size if same else NOT_SIZED, sizing=True)
        fact = await self._read(symbol, session)
        now = self._store.state
        if (now.risk.symbol, now.risk.account) != (symbol, session.account):
            return  # another symbol was asked for meanwhile
        self._change(sizing=False, size=fact)

    async def size_again(self) -> None:
        """Read the size that is on the page again, unless it was tried within the last five seconds."""
        look, account = self._store.state.risk, self._store.state.session.account
        tried = attempted_at(look.size)
        if look.account == account and (tried is None or self._now() - tried >= _AGAIN):
            await self.size(look.symbol)

    async def _read(self, symbol: str, session: SessionState) -> Slice[PositionSize]:
        try:
            size = await self._platform.risk.size(symbol)
        except ApiError as error:
            if is_lost(error, session, self._store.state.session):
                self._on_session_refused(RISK)
            return self._store.state.risk.size.failed(Failure.of(error, RISK), self._now())
        except Exception as error:  # a bug of ours shows as a failed read and is reported
            self._report("position size", error)
            return self._store.state.risk.size.failed(Failure.of(error, RISK), self._now())
        return self._store.state.risk.size.succeeded(size, self._now())

    def _change(self, **changes: Any) -> None:
        self._store.update(lambda state: replace(state, risk=replace(state.risk, **changes)))
