"""The table of polls: only reads, nothing of a service that is not there, nothing that changes what it observes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.readiness.rule_probes import RULES_FILES
from app.core.state import ReadingKind, ServiceAddress
from app.shell.polls import polls_of
from tests.fakes.platform import CODE, EMAIL, PASSWORD, Clock, FakePlatform

COMMON = {
    ReadingKind.HEALTH,
    ReadingKind.READINESS,
    ReadingKind.ROUTES,
    ReadingKind.METRICS,
    ReadingKind.CERTIFICATE,
}


def kinds(*services: str) -> dict[str, set[ReadingKind]]:
    environment = FakePlatform(Clock(), services).settings().view(own_sandbox=False)
    found: dict[str, set[ReadingKind]] = {}
    for poll in polls_of(environment):
        if poll.key.service == RULES_FILES or poll.page:
            continue  # files on this workstation ask nobody; what a page asks its own tests look at
        found.setdefault(poll.key.service, set()).add(poll.key.kind)
    return found


def test_any_service_has_the_common_reads() -> None:
    assert kinds("drift") == {"drift": COMMON}
    assert kinds("policy") == {"policy": COMMON | {ReadingKind.DRAIN}}


@pytest.mark.parametrize(
    ("service", "flavour", "asked"),
    [
        ("secrets", "k8s", ["GET /secrets/status?account_id={account}"]),
        ("secrets", "gateway", ["GET /secrets/kraken/status?account_id={account}"]),
        ("secrets", "root", []),
        ("oms", "async", ["GET /oms/rate_limits/status"]),
        ("oms", "core", ["GET /oms/shadow_pnl?account_id={account}"]),
        ("oms", "root", []),
    ],
)
def test_who_knows_no_sessions_is_not_asked_about_one(service: str, flavour: str, asked: list[str]) -> None:
    """A 401 about static tokens would sign the operator out; a 404 is no guard's answer, nor is anybody's 200."""
    environment = FakePlatform(Clock(), ("auth",)).settings().view(own_sandbox=False)
    address = ServiceAddress(service, f"https://{service}.test", flavour)
    polls = polls_of(replace(environment, services=(address,)))
    assert [poll.source for poll in polls if poll.key.kind is ReadingKind.GUARDED] == asked


def test_only_what_is_configured_is_asked() -> None:
    assert set(kinds("auth", "risk")) == {"auth", "risk"}


def test_the_oms_is_never_asked_what_it_would_count_as_an_attack() -> None:
    assert kinds("oms")["oms"] == COMMON | {ReadingKind.GUARDED, ReadingKind.RECONCILE}


def test_every_fact_has_one_poll_and_counts_longer_than_its_period() -> None:
    polls = polls_of(FakePlatform(Clock()).settings().view(own_sandbox=False))
    assert len({poll.key for poll in polls}) == len(polls)
    assert all(poll.ttl_s >= 2 * poll.period_s for poll in polls)
    assert all(poll.source for poll in polls)


@pytest.mark.asyncio
async def test_probes_only_get_and_name_whom_they_should() -> None:
    fake = FakePlatform(Clock())
    platform = fake.client()
    platform.use(await platform.auth.sign_in(EMAIL, PASSWORD, CODE))
    asked: dict[ReadingKind, set[tuple[bool, str | None]]] = {}
    for poll in polls_of(fake.settings().view(own_sandbox=False)):
        if poll.on_demand or poll.page:
            continue  # only a kill asks for it; the tests of a page ask what it reads
        fake.network.received.clear()
        await poll.read(platform, "company")
        for request in fake.network.received:
            assert request.method == "GET"
            who = ("authorization" in request.headers, request.headers.get("x-account-id"))
            asked.setdefault(poll.key.kind, set()).add(who)
    await platform.aclose()
    assert asked[ReadingKind.ANONYMOUS] == {(False, None)}
    assert asked[ReadingKind.FOREIGN_ACCOUNT] == {(True, "director-1")}
    assert asked[ReadingKind.WITHOUT_MFA] == asked[ReadingKind.GUARDED] == asked[ReadingKind.KILL_PATH]
    assert asked[ReadingKind.GUARDED] == {(True, "company")}
    assert asked[ReadingKind.HEALTH] == asked[ReadingKind.METRICS] == {(False, None)}
