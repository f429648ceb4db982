"""Which source an objective's figures come from, the server or this desk's own scrapes, and whether both agree."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.core.burn import FRESH_S, MINUTE_S, WINDOWS_S, Burn, Standing
from app.core.burn_server import again_s
from app.core.language import tr
from app.core.present import age_words
from app.core.slo_words import burn_words

SERVER_FRESH_S: Final = 180.0
"""A server is asked once a minute, and scrapes once in a while itself: older samples say nothing about now."""
ASKING: Final = tr("Prometheus is being asked.")
NOTHING: Final = tr("Prometheus has no samples of this histogram.")
_ALIKE: Final = 0.25
"""Burn rates that differ by no more of the higher one are the same."""
_FEW: Final = 2.0
"""So many events more or less prove nothing."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A window that both sources watched, and two burn rates that cannot both be true."""

    window_s: float
    server: Burn
    desk: Burn


def chosen(desk: Standing, server: Standing, now_s: float, note: str = "") -> Standing:
    """The server's figures where it has some of now, else the desk's with the reason why.

    `note` is what else there is to say of the server's; `now_s` is in Unix seconds.
    """
    if server.read_s is None:
        return replace(desk, why=NOTHING)
    seen = desk if _fresh(desk, FRESH_S, now_s) else None
    if seen is not None and not _fresh(server, SERVER_FRESH_S, now_s):
        return replace(desk, why=_silent_words(now_s - server.read_s))
    return replace(server, by_server=True, why=note, fresh_s=SERVER_FRESH_S, desk=seen)


def apart(standing: Standing) -> Apart | None:
    """The first window over which the desk's burn rate cannot be the server's; None where they may agree.

    Neither counts at the same moment as the other, nor without a gap: whatever was counted at the edges of the window
    or in a gap may all have been bad.
    """
    if standing.desk is None:
        return None
    for window_s in WINDOWS_S:
        server, desk = standing.burn(window_s), standing.desk.burn(window_s)
        if server is not None and desk is not None and _contradict(server, desk, standing.objective.allowed):
            return Apart(window_s, server, desk)
    return None


def apart_words(found: Apart) -> str:
    """What each source says."""
    over = age_words(found.window_s)
    return tr(
        "The sources disagree: over {over} Prometheus says {server}, this desk's own scrapes say {desk}.",
        over=over,
        server=_counted(found.server),
        desk=_counted(found.desk),
    )


def source_words(standing: Standing) -> str:
    """Where every figure of the objective comes from, and why not from the server."""
    if standing.by_server:
        compared = "" if standing.desk is None else tr(" This desk's own scrapes are compared with it.")
        more = f" {standing.why}" if standing.why else ""
        return tr("From Prometheus.{compared}{more}", compared=compared, more=more)
    if standing.why:
        return tr("From this desk's own scrapes: {why}", why=standing.why)
    return tr("From this desk's own scrapes.")


def server_line(failure: str) -> str:
    """Why no figure of the page comes from the server; nothing while it answers."""
    if not failure:
        return ""
    return tr("From this desk's own scrapes: {failure} It is asked again, less and less often.", failure=failure)


def declined_words(declined: Mapping[float, str]) -> str:
    """Which windows a server did not answer, with the sentence of the first: the rest is as it is told."""
    over = tr(" and ").join(tr("the time since start") if math.isinf(one) else age_words(one) for one in declined)
    return tr("Nothing is known over {over}: {why}", over=over, why=next(iter(declined.values())))


def _counted(burn: Burn) -> str:
    if not burn.events:
        return tr("there were no events")
    return tr("{burn} of {events:,.0f} events", burn=burn_words(burn), events=burn.events)


def _contradict(server: Burn, desk: Burn, allowed: float) -> bool:
    if not (server.covered and desk.covered):
        return False
    window_s = server.window_s
    edges_s = 2 * (again_s(window_s) + MINUTE_S)  # one answers later than the other, and each scrapes by itself
    unseen_s = sum(max(0.0, window_s - one.watched_s) for one in (server, desk))
    share = (edges_s + unseen_s) / window_s
    fewest, most = sorted((server.events, desk.events))
    if not fewest:
        return most > _FEW and share < _ALIKE
    alike = _ALIKE * max(server.least, desk.least)
    distance = max(server.least - desk.most, desk.least - server.most)
    return distance > max(alike, (share + _FEW / fewest) / allowed)


def _silent_words(silent_s: float) -> str:
    return tr("The newest samples of Prometheus are {age} old.", age=age_words(silent_s))


def _fresh(standing: Standing, fresh_s: float, now_s: float) -> bool:
    return standing.read_s is not None and now_s - standing.read_s <= fresh_s
