"""`aether-console check`: one round over a platform in memory, its verdict, its document, its exit code."""

from __future__ import annotations

import io
import json
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.core.readiness.verdicts import Verdict
from app.shell import check as check_module
from app.shell import selection as selection_module
from app.shell.check import check
from app.shell.connection import Surroundings, utc_now
from app.shell.paths import Paths
from app.shell.selection import Selection
from tests.fakes.platform import CANARIES, CODE, EMAIL, PASSWORD, FakePlatform


class Terminal(io.StringIO):
    """Standard input, with somebody in front of it or not."""

    def __init__(self, text: str, *, present: bool) -> None:
        super().__init__(text)
        self._present = present

    def isatty(self) -> bool:
        return self._present


class Bench:
    def __init__(self, fake: FakePlatform, selection: Selection) -> None:
        self.fake = fake
        self.selection = selection

    async def check(self) -> tuple[int, dict[str, Any]]:
        out = io.StringIO()
        code = await check(self.selection, as_json=True, out=out)
        document: dict[str, Any] = json.loads(out.getvalue())
        return code, document


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    fake = FakePlatform(utc_now)
    file = tmp_path / "environments.toml"
    file.write_text(fake.environments_toml(), encoding="utf-8")
    monkeypatch.setattr(
        selection_module,
        "Surroundings",
        partial(Surroundings, transport_factory=fake.network, now=utc_now),
    )
    monkeypatch.setattr(check_module, "_SETTLE_S", 0.0)
    monkeypatch.setattr("sys.stdin", Terminal("", present=False))
    return Bench(fake, Selection(Paths.below(tmp_path), environments=file))


def sign_in_at_the_terminal(monkeypatch: pytest.MonkeyPatch, email: str = EMAIL) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(f"{email}\n", present=True))
    answers = {"Password: ": PASSWORD.reveal(), "Code (6 digits): ": CODE.reveal()}
    monkeypatch.setattr("getpass.getpass", answers.__getitem__)


def probes(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {probe["id"]: probe for area in document["areas"] for probe in area["probes"]}


@pytest.mark.asyncio
async def test_the_document_has_nine_areas_and_their_probes(bench: Bench) -> None:
    code, document = await bench.check()
    assert document["verdict"] in {"GO", "NO_GO", "UNKNOWN"}
    assert code == {"GO": 0, "NO_GO": 1, "UNKNOWN": 2}[document["verdict"]]
    assert len(document["areas"]) == 9
    known = probes(document)
    assert len(known) >= 12
    assert {probe["verdict"] for probe in known.values()} <= {verdict.name for verdict in Verdict}
    assert known["health"]["verdict"] == "PASS"
    assert known["health"]["age_s"] < 20
    assert document["environment"] == {"name": "fake", "kind": "staging"}


@pytest.mark.asyncio
async def test_without_a_session_guarded_facts_are_unknown_and_nobody_is_asked(bench: Bench) -> None:
    _, document = await bench.check()
    assert document["account"] is None
    assert probes(document)["kill-path"]["verdict"] == "UNKNOWN"
    assert bench.fake.network.requests("auth", "/auth/login") == []
    assert all("authorization" not in request.headers for request in bench.fake.network.received)


@pytest.mark.asyncio
async def test_signed_in_at_the_terminal_guarded_facts_are_read(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sign_in_at_the_terminal(monkeypatch)
    _, document = await bench.check()
    assert document["account"] == "company"
    assert probes(document)["kill-path"]["verdict"] == "PASS"
    out, err = capsys.readouterr()
    assert out == ""
    assert "E-mail" in err
    written = json.dumps(document) + out + err + _files(bench.selection.paths)
    assert not [canary for canary in CANARIES if canary in written]


def _files(paths: Paths) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in paths.state.rglob("*") if path.is_file())


@pytest.mark.asyncio
@pytest.mark.parametrize("typed", ["", "\n", "  \n"])
async def test_an_empty_answer_or_the_end_of_input_goes_on_without(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed, present=True))
    code, document = await bench.check()
    assert code in (1, 2)
    assert document["account"] is None


@pytest.mark.asyncio
async def test_a_refused_sign_in_is_said_and_the_check_goes_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.fake.network.answer("auth", "POST", "/auth/login", status=401, json={"detail": "mfa_required"})
    sign_in_at_the_terminal(monkeypatch)
    code, document = await bench.check()
    assert code in (1, 2)
    assert document["account"] is None
    assert "code was not accepted" in capsys.readouterr().err


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_a_failing_platform_is_no_go_and_1(bench: Bench) -> None:
    bench.fake.silence("risk")
    code, document = await bench.check()
    assert (code, document["verdict"]) == (1, "NO_GO")
    assert probes(document)["reachable"]["verdict"] == "FAIL"
    assert "risk" in probes(document)["reachable"]["observed"]


@pytest.mark.asyncio
async def test_what_does_not_answer_in_time_is_unknown(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_module, "_ROUND_S", 0.2)
    for service in bench.fake.services:
        for path in ("/healthz", "/readyz", "/metrics", "/openapi.json"):
            bench.fake.network.hang(service, "GET", path)
    _, document = await bench.check()
    assert probes(document)["health"]["verdict"] == "UNKNOWN"


@pytest.mark.asyncio
async def test_the_text_says_the_same(bench: Bench) -> None:
    out = io.StringIO()
    code = await check(bench.selection, as_json=False, out=out)
    assert code in (1, 2)
    assert out.getvalue().count("\n") > 12
    assert "Security & Compliance" in out.getvalue()


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_what_breaks_for_one_service_ends_no_round(bench: Bench) -> None:
    bench.fake.network.fail("oms", "GET", "/openapi.json", httpx.ReadError("gone"), sent=True)
    bench.fake.network.fail("oms", "GET", "/readyz", ValueError("a bug of the transport"), sent=True)
    _, document = await bench.check()
    assert probes(document)["health"]["verdict"] == "PASS"
