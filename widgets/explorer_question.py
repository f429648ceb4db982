"""What is asked of the chosen metric: the function, how series are put together, and a box for each label."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.explorer_view import QUANTILES, WINDOWS_S, Exploration, functions_of, labels_of
from app.core.language import tr
from app.core.present import age_words
from app.core.query import RATE_WINDOW_S, WINDOWED, Aggregation, Function
from app.core.search_index import Metric
from widgets.explorer_filter import ExplorerFilter
from widgets.metrics_choice import ChoiceBox
from widgets.text import Paragraph
from widgets.tokens import SPACE_S

_FUNCTION_WORDS: Final = {
    Function.VALUE: tr("Value"),
    Function.RATE: tr("Rate a second"),
    Function.INCREASE: tr("Increase"),
    Function.QUANTILE: tr("Quantile"),
    Function.AGE: tr("Age"),
}
_EACH: Final = ""
_TOGETHER: Final = (
    (_EACH, tr("Every series")),
    (Aggregation.SUM.value, tr("Sum")),
    (Aggregation.MEAN.value, tr("Mean")),
    (Aggregation.MIN.value, tr("Least")),
    (Aggregation.MAX.value, tr("Most")),
)
_ALL, _APART, _ONE = "", "by", "="
_COLUMNS: Final = 3
_LEAST_CHARACTERS: Final = 14


class ExplorerQuestion(QWidget):
    """Boxes that make an `Exploration`; those that would change nothing are hidden.

    Signals: `changed()` another question than before.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._metric: Metric | None = None
        self._help = Paragraph(tone="muted")
        self._function, self._quantile = ChoiceBox(tr("What is asked")), ChoiceBox(tr("Which quantile"))
        self._window, self._together = ChoiceBox(tr("Over how long")), ChoiceBox(tr("How series are put together"))
        self._labels: dict[str, ChoiceBox] = {}
        self._filter = ExplorerFilter()
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE_S)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for box in (self._function, self._quantile, self._window, self._together):
            row.addWidget(box)
            box.chosen.connect(lambda _key: self._on_chosen())
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._help)
        column.addLayout(row)
        column.addLayout(self._grid)
        column.addWidget(self._filter)
        self._filter.changed.connect(self.changed)
        self.show_quantile(0.95)
        self._window.show_choices(
            [(str(one), tr("over {age}", age=age_words(one))) for one in WINDOWS_S], str(RATE_WINDOW_S)
        )
        self._together.show_choices(_TOGETHER, _EACH)
        self.hide()

    @property
    def exploration(self) -> Exploration | None:
        """The question; None before a metric was chosen."""
        metric = self._metric
        if metric is None:
            return None
        keys = {label: box.key for label, box in self._labels.items()}
        return Exploration(
            metric=metric.name,
            type=metric.type,
            function=Function(self._function.key),
            quantile=float(self._quantile.key),
            window_s=float(self._window.key),
            together=None if self._together.key == _EACH else Aggregation(self._together.key),
            apart=tuple(label for label, key in keys.items() if key == _APART),
            only=tuple((label, key[1:]) for label, key in keys.items() if key.startswith(_ONE)),
            demands=self._filter.demands,
        )

    def show_metric(self, metric: Metric) -> None:
        """Ask the usual of another metric; of the same one again, what is chosen stays where it still can."""
        before, asked = self._metric, self.exploration
        self._metric = metric
        functions = functions_of(metric)
        same = before is not None and before.name == metric.name
        kept = self._function.key if same else functions[0].value
        self._function.show_choices([(one.value, _FUNCTION_WORDS[one]) for one in functions], kept)
        if not same:
            self._together.show_choices(_TOGETHER, _EACH)
            self._filter.clear()
        self._help.show_text(metric.help or tr("The service says nothing about this metric."))
        self._show_labels(metric)
        self._fit()
        self.show()
        if self.exploration != asked:
            self.changed.emit()

    def show_quantile(self, quantile: float) -> None:
        """Ask histograms for this quantile (0 to 1), which is offered beside the usual ones."""
        asked = self.exploration
        offered = sorted({*QUANTILES, quantile})
        self._quantile.show_choices([(str(one), f"p{one * 100:g}") for one in offered], str(quantile))
        if self.exploration != asked:
            self.changed.emit()

    def settle(self) -> bool:
        """Ask what was typed as well; False, and said, when it cannot be read."""
        return self._filter.settle()

    def _show_labels(self, metric: Metric) -> None:
        labels = labels_of(metric)
        for gone in [label for label in self._labels if label not in labels]:
            box = self._labels.pop(gone)
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        for place, (label, values) in enumerate(labels.items()):
            box = self._labels.get(label) or self._made_box(label)
            choices = [(_ALL, tr("{label}: all", label=label)), (_APART, tr("{label}: kept apart", label=label))]
            choices += [(f"{_ONE}{value}", f"{label}: {value or tr('not given')}") for value in values]
            keys = [key for key, _ in choices]
            box.show_choices(choices, box.key if box.key in keys else _ALL)
            self._grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)

    def _made_box(self, label: str) -> ChoiceBox:
        box = self._labels[label] = ChoiceBox(tr("Label {label}", label=label))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST_CHARACTERS)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.chosen.connect(self._on_label)
        return box

    def _on_label(self, key: str) -> None:
        """Series that are kept apart are sums: whoever asks for them means that."""
        if key == _APART and self._together.key == _EACH:
            self._together.show_choices(_TOGETHER, Aggregation.SUM.value)
        self._on_chosen()

    def _on_chosen(self) -> None:
        if self._together.key == _EACH:
            for box in self._labels.values():
                if box.key == _APART:
                    box.setCurrentIndex(0)  # every series is apart already
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        function = Function(self._function.key)
        self._quantile.setVisible(function is Function.QUANTILE)
        self._window.setVisible(function in WINDOWED)
