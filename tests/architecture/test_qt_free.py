"""What runs without a window is imported, and answers, without Qt."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import PRODUCT, ROOT, python_sources
from tests.architecture.test_layers import MAY_IMPORT_QT

WATCH = """
import importlib.abc, json, sys

class Watch(importlib.abc.MetaPathFinder):
    # Noting the attempt, not refusing it: an "except ImportError" cannot hide it.
    seen = []
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "qasync", "widgets"}:
            self.seen.append(name)
        return None

sys.meta_path.insert(0, Watch())
"""
IMPORT_EACH = """
import importlib
culprits = {}
for module in json.loads(sys.argv[1]):
    importlib.import_module(module)
    if Watch.seen:
        culprits[module] = Watch.seen[:]
        Watch.seen.clear()
print(json.dumps(culprits))
"""
RUN_COMMAND = """
import app.cli
sys.argv = ["aether-console", *sys.argv[1:]]
try:
    code = app.cli.main()
except SystemExit as end:
    code = end.code
print()
print(json.dumps([code or 0, Watch.seen]))
"""


def qt_free_modules() -> list[str]:
    """Every product module but the widgets and those of the shell that make the window."""
    sources = python_sources(*(folder for folder in PRODUCT if folder != "widgets"))
    modules = {source.module for source in sources} - MAY_IMPORT_QT
    return sorted(module for module in modules if not module.endswith("__main__"))


def run_watched(script: str, *arguments: str, folder: Path = ROOT) -> str:
    """Run the script in a fresh interpreter; its last line."""
    command = [sys.executable, "-c", WATCH + script, *arguments]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()[-1]


def test_modules_without_a_window_import_no_qt() -> None:
    modules = qt_free_modules()
    assert {"api_client", "app.core", "app.sandbox"} <= set(modules)
    assert json.loads(run_watched(IMPORT_EACH, json.dumps(modules))) == {}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("--version", 0),
        ("--help", 0),
        ("check --help", 0),
        ("sandbox --help", 0),
        ("tour --help", 0),
        ("journal --help", 0),
        ("journal verify", 2),  # nothing recorded yet is neither proven nor broken
    ],
)
def test_commands_answer_without_qt(command: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert json.loads(run_watched(RUN_COMMAND, *command.split())) == [code, []]


@pytest.mark.parametrize("guard", ["", "try:\n    ", "def late():\n    pass\n"])
def test_an_import_of_qt_is_seen_even_where_its_failure_is_swallowed(tmp_path: Path, guard: str) -> None:
    ending = "\nexcept ImportError:\n    pass\n" if guard.startswith("try") else "\n"
    (tmp_path / "culprit.py").write_text(f"{guard}import PySide6{ending}", encoding="utf-8")
    culprits = json.loads(run_watched(IMPORT_EACH, '["culprit"]', folder=tmp_path))
    assert culprits["culprit"][0] == "PySide6"
