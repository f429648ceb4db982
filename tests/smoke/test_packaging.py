"""The desktop entry, icon, metainfo and set-up scripts are what their readers expect."""

import configparser
import os
import shutil
import subprocess
import tomllib
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app import __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
ENTRY, ICON = PACKAGING / "aether-console.desktop", PACKAGING.parent / "resources" / "icons" / "aether-console.svg"
METAINFO = PACKAGING / "org.aether.console.metainfo.xml"


def desktop_entry(text: str) -> dict[str, str]:
    """The keys of the one group that launchers read; raises on anything else."""
    parser = configparser.ConfigParser(interpolation=None, strict=True, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return dict(parser["Desktop Entry"])


def entry_faults(entry: dict[str, str]) -> list[str]:
    """What the Desktop Entry Specification would object to."""
    required = {"Type", "Name", "Exec", "Icon", "Categories"}
    faults = [f"{key} is missing" for key in sorted(required - set(entry))]
    if entry.get("Type") != "Application":
        faults.append("not an application")
    faults += [f"{key} is not a list" for key in ("Categories", "Keywords") if not entry.get(key, ";").endswith(";")]
    faults += [
        f"{key} is no boolean" for key in ("Terminal", "StartupNotify") if entry.get(key) not in ("true", "false")
    ]
    return faults


def metainfo_faults(component: ElementTree.Element) -> list[str]:
    """What AppStream would object to in a desktop application's component."""
    wanted = (
        "id",
        "metadata_license",
        "project_license",
        "name",
        "summary",
        "description/p",
        "launchable",
        "content_rating",
        "releases/release",
    )
    faults = [f"{path} is missing" for path in wanted if component.find(path) is None]
    if component.tag != "component" or component.get("type") != "desktop-application":
        faults.append("not a desktop application")
    if (component.findtext("id") or "").count(".") < 2:
        faults.append("the id is not a reversed domain name")
    if (component.findtext("summary") or ".").endswith("."):
        faults.append("the summary ends in a full stop")
    return faults


def test_the_desktop_entry_is_valid() -> None:
    entry = desktop_entry(ENTRY.read_text(encoding="utf-8"))
    assert entry_faults(entry) == []
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert entry["Exec"].split()[0] in scripts
    assert entry["Icon"] == ICON.stem


def test_a_faulty_desktop_entry_is_told() -> None:
    entry = desktop_entry("[Desktop Entry]\nType=Link\nName=x\nExec=x\nIcon=x\nCategories=Office\nTerminal=no\n")
    faults = entry_faults(entry)
    assert faults == [
        "not an application",
        "Categories is not a list",
        "Terminal is no boolean",
        "StartupNotify is no boolean",
    ]


def test_the_metainfo_is_valid_and_of_this_version() -> None:
    component = ElementTree.parse(METAINFO).getroot()  # noqa: S314 - our own file
    assert metainfo_faults(component) == []
    assert f"{component.findtext('id')}.metainfo.xml" == METAINFO.name
    assert component.findtext("launchable") == ENTRY.name
    assert component.findtext("project_license") == "MIT"
    newest = component.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
    assert date.fromisoformat(newest.get("date", ""))


def test_faulty_metainfo_is_told() -> None:
    faults = metainfo_faults(ElementTree.fromstring("<component><id>console</id><summary>Text.</summary></component>"))  # noqa: S314
    assert "launchable is missing" in faults
    assert faults[-3:] == [
        "not a desktop application",
        "the id is not a reversed domain name",
        "the summary ends in a full stop",
    ]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [("desktop-file-validate", [str(ENTRY)]), ("appstreamcli", ["validate", "--no-net", str(METAINFO)])],
)
def test_the_validators_of_this_system_agree(tool: str, arguments: list[str]) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed; this module's own checks stand")
    result = subprocess.run([tool, *arguments], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("ground", ["#15181c", "#f3f4f6"])
@pytest.mark.parametrize("size", [16, 24, 48, 128])
def test_the_icon_is_seen_on_both_themes(size: int, ground: str) -> None:
    renderer = QSvgRenderer(str(ICON))
    assert renderer.isValid()
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(ground))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    bar, gap, corner = (image.pixelColor(int(size * x / 16), size // 2) for x in (6, 8, 0))
    assert abs(bar.lightness() - gap.lightness()) > 60
    assert image.pixelColor(0, 0) == QColor(ground)
    assert abs(bar.lightness() - QColor(ground).lightness()) > 40
    assert corner != bar


def test_the_icon_stands_alone() -> None:
    assert not [word for word in ("href", "<script", "<image", "<text") if word in ICON.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    "script", [PACKAGING / "setup.sh", PACKAGING / "run.sh", ROOT / ".ci" / "run"], ids=lambda p: p.name
)
def test_the_scripts_parse_and_stop_at_the_first_failure(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert "\nset -euo pipefail\n" in script.read_text(encoding="utf-8")
    subprocess.run(["bash", "-n", str(script)], check=True)


def run_without_product(folder: Path, console: str, **environment: str) -> tuple[int, list[str], str]:
    """Run run.sh against a stand-in for the console that notes how it was called; exit code, calls, output."""
    (folder / "packaging").mkdir()
    shutil.copy(PACKAGING / "run.sh", folder / "packaging" / "run.sh")
    stand_in = folder / ".venv" / "bin" / "aether-console"
    stand_in.parent.mkdir(parents=True)
    stand_in.write_text(f'#!/bin/bash\necho "$QT_QPA_PLATFORM|$*" >> calls\n{console}\n', encoding="utf-8")
    stand_in.chmod(0o755)
    clean = {"PATH": os.environ["PATH"], **environment}
    result = subprocess.run(["bash", "packaging/run.sh"], cwd=folder, env=clean, capture_output=True, text=True)
    return result.returncode, (folder / "calls").read_text(encoding="utf-8").splitlines(), result.stdout


@pytest.mark.parametrize("verdict", [0, 1, 2])
def test_without_a_display_the_tour_is_drawn_and_the_verdict_is_no_failure(tmp_path: Path, verdict: int) -> None:
    code, calls, output = run_without_product(tmp_path, f"[[ $1 != check ]] || exit {verdict}")
    assert (code, calls) == (0, ["offscreen|tour --out build/tour", "|check --sandbox"])
    assert output.startswith("No display")


@pytest.mark.parametrize(("failing", "calls"), [("tour", 1), ("check", 2)])
def test_without_a_display_a_real_failure_is_one(tmp_path: Path, failing: str, calls: int) -> None:
    code, made, _ = run_without_product(tmp_path, f"[[ $1 != {failing} ]] || exit 70")
    assert (code, len(made)) == (70, calls)


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_opens(tmp_path: Path, variable: str) -> None:
    assert run_without_product(tmp_path, "", **{variable: ":1"})[:2] == (0, ["|--sandbox"])
