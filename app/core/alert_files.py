"""Reads rules files and says what promtool would refuse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from api_client.models.monitoring import Labels
from api_client.plain_yaml import read_yaml
from app.core.alert_expression import read_expression
from app.core.alert_rules import Rule, RuleFile
from app.core.language import tr
from app.core.promql_tokens import duration_ms

FILE_LIMIT: Final = 1024 * 1024
"""Characters of a rules file that are read."""

_RULES_LIMIT: Final = 2_000
_DURATION: Final = re.compile(r"0|(?:\d+(?:ms|[smhdwy]))+")
_NAME: Final = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
_ALERT_KEYS: Final = frozenset({"alert", "expr", "for", "keep_firing_for", "labels", "annotations"})
_RECORD_KEYS: Final = frozenset({"record", "expr", "labels"})
_GROUP_KEYS: Final = frozenset(
    {"name", "interval", "query_offset", "limit", "rules", "labels", "partial_response_strategy"}
)


def load_rules(name: str, text: str) -> RuleFile:
    """Read a rules file: plain, as a PrometheusRule, or inside a ConfigMap; never raises.

    What cannot be read at all has no rules and a refusal.
    """
    if len(text) > FILE_LIMIT:
        return RuleFile(name, (), tr("it is too long to be read"))
    try:
        groups = list(_groups(read_yaml(text)))
    except ValueError:
        return RuleFile(name, (), tr("it is not YAML"))
    if not groups:
        return RuleFile(name, (), tr("there are no groups of rules in it"))
    reading = _Reading()
    reading.read(groups)
    return RuleFile(name, tuple(reading.rules), reading.refusal)


def _groups(documents: Iterable[Any]) -> Iterator[Any]:
    """Every group of every document, whatever it is wrapped in; raises ValueError for a text inside that is no YAML."""
    for document in documents:
        if not isinstance(document, dict):
            continue
        spec = document.get("spec")
        yield from _listed(document)
        yield from _listed(spec if isinstance(spec, dict) else {})
        files = document.get("data") if document.get("kind") == "ConfigMap" else None
        for text in (files if isinstance(files, dict) else {}).values():
            inner = _only(read_yaml(text)) if isinstance(text, str) else None
            yield from _listed(inner if isinstance(inner, dict) else {})


def _only(documents: Sequence[Any]) -> Any:
    """The document of a text inside another, None for an empty one; raises ValueError for several."""
    if len(documents) > 1:
        raise ValueError("several documents")
    return documents[0] if documents else None


def _texts(table: Any) -> Labels:
    """The entries of a table that are texts, by name."""
    if not isinstance(table, dict):
        return ()
    return tuple(
        sorted((key, value) for key, value in table.items() if isinstance(key, str) and isinstance(value, str))
    )


def _listed(document: dict[Any, Any]) -> list[Any]:
    groups = document.get("groups")
    return groups if isinstance(groups, list) else []


class _Reading:
    """Collects the rules of a file and the first reason to refuse it."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.refusal = ""
        self._names: set[str] = set()
        self._left = _RULES_LIMIT

    def read(self, groups: list[Any]) -> None:
        for group in groups:
            for rule in self._group(group):
                self._left -= 1
                if self._left < 0:
                    self._refuse(tr("it has more than {most} rules", most=_RULES_LIMIT))
                    return
                self._rule(rule)

    def _group(self, group: Any) -> list[Any]:
        if not isinstance(group, dict):
            self._refuse(tr("a group is no table"))
            return []
        name = group.get("name")
        if not isinstance(name, str) or not name:
            self._refuse(tr("a group has no name"))
        elif name in self._names:
            self._refuse(tr("the group {name} is there twice", name=name))
        else:
            self._names.add(name)
        self._unknown(group, _GROUP_KEYS, tr("group {name}", name=name))
        rules = group.get("rules")
        return rules if isinstance(rules, list) else []

    def _rule(self, rule: Any) -> None:
        if not isinstance(rule, dict):
            self._refuse(tr("a rule is no table"))
            return
        alert, record = rule.get("alert"), rule.get("record")
        name = alert if isinstance(alert, str) and alert else record
        if not isinstance(name, str) or not name or (alert and record):
            self._refuse(tr("a rule is neither an alert nor a recording rule"))
            return
        alerting = name is alert
        self._unknown(rule, _ALERT_KEYS if alerting else _RECORD_KEYS, name)
        if not alerting and _NAME.fullmatch(name) is None:
            self._refuse(tr("{name}: a series cannot be called that", name=name))
        wait_s, keep_s = (self._seconds(rule, key, name) for key in ("for", "keep_firing_for"))
        text = rule.get("expr")
        expression = read_expression(str(text) if isinstance(text, str | int | float) else "")
        if expression.refusal:
            self._refuse(f"{name}: {expression.refusal}")
        labels, annotations = (_texts(rule.get(key)) for key in ("labels", "annotations"))
        self.rules.append(Rule(name, expression, alerting, "", wait_s, keep_s, labels, annotations))

    def _seconds(self, rule: dict[Any, Any], key: str, name: str) -> float:
        text = str(rule.get(key, "0"))
        if _DURATION.fullmatch(text) is None:
            self._refuse(tr("{name}: {key} is no duration", name=name, key=key))
            return 0.0
        return duration_ms(text) / 1000

    def _unknown(self, table: dict[Any, Any], known: frozenset[str], where: str) -> None:
        for key in table:
            if key not in known:
                self._refuse(tr("{where}: the field {key} does not belong there", where=where, key=key))

    def _refuse(self, why: str) -> None:
        self.refusal = self.refusal or why
