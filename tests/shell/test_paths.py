"""The user's folders and files: where the system wants them, for this user alone, never half written."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from app.shell.paths import Paths, private_folder, write_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folders_are_the_systems(own_home: Path) -> None:
    paths = Paths.of_user()
    assert paths.environments == own_home / ".config/aether-console/environments.toml"
    assert paths.settings == own_home / ".config/aether-console/settings.json"
    assert paths.log == own_home / ".local/state/aether-console/logs/console.log"
    assert paths.journal("staging") == own_home / ".local/state/aether-console/journal/staging.jsonl"
    assert paths.sandbox == own_home / ".local/share/aether-console/sandbox"


def test_below_one_folder_nothing_meets(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    assert len({paths.config, paths.state, paths.sandbox}) == 3
    assert all(path.is_relative_to(tmp_path) for path in (paths.config, paths.state, paths.sandbox))


def test_every_folder_that_is_made_is_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        private_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)
    assert [mode(tmp_path / name) for name in ("a", "a/b", "a/b/c")] == [0o700] * 3


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    assert private_folder(tmp_path) == tmp_path
    assert mode(tmp_path) == 0o750


def test_a_file_in_the_folders_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        private_folder(tmp_path / "file" / "below")


def test_a_private_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    before = os.umask(0)
    try:
        write_private(file, "one")
        write_private(file, "två")
    finally:
        os.umask(before)
    assert file.read_text(encoding="utf-8") == "två"
    assert mode(file) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_full_disk_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    write_private(file, "one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_private(file, "two")
    assert file.read_text(encoding="utf-8") == "one"
    assert list(tmp_path.iterdir()) == [file]
