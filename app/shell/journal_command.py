"""`aether-console journal verify`: every record of every journal, checked; exit 1 names what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from app.shell.journal import Journal, JournalError
from app.shell.paths import Paths


def verify(paths: Paths, environment: str | None, *, out: TextIO) -> int:
    """Check one journal or all; 0 when every chain is intact, 1 when one is not, 2 when there is none."""
    files = [paths.journal(environment)] if environment else sorted(paths.journal("x").parent.glob("*.jsonl"))
    present = [file for file in files if file.is_file()]
    if not present:
        print("No journal yet: nothing has been recorded on this workstation.", file=out)
        return 2
    return max(_verify_one(file, out) for file in present)


def _verify_one(file: Path, out: TextIO) -> int:
    try:
        verification = Journal(file, file.stem).verify_now()
    except JournalError as error:
        print(f"{file.stem}: {error}", file=out)
        return 1
    if not verification.problems:
        print(f"{file.stem}: {verification.count} records, chain intact; end and authorship not provable.", file=out)
        return 0
    print(f"{file.stem}: {verification.count} records, chain BROKEN:", file=out)
    for problem in verification.problems:
        print(f"  record {problem.line}: {problem.words}", file=out)
    return 1
