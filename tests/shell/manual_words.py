"""What the program says to people, read out of its sources, for tests that hold the manual against it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from app.core.manual_messages import Message, held_in
from tests.languages.sources import name_of, nodes

ROOT: Final = Path(__file__).parents[2]
FAILING: Final = ("app", "app/core", "app/shell", "widgets")
"""Where failures are put into words; what probes find is among the reasons."""
SAYING: Final = (*FAILING, "app/core/readiness", "api_client")
"""Where anything that a person reads may stand."""
_READ_BY_PEOPLE: Final = re.compile(
    r"Denied|complain|_say|(?!_log|logging).*\._?error|(Environments|Sandbox|Journal|Claim|Incident|Trend|Exchange)Error"
    r"|KeyringUnavailable"
)
"""What a failure is made with; of errors only those whose text is shown."""
_FAILS: Final = re.compile(
    r"\b([Nn]othing (was|has|happened)|cannot|could not|not sent|refused?|refuses|did not|failed|lapsed|expired|"
    r"(has|have) ended|not known|sign in|no longer|broken|again|too (large|old|late|much))\b"
)
_SENTENCE: Final = re.compile(r"[A-Z…:].*[.…]")
_HOLE: Final = re.compile(r"\{\w+(![rs])?(:[^{}]*(\{\w+\})?[^{}]*)?\}")
_SHORTEST: Final = {".": 3, "…": 4}
"""Words of a sentence by its end; a button's text may end in an ellipsis too."""
LEAST_SHARE: Final = 0.5
"""How much of a message's text its entry has to quote: "Nothing was sent." alone explains nothing."""
FRAMES: Final = frozenset(
    {"…, line …: … ….", "… is …: ….", "must be …", "is missing", "… cannot be read: …", "… cannot be read.……"}
)
"""Texts that are filled in by other texts, which have their own entries, and leave too little to be found by."""


@dataclass(frozen=True, slots=True)
class Said:
    """One text of the program on one line, an ellipsis for what is filled in, and the file it stands in."""

    text: str
    where: str


@cache
def texts() -> frozenset[str]:
    """Every text of the program, parts of texts included."""
    return frozenset(text for _, tree in _trees(SAYING) for node in nodes(tree) if (text := filled(node)))


@cache
def failures() -> tuple[Said, ...]:
    """What is said when something does not work: by what makes it, or by its words."""
    found = {Said(text, where) for where, tree in _trees(FAILING) for text in _failing([*nodes(tree)])}
    return tuple(sorted(found, key=lambda said: (said.where, said.text)))


@cache
def german() -> Mapping[str, frozenset[str]]:
    """Every text that is translated, as `filled` writes it, to what the German program says instead."""
    found: dict[str, set[str]] = defaultdict(set)
    for message in ElementTree.parse(ROOT / "resources/languages/de.ts").iter("message"):  # noqa: S314 our own file
        found[on_one_line(message.findtext("source") or "")].add(on_one_line(message.findtext("translation") or ""))
    return {source: frozenset(said) for source, said in found.items()}


def in_german(text: str) -> frozenset[str]:
    """What the German program says for a text: more than one for homonyms, itself where it is not translated."""
    return german().get(text, frozenset({text}))


def explained(messages: Iterable[Message], text: str, frames: frozenset[str]) -> bool:
    """Whether an entry of the manual quotes enough of the text to be the one for it."""
    own = len(text.replace("…", ""))
    held = held_in(messages, text)
    return any(one.letters >= LEAST_SHARE * own for one in held if one.quote not in frames)


def filled(node: ast.AST) -> str:
    """The text of a node on one line, an ellipsis for what is filled in; empty for anything else."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
        node = node.args[0]
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    else:
        return ""
    return on_one_line(text)


def on_one_line(text: str) -> str:
    """A text with an ellipsis for each of its holes."""
    return " ".join(_HOLE.sub("…", text).split())


def _trees(folders: tuple[str, ...]) -> Iterator[tuple[str, ast.AST]]:
    """One after the other: all of them at once are millions of objects, which every collection would walk through."""
    for path in (path for folder in folders for path in sorted((ROOT / folder).glob("*.py"))):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


def _failing(tree: list[ast.AST]) -> Iterator[str]:
    silent = set(_silent(tree))
    for node in tree:
        if isinstance(node, ast.Call) and _READ_BY_PEOPLE.fullmatch(name_of(node.func)):
            yield from (text for argument in node.args if " " in (text := filled(argument)).strip("… "))
        text = "" if node in silent else filled(node)
        if _SENTENCE.fullmatch(text) and len(text.split()) >= _SHORTEST[text[-1]] and _FAILS.search(text):
            yield text


def _silent(tree: list[ast.AST]) -> Iterator[ast.AST]:
    """Docstrings, the parts of a text that is put together, and what the log is told."""
    for node in tree:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values
        elif isinstance(node, ast.Call) and name_of(node.func).startswith(("_log.", "logging.")):
            yield from nodes(node)
