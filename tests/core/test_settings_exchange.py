"""Settings in a file to carry away: what is in it, what is refused, what an import would change."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from app.core.preferences import PREFERENCES
from app.core.settings_exchange import (
    Bundle,
    Change,
    ExchangeError,
    bundle_text,
    changes,
    merged,
    read_bundle,
    with_whole_paths,
)
from app.core.settings_view import environment_words, import_words, setting_rows

DEFAULTS = {one.key: one.default for one in PREFERENCES}
STAGING = {"kind": "staging", "accounts": ["company"], "services": {"auth": "https://a", "oms": {"url": "https://o"}}}
NOW = Bundle(DEFAULTS, {"staging": "a@b.c"}, {"staging": STAGING})


def test_what_is_written_is_read_back() -> None:
    assert read_bundle(bundle_text(NOW)) == NOW
    without = Bundle(DEFAULTS, {}, {})
    text = bundle_text(without)
    assert read_bundle(text) == without
    assert "emails" not in text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x = ", "not TOML"),
        ("x = " + "[" * 3000, "not TOML"),
        ("secrets = 1", "secrets is unknown"),
        ("settings = 1", "settings must be a table"),
        ("emails = []", "emails must be a table"),
        ("environment = 1", "environment must be a table"),
        ("settings.colour = 1", "settings.colour is no setting"),
        ("settings.theme = 1", "settings.theme: Must be one of"),
        ("emails.staging = 1", "emails must be texts"),
        ("environment.staging = 1", "must be a table"),
    ],
)
def test_what_is_no_export_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(ExchangeError, match=why):
        read_bundle(text)


def test_nothing_new_is_no_change() -> None:
    assert changes(NOW, NOW) == ()
    assert changes(NOW, Bundle({}, {}, {})) == ()
    assert merged(NOW, Bundle({}, {}, {})) == NOW


def test_every_change_is_told_before_it_is_made() -> None:
    staging = {"kind": "staging", "accounts": ["company"], "timezone": "UTC", "services": {"auth": "https://b"}}
    prod = {"kind": "production", "services": {"auth": "https://p"}}
    new = Bundle(
        {"theme": "light", "sound": True}, {"staging": "x@y.z", "prod": "p@y.z"}, {"staging": staging, "p": prod}
    )
    assert changes(NOW, new) == (
        Change("~", "Theme: dark → light"),
        Change("~", "E-mail address for staging"),
        Change("+", "E-mail address for prod"),
        Change("~", "staging: services.auth: https://a → https://b"),
        Change("-", "staging: services.oms.url was https://o"),
        Change("+", "staging: timezone = UTC"),
        Change("+", "Environment p: production, 1 service"),
    )
    both = merged(NOW, new)
    assert (both.settings["theme"], both.emails["staging"], list(both.environments)) == (
        "light",
        "x@y.z",
        ["staging", "p"],
    )
    assert (
        changes(Bundle(DEFAULTS, {}, {}), Bundle({}, {}, {"x": {}}))[0].words == "Environment x: of no kind, 0 services"
    )


def test_files_are_named_from_the_root() -> None:
    folder = PurePosixPath("/home/me/.config")
    table = {
        "ca_file": "ca.pem",
        "client_certificate": "/abs/me.pem",
        "claimed_review": "~/review.md",
        "rules": ["rules.yaml", 3],
        "evidence": [{"id": "a", "file": "a.xml"}, {"id": "b"}, 4],
    }
    assert with_whole_paths(table, folder) == {
        "ca_file": "/home/me/.config/ca.pem",
        "client_certificate": "/abs/me.pem",
        "claimed_review": "~/review.md",
        "rules": ["/home/me/.config/rules.yaml", 3],
        "evidence": [{"id": "a", "file": "/home/me/.config/a.xml"}, {"id": "b"}, 4],
    }
    assert with_whole_paths({"kind": "staging"}, folder) == {"kind": "staging"}


def test_rows_say_value_default_and_choices() -> None:
    rows = {row.key: row for row in setting_rows({**DEFAULTS, "sound": False}, {"board": "Board", "halt": "Halt"})}
    assert rows["theme"].choices[2] == ("system", "As the desktop")
    assert rows["sound"].choices == (("on", "On"), ("off", "Off"))
    assert (rows["sound"].text, rows["sound"].default, rows["sound"].is_default) == ("off", "on", False)
    assert rows["start_page"].choices == (("board", "Board"), ("halt", "Halt"))
    assert rows["lock_after_min"].choices == ()
    assert rows["second_zone"].is_default


def test_environments_and_imports_in_words() -> None:
    assert environment_words("staging", 1, ("company",), read_only=False) == "STAGING · 1 service · company"
    assert environment_words("staging", 2, ("a", "b"), read_only=True) == "STAGING · 2 services · a, b · READ-ONLY"
    assert import_words((), comments_go=False).startswith("Nothing would change")
    one = (Change("+", "x"),)
    assert import_words(one, comments_go=False).startswith("1 thing changes;")
    assert "without its comments" in import_words(one * 2, comments_go=True)
