"""Alert and recording rules as the console keeps them, wherever they were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api_client.models.monitoring import Labels, LoadedRule, RuleHealth
from app.core.alert_expression import Expression, read_expression
from app.core.language import tr


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: an alert, or a recording rule whose `name` is the series it makes.

    `problem` is what Prometheus itself says is wrong with it, empty when nothing is or nobody asked it. An alert fires
    once it held for `for_s` seconds, and for `keep_firing_s` seconds after it last held. `labels` are added to those of
    its samples; `annotations` are as written, with templates in them.
    """

    name: str
    expression: Expression
    alerting: bool
    problem: str = ""
    for_s: float = 0.0
    keep_firing_s: float = 0.0
    labels: Labels = ()
    annotations: Labels = ()


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
        problem = (rule.last_error or tr("its evaluation fails")) if rule.health is RuleHealth.ERROR else ""
        made = Rule(
            rule.name,
            read_expression(rule.query),
            rule.alerting,
            problem,
            rule.for_s,
            rule.keep_firing_s,
            rule.labels,
            rule.annotations,
        )
        files.setdefault(rule.file, []).append(made)
    return tuple(RuleFile(name, tuple(rules)) for name, rules in files.items())
