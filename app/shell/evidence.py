"""Looks at a file attached as evidence: its size, hash and age, and the numbers of a JUnit report."""

from __future__ import annotations

import asyncio
import hashlib
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

from app.core.evidence import EvidenceFile
from app.core.junit import JUnitError, JUnitReport, parse_junit
from app.core.language import tr

LIMIT_BYTES = 32 * 1024 * 1024


async def read_evidence(file: str) -> EvidenceFile:
    """What is found in `file`; what cannot be read is a finding, not an error."""
    return await asyncio.to_thread(_read, Path(file))


def _read(path: Path) -> EvidenceFile:
    try:
        # A named pipe would keep the thread waiting for somebody to write into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(descriptor, "rb") as opened:
            facts = os.fstat(opened.fileno())
            if not stat.S_ISREG(facts.st_mode):
                return EvidenceFile(problem=tr("{name} is not a file", name=path.name))
            content = opened.read(LIMIT_BYTES + 1)
        modified_at = datetime.fromtimestamp(facts.st_mtime, UTC)
    except FileNotFoundError:
        return EvidenceFile(problem=tr("{name} is not there", name=path.name))
    except (OSError, ValueError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        return EvidenceFile(
            problem=tr("{name} cannot be read: {reason}", name=path.name, reason=reason or type(error).__name__)
        )
    if len(content) > LIMIT_BYTES:
        return EvidenceFile(
            problem=tr("{name} is larger than {megabytes} MB", name=path.name, megabytes=LIMIT_BYTES // (1024 * 1024))
        )
    if not content:
        return EvidenceFile(problem=tr("{name} is empty", name=path.name))
    report, not_junit = _numbers(content)
    return EvidenceFile(len(content), hashlib.sha256(content).hexdigest(), modified_at, report, not_junit)


def _numbers(content: bytes) -> tuple[JUnitReport | None, str]:
    try:
        return parse_junit(content), ""
    except JUnitError as error:
        return None, str(error)
