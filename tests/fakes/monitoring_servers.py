"""Debian's real Prometheus and Alertmanager on loopback, for tests that want to be sure of their answers."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import pytest

STOP_TIMEOUT_S: Final = 15.0
START_TIMEOUT_S: Final = 30.0
TOOLS: Final = Path(__file__).parents[2] / "build" / "tools"
"""Where the set-up unpacks the programs of packages that are not installed."""

CONFIG: Final = """global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
rule_files: [rules.yml]
"""
"""A Prometheus that scrapes nothing and evaluates its rules every second."""

ROUTES: Final = "route: {receiver: aether-oncall, group_wait: 1s}\nreceivers: [{name: aether-oncall}]\n"
"""An Alertmanager that tells nobody."""


@dataclass(frozen=True)
class MonitoringServer:
    """A running server: its `url`, and the folder with its configuration, log and data."""

    url: str
    folder: Path


def find_tool(name: str) -> str | None:
    """The path of a program, from PATH or unpacked under build/tools; None when this machine has none."""
    found = shutil.which(name)
    if found is not None:
        return found
    places = (TOOLS, TOOLS / "bin", TOOLS / "usr" / "bin")
    return next((str(place / name) for place in places if (place / name).is_file()), None)


def needed_tool(name: str) -> str:
    """The path of a program; without it the test is skipped and says what to install."""
    found = find_tool(name)
    if found is None:
        pytest.skip(f"{name} is not installed; on Debian: apt-get install --no-install-recommends {name}")
    return found


@contextmanager
def real_prometheus(
    config_text: str = CONFIG, rules_text: str = "groups: []\n", samples_text: str = ""
) -> Iterator[MonitoringServer]:
    """A Prometheus with this configuration, whose `rule_files` may name rules.yml: that holds `rules_text`.

    `samples_text`, in OpenMetrics with a time for each sample, is its past.
    """
    program = needed_tool("prometheus")
    with tempfile.TemporaryDirectory(prefix="prometheus-") as name:
        folder, url = Path(name), f"http://127.0.0.1:{free_port()}"
        (folder / "rules.yml").write_text(rules_text, encoding="utf-8")
        (folder / "prometheus.yml").write_text(config_text, encoding="utf-8")
        if samples_text:
            (folder / "samples.om").write_text(samples_text, encoding="utf-8")
            blocks = ["tsdb", "create-blocks-from", "openmetrics", str(folder / "samples.om"), str(folder / "data")]
            subprocess.run([needed_tool("promtool"), *blocks], check=True, capture_output=True)
        command = [
            program,
            f"--config.file={folder / 'prometheus.yml'}",
            f"--storage.tsdb.path={folder / 'data'}",
            f"--web.listen-address={url.removeprefix('http://')}",
            "--rules.alert.resend-delay=1s",  # an Alertmanager that it did not know yet hears of an alert soon
        ]
        with _running(command, folder, url):
            yield MonitoringServer(url, folder)


@contextmanager
def real_alertmanager(config_text: str = ROUTES) -> Iterator[MonitoringServer]:
    """An Alertmanager with this configuration, alone in its cluster."""
    program = needed_tool("prometheus-alertmanager")
    with tempfile.TemporaryDirectory(prefix="alertmanager-") as name:
        folder, url = Path(name), f"http://127.0.0.1:{free_port()}"
        (folder / "alertmanager.yml").write_text(config_text, encoding="utf-8")
        command = [
            program,
            f"--config.file={folder / 'alertmanager.yml'}",
            f"--storage.path={folder / 'data'}",
            f"--web.listen-address={url.removeprefix('http://')}",
            "--cluster.listen-address=",
        ]
        with _running(command, folder, url):
            yield MonitoringServer(url, folder)


def free_port() -> int:
    """A port of the loopback that nobody listened on a moment ago."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@contextmanager
def _running(command: Sequence[str], folder: Path, url: str) -> Iterator[None]:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, cwd=folder)
    try:
        _await_ready(process, folder, url)
        yield
    finally:
        process.terminate()
        try:
            process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(STOP_TIMEOUT_S)


def _await_ready(process: subprocess.Popen[bytes], folder: Path, url: str) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{url}/-/ready", trust_env=False).is_success:
                return
        except httpx.TransportError:
            pass  # it does not listen yet
        time.sleep(0.05)
    log = (folder / "log").read_text("utf-8", "replace")
    raise RuntimeError(f"{command_name(process)} did not become ready: {log[-2000:]}")


def command_name(process: subprocess.Popen[bytes]) -> str:
    """The program's file name."""
    arguments = process.args
    assert isinstance(arguments, list)
    return Path(str(arguments[0])).name
