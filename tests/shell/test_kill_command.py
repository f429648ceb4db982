"""`aether-console kill`: its exit codes, the ladder as text, and that nothing is sent by mistake."""

from __future__ import annotations

import functools
import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from api_client.models.auth import SecretText
from app import cli
from app.core.halt_ladder import HaltWord
from app.shell import kill_command
from app.shell.console import Console
from app.shell.journal import Journal
from app.shell.paths import Paths
from tests.fakes.running_console import narrowed
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import EVERYTHING, KILL, start_over

pytestmark = pytest.mark.xdist_group("kill-command")
ROOT = Path(__file__).parents[2]
HALTED, REFUSED, ENGAGED, UNKNOWN, USAGE = 0, 1, 3, 4, 64
ENDS = frozenset({HaltWord.HALTED, HaltWord.REFUSED})


@pytest.fixture(scope="module", autouse=True)
def no_qt_garbage() -> None:
    """What Qt tests of this process left behind must not be collected on a thread of these."""
    gc.collect()


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("kill") / "state", options=["--halt-consumer"]) as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_halted(sandbox: RunningSandbox) -> Iterator[None]:
    start_over(sandbox)
    yield
    start_over(sandbox)


@pytest.fixture(autouse=True)
def restored_levels(caplog: pytest.LogCaptureFixture) -> None:
    """`caplog` puts the levels back that a command sets."""
    for name in ("", "app", "api_client", "widgets"):
        caplog.set_level("INFO", name)


class Terminal:
    """The command with somebody's credentials at its prompt."""

    def __init__(
        self, sandbox: RunningSandbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._sandbox = sandbox
        self._environments = narrowed(sandbox, sandbox.state / "kill.toml", EVERYTHING)
        self._capsys = capsys
        self._patch = monkeypatch
        self._before = sandbox.handled("kill-switch").get(KILL, 0)
        self.asked = 0
        self.user("company")

    def user(self, account: str | None) -> None:
        """Who answers the prompt; nobody for None."""

        async def answer(console: Console, asking: str) -> bool:
            self.asked += 1
            assert "nothing is sent" in asking
            if account is None:
                return False
            user = self._sandbox.user(account)
            return await console.sign_in(user.email, SecretText(user.password), SecretText(user.code()))

        self._patch.setattr(kill_command, "prompt_sign_in", answer)

    def follows(self, word: HaltWord) -> None:
        """Look no further once a halt has got as far as this."""
        self._patch.setattr(kill_command, "kill", functools.partial(kill_command.kill, ends=ENDS | {word}))

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """The exit code, what was printed and what was complained about."""
        code = cli.main(["kill", "--environments", str(self._environments), *arguments])
        out, err = self._capsys.readouterr()
        return code, out, err

    @property
    def sent(self) -> int:
        """How many kills the platform's handler has seen."""
        return self._sandbox.handled("kill-switch").get(KILL, 0) - self._before


@pytest.fixture
def terminal(sandbox: RunningSandbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(sandbox, capsys, monkeypatch)


def kill_records() -> list[tuple[str, str]]:
    """The kinds and notes of the journal's records of kills."""
    checked = Journal(Paths.of_user().journal("sandbox"), "sandbox").verify_now()
    assert checked.problems == ()
    orders = [(record.kind, dict(record.body).get("order")) for record in checked.records]
    return [(kind, str(order["note"])) for kind, order in orders if isinstance(order, dict)]


def test_halted_is_0_and_the_ladder_is_printed_as_it_climbs(terminal: Terminal) -> None:
    code, out, err = terminal.run("--account", "company", "--yes", "--note", "seen on call")
    assert (code, err, terminal.sent) == (HALTED, "", 1)
    order = [out.index(f"OK             {rung}") for rung in ("Accepted", "Flag set", "Orders none", "Positions flat")]
    assert order == sorted(order)
    assert out.splitlines()[-1].startswith("company: ● HALTED. ")
    records = kill_records()
    assert ("kill note", "seen on call") in records
    assert {"kill", "kill verdict", "rung"} <= {kind for kind, _ in records}


def test_an_unknown_end_is_4_with_what_to_do(terminal: Terminal, sandbox: RunningSandbox) -> None:
    sandbox.set_fault("kill-switch", "drop_before", route="/risk/kill", times=1)
    terminal.follows(HaltWord.UNKNOWN)
    code, out, err = terminal.run("--account", "company", "--yes", "--reason", "latency_stall")
    assert (code, err, terminal.sent) == (UNKNOWN, "", 0)
    assert "company: ◆ UNKNOWN. " in out
    assert "  Do not wait for the gauge." in out


def test_after_an_answer_that_tells_nothing_the_gauge_is_compared_with_before(
    terminal: Terminal, sandbox: RunningSandbox
) -> None:
    sandbox.set_fault("kill-switch", "text_500_after", route="/risk/kill", times=1)
    terminal.follows(HaltWord.ENGAGED)
    code, out, _ = terminal.run("--account", "company", "--yes")
    assert (code, terminal.sent) == (ENGAGED, 1)
    assert "kill_switch_state rose from 0 to 1 after this request" in out


def test_a_halt_that_is_not_complete_is_followed_for_the_time_of_the_objective(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kill_command, "OBJECTIVE_S", 0.0)
    code, out, err = terminal.run("--account", "company", "--yes")
    assert (code, err, terminal.sent) == (UNKNOWN, "", 1)
    assert "company: ▲ SENT. " in out


@pytest.mark.parametrize("who", ["auditor", None])
def test_who_may_not_kill_is_1(terminal: Terminal, who: str | None) -> None:
    terminal.user(who)
    code, out, err = terminal.run("--account", "company", "--yes")
    assert (code, err, terminal.sent) == (REFUSED, "", 0)
    assert ("company: ■ REFUSED. " if who else "Not signed in: nothing was sent.") in out


def test_all_accounts_end_in_the_worst_word(terminal: Terminal) -> None:
    terminal.follows(HaltWord.ENGAGED)
    code, out, _ = terminal.run("--all", "--yes")
    assert (code, terminal.sent) == (ENGAGED, 3)
    assert [account in out for account in ("company: ", "director-1: ", "director-2: ")] == [True] * 3


def test_an_unknown_account_is_64_and_nobody_is_even_asked_to_sign_in(terminal: Terminal) -> None:
    code, out, err = terminal.run("--account", "company", "--account", "compnay", "--yes")
    assert (code, out, terminal.sent, terminal.asked) == (USAGE, "", 0, 0)
    assert err.count("\n") == 1
    assert "'compnay' is no account of this environment: company" in err


@pytest.mark.parametrize(("typed", "code"), [("n\n", REFUSED), ("\n", REFUSED), ("", REFUSED), ("yes\n", ENGAGED)])
def test_without_yes_it_says_what_will_happen_and_asks(
    typed: str, code: int, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.follows(HaltWord.ENGAGED)
    answer = tmp_path / "answer"
    answer.write_text(typed, encoding="utf-8")
    with answer.open(encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        got, out, err = terminal.run("--account", "company")
    assert (got, terminal.sent) == (code, 1 if code == ENGAGED else 0)
    assert "Cannot be released from here." in out.splitlines()[0]
    assert err == "Fire? [y/N] "


def test_the_sandbox_of_this_run_gets_as_far_as_engaged_and_is_3(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kill_command, "kill", functools.partial(kill_command.kill, ends=ENDS | {HaltWord.ENGAGED}))
    code = cli.main(["kill", "--sandbox", "--account", "company", "--yes"])
    out, err = capsys.readouterr()
    assert (code, err) == (ENGAGED, "")
    assert "company: ▲ ENGAGED. " in out
    assert "  Enter safe mode." in out


def test_it_runs_without_qt_and_fails_without_a_traceback(sandbox: RunningSandbox, own_home: Path) -> None:
    script = (
        "import json, sys\nfrom app import cli\nfrom app.shell import kill_command\n"
        "code = cli.main(sys.argv[1:])\n"
        "qt = {'PySide6', 'shiboken6', 'pyqtgraph', 'qasync'}\n"
        "print(json.dumps([code, sorted(qt & set(sys.modules))]))\n"
    )
    arguments = ["kill", "--environments", str(sandbox.environments_file), "--account", "company", "--yes"]
    command = [sys.executable, "-W", "error", "-c", script, *arguments]
    done = subprocess.run(command, cwd=ROOT, input="", capture_output=True, text=True, timeout=60)
    assert json.loads(done.stdout.splitlines()[-1]) == [REFUSED, []]
    assert done.stdout.splitlines()[0] == "Not signed in: nothing was sent."
    assert "Traceback" not in done.stderr
