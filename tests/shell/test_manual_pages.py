"""The manual is whole: every page and sheet has its place, links lead somewhere, and it says what the program says."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from app.core.halt_ladder import HaltWord, RungId
from app.core.manual import Place
from app.core.manual_contents import FIRST, LOCKED, SHEETS, page_place, sheet_place
from app.core.readiness.decisions import WAIVER_LONGEST
from app.core.readiness.verdicts import Verdict
from app.core.slo_view import SloVerdict
from app.core.state import VerdictOfCommand
from app.shell import environment_services, environments, evidence_rows
from app.shell.environments import parse_environments
from app.shell.manual_pages import shipped_manual
from app.shell.panels import PANELS
from tests.shell.manual_words import ROOT, texts

MANUAL = shipped_manual((row.group, row.page_id) for row in PANELS)
LINKS = [
    (page_id, link) for page_id, page in MANUAL.pages.items() for link in re.findall(r"\]\(([^)]*)\)", page.markdown)
]
SHEET_KINDS = {"QDialog", "DecisionSheet", "GatedSheet"}
"""What sheets are made from; nobody sees one of these as such."""
NOT_IN_THE_PROGRAM = {"requester", "fingerprint", "root", "gateway"}
NOT_QUOTED = {"not configured", "Ready", "Needs fix"}


def words(page_id: str) -> str:
    """A page on one line, bold italics as italics."""
    return " ".join(MANUAL.pages[page_id].markdown.split()).replace("***", "*")


def sheets() -> set[str]:
    """Every sheet of the program by its class."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "widgets").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name] = {ast.unparse(one) for one in node.bases}
    made = set(SHEET_KINDS)
    while more := {name for name, bases in found.items() if bases & made} - made:
        made |= more
    return made - SHEET_KINDS - {"ManualWindow"}


@pytest.mark.parametrize(("page_id", "link"), LINKS)
def test_every_link_leads_to_a_place_of_the_manual(page_id: str, link: str) -> None:
    assert MANUAL.target(link, page_id) is not None


def test_every_page_can_be_reached_by_links_from_the_first_one_or_by_its_key() -> None:
    reached = {FIRST.page_id, *(page_place(row.page_id).page_id for row in PANELS)}
    targets = {
        page_id: {MANUAL.target(link, page_id) for at, link in LINKS if at == page_id} for page_id in MANUAL.pages
    }
    while more := {place.page_id for page_id in reached for place in targets[page_id] if place} - reached:
        reached |= more
    assert reached == set(MANUAL.pages)


@pytest.mark.parametrize("row", PANELS, ids=lambda row: row.page_id)
def test_every_page_of_the_window_has_its_page_with_its_name_and_key(row: object) -> None:
    page_id, title, key = (getattr(row, name) for name in ("page_id", "title", "key"))
    assert MANUAL.holds(page_place(page_id))
    named = f"*{title}* ({key})" if key else f"*{title}*"
    assert named in words(page_id)
    assert not key or f"| {key} | [" in words("keyboard")


def test_the_keys_that_open_pages_are_those_of_the_window() -> None:
    rows = re.findall(r"^\| (Ctrl\S+) \| \[(.+)\]\((.+)\.md\) \|$", MANUAL.pages["keyboard"].markdown, re.MULTILINE)
    assert rows == [(row.key, row.title, row.page_id) for row in PANELS if row.key]


def test_every_sheet_has_its_section() -> None:
    assert {sheet for sheet, _ in SHEETS} == sheets()
    assert all(MANUAL.holds(place) for place in (FIRST, LOCKED, *SHEETS.values()))
    ids = [row.page_id for row in PANELS]
    assert all(
        sheet_place(sheet, page_id) != Place(page_id) for sheet, at in SHEETS for page_id in ([at] if at else ids)
    )


@pytest.mark.parametrize("page_id", MANUAL.pages)
def test_every_quoted_sentence_is_the_program_s(page_id: str) -> None:
    quotes = set(re.findall(r'"([^"]+)"', re.sub(r"```.*?```|`[^`]*`", "", words(page_id))))
    said = "\n".join(sorted(texts()))
    strange = {
        one for one in quotes if one not in said and not re.search(".*?".join(map(re.escape, one.split("…"))), said)
    }
    assert strange <= NOT_QUOTED


@pytest.mark.parametrize("page_id", MANUAL.pages)
def test_every_name_in_italics_is_on_the_screen(page_id: str) -> None:
    known = {*texts(), *(row.title for row in PANELS)}
    starts = {text.partition(" (")[0] for text in known}
    named = set(re.findall(r"(?<!\*)\*([^*|]+)\*(?!\*)", words(page_id)))
    assert named <= known | starts | NOT_IN_THE_PROGRAM


def test_every_key_of_environments_toml_is_explained() -> None:
    text = words("environments")
    for key in {*environments._KEYS, *environment_services._KEYS}:
        assert f"| `{key}` |" in text, key
    for key in evidence_rows._EVIDENCE_KEYS:
        assert f"`{key}`" in text or f"{key} =" in text, key
    explained = set(re.findall(r"^\| `(\w+)` \|", MANUAL.pages["environments"].markdown, re.MULTILINE))
    assert explained == environments._KEYS | environment_services._KEYS


def test_the_examples_of_environments_toml_can_be_read(tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", MANUAL.pages["environments"].markdown, re.DOTALL)
    whole = examples[0] + 'prometheus = "https://prometheus.example.com"\n' + "".join(examples[1:])
    assert len(examples) == 3 and len(tomllib.loads(whole)["environment"]["staging"]) == 5
    read = parse_environments(whole, tmp_path / "environments.toml")["staging"]
    assert read.series[0].id == "pods-ready" and read.evidence[0].id == "junit"
    assert set(parse_environments(examples[0], tmp_path / "environments.toml")) == {"staging"}


def test_every_word_of_a_verdict_is_explained() -> None:
    for verdict in Verdict:
        assert f"| {verdict.shape} | {verdict.word} |" in words("getting-started")
    for told in (VerdictOfCommand.DONE, VerdictOfCommand.PARTIAL, VerdictOfCommand.REFUSED, VerdictOfCommand.UNKNOWN):
        assert f"| {told.name} |" in words("getting-started")
    for slo in SloVerdict:
        assert f"| {slo.value} | {slo.shape} |" in words("slo")
    for word in HaltWord:
        assert f"| {word.value} |" in words("kill-switch") and word.value in words("halt")
    for rung in RungId:
        assert f"**{rung.value}**" in words("halt")


def test_the_numbers_are_those_of_the_program() -> None:
    from app.core.alert_load import FLOOD
    from app.core.drill import DELAY_S, LIMIT_S
    from app.core.halt_ladder import OBJECTIVE_S
    from app.core.key_age import FAIL_DAYS, WARN_DAYS

    assert f"at most {WAIVER_LONGEST.days} days" in words("board")
    assert f"{DELAY_S[0]:.0f} to {DELAY_S[1]:.0f} seconds" in words("drill")
    assert f"You have {LIMIT_S / 60:.0f} minutes" in words("drill")
    assert f"against {OBJECTIVE_S:.0f} seconds" in words(
        "drill"
    ) and f"objective is {OBJECTIVE_S:.0f} seconds" in words("halt")
    assert f"at {WARN_DAYS} days, late at {FAIL_DAYS}" in words("keys")
    assert f"more than {FLOOD} are a flood" in words("alerts")
