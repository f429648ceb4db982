"""The grounds that a rotation stands on: session, clock, transport, host name, stored key, journal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core.clock import ClockFact
from app.core.rotation_flavour import Flavour
from app.core.rotation_grounds import Grade, Grounds, Precheck, findings, stops
from app.core.rotation_key import parts_hash
from app.core.rotation_readings import StoredKey
from tests.core.rotations import (
    API_KEY,
    BEFORE,
    HASH_KEY,
    NO_DATE,
    NO_KEY,
    PRIVATE_64,
    UNREACHABLE,
    after,
    broken,
    fact,
    grounds,
    refused,
)
from tests.core.states import NOW

K8S, ROOT, GATEWAY = Flavour.K8S, Flavour.ROOT, Flavour.GATEWAY
REJECTED = refused(400, "Kraken API rejected the provided credentials.")
OTHER_PARTS = parts_hash(HASH_KEY, API_KEY, PRIVATE_64[:-4] + b"BB==")


def found(check: Precheck, now_s: float = 0.0, flavour: Flavour = K8S, **changes: Any) -> tuple[Grade, str]:
    results = findings(grounds(flavour, **changes), after(now_s))
    assert [result.check for result in results] == list(Precheck)
    one = next(result for result in results if result.check is check)
    assert one.words.endswith(".")
    return one.grade, one.words


def test_everything_in_order() -> None:
    results = findings(grounds(), NOW)
    assert {result.grade for result in results} == {Grade.OK}
    assert stops(results) == ""
    nothing_known = findings(Grounds(K8S), NOW)
    assert stops(nothing_known) == "Sign in first."


def test_the_session_must_last() -> None:
    assert found(Precheck.SESSION, session_left_s=0.0) == (Grade.STOP, "Sign in first.")
    assert found(Precheck.SESSION, session_left_s=30.0)[1] == "The session ends in 30 s: renew it first."
    assert found(Precheck.SESSION, session_left_s=600.0) == (Grade.OK, "The session lasts 10 min.")
    assert found(Precheck.SESSION, session_left_s=None)[0] is Grade.OK


def test_the_clock() -> None:
    assert found(Precheck.CLOCK, clock=None)[0] is Grade.WARN
    behind = found(Precheck.CLOCK, clock=ClockFact(30.0, 0.1, 1.0))
    assert behind == (
        Grade.STOP,
        "This workstation's clock is 30 s behind the platform's: set it, codes will be refused.",
    )
    assert "ahead of" in found(Precheck.CLOCK, clock=ClockFact(-30.0, 0.1, 1.0))[1]


@pytest.mark.parametrize(
    ("flavour", "url", "forwarded", "grade"),
    [
        (K8S, "https://x.test", False, Grade.OK),
        (K8S, "http://x.test", True, Grade.STOP),
        (K8S, "http://127.0.0.1:8000", False, Grade.STOP),
        (K8S, "http://127.0.0.1:8000", True, Grade.WARN),
        (K8S, "http://[::1]:8000", True, Grade.WARN),
        (ROOT, "http://localhost:8000", False, Grade.WARN),
        (ROOT, "http://x.test", False, Grade.STOP),
        (GATEWAY, "", False, Grade.STOP),
        (GATEWAY, "http://", False, Grade.STOP),
    ],
)
def test_the_transport(flavour: Flavour, url: str, forwarded: bool, grade: Grade) -> None:
    assert found(Precheck.TRANSPORT, flavour=flavour, url=url, forwarded_https=forwarded)[0] is grade


def test_the_host_name() -> None:
    assert found(Precheck.HOST, flavour=ROOT)[1] == "This implementation takes any host name."
    assert found(Precheck.HOST)[1] == "The service answers under this host name."
    assert found(Precheck.HOST, status=broken(NO_KEY, -1))[0] is Grade.OK
    untrusted = refused(400, "Invalid host header")
    assert found(Precheck.HOST, status=broken(untrusted, -1))[0] is Grade.STOP
    silent = {"status": broken(UNREACHABLE, -1)}
    assert found(Precheck.HOST, url="https://secrets.aether.svc.cluster.local", **silent)[0] is Grade.OK
    assert found(Precheck.HOST, url="https://secrets.aether.example.com", **silent)[0] is Grade.WARN
    assert found(Precheck.HOST, url="", **silent)[0] is Grade.WARN


def test_the_stored_key() -> None:
    assert found(Precheck.STATUS) == (Grade.OK, "The stored key was rotated at 2026-01-23 12:00 UTC.")
    named = replace(BEFORE, rotated_by="company")
    assert found(Precheck.STATUS, status=fact(named, -1))[1].endswith("12:00 UTC by company.")
    first = (Grade.WARN, "No key is stored for this account yet: this is the first.")
    assert found(Precheck.STATUS, status=broken(NO_KEY, -1)) == first
    assert found(Precheck.STATUS, status=fact(StoredKey("company", None), -1), flavour=ROOT) == first
    assert found(Precheck.STATUS, status=broken(NO_DATE, -1))[0] is Grade.WARN
    old = found(Precheck.STATUS, now_s=20)
    assert old == (Grade.STOP, "The stored key's status is not known: the last reading is too old.")
    lost = found(Precheck.STATUS, status=broken(UNREACHABLE, -1))
    assert lost == (Grade.STOP, "The stored key's status is not known: Secrets refuses connections.")
    assert found(Precheck.STATUS, now_s=20, status=broken(NO_KEY, -1))[0] is Grade.STOP
    never = found(Precheck.STATUS, status=Grounds(K8S).status)
    assert never[1] == "The stored key's status is not known: it has not been read yet."


def test_the_journal() -> None:
    assert found(Precheck.JOURNAL)[0] is Grade.OK
    assert found(Precheck.JOURNAL, journal_problem="full")[0] is Grade.STOP
