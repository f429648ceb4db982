"""Remediation tasks as a review writes them: `RMT-007 — text. Files: …. Severity: …. Owner: …. Status: ….`"""

from __future__ import annotations

import re
from typing import Final

from app.core.areas import Area
from app.core.review_marks import split_evidence
from app.core.review_model import RemediationTask

TASK_FIELDS: Final = ("Files", "Severity", "Owner", "Status")

# A dash that leads straight to a digit makes a range of tasks: "RMT-003–005".
_TASK = re.compile(r"\**RMT-([0-9]{1,6})\**\s*[—–:-]\s*(?![0-9])(.*)")
_FIELD = re.compile(rf"\b({'|'.join(TASK_FIELDS)}):")
_NO_NUMBER = re.compile(r"\**RMT-(?![0-9]{1,6}(?![0-9]))")


def read_task(text: str, area: Area | None, line: int, *, bulleted: bool) -> RemediationTask | str | None:
    """Return the task that a line defines, the line itself if it fails to define one, None for any other text.

    A bullet needs no field to define a task; running text needs one, since it may as well speak of a task.
    """
    found = _TASK.fullmatch(text)
    if found is None:
        return text if _NO_NUMBER.match(text) else None
    words, *labelled = _FIELD.split(found[2])
    if not bulleted and not labelled:
        return None
    fields = dict(zip(labelled[::2], labelled[1::2], strict=True))
    if 2 * len(fields) < len(labelled):
        # The same field twice: which of the two holds cannot be told.
        return text
    marks = tuple(mark for part in (words, *fields.values()) for mark in split_evidence(part)[1])
    given = {name: _sentence(value) for name, value in fields.items()}
    return RemediationTask(
        task_id=f"RMT-{found[1]}",
        text=_sentence(words),
        files=given.get("Files", ""),
        severity=given.get("Severity", ""),
        owner=given.get("Owner", ""),
        status=given.get("Status", ""),
        area=area,
        evidence=marks,
        line=line,
    )


def _sentence(text: str) -> str:
    return split_evidence(text)[0].removesuffix(".").strip()
