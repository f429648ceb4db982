"""The numbers of a test report are read from any writer's dialect; nothing in the file can do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.junit import NAMES_KEPT, JUnitError, JUnitReport, parse_junit

PYTEST = b"""<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="1" failures="1"
skipped="1" tests="4" time="0.1" timestamp="2026-03-04T11:00:00"><testcase classname="a.b" name="test_one" time="0"/>
<testcase classname="a.b" name="test_two"><failure message="assert">x</failure></testcase>
<testcase name="test_three"><error message="fixture"/></testcase>
<testcase classname="a.b" name="test_four"><skipped type="pytest.skip"/></testcase></testsuite></testsuites>"""


def suite(cases: str, totals: str = "") -> bytes:
    return f"<testsuite {totals}>{cases}</testsuite>".encode()


def test_a_report_says_its_numbers_and_what_failed() -> None:
    report = parse_junit(PYTEST)
    assert report == JUnitReport(4, 1, 1, 1, ("a.b.test_two", "test_three"))
    assert (report.broken, report.passed) == (2, 1)


def test_totals_alone_count_and_those_of_suites_inside_others_count_once() -> None:
    inner = '<testsuite tests="3" failures="0" errors="0"/>'
    assert parse_junit(suite(inner, 'tests="3" failures="0" errors="0"')) == JUnitReport(3, 0, 0, 0)
    two = f"<testsuites>{inner}{inner}</testsuites>".encode()
    assert parse_junit(two).tests == 6


def test_cases_count_where_no_total_is_stated_or_it_is_no_number() -> None:
    assert parse_junit(suite('<testcase name="a"/>')) == JUnitReport(1, 0, 0, 0)
    assert parse_junit(suite('<testcase name="a"/>', 'tests="many"')) == JUnitReport(1, 0, 0, 0)
    assert parse_junit(suite("")) == JUnitReport(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("totals", "cases", "tests", "broken"),
    [
        ('tests="5" failures="0" errors="0"', '<testcase name="a"/>', 1, 0),
        ('tests="1" failures="0" errors="0"', '<testcase name="a"><failure/></testcase>', 1, 1),
        ('tests="1" failures="1" errors="0"', '<testcase name="a"/>', 1, 1),
    ],
)
def test_a_report_that_contradicts_itself_says_the_worse(totals: str, cases: str, tests: int, broken: int) -> None:
    report = parse_junit(suite(cases, totals))
    assert (report.tests, report.broken) == (tests, broken)
    assert report.contradicts.startswith(f"states {totals[7]} tests")


def test_one_case_counts_once_by_the_worst_of_what_befell_it() -> None:
    several = "<testcase><skipped/><failure/><error/></testcase><testcase><error/><failure/></testcase>"
    assert parse_junit(suite(several)) == JUnitReport(2, 0, 2, 0, ("a case without a name", "a case without a name"))
    elsewhere = "<properties><failure/></properties><testcase><system-out><error/></system-out></testcase>"
    assert parse_junit(suite(elsewhere)) == JUnitReport(1, 0, 0, 0)


def test_names_are_few_short_and_on_one_line() -> None:
    cases = "".join(f'<testcase name="a&#10;&#x202e;b{"c" * 300}{number}"><failure/></testcase>' for number in range(9))
    report = parse_junit(suite(cases))
    assert (len(report.failed), report.broken) == (NAMES_KEPT, 9)
    assert all(name.startswith("a b") and name.isprintable() and len(name) == 120 for name in report.failed)


BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><testsuite tests="1" name="&b;"/>"""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (BOMB, "document type or an entity"),
        (b'<!DOCTYPE testsuite SYSTEM "file:///etc/passwd"><testsuite tests="1"/>', "document type"),
        (b"", "not well-formed XML (line 1)"),
        (b"no xml", "not well-formed"),
        (b"<testsuite>\n<testcase>", "not well-formed XML (line 2)"),
        (b"<html/>", "no JUnit report"),
        (b'<?xml version="1.0" encoding="no-such"?><testsuite/>', "cannot be read"),
        (b'<?xml version="1.0" encoding="base64"?><testsuite/>', "cannot be read"),
    ],
)
def test_anything_else_is_refused_with_a_reason(content: bytes, words: str) -> None:
    with pytest.raises(JUnitError) as refused:
        parse_junit(content)
    assert words in str(refused.value)
    assert "passwd" not in str(refused.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_report_or_are_refused(content: bytes) -> None:
    try:
        report = parse_junit(content)
    except JUnitError:
        return
    assert report.tests >= 0


@given(st.integers(0, len(PYTEST) - 1), st.binary(max_size=4))
def test_a_spoilt_report_never_breaks_the_reader(at: int, noise: bytes) -> None:
    try:
        report = parse_junit(PYTEST[:at] + noise + PYTEST[at + len(noise) :])
    except JUnitError:
        return
    assert min(report.tests, report.failures, report.errors, report.skipped, report.passed) >= 0


@given(st.lists(st.sampled_from(["", "<failure/>", "<error/>", "<skipped/>"])))
def test_every_case_is_counted_once(outcomes: list[str]) -> None:
    report = parse_junit(suite("".join(f"<testcase>{outcome}</testcase>" for outcome in outcomes)))
    assert report.tests == len(outcomes)
    assert (report.failures, report.errors) == (outcomes.count("<failure/>"), outcomes.count("<error/>"))
    assert report.skipped + report.broken + report.passed == len(outcomes)
