"""`aether-console journal verify`: every record of every journal, checked; exit 1 names what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from app.core.language import tr
from app.shell.journal import Journal, JournalError
from app.shell.journal_key import JournalKey, SecretStore
from app.shell.paths import Paths

_NONE = tr("No journal yet: nothing has been recorded on this workstation.")


def verify(paths: Paths, environment: str | None, *, out: TextIO, store: SecretStore | None = None) -> int:
    """Check one journal or all; 0 when every chain is intact, 1 when something is wrong, 2 when there is none.

    A journal that was removed as a whole is missed only when it is asked for by name. `store` is the keyring.
    """
    files = [paths.journal(environment)] if environment else sorted(paths.journal("x").parent.glob("*.jsonl"))
    codes = [code for file in files if (code := _verify_one(file, store, out)) is not None]
    if not codes:
        print(_NONE, file=out)
        return 2
    return max(codes)


def _verify_one(file: Path, store: SecretStore | None, out: TextIO) -> int | None:
    """None when there is no such journal and nobody remembers one."""
    name = file.stem
    journal = Journal(file, name, JournalKey(file, name, store))
    try:
        verification = journal.verify_now()
    except JournalError as error:
        print(f"{name}: {error}", file=out)
        return 1
    if not verification.problems and not file.is_file():
        return None
    print(
        tr(
            "{name}: {count} records, {words}",
            name=name,
            count=verification.count,
            words=verification.words,
        )
        + (":" if verification.problems else "."),
        file=out,
    )
    for problem in verification.problems:
        place = tr("line {line}: ", line=problem.line) if problem.line else ""
        print(f"  {place}{problem.words}", file=out)
    for aside in journal.set_aside():
        print(
            tr("  note: a write that was cut off is kept in {name}; it had not been acknowledged", name=aside.name),
            file=out,
        )
    return 1 if verification.problems else 0
