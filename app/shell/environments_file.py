"""The text of environments.toml with its path, so that a mistake can be pointed at."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.core.language import tr
from app.shell.toml_lines import line_of


class EnvironmentsError(Exception):
    """The file is missing or wrong; the text is a sentence that names file, line and key."""


class EnvironmentsFile:
    """What was read, and from where."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text

    def error(self, table: tuple[str, ...], key: str, problem: str) -> EnvironmentsError:
        """The mistake at a key of a table; `problem` goes on after the key's name."""
        keys = (*table, key)
        return EnvironmentsError(
            tr(
                "{path}, line {line}: {keys} {problem}.",
                path=self.path,
                line=line_of(self._text, keys),
                keys=".".join(keys),
                problem=problem,
            )
        )


def texts(file: EnvironmentsFile, at: tuple[str, ...], key: str, table: Mapping[str, Any]) -> tuple[str, ...]:
    """The list of texts under a key of the table at `at`; empty where it is absent."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise file.error(at, key, tr("must be a list of texts"))
    return tuple(value)
