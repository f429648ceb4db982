"""Behind the Settings page: what environments.toml has, a bundle out and in, a draft written; nothing is lost."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core.environment_draft import DraftService, EnvironmentDraft
from app.core.settings_exchange import ExchangeError
from app.shell.environments import EnvironmentsError, parse_environments, read_environments
from app.shell.settings import Settings, SettingsFile
from app.shell.settings_files import draft_text, export, look_at, names_of, survey, take_over, write_draft

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)
TWO = """# my own words
[environment.staging]
kind = "staging"
accounts = ["company"]
ca_file = "ca.pem"
read_only = true
[environment.staging.services]
auth = "https://a.example"
prometheus = { url = "https://p.example", bearer_keyring = "prom" }

[environment.prod]  # not yet
kind = "production"
accounts = []
services = { auth = "https://p.example" }
"""
GOOD = TWO.replace("accounts = []", 'accounts = ["company"]')
DRAFT = EnvironmentDraft(
    name="new", accounts="company", read_only=True, services=(DraftService("oms", "https://o.example", "core"),)
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "config" / "environments.toml"
    file.parent.mkdir()
    file.write_text(TWO, encoding="utf-8")
    (file.parent / "ca.pem").write_text("a certificate", encoding="utf-8")
    return file


@pytest.fixture
def preferences(tmp_path: Path) -> SettingsFile:
    made = SettingsFile(tmp_path / "config" / "settings.json")
    made.choose("theme", "light")
    made.remember_email("staging", "me@example.com")
    return made


def test_each_environment_is_listed_with_its_line_or_its_fault(file: Path) -> None:
    found = survey(file, "staging")
    assert found.tokens == ("prom",)
    first, second = found.rows
    assert (first.name, first.line, first.open_here, first.fault) == ("staging", 2, True, "")
    assert first.words == "STAGING · 2 services · company · READ-ONLY"
    assert (second.name, second.line, second.open_here) == ("prod", 11, False)
    assert "line 13: environment.prod.accounts must list" in second.fault


def test_a_file_that_is_none_is_said(file: Path) -> None:
    file.write_text("x = [", encoding="utf-8")
    assert "not TOML" in survey(file, "").trouble
    assert names_of(file) == ()
    file.write_bytes(b"\xff")
    assert survey(file, "").trouble
    file.unlink()
    assert "no such file yet" in survey(file, "").trouble
    assert not survey(file, "").there
    assert names_of(file) == ()


def test_read_only_is_a_key_of_the_file() -> None:
    text = '[environment.a]\nkind = "staging"\naccounts = ["c"]\nread_only = {}\nservices = {{ auth = "https://a" }}\n'
    (found,) = parse_environments(text.format("true"), Path("e.toml")).values()
    assert found.read_only and found.view(own_sandbox=False).read_only
    (found,) = parse_environments(text.format("false"), Path("e.toml")).values()
    assert not found.view(own_sandbox=False).read_only
    with pytest.raises(EnvironmentsError, match="read_only must be true or false"):
        parse_environments(text.format('"yes"'), Path("e.toml"))


def test_an_export_is_private_and_names_files_from_the_root(
    file: Path, preferences: SettingsFile, tmp_path: Path
) -> None:
    file.write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out.toml"
    export(out, preferences.settings, file, emails=False)
    text = out.read_text(encoding="utf-8")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "me@example.com" not in text and 'theme = "light"' in text
    assert f'ca_file = "{file.parent / "ca.pem"}"' in text
    assert "my own words" not in text  # a comment could hold anything
    export(out, preferences.settings, file, emails=True)
    assert "me@example.com" in out.read_text(encoding="utf-8")


def test_an_import_is_shown_then_taken_over_beside_backups(
    file: Path, preferences: SettingsFile, tmp_path: Path
) -> None:
    file.write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out.toml"
    export(out, preferences.settings, file, emails=True)
    elsewhere = tmp_path / "elsewhere"
    here, mine = elsewhere / "environments.toml", SettingsFile(elsewhere / "settings.json")
    mine.choose("sound", False)
    found = look_at(out, mine.settings, here)
    assert not here.exists() and not found.comments_go
    assert [change.words.partition(":")[0] for change in found.changes] == [
        "Theme",
        "Sound",
        "E-mail address for staging",
        "Environment staging",
        "Environment prod",
    ]
    (kept,) = take_over(found, mine, here, AT)
    assert kept == elsewhere / "settings.json.before-20260304T120000Z"
    assert set(read_environments(here)) == {"staging", "prod"}
    assert stat.S_IMODE(here.stat().st_mode) == stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_an_environment_that_differs_replaces_the_file_and_keeps_the_old_one(
    file: Path, preferences: SettingsFile, tmp_path: Path
) -> None:
    file.write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out.toml"
    export(out, preferences.settings, file, emails=False)
    out.write_text(out.read_text(encoding="utf-8").replace("p.example", "q.example"), encoding="utf-8")
    found = look_at(out, preferences.settings, file)
    assert found.comments_go
    assert [change.sign for change in found.changes] == ["~", "~"]
    _, kept = take_over(found, preferences, file, AT)
    assert kept.read_text(encoding="utf-8") == GOOD
    assert "q.example" in file.read_text(encoding="utf-8")
    assert take_over(look_at(out, preferences.settings, file), preferences, file, AT) == (
        preferences.path.with_name("settings.json.before-20260304T120000Z"),
    )


def test_what_is_added_leaves_every_word_of_the_file(file: Path, preferences: SettingsFile, tmp_path: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out.toml"
    out.write_text('[environment.x]\nkind = "staging"\naccounts = ["c"]\nservices = { auth = "https://a" }\n', "utf-8")
    take_over(look_at(out, preferences.settings, file), preferences, file, AT)
    assert file.read_text(encoding="utf-8").startswith(GOOD)
    assert set(read_environments(file)) == {"staging", "prod", "x"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff", "not a text"),
        (b"[", "not TOML"),
        (b"[environment.x]\nkind = 'moon'\n", "could not open it.*kind must be one of"),
        (b"settings.theme = 'x'", "theme: Must be"),
    ],
)
def test_what_could_not_be_opened_is_not_imported(
    file: Path, preferences: SettingsFile, tmp_path: Path, content: bytes, why: str
) -> None:
    file.write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out.toml"
    out.write_bytes(content)
    with pytest.raises(ExchangeError, match=why):
        look_at(out, preferences.settings, file)
    assert file.read_text(encoding="utf-8") == GOOD


def test_a_file_that_is_broken_here_stands_in_the_way(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.toml"
    for text, why in (("x = [", "not TOML"), ("environment = 3", "has no tables")):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ExchangeError, match=why):
            export(out, Settings(), file, emails=False)
    assert not out.exists()


def test_a_draft_is_added_at_the_end_for_this_user_alone(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    write_draft(DRAFT, file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith(GOOD)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    found = read_environments(file)["new"]
    assert (found.read_only, found.services[0].flavour) == (True, "core")
    assert names_of(file) == ("staging", "prod", "new")


def test_a_draft_that_would_not_be_read_is_not_written(file: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentsError, match=r"environment\.prod\.accounts"):
        write_draft(DRAFT, file)
    assert file.read_text(encoding="utf-8") == TWO
    first = tmp_path / "first" / "environments.toml"
    assert draft_text(DRAFT, first).startswith("# Environments")
    write_draft(DRAFT, first)
    assert set(read_environments(first)) == {"new"}
