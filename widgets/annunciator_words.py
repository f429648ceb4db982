"""The sentences of the annunciator bar, from the state alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.core import present
from app.core.alert_desk import CRITICAL
from app.core.alert_view import suppressed_words
from app.core.language import tr
from app.core.mode_view import mode_word
from app.core.readiness.decisions import active_waivers, waiver_words
from app.core.services import ServiceCondition, service_conditions
from app.core.state import AppState, ReadingKind, SessionPhase
from app.core.tray_view import quiet_end
from app.core.trust import untrusted_words
from widgets import shapes
from widgets.status_field import FieldWords

_MODE_LOOKS: Final = {"LIVE": ("", ""), "SIMULATION": (shapes.DISC, "sim"), "MIXED": (shapes.TRIANGLE, "")}
SENSITIVE: Final = tr("SENSITIVE VIEW")
SENSITIVE_KEY: Final = "Ctrl+Shift+H"
_UNSEEN: Final = (ServiceCondition.UNKNOWN, ServiceCondition.STALE)


def title_words(state: AppState, now: datetime) -> str:
    """The window's title: the environment, what is at stake, where orders go; before all that, a loss of trust."""
    kind = state.environment.kind.word.upper()
    reading = f"{tr('READ-ONLY')} · " if state.environment.read_only else ""
    title = f"{reading}{state.environment.name} · {kind} · {mode_word(state, now)} · {tr('Aether console')}"
    title = f"{SENSITIVE} · {title}" if state.sensitive else title
    return tr("UNTRUSTED · {title}", title=title) if untrusted_words(state, now) else title


def place_words(state: AppState) -> FieldWords:
    """The environment's name and the account whose facts are shown."""
    return FieldWords(state.environment.name, state.session.account or tr("no account signed in"), is_name=True)


def sensitive_words(state: AppState) -> FieldWords | None:
    """That amounts and names are hidden, and how to see them again; None while everything is shown."""
    if not state.sensitive:
        return None
    why = tr("Balances, amounts of money, account names and addresses are hidden on the screen, not in files.")
    return FieldWords(SENSITIVE, tr("Ctrl+Shift+H shows all"), shapes.BARRED, explanation=why, brief=tr("SENSITIVE"))


def mode_words(state: AppState, now: datetime) -> FieldWords:
    """Whether orders reach the exchange; what is unknown counts as live and says that it is unknown."""
    view = present.mode_view(state, now)
    age = present.age_words(state.reading(ReadingKind.SIMULATION, "sim-mode").age_s(now))
    if view.word not in _MODE_LOOKS:
        return FieldWords(
            tr("LIVE (UNKNOWN)"),
            tr("mode last read: {age}", age=age),
            shapes.DIAMOND,
            explanation=view.because,
            brief="LIVE?",
        )
    shape, tone = _MODE_LOOKS[view.word]
    detail = tr("simulation off") if view.word == "LIVE" else view.because.rstrip(".")
    word = mode_word(state, now)
    return FieldWords(word, f"{detail} · {age}", shape, tone, explanation=view.because, brief=word)


def halt_words(state: AppState, now: datetime) -> FieldWords:
    """Whether an account is halted; one engaged account is named before the unknown ones."""
    views = present.halt_views(state, now)
    age = present.age_words(state.reading(ReadingKind.METRICS, "kill-switch").age_s(now))
    engaged = [view.account for view in views if view.word == "ENGAGED"]
    unknown = [view for view in views if view.word == "UNKNOWN"]
    if engaged:
        return FieldWords(tr("Halt engaged"), f"{', '.join(engaged)} · {age}", shapes.TRIANGLE)
    if unknown or not views:
        accounts = ", ".join(view.account for view in unknown) or tr("no account is known")
        why = unknown[0].because if unknown else ""
        return FieldWords(tr("Halt unknown"), f"{accounts} · {age}", shapes.DIAMOND, explanation=why)
    return FieldWords(
        tr("Not halted"),
        tr("gauge 0 for 1 account · {age}", age=age)
        if len(views) == 1
        else tr("gauge 0 for {count} accounts · {age}", count=len(views), age=age),
        shapes.DISC,
    )


def services_words(state: AppState, now: datetime) -> FieldWords:
    """How many services are up, and the age of the oldest fact; a console that cannot be trusted says that first."""
    said, untrusted = _counted(state, now), untrusted_words(state, now)
    if not untrusted:
        return said
    why = "\n".join(filter(None, (untrusted, said.explanation)))
    untrusted = tr("UNTRUSTED")
    return FieldWords(untrusted, said.word, shapes.SQUARE, explanation=why, brief=untrusted)


def _counted(state: AppState, now: datetime) -> FieldWords:
    rows = service_conditions(state, now)
    up = sum(1 for condition in rows.values() if condition is ServiceCondition.UP)
    unknown = sum(1 for condition in rows.values() if condition in _UNSEEN)
    oldest = tr("oldest fact {age}", age=present.age_words(present.oldest_age_s(state, now)))
    if not rows:
        return FieldWords(tr("No services"), tr("none is configured"), shapes.DIAMOND)
    if up == len(rows):
        return FieldWords(tr("{up} of {up} up", up=up), oldest, shapes.DISC, brief=f"{up}/{up}")
    down = ", ".join(name for name, condition in rows.items() if condition is not ServiceCondition.UP)
    shape = shapes.DIAMOND if up + unknown == len(rows) else shapes.TRIANGLE
    return FieldWords(
        tr("{up} of {count} up", up=up, count=len(rows)),
        oldest,
        shape,
        explanation=tr("Not up: {down}", down=down),
        brief=f"{up}/{len(rows)}",
    )


def alerts_words(state: AppState) -> FieldWords | None:
    """How many alarms call for somebody and how many are kept quiet; None while it is neither."""
    board, quiet = state.alerts, suppressed_words(state.alerts)
    calling = [row for row in board.rows if row.annunciated]
    kept = tr("{count} suppressed", count=board.counts.suppressed) if quiet else ""
    if not calling:
        return FieldWords(kept, "", shapes.BARRED, explanation=quiet) if quiet else None
    urgent = any(row.severity in ("", CRITICAL) or row.kill_related for row in calling)
    named = "\n".join(dict.fromkeys(row.name for row in calling))
    return FieldWords(
        tr("1 alarm") if len(calling) == 1 else tr("{count} alarms", count=len(calling)),
        kept,
        shapes.SQUARE if urgent else shapes.TRIANGLE,
        explanation="\n".join(filter(None, (named, quiet))),
        brief=f"{len(calling)}",
    )


def waivers_words(state: AppState, now: datetime) -> FieldWords | None:
    """How many probes are waived and until when the first of them is; None while none is."""
    active = active_waivers(state.waivers, now)
    if not active:
        return None
    end, today = active[0].until.astimezone(UTC), now.astimezone(UTC).date()
    words = f"{end:%H:%M} UTC" if end.date() == today else tr("{end:%m-%d %H:%M} UTC", end=end)
    detail = tr("until {end}", end=words) if len(active) == 1 else tr("next until {end}", end=words)
    named = "\n".join(f"{waiver.probe_id}: {waiver_words(waiver, now)}" for waiver in active)
    count = len(active)
    return FieldWords(tr("{count} waived", count=count), detail, shapes.BARRED, explanation=named, brief=f"{count}")


def quiet_words(state: AppState, now: datetime) -> FieldWords | None:
    """Until when nothing but the kill switch's alarms is told on the desktop; None while everything is."""
    end = quiet_end(state, now)
    if not end:
        return None
    why = tr("Alarms about the kill switch are told all the same. Ctrl+Shift+D ends it or changes its end.")
    return FieldWords(tr("Not disturbed"), tr("until {end}", end=end), shapes.BARRED, explanation=why)


def clock_words(state: AppState, now: datetime) -> FieldWords:
    """The time in UTC and in the environment's zone."""
    zone = state.zone
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    local = present.clock_words(now.astimezone(ZoneInfo(zone)))
    return FieldWords(f"{present.clock_words(now.astimezone(UTC))} UTC", f"{local} {city}")


def session_words(state: AppState, now: datetime) -> FieldWords:
    """Who is signed in and how long still."""
    session = state.session
    words = present.session_words(state, now)
    if session.phase is SessionPhase.ACTIVE:
        ending = session.left_s(now) <= present.RENEW_BEFORE_END_S
        left = present.session_left_words(session, now)
        return FieldWords(session.email, words, detail_tone="warn" if ending else "", short=left)
    if session.phase is SessionPhase.EXPIRED:
        return FieldWords(words, session.email, shapes.TRIANGLE)
    return FieldWords(words, tr("guarded facts are unknown"))
