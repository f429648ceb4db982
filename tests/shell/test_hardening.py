"""What a hardened process gives away: no core, no memory, no traceback that quotes a value."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.shell import hardening
from app.shell.hardening import loop_failed

ROOT = Path(__file__).parents[2]
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux hides a process's memory")
HARDEN = "from app.shell.hardening import harden\nprint(harden())\n"


# Root may read everything: what asks who may is done by nobody in particular. A change of user hides the process, too.
AS_USER = """
import ctypes, os
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
"""


def ran(script: str, *arguments: str, folder: Path = ROOT, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, **options)


def told(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


STATE = """
import ctypes, faulthandler, json, resource, sys
print(json.dumps([
    resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), faulthandler.is_enabled(),
    sys.excepthook.__module__,
]))
"""


@linux_only
def test_a_hardened_process_has_no_core_no_dump_and_no_fault_handler() -> None:
    script = f"import faulthandler\nfaulthandler.enable()\n{HARDEN}{STATE}"
    done = ran(script)
    assert told(done) == [[0, 0], 0, False, "app.shell.hardening"]
    assert done.stdout.splitlines()[0] == "Hardening(no_core=True, not_dumpable=True, gaps=())"


@linux_only
@pytest.mark.parametrize(("arguments", "hardened"), [("", True), ("['journal', 'verify']", False)])
def test_the_command_line_hardens_its_own_process_and_no_caller_s(arguments: str, hardened: bool) -> None:
    script = f"import sys\nfrom app import cli\nsys.argv[1:] = ['journal', 'verify']\ncli.main({arguments})\n{STATE}"
    limits, dumpable, _, hook = told(ran(script))
    assert (limits == [0, 0] and dumpable == 0 and hook == "app.shell.hardening") is hardened


@linux_only
def test_an_abort_leaves_no_core(tmp_path: Path) -> None:
    def cores(prelude: str, name: str) -> list[Path]:
        folder = tmp_path / name
        folder.mkdir()
        raised = "import resource as r\nr.setrlimit(r.RLIMIT_CORE, (r.getrlimit(r.RLIMIT_CORE)[1],) * 2)\n"
        assert ran(f"{raised}{prelude}import os\nos.abort()", folder=folder).returncode < 0
        return list(folder.iterdir())

    if not cores("", "usual"):
        pytest.skip("this machine leaves no core in the working folder anyway")
    assert cores(HARDEN, "hardened") == []


LOOKED_INTO = """
def seen(process):
    found = []
    for name in ("mem", "environ"):
        try:
            open(f"/proc/{process}/{name}", "rb").close()
            found.append(True)
        except PermissionError:
            found.append(False)
    return found
looker = os.fork()
if looker == 0:
    os._exit(sum(seen(os.getppid())))
others = os.waitstatus_to_exitcode(os.waitpid(looker, 0)[1])
print(json.dumps([others, seen("self")]))
"""


@linux_only
def test_another_process_of_the_same_user_cannot_look_into_it() -> None:
    before = f"import json\nfrom app.shell.hardening import harden\n{AS_USER}"
    assert told(ran(before + LOOKED_INTO)) == [2, [True, True]]
    assert told(ran(f"{before}harden()\n{LOOKED_INTO}")) == [0, [False, False]]


@linux_only
def test_a_search_opened_before_goes_on_reading_its_own_memory() -> None:
    script = f"""
import json
from tests.bench.memory_search import MemorySearch
from tests.bench.secret_copies import new_secret
from app.shell.hardening import harden
{AS_USER}
search = MemorySearch()
harden()
secret = new_secret(56)
search.look_for("one", secret.view())
print(json.dumps(len(search.copies())))
"""
    assert told(ran(script)) == 1


@linux_only
def test_a_hardened_process_is_let_in_by_the_session_bus() -> None:
    if not Path("/usr/bin/dbus-run-session").exists():
        pytest.skip("this machine lacks dbus-run-session")
    script = f"""
import json
from jeepney.io.blocking import open_dbus_connection
{HARDEN}
with open_dbus_connection() as bus:
    print(json.dumps(bus.unique_name.startswith(":")))
"""
    command = ["dbus-run-session", "--", sys.executable, "-c", script]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert told(done) is True


CATASTROPHES = {
    "main": "raise ValueError(secret)",
    "thread": """
import threading
def work(password=secret):
    raise ValueError(password)
thread = threading.Thread(target=work, name="worker")
thread.start()
thread.join()
""",
    "finaliser": """
class Doomed:
    def __del__(self):
        raise ValueError(secret)
Doomed()
""",
    "thread that leaves": "import sys, threading\nt = threading.Thread(target=sys.exit)\nt.start()\nt.join()",
}


@pytest.mark.parametrize("where", CATASTROPHES)
def test_what_nobody_caught_is_told_without_a_word_of_it(where: str) -> None:
    script = f"secret = 'can' + 'ary'\n{CATASTROPHES[where]}"
    usual, hardened = ran(script).stderr, ran(HARDEN + script).stderr
    assert "canary" not in hardened
    if where == "thread that leaves":
        assert (usual, hardened) == ("", "")
        return
    assert "canary" in usual
    assert "ValueError at <string>:" in hardened
    assert hardened.startswith("aether-console: ")
    assert hardened.count("\n") == 1


@pytest.mark.parametrize("make", [asyncio.new_event_loop], ids=["asyncio"])
def test_a_failing_callback_is_told_without_its_arguments(
    make: Callable[[], asyncio.AbstractEventLoop], caplog: pytest.LogCaptureFixture
) -> None:
    def fails(secret: bytes) -> None:
        raise ValueError(secret)

    for handler in (None, loop_failed):
        caplog.clear()
        loop = make()
        loop.set_exception_handler(handler)
        loop.call_soon(fails, b"canary")
        loop.call_soon(loop.stop)
        loop.run_forever()
        loop.close()
        assert ("canary" in caplog.text) is (handler is None)
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("asyncio", logging.ERROR)
    name = "Exception in callback test_a_failing_callback_is_told_without_its_arguments."
    assert record.getMessage().startswith(name)
    assert "ValueError at test_hardening.py:" in record.getMessage()


def test_a_loop_s_complaint_without_an_error_is_told(caplog: pytest.LogCaptureFixture) -> None:
    loop_failed(None, {"message": "Task was destroyed but it is pending!", "task": "canary"})
    loop_failed(None, {})
    assert [record.getMessage() for record in caplog.records] == [
        "Task was destroyed but it is pending! (no exception)",
        "the loop met an error (no exception)",
    ]
    caplog.clear()
    loop_failed(None, {"exception": KeyError("canary")})
    assert [record.getMessage() for record in caplog.records] == ["the loop met an error (KeyError)"]


def test_elsewhere_it_says_what_it_cannot_do() -> None:
    script = f"import sys\nsys.platform = 'darwin'\n{HARDEN}"
    done = ran(script)
    assert done.returncode == 0
    assert "not_dumpable=False" in done.stdout
    assert "This system lets other programs of this user read the console's memory." in done.stdout


def test_what_cannot_be_done_is_in_the_log(own_home: Path) -> None:
    elsewhere = "from app.shell import hardening\nhardening._without_readers = lambda: False\n"
    script = f"import sys\n{elsewhere}from app import cli\nsys.argv[1:] = ['journal', 'verify']\ncli.main()"
    assert ran(script).returncode == 0
    (log,) = own_home.rglob("console.log")
    assert "INFO app.cli: This system lets other programs of this user read the console's memory." in log.read_text()


def test_a_limit_that_cannot_be_set_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")

    def refused(*_: object) -> None:
        raise ValueError("not allowed to raise maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refused)
    assert hardening._without_core() is False
    monkeypatch.setitem(sys.modules, "resource", None)
    assert hardening._without_core() is False


@linux_only
def test_what_was_freed_a_moment_ago_is_swept() -> None:
    script = """
import json
from app.shell.hardening import sweep_freed_memory
from tests.bench.memory_search import MemorySearch
from tests.bench.secret_copies import new_secret
secret, search = new_secret(56), MemorySearch()
search.look_for("one", secret.view())
search.copies()  # the first look loads what it needs, into the very memory that is to be looked at
left = [bytes(size) + bytes(secret.view()) for size in (0, 32, 100, 200, 400, 1000, 5000, 20_000) for _ in range(50)]
del left
before = len(search.copies())
sweep_freed_memory()
print(json.dumps([before, len(search.copies())]))
"""
    before, after = told(ran(script))
    # Of four hundred some two hundred: to look takes blocks too, and libc joins what lies side by side.
    assert before > 100
    # A block that shares its page with something living may not be handed out again.
    assert after <= 1 + before // 20
