"""A draft of an environment: judged field by field, written as a table that keeps the file's own words."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from app.core.environment_draft import (
    FLAVOURS,
    SERVICES,
    DraftService,
    EnvironmentDraft,
    draft_faults,
    draft_table,
    with_environment,
)

DRAFT = EnvironmentDraft(
    name="prod-eu",
    kind="production",
    timezone="Europe/London",
    accounts=" company, director-1 ,",
    services=(
        DraftService("auth", " https://a.example "),
        DraftService("secrets", "https://s.example", "k8s"),
        DraftService("oms", " ", "async"),
    ),
)


def test_a_whole_draft_has_no_faults() -> None:
    assert draft_faults(DRAFT, ("staging",)) == {}
    assert DRAFT.account_names == ("company", "director-1")
    assert [one.name for one in DRAFT.addressed] == ["auth", "secrets"]
    assert set(FLAVOURS) <= {name for name, _ in SERVICES}


@pytest.mark.parametrize(
    ("changed", "field", "why"),
    [
        ({"name": " "}, "name", "Give the environment a name"),
        ({"name": "a/b"}, "name", "letters, digits"),
        ({"name": "staging"}, "name", "There is an environment staging already."),
        ({"timezone": "Mars"}, "timezone", "no such zone"),
        ({"timezone": "../x"}, "timezone", "no such zone"),
        ({"accounts": " , "}, "accounts", "at least one trading account"),
        ({"accounts": "münchen"}, "accounts", "ASCII"),
        ({"accounts": "a\x01"}, "accounts", "ASCII"),
        ({"accounts": "Company, company"}, "accounts", "twice"),
    ],
)
def test_each_fault_is_said_at_its_field(changed: dict[str, str], field: str, why: str) -> None:
    faults = draft_faults(replace(DRAFT, **changed), ("staging",))
    assert list(faults) == [field]
    assert why in faults[field]


def test_the_table_holds_what_was_typed_and_nothing_else() -> None:
    assert draft_table(DRAFT) == {
        "kind": "production",
        "timezone": "Europe/London",
        "accounts": ["company", "director-1"],
        "services": {"auth": "https://a.example", "secrets": {"url": "https://s.example", "flavour": "k8s"}},
    }
    more = draft_table(replace(DRAFT, ca_file=" ca.pem ", read_only=True))
    assert (more["ca_file"], more["read_only"]) == ("ca.pem", True)


def test_it_is_added_at_the_end_and_every_comment_stays() -> None:
    before = "# mine\n[environment.staging] # keep\nkind = 'staging'\n"
    text = with_environment(before, "prod-eu", draft_table(DRAFT))
    assert text.startswith(before)
    assert list(tomllib.loads(text)["environment"]) == ["staging", "prod-eu"]
    first = with_environment("", "prod-eu", draft_table(DRAFT))
    assert first.startswith("# ")
    assert tomllib.loads(first)["environment"]["prod-eu"] == draft_table(DRAFT)
