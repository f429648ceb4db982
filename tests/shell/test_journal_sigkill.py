"""Twenty processes are killed while they write: every record that one of them was promised is there."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.audit_check import Damage
from app.shell.journal import Journal
from app.shell.journal_key import JournalKey

ROOT = Path(__file__).parents[2]
ROUNDS = 20

# Forks instead of starting twenty interpreters. A child tells each number once its record counts; the parent reads
# a random count of them and then kills at a random point of what the child does next.
WRITER = """
import json, os, random, signal, sys, time
from datetime import UTC, datetime
from pathlib import Path
from app.shell.journal import Journal
from app.shell.journal_key import JournalKey

class FileStore:
    def __init__(self, folder): self.folder = folder
    def get_password(self, service, name):
        file = self.folder / name.replace(" ", "_")
        return file.read_text() if file.exists() else None
    def set_password(self, service, name, secret):
        draft = self.folder / "draft"
        draft.write_text(secret)
        draft.replace(self.folder / name.replace(" ", "_"))

path, keys = Path(sys.argv[1]), Path(sys.argv[2])
told = []
for number in range(int(sys.argv[3])):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        journal = Journal(path, "staging", JournalKey(path, "staging", FileStore(keys)))
        count = 0
        while True:
            journal._append("asked", "ops", {"round": number, "count": count, "pad": "x" * 3000}, datetime.now(UTC))
            os.write(write, f"{count}\\n".encode())
            count += 1
    os.close(write)
    with os.fdopen(read) as lines:
        for _ in range(random.randint(1, 8)):
            told.append([number, int(next(lines))])
        until = time.perf_counter() + random.uniform(0, 0.004)
        while time.perf_counter() < until:
            pass
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
        told += [[number, int(line)] for line in lines if line.endswith("\\n")]
print(json.dumps(told))
"""


class FolderStore:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_password(self, service_name: str, username: str) -> str | None:
        file = self._folder / username.replace(" ", "_")
        return file.read_text() if file.exists() else None

    def set_password(self, service_name: str, username: str, password: str) -> None:
        (self._folder / username.replace(" ", "_")).write_text(password)


@pytest.mark.expects_log
def test_no_acknowledged_record_is_lost_to_twenty_kills(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path, keys = tmp_path / "journal" / "staging.jsonl", tmp_path / "keys"
    keys.mkdir()
    command = [sys.executable, "-c", WRITER, str(path), str(keys), str(ROUNDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {number for number, _ in told} == set(range(ROUNDS))
    journal = Journal(path, "staging", JournalKey(path, "staging", FolderStore(keys)))
    before = journal.verify_now()
    assert {problem.damage for problem in before.problems} <= {Damage.TORN}
    kept = {(record.body["round"], record.body["count"]) for record in before.records}
    assert {(number, count) for number, count in told} <= kept
    with caplog.at_level(logging.INFO):
        journal._append("asked", "ops", {"round": ROUNDS, "count": 0}, before.records[-1].at)
    after = journal.verify_now()
    assert after.problems == ()
    assert after.words == "chain intact; end and authorship proven"
