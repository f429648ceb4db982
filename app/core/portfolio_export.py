"""The platform's records for a spreadsheet: every column as it came, and where and when it was read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from api_client.models.common import Fact, FactMap
from app.core.audit_export import harmless
from app.core.card_view import number_of
from app.core.language import tr

_LINE_END: Final = "\r\n"


def rows_csv(rows: Iterable[FactMap], heading: str) -> str:
    """One row each below `heading` as a comment and the columns' own names; no cell can be taken for a formula."""
    listed = tuple(rows)
    names = list(dict.fromkeys(name for row in listed for name in row))
    text = io.StringIO()
    text.write(f"# {' '.join(heading.split())}{_LINE_END}")
    writer = csv.writer(text, lineterminator=_LINE_END)
    writer.writerow([harmless(name) for name in names])
    writer.writerows([_cell(row.get(name)) for name in names] for row in listed)
    return text.getvalue()


def _cell(value: Fact) -> str:
    """A number stays one, with its minus sign; a text that a spreadsheet would calculate does not."""
    if value is None:
        return ""
    return str(value) if number_of(value) is not None else harmless(str(value))


def heading_words(environment: str, mode: str, account: str, title: str, over: str, read_at: datetime) -> str:
    """What the file is: whose rows, of which time, read when (aware); `mode` is the platform's word as it is saved."""
    place = tr(
        "environment {environment}, mode {mode}, account {account}", environment=environment, mode=mode, account=account
    )
    return tr(
        "Aether operator console, {place}, {title}, {over}, read {read_at:%Y-%m-%d %H:%M:%S} UTC",
        place=place,
        title=title,
        over=over,
        read_at=read_at.astimezone(UTC),
    )


def file_stem(environment: str, account: str, title: str, read_at: datetime) -> str:
    """A name for the file, of letters, digits and dashes only."""
    moment = f"{read_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return re.sub(r"[^A-Za-z0-9]+", "-", f"{environment} {account} {title} {moment}").strip("-").lower()
