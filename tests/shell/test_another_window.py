"""Another environment is another process: it outlives this one, and one that ends at once is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app import cli
from app.shell.another_window import AnotherWindow, console_command, window_arguments


def test_the_command_is_this_console(monkeypatch: pytest.MonkeyPatch) -> None:
    assert console_command() == [sys.executable, "-m", "app"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert console_command() == [sys.executable]


@pytest.mark.parametrize("said", [[], ["--language", "de"], ["--read-only"], ["--language", "en", "--read-only"]])
def test_what_was_said_of_this_window_holds_for_another(said: list[str]) -> None:
    given = cli._selection(cli._parser().parse_args(["--environment", "this", *said])).said
    arguments = window_arguments("my desk", Path("/e.toml"), given)
    assert arguments == ["--environment", "my desk", "--environments", "/e.toml", *said]
    assert cli._selection(cli._parser().parse_args(arguments)).said == given


def test_what_runs_is_left_running() -> None:
    another = AnotherWindow([sys.executable, "-c", "import time; time.sleep(60)"], settles_s=0.05)
    assert another.open([]) == ""
    (process,) = another._started
    assert process.poll() is None
    process.kill()
    process.wait()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("import sys; sys.exit('one\\naether-console: no such environment.')", "aether-console: no such environment."),
        ("raise SystemExit(3)", "it ended at once with 3"),
    ],
)
def test_what_ends_at_once_is_said(script: str, said: str) -> None:
    another = AnotherWindow([sys.executable, "-S", "-c", script], settles_s=20)
    assert another.open(["--environment", "x"]) == said


def test_what_cannot_be_started_is_said() -> None:
    assert "could not be started" in AnotherWindow(["/nowhere/aether-console"]).open([])
