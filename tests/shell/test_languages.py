"""The language of a process: what was asked for, what was set, what the desktop speaks, and what Qt is given."""

from __future__ import annotations

import gc
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.core.language import ENGLISH, LANGUAGES, Language, figure, language, speak, tr
from app.core.preferences import LANGUAGE
from app.shell import translator
from app.shell.languages import SYSTEM, chosen, of_desktop
from app.shell.translator import give_to_qt, speak_in

ROOT = Path(__file__).parents[2]
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    yield
    speak(ENGLISH)
    QLocale.setDefault(QLocale.c())


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:de:en"}, "de"),
        ({"LANG": "de_AT.UTF-8", "LANGUAGE": "fr"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de_CH.UTF-8"}, "de"),
    ],
)
def test_a_desktop_s_language_is_looked_up_as_others_do(variables: Mapping[str, str], code: str) -> None:
    assert of_desktop(variables) == code


@pytest.mark.parametrize(
    ("written", "asked", "desktop", "code"),
    [
        (None, None, "C.UTF-8", "en"),
        (None, None, "de_DE.UTF-8", "de"),
        ({"language": "en"}, None, "de_DE.UTF-8", "en"),
        ({"language": "de"}, None, "C.UTF-8", "de"),
        ({"language": "system"}, None, "de_DE.UTF-8", "de"),
        ({"language": "de"}, "en", "de_DE.UTF-8", "en"),
        ({"language": "en"}, "de", "C.UTF-8", "de"),
        ({"language": "xx"}, None, "C.UTF-8", "en"),
        ({"language": 7}, None, "de_DE.UTF-8", "de"),
        ({}, None, "de_DE.UTF-8", "de"),
        ([], None, "de_DE.UTF-8", "de"),
        ("{broken", None, "de_DE.UTF-8", "de"),
    ],
)
def test_what_was_asked_for_comes_first_then_the_preference_then_the_desktop(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    written: object,
    asked: str | None,
    desktop: str,
    code: str,
) -> None:
    monkeypatch.setenv("LANG", desktop)
    file = tmp_path / "settings.json"
    if written is not None:
        file.write_text(written if isinstance(written, str) else json.dumps(written))
    assert chosen(file, asked) == code


def test_the_preference_offers_what_is_spoken() -> None:
    assert [key for key, _ in LANGUAGE.choices] == [SYSTEM, *LANGUAGES]
    assert LANGUAGE.default == SYSTEM


def test_german_texts_and_numbers() -> None:
    speak_in("de")
    assert language().code == "de"
    assert tr("Sign in") == "Anmelden"
    assert tr("no such text in any catalogue") == "no such text in any catalogue"
    assert figure(1234.5, ",.2f") == "1.234,50"


@pytest.mark.expects_log
def test_a_language_that_is_not_compiled_leaves_english(caplog: pytest.LogCaptureFixture) -> None:
    speak_in("xx")
    assert language() is ENGLISH
    assert "no translation to xx" in caplog.text


def in_place(file: Path) -> None:
    """As a compiler writes it anew: the same file, first with nothing in it that anybody could read."""
    with file.open("r+b") as opened:
        opened.write(bytes(file.stat().st_size))


def test_a_catalogue_that_is_replaced_under_a_running_console_goes_on(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: list[QTranslator] = []
    ours, qts = tmp_path / "languages" / "de.qm", tmp_path / "qtbase_de.qm"
    ours.parent.mkdir()
    shutil.copyfile(ROOT / "resources" / "languages" / "de.qm", ours)
    shutil.copyfile(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), qts.name), qts)
    monkeypatch.setattr(translator, "files", lambda _package: tmp_path)
    monkeypatch.setattr(QLibraryInfo, "path", lambda _which: str(tmp_path))
    monkeypatch.setattr(QApplication, "installTranslator", lambda _app, made: given.append(made) or True)
    speak_in("de")
    give_to_qt(qapp)
    for file in (ours, qts):
        in_place(file)
    gc.collect()
    assert tr("Sign in") == "Anmelden"
    assert given[0].translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_qt_speaks_it_too(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    monkeypatch.setattr(QApplication, "installTranslator", lambda _app, made: given.append(made) or True)
    give_to_qt(qapp)
    assert given == [] and QLocale().decimalPoint() == "."
    speak(Language("de", lambda source, _note: source, ".", ","))
    give_to_qt(qapp)
    assert len(given) == 1 and QLocale().decimalPoint() == ","


@pytest.mark.expects_log
def test_qt_without_its_texts_is_told_to_the_log(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr(QLibraryInfo, "path", lambda _which: str(tmp_path))
    speak(Language("de", lambda source, _note: source, ".", ","))
    give_to_qt(qapp)
    assert "Qt's own texts are not there in de" in caplog.text


def test_nothing_with_words_is_loaded_before_the_language_is_chosen() -> None:
    program = (
        "import sys; from app.core import language; made = []\n"
        "plain = language.tr\n"
        "def told(source, note='', /, **values):\n    made.append(source)\n    return plain(source, note, **values)\n"
        "language.tr = told\n"
        "import app.shell.languages as languages\n"
        "def chosen(*_):\n    print(made); raise SystemExit(0)\n"
        "languages.chosen = chosen\n"
        "import app.cli; sys.argv = ['aether-console', 'check', '--sandbox']; app.cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(("code", "words"), [("en", "a table of"), ("de", "a table of")])
def test_the_command_line_takes_a_language(code: str, words: str) -> None:
    command = [sys.executable, "-m", "app", "--language", code, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and words in done.stdout, done.stderr
