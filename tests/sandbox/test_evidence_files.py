"""A mended sandbox brings the evidence that a person would attach; one as shipped has none."""

from __future__ import annotations

import stat
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from app.sandbox.evidence_files import WHO, junit_xml, write_evidence
from tests.fakes.sandbox import RunningSandbox

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
IDS = {
    "junit",
    "release-evidence",
    "store-timescale",
    "store-redis",
    "store-feast",
    "store-mlflow",
    "store-dr-log",
    "restore-drill",
}


def cases_of(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 the sandbox's own text


def test_every_file_is_private_and_says_what_it_is(tmp_path: Path) -> None:
    files = write_evidence(tmp_path, {"risk": "https://127.0.0.1:1"}, NOW)
    assert set(files) == IDS
    assert {stat.S_IMODE(path.stat().st_mode) for path in files.values()} == {0o600}
    assert all("The sandbox" in path.read_text() for name, path in files.items() if name != "junit")
    assert "risk https://127.0.0.1:1" in files["release-evidence"].read_text()


def test_the_report_has_a_case_for_each_service() -> None:
    (suite,) = cases_of(junit_xml(("risk", 'a"<b'), NOW))
    assert (suite.get("tests"), [case.get("name") for case in suite]) == ("2", ["risk", 'a"<b'])


def test_the_environments_file_attaches_it(sandbox: RunningSandbox) -> None:
    environment = tomllib.loads(sandbox.environments_file.read_text())["environment"]["sandbox"]
    assert {row["id"] for row in environment["evidence"]} == IDS
    assert {row["who"] for row in environment["evidence"]} == {WHO}
    assert all(Path(row["file"]).parent == sandbox.state for row in environment["evidence"])
    cases = cases_of((sandbox.state / "evidence-junit.xml").read_text()).iter("testcase")
    assert [case.get("name") for case in cases] == list(sandbox.announcement["services"])


def test_a_platform_as_shipped_has_none(tmp_path: Path) -> None:
    with RunningSandbox(tmp_path / "state", profile="shipped") as shipped:
        assert "evidence" not in shipped.environments_file.read_text()
