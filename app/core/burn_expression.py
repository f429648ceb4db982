"""Burn rates and budgets as PromQL: the very numbers that the SLO page shows, for a Prometheus to compute."""

from __future__ import annotations

import math
import re

from app.core.burn import SHOWN_S, Standing
from app.core.burn_samples import DAY_S
from app.core.language import tr
from app.core.objective import Objective

_UNITS = ((DAY_S, "d"), (3_600.0, "h"), (60.0, "m"), (1.0, "s"))


def burn_expression(objective: Objective, window_s: float, good: float) -> str:
    """The burn rate over a window (seconds, or infinite: since the services began) of good events up to bound `good`.

    `good` is a bucket's bound in the histogram's unit. Bounds are exposed as `1` or `1.0`: both are meant.
    """
    spellings = {text: re.escape(text).replace("\\", "\\\\") for text in (f"{good:g}", repr(good))}
    either = "|".join(meant for text, meant in spellings.items() if float(text) == good)
    buckets = f'{objective.metric}_bucket{{le=~"{either}"}}'
    total = f"{objective.metric}_count"
    if math.isfinite(window_s):
        window = f"[{window_text(window_s)}]"
        buckets, total = f"increase({buckets}{window})", f"increase({total}{window})"
    return f"(1 - sum({buckets}) / sum({total})) / {objective.allowed:.12g}"


def budget_expression(objective: Objective, window_s: float, good: float) -> str:
    """The share of the window's error budget that is left."""
    return f"1 - {burn_expression(objective, window_s, good)}"


def window_text(window_s: float) -> str:
    """A window as PromQL writes it: `5m`, `1h`, `90s`."""
    size, unit = next((size, unit) for size, unit in _UNITS if window_s % size == 0)
    return f"{window_s / size:.0f}{unit}"


def expressions(standing: Standing) -> tuple[str, ...]:
    """A comment and an expression in turn: the budget's and the burn rates that the page shows; none before it knows.

    What may be good or bad because it lies in the limit's bucket is bad here, as in the least budget on the page.
    """
    if standing.budget is None or standing.lower is None:
        return ()
    objective, good = standing.objective, standing.lower
    over_s = standing.budget.window_s
    over = tr("over {window}", window=window_text(over_s)) if math.isfinite(over_s) else tr("since the services began")
    lines = [tr("# budget left {over}", over=over), budget_expression(objective, over_s, good)]
    for window_s in SHOWN_S:
        lines += [
            tr("# burn rate over {window}", window=window_text(window_s)),
            burn_expression(objective, window_s, good),
        ]
    return tuple(lines)
