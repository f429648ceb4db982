"""The pages as a person meets them, for whatever walks them: states, sizes, and a window that shows both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.core.state import AppState
from app.shell.window import Window
from tests.accessibility import walk
from tests.widgets import halt_states, lookup_states, page_states, rotation_states
from tests.widgets.page_states import NOW
from widgets.metrics_page import MetricsPage

WIDE = (1440, 900)
AT_200_PERCENT = (960, 540)
"""What a screen of 1920 × 1080 holds when everything on it is drawn twice as large."""
_MOST_TURNS = 20
CHECKS = (walk.nameless, walk.mute_disabled, walk.small, walk.cut, walk.cut_cells, walk.outside, walk.wordless)
HEALTHY = page_states.claimed(page_states.judged(page_states.healthy()))
STATES = {
    "healthy": HEALTHY,
    "troubled": page_states.judged(page_states.troubled()),
    "silent": page_states.silent(),
}
OF_PAGES = {
    "oms": (lookup_states.oms_async(), lookup_states.oms_core()),
    "oversight": (lookup_states.oversight(),),
    "portfolio": (lookup_states.portfolio(),),
    "rotation": tuple(state for state, _ in rotation_states.every_picture().values()),
    "halt": (
        halt_states.fired(halt_states.calm(), {"company": halt_states.accepted, "director-1": halt_states.partial}),
        halt_states.fired(halt_states.unproven(halt_states.calm()), {"company": halt_states.unanswered}),
    ),
}


def drawn(window: Window, page_id: str, state: AppState, size: tuple[int, int] = WIDE) -> QWidget:
    """The page in front, laid out, with what only wirings bring where it needs that."""
    window.resize(*size)
    window.show_state(state, NOW)
    window.show_page(page_id)
    page = window.panels[page_id]
    page.show_state(state, NOW)
    if isinstance(page, MetricsPage) and state is HEALTHY:
        page.show_dashboards(page_states.DASHBOARDS)
        page.show_plots(page_states.plots(), NOW)
    QTest.qWait(1)
    return page


def settle(part: QWidget) -> None:
    """Wait until nothing moves any more: what wraps asks for its height only when it has been given its width."""
    before: list[object] = []
    for _ in range(_MOST_TURNS):
        QTest.qWait(1)
        now: list[object] = [one.geometry().getRect() for one in part.findChildren(QWidget) if one.isVisibleTo(part)]
        if now == before:
            return
        before = now


def found(where: str, part: QWidget, checks: Iterable[Callable[[QWidget], Iterator[str]]] = CHECKS) -> list[str]:
    """What the checks say of a part once it stands still, and where that was."""
    settle(part)
    return [f"{where}: {check.__name__}: {one}" for check in checks for one in check(part)]
