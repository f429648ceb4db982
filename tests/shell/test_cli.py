"""The command line: exit codes, one line on failure, never a traceback."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest

import app
from app import cli
from app.shell import check as check_module
from app.shell import environment_services, journal_command, logs
from app.shell.journal import Journal
from app.shell.paths import Paths
from tests.fakes.platform import Clock, FakePlatform

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def restored_levels(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """`caplog` puts the levels back that a command sets."""
    for name in ("", "app", "api_client", "widgets"):
        caplog.set_level("INFO", name)
    yield


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, what was printed and what was complained about."""
    try:
        code = cli.main(arguments)
    except SystemExit as stop:
        assert isinstance(stop.code, int)
        code = stop.code
    out, err = capsys.readouterr()
    return code, out, err


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command in an interpreter of its own."""
    command = [sys.executable, "-W", "error", "-m", "app", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, **options)


def write_environments(home: Path, text: str) -> Path:
    file = home / ".config" / "aether-console" / "environments.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def one_line(text: str) -> bool:
    return text.startswith("aether-console") and text.count("\n") == 1 and text.endswith("\n")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"aether-console {app.__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["--bogus"],
        ["check", "--bogus"],
        ["check", "extra"],
        ["journal"],
        ["journal", "bogus"],
        ["tour"],
        ["tour", "--out"],
        ["--sandbox", "--environment", "x"],
        ["--sandbox", "check", "--environment", "x"],
        ["--environment", "x", "check", "--sandbox"],
        ["check", "--sandbox", "--profile", "bogus"],
        ["check", "--sandbox", "--oms-flavour", "k8s"],
        ["check", "--environment", "x", "--secrets-flavour", "root"],
        ["--oms-flavour", "core"],
        ["--read-only", "check"],
        ["--read-only", "kill", "--all"],
    ],
    ids=" ".join,
)
def test_a_usage_error_is_one_line_and_64(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (64, "")
    assert one_line(err)
    assert "--help" in err


@pytest.mark.parametrize(
    ("arguments", "flavours"),
    [
        (["--sandbox"], {}),
        (["--sandbox", "--secrets-flavour", "root", "--oms-flavour", "core"], {"secrets": "root", "oms": "core"}),
        (["check", "--sandbox", "--oms-flavour", "root"], {"oms": "root"}),
        (["tour", "--out", "x", "--secrets-flavour", "gateway"], {"secrets": "gateway"}),
    ],
)
def test_the_sandbox_s_flavours_are_chosen_here(arguments: list[str], flavours: dict[str, str]) -> None:
    assert cli._selection(cli._parser().parse_args(arguments)).flavours == flavours
    assert cli.FLAVOURS == environment_services._FLAVOURS


def test_a_missing_file_is_64_and_a_way_on(capsys: pytest.CaptureFixture[str], own_home: Path) -> None:
    code, out, err = run(capsys, "check")
    assert (code, out) == (64, "")
    assert one_line(err)
    assert str(own_home / ".config") in err


def test_an_unknown_environment_is_64_and_the_known_ones(capsys: pytest.CaptureFixture[str], own_home: Path) -> None:
    write_environments(own_home, FakePlatform(Clock()).environments_toml())
    code, _, err = run(capsys, "check", "--environment", "production")
    assert code == 64
    assert one_line(err)
    assert "'production'; it names fake." in err


def test_several_environments_ask_for_a_choice(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = FakePlatform(Clock()).environments_toml()
    file = tmp_path / "two.toml"
    file.write_text(text + text.replace("fake", "other"), encoding="utf-8")
    code, _, err = run(capsys, "--environments", str(file), "check")
    assert code == 64
    assert one_line(err)
    assert "fake | other" in err


def test_a_mistake_in_the_file_is_64_with_its_line(capsys: pytest.CaptureFixture[str], own_home: Path) -> None:
    file = write_environments(own_home, "[environment.x]\nkind = 3\n")
    code, _, err = run(capsys, "check")
    assert code == 64
    assert f"{file}, line 2: environment.x.kind" in err


def test_a_ca_file_that_is_none_is_said(capsys: pytest.CaptureFixture[str], own_home: Path) -> None:
    file = write_environments(own_home, "")
    (file.parent / "ca.pem").write_text("not a certificate", encoding="utf-8")
    text = FakePlatform(Clock()).environments_toml()
    write_environments(own_home, text.replace("kind", 'ca_file = "ca.pem"\nkind'))
    code, _, err = run(capsys, "check")
    assert code == 64
    assert one_line(err)
    assert "ca.pem does not hold CA certificates" in err


def _fail(*_: object, **__: object) -> NoReturn:
    raise KeyError("Authorization: Bearer canary")


@pytest.mark.expects_log
def test_a_bug_is_one_line_and_the_log_has_the_rest(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_module, "opened", _fail)
    code, out, err = run(capsys, "check")
    assert (code, out) == (70, "")
    assert one_line(err)
    assert "KeyError" in err
    assert "canary" not in err
    log = Paths.of_user().log.read_text(encoding="utf-8")
    assert "Traceback" in log
    assert "canary" not in log


def test_a_bug_prints_no_traceback_in_a_process_of_its_own(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom app import cli\nfrom app.shell import check\n"
        "def fail(*_, **__): raise KeyError('canary')\n"
        "check.opened = fail\n"
        "sys.exit(cli.main(['check']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 70
    assert one_line(done.stderr)
    assert "KeyError" in done.stderr
    assert "canary" not in done.stderr


def test_ctrl_c_is_130_and_silent(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_module, "opened", interrupt)
    assert run(capsys, "check") == (130, "", "")


def test_a_log_that_cannot_be_written_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(logs, "private_folder", full)
    code, _, err = run(capsys, "check")
    assert code == 70
    assert one_line(err)
    assert "No space left on device" in err


def write_journal(environment: str, count: int) -> Path:
    path = Paths.of_user().journal(environment)

    async def append() -> None:
        journal = Journal(path, environment)
        for number in range(count):
            await journal.append("asked", "ops@example.com", {"number": number}, datetime.now(UTC))

    asyncio.run(append())
    return path


def test_no_journal_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "journal", "verify")
    assert (code, err) == (2, "")
    assert "No journal yet" in out


def test_an_intact_journal_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    write_journal("staging", 3)
    code, out, err = run(capsys, "journal", "verify")
    assert (code, err) == (0, "")
    assert "staging: 3 records, chain intact" in out


@pytest.mark.parametrize("where", ["before", "behind"])
def test_a_broken_journal_is_1_and_the_others_are_still_checked(capsys: pytest.CaptureFixture[str], where: str) -> None:
    path = write_journal("production", 3)
    write_journal("staging", 2)
    path.write_bytes(path.read_bytes().replace(b'"number":1', b'"number":8'))
    code, out, _ = run(capsys, "journal", "verify")
    assert code == 1
    assert "production: 2 records, chain BROKEN" in out
    assert "2: the record was changed" in out
    assert "staging: 2 records, chain intact" in out
    option = ["--environment", "staging"]
    verify = ["journal", "verify"]
    code, out, _ = run(capsys, *(option + verify if where == "before" else verify + option))
    assert code == 0
    assert "production" not in out


def test_a_journal_that_cannot_be_read_is_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_journal("staging", 1)

    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr("fcntl.flock", refuse)
        code, out, _ = run(capsys, "journal", "verify")
    assert code == 1
    assert f"{path} cannot be read: Input/output error" in out
    assert journal_command.verify(Paths.of_user(), "staging", out=sys.stdout) == 0


def test_a_reader_that_has_gone_is_no_traceback(own_home: Path) -> None:
    write_journal("staging", 1)
    read, write = os.pipe()
    os.close(read)
    try:
        command = [sys.executable, "-m", "app", "journal", "verify"]
        buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        done = subprocess.run(
            command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, text=True, timeout=60, env=buffered
        )
    finally:
        os.close(write)
    assert done.returncode == 70
    assert done.stderr == ""


def test_commands_without_a_window_import_no_qt() -> None:
    script = (
        "import json, sys\nfrom app import cli\n"
        "code = cli.main(['journal', 'verify'])\n"
        "import app.shell.check\n"
        "qt = {'PySide6', 'shiboken6', 'pyqtgraph', 'qasync'}\nloaded = sorted(qt & set(sys.modules))\n"
        "print(json.dumps([code, loaded]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert json.loads(done.stdout.splitlines()[-1]) == [2, []]


def test_the_module_is_the_command() -> None:
    done = process("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"aether-console {app.__version__}\n", "")
    assert process("bogus").returncode == 64
