"""The log: private, rotating, redacted to the last line, and silent about the libraries."""

from __future__ import annotations

import errno
import io
import logging
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.shell import logs
from app.shell.logs import start_log, stop_log

pytestmark = pytest.mark.expects_log
_NAMES = ("", "app", "api_client", "widgets")


@pytest.fixture(autouse=True)
def levels() -> Iterator[None]:
    before = {name: logging.getLogger(name).level for name in _NAMES}
    yield
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "console.log"


@pytest.fixture
def log(file: Path) -> Iterator[logging.Handler]:
    handler = start_log(file)
    yield handler
    stop_log(handler)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


SECRETS = [
    "Authorization: Bearer canary",
    "authorization=Bearer canary",
    "{'X-MFA-Token': 'canary'}",
    "x-mfa-token: canary",
    "X-Director-Approvals: canary,canary",
    '{"password": "canary"}',
    "password=canary",
    '{"mfa_code": "canary"}',
    "code=canary",
    '{"api_key": "canary", "api_secret": "canary"}',
    "Set-Cookie: session=canary",
    "Cookie: canary",
    '{"token":"canary"}',
]


@pytest.mark.parametrize("text", SECRETS)
@pytest.mark.usefixtures("log")
def test_a_secret_is_masked_wherever_it_stands(file: Path, text: str) -> None:
    logger = logging.getLogger("app.test")
    logger.info(text)
    logger.info("said %s", text)
    try:
        raise ValueError(text)
    except ValueError:
        logger.exception("it failed")
    written = file.read_text(encoding="utf-8")
    assert "canary" not in written
    assert "ValueError" in written
    assert written.count("•••") >= 3


@pytest.mark.usefixtures("log")
def test_a_secret_in_a_cause_is_masked(file: Path) -> None:
    try:
        try:
            raise OSError("Authorization: Bearer canary")
        except OSError as error:
            raise ValueError("outer") from error
    except ValueError:
        logging.getLogger("api_client.test").exception("it failed")
    written = file.read_text(encoding="utf-8")
    assert "canary" not in written
    assert "direct cause" in written


def test_libraries_are_silent_below_a_warning(file: Path) -> None:
    handler = start_log(file)  # here: the runner sets the root's level anew for each phase of a test
    for name in ("httpx", "httpcore.connection", "asyncio", "uvicorn"):
        logging.getLogger(name).info("GET https://admin.example.com/auth/login")
        logging.getLogger(name).debug("headers")
    logging.getLogger("httpx").warning("a library's warning")
    logging.getLogger("app.test").info("ours")
    logging.getLogger("widgets.test").debug("too small")
    stop_log(handler)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[2] for line in lines] == ["WARNING httpx: a library's warning", "INFO app.test: ours"]


@pytest.mark.usefixtures("log")
def test_times_are_utc(file: Path) -> None:
    record = logging.LogRecord("app.test", logging.INFO, "", 0, "when", None, None)
    record.created, record.msecs = 1_760_208_180.25, 250.0
    logging.getLogger("app.test").handle(record)
    assert file.read_text(encoding="utf-8") == "2025-10-11T18:43:00.250Z INFO app.test: when\n"


def test_rotation_keeps_every_file_private(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_BYTES", 500)
    monkeypatch.setattr(logs, "_FILES", 3)
    before = os.umask(0)
    try:
        handler = start_log(file)
        for number in range(60):
            logging.getLogger("app.test").info("line %d", number)
        stop_log(handler)
    finally:
        os.umask(before)
    files = sorted(file.parent.iterdir())
    assert [path.name for path in files] == ["console.log", "console.log.1", "console.log.2", "console.log.3"]
    assert {mode(path) for path in files} == {0o600}
    assert mode(file.parent) == 0o700
    assert "line 59" in file.read_text(encoding="utf-8")


def test_after_the_end_nothing_is_written(file: Path) -> None:
    handler = start_log(file)
    stop_log(handler)
    logging.getLogger("app.test").info("late")
    assert file.read_text(encoding="utf-8") == ""
    assert handler not in logging.getLogger().handlers


def test_a_full_disk_prints_nothing(
    log: logging.Handler, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    assert isinstance(log, logging.StreamHandler)
    stream = log.setStream(Full())
    assert stream is not None
    try:
        logging.getLogger("app.test").info("password=%s", "canary")
    finally:
        log.setStream(stream)
    sys.stderr.flush()
    assert capfd.readouterr().err == ""
