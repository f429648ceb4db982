"""What the sources say to people: the texts in tr(), and what looks like a text and is in none."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SPEAKING: Final = ("app/core", "app/shell", "widgets")
NOTE: Final = "\u0004"
"""Parts a source text from its note, as catalogues do."""

_NOT_FOR_PEOPLE: Final = re.compile(
    r"(^|\.)(_?log(ger)?|logging|warnings|re|monkeypatch)\."
    r"|(^|\.)(tr|getLogger|TypeVar|NewType|cast|field|Path|ZoneInfo|QFont|Signal|set(ObjectName|StyleSheet|Property|Famil\w*)"
    r"|strftime|strptime|startswith|endswith|removeprefix|removesuffix|partition|add_argument|add_parser"
    r"|(Assertion|NotImplemented|Runtime|Key|Value|Type)Error)$"
)
"""Calls whose texts go to the log, to a machine, or to whoever made a mistake in the program."""
_MACHINE: Final = re.compile(r"[{};]\s*\n|font-|px;|rgba\(|https?://|\\[dwsS]|\(\?|^\s*[./~]")
_WORDS: Final = re.compile(r"[A-Za-z]{2,}[\"'”)]?[,.;:!?…–]? +[“\"'(]?[A-Za-z\0]|\0 ?[a-z]{3,}\b|^[A-Z][a-z]+[.…:?!]?$")


@dataclass(frozen=True, slots=True)
class Untold:
    """A text outside of tr(): the file, what it says with NUL for each hole, and what it is a part of.

    `of` is the Enum whose value it is, or the call and the argument's number or name: `start 1`, `told 0`.
    """

    path: str
    text: str
    of: str = ""


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Every file that speaks to people, with its path from the root; parsed anew each time, and not kept."""
    paths = [path for folder in SPEAKING for path in sorted((ROOT / folder).rglob("*.py"))]
    for path in [*paths, ROOT / "app/cli.py"]:
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


def nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The tree and everything in it, in no order: `ast.walk` takes three times as long."""
    left = [tree]
    while left:
        node = left.pop()
        yield node
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, list):
                left += [one for one in value if isinstance(one, ast.AST)]
            elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
                left.append(value)


def name_of(called: ast.expr) -> str:
    """What is called, as it is written."""
    match called:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{owner}.{name}"
    return ast.unparse(called)


def told(tree: ast.AST) -> Iterator[str]:
    """Each text in tr(), with its note behind it; ValueError for one that no tool can find."""
    for node in nodes(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            parts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if not parts or len(parts) != len(node.args):
                raise ValueError(f"line {node.lineno}: {ast.unparse(node)} has no literal")
            if len(parts) > 1 and node.keywords:
                raise ValueError(f"line {node.lineno}: lupdate takes a third argument for a plural's number")
            yield NOTE.join(parts)


def untold(path: str, tree: ast.AST) -> Iterator[Untold]:
    """Texts that read as if they were for people and are not in tr()."""
    yield from (Untold(path, text, of) for text, of in _walked(tree, "") if _reads_as_words(text))


def _reads_as_words(text: str) -> bool:
    return not _MACHINE.search(text) and bool(_WORDS.search(text))


def _walked(node: ast.AST, of: str) -> Iterator[tuple[str, str]]:
    """Every text below the node that stands where a text for people may stand, and what it is a part of."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value, of
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else "\0" for one in node.values), of
        for hole in node.values:
            if isinstance(hole, ast.FormattedValue):
                yield from _walked(hole.value, "")
    elif isinstance(node, ast.Call):
        yield from _of_call(node)
    else:
        is_enum = isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases)
        for child in _children(node):
            yield from _walked(child, _part(node, child, of, is_enum=is_enum))


def _part(node: ast.AST, child: ast.AST, of: str, *, is_enum: bool) -> str:
    """What a child is a part of: members belong to their Enum, and what is put together to what it is made for."""
    if is_enum:
        assert isinstance(node, ast.ClassDef)
        return node.name if isinstance(child, ast.Assign) else ""
    return of if isinstance(node, ast.Assign | ast.IfExp | ast.Tuple | ast.BinOp) else ""


def _of_call(node: ast.Call) -> Iterator[tuple[str, str]]:
    name = name_of(node.func)
    yield from _walked(node.func, "")
    called = name.rpartition(".")[2]
    named = [(one.arg or "**", one.value) for one in node.keywords]
    if name == "tr":
        for _, value in named:
            yield from _walked(value, "")
    elif not _NOT_FOR_PEOPLE.search(name):
        for place, value in [*enumerate(node.args), *named]:
            yield from _walked(value, f"{called} {place}")


def _children(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Compare() | ast.MatchValue():
            return
        case ast.Subscript():
            yield node.value
        case ast.Dict():
            yield from node.values
        case ast.AnnAssign():
            yield from [] if node.value is None else [node.value]
        case ast.Assign() if any(ast.unparse(one).startswith("__") for one in node.targets):
            return
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from (*node.args.defaults, *(one for one in node.args.kw_defaults if one), *node.body)
        case ast.ClassDef():
            yield from node.body
        case _:
            yield from ast.iter_child_nodes(node)
