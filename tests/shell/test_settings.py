"""Preferences: remembered across starts, never a secret, and a broken file never stops a start."""

from __future__ import annotations

import stat
from dataclasses import fields
from pathlib import Path

import pytest

from app.core.preferences import PREFERENCES
from app.shell.settings import Settings, SettingsFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_a_first_start_has_defaults_and_writes_nothing(file: Path) -> None:
    settings = SettingsFile(file)
    assert settings.settings == Settings()
    assert settings.problem == ""
    assert not file.exists()


def test_what_is_chosen_survives_a_restart(file: Path) -> None:
    settings = SettingsFile(file)
    settings.remember_email("staging", "ops@example.com")
    settings.remember_email("production", "me@example.com")
    settings.choose_theme("light")
    again = SettingsFile(file).settings
    assert again == settings.settings
    assert again.theme == "light"
    assert again.email("staging") == "ops@example.com"
    assert again.email("production") == "me@example.com"
    assert again.email("elsewhere") == ""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.expects_log
@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"theme": 3}', b'{"theme": "\xff"}', b"\xff\xfe", b'{"x":' + b"[" * 100_000, b'{"emails":[]}'],
)
def test_a_broken_file_is_set_aside_and_said(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings = SettingsFile(file)
    assert settings.settings == Settings()
    assert str(file) in settings.problem
    assert "set aside" in settings.problem
    assert file.with_suffix(".broken").read_bytes() == content
    settings.choose_theme("light")
    assert SettingsFile(file).settings.theme == "light"


@pytest.mark.expects_log
def test_what_cannot_be_read_is_left_alone_and_said(file: Path) -> None:
    file.mkdir(parents=True)
    settings = SettingsFile(file)
    assert settings.settings == Settings()
    assert "cannot be read" in settings.problem
    assert file.is_dir()


@pytest.mark.expects_log
def test_what_cannot_be_saved_holds_for_this_run_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    settings = SettingsFile(tmp_path / "config" / "settings.json")
    settings.choose_theme("light")
    assert settings.settings.theme == "light"
    assert "cannot be saved" in settings.problem


@pytest.mark.expects_log
def test_a_value_that_is_none_of_its_choices_is_said_and_its_default_holds(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"theme": "purple", "lock_after_min": 5, "emails": null}', encoding="utf-8")
    settings = SettingsFile(file)
    assert (settings.settings.theme, settings.settings.lock_after_min) == ("dark", 5)
    assert "Theme: Must be one of dark, light, system." in settings.problem
    settings.choose("theme", "light")
    assert settings.problem == ""
    assert SettingsFile(file).problem == ""


def test_every_preference_has_its_field_and_its_default() -> None:
    assert Settings().choices == {one.key: one.default for one in PREFERENCES}
    assert {one.name for one in fields(Settings)} == {*Settings().choices, "emails"}


def test_whoever_listens_hears_of_every_choice(file: Path) -> None:
    settings, heard = SettingsFile(file), []
    settings.on_change(heard.append)
    settings.choose("sound", False)
    settings.take_over({"theme": "light"}, {"staging": "a@b.c"})
    assert heard == [Settings(sound=False), Settings(sound=False, theme="light", emails={"staging": "a@b.c"})]
    assert SettingsFile(file).settings == heard[1]
    with pytest.raises(KeyError):
        settings.choose("emails", "x")


def test_unknown_keys_of_a_newer_console_are_no_mistake(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"theme": "light", "density": "compact"}', encoding="utf-8")
    assert SettingsFile(file).settings.theme == "light"
