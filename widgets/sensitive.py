"""The veil over everything that is shown: texts stay what they are, what Qt is given to show of them is veiled."""

# There is no list of places that have to remember it: the first forgotten one would leak. While the veil lies, Qt's own
# ways to take a text (a label's, a button's, a tooltip's, a title's, an accessible name's, a painter's) veil it, and
# the ways to read it back answer what was written, so that no decision is ever made on a stand-in.

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial, wraps
from typing import Any, Final
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QToolTip,
    QWidget,
)

from app.core.sensitive import Veil
from app.core.units import HiddenScale, Scale, Unit

_MONEY: Final = frozenset({Unit.USD, Unit.USD_PER_SECOND})
_KEPT_TEXTS: Final = 4096
_TEXTS: Final = (
    (QLabel, "setText", "text"),
    (QAbstractButton, "setText", "text"),
    (QLineEdit, "setPlaceholderText", "placeholderText"),
    (QWidget, "setToolTip", "toolTip"),
    (QWidget, "setAccessibleName", "accessibleName"),
    (QWidget, "setAccessibleDescription", "accessibleDescription"),
    (QWidget, "setWindowTitle", "windowTitle"),
)
_DRAWN: Final = (
    (QPainter, "drawText"),
    *((metrics, name) for metrics in (QFontMetrics, QFontMetricsF) for name in ("elidedText", "horizontalAdvance")),
    *((metrics, name) for metrics in (QFontMetrics, QFontMetricsF) for name in ("boundingRect", "size")),
)
_LISTS: Final = ((QComboBox, "addItem"), (QComboBox, "addItems"), (QComboBox, "insertItem"), (QListWidget, "addItem"))
_HOLDS_NAMES: Final = "holdsNames"
_SHOWN_ROLE: Final = Qt.ItemDataRole.DisplayRole.value
_WRITTEN_ROLE: Final = 0x7E11


@dataclass(slots=True)
class _Lain:
    """The veil that lies now, and what it changed."""

    veil: Veil
    words: Callable[[str], str]
    written: WeakKeyDictionary[QWidget, dict[str, str]]
    dotted: WeakKeyDictionary[QLineEdit, QLineEdit.EchoMode]
    followed: WeakKeyDictionary[QLineEdit, Callable[[str], None]]
    before: list[tuple[type, str, Any]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a box or a list: its text as shown, what was written if that differs, ways to change both."""

    text: str
    written: Any
    show: Callable[[Any], object]
    note: Callable[[Any], object]


_lain: _Lain | None = None


def lies() -> bool:
    """Whether the sensitive view is on."""
    return _lain is not None


def shown(text: str) -> str:
    """What may be seen of a text now: for what goes to neither a widget nor a painter, such as a table's cells."""
    return text if _lain is None else _lain.words(text)


def shown_amount(text: str) -> str:
    """What may be seen now of a text whose numbers are balances or quantities."""
    return text if _lain is None else _lain.veil.amounts(text)


def shown_fact(name: str, text: str) -> str:
    """What may be seen now of a named fact."""
    return text if _lain is None else _lain.veil.fact(name, text)


def shown_scale(scale: Scale, unit: Unit) -> Scale:
    """The scale that a plot may be labelled with now: none for money."""
    return scale if _lain is None or unit not in _MONEY else HiddenScale(scale.factor, scale.symbol)


def holds_names(edit: QLineEdit) -> QLineEdit:
    """A line into which names are typed: it shows dots under the veil, and takes the real name as ever."""
    edit.setProperty(_HOLDS_NAMES, True)
    if _lain is not None:
        _dot(edit, _lain)
    return edit


def lay(veil: Veil) -> None:
    """Lay this veil over everything that is shown from now on, in the place of another one."""
    global _lain
    if _lain is None:
        _lain = _Lain(veil, str, WeakKeyDictionary(), WeakKeyDictionary(), WeakKeyDictionary(), [])
        _take_over(_lain)
    _lain.veil = veil
    _lain.words = lru_cache(maxsize=_KEPT_TEXTS)(veil.words)
    for widget in QApplication.allWidgets():
        cover(widget)
    _draw_anew()


def lift() -> None:
    """Show every text as it was written."""
    global _lain
    if _lain is None:
        return
    was, _lain = _lain, None
    for owner, name, method in was.before:
        setattr(owner, name, method)
    for widget, texts in list(was.written.items()):
        for name, text in texts.items():
            getattr(widget, name)(text)
    for edit, echo in list(was.dotted.items()):
        edit.setEchoMode(echo)
    for edit, listener in list(was.followed.items()):
        edit.textChanged.disconnect(listener)
    for widget in QApplication.allWidgets():
        _uncover_entries(widget)
    _draw_anew()


def cover(widget: QWidget) -> None:
    """Veil what a widget shows already: it was made with its text, or before the veil lay."""
    if _lain is None:
        return
    for owner, setter, getter in _TEXTS:
        if isinstance(widget, owner):
            text = getattr(widget, getter)()
            if text:
                getattr(widget, setter)(text)
    _cover_entries(widget, _lain)
    if isinstance(widget, QLineEdit):
        _follow(widget, _lain)


def _take_over(lain: _Lain) -> None:
    for taker, setter, getter in _TEXTS:
        _replace(lain, taker, setter, _setter(lain, getattr(taker, setter), setter))
        _replace(lain, taker, getter, _getter(lain, getattr(taker, getter), setter))
    for drawer, name in _DRAWN:
        _replace(lain, drawer, name, _drawer(lain, getattr(drawer, name)))
    for filled, name in _LISTS:
        _replace(lain, filled, name, _filler(lain, getattr(filled, name)))
    for name in ("currentText", "itemText"):
        _replace(lain, QComboBox, name, _reader(getattr(QComboBox, name)))
    _replace(lain, QToolTip, "showText", staticmethod(_drawer(lain, QToolTip.showText)))


def _replace(lain: _Lain, owner: type, name: str, method: Any) -> None:
    lain.before.append((owner, name, owner.__dict__[name]))
    setattr(owner, name, method)


def _setter(lain: _Lain, original: Any, name: str) -> Any:
    @wraps(original)
    def veiled(widget: QWidget, text: str) -> None:
        seen = lain.words(text)
        written = lain.written.setdefault(widget, {})
        if seen == text:
            written.pop(name, None)
        else:
            written[name] = text
        original(widget, seen)

    return veiled


def _getter(lain: _Lain, original: Any, setter: str) -> Any:
    @wraps(original)
    def as_written(widget: QWidget) -> str:
        written = lain.written.get(widget)
        text = written.get(setter) if written else None
        return str(original(widget)) if text is None else text

    return as_written


def _drawer(lain: _Lain, original: Any) -> Any:
    @wraps(original)
    def veiled(*given: Any) -> Any:
        return original(*(lain.words(one) if isinstance(one, str) else one for one in given))

    return veiled


def _filler(lain: _Lain, original: Any) -> Any:
    @wraps(original)
    def veiled(widget: QWidget, *given: Any, **named: Any) -> None:
        original(widget, *given, **named)
        _cover_entries(widget, lain)

    return veiled


def _reader(original: Any) -> Any:
    @wraps(original)
    def as_written(box: QComboBox, *place: int) -> str:
        written = box.itemData(place[0] if place else box.currentIndex(), _WRITTEN_ROLE)
        return str(original(box, *place)) if written is None else str(written)

    return as_written


def _entries(widget: QWidget) -> Iterator[_Entry]:
    if isinstance(widget, QComboBox):
        for at in range(widget.count()):
            show = partial(widget.setItemData, at, role=_SHOWN_ROLE)
            note = partial(widget.setItemData, at, role=_WRITTEN_ROLE)
            yield _Entry(str(widget.itemData(at, _SHOWN_ROLE)), widget.itemData(at, _WRITTEN_ROLE), show, note)
    elif isinstance(widget, QListWidget):
        for at in range(widget.count()):
            item = widget.item(at)
            note = partial(item.setData, _WRITTEN_ROLE)
            yield _Entry(
                str(item.data(_SHOWN_ROLE)), item.data(_WRITTEN_ROLE), partial(item.setData, _SHOWN_ROLE), note
            )


def _cover_entries(widget: QWidget, lain: _Lain) -> None:
    for entry in _entries(widget):
        real = entry.text if entry.written is None else str(entry.written)
        seen = lain.words(real)
        if seen != entry.text:
            entry.show(seen)
            entry.note(real)


def _uncover_entries(widget: QWidget) -> None:
    for entry in _entries(widget):
        if entry.written is not None:
            entry.show(str(entry.written))
            entry.note(None)


def _follow(edit: QLineEdit, lain: _Lain) -> None:
    _dot(edit, lain)
    # A line that hides by itself may hold a secret, which is none of the veil's business.
    if edit not in lain.followed and (edit in lain.dotted or edit.echoMode() is QLineEdit.EchoMode.Normal):
        lain.followed[edit] = partial(_on_typed, lain, ref(edit))
        edit.textChanged.connect(lain.followed[edit])


def _on_typed(lain: _Lain, edit: ref[QLineEdit], _text: str) -> None:
    line = edit()
    if line is not None:
        _dot(line, lain)


def _dot(edit: QLineEdit, lain: _Lain) -> None:
    """Dots for a name or an amount; what is typed is neither touched nor kept. A line that hides itself is left."""
    if edit not in lain.dotted and edit.echoMode() is not QLineEdit.EchoMode.Normal:
        return
    hide = bool(edit.property(_HOLDS_NAMES)) or lain.veil.words(edit.text()) != edit.text()
    if hide and edit not in lain.dotted:
        lain.dotted[edit] = edit.echoMode()
        edit.setEchoMode(QLineEdit.EchoMode.Password)
    elif not hide and edit in lain.dotted:
        edit.setEchoMode(lain.dotted.pop(edit))


def _draw_anew() -> None:
    """Have kept pictures of texts thrown away, as for another theme."""
    for widget in QApplication.allWidgets():
        with suppress(RuntimeError):  # what was deleted on the way
            QApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))
            widget.update()
            if isinstance(widget, QAbstractItemView) and hasattr(widget.model(), "show_anew"):
                widget.model().show_anew()  # type: ignore[attr-defined]  # a table's own model, which keeps its looks
