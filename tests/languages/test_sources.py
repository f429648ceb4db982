"""No text for people is left out of tr(): what reads like one and is none is listed with its reason."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from tests.languages.kept import CALLS, ENUMS, OTHERS, TOUR, WORDLIST, is_kept
from tests.languages.sources import Untold, told, trees, untold


@cache
def everything() -> list[Untold]:
    """What is outside of tr() in the whole program."""
    return [one for path, tree in trees() for one in untold(path, tree)]


def found(source: str) -> list[tuple[str, str]]:
    """What is outside of tr() in these lines, with what it is a part of."""
    return [(one.text, one.of) for one in untold("a.py", ast.parse(source))]


def test_every_text_for_people_is_in_tr() -> None:
    assert [(one.path, one.text, one.of) for one in everything() if not is_kept(one)] == []


def test_nothing_is_listed_that_is_not_there() -> None:
    parts = {one.of for one in everything()}
    assert ENUMS - parts == set()
    assert [call for calls in CALLS.values() for call in calls if call not in parts] == []
    there = {(one.path, one.text) for one in everything()}
    listed = [(path, text) for files in OTHERS.values() for path, texts in files.items() for text in texts]
    assert [one for one in listed if one not in there] == []
    assert {WORDLIST, TOUR} <= {one.path for one in everything()}


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('label.setText("Nothing was sent.")', [("Nothing was sent.", "setText 0")]),
        ('label.setText(tr("Nothing was sent."))', []),
        ('Button("Cancel", why="not yet known")', [("Cancel", "Button 0"), ("not yet known", "Button why")]),
        ('x = f"read {count} times"', [("read \0 times", "")]),
        ('x = tr("{what}: {why}", why="not known")', [("not known", "")]),
        ('x = tr("a {b}", b=f"of {c} and")', [("of \0 and", "")]),
        ("x = f\"{tr('a')} of {say('all of it')}\"", [("\0 of \0", ""), ("all of it", "say 0")]),
        ("def f(a='by nobody'):\n    return 'no answer' if a else tr('x')", [("by nobody", ""), ("no answer", "")]),
        ("class A(Enum):\n    ONE = 'not sent'", [("not sent", "A")]),
        ("class A(Enum):\n    def f(self):\n        return 'not sent'", [("not sent", "")]),
        ("class A:\n    one = 'not sent'", [("not sent", "")]),
        ("start(f('not yet read'), 'read it')", [("not yet read", "f 0"), ("read it", "start 1")]),
        ("x = {'a key of it': 'a value of it'}", [("a value of it", "")]),
    ],
)
def test_a_forgotten_text_is_found(source: str, texts: list[tuple[str, str]]) -> None:
    assert found(source) == texts


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of a module."""',
        '_log.warning("nothing was read of %s", name)',
        'raise ValueError("an account is needed")',
        'if phase == "not sent": pass',
        'match phase:\n    case "not sent": pass',
        'x = facts["key of it"]',
        'self.setObjectName("a name")',
        'x = re.compile(r"(?:a|an) account")',
        'x = "width"',
        'x = "account_id"',
        'x = "https://example.com/a b"',
    ],
)
def test_what_nobody_reads_is_passed_over(source: str) -> None:
    assert found(source) == []


@pytest.mark.parametrize(
    "source", ["tr(text)", "tr()", 'tr("one", note)', 'tr("one", "a note", count=1)', 'tr(f"a {b}")']
)
def test_a_text_that_no_tool_finds_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(told(ast.parse(source)))


def test_only_what_is_listed_is_kept() -> None:
    assert is_kept(Untold("app/shell/x.py", "read it", "start 1"))
    assert not is_kept(Untold("app/shell/x.py", "read it", "start 0"))
    assert not is_kept(Untold("app/shell/x.py", "read it", "told 2"))
    assert is_kept(Untold("widgets/fonts.py", "Inter"))
    assert not is_kept(Untold("widgets/theme.py", "Inter"))
    assert not is_kept(Untold("app/core/x.py", "not sent", "Unheard"))
