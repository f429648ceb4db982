"""Reads a service's own description of its operations, as far as this client compares it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from api_client.models.common import Route, Takes

_METHODS: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})
_SCHEMAS: Final = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Description:
    """The part of an OpenAPI document that is read: operations by path and method, schemas by name."""

    paths: dict[str, dict[str, msgspec.Raw]]
    components: dict[str, msgspec.Raw] = field(default_factory=dict)


def routes_of(description: Description) -> frozenset[Route]:
    """Every operation. One that is described in a form of its own is there, without what it takes."""
    schemas = _object(_decoded(description.components.get("schemas")))
    return frozenset(
        Route(method.upper(), path, _takes(_decoded(raw), operations, schemas))
        for path, operations in description.paths.items()
        for method, raw in operations.items()
        if method.lower() in _METHODS
    )


def _decoded(raw: msgspec.Raw | None) -> Any:
    if raw is None:
        return None
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return None


def _takes(operation: Any, shared: Mapping[str, msgspec.Raw], schemas: Mapping[str, Any]) -> Takes | None:
    """The parameters of the operation and those its path shares, and its JSON body's fields."""
    if not isinstance(operation, dict):
        return None
    listed = [*_list(_decoded(shared.get("parameters"))), *_list(operation.get("parameters"))]
    parameters = [one for one in listed if isinstance(one, dict) and isinstance(one.get("name"), str)]
    body = _body(operation, schemas)
    headers = _named(parameters, "header")
    return Takes(
        query=_named(parameters, "query"),
        headers=headers,
        required=tuple(one["name"] for one in parameters if one.get("required") is True),
        body=tuple(_object(body.get("properties"))),
        body_required=tuple(name for name in _list(body.get("required")) if isinstance(name, str)),
        secured=bool(operation.get("security")) or any(name.lower() == "authorization" for name in headers),
    )


def _named(parameters: list[dict[str, Any]], place: str) -> tuple[str, ...]:
    return tuple(one["name"] for one in parameters if one.get("in") == place)


def _body(operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of the JSON body; empty where there is none, or one of another kind."""
    content = _object(_object(operation.get("requestBody")).get("content"))
    schema = _referred(_object(_object(content.get("application/json")).get("schema")), schemas)
    if "properties" in schema:
        return schema
    # A body that may be left out is described as one of several.
    choices = (
        _referred(_object(one), schemas) for way in ("anyOf", "oneOf", "allOf") for one in _list(schema.get(way))
    )
    return next((choice for choice in choices if "properties" in choice), schema)


def _referred(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference.startswith(_SCHEMAS):
        return _object(schemas.get(reference.removeprefix(_SCHEMAS)))
    return schema


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
