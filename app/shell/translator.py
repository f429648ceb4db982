"""Speaks a language by Qt's translation of the catalogue, and has Qt speak the same one."""

from __future__ import annotations

import logging
from functools import cache
from importlib.resources import as_file, files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.core.language import ENGLISH, Language, language, speak

_log = logging.getLogger(__name__)


def speak_in(code: str) -> None:
    """Say every text from now on in this language; English stays where its catalogue was not compiled.

    Modules make their texts as they are loaded: this comes before any of them, and a change waits for the next start.
    """
    translator = QTranslator()
    with as_file(files("resources").joinpath(f"languages/{code}.qm")) as file:
        if not translator.load(str(file)):
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
    own = QTranslator(app)
    if own.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(own)
    else:
        _log.warning("Qt's own texts are not there in %s", code)
