"""Facts are born unknown, age, fail and keep their last value; the state is replaced as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from api_client.errors import (
    ApiError,
    AuthError,
    Busy,
    ContractError,
    Draining,
    Interrupted,
    Misconfigured,
    NotConfigured,
    Refused,
    ServerFault,
    Unreachable,
)
from app.core.freshness import Failure, FailureKind, Freshness, Slice
from app.core.state import (
    Notice,
    Outcome,
    ReadingKey,
    ReadingKind,
    SessionPhase,
    SessionState,
    VerdictOfCommand,
)
from tests.core.states import NOW, ago, broken, read, state

KEY = ReadingKey(ReadingKind.HEALTH, "risk")


def test_a_fact_is_born_unknown_and_grows_stale_by_itself() -> None:
    fact = Slice[int]("GET /x", 10.0)
    assert (fact.freshness(NOW), fact.age_s(NOW), fact.fresh_value(NOW)) == (Freshness.UNKNOWN, None, None)
    fact = fact.succeeded(7, ago(10))
    assert (fact.freshness(NOW), fact.fresh_value(NOW)) == (Freshness.FRESH, 7)
    later = NOW + timedelta(seconds=0.1)
    assert (fact.freshness(later), fact.fresh_value(later)) == (Freshness.STALE, None)
    assert fact.age_s(ago(60)) == 0.0


def test_a_failure_keeps_the_value_and_when_it_began() -> None:
    good = read(7, 9)
    once = broken(FailureKind.UNREACHABLE, age_s=8, before=good)
    twice = broken(FailureKind.UNREACHABLE, age_s=5, before=once)
    other = broken(FailureKind.NO_ANSWER, age_s=4, before=twice)
    assert (once.value, once.freshness(NOW), once.since) == (7, Freshness.STALE, ago(8))
    assert (twice.since, twice.failed_at, other.since) == (ago(8), ago(5), ago(4))
    again = other.succeeded(8, ago(3))
    assert (again.failure, again.since, again.succeeded(9, NOW).since) == (None, ago(3), ago(3))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Unreachable(service="risk", reason="refused"), FailureKind.UNREACHABLE),
        (Interrupted(service="risk", reason="dropped"), FailureKind.NO_ANSWER),
        (AuthError(service="risk", status=401, forbidden=False), FailureKind.SESSION),
        (AuthError(service="risk", status=403, forbidden=True), FailureKind.FORBIDDEN),
        (Refused(service="risk", reason="status", status=404), FailureKind.REFUSED),
        (Busy(service="risk", reason="status", retry_after_s=3.0), FailureKind.BUSY),
        (Draining(service="risk", reason="status"), FailureKind.DRAINING),
        (Misconfigured(service="risk", guard="session_store"), FailureKind.MISCONFIGURED),
        (ServerFault(service="risk", reason="status", status=500), FailureKind.SERVER_FAULT),
        (ContractError(service="risk", reason="missing_field", path="$.a"), FailureKind.UNEXPECTED_ANSWER),
        (NotConfigured(service="risk"), FailureKind.NOT_CONFIGURED),
        (ApiError(service="risk", reason="odd"), FailureKind.BUG),
        (KeyError("secret"), FailureKind.BUG),
    ],
)
def test_every_error_has_a_kind(error: Exception, kind: FailureKind) -> None:
    failure = Failure.of(error, "risk")
    assert (failure.kind, failure.service) == (kind, "risk")
    assert "secret" not in repr(failure)


def test_readings_sessions_outcomes_and_notices() -> None:
    start = state()
    assert start.reading(*_parts(KEY)).source == ""
    fact = read(1)
    assert start.with_reading(KEY, fact).reading(*_parts(KEY)) is fact
    assert start.environment.has("risk")
    assert not start.environment.has("policy")
    assert SessionState().left_s(NOW) == 0.0
    assert SessionState(SessionPhase.ACTIVE, expires_at=ago(5)).left_s(NOW) == 0.0
    assert start.session.left_s(NOW) == 2400.0


def test_the_newest_outcome_and_notice_come_first_and_once() -> None:
    running = Outcome("1", VerdictOfCommand.RUNNING, "Lock", NOW)
    done = Outcome("1", VerdictOfCommand.DONE, "Locked", NOW)
    other = Outcome("2", VerdictOfCommand.DONE, "x", NOW)
    after = state().with_outcome(running).with_outcome(other).with_outcome(done, keep=2)
    assert after.outcomes == (done, other)
    first, second = Notice("a", "x", NOW), Notice("a", "y", NOW)
    assert state().with_notice(first).with_notice(second, keep=1).notices == (second,)


def test_a_notice_is_seen_until_it_comes_again() -> None:
    first, second = Notice("a", "x", NOW), Notice("b", "y", NOW)
    told = state().with_notice(first).with_notice(second)
    seen = told.with_notice_seen("a")
    assert seen.notices == (second, Notice("a", "x", NOW, seen=True))
    assert told.with_notice_seen("c").notices == told.notices
    assert seen.with_notice(first).notices == (first, second), "what comes again waits to be seen again"


def test_the_journal_s_condition() -> None:
    troubled = state().with_journal_problem("the disk is full")
    assert (troubled.journal.records, troubled.journal.problem) == (0, "the disk is full")
    assert (troubled.with_journal_record().journal.records, troubled.with_journal_record().journal.problem) == (1, "")


def test_the_second_clock_is_the_person_s_own_or_the_environment_s() -> None:
    given = state()
    assert given.zone == given.environment.timezone
    assert replace(given, second_zone="Asia/Tokyo").zone == "Asia/Tokyo"


def _parts(key: ReadingKey) -> tuple[ReadingKind, str]:
    return key.kind, key.service
