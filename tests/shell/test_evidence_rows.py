"""Rows of evidence in environments.toml are read strictly; every mistake names its row and its key."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core.areas import Area
from app.core.counterpart import Counterpart
from app.core.evidence import Evidence
from app.shell.environments import EnvironmentsError, EnvironmentSettings, parse_environments

HEAD = '[environment.x]\nkind = "staging"\naccounts = ["company"]\n'
TAIL = '\n[environment.x.services]\nauth = "https://admin.example.com"\n'
ROW = "[[environment.x.evidence]]\n"
OWN = 'id = "pen-test"\nwho = "Ada"\narea = "security"\nquestion = "Was it repeated?"\n'
FILE = Path("/etc/console/environments.toml")


def settings(*rows: str) -> EnvironmentSettings:
    return parse_environments(HEAD + "".join(ROW + row + "\n" for row in rows) + TAIL, FILE)["x"]


def test_evidence_that_the_console_asks_for() -> None:
    found = settings(
        'id = "junit"\nwho = "CI"\nfile = "reports/junit.xml"', 'id = "restore-drill"\nwho="Ada"\nfile="/d"'
    )
    assert found.evidence == (
        Evidence("junit", "CI", file="/etc/console/reports/junit.xml"),
        Evidence("restore-drill", "Ada", file="/d"),
    )
    assert found.view(own_sandbox=False).evidence == found.evidence


def test_a_question_of_the_environment_s_own() -> None:
    (first, second) = settings(
        OWN + 'note = "by word of mouth"\nuntil = 2026-03-31',
        'id = "soc2"\nwho = "Ada"\narea = "Data Integrity & Backup"\nquestion = "?"\nfile = "~/soc2.pdf"\n'
        'required = false\nexpiry = "2026-03-31T12:00:00+02:00"',
    ).evidence
    assert (first.area, first.note, first.required) == (Area.SECURITY, "by word of mouth", True)
    assert first.until == datetime(2026, 4, 1, tzinfo=UTC)
    assert (second.area, second.required) == (Area.DATA, False)
    assert second.until == datetime(2026, 3, 31, 10, tzinfo=UTC)
    assert second.file == str(Path.home() / "soc2.pdf")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('who = "Ada"\nfile = "x"', "row 1: id is missing"),
        ('id = "Junit"\nwho = "Ada"\nfile = "x"', "id must be lower-case"),
        ('id = 3\nwho = "Ada"', "id must be one line of text"),
        ('id = "kill-path"\nwho = "Ada"\nfile = "x"', "id is a probe of the console's own: kill-path"),
        ('id = "release-tests"\nwho = "Ada"\nfile = "x"', "id is a probe of the console's own"),
        ('id = "junit"\nfile = "x"', "who is missing"),
        ('id = "junit"\nwho = " "\nfile = "x"', "who must be one line of text"),
        ('id = "junit"\nwho = "Ada\\nEve"\nfile = "x"', "who must be one line of text"),
        ('id = "junit"\nwho = "Ada"', "file is missing, and so is a note"),
        ('id = "junit"\nwho = "Ada"\nnote = "passed"', "for junit a note alone is a claim"),
        ('id = "junit"\nwho = "Ada"\nfile = "x"\nrequired = false', "required cannot be false for junit"),
        ('id = "junit"\nwho = "Ada"\nfile = "x"\narea = "testing"', "leave them out"),
        ('id = "junit"\nwho = "Ada"\nfile = "x"\nsize = 3', "size is unknown; known keys are area, expiry"),
        ('id = "junit"\nwho = "Ada"\nfile = "~nobody-here/x"', "names no file that can be reached"),
        (OWN + 'note = "seen"', "until is missing: a note without a file needs an end"),
        (OWN + 'file = "x"\nrequired = "yes"', "required must be true or false"),
        (OWN.replace("security", "safety") + 'file = "x"', "area must be one of architecture, reliability"),
        (OWN.replace('question = "Was it repeated?"', "") + 'file = "x"', "question is missing"),
        (OWN + 'file = "x"\nuntil = "soon"', "until must be a date such as"),
        (OWN + 'file = "x"\nuntil = 2026', "until must be a date"),
        (
            OWN + 'file = "x"\nuntil = 2026-03-31T12:00:00',
            "until must be a date such as 2026-03-31, or a time with its",
        ),
        (OWN + 'file = "x"\nexpiry = "2026-99-99"', "expiry must be a date"),
        (OWN + 'file = "x"\nuntil = 9999-12-31', "until must be a date"),
        (OWN + 'file = "x"\nuntil = 2026-03-31\nexpiry = 2026-03-31', "expiry says the same as until"),
        (OWN + f'file = "x"\nnote = "{"n" * 501}"', "note must be one line of text, at most 500"),
    ],
)
def test_a_mistake_names_its_row_and_key(row: str, words: str) -> None:
    with pytest.raises(EnvironmentsError) as refused:
        settings(row)
    assert words in str(refused.value)
    assert str(refused.value).startswith(f"{FILE}, line 4: environment.x.evidence row 1: ")


def test_an_id_is_used_once_and_the_rows_are_tables() -> None:
    row = 'id = "junit"\nwho = "Ada"\nfile = "x"'
    with pytest.raises(EnvironmentsError, match="row 2: id is used twice: junit"):
        settings(row, row)
    with pytest.raises(EnvironmentsError, match=r"must be written as \[\[environment.NAME.evidence\]\]"):
        parse_environments(HEAD + 'evidence = ["junit"]\n' + TAIL, FILE)


def test_an_issuer_is_a_text() -> None:
    assert parse_environments(HEAD + 'issuer = "Our CA"\n' + TAIL, FILE)["x"].view(own_sandbox=False).issuer == "Our CA"
    with pytest.raises(EnvironmentsError, match="issuer must be a text"):
        parse_environments(HEAD + "issuer = 3\n" + TAIL, FILE)


def test_staging_and_production_know_of_each_other() -> None:
    live = (HEAD + TAIL).replace(".x", ".live").replace('"staging"', '"production"')
    trial = (HEAD + TAIL).replace(".x", ".trial").replace('"staging"', '"sandbox"')
    found = parse_environments(HEAD + TAIL + live + trial, FILE)
    auth = (("auth", None),)
    assert found["x"].counterpart == Counterpart("live", auth, ("company",))
    assert found["live"].view(own_sandbox=False).counterpart == Counterpart("x", auth, ("company",))
    assert found["trial"].counterpart is None
    assert parse_environments(HEAD + TAIL, FILE)["x"].counterpart is None
