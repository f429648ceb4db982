"""Strict decoding: exact numbers, UTC, and errors that name a place and never a value."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.codec import decode
from api_client.errors import ContractError, Effect
from api_client.models.common import DecimalMap, FactMap, HealthStatus, TextMap
from tests.api_client.operations import OPERATIONS, Operation, answer_of, platform
from tests.fakes.transport import FakeNetwork

CANARY = "canary-value"
# Named by the contract as keys that may be absent, not only null.
OPTIONAL = {
    ("oms.order", "errors"),
    ("risk.throttle", "reason"),
    ("routes.routes", "openapi"),
    ("secrets_root.status", "last_rotated_at"),
    ("secrets_root.status", "last_rotated_by"),
    ("secrets_root.status", "status"),
    ("secrets_root.audit", "notes"),
    ("secrets_root.test", "data"),
    ("hitl.pending", "expires_at"),
}
UNREAD = {"openapi", "data"}
# A configured value may be anything, but it must be there.
UNTYPED = {("config.history", "value"), ("config.update", "value")}
# Named by the platform's data, not by the contract.
MAPS = {"oms.rate_limits", "oms_root.order", "config.current"}


@dataclass(frozen=True, slots=True)
class Leaf:
    amount: Decimal
    at: datetime


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    state: HealthStatus
    facts: FactMap
    weights: DecimalMap
    words: TextMap
    extra: dict[str, Decimal]
    count: int | None = None


def tree(**change: Any) -> bytes:
    content: dict[str, Any] = {"leaves": [], "state": "ok", "facts": {}, "weights": {}, "words": {}, "extra": {}}
    return json.dumps({**content, "ignored": CANARY, **change}).encode()


def fault(body: bytes, model: type[Any] = Tree) -> tuple[str, str]:
    with pytest.raises(ContractError) as caught:
        decode(body, model, service="risk", effect=Effect.UNKNOWN, status=200)
    error = caught.value
    assert error.__context__ is None
    assert CANARY not in f"{error}{error!r}{error.args}{vars(error)}"
    assert (error.service, error.effect, error.status, error.detail) == ("risk", Effect.UNKNOWN, 200, None)
    return error.reason, error.path


def value(body: bytes, model: type[Any] = Tree) -> Any:
    return decode(body, model, service="risk", effect=Effect.UNKNOWN)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", ("not_json", "$")),
        (b"canary-value", ("not_json", "$")),
        (b"\xff\xfe", ("not_json", "$")),
        (b'{"leaves": [], "x": ' + b"[" * 100_000, ("not_json", "$")),
        (b'{"state": "\xff"}', ("not_json", "$")),
        (b'"canary-value"', ("wrong_type", "$")),
        (b"{}", ("missing_field", "$.leaves")),
        (tree(leaves=[{"amount": 1}]), ("missing_field", "$.leaves[0].at")),
        (tree(leaves=CANARY), ("wrong_type", "$.leaves")),
        (tree(leaves=[{"amount": CANARY}]), ("wrong_type", "$.leaves[0].amount")),
        (tree(leaves=[{"amount": True}]), ("wrong_type", "$.leaves[0].amount")),
        (tree(leaves=[{"amount": 1, "at": CANARY}]), ("wrong_type", "$.leaves[0].at")),
        (tree(leaves=[{"amount": 1, "at": 1700000000}]), ("wrong_type", "$.leaves[0].at")),
        (tree(leaves=[{"amount": 1, "at": "2026-11-20T21:23:22"}]), ("wrong_type", "$.leaves[0].at")),
        (tree(leaves=[{"amount": 1, "at": "0001-01-01T00:00:00+14:00"}]), ("wrong_type", "$.leaves[0].at")),
        (tree(leaves=[{"amount": "NaN", "at": "2026-11-20T21:23:22Z"}]), ("wrong_type", "$.leaves[0].amount")),
        (tree(leaves=[{"amount": "Infinity", "at": "2026-11-20T21:23:22Z"}]), ("wrong_type", "$.leaves[0].amount")),
        (tree(leaves=[{"amount": "1e999999", "at": "2026-11-20T21:23:22Z"}]), ("wrong_type", "$.leaves[0].amount")),
        (tree(state=1), ("wrong_type", "$.state")),
        (tree(facts=[CANARY]), ("wrong_type", "$.facts")),
        (tree(facts={"a": 1}).replace(b'"a": 1', b'"a": 1e9999'), ("wrong_type", "$.facts[...]")),
        (tree(weights={"canary-value": CANARY}), ("wrong_type", "$.weights")),
        (tree(weights={"a": None}), ("wrong_type", "$.weights")),
        (tree(weights={"a": True}), ("wrong_type", "$.weights")),
        (tree(weights={"a": "NaN"}), ("wrong_type", "$.weights[...]")),
        (tree(words={"canary-value": 1}), ("wrong_type", "$.words")),
        (tree(words={"a": None}), ("wrong_type", "$.words")),
        (tree(words=[CANARY]), ("wrong_type", "$.words")),
        (tree(extra={"canary-value": "NaN"}), ("wrong_type", "$.extra[...]")),
        (tree(extra={"canary-value": CANARY}), ("wrong_type", "$.extra[...]")),
        (tree(count="1"), ("wrong_type", "$.count")),
    ],
)
def test_what_is_wrong_is_named_by_its_place(body: bytes, expected: tuple[str, str]) -> None:
    assert fault(body) == expected


def test_what_is_right_is_exact() -> None:
    body = tree(
        leaves=[{"amount": "1.10", "at": "2026-11-20T22:23:22.5+01:00"}],
        state="strange",
        facts={"flag": False, "word": "w", "count": 3, "none": None, "list": [1]},
        weights={"a": "0.3", "b": 2},
        words={"b": "", "a": "0.3"},
        extra={"x": 1},
    ).replace(b'"count": 3', b'"count": 3, "rate": 0.1000000000000000055511151231257827')
    tree_ = value(body)
    assert tree_.leaves == (Leaf(Decimal("1.10"), datetime(2026, 11, 20, 21, 23, 22, 500000, UTC)),)
    assert tree_.leaves[0].at.tzinfo is UTC
    assert str(tree_.leaves[0].amount) == "1.10"
    assert tree_.state is HealthStatus.UNKNOWN
    assert str(tree_.facts["rate"]) == "0.1000000000000000055511151231257827"
    assert dict(tree_.facts) == {**dict(tree_.facts), "flag": False, "word": "w", "count": 3, "none": None}
    assert "list" not in tree_.facts
    assert dict(tree_.weights) == {"a": Decimal("0.3"), "b": 2}
    assert list(tree_.words.items()) == [("b", ""), ("a", "0.3")]
    assert tree_.extra == {"x": 1}


def test_a_model_of_a_type_nobody_decodes_is_a_bug_of_ours() -> None:
    with pytest.raises(NotImplementedError):
        value(b"{}", complex)


FINITE = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30)
MOMENTS = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.timezones(),
)


@given(amount=FINITE, at=MOMENTS, as_number=st.booleans())
def test_every_number_and_moment_arrives_unchanged(amount: Decimal, at: datetime, as_number: bool) -> None:
    if amount and abs(amount.adjusted()) > 40:
        return
    written = f"{amount}" if as_number else f'"{amount}"'
    at = at.astimezone(UTC)
    leaf = value(f'{{"amount": {written}, "at": "{at.isoformat()}"}}'.encode(), Leaf)
    assert leaf.amount == amount
    assert leaf.at == at


@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_contract_error(body: bytes) -> None:
    try:
        assert isinstance(value(body), Tree)
    except ContractError as error:
        assert error.reason in {"not_json", "missing_field", "wrong_type"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(field=st.sampled_from(["leaves", "state", "facts", "weights", "words", "extra", "count"]), content=JSON)
def test_any_json_in_any_field_is_a_value_or_names_the_field(field: str, content: Any) -> None:
    try:
        value(tree(**{field: content}))
    except ContractError as error:
        assert error.path.startswith(f"$.{field}")


def spoiled() -> list[tuple[Operation, str]]:
    return [
        (item, key)
        for item in OPERATIONS
        for key in (item.answer[0] if isinstance(item.answer, list) else item.answer or {})
        if item.name not in MAPS
    ]


async def outcome(operation: Operation, answer: Any) -> ContractError | None:
    network = FakeNetwork()
    network.answer(operation.service, operation.method, operation.path, json=answer)
    try:
        await operation.call(platform(network, services=[operation.service]))
    except ContractError as error:
        return error
    return None


@pytest.mark.asyncio
@pytest.mark.parametrize(("operation", "key"), spoiled(), ids=str)
async def test_every_field_of_every_answer_must_be_there_and_of_its_type(operation: Operation, key: str) -> None:
    root = "$[0]" if isinstance(operation.answer, list) else "$"
    for reason in ("missing_field", "wrong_type"):
        answer = answer_of(operation.name)
        fields = answer[0] if isinstance(answer, list) else answer
        if reason == "missing_field":
            del fields[key]
        else:
            fields[key] = [[CANARY]] if not isinstance(fields[key], list) else CANARY
        error = await outcome(operation, answer)
        if (operation.name, key) in OPTIONAL and (reason == "missing_field" or key in UNREAD):
            assert error is None
            continue
        if (operation.name, key) in UNTYPED and reason == "wrong_type":
            assert error is None
            continue
        assert error is not None
        assert error.reason == reason
        assert error.path.removesuffix("[0]") == f"{root}.{key}"
        assert CANARY not in f"{error!r}{vars(error)}"


@pytest.mark.asyncio
async def test_a_rate_limit_must_be_whole() -> None:
    (operation,) = (item for item in OPERATIONS if item.name == "oms.rate_limits")
    answer = answer_of(operation.name)
    del answer["company"]["rest"]["window"]
    error = await outcome(operation, answer)
    assert error is not None
    assert (error.reason, error.path) == ("missing_field", "$[...][...].window")
