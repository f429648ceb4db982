"""The chosen environment is opened and closed; a sandbox counts as ours only when it proves it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.shell import selection as selection_module
from app.shell.environments import EnvironmentsError
from app.shell.paths import Paths
from app.shell.sandbox_process import SandboxError, SandboxLine
from app.shell.selection import Selection, opened
from tests.fakes.platform import Clock, FakePlatform


class Control:
    def __init__(self, *, proves: bool) -> None:
        self._proves = proves

    async def proves_nonce(self) -> bool:
        return self._proves


class Sandbox:
    """A sandbox process that never was one."""

    def __init__(self, environments: Path, *, proves: bool = True) -> None:
        self.line = SandboxLine("nonce", "ca.pem", str(environments), "https://127.0.0.1:1")
        self.control = Control(proves=proves)
        self.stopped = False

    async def start(self, **given: object) -> Sandbox:
        self.given = given
        return self

    async def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "environments.toml"
    file.write_text(FakePlatform(Clock()).environments_toml(), encoding="utf-8")
    return file


def use(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> Sandbox:
    monkeypatch.setattr(selection_module, "SandboxProcess", sandbox)
    return sandbox


@pytest.mark.asyncio
async def test_a_sandbox_that_proves_itself_is_ours_and_stopped(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox = use(monkeypatch, Sandbox(file))
    async with opened(Selection(Paths.below(tmp_path), sandbox=True, flavours={"oms": "core"})) as console:
        assert console.store.state.environment.own_sandbox
    assert sandbox.stopped
    assert sandbox.given["flavours"] == {"oms": "core"}


@pytest.mark.asyncio
async def test_one_that_does_not_is_refused_and_stopped(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox = use(monkeypatch, Sandbox(file, proves=False))
    with pytest.raises(SandboxError, match="did not prove"):
        async with opened(Selection(Paths.below(tmp_path), sandbox=True)):
            raise AssertionError
    assert sandbox.stopped


@pytest.mark.asyncio
@pytest.mark.parametrize("content", ["", "[environment.x]\n"])
async def test_a_sandbox_with_a_broken_file_is_stopped(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    file.write_text(content, encoding="utf-8")
    sandbox = use(monkeypatch, Sandbox(file))
    with pytest.raises(EnvironmentsError):
        async with opened(Selection(Paths.below(tmp_path), sandbox=True)):
            raise AssertionError
    assert sandbox.stopped


@pytest.mark.asyncio
async def test_a_label_in_a_file_makes_no_own_sandbox(file: Path, tmp_path: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("staging", "sandbox"), encoding="utf-8")
    async with opened(Selection(Paths.below(tmp_path), environments=file)) as console:
        assert not console.store.state.environment.own_sandbox
        assert console.store.state.environment.kind.value == "sandbox"


@pytest.mark.asyncio
async def test_a_failure_inside_still_closes_the_console(file: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        async with opened(Selection(Paths.below(tmp_path), environments=file)) as console:
            await console.start()
            raise KeyError
    assert not console.scope.names
