"""The lock is complete, hash-checked and names no address."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.architecture.sources import ROOT

PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+?))?"
    r"(?P<hashes>( \\\n    --hash=sha256:[0-9a-f]{64})+)$"
)


def pins(text: str) -> dict[str, str]:
    """Name to version; anything but pins with hashes raises ValueError."""
    found = {}
    for entry in re.split(r"\n(?! )", text.strip()):
        match = PIN.match(entry)
        if match is None:
            raise ValueError(f"not a pin with hashes: {entry.splitlines()[0]}")
        found[match["name"]] = match["version"]
    return found


def locked(name: str) -> dict[str, str]:
    return pins((ROOT / name).read_text(encoding="utf-8"))


def requirements() -> tuple[list[Requirement], list[Requirement]]:
    """What pyproject.toml asks for: to run (with what builds the package), and for development on top."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    run = [*settings["build-system"]["requires"], *project["dependencies"]]
    return [Requirement(text) for text in run], [Requirement(text) for text in project["optional-dependencies"]["dev"]]


def packaging() -> list[Requirement]:
    """What freezing the console asks for on top."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(text) for text in project["optional-dependencies"]["package"]]


def unmet(wanted: list[Requirement], found: dict[str, str]) -> list[str]:
    """The requirements that the pins do not meet."""
    return [str(need) for need in wanted if not need.specifier.contains(found.get(need.name.lower(), "0.dev0"))]


def test_the_locks_meet_what_the_project_asks_for() -> None:
    run, development = requirements()
    assert unmet(run, locked("requirements.txt")) == []
    assert unmet(run + development, locked("requirements-dev.txt")) == []
    assert unmet(run + packaging(), locked("requirements-package.txt")) == []


def test_development_and_packaging_run_on_the_same_versions() -> None:
    run = locked("requirements.txt")
    for other in ("requirements-dev.txt", "requirements-package.txt"):
        found = locked(other)
        assert {name: found.get(name) for name in run} == run


def test_the_locks_serve_other_systems_too() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    numpy = text[text.index("\nnumpy==") : text.index("\nopentelemetry", text.index("\nnumpy=="))]
    assert numpy.count("--hash=") > 20
    assert "sys_platform == 'win32'" in text


def test_an_unmet_requirement_is_named() -> None:
    assert unmet([Requirement("numpy>=2.4,<2.5"), Requirement("ruff>=1")], {"numpy": "2.5.0"}) == [
        "numpy<2.5,>=2.4",
        "ruff>=1",
    ]


@pytest.mark.parametrize(
    "text",
    ["numpy==2.4.6", "numpy>=2 \\\n    --hash=sha256:" + "0" * 64, "--" + "index-url x", "-e .", "numpy @ file:///x"],
)
def test_a_line_that_is_no_pin_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a pin with hashes"):
        pins(text)
