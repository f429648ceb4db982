"""Speaks a language by Qt's translation of the catalogue, and has Qt speak the same one."""

from __future__ import annotations

import logging
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from app.core.language import ENGLISH, Language, language, speak

_log = logging.getLogger(__name__)


class _Catalogue(QTranslator):
    """A catalogue that was read once: a file is mapped by Qt, and its texts go when an update writes it anew."""

    def __init__(self, file: Traversable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = file.read_bytes() if file.is_file() else b""  # kept: Qt looks into it and takes no copy
        self.usable = self.load(self._read)


def speak_in(code: str) -> None:
    """Say every text from now on in this language; English stays where its catalogue was not compiled.

    Modules make their texts as they are loaded: this comes before any of them, and a change waits for the next start.
    """
    translator = _Catalogue(files("resources").joinpath(f"languages/{code}.qm"))
    if not translator.usable:
        _log.warning("there is no translation to %s: run make setup", code)
        return

    @cache
    def lookup(source: str, note: str) -> str:
        return translator.translate("", source, note) or source

    locale = QLocale(code)
    speak(Language(code, lookup, locale.groupSeparator(), locale.decimalPoint()))


def give_to_qt(app: QCoreApplication) -> None:
    """Have Qt's own texts, and what is typed into its fields, in the language that is spoken."""
    code = language().code
    QLocale.setDefault(QLocale(code) if code != ENGLISH.code else QLocale.c())
    if code == ENGLISH.code:
        return
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    own = _Catalogue(folder / f"qtbase_{code}.qm", app)
    if own.usable:
        app.installTranslator(own)
    else:
        _log.warning("Qt's own texts are not there in %s", code)
