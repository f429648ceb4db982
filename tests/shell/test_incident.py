"""The incident bundle is one private archive that holds what its manifest says, whatever else is there."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
import pytest_asyncio

from app import __version__
from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.incident import IncidentError, write_bundle
from app.shell.journal import JournalError
from app.shell.paths import Paths
from tests.fakes.platform import CODE, EMAIL, PASSWORD, Clock, FakePlatform


@pytest_asyncio.fixture
async def console(tmp_path: Path) -> AsyncIterator[Console]:
    clock = Clock()
    fake = FakePlatform(clock)
    around = Surroundings(Paths.below(tmp_path / "home"), now=clock, transport_factory=fake.network)
    made = await Console.open(fake.settings(), around)
    await made.start()
    await made.poller.first_round(signed_in=False)
    assert await made.sign_in(EMAIL, PASSWORD, CODE)
    yield made
    await made.close()


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def part(path: Path, name: str) -> Any:
    return json.loads(parts(path)[f"{name}.json"])


@pytest.mark.asyncio
async def test_everything_that_is_known_is_in_one_private_archive(console: Console, tmp_path: Path) -> None:
    path = await write_bundle(console, tmp_path / "out")
    assert path.parent == tmp_path / "out"
    assert path.name.startswith(f"incident-{console.settings.name}-")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    held = parts(path)
    for entry in json.loads(held.pop("manifest.json"))["files"]:
        content = held.pop(entry["name"])
        assert (len(content), hashlib.sha256(content).hexdigest()) == (entry["bytes"], entry["sha256"])
    assert held == {}
    assert [record["kind"] for record in part(path, "commands")] == ["asked", "sent", "verdict"]
    assert {row["name"] for row in part(path, "services")} == {row.name for row in console.settings.services}
    series = part(path, "metrics")["series"]
    assert {one["target"] for one in series} <= set(console.scraping.book.targets)
    assert len(series) == console.scraping.book.series_count > 0
    assert {"name": "aether-console", "version": __version__} in part(path, "versions")


@pytest.mark.asyncio
async def test_no_secret_is_in_it(console: Console, tmp_path: Path) -> None:
    whole = b"".join(parts(await write_bundle(console, tmp_path)).values())
    for secret in (PASSWORD, CODE):
        assert str(secret.reveal()).encode() not in whole


@pytest.mark.asyncio
async def test_an_earlier_bundle_is_never_written_over(console: Console, tmp_path: Path) -> None:
    first = await write_bundle(console, tmp_path)
    before = first.read_bytes()
    second = await write_bundle(console, tmp_path)
    third = await write_bundle(console, tmp_path)
    assert len({first, second, third}) == 3
    assert first.read_bytes() == before


@pytest.mark.asyncio
@pytest.mark.expects_log  # the disk is full for the journal as well, should it be written to meanwhile
@pytest.mark.parametrize("call", ["open", "fsync"])
async def test_a_full_disk_is_said_and_leaves_no_half_archive(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    folder = tmp_path / "out"
    folder.mkdir()
    with monkeypatch.context() as broken:
        broken.setattr(f"app.shell.incident.os.{call}", full)
        with pytest.raises(IncidentError, match=r"cannot be written to .*No space left on device"):
            await write_bundle(console, folder)
    assert list(folder.iterdir()) == []


@pytest.mark.asyncio
async def test_a_journal_that_cannot_be_read_is_said(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse() -> NoReturn:
        raise JournalError("The journal cannot be read: Input/output error.")

    monkeypatch.setattr(console.journal, "verify", refuse)
    with pytest.raises(IncidentError, match="Input/output error"):
        await write_bundle(console, tmp_path)
