"""What histograms counted as a Prometheus tells it: what is asked for each window, and the answers as counts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from api_client.models.monitoring import VectorSample
from app.core.burn import MINUTE_S, WINDOWS_S
from app.core.burn_expression import window_text
from app.core.burn_samples import DAY_S, EVER, Counted
from app.core.objective import Objective
from app.core.rates import bucket_bound

BUDGET_S: Final = 30 * DAY_S
"""The window of a budget, where the server keeps data for so long."""
AGAIN_S: Final = (MINUTE_S, 5 * MINUTE_S)
"""How old an answer gets at least and at most before it is asked for again: the longer the window, the older."""
POINTS: Final = 120
"""At how many moments of a window it is looked whether the histogram was there."""
WAITED_S: Final = DAY_S
"""For how long a job that the server no longer reads makes the figures stale; then it is taken for retired."""
_LEAST_STEP_S: Final = 5.0
_KIND: Final = "told"
_GROWN, _SEEN, _READ = "grown", "seen", "read"
Group = tuple[str, str]


def asked_windows(objective: Objective) -> tuple[float, ...]:
    """The windows that an objective needs, in seconds, the shortest first."""
    return (*WINDOWS_S, EVER if objective.rare else BUDGET_S)


def again_s(window_s: float) -> float:
    """How old the answer for this window may get."""
    least, most = AGAIN_S
    return min(max(least, window_s / 60), most)


def counts_expression(metric: str, window_s: float) -> str:
    """One question for all that `counts` reads: growth of each bucket, moments seen, and when it was last read.

    Buckets are kept apart by job and instance, because not all may have the same ones; the rest by job, because
    instances come and go. For `EVER` it is what the counters hold.
    """
    buckets, whole = f"{metric}_bucket", f'{metric}_bucket{{le="+Inf"}}'
    if math.isinf(window_s):
        return _marked(_GROWN, f"sum by (job, instance, le) ({buckets})")
    window, step = window_text(window_s), window_text(step_s(window_s))
    parts = {
        _GROWN: f"sum by (job, instance, le) (increase({buckets}[{window}]))",
        _SEEN: f"count_over_time(count by (job) ({whole})[{window}:{step}])",
        _READ: f"max_over_time(max by (job) (timestamp({whole}))[{window}:{step}])",
    }
    return " or ".join(_marked(kind, text) for kind, text in parts.items())


def step_s(window_s: float) -> float:
    """How far apart those moments are, in seconds."""
    return max(_LEAST_STEP_S, window_s / POINTS)


def _marked(kind: str, text: str) -> str:
    return f'label_replace({text}, "{_KIND}", "{kind}", "job", ".*")'


@dataclass(frozen=True, slots=True)
class ServerCounts:
    """The answer for one histogram and window: growth by bound of each job's instances, what was seen of each job.

    `seen_s` are seconds of the window, `read_s` Unix seconds.
    """

    grown: Mapping[Group, Mapping[float, float]]
    seen_s: Mapping[str, float]
    read_s: Mapping[str, float]


def counts(window_s: float, samples: Iterable[VectorSample]) -> ServerCounts:
    """What a server's answer to `counts_expression` says; what is no number is left out."""
    grown: defaultdict[Group, dict[float, float]] = defaultdict(dict)
    seen_s: dict[str, float] = {}
    read_s: dict[str, float] = {}
    for sample in samples:
        labels = dict(sample.labels)
        job, kind, upper = labels.get("job", ""), labels.get(_KIND), bucket_bound(labels.get("le", ""))
        if not math.isfinite(sample.value):
            continue
        if kind == _SEEN:
            # It was there at so many moments: between the first and the last of them, at least.
            seen_s[job] = max(0.0, sample.value - 1) * step_s(window_s)
        elif kind == _READ:
            read_s[job] = sample.value
        elif upper is not None:
            bounds = grown[job, labels.get("instance", "")]
            bounds[upper] = bounds.get(upper, 0.0) + sample.value  # `1` and `1.0` are one bound
    return ServerCounts(dict(grown), seen_s, read_s)


@dataclass(frozen=True, slots=True)
class ServerSource:
    """A server's answers for one histogram by window, as a source of counts.

    Jobs that never counted where others did are left out. The budget is over the longest window that was answered.
    """

    told: Mapping[float, ServerCounts]

    @property
    def reach_s(self) -> float:
        """The longest window that was answered, in seconds; 0 without any."""
        return max((window_s for window_s in self.told if math.isfinite(window_s)), default=0.0)

    def counted(self, metric: str, window_s: float, at_s: float) -> Counted | None:
        """What the histogram counted in the window; None where it was not answered, or nobody exposes it."""
        told, jobs = self.told.get(window_s), self._jobs()
        everything = [bounds for one in self.told.values() for bounds in _of(one, jobs)]
        if told is None or not everything:
            return None
        grown = _of(told, jobs)
        shared = set.intersection(*(set(bounds) for bounds in grown or everything))
        read_s = self._read_s(jobs)
        if math.inf not in shared or read_s is None:
            return None  # no histogram that could tell
        uppers = tuple(sorted(shared))
        summed = [sum(bounds[upper] for bounds in grown) for upper in uppers]
        # What is stretched to a window's edges is stretched a little differently for each bucket.
        cumulative = np.maximum.accumulate(np.array(summed, np.float64))
        return Counted(uppers, tuple(map(float, cumulative)), window_s, self._seen_s(jobs, window_s), read_s)

    def _jobs(self) -> frozenset[str]:
        """Those that ever counted; all of them while none did."""
        held = [(job, bounds) for one in self.told.values() for (job, _), bounds in one.grown.items()]
        active = frozenset(job for job, bounds in held if any(value > 0 for value in bounds.values()))
        return active or frozenset(job for job, _ in held)

    def _seen_s(self, jobs: frozenset[str], window_s: float) -> float:
        """How much of a window the job that was seen least was there; a shorter window inside may know it better."""
        if math.isinf(window_s):
            return EVER
        within = [one for other_s, one in self.told.items() if other_s <= window_s]
        return min(max(one.seen_s.get(job, 0.0) for one in within) for job in jobs)

    def _read_s(self, jobs: frozenset[str]) -> float | None:
        """When the job that is silent longest was read, without those that are taken for retired."""
        lately = [one for window_s, one in self.told.items() if window_s <= WAITED_S]
        for answers in (lately, list(self.told.values())):
            known: dict[str, float] = {}
            for job, read_s in chain.from_iterable(one.read_s.items() for one in answers):
                if job in jobs:
                    known[job] = max(read_s, known.get(job, 0.0))
            if known:
                return min(known.values())
        return None


def _of(told: ServerCounts, jobs: frozenset[str]) -> list[Mapping[float, float]]:
    return [bounds for (job, _), bounds in told.grown.items() if job in jobs]
