"""Secrets that cannot be shown, maps that cannot change, words that may be unknown."""

import copy
import dataclasses
import json
import logging
import pickle
from decimal import Decimal
from enum import Enum

import msgspec
import pytest

from api_client.exposition import FamilyType
from api_client.models.auth import SecretText
from api_client.models.common import DecimalMap, FactMap, HealthStatus
from api_client.models.config import ChangeStatus
from api_client.models.hitl import IntentStatus
from api_client.models.kill_switch import KillReason, KillStatus
from api_client.models.oms import OrderPath
from api_client.models.override import OverrideDecision
from api_client.redact import MASK
from tests.api_client.operations import CANARY_TOKEN, SESSION


def test_a_secret_shows_itself_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    secret = SecretText(CANARY_TOKEN)
    logging.getLogger("x").info("%s %r %s", secret, secret, SESSION)
    shown = [repr(secret), str(secret), f"{secret}", f"{secret!r:>5}", repr([secret]), repr(SESSION), caplog.text]
    assert not [text for text in shown if CANARY_TOKEN in text]
    assert str(secret) == MASK
    assert secret.reveal() == CANARY_TOKEN
    assert not hasattr(secret, "__dict__")
    for encoder in (json.dumps, msgspec.json.encode, pickle.dumps):
        with pytest.raises(TypeError) as caught:
            encode = encoder
            encode(secret)  # type: ignore[operator]
        assert CANARY_TOKEN not in str(caught.value)


def test_secrets_compare_by_what_they_hold() -> None:
    assert SecretText("é\ud800") == SecretText("é\ud800")
    assert SecretText("a") != SecretText("b")
    assert SecretText("a") != "a"
    assert len({SecretText("a"), SecretText("a"), SecretText("b")}) == 2
    assert bool(SecretText("a"))
    assert not SecretText("")


def test_a_copied_state_holds_the_same_secret() -> None:
    assert copy.copy(SESSION.token) is SESSION.token
    assert copy.deepcopy(SESSION) == SESSION
    assert dataclasses.asdict(SESSION)["token"] is SESSION.token


@pytest.mark.parametrize(
    "kind", [HealthStatus, KillReason, KillStatus, OrderPath, FamilyType, IntentStatus, OverrideDecision, ChangeStatus]
)
def test_a_new_word_of_the_platform_is_unknown(kind: type[Enum]) -> None:
    assert kind("something new").name == "UNKNOWN"
    with pytest.raises(KeyError):
        kind["something new"]


def test_maps_are_values() -> None:
    facts = FactMap({"b": True, "a": Decimal("1.0")})
    assert list(facts) == ["b", "a"]
    assert facts == {"a": Decimal(1), "b": True}
    assert hash(facts) == hash(FactMap({"a": Decimal("1.0"), "b": True}))
    assert (facts["b"], len(facts), "c" in facts) == (True, 2, False)
    assert repr(DecimalMap({"a": Decimal(1)})) == "DecimalMap({'a': Decimal('1')})"
    with pytest.raises(KeyError):
        facts["c"]
    with pytest.raises(TypeError):
        facts["c"] = 1  # type: ignore[index]
