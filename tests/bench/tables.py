"""What a table of 500 rows costs a refresh, once a second: selection and scroll must survive; prints JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import timedelta
from statistics import median

from PySide6.QtWidgets import QApplication

from app.core.portfolio_view import Listing
from tests.widgets.lookup_states import portfolio, records
from tests.widgets.page_desk import known
from tests.widgets.states import NOW
from widgets import theme
from widgets.portfolio_page import PortfolioPage

ROWS = 500
ROUNDS = 60


def measured() -> dict[str, object]:
    """Milliseconds a refresh in which ten rows went and ten came, beside one with the same rows and one of the ages."""
    page = PortfolioPage()
    page.resize(1600, 1000)
    page.show()
    state = portfolio(ROWS)
    page.show_state(state, NOW)
    table = page.cards[Listing.ORDERS].table
    kept = f"O-{ROWS - 1:04} #1"
    table.select_key(kept)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    scrolled = table.verticalScrollBar().value()
    costs: dict[str, list[float]] = {"changed": [], "same": [], "ages": []}
    for number in range(ROUNDS):
        for what, first in (("changed", number % 20 * 10), ("same", number % 20 * 10)):
            fresh = known(state, Listing.ORDERS.kind, "portfolio", records(Listing.ORDERS, ROWS, first))
            costs[what].append(_cost(lambda fresh=fresh: page.show_state(fresh, NOW)))
        costs["ages"].append(_cost(lambda number=number: page.show_time(NOW + timedelta(seconds=number))))
    return {
        "rows": ROWS,
        **{f"{what}_ms_median": round(median(found), 3) for what, found in costs.items()},
        **{f"{what}_ms_max": round(max(found), 3) for what, found in costs.items()},
        "selection_kept": table.selected_key() == kept,
        "scroll_kept": 0 < scrolled == table.verticalScrollBar().value(),
    }


def _cost(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - started) * 1e3


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv)
    theme.apply(app, "dark")
    sys.stdout.write(json.dumps(measured()) + "\n")
