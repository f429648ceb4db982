"""The sandbox as a process of its own: its one line, its complaints, and its end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.shell import sandbox_process
from app.shell.sandbox_process import SandboxError, SandboxLine, SandboxProcess, sandbox_command
from tests.api_client.authority import Authority

Play = Callable[[str], None]


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Play:
    """Let a script stand in for the sandbox."""

    def script(text: str) -> None:
        monkeypatch.setattr(sandbox_process, "sandbox_command", lambda: [sys.executable, "-c", text])

    return script


def line(ca_file: Path) -> str:
    return json.dumps(
        {
            "nonce": "canary-nonce",
            "ca_file": str(ca_file),
            "environments_file": "environments.toml",
            "control_url": "https://127.0.0.1:1",
            "more": "of a later sandbox",
        }
    )


@pytest.mark.asyncio
async def test_it_ends_with_its_input(tmp_path: Path, play: Play) -> None:
    gone = tmp_path / "gone"
    text = f"print({line(Authority(tmp_path).ca_file)!r}, flush=True); import sys, pathlib; sys.stdin.read(); "
    play(text + f"pathlib.Path({str(gone)!r}).touch()")
    process = await SandboxProcess.start(state=tmp_path / "state")
    assert process.line.control_url == "https://127.0.0.1:1"
    assert process.line.nonce == "canary-nonce"
    assert not gone.exists()
    await process.stop()
    assert gone.exists()


@pytest.mark.asyncio
async def test_one_that_does_not_listen_is_killed(tmp_path: Path, play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox_process, "_STOP_S", 0.05)
    play(f"print({line(Authority(tmp_path).ca_file)!r}, flush=True); import time; time.sleep(600)")
    process = await SandboxProcess.start()
    await process.stop()
    assert process._process.returncode == -9


@pytest.mark.asyncio
async def test_one_that_says_nothing_is_not_waited_for(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox_process, "_START_S", 0.05)
    play("import time; time.sleep(600)")
    with pytest.raises(SandboxError, match="did not start: it said nothing"):
        await SandboxProcess.start()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it said nothing"),
        ("raise SystemExit('The port 8000 is taken.')", r"The port 8000 is taken\."),
        ("print('hello')", "it said nothing"),
        ("print('{\"nonce\": 3}')", "it said nothing"),
        ("import sys; sys.stdout.buffer.write(b'\\xff\\n')", "it said nothing"),
        ("import sys; sys.stderr.write('x' * 200_000 + '\\nThe last line.\\n')", r"The last line\."),
    ],
)
async def test_one_that_cannot_start_is_quoted(play: Play, text: str, words: str) -> None:
    play(text)
    with pytest.raises(SandboxError, match=rf"The sandbox did not start: {words}$"):
        await SandboxProcess.start()


@pytest.mark.asyncio
async def test_a_ca_file_that_is_none_ends_it(tmp_path: Path, play: Play) -> None:
    play(f"print({line(tmp_path / 'missing.pem')!r}, flush=True); import sys; sys.stdin.read()")
    with pytest.raises(SandboxError, match="did not start"):
        await SandboxProcess.start()


def test_the_nonce_is_not_shown() -> None:
    assert "canary" not in repr(SandboxLine("canary", "ca.pem", "e.toml", "https://127.0.0.1:1"))


def test_a_frozen_console_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sandbox_command() == [sys.executable, "-m", "app", "sandbox"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert sandbox_command() == [sys.executable, "sandbox"]


@pytest.mark.asyncio
async def test_its_services_may_be_other_implementations(tmp_path: Path) -> None:
    flavours = {"secrets": "root", "oms": "core"}
    process = await SandboxProcess.start(state=tmp_path / "state", flavours=flavours)
    try:
        assert set(process.line.variables) == {"AETHER_SANDBOX_SECRETS_BEARER", "AETHER_SANDBOX_SECRETS_MFA"}
        text = Path(process.line.environments_file).read_text(encoding="utf-8")
        assert 'flavour = "root"' in text
        assert 'flavour = "core"' in text
    finally:
        await process.stop()
