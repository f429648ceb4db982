"""The stored key in words: what is told, what is not, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from api_client.models.secrets import KrakenSecretStatus
from app.core.freshness import Slice
from app.core.key_age import AgeGrade, key_age
from app.core.key_view import (
    NO_SERVICE,
    NOT_TOLD,
    ShownFact,
    date_remark,
    desk_words,
    history_emptiness,
    history_rows,
    judged_age,
    key_facts,
    other_accounts,
    problem_of,
    running_words,
    source_and_age,
    why_no_director,
    why_no_reload,
    why_no_rotation,
)
from app.core.rotation_desk import Busy, Obstacles, RotationDesk
from app.core.rotation_flavour import Flavour
from app.core.rotation_ladder import RotationWord
from app.core.rotation_readings import AuditEntry, StoredKey
from app.core.state import AppState, Environment, EnvironmentKind, ReadingKey, ReadingKind
from tests.core.rotations import (
    NO_DATE,
    NO_KEY,
    OLD,
    SESSION_OVER,
    UNREACHABLE,
    accepted,
    after,
    begun,
    broken,
    fact,
)
from tests.core.states import NOW

K8S, ROOT, GATEWAY = Flavour.K8S, Flavour.ROOT, Flavour.GATEWAY
ENTRY = AuditEntry("ops", OLD, ("director-1", "director-2"), "", "kms-7", "master-2", OLD - timedelta(days=9))
KEY = StoredKey("company", OLD, "kraken-keys-company")
ENVIRONMENT = Environment(
    "staging",
    EnvironmentKind.STAGING,
    "UTC",
    ("company", "director-1"),
    (),
)


def desk(flavour: Flavour | None = K8S, **changes: Any) -> RotationDesk:
    made = RotationDesk(flavour, "company", status=fact(KEY, -1), audit=fact((ENTRY,), -1))
    return replace(made, **changes)


def shown(made: RotationDesk) -> dict[str, str]:
    return {one.name: one.text for one in key_facts(made)}


def test_whose_key_it_is() -> None:
    assert desk_words(desk()) == "company · Kubernetes implementation"
    assert desk_words(desk(GATEWAY, account="")) == "nobody signed in · gateway implementation"
    assert desk_words(desk(None)) == NO_SERVICE


@pytest.mark.parametrize(
    ("changes", "grade", "words"),
    [
        ({}, AgeGrade.OK, "40 days old; to be rotated by"),
        ({"status": fact(KEY, -60)}, AgeGrade.UNKNOWN, "40 days old; to be rotated by"),
        ({"status": Slice[StoredKey]("", 9.0)}, AgeGrade.UNKNOWN, "Its age is not known: it has not been read yet."),
        ({"status": broken(NO_KEY)}, AgeGrade.UNKNOWN, "Its age is not known."),
        ({"status": broken(UNREACHABLE)}, AgeGrade.UNKNOWN, "Its age is not known."),
        ({"status": fact(StoredKey("company", None), -1)}, AgeGrade.UNKNOWN, "No key is stored for this account."),
        ({"flavour": None}, AgeGrade.UNKNOWN, NO_SERVICE),
    ],
)
def test_the_age_is_judged_by_a_fresh_reading_only(changes: dict[str, Any], grade: AgeGrade, words: str) -> None:
    age = judged_age(desk(**changes), NOW)
    assert age.grade is grade
    assert age.words.startswith(words)


def test_an_old_reading_keeps_its_days() -> None:
    age = judged_age(desk(status=fact(KEY, -60)), NOW)
    assert (age.days, age.words.endswith("So it was when it was last read.")) == (40, True)


def test_what_kubernetes_tells() -> None:
    assert shown(desk(last_fingerprint="3fa2 91bc 07de")) == {
        "Last rotated": f"{OLD:%Y-%m-%d %H:%M} UTC",
        "By": "ops",
        "Approved by": "director-1, director-2",
        "Secret": "kraken-keys-company",
        "KMS key": "kms-7",
        "Master key": f"master-2, of {OLD - timedelta(days=9):%Y-%m-%d}",
        "Fingerprint": "3fa2 91bc 07de",
    }


def test_what_root_tells_and_what_not() -> None:
    entry = AuditEntry("ops", OLD, notes="OMS watchers notified")
    words = shown(desk(ROOT, status=fact(replace(KEY, rotated_by="svc"), -1), audit=fact((entry,), -1)))
    assert words["By"] == "svc"
    assert words["Approved by"] == "This platform asks for no directors."
    assert words["KMS key"] == words["Master key"] == NOT_TOLD
    assert words["Fingerprint"].startswith("No rotation of this key")


def test_what_the_gateway_tells_and_what_not() -> None:
    made = desk(GATEWAY, status=fact(replace(KEY, created_at=OLD - timedelta(days=100)), -1), audit=Slice("", 0.0))
    words = shown(made)
    assert words["By"] == words["KMS key"] == NOT_TOLD
    assert words["First stored"].endswith("UTC")
    assert [one.name for one in key_facts(made) if not one.known] == [
        "By",
        "Approved by",
        "KMS key",
        "Master key",
        "Fingerprint",
    ]


def test_what_the_history_does_not_tell_is_said() -> None:
    assert shown(desk(audit=fact((), -1)))["By"] == "The history has no entry of this date."
    unread = shown(desk(audit=broken(SESSION_OVER)))
    assert unread["By"] == unread["KMS key"] == "Not known: the session has ended."
    assert shown(desk(status=fact(StoredKey("company", None), -1)))["Last rotated"] == "Never: nothing is stored."


def test_without_a_reading_only_the_journal_speaks() -> None:
    assert list(shown(desk(status=broken(UNREACHABLE)))) == ["Fingerprint"]
    assert key_facts(desk(None)) == ()


def test_a_date_that_no_rotation_explains_is_remarked() -> None:
    assert date_remark(desk()) == ""
    newer = desk(status=fact(replace(KEY, rotated_at=OLD + timedelta(days=3)), -1))
    assert "forced reload renews the date" in date_remark(newer)
    assert date_remark(desk(audit=fact((), -1))).startswith("The history is empty")
    for silent in (
        desk(None),
        desk(ROOT, audit=fact((), -1)),
        desk(audit=broken(UNREACHABLE)),
        desk(status=broken(UNREACHABLE)),
        desk(status=fact(StoredKey("company", None), -1)),
    ):
        assert date_remark(silent) == ""


def test_every_fact_has_a_source_and_an_age() -> None:
    assert source_and_age(fact(KEY, -4), NOW) == "GET /x · 4 s"
    assert source_and_age(Slice("GET /y", 1.0), NOW) == "GET /y"


def test_a_refusal_is_said_with_its_next_step() -> None:
    assert problem_of(fact(KEY), K8S) is None
    known = problem_of(broken(NO_DATE), K8S)
    assert known is not None and not known.harmless
    assert "another implementation wrote it" in known.what
    other = problem_of(broken(UNREACHABLE), K8S)
    assert other is not None and "Check that the service runs" in other.step
    nothing = problem_of(broken(NO_KEY), K8S)
    assert nothing is not None and nothing.harmless


def test_history_rows_keep_their_identity_when_newer_ones_come() -> None:
    twice = (ENTRY, ENTRY, AuditEntry("ops", OLD - timedelta(days=90)))
    rows = history_rows(twice)
    assert len({row.row_id for row in rows}) == 3
    newer = history_rows((AuditEntry("ops", NOW), *twice))
    assert {row.row_id for row in rows} < {row.row_id for row in newer}
    assert (rows[0].approvers, rows[0].master_key[:8], rows[2].master_key) == ("director-1, director-2", "master-2", "")


def test_why_the_history_is_empty() -> None:
    assert history_emptiness(desk(None)).what == NO_SERVICE
    assert history_emptiness(desk(GATEWAY)).what == "This platform keeps no history."
    assert history_emptiness(desk(audit=fact((), -1))).what == "The service remembers no rotation."
    assert history_emptiness(desk(audit=broken(SESSION_OVER))).what == "The session has ended."
    assert history_emptiness(desk(audit=Slice("", 1.0))).what == "The history has not been read yet."


def test_where_a_rotation_is() -> None:
    assert running_words(begun()).startswith("company: at the step “Scope”; nothing was sent. Begun by company, ")
    assert "sent; its proof has begun" in running_words(accepted())
    assert "sent, and UNKNOWN." in running_words(replace(accepted(), word=RotationWord.UNKNOWN))


def test_why_no_rotation_can_be_begun() -> None:
    assert why_no_rotation(desk()) == ""
    assert why_no_rotation(desk(rotation=replace(begun(), cancelled_at=NOW))) == ""
    assert why_no_rotation(desk(None)) == NO_SERVICE
    assert why_no_rotation(desk(account="")).startswith("Sign in first")
    assert why_no_rotation(desk(rotation=begun())).startswith("A rotation is running")
    assert why_no_rotation(desk(obstacles=Obstacles(begin="The console is locked."))) == "The console is locked."


def test_why_the_oms_cannot_be_reloaded() -> None:
    assert why_no_reload(desk(), NOW) == ""
    assert why_no_reload(desk(status=broken(UNREACHABLE)), NOW) == ""
    assert why_no_reload(desk(status=Slice("", 1.0)), NOW) == ""
    assert why_no_reload(desk(None), NOW) == NO_SERVICE
    assert why_no_reload(desk(ROOT), NOW) == "The root implementation has no such request."
    assert why_no_reload(desk(account=""), NOW).startswith("Sign in first")
    assert why_no_reload(desk(busy=Busy.FORCE), NOW) == Busy.FORCE.value
    assert why_no_reload(desk(status=broken(NO_KEY)), NOW) == "There is no key to reload."
    assert why_no_reload(desk(obstacles=Obstacles(force="The console is locked.")), NOW) == "The console is locked."


def test_where_directors_have_nothing_to_do() -> None:
    assert why_no_director(desk()) == ""
    assert why_no_director(desk(None)) == NO_SERVICE
    assert why_no_director(desk(GATEWAY)).startswith("This platform asks for no directors")


def other(fact_: Slice[Any] | None, *, now: datetime = NOW, account: str = "Company") -> ShownFact:
    """What is said of director-1's key in a session of `account`."""
    state = AppState(ENVIRONMENT, rotation=desk(account=account))
    if fact_ is not None:
        state = state.with_reading(ReadingKey(ReadingKind.KRAKEN_STATUS, "secrets", "director-1"), fact_)
    return other_accounts(state, now)[-1]


def test_the_other_accounts_are_those_without_the_session() -> None:
    names = [one.name for one in other_accounts(AppState(ENVIRONMENT, rotation=desk(account="")), NOW)]
    assert names == ["company", "director-1"]
    assert other(None).name == "director-1"
    assert len(other_accounts(AppState(ENVIRONMENT, rotation=desk(account="Company")), NOW)) == 1


def test_another_account_s_key_is_told_by_its_last_session_for_a_day() -> None:
    read = fact(KrakenSecretStatus("director-1", "kraken-keys-director-1", OLD), -60, ttl_s=180.0)
    known = other(read, now=NOW + timedelta(hours=4))
    age = key_age(OLD, NOW + timedelta(hours=4))
    assert known.known
    assert known.text == (
        f"{age.grade.value}: {age.words} Last rotated {OLD:%Y-%m-%d %H:%M} UTC. "
        "Read 4 h ago, in a session of that account."
    )
    assert other(read, now=NOW + timedelta(seconds=86_400 - 60)).known
    late = other(read, now=NOW + timedelta(seconds=86_400 - 59))
    assert (late.known, late.text) == (False, other(None).text)
    assert late.text.startswith("Needs a session of that account")


def test_another_account_without_a_key() -> None:
    nothing = "No key was stored. Read 30 s ago, in a session of that account."
    assert other(broken(NO_KEY, -30)).text == nothing
    assert other(fact(KrakenSecretStatus("director-1", "", OLD), -90).failed(NO_KEY, after(-30))).text == nothing
    assert not other(broken(UNREACHABLE, -30)).known


def test_without_a_credentials_service_nothing_is_known_of_others() -> None:
    assert [one.known for one in other_accounts(AppState(ENVIRONMENT, rotation=desk(None)), NOW)] == [False]


def test_a_reason_becomes_a_clause_but_names_keep_their_capitals() -> None:
    assert shown(desk(audit=broken(NO_DATE)))["By"].startswith("Not known: a key is stored, but another")
    loud = replace(UNREACHABLE, service="OMS")
    assert shown(desk(audit=broken(loud)))["By"] == "Not known: OMS refuses connections."
