"""What the sources write into the journal, as far as it is literal: kinds of records, commands and names of facts."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from app.core.board_decisions import RECORD_KINDS
from app.core.mode_desk import ModeTarget, Switch
from app.core.read_only import SESSIONS
from app.core.readiness.decision_records import _FORMS
from tests.languages.sources import trees

_RECORDS: Final = frozenset({"record", "_record", "note", "_journal"})
_COMMANDS: Final = frozenset({"run", "told", "_run", "_decide", "_take_back", "_ended", "_at_alertmanager"})
_BODIES: Final = frozenset({"facts", "body", "identified", "command"})
"""What the bodies of records are called before they are written."""
_SHELL: Final = [(path, tree) for path, tree in trees() if path.startswith("app/shell")]


def kinds() -> set[str]:
    """Every kind of record."""
    return {*_arguments(_RECORDS), *RECORD_KINDS.values(), "asked", "sent"}


def commands() -> set[str]:
    """Every command's short name."""
    bodies = (value for keys, values in _bodies() for key, value in zip(keys, values, strict=True) if key == "command")
    leaving = {f"leave {target.value}" for target in ModeTarget}
    told = {
        *_arguments(_COMMANDS),
        *_arguments({"Wish"}, 1),
        *_called("kind"),
        *(text for texts in bodies for text in texts),
    }
    return {*told, *SESSIONS, *leaving} - {*kinds(), ""}


def facts() -> set[str]:
    """Every name in the body of a record."""
    found = {key for keys, _ in _bodies() for key in keys}
    return {*found, *_decided(), *Switch("", active=True, since=None, who="").facts()}


def _decided() -> set[str]:
    """The names in what `decision_records` writes."""
    return {name for form in _FORMS.values() for name in form.__struct_fields__}


def _arguments(names: Collection[str], place: int = 0) -> Iterator[str]:
    for path, tree in _SHELL:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and len(node.args) > place and _name(node) in names:
                yield from _texts(path, node.args[place])


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _called(name: str) -> Iterator[str]:
    """What variables of this name are given, alone or beside others."""
    for path, tree in _SHELL:
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for to, value in zip(_parts(node.targets[0]), _parts(node.value), strict=False):
                    if isinstance(to, ast.Name) and to.id == name:
                        yield from _texts(path, value)


def _bodies() -> Iterator[tuple[list[str], list[list[str]]]]:
    """The literal names of each body and, beside them, what literal texts they have."""
    for path, tree in _SHELL:
        for one in _written(tree):
            named = [(_texts(path, key), value) for key, value in one]
            known = [(key[0], value) for key, value in named if key]
            yield [key for key, _ in known], [list(_texts(path, value)) for _, value in known]


def _written(tree: ast.Module) -> Iterator[list[tuple[ast.expr, ast.expr]]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=args) if _name(node) in _RECORDS | _COMMANDS:
                yield from _dicts(args)
            case ast.keyword(arg="facts", value=value):
                yield from _dicts([value])
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _BODIES:
                yield from _dicts([value])
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name in _BODIES:
                yield from _dicts([value])
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name), slice=key)], value=value):
                if name in _BODIES:
                    yield [(key, value)]


def _dicts(nodes: Iterable[ast.expr]) -> Iterator[list[tuple[ast.expr, ast.expr]]]:
    for node in nodes:
        for one in [node] if isinstance(node, ast.Dict) else ast.walk(node) if isinstance(node, ast.BinOp) else []:
            if isinstance(one, ast.Dict):
                yield [(key, value) for key, value in zip(one.keys, one.values, strict=True) if key is not None]


def _parts(node: ast.expr) -> list[ast.expr]:
    return list(node.elts) if isinstance(node, ast.Tuple) else [node]


def _texts(path: str, node: ast.expr) -> list[str]:
    """The literal, either branch of a choice, or the module's constant."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=other):
            return [*_texts(path, body), *_texts(path, other)]
        case ast.Name(id=name):
            value = getattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), name, None)
            return [value] if isinstance(value, str) else []
    return []
