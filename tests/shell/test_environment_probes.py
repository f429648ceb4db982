"""Rules files and the user's own series in environments.toml: what is read, and how mistakes are answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.areas import Area
from app.core.own_series import OwnSeries
from app.shell.environments import EnvironmentsError, parse_environments

HEAD = """
[environment.staging]
kind = "staging"
accounts = ["company"]
"""
SERVICES = """
[environment.staging.services]
risk = "https://risk.example.com"
prometheus = { url = "https://prometheus.example.com", bearer_env = "PROMETHEUS_TOKEN" }
"""
ROW = """
[[environment.staging.series]]
id = "failed-pods"
area = "architecture"
question = "Do all pods run?"
query = "sum(kube_pod_status_failed)"
op = "<"
threshold = 1
"""


def parsed(text: str, folder: Path) -> tuple[OwnSeries, ...]:
    return parse_environments(text, folder / "environments.toml")["staging"].series


def test_series_are_read(tmp_path: Path) -> None:
    more = ROW.replace("failed-pods", "certificates").replace("threshold = 1", "threshold = 2.5\nrequired = true")
    found = parsed(HEAD + SERVICES + ROW + more, tmp_path)
    first = OwnSeries(
        "failed-pods", Area.ARCHITECTURE, "Do all pods run?", "sum(kube_pod_status_failed)", "<", 1.0, required=False
    )
    assert found[0] == first
    assert (found[1].id, found[1].threshold, found[1].required) == ("certificates", 2.5, True)


def test_there_need_be_none(tmp_path: Path) -> None:
    assert parsed(HEAD + SERVICES, tmp_path) == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"failed-pods"', '"blind-alerts"', "row 1: id is a probe of the console's own: blind-alerts"),
        ('"failed-pods"', '"Failed Pods"', "row 1: id must be lower-case"),
        ('area = "architecture"', 'area = "kitchen"', "row 1: area must be one of architecture"),
        ('question = "Do all pods run?"', "", "row 1: question is missing"),
        ('query = "sum(kube_pod_status_failed)"', "query = 3", "row 1: query must be one line of text"),
        ('op = "<"', 'op = "~"', "row 1: op must be one of < <= > >= == !="),
        ("threshold = 1", "threshold = true", "row 1: threshold must be a number"),
        ("threshold = 1", "threshold = nan", "row 1: threshold must be a number"),
        ("threshold = 1", "", "row 1: threshold must be a number"),
        ("threshold = 1", 'threshold = 1\nrequired = "no"', "row 1: required must be true or false"),
        ("threshold = 1", "threshold = 1\nunit = 3", "row 1: unit is unknown"),
        ("[[environment.staging.series]]", "[environment.staging.series]", "must be written as [[environment"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentsError) as caught:
        parsed(HEAD + SERVICES + ROW.replace(old, new), tmp_path)
    assert "environment.staging.series" in str(caught.value)
    assert problem in str(caught.value)


def test_an_id_is_used_once(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentsError, match="row 2: id is used twice: failed-pods"):
        parsed(HEAD + SERVICES + ROW + ROW, tmp_path)


def test_series_need_a_prometheus(tmp_path: Path) -> None:
    text = HEAD + '[environment.staging.services]\nrisk = "https://risk.example.com"\n' + ROW
    with pytest.raises(EnvironmentsError, match="series needs the service prometheus"):
        parsed(text, tmp_path)


def test_rules_are_files_beside_the_environments(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("groups: []")
    settings = parse_environments(HEAD + 'rules = ["rules.yaml"]' + SERVICES, tmp_path / "environments.toml")["staging"]
    assert settings.rules == (tmp_path / "rules.yaml",)
    view = settings.view(own_sandbox=False)
    assert (view.rules, view.series) == ((str(tmp_path / "rules.yaml"),), ())


@pytest.mark.parametrize("value", ['["gone.yaml"]', '"rules.yaml"', "[3]"])
def test_rules_that_are_no_files_are_named(value: str, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentsError, match="rules"):
        parse_environments(HEAD + f"rules = {value}" + SERVICES, tmp_path / "environments.toml")
