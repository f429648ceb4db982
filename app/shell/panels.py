"""The pages of the window: a table; a new page is one row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from widgets.board_page import BoardPage
from widgets.compare_page import ComparePage
from widgets.director_page import DirectorPage
from widgets.drill_page import DrillPage
from widgets.explorer_page import ExplorerPage
from widgets.halt_page import HaltPage
from widgets.journal_page import JournalPage
from widgets.keys_page import KeysPage
from widgets.metrics_page import MetricsPage
from widgets.mode_page import ModePage
from widgets.oms_page import OmsPage
from widgets.oversight_page import OversightPage
from widgets.panel import Panel
from widgets.portfolio_page import PortfolioPage
from widgets.risk_page import RiskPage
from widgets.rotation_page import RotationPage
from widgets.services_page import ServicesPage
from widgets.tasks_page import TasksPage


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One page: its identity, its group and title in the rail, the key that opens it, how it is made."""

    page_id: str
    group: str
    title: str
    key: str
    make: Callable[[], Panel]


PANELS = (
    PanelRow("board", "Watch", "Board", "Ctrl+1", BoardPage),
    PanelRow("services", "Watch", "Services", "Ctrl+2", ServicesPage),
    PanelRow("metrics", "Watch", "Metrics", "Ctrl+3", MetricsPage),
    PanelRow("explorer", "Watch", "Explorer", "Ctrl+4", ExplorerPage),
    PanelRow("tasks", "Watch", "Tasks", "Ctrl+0", TasksPage),
    PanelRow("simulation", "Act", "Simulation", "Ctrl+5", ModePage),
    PanelRow("halt", "Act", "Halt", "Ctrl+6", HaltPage),
    PanelRow("drill", "Act", "Drill", "", DrillPage),
    PanelRow("keys", "Act", "Kraken keys", "Ctrl+7", KeysPage),
    PanelRow("rotation", "Act", "Rotation", "Ctrl+8", RotationPage),
    PanelRow("director", "Act", "Director's desk", "", DirectorPage),
    PanelRow("oversight", "Act", "Oversight", "Ctrl+I", OversightPage),
    PanelRow("risk", "Look up", "Risk", "Ctrl+R", RiskPage),
    PanelRow("compare", "Look up", "Compare", "Ctrl+D", ComparePage),
    PanelRow("oms", "Look up", "OMS", "Ctrl+O", OmsPage),
    PanelRow("portfolio", "Look up", "Portfolio", "Ctrl+B", PortfolioPage),
    PanelRow("journal", "Look up", "Journal", "Ctrl+9", JournalPage),
)
