"""What only probes look at is asked where it can be answered, of the right account, and without an effect."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from app.core.evidence import Evidence
from app.core.state import Environment, EnvironmentKind, ReadingKey, ReadingKind, ServiceAddress
from app.shell.poll_rows import Poll
from app.shell.polls import polls_of
from app.shell.readiness_polls import readiness_polls
from tests.fakes.platform import CODE, EMAIL, PASSWORD, Clock, FakePlatform
from tests.shell.poller_room import DOWN, NEVER_S, Room, Source, settled

K = ReadingKind


def environment(*addresses: ServiceAddress, evidence: tuple[Evidence, ...] = ()) -> Environment:
    accounts = ("company", "director-1")
    return Environment("x", EnvironmentKind.STAGING, "UTC", accounts, addresses, evidence=evidence)


def kinds(*addresses: ServiceAddress) -> set[tuple[ReadingKind, str]]:
    return {(poll.key.kind, poll.key.account) for poll in readiness_polls(environment(*addresses))}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (ServiceAddress("drift", "https://x"), {(K.PLAIN_HTTP, "")}),
        (ServiceAddress("drift", "http://127.0.0.1"), set()),
        (ServiceAddress("risk", "http://127.0.0.1"), {(K.DRAIN, ""), (K.THROTTLE, "")}),
        (ServiceAddress("oms", "http://127.0.0.1", "async"), {(K.RECONCILE, "")}),
        (ServiceAddress("oms", "http://127.0.0.1", "core"), {(K.DRAIN, "")}),
        (
            ServiceAddress("secrets", "http://127.0.0.1", "root"),
            {(kind, account) for kind in (K.KRAKEN_STATUS, K.SECRET_AUDIT) for account in ("company", "director-1")},
        ),
        (
            ServiceAddress("secrets", "http://127.0.0.1", "gateway"),
            {(K.KRAKEN_STATUS, "company"), (K.KRAKEN_STATUS, "director-1")},
        ),
        (ServiceAddress("portfolio", "http://127.0.0.1"), {(K.RECORDS_JSON, "")}),
        (
            ServiceAddress("secrets", "http://127.0.0.1", "k8s"),
            {
                (kind, account)
                for kind in (K.SECRET_STATUS, K.KRAKEN_STATUS, K.SECRET_AUDIT)
                for account in ("company", "director-1")
            },
        ),
    ],
)
def test_only_what_a_service_can_answer_is_asked(
    address: ServiceAddress, expected: set[tuple[ReadingKind, str]]
) -> None:
    assert kinds(address) == expected


def test_the_one_rule_about_transport_is_asked_where_it_stands() -> None:
    polls = readiness_polls(
        environment(ServiceAddress("secrets", "https://x", "root"), ServiceAddress("oms", "https://x"))
    )
    sources = {poll.key.service: poll.source for poll in polls if poll.key.kind is K.PLAIN_HTTP}
    assert sources == {"secrets": "GET /secrets/status in the clear", "oms": "GET /healthz in the clear"}
    assert all(poll.once for poll in polls if poll.key.kind is K.PLAIN_HTTP)


def test_nothing_is_asked_of_the_oms_without_its_bearer_but_what_has_none() -> None:
    fake = FakePlatform(Clock(), ("oms",))
    for poll in polls_of(fake.settings().view(own_sandbox=False)):
        assert poll.key.kind not in (K.ANONYMOUS, K.FOREIGN_ACCOUNT, K.WITHOUT_MFA, K.DRAIN)


@pytest.mark.asyncio
async def test_only_get_is_sent_and_never_what_starts_or_counts_something() -> None:
    fake = FakePlatform(Clock())
    platform = fake.client()
    platform.use(await platform.auth.sign_in(EMAIL, PASSWORD, CODE))
    fake.network.received.clear()
    for poll in readiness_polls(fake.settings().view(own_sandbox=False)):
        await poll.read(platform, "company")
    await platform.aclose()
    assert {(request.method, request.path) for request in fake.network.received} == {
        ("GET", "/ops/drain/status"),
        ("GET", "/risk/throttle/status"),
        ("GET", "/oms/reconcile/status"),
        ("GET", "/secrets/status"),
        ("GET", "/secrets/kraken/status"),
        ("GET", "/secrets/audit"),
    }


@pytest.mark.asyncio
async def test_evidence_is_looked_at_where_it_names_a_file(tmp_path: Path) -> None:
    (tmp_path / "drill.txt").write_text("restored")
    rows = (
        Evidence("restore-drill", "Ada", file=str(tmp_path / "drill.txt")),
        Evidence("pen-test", "Ada", note="by word of mouth"),
    )
    (poll,) = readiness_polls(environment(evidence=rows))
    assert (poll.key.service, poll.needs_session) == ("evidence restore-drill", False)
    found = await poll.read(None, "")  # type: ignore[arg-type]
    assert (found.size, found.problem) == (8, "")


@pytest_asyncio.fixture
async def room() -> AsyncIterator[Room]:
    room = Room()
    yield room
    await room.scope.close()
    room.store.close()


def of_account(room: Room, account: str) -> Source:
    source = Source(f"of {account}")
    key = ReadingKey(K.SECRET_STATUS, "secrets", account)
    room.polls.append(Poll(key, "GET /x", NEVER_S, 10.0, needs_session=True, read=source))
    return source


@pytest.mark.asyncio
async def test_an_account_s_fact_is_read_in_its_own_session_and_stays_from_the_last_one(room: Room) -> None:
    company, director = of_account(room, "company"), of_account(room, "director-1")
    poller = room.start()
    await poller.first_round(signed_in=False)
    room.sign_in("COMPANY")
    poller.kick(needs_session=True)
    await settled()
    await poller.first_round(signed_in=True)
    room.sign_in("director-1")
    poller.kick(needs_session=True)
    await settled()
    assert (company.reads, director.accounts) == (1, ["director-1"])
    assert room.store.state.reading(K.SECRET_STATUS, "secrets", "company").value == "of company"
    assert room.store.state.reading(K.SECRET_STATUS, "secrets", "director-1").value == "of director-1"
    assert room.store.state.reading(K.SECRET_STATUS, "secrets").read_at is None


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_what_is_asked_once_is_asked_until_it_was_answered(room: Room) -> None:
    source = room.add(K.PLAIN_HTTP, outcome=DOWN)
    room.polls = [replace(room.polls[0], once=True)]
    poller = room.start()
    await settled()
    source.outcome = "refused"
    poller.kick()
    await settled()
    assert (source.reads, room.fact(K.PLAIN_HTTP).value) == (2, "refused")
    for _ in range(2):
        poller.kick()
        await settled()
    assert source.reads == 2
