"""The pages of the window: a table; a new page is one row, and the import that its first opening pays for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.language import tr
from widgets.panel import Panel


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One page: its identity, its group and title in the rail, the key that opens it, how it is made."""

    page_id: str
    group: str
    title: str
    key: str
    make: Callable[[], Panel]


def _board() -> Panel:
    from widgets.board_page import BoardPage

    return BoardPage()


def _services() -> Panel:
    from widgets.services_page import ServicesPage

    return ServicesPage()


def _metrics() -> Panel:
    from widgets.metrics_page import MetricsPage

    return MetricsPage()


def _explorer() -> Panel:
    from widgets.explorer_page import ExplorerPage

    return ExplorerPage()


def _slo() -> Panel:
    from widgets.slo_page import SloPage

    return SloPage()


def _alerts() -> Panel:
    from widgets.alert_page import AlertPage

    return AlertPage()


def _tasks() -> Panel:
    from widgets.tasks_page import TasksPage

    return TasksPage()


def _simulation() -> Panel:
    from widgets.mode_page import ModePage

    return ModePage()


def _halt() -> Panel:
    from widgets.halt_page import HaltPage

    return HaltPage()


def _drill() -> Panel:
    from widgets.drill_page import DrillPage

    return DrillPage()


def _keys() -> Panel:
    from widgets.keys_page import KeysPage

    return KeysPage()


def _rotation() -> Panel:
    from widgets.rotation_page import RotationPage

    return RotationPage()


def _director() -> Panel:
    from widgets.director_page import DirectorPage

    return DirectorPage()


def _oversight() -> Panel:
    from widgets.oversight_page import OversightPage

    return OversightPage()


def _risk() -> Panel:
    from widgets.risk_page import RiskPage

    return RiskPage()


def _compare() -> Panel:
    from widgets.compare_page import ComparePage

    return ComparePage()


def _oms() -> Panel:
    from widgets.oms_page import OmsPage

    return OmsPage()


def _portfolio() -> Panel:
    from widgets.portfolio_page import PortfolioPage

    return PortfolioPage()


def _journal() -> Panel:
    from widgets.journal_page import JournalPage

    return JournalPage()


def _settings() -> Panel:
    from widgets.settings_page import SettingsPage

    return SettingsPage()


PANELS = (
    PanelRow("board", tr("Watch"), tr("Board"), "Ctrl+1", _board),
    PanelRow("services", tr("Watch"), tr("Services"), "Ctrl+2", _services),
    PanelRow("metrics", tr("Watch"), tr("Metrics"), "Ctrl+3", _metrics),
    PanelRow("explorer", tr("Watch"), tr("Explorer"), "Ctrl+4", _explorer),
    PanelRow("slo", tr("Watch"), "SLOs", "Ctrl+J", _slo),
    PanelRow("alerts", tr("Watch"), tr("Alerts"), "Ctrl+G", _alerts),
    PanelRow("tasks", tr("Watch"), tr("Tasks"), "Ctrl+0", _tasks),
    PanelRow("simulation", tr("Act"), tr("Simulation"), "Ctrl+5", _simulation),
    PanelRow("halt", tr("Act"), tr("Halt"), "Ctrl+6", _halt),
    PanelRow("drill", tr("Act"), tr("Drill"), "", _drill),
    PanelRow("keys", tr("Act"), tr("Kraken keys"), "Ctrl+7", _keys),
    PanelRow("rotation", tr("Act"), tr("Rotation"), "Ctrl+8", _rotation),
    PanelRow("director", tr("Act"), tr("Director's desk"), "", _director),
    PanelRow("oversight", tr("Act"), tr("Oversight"), "Ctrl+I", _oversight),
    PanelRow("risk", tr("Look up"), tr("Risk"), "Ctrl+R", _risk),
    PanelRow("compare", tr("Look up"), tr("Compare"), "Ctrl+D", _compare),
    PanelRow("oms", tr("Look up"), "OMS", "Ctrl+O", _oms),
    PanelRow("portfolio", tr("Look up"), tr("Portfolio"), "Ctrl+B", _portfolio),
    PanelRow("journal", tr("Look up"), tr("Journal"), "Ctrl+9", _journal),
    PanelRow("settings", tr("Look up"), tr("Settings"), "Ctrl+,", _settings),
)
