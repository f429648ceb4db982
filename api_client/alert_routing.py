"""The routing tree out of an Alertmanager's configuration text."""

import re
from typing import Any, Final

from api_client.models.monitoring import AlertRoute, Matcher
from api_client.plain_yaml import read_yaml

CONFIG_LIMIT: Final = 1024 * 1024
"""Characters of a configuration that are read."""

_DEPTH_LIMIT: Final = 20
_MATCHER: Final = re.compile(r"\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*(.*?)\s*", re.DOTALL)


def route_of(config: str) -> AlertRoute | None:
    """The routing tree of a configuration (YAML), or None when there is none in it that can be read.

    Understands `match`, `match_re` and `matchers`. Nothing else of the configuration is looked at or kept: it may
    hold the receivers' secrets.
    """
    if len(config) > CONFIG_LIMIT:
        return None
    try:
        (document,) = read_yaml(config)
        route = document.get("route") if isinstance(document, dict) else None
        return _route(route, "", 0) if isinstance(route, dict) else None
    except ValueError:
        return None


def _route(node: dict[Any, Any], inherited: str, depth: int) -> AlertRoute:
    """One node; raises ValueError for what is not as documented."""
    children = node.get("routes") or []
    if depth > _DEPTH_LIMIT or not isinstance(children, list) or not all(isinstance(one, dict) for one in children):
        raise ValueError("routes")
    receiver = _text(node.get("receiver") or inherited)
    return AlertRoute(
        receiver=receiver,
        matchers=(*_old(node.get("match"), "="), *_old(node.get("match_re"), "=~"), *_new(node.get("matchers"))),
        goes_on=node.get("continue") is True,
        routes=tuple(_route(child, receiver, depth + 1) for child in children),
    )


def _old(found: object, operator: str) -> tuple[Matcher, ...]:
    if found is None:
        return ()
    if not isinstance(found, dict):
        raise ValueError("match")
    return tuple(Matcher(_text(name), operator, _text(value)) for name, value in found.items())


def _new(found: object) -> tuple[Matcher, ...]:
    if found is None:
        return ()
    if not isinstance(found, list):
        raise ValueError("matchers")
    return tuple(_matcher(_text(one)) for one in found)


def _matcher(text: str) -> Matcher:
    parts = _MATCHER.fullmatch(text)
    if parts is None:
        raise ValueError("matcher")
    name, operator, value = parts.groups()
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    return Matcher(name, operator, value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text")
    return value
