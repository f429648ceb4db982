"""Tells assistive technology that a key field is a field for a password, and never what is in it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_PASSWORD_FIELD = "passwordField"  # noqa: S105 - the name of a property, no password


class _PasswordFace(QAccessibleWidget):
    """Role and state of a password field; it has no text to ask for."""

    def state(self) -> QAccessible.State:
        state = super().state()
        state.passwordEdit = True
        return state


def be_password_field(widget: QWidget) -> None:
    """Let `widget` be announced as a password field, by its accessible name and description."""
    widget.setProperty(_PASSWORD_FIELD, True)
    _install()


@cache
def _install() -> None:
    QAccessible.installFactory(_face)


def _face(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and thing.property(_PASSWORD_FIELD):
        return _PasswordFace(thing, QAccessible.Role.EditableText)
    return None
