"""Which service an address looks like, and what is said of its certificate and its health."""

from __future__ import annotations

from datetime import timedelta

import pytest

from api_client.models.common import Certificate, Health, HealthCheck, HealthStatus, Route
from app.core.readiness.routes import CALLED
from app.core.service_likeness import Likeness, certificate_words, health_words, likeness_of, likeness_words
from tests.core.states import NOW

OWN = Route("GET", "/some/thing")


def certificate(days: int) -> Certificate:
    return Certificate("s", ("s",), "i", NOW, NOW + timedelta(days=days, hours=1), "ab", "TLSv1.3")


@pytest.mark.parametrize(("service", "flavour"), CALLED)
def test_each_service_is_known_by_its_own_description(service: str, flavour: str | None) -> None:
    found = likeness_of(frozenset({*CALLED[service, flavour], OWN}))
    assert found == Likeness(service, flavour or "", 1.0)


def test_half_is_enough_and_less_is_not() -> None:
    called = CALLED["sim-mode", None]
    found = likeness_of(frozenset(called[:2]))
    assert found is not None
    assert (found.service, round(found.share, 2)) == ("sim-mode", 0.67)
    assert likeness_of(frozenset(called[:1])) is None
    assert likeness_of(frozenset({OWN})) is None


@pytest.mark.parametrize(
    ("name", "flavour", "found", "fits", "words"),
    [
        ("auth", "", None, None, "It describes no operations that this console knows."),
        ("auth", "", Likeness("auth", "", 1), True, "It looks like auth."),
        ("auth", "", Likeness("oms", "core", 1), False, "It looks like oms (core), not like auth."),
        ("oms", "async", Likeness("oms", "core", 1), False, "It looks like the flavour core, not async."),
        ("oms", "core", Likeness("oms", "core", 1), True, "It looks like oms (core)."),
        ("oms", "", Likeness("oms", "core", 1), True, "It looks like oms (core)."),
    ],
)
def test_whether_it_fits(name: str, flavour: str, found: Likeness | None, fits: bool | None, words: str) -> None:
    assert likeness_words(name, flavour, found) == (fits, words)


def test_certificates_are_said_with_their_end() -> None:
    assert certificate_words(None, NOW) == "Without TLS, on this machine only."
    assert certificate_words(certificate(90), NOW) == "TLS is trusted until 2026-06-02."
    assert certificate_words(certificate(3), NOW) == "TLS is trusted until 2026-03-07: only 3 days."


def test_health_is_what_it_says_and_what_is_ill() -> None:
    ill = HealthCheck("redis", HealthStatus.ERROR, "gone")
    well = HealthCheck("db", HealthStatus.OK, None)
    assert health_words(Health(HealthStatus.OK, (well,))) == "It says that it is healthy."
    assert health_words(Health(HealthStatus.OK, (well, ill))) == "It says ok: redis."
    assert health_words(Health(HealthStatus.ERROR, ())) == "It says error."
