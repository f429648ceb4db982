"""What operations take is read from any description; what cannot be read leaves the operation without it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.models.common import Route, Takes
from api_client.openapi import Description, routes_of

QUERY = {"name": "account_id", "in": "query", "required": True}
HEADER = {"name": "Authorization", "in": "header", "required": False}
BODY = {"properties": {"reason": {}, "account_id": {}}, "required": ["reason", 7]}
SCHEMAS = {"components": {"schemas": {"Order": BODY}}}


def takes(operation: Any, *, shared: Any = None, **document: Any) -> Takes | None:
    paths = {"/x": {"post": operation, **({} if shared is None else {"parameters": shared})}}
    described = msgspec.json.decode(msgspec.json.encode({"paths": paths, **document}), type=Description)
    (route,) = routes_of(described)
    assert route == Route("POST", "/x")
    return route.takes


def body(schema: Any, kind: str = "application/json") -> dict[str, Any]:
    return {"requestBody": {"content": {kind: {"schema": schema}}}}


FIELDS = Takes(body=("reason", "account_id"), body_required=("reason",))


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ({}, Takes()),
        ({"parameters": [QUERY, HEADER]}, Takes(("account_id",), ("Authorization",), ("account_id",), secured=True)),
        ({"security": [{"bearer": []}]}, Takes(secured=True)),
        ({"parameters": [{"in": "query"}, 3, {"name": "x", "in": "cookie"}]}, Takes()),
        (body(BODY), FIELDS),
        (body({"$ref": "#/components/schemas/Order"}), FIELDS),
        (body({"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/Order"}]}), FIELDS),
        (body({"allOf": [{"$ref": "#/components/schemas/Gone"}]}), Takes()),
        (body({"$ref": "other.json#/Order"}), Takes()),
        (body(BODY, "multipart/form-data"), Takes()),
        ({"requestBody": "text"}, Takes()),
        ([], None),
        ("text", None),
    ],
)
def test_what_an_operation_takes(operation: Any, expected: Takes | None) -> None:
    assert takes(operation, **SCHEMAS) == expected


def test_parameters_of_the_path_count_for_its_operations() -> None:
    assert takes({}, shared=[QUERY]) == Takes(("account_id",), required=("account_id",))
    assert takes({}, components={"schemas": 3}, shared="odd") == Takes()


def test_two_descriptions_of_one_operation_are_the_same_operation() -> None:
    assert {Route("GET", "/x")} == {Route("GET", "/x", Takes(secured=True))}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["in", "name", "$ref", "a"]), inner),
    max_leaves=12,
)


@given(JSON, JSON, JSON)
def test_no_description_breaks_the_reader(parameters: Any, schema: Any, schemas: Any) -> None:
    takes({"parameters": parameters, **body(schema)}, components={"schemas": schemas})
