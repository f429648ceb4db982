"""The sandbox's command: announcement, files, orderly end, refusals."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import httpx
import pytest

from app.sandbox import launcher
from app.sandbox.certificates import provide_certificates
from app.sandbox.operators import provide_operators
from app.sandbox.proxy import bound_socket
from app.sandbox.running_platform import PORT_COUNT
from app.sandbox.services import BUILDERS
from tests.fakes.sandbox import REPOSITORY, RunningSandbox

SERVICES = list(BUILDERS)


def run_to_failure(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.sandbox", *options], cwd=REPOSITORY, capture_output=True, text=True, timeout=30
    )


def test_announces_every_service_and_serves_them_over_https(sandbox: RunningSandbox) -> None:
    assert list(sandbox.announcement["services"]) == SERVICES
    assert {"admin", "kill-switch", "sim-mode", "safe-mode", "secrets", "risk", "oms"} <= set(SERVICES)
    assert sandbox.announcement["profile"] == "repaired"
    for service in SERVICES:
        with sandbox.client(service) as client:
            assert client.get("/openapi.json").status_code == 200


def test_serves_plain_http_when_asked(sandbox: RunningSandbox) -> None:
    url = sandbox.announcement["http_services"]["risk"]
    assert url.startswith("http://127.0.0.1:")
    assert httpx.get(f"{url}/healthz", trust_env=False).json()["status"] == "ok"


def test_environments_file_names_every_service(sandbox: RunningSandbox) -> None:
    environment = tomllib.loads(sandbox.environments_file.read_text())["environment"]["sandbox"]
    assert environment["kind"] == "sandbox"
    assert environment["timezone"] == "Europe/London"
    assert environment["accounts"] == ["company", "director-1", "director-2"]
    assert environment["ca_file"] == str(sandbox.ca_file)
    services = environment["services"]
    assert services["auth"] == sandbox.url("admin")
    assert services["secrets"] == {"url": sandbox.url("secrets"), "flavour": "k8s"}
    assert services["oms"] == {"url": sandbox.url("oms"), "flavour": "async"}
    assert services["kill-switch"] == sandbox.url("kill-switch")


def test_everything_in_the_state_folder_is_private(sandbox: RunningSandbox) -> None:
    assert stat.S_IMODE(sandbox.state.stat().st_mode) == 0o700
    for path in sandbox.state.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_state_survives_a_restart(tmp_path: Path) -> None:
    with RunningSandbox(tmp_path / "state") as first:
        users, authority = first.users, first.ca_file.read_bytes()
        token = first.sign_in("company")
    with RunningSandbox(tmp_path / "state") as second:
        assert second.users == users
        assert second.ca_file.read_bytes() == authority
        assert second.nonce != first.nonce
        with second.client("admin") as client:
            assert client.get("/system/health", headers={"Authorization": token}).status_code == 200


def test_two_at_once_share_the_state_and_keep_apart_what_is_their_own(tmp_path: Path) -> None:
    with RunningSandbox(tmp_path / "state") as first:
        with RunningSandbox(tmp_path / "state") as second:
            assert second.environments_file != first.environments_file
            for sandbox in (first, second):
                assert sandbox.url("risk") in sandbox.environments_file.read_text()
            token = first.sign_in("company")
            with second.client("admin") as client:
                assert client.get("/system/health", headers={"Authorization": token}).status_code == 200
        assert not second.environments_file.exists()
        assert first.environments_file == tmp_path / "state" / "environments.toml"
        assert first.environments_file.exists()


def test_ends_cleanly_when_its_parent_is_gone(tmp_path: Path) -> None:
    sandbox = RunningSandbox(tmp_path / "state", by_command=True)
    assert sandbox.stop() == 0
    assert sandbox.errors() == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_ends_cleanly_on_signals(tmp_path: Path, number: signal.Signals) -> None:
    sandbox = RunningSandbox(tmp_path / "state", by_command=True)
    with sandbox.client("risk") as kept_alive:
        assert kept_alive.get("/healthz").status_code == 200
        sandbox.process.send_signal(number)
        assert sandbox.process.wait(15) == 0
    assert sandbox.errors() == ""
    sandbox.stop()


def test_prints_for_people_who_can_sign_in_and_how(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "app.sandbox", "--state", str(tmp_path / "state"), "--watch-stdin"],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert result.returncode == 0
    assert result.stderr == ""
    for operator in json.loads((tmp_path / "state" / "operators.json").read_text()):
        assert operator["email"] in result.stdout
        assert operator["password"] in result.stdout
        assert f"secret={operator['totp_secret']}" in result.stdout
    assert "10.1.2.3" in result.stdout


@pytest.mark.parametrize("host", ["10.0.0.1", "192.168.1.4", "::", "example.com", "127.0.0.2"])
def test_refuses_any_host_but_loopback(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert launcher.main(["--host", host]) == 64
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"aether-console sandbox: The sandbox serves 127.0.0.1 only, never {host}.\n"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--no-such"], "unrecognized arguments"),
        (["--profile", "broken"], "invalid choice"),
        (["--port-base", "80"], "--port-base must be from 1024 to"),
        (["--port-base", "65530"], "--port-base must be from 1024 to"),
        (["--secrets-flavour", "vault"], "invalid choice"),
        (["--unwired", "risk,nothing"], "There is no service 'nothing'"),
        (["--unwired", "admin"], "cannot be without a session store"),
    ],
)
def test_usage_errors_are_sentences(options: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert launcher.main(options) == 64
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert "Traceback" not in err


def test_a_taken_port_is_said_in_one_sentence(tmp_path: Path) -> None:
    with bound_socket() as taken:
        taken.listen()
        port = taken.getsockname()[1]
        result = run_to_failure("--port-base", str(port - 3), "--state", str(tmp_path / "state"))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "of 127.0.0.1 cannot be used" in result.stderr


def test_port_base_gives_consecutive_ports(tmp_path: Path) -> None:
    base = _free_range()
    with RunningSandbox(tmp_path / "state", options=["--port-base", str(base), "--http"], by_command=True) as sandbox:
        assert [sandbox.url(name) for name in SERVICES] == [
            f"https://127.0.0.1:{base + offset}" for offset in range(len(SERVICES))
        ]
        assert sandbox.control_url == f"https://127.0.0.1:{base + len(SERVICES)}"


def test_a_reader_that_has_gone_is_said_in_one_sentence(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    result = subprocess.run(
        [sys.executable, "-m", "app.sandbox", "--json", "--state", str(tmp_path / "state")],
        cwd=REPOSITORY,
        stdout=write_end,
        stderr=subprocess.PIPE,
        text=True,
        timeout=30,
    )
    os.close(write_end)
    assert result.returncode == 1
    assert result.stderr == "aether-console sandbox: The sandbox stopped because nobody reads its output.\n"


def test_a_fault_of_its_own_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(folder: Path) -> None:
        raise KeyError("a text that may hold a secret")

    monkeypatch.setattr(launcher, "provide_operators", fail)
    assert launcher.main(["--state", str(tmp_path / "state")]) == 1
    assert capsys.readouterr().err == (
        "aether-console sandbox: The sandbox stopped because of a fault of its own (KeyError).\n"
    )


def _free_range() -> int:
    """Find enough consecutive free ports below the range from which systems hand out ports by themselves."""
    for base in range(15_000 + os.getpid() % 200 * 50, 32_000, 50):
        try:
            for port in range(base, base + PORT_COUNT):
                bound_socket(port).close()
        except OSError:
            continue
        return base
    raise AssertionError("no free ports")


def test_listens_on_loopback_only(sandbox: RunningSandbox) -> None:
    port = int(sandbox.url("risk").rsplit(":", 1)[1])
    with socket.socket() as client:
        # 127.0.0.2 is this machine as well: a wildcard listener would accept it.
        assert client.connect_ex(("127.0.0.2", port)) != 0


def test_a_state_folder_of_others_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    (folder / "notes.txt").write_text("not the sandbox's")
    assert launcher.main(["--state", str(folder)]) == 1
    assert "is open to other users (mode 755)" in capsys.readouterr().err
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("operators.json", "operators.json is damaged; remove it"),
        ("secrets.json", "secrets.json is damaged; remove it"),
        ("sandbox.db", "database cannot be used: file is not a database"),
        ("ca.key", "is damaged; remove ca.pem to make new ones"),
        ("server.pem", "is damaged; remove ca.pem to make new ones"),
    ],
)
def test_damaged_state_is_said_in_one_sentence(
    tmp_path: Path, name: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    state = tmp_path / "state"
    state.mkdir(mode=0o700)
    provide_certificates(state)
    provide_operators(state)
    (state / name).write_bytes(b"{broken " * 200)
    assert launcher.main(["--state", str(state), "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1
