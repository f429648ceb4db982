"""The error tree: what each class says, and what none of them may."""

from typing import Any

import pytest

from api_client import errors
from api_client.errors import (
    DETAIL_LIMIT,
    ApiError,
    AuthError,
    Busy,
    ContractError,
    Draining,
    Effect,
    Interrupted,
    Misconfigured,
    NotConfigured,
    Refused,
    ServerFault,
    Unreachable,
    shorten,
)

EXTRA: dict[type[ApiError], dict[str, Any]] = {
    AuthError: {"forbidden": True},
    Misconfigured: {"guard": "session_store"},
    ContractError: {"path": "$.x"},
}
EFFECTS = {
    Unreachable: Effect.NONE,
    Interrupted: Effect.UNKNOWN,
    AuthError: Effect.NONE,
    Refused: Effect.NONE,
    Busy: Effect.NONE,
    Draining: Effect.NONE,
    Misconfigured: Effect.NONE,
    ServerFault: Effect.UNKNOWN,
    ContractError: Effect.UNKNOWN,
}


def test_the_tree_is_complete() -> None:
    classes = {item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, ApiError)}
    assert classes == {ApiError, NotConfigured, *EFFECTS}
    for item in classes:
        assert item.__name__ in (ApiError.__doc__ or "")


@pytest.mark.parametrize(("kind", "effect"), EFFECTS.items())
def test_every_class_has_its_effect_and_tells_no_body(kind: type[ApiError], effect: Effect) -> None:
    more = dict(EXTRA.get(kind, {}))
    if kind is not ContractError:
        more["detail"] = "a sentence of the server"
    error = kind(service="risk", reason="status", status=500, **more)
    assert error.effect is effect
    assert str(error).startswith(f"risk: {kind.__name__} (status, HTTP 500)")
    assert "sentence" not in f"{error}{error!r}{error.args}"
    assert repr(error) == f"<{error}>"
    assert kind(service="risk", reason="x", effect=Effect.DONE, **EXTRA.get(kind, {})).effect is Effect.DONE


def test_what_is_particular_to_a_class() -> None:
    assert NotConfigured(service="oms").reason == "not_configured"
    assert NotConfigured(service="oms").effect is Effect.NONE
    assert (
        str(ContractError(service="oms", reason="wrong_type", path="$.a")) == "oms: ContractError (wrong_type) at $.a"
    )
    assert AuthError(service="oms", forbidden=False).forbidden is False
    assert Misconfigured(service="oms", guard="allowlist").guard == "allowlist"
    assert Busy(service="oms", reason="status", retry_after_s=3.0).retry_after_s == 3.0


def test_a_detail_is_one_short_redacted_line() -> None:
    error = Refused(service="oms", reason="status", detail="no\r\n\x1b[31m  password=hunter2 \u202e" + "x" * 1000)
    assert error.detail is not None
    assert len(error.detail) <= DETAIL_LIMIT
    assert error.detail.isprintable()
    assert "hunter2" not in error.detail
    assert error.detail.startswith("no [31m password=")


def test_a_cut_leaves_no_secret_behind() -> None:
    for length in range(DETAIL_LIMIT - 30, DETAIL_LIMIT + 10):
        text = shorten("y" * length + ' {"api_secret": "canary-secret", "z": 1}')
        assert "canary" not in text
        assert len(text) <= DETAIL_LIMIT


def test_text_is_short_before_it_is_cleaned() -> None:
    assert len(shorten("x" * 50_000_000)) == DETAIL_LIMIT
    assert shorten("exact" * 60) == "exact" * 60
