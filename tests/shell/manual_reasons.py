"""Why something is refused, off, not known or not well, read out of the sources, for tests of the manual."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tests.languages.sources import name_of, nodes
from tests.shell.manual_words import ROOT, SAYING, Said, filled

_JUDGED: Final = re.compile(r"app/core/readiness/(\w+_probes|probe|presence|routes)\.py")
"""Where probes are judged: whatever is said there and is not of a probe that passes, nor of its declaration."""
_ALL_REASONS: Final = re.compile(
    r"app/(core|shell)/(alert_(parser|samples|remote|evaluation)|junit|label_pattern_reader|approvals_text|promql_text"
    r"|rotation_(answer|rungs)|halt_(rungs|findings)|audit_check|address_words|desktop_notices)\.py"
)
"""What says hardly anything else than what is wrong, or how far something is proven."""
_DECLARES: Final = re.compile(r"Probe|Question|\w*_probes?")
_REASON: Final = re.compile(
    r"(^|_)(why\w*|reasons?|refus\w*|trouble\w*|deny|denied|missing|lack\w*|block\w*|alarm\w*|warn\w*|problem\w*|failure\w*"
    r"|doubt\w*|cannot|because|unproven|unread|complain\w*|error\w*|mistake\w*|not_\w+|no_\w+|off)(_|$)",
    re.IGNORECASE,
)
"""The names of what holds, returns or takes a reason."""
_LOUD: Final = re.compile(r"\bNOT\b|\bnot yet seen\b|\bswitched off\b")
_LEAST_LETTERS: Final = 8


@cache
def reasons() -> frozenset[Said]:
    """Every reason of the program that is long enough to be looked for."""
    found = set()
    for path in (path for folder in SAYING for path in sorted((ROOT / folder).glob("*.py"))):
        where = str(path.relative_to(ROOT))
        tree = ast.parse(path.read_text("utf-8"))
        said = {*_named(tree), *_loud(tree), *(_judged(tree) if _JUDGED.fullmatch(where) else ())}
        said |= {*_told(tree)} if _ALL_REASONS.fullmatch(where) else set()
        found |= {Said(text, where) for text in said if len(text.replace("…", "").strip()) >= _LEAST_LETTERS}
    return frozenset(found)


def _named(tree: ast.AST) -> Iterator[str]:
    """What goes under a name that says reason."""
    for node in nodes(tree):
        match node:
            case ast.FunctionDef(name=name) if _REASON.search(name):
                yield from (text for one in nodes(node) if isinstance(one, ast.Return) for text in _told(one))
            case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
                yield from _told(value) if _REASON.search(ast.unparse(target)) else ()
            case ast.Call(func=func, args=args, keywords=keywords):
                is_reason = _REASON.search(name_of(func).rpartition(".")[2])
                yield from (text for one in (args if is_reason else ()) for text in _told(one))
                yield from (
                    text for one in keywords if one.arg and _REASON.search(one.arg) for text in _told(one.value)
                )


def _loud(tree: ast.AST) -> Iterator[str]:
    return (text for text in _told(tree) if _LOUD.search(text))


def _judged(tree: ast.AST) -> Iterator[str]:
    for function in nodes(tree):
        if isinstance(function, ast.FunctionDef):
            calls = [one for one in nodes(function) if isinstance(one, ast.Call)]
            fine = [one for one in calls if _passes(one) or _DECLARES.fullmatch(name_of(one.func))]
            aside = {id(one) for call in fine for one in nodes(call)}
            yield from (text for one in calls if id(one) not in aside for text in _told(one, deep=False))


def _passes(call: ast.Call) -> bool:
    return name_of(call.func) == "Opinion" and bool(call.args) and "PASS" in ast.unparse(call.args[0])


def _told(node: ast.AST, *, deep: bool = True) -> Iterator[str]:
    """The texts in tr(), of the node itself or of all below it."""
    for one in nodes(node) if deep else (node,):
        if isinstance(one, ast.Call) and name_of(one.func) == "tr":
            yield filled(one)
