"""How far back a page of plots looks: up to a day of the console's own samples, longer where a server remembers."""

from __future__ import annotations

from typing import Final

from app.core.dashboard import LONG_SPANS_S, SPANS_S, USUAL_SPAN_S
from app.core.language import tr
from app.core.present import age_words
from app.core.time_window import LONGEST_S
from widgets.metrics_choice import ChoiceBox

NO_SERVER: Final = tr("Longer than a day needs a Prometheus: this environment names none.")


class SpanBox(ChoiceBox):
    """Offers 5 minutes to 30 days; more than a day is closed, and says why, until there is a server."""

    def __init__(self) -> None:
        super().__init__(tr("How far back"))
        spans = (*SPANS_S, *LONG_SPANS_S)
        self.show_choices([(str(span_s), age_words(span_s)) for span_s in spans], str(USUAL_SPAN_S))
        self.longest_s = LONGEST_S
        self.show_server(there=False)

    @property
    def span_s(self) -> float:
        """What is chosen, in seconds."""
        return float(self.key)

    def show_server(self, *, there: bool) -> None:
        """Open or close what only a server knows."""
        self.longest_s = LONG_SPANS_S[-1] if there else LONGEST_S
        self.show_closed(() if there else [str(span_s) for span_s in LONG_SPANS_S], NO_SERVER)
        self.setToolTip(tr("How far back") if there else tr("How far back. {why}", why=NO_SERVER))
