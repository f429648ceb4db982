"""From an HTTP answer that is not a success to the error tree."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import msgspec

from api_client.errors import (
    ApiError,
    AuthError,
    Busy,
    Draining,
    Effect,
    Misconfigured,
    Refused,
    ServerFault,
)
from api_client.wire import Call, Reply

_SESSION_STORE_TEXT: Final = "Authentication session store is not configured."
_ALLOWLIST_WORD: Final = "ALLOWLIST"
_ERROR_BODY_LIMIT: Final = 64 * 1024
_RETRY_AFTER_LIMIT_S: Final = 24 * 3600.0


def failure(call: Call, reply: Reply, *, service: str) -> ApiError | None:
    """The failure that `reply` to `call` is, or None when it is a success (2xx)."""
    status = reply.status
    if 200 <= status < 300:
        return None
    body = _json(reply)
    detail = _detail(body, reply)
    effect = Effect.NONE if call.is_read else Effect.UNKNOWN
    if status < 400:
        return ServerFault(service=service, reason="redirect", effect=effect, status=status)
    if status == 429:
        return Busy(service=service, reason="status", status=status, detail=detail, retry_after_s=_retry_after(reply))
    if status in (401, 403) and call.guarded and detail not in call.refusals:
        return AuthError(service=service, status=status, detail=detail, forbidden=status == 403)
    if status < 500:
        return Refused(service=service, reason="status", status=status, detail=detail)
    if is_draining(status, body):
        wait_s = _retry_after(reply)
        return Draining(service=service, reason="status", status=status, detail=detail, retry_after_s=wait_s)
    guard = _unwired_guard(status, body)
    if guard is not None:
        return Misconfigured(service=service, guard=guard, status=status, detail=detail)
    return ServerFault(service=service, reason="status", effect=effect, status=status, detail=detail)


def detail_of(reply: Reply) -> str | None:
    """The server's own sentence in `reply`, if there is one; inputs it echoes are not read."""
    return _detail(_json(reply), reply)


def is_draining(status: int, body: object) -> bool:
    """Whether an answer says that the service is draining: a 503 whose `status` is an object."""
    return status == 503 and isinstance(body, dict) and isinstance(body.get("status"), dict)


def server_date(headers: Mapping[str, str]) -> datetime | None:
    """The Date header as aware UTC, or None when absent or unreadable."""
    text = headers.get("date")
    return None if text is None else _http_date(text)


def _json(reply: Reply) -> Any:
    if not reply.body or len(reply.body) > _ERROR_BODY_LIMIT:
        return None
    try:
        return msgspec.json.decode(reply.body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def _detail(body: object, reply: Reply) -> str | None:
    if body is None and reply.headers.get("content-type", "").lower().startswith("text/plain"):
        return reply.body[:_ERROR_BODY_LIMIT].decode("utf-8", "replace").strip() or None
    detail = body.get("detail") if isinstance(body, dict) else None
    if isinstance(detail, str):
        return detail
    if isinstance(detail, list):
        sentences = [sentence for item in detail if (sentence := _violation(item)) is not None]
        return "; ".join(sentences) or None
    return None


def _violation(item: object) -> str | None:
    """One entry of a validation answer as `message (place)`; its `input` may echo a secret and stays unread."""
    if not isinstance(item, dict) or not isinstance(message := item.get("msg"), str):
        return None
    place = item.get("loc")
    steps = [str(step) for step in place if isinstance(step, str | int)] if isinstance(place, list) else []
    return f"{message} ({'.'.join(steps)})" if steps else message


def _unwired_guard(status: int, body: object) -> str | None:
    detail = body.get("detail") if isinstance(body, dict) else None
    if status != 500 or not isinstance(detail, str):
        return None
    if detail == _SESSION_STORE_TEXT:
        return "session_store"
    return "allowlist" if _ALLOWLIST_WORD in detail else None


def _retry_after(reply: Reply) -> float | None:
    """Seconds until the server wants to be asked again: the header holds seconds or a date."""
    text = reply.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text), _RETRY_AFTER_LIMIT_S)
    moment = _http_date(text)
    if moment is None:
        return None
    # Against the server's own clock where it is given: this machine's may differ.
    now = reply.server_date or datetime.now(UTC)
    return min(max((moment - now).total_seconds(), 0.0), _RETRY_AFTER_LIMIT_S)


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None
