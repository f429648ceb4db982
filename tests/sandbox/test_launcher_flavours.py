"""The sandbox's command with other implementations of a service: what it announces, writes and tells people."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.fakes.sandbox import REPOSITORY, RunningSandbox


@pytest.mark.parametrize(
    ("secrets", "oms", "there", "absent"),
    [("root", "core", "shadow_pnl", "status"), ("gateway", "root", "status", "place")],
)
def test_other_flavours_are_announced_and_served(
    tmp_path: Path, secrets: str, oms: str, there: str, absent: str
) -> None:
    options = ["--secrets-flavour", secrets, "--oms-flavour", oms]
    with RunningSandbox(tmp_path / "state", options=options) as sandbox:
        services = tomllib.loads(sandbox.environments_file.read_text())["environment"]["sandbox"]["services"]
        assert services["oms"] == {"url": sandbox.url("oms"), "flavour": oms}
        assert sandbox.announcement["oms"] == {"flavour": oms}
        with sandbox.client("oms") as client:
            paths = client.get("/openapi.json").json()["paths"]
            assert f"/oms/{there}" in paths
            assert f"/oms/{absent}" not in paths
            assert client.get("/ops/drain/status").json()["draining"] is False
        row = services["secrets"]
        assert (row.pop("url"), row.pop("flavour")) == (sandbox.url("secrets"), secrets)
        _check_tokens(sandbox, row, secrets)
    assert sandbox.errors() == ""


def _check_tokens(sandbox: RunningSandbox, row: dict[str, str], flavour: str) -> None:
    """Static tokens are named in the file, told in the announcement, and taken by the service."""
    variables = sandbox.announcement["secrets"]["variables"]
    if flavour == "gateway":
        assert (row, variables) == ({}, {})
        return
    assert row == {"bearer_env": "AETHER_SANDBOX_SECRETS_BEARER", "mfa_env": "AETHER_SANDBOX_SECRETS_MFA"}
    assert list(variables) == list(row.values())
    headers = {"Authorization": f"Bearer {variables[row['bearer_env']]}", "X-MFA-Token": variables[row["mfa_env"]]}
    with sandbox.client("secrets", headers=headers) as client:
        assert client.get("/secrets/status").json()["last_rotated_by"] == "company"
    for value in variables.values():
        assert value not in sandbox.environments_file.read_text()


def test_flavours_pairs_and_tokens_are_kept_and_told_to_people(tmp_path: Path) -> None:
    options = ["--secrets-flavour", "root", "--oms-flavour", "root"]
    texts = [_told(tmp_path / "state", options) for _ in range(2)]
    kept = json.loads((tmp_path / "state" / "secrets.json").read_text())
    for text in texts:
        (row,) = (line for line in text.splitlines() if line.startswith("  oms "))
        assert row.endswith("(flavour root)")
        for pair in kept["pairs"]:
            assert f"API key      {pair['api_key']}" in text
            assert f"private key  {pair['api_secret']}" in text
        assert f"export AETHER_SANDBOX_SECRETS_BEARER={kept['bearers']['company']}" in text
        assert f"export AETHER_SANDBOX_SECRETS_MFA={kept['mfa']}" in text


def _told(state: Path, options: list[str]) -> str:
    command = [sys.executable, "-m", "app.sandbox", "--state", str(state), "--watch-stdin", *options]
    return subprocess.run(
        command, cwd=REPOSITORY, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30
    ).stdout
