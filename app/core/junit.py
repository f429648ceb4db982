"""Reads the numbers out of a JUnit XML report; a document with a DTD or entities of its own is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from app.core.language import tr

NAMES_KEPT: Final = 5
_NAME_LIMIT: Final = 120
_OUTCOMES: Final = frozenset({"failure", "error", "skipped"})


class JUnitError(Exception):
    """The bytes are no JUnit report; the text is a clause that says why."""


@dataclass(frozen=True, slots=True)
class JUnitReport:
    """What a report says: counts of test cases and the first failed ones by name.

    Where the totals that the suites state and the cases that they list differ, the worse of the two counts:
    `contradicts` then says how.
    """

    tests: int
    failures: int
    errors: int
    skipped: int
    failed: tuple[str, ...] = ()
    contradicts: str = ""

    @property
    def broken(self) -> int:
        """How many cases failed or ended in an error."""
        return self.failures + self.errors

    @property
    def passed(self) -> int:
        """How many cases ran and were in order."""
        return max(0, self.tests - self.broken - self.skipped)


def parse_junit(content: bytes) -> JUnitReport:
    """The report in `content`; raises `JUnitError`."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = _refuse_declaration
    parser.EntityDeclHandler = _refuse_declaration
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise JUnitError(tr("is not well-formed XML (line {line})", line=error.lineno)) from None
    except (ValueError, LookupError):  # an encoding that is none, or not one of texts
        raise JUnitError(tr("is in an encoding that cannot be read")) from None
    if not reader.is_report:
        raise JUnitError(tr("is XML, but no JUnit report"))
    return reader.report()


def _refuse_declaration(*_declaration: object) -> None:
    raise JUnitError(tr("declares a document type or an entity, which is refused"))


class _Reader:
    """Counts cases while the document passes by; a suite's own totals count once, those of suites inside it do not."""

    def __init__(self) -> None:
        self.is_report = False
        self._path: list[str] = []
        self._stated = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
        self._states_totals = False
        self._listed = dict.fromkeys(("tests", "failure", "error", "skipped"), 0)
        self._failed: list[str] = []
        self._case = ""
        self._outcome = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if not self._path:
            self.is_report = name in ("testsuites", "testsuite")
        if name == "testsuite" and "testsuite" not in self._path:
            self._take_totals(attributes)
        elif name == "testcase":
            self._case = ".".join(part for key in ("classname", "name") if (part := attributes.get(key, "")))
            self._outcome = ""
        elif name in _OUTCOMES and self._path[-1:] == ["testcase"]:
            # One case may hold several; an error outweighs a failure, which outweighs being skipped.
            self._outcome = min(self._outcome or name, name, key=("error", "failure", "skipped").index)
        self._path.append(name)

    def end(self, name: str) -> None:
        """An element ends."""
        self._path.pop()
        if name != "testcase":
            return
        self._listed["tests"] += 1
        if self._outcome:
            self._listed[self._outcome] += 1
        if self._outcome in ("failure", "error") and len(self._failed) < NAMES_KEPT:
            self._failed.append(_printable(self._case) or tr("a case without a name"))

    def report(self) -> JUnitReport:
        """What was counted."""
        listed = (self._listed["tests"], self._listed["failure"], self._listed["error"], self._listed["skipped"])
        stated = (self._stated["tests"], self._stated["failures"], self._stated["errors"], self._stated["skipped"])
        if not self._states_totals or stated == listed:
            return JUnitReport(*listed, failed=tuple(self._failed))
        if not self._listed["tests"]:
            return JUnitReport(*stated)
        contradicts = tr(
            "states {stated} tests and {stated_broken} broken, but lists {listed} and {listed_broken}",
            stated=stated[0],
            stated_broken=stated[1] + stated[2],
            listed=listed[0],
            listed_broken=listed[1] + listed[2],
        )
        return JUnitReport(
            tests=min(stated[0], listed[0]),
            failures=max(stated[1], listed[1]),
            errors=max(stated[2], listed[2]),
            skipped=max(stated[3], listed[3]),
            failed=tuple(self._failed),
            contradicts=contradicts,
        )

    def _take_totals(self, attributes: dict[str, str]) -> None:
        for key in self._stated:
            text = attributes.get(key, "0" if key == "skipped" else "")
            if not (text.isascii() and text.isdigit() and len(text) <= 9):
                continue
            self._stated[key] += int(text)
            self._states_totals = self._states_totals or key == "tests"


def _printable(text: str) -> str:
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    return line if len(line) <= _NAME_LIMIT else line[: _NAME_LIMIT - 1] + "…"
