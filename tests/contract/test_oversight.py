"""What needs two people at once: an intent that is another account's, a value that two authors set."""

from __future__ import annotations

import pytest

from api_client.errors import Refused
from api_client.models.config import ChangeStatus
from tests.contract.oversight_rows import CHANGE, DECIDE, LIMIT, waiting
from tests.contract.rows import BOTH, client, writes_counted
from tests.fakes.sandbox import RunningSandbox

pytestmark = [pytest.mark.parametrize("profile", BOTH), pytest.mark.asyncio]


async def test_nobody_but_the_owner_sees_or_decides_an_intent(sandbox: RunningSandbox) -> None:
    async with client(sandbox, "director-1") as owner, client(sandbox) as other, writes_counted(sandbox, {DECIDE: 2}):
        intent = await waiting(owner)
        assert intent.intent_id not in {seen.intent_id for seen in await other.hitl.pending()}
        with pytest.raises(Refused) as caught:
            await other.hitl.decide(intent.intent_id, approved=True)
        assert caught.value.detail == "Account mismatch between authenticated session and intent owner."
        assert (await owner.hitl.decide(intent.intent_id, approved=False)).as_asked


async def test_a_guarded_value_is_in_force_once_two_authors_set_the_same(sandbox: RunningSandbox) -> None:
    async with client(sandbox, "director-2") as first, client(sandbox) as second, writes_counted(sandbox, {CHANGE: 4}):
        assert (await first.config.update(LIMIT, 5_000_000)).status is ChangeStatus.PENDING
        with pytest.raises(Refused) as caught:
            await second.config.update(LIMIT, 5_000_001)
        assert (caught.value.status, caught.value.detail) == (400, "value_mismatch")
        applied = await second.config.update(LIMIT, 5_000_000)
        assert (applied.status, applied.approvers) == (ChangeStatus.APPLIED, ("director-2", "company"))
        assert (await first.config.history(LIMIT))[-1].value == applied.value
        late = await first.config.update(LIMIT, 5_000_000)
        assert (late.status, late.approvers) == (ChangeStatus.PENDING, ("director-2",))
