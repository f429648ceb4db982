"""The journal beside a real GNOME keyring on a bus of its own: signed, proven, and locked."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
ROOT = Path(__file__).parents[2]
# No newline behind the password: it would be part of it.
SESSION = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" -c "$1" "$2"'
SCRIPT = """
import json, sys
from pathlib import Path
import secretstorage
from app.shell.hardening import harden
from app.shell.journal import Journal
from app.shell.journal_key import JournalKey
from app.shell.paths import Paths
from tests.shell.journal_room import write

harden()  # a process that nobody may look into is let in by the bus and the keyring all the same
path = Paths.below(Path(sys.argv[1])).journal("staging")
def opened():
    return Journal(path, "staging", JournalKey(path, "staging"))
def condition(journal):
    found = journal.verify_now()
    return [found.count, found.chain_holds, found.end_proven, journal.unsigned_because or found.unproven_because]
told = {}
journal = opened()
write(journal, 1, 2)
told["first"] = condition(journal)
told["next start"] = condition(opened())
collection = secretstorage.get_default_collection(secretstorage.dbus_init())
collection.lock()
locked = opened()
write(locked, 3)
told["locked"] = condition(locked)
lines = path.read_text().splitlines()
told["key in file"] = any("secret" in line for line in lines)
print(json.dumps(told))
"""


@pytest.mark.skipif(
    any(shutil.which(name) is None for name in NEEDED), reason=f"this machine lacks one of {', '.join(NEEDED)}"
)
def test_a_real_keyring_signs_proves_and_locks(tmp_path: Path) -> None:
    home, runtime = tmp_path / "home", tmp_path / "run"
    home.mkdir()
    runtime.mkdir(mode=0o700)
    ran = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SESSION, sys.executable, SCRIPT, str(tmp_path / "state")],
        cwd=ROOT,
        env={"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["first"] == [2, True, True, ""]
    assert told["next start"] == [2, True, True, ""]
    # The record is kept and the chain holds; only who wrote it cannot be proven while the keyring is locked.
    assert told["locked"] == [3, True, False, "the keyring is locked"]
    assert not told["key in file"]
