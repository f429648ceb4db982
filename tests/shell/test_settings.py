"""Preferences: remembered across starts, never a secret, and a broken file never stops a start."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

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


def test_unknown_keys_of_a_newer_console_are_no_mistake(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"theme": "light", "density": "compact"}', encoding="utf-8")
    assert SettingsFile(file).settings.theme == "light"
