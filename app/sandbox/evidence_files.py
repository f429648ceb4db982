"""Writes what a person would attach on a real platform: a test report, records of backups, a drill and a release."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

from app.sandbox.certificates import write_private

WHO = "the sandbox"
_STORES = {
    "store-timescale": "Timescale",
    "store-redis": "Redis",
    "store-feast": "the Feast registry",
    "store-mlflow": "MLflow",
    "store-dr-log": "the disaster recovery log",
}


def write_evidence(folder: Path, services: Mapping[str, str], now: datetime) -> dict[str, Path]:
    """Write every file into `folder`, readable by its owner only; return them by the id they are evidence for.

    `services` are the addresses of the started services by name, `now` is aware UTC. Raises `OSError`.
    """
    texts = {"junit": junit_xml(tuple(services), now)}
    for evidence_id, store in _STORES.items():
        texts[evidence_id] = f"{now.isoformat()} The sandbox holds no {store}: this stands for its backup's record.\n"
    texts["restore-drill"] = f"{now.isoformat()} The sandbox's database was opened again: this stands for a drill.\n"
    started = "".join(f"  {name} {url}\n" for name, url in services.items())
    texts["release-evidence"] = f"{now.isoformat()} The sandbox was started with\n{started}"
    files = {}
    for evidence_id, text in texts.items():
        files[evidence_id] = folder / f"evidence-{evidence_id}.{'xml' if evidence_id == 'junit' else 'txt'}"
        write_private(files[evidence_id], text.encode())
    return files


def junit_xml(services: tuple[str, ...], now: datetime) -> str:
    """A JUnit report with one case a service that has been started, all of them passed."""
    stamp = quoteattr(now.strftime("%Y-%m-%dT%H:%M:%S"))
    totals = f'tests="{len(services)}" failures="0" errors="0" skipped="0"'
    cases = "".join(f'<testcase classname="sandbox.start" name={quoteattr(name)} time="0"/>' for name in services)
    suite = f'<testsuite name="sandbox" {totals} timestamp={stamp}>{cases}</testsuite>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites>{suite}</testsuites>\n'


def evidence_toml(files: Mapping[str, Path]) -> list[str]:
    """The lines of the environments file that attach `files`."""
    lines = []
    for evidence_id, path in files.items():
        lines += [
            "[[environment.sandbox.evidence]]",
            f"id = {json.dumps(evidence_id)}",
            f"file = {json.dumps(str(path), ensure_ascii=False)}",
            f"who = {json.dumps(WHO)}",
            "",
        ]
    return lines
