"""Bytes of a JSON answer to a frozen model, strictly."""

import dataclasses
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple, NoReturn, TypeVar

import msgspec

from api_client.errors import ContractError, Effect
from api_client.models.common import DecimalMap, Fact, FactMap, TextMap

T = TypeVar("T")

_AT: Final = re.compile(r" - at `(\$[^`]*)`$")
_MISSING: Final = re.compile(r"^Object missing required field `([^`]*)`")
# No amount, price or rate comes near; a larger exponent only serves to exhaust memory when it is printed.
_DECIMAL_EXPONENT_LIMIT: Final = 40
# Building a decoder costs a thousand times what using it does.
_DECODERS: Final[dict[object, msgspec.json.Decoder[Any]]] = {}


class Fault(NamedTuple):
    """What is wrong with a body: a reason of `ContractError`, and the JSON path, which names fields only."""

    reason: str
    path: str


class _Mistyped(Exception):
    """A value that decoded, but is not what the model promises."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path: Final = path


def decode(
    body: bytes, model: type[T], *, service: str, effect: Effect, status: int | None = None, plain: bool = False
) -> T:
    """Return `body` as `model`, a frozen dataclass or a tuple of them.

    Unknown fields are ignored; numbers become Decimal from their own digits, never through a float; datetimes
    become UTC. Raises ContractError for anything missing, mistyped, naive or not finite; the error holds no value.
    `plain` for a model that holds neither Decimals nor datetimes: long lists are then read many times faster.
    """
    outcome = _decoded(body, model, plain=plain)
    if isinstance(outcome, Fault):
        raise ContractError(service=service, reason=outcome.reason, path=outcome.path, effect=effect, status=status)
    return outcome[0]


def _decoded(body: bytes, model: type[T], *, plain: bool) -> tuple[T] | Fault:
    # Answered, not raised: msgspec's own exception may hold a value, and would stay chained to ours.
    try:
        found = _decoder(model).decode(body)
        return (found if plain else _normalised(found, "$"),)
    except msgspec.ValidationError as error:
        return _fault(str(error))
    except _Mistyped as error:
        return Fault("wrong_type", error.path)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return Fault("not_json", "$")


def _decoder(model: type[T]) -> msgspec.json.Decoder[T]:
    decoder = _DECODERS.get(model)
    if decoder is None:
        decoder = _DECODERS[model] = msgspec.json.Decoder(model, dec_hook=_named_values, float_hook=Decimal)
    return decoder


def _fault(message: str) -> Fault:
    at = _AT.search(message)
    path = at.group(1) if at else "$"
    missing = _MISSING.match(message)
    return Fault("missing_field", f"{path}.{missing.group(1)}") if missing else Fault("wrong_type", path)


def _named_values(expected: type, value: Any) -> Any:
    if not isinstance(value, dict):
        _mistyped()
    if expected is FactMap:
        return FactMap({name: fact for name, fact in value.items() if _is_fact(fact)})
    if expected is DecimalMap:
        return DecimalMap({name: _decimal(number) for name, number in value.items()})
    if expected is TextMap:
        return TextMap({name: _text(word) for name, word in value.items()})
    raise NotImplementedError(expected)


def _is_fact(value: object) -> bool:
    return isinstance(value, Fact)


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        _mistyped()
    try:
        return Decimal(value)
    except ArithmeticError:
        _mistyped()


def _text(value: object) -> str:
    if not isinstance(value, str):
        _mistyped()
    return value


def _mistyped() -> NoReturn:
    # msgspec turns a TypeError of its hook into a ValidationError with the path.
    raise TypeError("mistyped")


def _normalised(value: Any, path: str) -> Any:
    """`value` with every datetime in UTC; raises _Mistyped for naive datetimes and unusable numbers."""
    if isinstance(value, datetime):
        return _utc(value, path)
    if isinstance(value, Decimal):
        return _usable(value, path)
    if isinstance(value, tuple):
        return tuple(_normalised(item, f"{path}[{index}]") for index, item in enumerate(value))
    if isinstance(value, dict):
        return {key: _normalised(item, f"{path}[...]") for key, item in value.items()}
    if isinstance(value, DecimalMap | FactMap):
        for item in value.values():
            _normalised(item, f"{path}[...]")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            # The object was made a moment ago and nobody else has seen it: frozen begins when it leaves here.
            object.__setattr__(value, field.name, _normalised(getattr(value, field.name), f"{path}.{field.name}"))
    return value


def _utc(value: datetime, path: str) -> datetime:
    if value.tzinfo is None:
        raise _Mistyped(path)
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise _Mistyped(path) from None


def _usable(value: Decimal, path: str) -> Decimal:
    if not value.is_finite() or abs(value.adjusted()) > _DECIMAL_EXPONENT_LIMIT:
        raise _Mistyped(path)
    return value
