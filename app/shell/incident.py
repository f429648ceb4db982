"""Writes an incident's evidence into one private archive."""

from __future__ import annotations

import asyncio
import os
import platform
import zipfile
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from app import __version__
from app.core.incident import BundleFile, Evidence, SeriesCopy, build_bundle, metric_spans, recent
from app.core.language import tr
from app.core.state import AppState, ReadingKind
from app.shell.console import Console
from app.shell.journal import JournalError
from app.shell.paths import private_folder
from app.shell.scraping import Scraping

_PACKAGES = ("PySide6-Essentials", "pyqtgraph", "httpx", "msgspec", "numpy", "keyring", "cryptography")


class IncidentError(Exception):
    """The bundle could not be written; the text says where and why. No part of it is left."""


async def write_bundle(console: Console, folder: Path) -> Path:
    """Gather what is known now, write it into a new archive in `folder` and return its path.

    Raises `IncidentError` when the journal cannot be read or the archive cannot be written.
    """
    at, state = console.around.now(), console.store.state
    try:
        verification = await console.journal.verify()
    except JournalError as error:
        raise IncidentError(str(error)) from None
    spans = metric_spans(at, recent(verification.records, at))
    series = await _copied(console.scraping, state, spans[0][0])
    evidence = Evidence(at, state, verification, series, _versions())
    name = f"incident-{state.environment.name}-{at:%Y%m%dT%H%M%SZ}.zip"
    try:
        return await asyncio.to_thread(_write, evidence, folder, name)
    except OSError as error:
        raise IncidentError(
            tr("The incident bundle cannot be written to {folder}: {strerror}.", folder=folder, strerror=error.strerror)
        ) from None


async def _copied(scraping: Scraping, state: AppState, since_s: float) -> list[SeriesCopy]:
    """Copies of all series since a moment."""
    copies: list[SeriesCopy] = []
    for target in scraping.book.targets:
        copies += await asyncio.to_thread(scraping.copies, target, _names(state, target), since_s)
    return copies


def _names(state: AppState, target: str) -> list[str]:
    """What the target exposes, as of its last readable answer."""
    exposition: Any = state.reading(ReadingKind.METRICS, target).value
    return [] if exposition is None else sorted(exposition.names)


def _versions() -> dict[str, str]:
    known = {
        "aether-console": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    for package in _PACKAGES:
        try:
            known[package] = version(package)
        except PackageNotFoundError:
            known[package] = "not installed"
    return known


def _write(evidence: Evidence, folder: Path, name: str) -> Path:
    files = build_bundle(evidence)
    private_folder(folder)
    path, descriptor = _fresh(folder, name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for part in files:
                    archive.writestr(_entry(part, evidence.at), part.content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def _entry(part: BundleFile, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(part.name, date_time=at.timetuple()[:6])
    entry.external_attr = 0o600 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _fresh(folder: Path, name: str) -> tuple[Path, int]:
    """A new file of this name, or of the next free one: evidence is never written over."""
    wanted, number = folder / name, 1
    while True:
        path = wanted if number == 1 else wanted.with_stem(f"{wanted.stem}-{number}")
        try:
            return path, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            number += 1
