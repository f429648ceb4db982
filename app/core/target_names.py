"""What a Prometheus calls the services that this console knows: the label that tells them apart, and its values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from api_client.models.monitoring import ScrapeTarget
from app.core.query import TARGET_LABEL, AnyMatcher, Matcher, PatternMatcher
from app.core.state import ServiceAddress

_NAMED_BY: Final = ("service", "app", "container")


@dataclass(frozen=True, slots=True)
class TargetNames:
    """Pairs of our name of a service and the server's value of `label`; what is ours alone has none.

    A target that the console does not know has the server's name on both sides; one that it knows by several names has
    a pair for each.
    """

    label: str = "job"
    pairs: tuple[tuple[str, str], ...] = ()

    def service(self, value: str) -> str:
        """Our name, the first of several, of what the server calls so."""
        return next((ours for ours, theirs in self.pairs if theirs == value), value)

    def same(self, service: str) -> str:
        """The first of our names of what the server scrapes there."""
        return next((self.service(theirs) for ours, theirs in self.pairs if ours == service), service)

    def knows(self, service: str) -> bool:
        """Whether the server scrapes it."""
        return any(ours == service for ours, _ in self.pairs)

    @property
    def services(self) -> tuple[str, ...]:
        """Everything the server scrapes, by our names where we have one."""
        return tuple(dict.fromkeys(ours for ours, _ in self.pairs))

    def asked(self, matcher: AnyMatcher) -> AnyMatcher:
        """The demand as the server understands it: those on the target become some on its own label."""
        if matcher.label != TARGET_LABEL:
            return matcher
        if self.pairs:
            meant = (theirs for ours, theirs in self.pairs if matcher.keeps({TARGET_LABEL: ours}))
            return Matcher(self.label, tuple(dict.fromkeys(meant)))
        if isinstance(matcher, PatternMatcher):
            return PatternMatcher(self.label, matcher.pattern, matcher.negated)
        return Matcher(self.label, matcher.values, matcher.negated)


def target_names(targets: Iterable[ScrapeTarget], addresses: Sequence[ServiceAddress]) -> TargetNames:
    """How the server's targets are called here: by the address that both scrape, else by the name they bear.

    Told apart by the job, or by the instance where one job scrapes several of our services.
    """
    known = [(_names(target, addresses), target) for target in targets]
    jobs: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for names, target in known:
        jobs[target.job].add(names)
    if all(len(found) == 1 for found in jobs.values()):
        return TargetNames("job", _pairs((names, target.job) for names, target in known))
    return TargetNames("instance", _pairs((names, dict(target.labels).get("instance", "")) for names, target in known))


def _pairs(known: Iterable[tuple[tuple[str, ...], str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((ours, value) for names, value in known if value for ours in names or (value,)))


def _names(target: ScrapeTarget, addresses: Sequence[ServiceAddress]) -> tuple[str, ...]:
    labels, names = dict(target.labels), {one.name for one in addresses}
    called = (target.job, *(labels.get(label, "") for label in _NAMED_BY))
    there = _place(target.url)
    # Several services may stand behind one host: the longest path is the closest.
    around = {one.name: _place(one.url) for one in addresses if there.startswith(_place(one.url))}
    closest = tuple(name for name, place in around.items() if place == max(around.values(), key=len))
    return closest or tuple(one for one in called if one in names)[:1]


def _place(url: str) -> str:
    """Host, port and path, with a slash at the end: none begins with half a name of another."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path.rstrip('/')}/"
