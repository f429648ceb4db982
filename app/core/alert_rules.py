"""Alert and recording rules as the console keeps them, wherever they were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api_client.models.monitoring import LoadedRule, RuleHealth
from app.core.alert_expression import Expression, read_expression


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: an alert, or a recording rule whose `name` is the series it makes.

    `problem` is what Prometheus itself says is wrong with it, empty when nothing is or nobody asked it.
    """

    name: str
    expression: Expression
    alerting: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The rules of one file; `refusal` is why promtool would refuse all of it, empty as far as can be seen here."""

    name: str
    rules: tuple[Rule, ...]
    refusal: str = ""

    @property
    def alerts(self) -> tuple[Rule, ...]:
        """Its alerts, without the recording rules."""
        return tuple(rule for rule in self.rules if rule.alerting)


def loaded_files(loaded: Iterable[LoadedRule]) -> tuple[RuleFile, ...]:
    """The rules that a running Prometheus has, by the file it read them from."""
    files: dict[str, list[Rule]] = {}
    for rule in loaded:
        problem = (rule.last_error or "its evaluation fails") if rule.health is RuleHealth.ERROR else ""
        made = Rule(rule.name, read_expression(rule.query), rule.alerting, problem)
        files.setdefault(rule.file, []).append(made)
    return tuple(RuleFile(name, tuple(rules)) for name, rules in files.items())
