"""Reads objectives out of a parsed TOML document: strict, and every mistake says at which key it is."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any, Final

from app.core.language import tr
from app.core.objective import Bound, Objective
from app.core.shipped_texts import shipped

MOST_OBJECTIVES: Final = 50
_KEYS: Final = frozenset(
    {"what", "metric", "quantile", "limit", "unit", "scale", "by", "early", "rare", "steps"},
)
_EARLY_KEYS: Final = frozenset({"quantile", "limit"})
_METRIC: Final = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
Keys = tuple[str, ...]


class ObjectiveError(ValueError):
    """A document does not hold objectives: `keys` lead to the mistake, `problem` follows them in a sentence."""

    def __init__(self, keys: Keys, problem: str) -> None:
        super().__init__(f"{'.'.join(keys)} {problem}")
        self.keys = keys
        self.problem = problem


def read_objectives(document: Mapping[str, Any]) -> tuple[Objective, ...]:
    """The objectives of a document in its order; raises `ObjectiveError`."""
    _known((), document, frozenset({"objective"}))
    tables = document.get("objective")
    if not isinstance(tables, Mapping) or not tables:
        raise ObjectiveError(("objective",), tr("is missing: objectives are tables named [objective.NAME]"))
    if len(tables) > MOST_OBJECTIVES:
        raise ObjectiveError(
            ("objective",),
            tr(
                "has {count} tables; at most {most} are read",
                count=len(tables),
                most=MOST_OBJECTIVES,
            ),
        )
    return tuple(_objective(("objective", name), table) for name, table in tables.items())


def together(shipped: Sequence[Objective], own: Sequence[Objective]) -> tuple[Objective, ...]:
    """The shipped objectives, each replaced by an own one of its name, then the other own ones."""
    named = {one.id: one for one in shipped} | {one.id: one for one in own}
    return tuple(named.values())


def _objective(at: Keys, table: object) -> Objective:
    if not isinstance(table, Mapping):
        raise ObjectiveError(at, tr("must be a table"))
    _known(at, table, _KEYS)
    metric = _text(at, table, "metric")
    if not _METRIC.fullmatch(metric):
        raise ObjectiveError((*at, "metric"), tr("is no name of a metric"))
    scale = _number(at, table, "scale", 1.0)
    if scale <= 0:
        raise ObjectiveError((*at, "scale"), tr("must be above zero"))
    return Objective(
        id=at[-1],
        what=_text(at, table, "what"),
        metric=metric,
        bound=_bound(at, table),
        early=_early((*at, "early"), table["early"]) if "early" in table else None,
        unit=_text(at, table, "unit"),
        scale=scale,
        by=_texts(at, table, "by"),
        rare=_flag(at, table, "rare"),
        steps=_texts(at, table, "steps"),
    )


def _early(at: Keys, table: object) -> Bound:
    if not isinstance(table, Mapping):
        raise ObjectiveError(at, tr("must be a table of quantile and limit"))
    _known(at, table, _EARLY_KEYS)
    return _bound(at, table)


def _bound(at: Keys, table: Mapping[str, Any]) -> Bound:
    quantile, limit = _number(at, table, "quantile"), _number(at, table, "limit")
    if not 0 < quantile < 1:
        raise ObjectiveError((*at, "quantile"), tr("must lie between 0 and 1"))
    if limit <= 0:
        raise ObjectiveError((*at, "limit"), tr("must be above zero"))
    return Bound(quantile, limit)


def _known(at: Keys, table: Mapping[str, Any], keys: frozenset[str]) -> None:
    for key in table:
        if key not in keys:
            raise ObjectiveError((*at, key), tr("is unknown; known keys are {keys}", keys=", ".join(sorted(keys))))


def _text(at: Keys, table: Mapping[str, Any], key: str) -> str:
    found = table.get(key)
    if not isinstance(found, str) or not found.strip():
        raise ObjectiveError((*at, key), tr("is missing") if found is None else tr("must be a text"))
    return found


def _number(at: Keys, table: Mapping[str, Any], key: str, otherwise: float | None = None) -> float:
    found = table.get(key, otherwise)
    if found is None:
        raise ObjectiveError((*at, key), tr("is missing"))
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not math.isfinite(found):
        raise ObjectiveError((*at, key), tr("must be a number"))
    return float(found)


def _flag(at: Keys, table: Mapping[str, Any], key: str) -> bool:
    found = table.get(key, False)
    if not isinstance(found, bool):
        raise ObjectiveError((*at, key), tr("must be true or false"))
    return found


def _texts(at: Keys, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
        raise ObjectiveError((*at, key), tr("must be a list of texts"))
    return tuple(found)


def _shipped() -> tuple[Objective, ...]:
    text = files("resources").joinpath("rules/objectives.toml").read_text("utf-8")
    return tuple(
        replace(one, what=shipped(one.what), steps=tuple(map(shipped, one.steps)))
        for one in read_objectives(tomllib.loads(text))
    )


OBJECTIVES: Final = _shipped()
"""The shipped objectives, in the order of the platform's own document."""
