"""The tour of the sheets shows each of them and leaves the window as it was."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.shell.manual_wiring import ManualWiring
from app.shell.palette_wiring import PaletteWiring
from app.shell.panels import PANELS
from app.shell.sheet_tour import SheetTour
from app.shell.window import Window
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.settings_page import SettingsPage
from widgets.tray import QuietMenu, Tray
from widgets.wizard_sheet import WizardSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)
NOBODY = "https://127.0.0.1:1"
DRAWN = (
    *("palette", "palette-found", "keys-sheet", "drawer-outcomes", "drawer-notices", "menu-tray", "menu-quiet"),
    *("settings-import", "risk-hidden", "portfolio-hidden"),
    *("manual-getting-started", "manual-keyboard", "manual-rotation", "manual-found"),
    *("wizard-welcome", "wizard-faults", "wizard-identity", "wizard-addresses"),
    *("wizard-found", "wizard-review"),
)


@pytest.fixture
def window(qapp: QApplication) -> Any:
    made = Window(platforms.healthy().environment, PANELS)
    made.show()
    yield made
    made.let_close()
    made.close()
    made.deleteLater()


def test_each_is_in_sight_when_it_is_drawn_and_gone_afterwards(window: Window, qapp: QApplication) -> None:
    hidden, drawn = [False], list[tuple[str, bool, bool]]()
    palette, manual = PaletteWiring(window), ManualWiring(window, qapp)
    sensitive = SimpleNamespace(toggle=lambda: hidden.__setitem__(0, not hidden[0]))
    tray = SimpleNamespace(tray=Tray(window), quiet=QuietMenu(window))
    wiring = SimpleNamespace(palette=palette, manual=manual, sensitive=sensitive, tray=tray)
    services = [SimpleNamespace(name=name, url=NOBODY) for name in ("auth", "kill-switch", "safe-mode")]
    settings = SimpleNamespace(services=services, ca_file=None)
    console = SimpleNamespace(settings=settings, around=SimpleNamespace(now=lambda: NOW))
    steps: dict[str, int] = {}

    async def picture(name: str, part: QWidget | None = None, /) -> None:
        if isinstance(part, WizardSheet):
            steps[name] = part.step
        drawn.append((name, isinstance(part, QMenu) or (part or window).isVisible(), hidden[0]))

    asyncio.run(SheetTour(cast(Any, console), window, cast(Any, wiring), picture).walk())
    assert [name for name, _, _ in drawn] == list(DRAWN)
    assert all(visible for _, visible, _ in drawn)
    assert [*steps.values()] == [0, 1, 1, 2, 2, 3]
    assert {name for name, _, under_veil in drawn if under_veil} == {"risk-hidden", "portfolio-hidden"}
    assert [one for one in qapp.topLevelWidgets() if one.isVisible()] == [window]
    page = window.panels["settings"]
    assert isinstance(page, SettingsPage) and not page.exchange.imports.deciding
    assert not hidden[0]
    manual.stop()
