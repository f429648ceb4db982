"""What people do about alerts: acknowledged, shelved, silenced; in the journal, and kept over a restart."""

from __future__ import annotations

import json
import stat
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from api_client.models.alertmanager import RoutedAlert, RoutedState
from app.core.alert_reports import Suppression
from app.core.state import ReadingKind, SessionState, VerdictOfCommand
from tests.shell.alert_bench import (
    CRITICAL,
    DEEP,
    DONE,
    KILL,
    REFUSED,
    SOON,
    Desk,
    firing,
    opened,
    ruled,
    served,
)
from tests.shell.board_bench import spoil_journal


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    desk = await ruled(tmp_path)
    yield desk
    await desk.console.close()


@pytest_asyncio.fixture
async def managed(tmp_path: Path) -> AsyncIterator[Desk]:
    desk = await served(tmp_path)
    yield desk
    await desk.console.close()


@pytest.mark.asyncio
async def test_an_acknowledgement_is_in_the_journal_and_survives_a_restart(desk: Desk, tmp_path: Path) -> None:
    await firing(desk)
    assert await desk.alerts.acknowledge([DEEP], " on\nit ", desk.clock() + SOON)
    await desk.look(0)
    row = desk.row(DEEP)
    assert row.acknowledgement is not None
    assert (row.acknowledgement.note, row.acknowledgement.who, row.annunciated) == ("on it", "ops@example.com", False)
    assert [record.body.get("command") for record in desk.records("asked", "verdict")] == ["acknowledge alert"] * 2
    assert desk.outcome.verdict is DONE
    path = desk.paths.alerts(desk.console.settings.name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = await opened(tmp_path, desk.clock)
    await again.alerts.resume()
    assert again.alerts.decisions == desk.alerts.decisions
    await again.console.close()
    assert await desk.alerts.unacknowledge(DEEP)
    await desk.look(0)
    assert desk.row(DEEP).annunciated
    assert json.loads(path.read_text()) == []


@pytest.mark.asyncio
async def test_a_file_that_is_none_is_as_good_as_none_and_what_was_decided_since_stays(desk: Desk) -> None:
    await firing(desk)
    await desk.alerts.acknowledge([DEEP], "on it", desk.clock() + SOON)
    path = desk.paths.alerts(desk.console.settings.name)
    path.write_text("[")
    await desk.alerts.resume()
    assert [one.key for one in desk.alerts.decisions] == [DEEP]


@pytest.mark.asyncio
async def test_what_is_shelved_is_counted_and_the_kill_switchs_is_never(desk: Desk) -> None:
    await firing(desk)
    assert await desk.alerts.shelve([DEEP, "Twice{}"], "planned", desk.clock() + SOON)
    await desk.look(0)
    assert (desk.row(DEEP).suppression, desk.state.alerts.counts.shelved) == (Suppression.SHELVED, 2)
    assert not await desk.alerts.shelve([DEEP, KILL], "planned", desk.clock() + SOON)
    assert desk.outcome.verdict is REFUSED
    assert "Alerts about the kill switch are never shelved" in desk.outcome.words
    assert await desk.alerts.unshelve(DEEP)
    await desk.look(0)
    assert desk.state.alerts.counts.shelved == 1
    await desk.look(601)
    assert desk.alerts.decisions
    assert desk.state.alerts.decisions == ()  # it has ended


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("key", "note", "minutes", "why"),
    [
        (DEEP, "", 10, "Say in a note"),
        (DEEP, "n", 500, "from 5 minutes to 8 hours"),
        ("Other{}", "n", 10, "not on the list any more"),
        ("Gone{}", "n", 10, "Only an alert that fires"),
    ],
)
async def test_what_cannot_be_acknowledged_is_said(desk: Desk, key: str, note: str, minutes: int, why: str) -> None:
    await firing(desk)
    assert not await desk.alerts.acknowledge([key], note, desk.clock() + timedelta(minutes=minutes))
    assert why in desk.outcome.words
    assert desk.alerts.decisions == ()


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_nothing_is_kept_quiet_by_nobody_or_without_the_journal(desk: Desk) -> None:
    await firing(desk)
    assert not await desk.alerts.shelve([], "n", desk.clock() + SOON)
    session = desk.state.session
    desk.console.store.update(lambda state: replace(state, session=SessionState()))
    assert not await desk.alerts.shelve([DEEP], "n", desk.clock() + SOON)
    assert "Sign in first" in desk.outcome.words
    assert not await desk.alerts.silence(DEEP, "n", desk.clock() + SOON)
    desk.console.store.update(lambda state: replace(state, session=session))
    spoil_journal(desk)
    assert not await desk.alerts.shelve([DEEP], "n", desk.clock() + SOON)
    assert "the journal cannot be written" in desk.outcome.words
    assert desk.alerts.decisions == ()
    assert await desk.alerts.unshelve(DEEP)  # letting it call again raises no risk


@pytest.mark.asyncio
async def test_what_cannot_be_kept_over_a_restart_is_said(desk: Desk) -> None:
    await firing(desk)
    desk.paths.alerts(desk.console.settings.name).mkdir(parents=True)
    assert await desk.alerts.acknowledge([DEEP], "on it", desk.clock() + SOON)
    assert desk.outcome.words.endswith("forgotten when this console ends.")


def held(desk: Desk, *silences: str, name: str = "Deep") -> RoutedAlert:
    now, state = desk.clock(), RoutedState.SUPPRESSED if silences else RoutedState.ACTIVE
    labels = (("alertname", name), *CRITICAL)
    return RoutedAlert("f", labels, (), state, silences, (), (), now, now + SOON, now)


@pytest.mark.asyncio
async def test_an_alert_is_silenced_and_its_silence_ended_in_alertmanager(managed: Desk) -> None:
    managed.told(ReadingKind.AM_ALERTS, "alertmanager", (held(managed), held(managed, name="kill_switch_engaged")))
    await managed.look(0)
    assert not await managed.alerts.expire_silences(DEEP)
    assert "knows of no silence" in managed.outcome.words
    assert not await managed.alerts.silence('kill_switch_engaged{severity="critical"}', "n", managed.clock() + SOON)
    assert not await managed.alerts.silence("Other{}", "n", managed.clock() + SOON)
    assert await managed.alerts.silence(DEEP, "known", managed.clock() + SOON)
    sent = managed.fake.network.requests("alertmanager", "/api/v2/silences")[0]
    body = sent.json()
    assert [(one["name"], one["value"]) for one in body["matchers"]] == [
        ("alertname", "Deep"),
        ("severity", "critical"),
    ]
    assert (body["createdBy"], body["comment"]) == ("ops@example.com", "known")
    assert managed.outcome.words.startswith(f"Alertmanager silences {DEEP} until ")
    assert await managed.alerts.silence(DEEP, "all of them", managed.clock() + SOON, ("severity",))
    assert managed.outcome.words.startswith("Alertmanager silences Deep{} until ")
    (matcher,) = managed.fake.network.requests("alertmanager", "/api/v2/silences")[-2].json()["matchers"]
    assert matcher["value"] == "Deep"
    managed.told(ReadingKind.AM_ALERTS, "alertmanager", (held(managed, "s-1"),))
    await managed.look(0)
    assert managed.row(DEEP).suppression is Suppression.SILENCED
    assert await managed.alerts.expire_silences(DEEP)
    assert managed.outcome.words == "Alertmanager keeps nothing back by silence s-1 any more."


def read_back(desk: Desk) -> list[str]:
    return [str(record.body["read_back"]) for record in desk.records("silence read back")]


def kept(desk: Desk, state: str) -> dict[str, object]:
    """The silence as Alertmanager itself lists it, its matchers in an order of its own."""
    now = desk.clock()
    labels = (("severity", "critical"), ("alertname", "Deep"))
    return {
        "id": "s-1",
        "status": {"state": state},
        "matchers": [{"name": name, "value": value, "isRegex": False, "isEqual": True} for name, value in labels],
        "startsAt": now.isoformat(),
        "endsAt": (now + SOON).isoformat(),
        "updatedAt": now.isoformat(),
        "createdBy": "ops@example.com",
        "comment": "known",
    }


@pytest.mark.asyncio
async def test_what_alertmanager_has_afterwards_is_read_back_whatever_it_answered(managed: Desk) -> None:
    network = managed.fake.network
    managed.told(ReadingKind.AM_ALERTS, "alertmanager", (held(managed),))
    await managed.look(0)
    network.answer("alertmanager", "GET", "/api/v2/silences", json=[kept(managed, "active")])
    assert await managed.alerts.silence(DEEP, "known", managed.clock() + SOON)
    network.answer("alertmanager", "POST", "/api/v2/silences", status=502, json={})
    assert not await managed.alerts.silence(DEEP, "known", managed.clock() + SOON)
    assert managed.outcome.verdict is VerdictOfCommand.UNKNOWN
    network.answer("alertmanager", "GET", "/api/v2/silences", json=[])
    assert not await managed.alerts.silence(DEEP, "other", managed.clock() + SOON)
    network.answer("alertmanager", "GET", "/api/v2/silences", json=[kept(managed, "active")])
    assert await managed.alerts.expire_silence("s-1")
    network.answer("alertmanager", "GET", "/api/v2/silences", status=500, json={})
    assert await managed.alerts.expire_silence("s-1")
    assert read_back(managed)[:4] == [
        "Read back: Alertmanager has silence s-1 in force.",
        "Read back: Alertmanager has silence s-1 in force.",
        "Read back: Alertmanager has no such silence.",
        "Read back: silence s-1 is still in force.",
    ]
    assert read_back(managed)[4].startswith("Not read back: Alertmanager")
    posted = [one for one in network.requests("alertmanager", "/api/v2/silences") if one.method == "POST"]
    assert len(posted) == 3  # each sent once


@pytest.mark.asyncio
async def test_a_silence_that_was_refused_is_not_read_back(managed: Desk) -> None:
    managed.told(ReadingKind.AM_ALERTS, "alertmanager", (held(managed),))
    await managed.look(0)
    managed.fake.network.answer("alertmanager", "POST", "/api/v2/silences", status=400, json="bad matcher")
    assert not await managed.alerts.silence(DEEP, "known", managed.clock() + SOON, ("severity",))
    assert managed.outcome.verdict is REFUSED
    assert read_back(managed) == []
    (sent,) = managed.fake.network.requests("alertmanager", "/api/v2/silences")
    assert [one["name"] for one in sent.json()["matchers"]] == ["alertname"]
