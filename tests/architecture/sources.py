"""The project's own files, as the architecture tests read them."""

import ast
import subprocess
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("api_client", "app", "widgets", "resources")
NOT_OURS = {
    ".git",
    ".venv",
    "build",
    "dist",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}
"""Folders that hold nothing written by hand, for a tree without git's own list."""


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the repository's root, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; a file that does not parse raises SyntaxError."""
        return ast.parse(self.text, self.path)

    @property
    def module(self) -> str:
        """The dotted name that Python imports it by."""
        parts = PurePosixPath(self.path).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def comments(self) -> Iterator[tuple[int, str]]:
        """Each comment with its line."""
        for token in tokenize.generate_tokens(StringIO(self.text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def project_files() -> list[str]:
    """Every file that is, or would be, committed; paths from the root, with slashes."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listing.returncode == 0 and (ROOT / ".git").exists():
        paths = {path for path in listing.stdout.split("\0") if path and (ROOT / path).is_file()}
    else:
        found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        paths = {path.as_posix() for path in found if not NOT_OURS & set(path.parts) and path.suffix != ".pyc"}
    return sorted(paths)


def python_sources(*folders: str) -> list[Source]:
    """The Python files under the given folders, or all of them."""
    prefixes = tuple(f"{folder}/" for folder in folders) or ("",)
    return [
        Source(path, (ROOT / path).read_text(encoding="utf-8"))
        for path in project_files()
        if path.endswith(".py") and path.startswith(prefixes)
    ]
