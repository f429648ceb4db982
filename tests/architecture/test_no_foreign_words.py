"""The project stands alone: no address of a package index, no path of one machine, no other folder."""

import re

import pytest

from tests.architecture.sources import ROOT, project_files

# Put together here, so that this file does not say them itself.
INDEX_HOSTS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "deb." + "debian.org",
    "snapshot." + "debian.org",
    "astral" + ".sh",
]
INDEX_OPTIONS = ["--index" + "-url", "--extra-" + "index-url", "--find" + "-links", "--trusted" + "-host"]
FOREIGN = {
    "a package index": "|".join(re.escape(word) for word in INDEX_HOSTS + INDEX_OPTIONS),
    "a folder beside the repository": r"\.\./"
    + "shared|"
    + r"\b"
    + "shared"
    + r"/(contract|visual|reviews|anchors|DESIGN)",
    "a path of one machine": r"(?<![\w.~/-])/(work|root|opt/(pypi|wheels)|tmp/(brief|chroot))(?![\w-])",
    "an issue of the tracker": r"\bissues? " + r"(#?\d|show\b|list\b)",
}
BINARY = {".png", ".ico", ".ttf", ".woff2", ".gz", ".db"}


def foreign_words(text: str) -> list[str]:
    """What the text names that a stranger's clone does not have."""
    return [f"{kind}: {match[0]}" for kind, pattern in FOREIGN.items() for match in re.finditer(pattern, text, re.I)]


def test_no_file_names_what_a_clone_does_not_have() -> None:
    found = []
    for path in project_files():
        if not path.endswith(tuple(BINARY)):
            text = (ROOT / path).read_text(encoding="utf-8")
            found += [f"{path}: {word}" for word in foreign_words(path + "\n" + text)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "https://" + INDEX_HOSTS[0] + "/simple",
        "https://files." + INDEX_HOSTS[1] + "/packages",
        INDEX_OPTIONS[0] + " x",
        INDEX_OPTIONS[2] + "=wheels",
        "see .." + "/sha" + "red/notes.md",
        "see sha" + "red/contract/CONTRACT.md",
        "cd /wo" + "rk/main",
        'path = "/ro' + 'ot/.config"',
        "/opt" + "/pypi/simple",
        "a later part (iss" + "ue 2)",
        "iss" + "ues show 2",
    ],
)
def test_each_foreign_word_is_found(text: str) -> None:
    assert len(foreign_words(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "/network/work",
        "https://admin.example.com/root",
        "./work/x",
        "/workers",
        "the issues below",
        "shared state",
        "~/root",
    ],
)
def test_plain_words_are_not_foreign(text: str) -> None:
    assert foreign_words(text) == []
