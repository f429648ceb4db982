"""Reads the evidence that somebody attaches out of an environment's table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from app.core.areas import Area, area_titled
from app.core.evidence import Evidence
from app.core.language import tr
from app.core.readiness.evidence_probes import OWN_EVIDENCE_IDS
from app.core.readiness.probes import PROBES

Complain = Callable[[str, str], Exception]
"""Makes the error for a key of the environment's table and what is wrong with it."""

_EVIDENCE_KEYS = {"id", "area", "question", "file", "note", "who", "until", "expiry", "required"}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_TAKEN = frozenset(probe.id for probe in PROBES)
_TEXT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One table of a list of tables, read key by key; every mistake names the row and the key."""

    key: str
    number: int
    table: dict[str, Any]
    complain: Complain

    def error(self, key: str, problem: str) -> Exception:
        """The error for one key of this row."""
        return self.complain(
            self.key, tr("row {number}: {key} {problem}", number=self.number, key=key, problem=problem)
        )

    def only(self, known: set[str]) -> None:
        """Refuse keys that mean nothing here."""
        for key in self.table:
            if key not in known:
                raise self.error(key, tr("is unknown; known keys are {known}", known=", ".join(sorted(known))))

    def text(self, key: str) -> str:
        """The text of a key, empty where it is absent; one line that can be shown."""
        value = self.table.get(key)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > _TEXT_LIMIT:
            raise self.error(key, tr("must be one line of text, at most {most} characters", most=_TEXT_LIMIT))
        return value.strip()

    def wanted(self, key: str) -> str:
        """The text of a key that must be there."""
        text = self.text(key)
        if not text:
            raise self.error(key, tr("is missing"))
        return text

    def flag(self, key: str, *, default: bool) -> bool:
        """A key that is true or false."""
        value = self.table.get(key, default)
        if not isinstance(value, bool):
            raise self.error(key, tr("must be true or false"))
        return value

    def own_id(self, taken: frozenset[str], seen: set[str]) -> str:
        """The row's id, which nothing else bears; it is noted in `seen`."""
        text = self.wanted("id")
        if not _ID.fullmatch(text):
            raise self.error("id", tr("must be lower-case letters, digits and dashes, at most 64"))
        if text in taken:
            raise self.error("id", tr("is a probe of the console's own: {text}", text=text))
        if text in seen:
            raise self.error("id", tr("is used twice: {text}", text=text))
        seen.add(text)
        return text

    def area(self) -> Area:
        """The area by its slug or its title."""
        text = self.wanted("area")
        found = next((area for area in Area if area.slug == text.lower()), None) or area_titled(text)
        if found is None:
            raise self.error("area", tr("must be one of {areas}", areas=", ".join(area.slug for area in Area)))
        return found


def rows_of(key: str, tables: Any, complain: Complain) -> tuple[Row, ...]:
    """The rows under `key`; none where it is absent."""
    if tables is None:
        return ()
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise complain(key, tr("must be written as [[environment.NAME.{key}]]", key=key))
    return tuple(Row(key, number, table, complain) for number, table in enumerate(tables, start=1))


def read_evidence_rows(tables: Any, folder: Path, complain: Complain) -> tuple[Evidence, ...]:
    """The evidence of an environment; relative files are below `folder`. Raises what `complain` makes.

    A file that is not there is no mistake in the settings: its probe says so.
    """
    seen: set[str] = set()
    return tuple(_evidence(row, folder, seen) for row in rows_of("evidence", tables, complain))


def _evidence(row: Row, folder: Path, seen: set[str]) -> Evidence:
    row.only(_EVIDENCE_KEYS)
    evidence_id = row.own_id(_TAKEN - OWN_EVIDENCE_IDS, seen)
    asked_for = evidence_id in OWN_EVIDENCE_IDS
    file, note, required = row.text("file"), row.text("note"), row.flag("required", default=True)
    if not file and not note:
        raise row.error("file", tr("is missing, and so is a note: there is nothing to look at"))
    if asked_for and not file:
        raise row.error("file", tr("is missing: for {evidence_id} a note alone is a claim", evidence_id=evidence_id))
    if asked_for and not required:
        raise row.error(
            "required", tr("cannot be false for {evidence_id}, which readiness rests on", evidence_id=evidence_id)
        )
    if asked_for and ("area" in row.table or "question" in row.table):
        raise row.error(
            "area",
            tr("and question are given by the console for {evidence_id}: leave them out", evidence_id=evidence_id),
        )
    return Evidence(
        id=evidence_id,
        who=row.wanted("who"),
        area=None if asked_for else row.area(),
        question="" if asked_for else row.wanted("question"),
        file=_path(row, file, folder) if file else "",
        note=note,
        until=_until(row, note_only=not file),
        required=required,
    )


def _path(row: Row, text: str, folder: Path) -> str:
    try:
        return str((folder / Path(text).expanduser()).absolute())
    except (OSError, RuntimeError, ValueError):  # no such user, a name no file can have
        raise row.error("file", tr("names no file that can be reached: {text!r}", text=text)) from None


def _until(row: Row, *, note_only: bool) -> datetime | None:
    """The end as aware UTC; a day without a time counts to its end in UTC."""
    if "until" in row.table and "expiry" in row.table:
        raise row.error("expiry", tr("says the same as until: leave one of them out"))
    key = "expiry" if "expiry" in row.table else "until"
    value = row.table.get(key)
    if value is None:
        if note_only:
            raise row.error("until", tr("is missing: a note without a file needs an end"))
        return None
    try:
        return _moment(datetime.fromisoformat(value) if isinstance(value, str) and len(value) > 10 else value)
    except (TypeError, ValueError, OverflowError):
        raise row.error(key, tr("must be a date such as 2026-03-31, or a time with its zone")) from None


def _moment(value: Any) -> datetime:
    if isinstance(value, str):
        value = date.fromisoformat(value)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a time without its zone")
        return value.astimezone(UTC)
    if not isinstance(value, date):
        raise TypeError("no date")
    return datetime.combine(value, time(), UTC) + timedelta(days=1)
