"""Pages of cards under test: a state with an account's own readings, the page's words, its signals heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from app.core.freshness import Failure, FailureKind, Slice
from app.core.state import AppState, ReadingKey, ReadingKind, ServiceAddress
from tests.widgets.states import NOW, calm

FAILURES = (
    Failure(FailureKind.UNREACHABLE, "portfolio", reason="refused"),
    Failure(FailureKind.NO_ANSWER, "portfolio", reason="read_timeout"),
    Failure(FailureKind.REFUSED, "portfolio", status=403, detail="Account scope is not authorised"),
    Failure(FailureKind.DRAINING, "portfolio", status=503),
    Failure(FailureKind.UNEXPECTED_ANSWER, "portfolio", path="$.data"),
    Failure(FailureKind.SERVER_FAULT, "portfolio", status=500),
)


def with_services(*addresses: ServiceAddress) -> AppState:
    """A calm state with these services and no others."""
    state = calm()
    return replace(state, environment=replace(state.environment, services=addresses))


def known(state: AppState, kind: ReadingKind, service: str, value: Any, account: str = "company") -> AppState:
    fact = Slice[Any](f"GET {kind.value}", 45.0).succeeded(value, NOW - timedelta(seconds=3))
    return state.with_reading(ReadingKey(kind, service, account), fact)


def failing(state: AppState, kind: ReadingKind, service: str, failure: Failure, account: str = "company") -> AppState:
    fact = state.reading(kind, service, account).failed(failure, NOW)
    return state.with_reading(ReadingKey(kind, service, account), fact)


def heard(signal: SignalInstance) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    signal.connect(lambda *args: found.append(args))
    return found


def button(page: QWidget, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if words in (one.text(), one.accessibleName()))
