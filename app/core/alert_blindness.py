"""Judges whether alerts can see what they watch: every metric as live series of the right type and label values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from api_client.exposition import Exposition, Family, FamilyType, Sample
from app.core.alert_expression import LabelMatcher, Selector
from app.core.alert_rules import Rule, RuleFile
from app.core.language import tr
from app.core.metric_types import type_words
from app.core.samples import samples_named

_PARTS: Final = ("_bucket", "_count", "_sum")
_GROWTH: Final = frozenset({"rate", "irate", "increase"})
_WITH_PARTS: Final = (FamilyType.HISTOGRAM, FamilyType.SUMMARY, FamilyType.UNKNOWN)
_SEEN_LIMIT: Final = 4
_DEPTH_LIMIT: Final = 5
# Patterns of words, dots and the two wildcards: anything richer could be slow on purpose and is not judged here.
_SIMPLE: Final = re.compile(r"(?:[\w:/ -]|\\.|\.[*+]|\||\.)*", re.ASCII)
_PATTERN_LIMIT: Final = 200
_WILDCARDS_LIMIT: Final = 3


class BlindReason(Enum):
    """Why an alert cannot fire."""

    REFUSED = "refused expression"
    FAILS = "failing evaluation"
    ABSENT = "no such series"
    NO_TOTAL = "counter without _total"
    NO_PARTS = "part of what has no parts"
    WRONG_TYPE = "wrong type"
    LABEL = "label value that nobody emits"

    @property
    def elsewhere(self) -> bool:
        """Whether a service that was not read could still have what is missing."""
        return self in (BlindReason.ABSENT, BlindReason.LABEL)


class Presence(Enum):
    """How alive watched series are: presence is not activity."""

    MOVING = "moving"
    ZERO = "at zero only"
    DECLARED = "declared only"


@dataclass(frozen=True, slots=True)
class BlindAlert:
    """One alert that cannot fire; `words` say why, as a clause."""

    alert: str
    file: str
    reason: BlindReason
    words: str


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that promtool would refuse: none of its `alerts` would be loaded."""

    file: str
    words: str
    alerts: int


@dataclass(frozen=True, slots=True)
class RulesJudgement:
    """What became of the alerts that were looked at: `idle` ones see series that never moved since they began."""

    alerts: int
    blind: tuple[BlindAlert, ...]
    refused: tuple[RefusedFile, ...]
    idle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Blindness:
    reason: BlindReason
    words: str


def judge_rules(files: Sequence[RuleFile], expositions: Sequence[Exposition]) -> RulesJudgement:
    """Hold every alert against what is exposed now."""
    recorded = {rule.name: rule for file in files for rule in file.rules if not rule.alerting}
    judge = _Judge(expositions, recorded)
    blind, idle, count = [], [], 0
    for file in files:
        for alert in file.alerts:
            count += 1
            found = judge.rule(alert)
            if isinstance(found, _Blindness):
                blind.append(BlindAlert(alert.name, file.name, found.reason, found.words))
            elif found is not Presence.MOVING:
                idle.append(alert.name)
    refused = tuple(RefusedFile(file.name, file.refusal, len(file.alerts)) for file in files if file.refusal)
    return RulesJudgement(count, tuple(blind), refused, tuple(dict.fromkeys(idle)))


class _Judge:
    def __init__(self, expositions: Sequence[Exposition], recorded: Mapping[str, Rule]) -> None:
        self._expositions = expositions
        self._recorded = recorded

    def rule(self, rule: Rule, depth: int = 0) -> Presence | _Blindness:
        """How alive everything is that the rule looks at, or why it cannot fire."""
        if rule.expression.refusal:
            return _Blindness(
                BlindReason.REFUSED, tr("promtool refuses it: {refusal}", refusal=rule.expression.refusal)
            )
        if rule.problem:
            return _Blindness(BlindReason.FAILS, tr("Prometheus cannot evaluate it: {problem}", problem=rule.problem))
        found = [self._selector(one, depth) for one in rule.expression.selectors if one.needed]
        blind = [one for one in found if isinstance(one, _Blindness)]
        seen = [one for one in found if isinstance(one, Presence)]
        if blind and not (rule.expression.alternatives and seen):
            return blind[0]
        return next((one for one in (Presence.DECLARED, Presence.ZERO) if one in seen), Presence.MOVING)

    def _selector(self, selector: Selector, depth: int) -> Presence | _Blindness:
        name = selector.metric
        if not name:
            return Presence.MOVING
        samples = [sample for exposition in self._expositions for sample in samples_named(exposition, name)]
        if samples:
            return self._wrong_growth(selector) or _labelled(selector, samples)
        if name in self._recorded and depth < _DEPTH_LIMIT:
            found = self.rule(self._recorded[name], depth + 1)
            return found if isinstance(found, Presence) else _Blindness(found.reason, f"{name}: {found.words}")
        return self._missing(selector)

    def _missing(self, selector: Selector) -> Presence | _Blindness:
        """Nothing is exposed under the name: say what is exposed instead."""
        name = selector.metric
        family = self._family(name)
        if family is not None and family.type is FamilyType.HISTOGRAM:
            words = tr("{name} is a histogram: its series end in _bucket, _count or _sum", name=name)
            return _Blindness(BlindReason.WRONG_TYPE, words)
        if family is not None:
            return self._wrong_growth(selector) or Presence.DECLARED
        if self._family(f"{name}_total") is not None:
            return _Blindness(BlindReason.NO_TOTAL, tr("{name} is a counter and exposed as {name}_total", name=name))
        for part in _PARTS:
            whole = self._family(name.removesuffix(part)) if name.endswith(part) else None
            if whole is not None and whole.type in _WITH_PARTS:
                return Presence.DECLARED
            if whole is not None:
                kind = type_words(whole.type.value)
                words = tr("{name} is a {type}: it has no {part}", name=whole.name, type=kind, part=part)
                return _Blindness(BlindReason.NO_PARTS, words)
        return _Blindness(BlindReason.ABSENT, tr("nothing exposes {name}", name=name))

    def _family(self, name: str) -> Family | None:
        found = (exposition.families.get(name) for exposition in self._expositions)
        return next((family for family in found if family is not None), None)

    def _wrong_growth(self, selector: Selector) -> _Blindness | None:
        """A gauge may fall: its growth as a counter means nothing."""
        family = self._family(selector.metric)
        if selector.function in _GROWTH and family is not None and family.type is FamilyType.GAUGE:
            words = tr(
                "{metric} is a gauge: {function} is for counters", metric=selector.metric, function=selector.function
            )
            return _Blindness(BlindReason.WRONG_TYPE, words)
        return None


def _labelled(selector: Selector, samples: list[Sample]) -> Presence | _Blindness:
    """Whether any series has the label values that are asked for; what is excluded may still come to be."""
    wanted = [one for one in selector.matchers if one.operator in ("=", "=~")]
    left = samples
    for matcher in wanted:
        seen = {dict(sample.labels).get(matcher.label, "") for sample in left}
        fitting = {value for value in seen if satisfies(matcher, value)}
        if not fitting:
            known = sorted(value for value in seen if value)
            words = tr(
                "no series of {metric} has {matcher}; there is {known}",
                metric=selector.metric,
                matcher=f"{matcher.label}{matcher.operator}{matcher.value!r}",
                known=_some(known),
            )
            return _Blindness(BlindReason.LABEL, words)
        left = [sample for sample in left if dict(sample.labels).get(matcher.label, "") in fitting]
    return Presence.MOVING if any(sample.value and sample.value == sample.value for sample in left) else Presence.ZERO


def satisfies(matcher: LabelMatcher, value: str) -> bool:
    """Whether a label value meets a demand; a pattern that is too rich to be judged here counts as met."""
    if matcher.operator == "=":
        return value == matcher.value
    if matcher.operator == "!=":
        return value != matcher.value
    if too_rich(matcher):
        return True
    try:
        fits = re.fullmatch(matcher.value, value) is not None
    except re.error:  # such as an escape that only the server's engine knows
        return True
    return fits if matcher.operator == "=~" else not fits


def too_rich(matcher: LabelMatcher) -> bool:
    """Whether the matcher's pattern could be slow on purpose, so that it is not judged here."""
    pattern = matcher.value
    if matcher.operator in ("=", "!="):
        return False
    wildcards = pattern.count(".*") + pattern.count(".+")
    return len(pattern) > _PATTERN_LIMIT or wildcards > _WILDCARDS_LIMIT or _SIMPLE.fullmatch(pattern) is None


def _some(values: list[str]) -> str:
    if not values:
        return tr("none with that label")
    more = len(values) - _SEEN_LIMIT
    return ", ".join(values[:_SEEN_LIMIT]) + (tr(" and {more} more", more=more) if more > 0 else "")
