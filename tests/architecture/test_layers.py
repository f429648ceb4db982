"""The import contracts hold, each of them bites, and they cover every module they should."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.sources import ROOT, python_sources

MAY_IMPORT_QT = {
    f"app.shell.{name}"
    for name in (
        "main",
        "loop",
        "window",
        "page_stack",
        "palette_wiring",
        "panels",
        "wiring",
        "notices",
        "tour",
        "rotation_tour",
        "sheet_tour",
        "alert_wiring",
        "desktop_notices",
        "board_wiring",
        "halt_wiring",
        "explorer_wiring",
        "plot_files",
        "plot_wiring",
        "journal_wiring",
        "manual_desk",
        "manual_wiring",
        "metrics_wiring",
        "mode_wiring",
        "oms_wiring",
        "oversight_wiring",
        "portfolio_wiring",
        "risk_wiring",
        "rotation_wiring",
        "settings_wiring",
        "exchange_wiring",
        "import_wiring",
        "environment_wizard",
        "first_run",
        "dressing",
        "idle_lock",
        "lock_cover",
        "slo_wiring",
        "sensitive_wiring",
        "tray_wiring",
        "desktop_motion",
        "translator",
    )
}
"""The only modules outside widgets that may import Qt themselves: they make the window, or pictures of it."""


def contracts() -> list[dict[str, Any]]:
    """The contracts of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter as the make target does, with nothing remembered."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def project_of_named_modules(folder: Path) -> None:
    """Write a project that holds an empty file for each module the contracts name."""
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    named = {
        "api_client",
        "widgets",
        "resources",
        "app",
        "app.core",
        "app.sandbox",
        "app.shell",
        "app.shell.main",
        "app.shell.translator",
        "app.shell.store",
        "app.cli",
    }
    for contract in contracts():
        named |= {*contract.get("source_modules", ()), *contract.get("modules", ()), *contract.get("layers", ())}
    for module in sorted(named):
        package = folder / module.replace(".", "/")
        for parent in (package, *package.parents):
            if parent == folder:
                break
            parent.mkdir(parents=True, exist_ok=True)
            (parent / "__init__.py").touch()
    for contract in contracts():
        for importer, imported in (line.split(" -> ") for line in contract.get("ignore_imports", ())):
            add_import(folder, importer, imported)


def add_import(folder: Path, importer: str, imported: str) -> None:
    with (folder / importer.replace(".", "/") / "__init__.py").open("a", encoding="utf-8") as file:
        file.write(f"import {imported}\n")


def test_the_contracts_hold() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"Contracts: {len(contracts())} kept, 0 broken." in result.stdout


def test_a_project_without_imports_breaks_nothing(tmp_path: Path) -> None:
    project_of_named_modules(tmp_path)
    result = lint_imports(tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("api_client", "app.core"),
        ("api_client", "PySide6.QtCore"),
        ("app.core", "app.shell"),
        ("app.core", "widgets"),
        ("app.core", "pyqtgraph"),
        ("app.core", "httpx"),
        ("widgets", "app.shell"),
        ("widgets", "httpx"),
        ("widgets", "asyncio"),
        ("widgets", "keyring"),
        ("app.sandbox", "api_client"),
        ("app.sandbox", "app.core"),
        ("app.sandbox", "app.shell"),
        ("app.sandbox", "PySide6"),
        ("app.shell", "app.sandbox"),
        ("widgets", "app.sandbox"),
        ("app.cli", "PySide6"),
        ("app.cli", "widgets"),
        ("app.shell.store", "PySide6.QtCore"),
        ("app.shell.store", "qasync"),
    ],
)
def test_each_contract_bites(tmp_path: Path, importer: str, imported: str) -> None:
    project_of_named_modules(tmp_path)
    add_import(tmp_path, importer, imported)
    result = lint_imports(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout  # a contract, not the settings, made it fail


def test_the_shell_modules_without_qt_are_all_named() -> None:
    named = {module for contract in contracts() if "Qt" in contract["name"] for module in contract["source_modules"]}
    shell = {source.module for source in python_sources("app/shell")} - {"app.shell"}
    assert sorted(shell - MAY_IMPORT_QT - named) == []
    assert sorted(named & MAY_IMPORT_QT) == []
