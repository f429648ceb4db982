"""Evidence that a person attaches for what no reading can show: a file, a note, who vouches for it, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.core.areas import Area
from app.core.junit import JUnitReport

SERVICE_PREFIX: Final = "evidence "
"""Begins the service of an evidence's reading: no row of environments.toml can be mistaken for it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of evidence as the environment names it.

    `area` and `question` are empty for an id that a probe of the console's own asks for. `file` is an absolute path or
    empty, `until` (aware UTC) the moment after which it counts no more, None without an end.
    """

    id: str
    who: str
    area: Area | None = None
    question: str = ""
    file: str = ""
    note: str = ""
    until: datetime | None = None
    required: bool = True

    @property
    def service(self) -> str:
        """The name under which its reading is kept."""
        return SERVICE_PREFIX + self.id


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """What was found in the file: `size` in bytes, `sha256` in lower-case hex, `modified_at` aware UTC.

    `report` is its numbers where it is a JUnit report, `not_junit` says why it is none; `problem` says why the file
    could not be read at all, and nothing else is known then.
    """

    size: int = 0
    sha256: str = ""
    modified_at: datetime | None = None
    report: JUnitReport | None = None
    not_junit: str = ""
    problem: str = ""

    @property
    def mark(self) -> str:
        """The beginning of its hash, enough to compare by eye."""
        return f"sha256 {self.sha256[:12]}…"
