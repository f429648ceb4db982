"""The reads of what watches the platform: rules, alerts, silences, targets, routing, own series, and rules files."""

from __future__ import annotations

import asyncio
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from api_client.errors import ApiError, Interrupted, Unreachable
from api_client.platform import Platform
from app.core.alert_files import FILE_LIMIT, load_rules
from app.core.alert_rules import RuleFile
from app.core.freshness import Failure
from app.core.language import tr
from app.core.own_series import OwnSeries
from app.core.readiness.probe import MONITORING
from app.core.readiness.rule_probes import RULES_FILES
from app.core.state import Environment, ReadingKey, ReadingKind
from app.shell.poll_rows import Poll, Read

PERIOD_S: Final = 30.0
ALERTS_PERIOD_S: Final = 15.0
HEALTH_PERIOD_S: Final = 5.0
CERTIFICATE_PERIOD_S: Final = 60.0
FILES_PERIOD_S: Final = 60.0

BUNDLED: Final = ("aether-rules", "trading-slo-rules", "prometheus-configmap")
"""The rules that the platform ships, by the names of their files."""


def monitoring_polls(environment: Environment) -> list[Poll]:
    """Every such read of an environment."""
    rows: list[Poll] = []
    for name in MONITORING:
        if environment.has(name):
            rows.extend(_of_both(name))
    if environment.has("prometheus"):
        rows.append(_poll(ReadingKind.RULES, "prometheus", "GET /api/v1/rules", _rules))
        rows.append(_poll(ReadingKind.ALERTS, "prometheus", "GET /api/v1/alerts", _alerts, ALERTS_PERIOD_S))
        rows.append(_poll(ReadingKind.TARGETS, "prometheus", "GET /api/v1/targets", _targets))
        if environment.series:
            read = _series(environment.series)
            rows.append(_poll(ReadingKind.SERIES, "prometheus", "GET /api/v1/query", read))
    else:
        rows.append(_files(environment.rules))
    if environment.has("alertmanager"):
        rows.append(_poll(ReadingKind.ROUTING, "alertmanager", "GET /api/v2/status", _routing))
        rows.append(_poll(ReadingKind.AM_ALERTS, "alertmanager", "GET /api/v2/alerts", _routed, ALERTS_PERIOD_S))
        rows.append(_poll(ReadingKind.SILENCES, "alertmanager", "GET /api/v2/silences", _silences, ALERTS_PERIOD_S))
    return rows


def _poll(kind: ReadingKind, service: str, source: str, read: Read, period_s: float = PERIOD_S) -> Poll:
    return Poll(ReadingKey(kind, service), source, period_s, 3 * period_s, needs_session=False, read=read)


def _of_both(name: str) -> list[Poll]:
    async def health(platform: Platform, _account: str) -> Any:
        return await (platform.prometheus if name == "prometheus" else platform.alertmanager).health()

    async def certificate(platform: Platform, _account: str) -> Any:
        return await platform.routes(name).certificate()

    return [
        _poll(ReadingKind.HEALTH, name, "GET /-/healthy", health, HEALTH_PERIOD_S),
        _poll(ReadingKind.CERTIFICATE, name, tr("TLS handshake"), certificate, CERTIFICATE_PERIOD_S),
    ]


async def _rules(platform: Platform, _account: str) -> Any:
    return await platform.prometheus.rules()


async def _alerts(platform: Platform, _account: str) -> Any:
    return await platform.prometheus.alerts()


async def _targets(platform: Platform, _account: str) -> Any:
    return await platform.prometheus.targets()


async def _routing(platform: Platform, _account: str) -> Any:
    return await platform.alertmanager.status(), await platform.alertmanager.receivers()


async def _routed(platform: Platform, _account: str) -> Any:
    return await platform.alertmanager.alerts()


async def _silences(platform: Platform, _account: str) -> Any:
    return await platform.alertmanager.silences()


def _series(series: tuple[OwnSeries, ...]) -> Read:
    """Ask every query in turn; one that is refused spoils no other, a server that is away ends the round."""

    async def read(platform: Platform, _account: str) -> Any:
        answers: dict[str, Any] = {}
        for own in series:
            try:
                answers[own.id] = await platform.prometheus.query(own.query)
            except (Unreachable, Interrupted):
                raise
            except ApiError as error:
                answers[own.id] = Failure.of(error)
        return answers

    return read


def _files(paths: tuple[str, ...]) -> Poll:
    async def read(_platform: Platform, _account: str) -> Any:
        return await asyncio.to_thread(read_rules, paths)

    source = ", ".join(Path(path).name for path in paths) or tr("the platform's shipped rules, from this console")
    return _poll(ReadingKind.RULES, RULES_FILES, source, read, FILES_PERIOD_S)


def read_rules(paths: tuple[str, ...]) -> tuple[RuleFile, ...]:
    """The rules of these files, or those the console brings; blocking. A file that cannot be read is said in it."""
    if paths:
        return tuple(_read_file(Path(path)) for path in paths)
    folder = files("resources").joinpath("rules")
    return tuple(load_rules(name, folder.joinpath(f"{name}.yaml").read_text("utf-8")) for name in BUNDLED)


def _read_file(path: Path) -> RuleFile:
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(FILE_LIMIT + 1)
    except (OSError, UnicodeDecodeError) as error:
        return RuleFile(path.name, (), tr("it cannot be read ({kind})", kind=type(error).__name__))
    return load_rules(path.name, text)
