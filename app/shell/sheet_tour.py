"""Walks through what opens over the window or beside it: palette, keys, drawers, tray, an import, manual, wizard."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Final, Protocol

from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.manual import Place
from app.core.settings_exchange import Bundle, changes
from app.core.settings_view import import_words
from app.shell.address_probing import AddressProbing
from app.shell.console import Console
from app.shell.window import Window
from app.shell.wiring import Wiring
from widgets.settings_page import SettingsPage
from widgets.wizard_sheet import WizardSheet

_NOW: Final = Bundle({"theme": "dark"}, {}, {})
_IMPORTED: Final = Bundle(
    {"theme": "light"},
    {"staging": "ops@example.com"},
    {"staging": {"kind": "staging", "services": {"auth": "", "kill-switch": "", "oms": ""}}},
)
_MANUAL: Final = ("getting-started", "keyboard", "rotation")
_WHERE: Final = "~/.config/aether-console/environments.toml"
_HIDDEN: Final = ("risk", "portfolio")
_TYPED: Final = {"auth": "auth", "kill-switch": "kill-switch", "sim-mode": "safe-mode"}
"""Which service's address is typed for which: one of them for another's, as happens."""


class Picture(Protocol):
    """Writes a picture to a file."""

    def __call__(self, name: str, part: QWidget | None = None, /) -> Awaitable[None]:
        """Draw a part under a name; without one what is in front: the open sheet, or the window."""
        ...


class SheetTour:
    """Opens one thing after the other as a person would, and closes each again; none of it does anything."""

    def __init__(self, console: Console, window: Window, wiring: Wiring, picture: Picture) -> None:
        self._console = console
        self._window = window
        self._wiring = wiring
        self._picture = picture

    async def walk(self) -> None:
        """Take every picture, in the theme of now."""
        self._window.show_page("metrics")
        await self._palette()
        await self._drawers()
        await self._tray()
        await self._import()
        await self._sensitive()
        await self._manual()
        await self._wizard()

    async def _palette(self) -> None:
        wiring = self._wiring.palette
        wiring.open_palette()
        await self._picture("palette", wiring.palette)
        if wiring.palette is not None:
            wiring.palette.search.setText(tr("Halt"))
            await self._picture("palette-found", wiring.palette)
        wiring.close()
        wiring.open_keys()
        await self._picture("keys-sheet", wiring.sheet)
        wiring.close()

    async def _drawers(self) -> None:
        strip = self._window.strip
        for open_or_close, name in ((strip.open_outcomes, "outcomes"), (strip.open_notices, "notices")):
            open_or_close()
            await self._picture(f"drawer-{name}")
            open_or_close()

    async def _tray(self) -> None:
        """Menus need not be open to be drawn, and an open one would take the mouse and the keyboard."""
        menus = {"tray": self._wiring.tray.tray.menu, "quiet": self._wiring.tray.quiet}
        for name, menu in menus.items():
            menu.adjustSize()
            await self._picture(f"menu-{name}", menu)

    async def _import(self) -> None:
        self._window.show_page("settings")
        page = self._window.panels["settings"]
        if isinstance(page, SettingsPage):
            told = changes(_NOW, _IMPORTED)
            page.exchange.imports.show_changes(import_words(told, comments_go=False), told)
            await self._picture("settings-import")
            page.exchange.imports.show_nothing()

    async def _sensitive(self) -> None:
        self._wiring.sensitive.toggle()
        for page_id in _HIDDEN:
            self._window.show_page(page_id)
            await self._picture(f"{page_id}-hidden")
        self._wiring.sensitive.toggle()

    async def _manual(self) -> None:
        wiring = self._wiring.manual
        for page_id in _MANUAL:
            wiring.open(Place(page_id))
            await self._picture(f"manual-{page_id}", wiring.sheet)
        sheet = wiring.sheet
        if sheet is not None:
            sheet.search.setText("Prometheus")
            await self._picture("manual-found", sheet)
            sheet.search.clear()
            sheet.hide()

    async def _wizard(self) -> None:
        """The first start's, from its welcome to what would be written; nothing is."""
        sheet = WizardSheet(_WHERE, first_run=True)
        sheet.open()
        await self._picture("wizard-welcome", sheet)
        sheet.welcome.own.click()
        sheet.next.click()
        await self._picture("wizard-faults", sheet)
        sheet.identity.name.setText("staging")
        sheet.identity.accounts.setText("company, director-1")
        await self._picture("wizard-identity", sheet)
        sheet.next.click()
        addresses = {one.name: one.url for one in self._console.settings.services}
        for name, typed in _TYPED.items():
            sheet.addresses.lines[name].address.setText(addresses[typed])
        await self._picture("wizard-addresses", sheet)
        sheet.next.click()
        probing = AddressProbing(self._console.around.now)
        for service in sheet.draft.addressed:
            sheet.show_finding(await probing.probe(service, self._console.settings.ca_file), sheet.draft)
        await self._picture("wizard-found", sheet)
        sheet.next.click()
        await self._picture("wizard-review", sheet)
        sheet.hide()
        sheet.deleteLater()
