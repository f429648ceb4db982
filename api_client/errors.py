"""The failures a call to the platform can end in, each with what it did to the platform."""

from enum import Enum
from typing import ClassVar, Final

from api_client.redact import redact

DETAIL_LIMIT: Final = 300
"""Characters of a server's own sentence that are kept."""


class Effect(Enum):
    """What a failed call did to the platform."""

    NONE = "none"
    """Nothing happened."""
    UNKNOWN = "unknown"
    """It may have happened: read back before acting again."""
    DONE = "done"
    """It happened."""


class ApiError(Exception):
    """A call that did not give its value.

    The tree, with the effect each class has on a write (a read has no effect, whatever it ends in)::

        ApiError
        ├── NotConfigured   none     the environment has no such service
        ├── Unreachable     none     refused, DNS, TLS, connect or pool timeout: the request never left
        ├── Interrupted     unknown  a timeout or a drop after the request began to leave
        ├── AuthError       none     401 or 403 about the session
        ├── Refused         none     another 4xx: the server's sentence says why
        ├── Busy            none     429
        ├── Draining        none     503 with a status object
        ├── Misconfigured   none     500 whose detail is a guard's text: the platform is not wired
        ├── ServerFault     unknown  another 5xx, or a redirect
        └── ContractError   unknown  a 2xx whose body is not as agreed

    `detail` is the server's sentence, redacted and cut to `DETAIL_LIMIT` characters; `reason` is a short stable
    word for the cause; `status` is the HTTP status, if one arrived. `str()` holds neither body nor header.
    """

    default_effect: ClassVar[Effect] = Effect.UNKNOWN

    def __init__(
        self,
        *,
        service: str,
        reason: str,
        effect: Effect | None = None,
        status: int | None = None,
        detail: str | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__()
        self.service: Final = service
        self.reason: Final = reason
        self.effect: Final = self.default_effect if effect is None else effect
        self.status: Final = status
        self.detail: Final = None if detail is None else shorten(detail)
        self.retry_after_s: Final = retry_after_s

    def __str__(self) -> str:
        status = "" if self.status is None else f", HTTP {self.status}"
        return f"{self.service}: {type(self).__name__} ({self.reason}{status})"

    def __repr__(self) -> str:
        return f"<{self}>"


class NotConfigured(ApiError):
    """The environment names no such service, or not what is needed to speak to it."""

    default_effect = Effect.NONE

    def __init__(self, *, service: str, reason: str = "not_configured") -> None:
        super().__init__(service=service, reason=reason)


class Unreachable(ApiError):
    """The request never left this machine."""

    default_effect = Effect.NONE


class Interrupted(ApiError):
    """The request began to leave, and no whole answer came back."""


class AuthError(ApiError):
    """The platform refused the session: `forbidden` when it knows who asks (403), else it does not (401)."""

    default_effect = Effect.NONE

    def __init__(
        self,
        *,
        service: str,
        reason: str = "status",
        effect: Effect | None = None,
        status: int | None = None,
        detail: str | None = None,
        retry_after_s: float | None = None,
        forbidden: bool,
    ) -> None:
        super().__init__(
            service=service,
            reason=reason,
            effect=effect,
            status=status,
            detail=detail,
            retry_after_s=retry_after_s,
        )
        self.forbidden: Final = forbidden


class Refused(ApiError):
    """The platform understood the request and declined it."""

    default_effect = Effect.NONE


class Busy(ApiError):
    """The platform asks to be called later (429); `retry_after_s` when it said how much later."""

    default_effect = Effect.NONE


class Draining(ApiError):
    """The service is shutting down and takes no more work (503 with a status object)."""

    default_effect = Effect.NONE


class Misconfigured(ApiError):
    """A guard of the platform is not wired: `guard` names it (`session_store` or `allowlist`)."""

    default_effect = Effect.NONE

    def __init__(
        self,
        *,
        service: str,
        guard: str,
        reason: str = "status",
        effect: Effect | None = None,
        status: int | None = None,
        detail: str | None = None,
    ) -> None:
        super().__init__(service=service, reason=reason, effect=effect, status=status, detail=detail)
        self.guard: Final = guard


class ServerFault(ApiError):
    """The platform failed: another 5xx, or a redirect that nobody agreed on."""


class ContractError(ApiError):
    """A success whose body is not as agreed; `path` is the JSON path (or the line) that is wrong, never its value."""

    def __init__(
        self,
        *,
        service: str,
        reason: str,
        path: str,
        effect: Effect | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(service=service, reason=reason, effect=effect, status=status)
        self.path: Final = path

    def __str__(self) -> str:
        return f"{super().__str__()} at {self.path}"


def shorten(text: str) -> str:
    """A server's text on one line: redacted, without control characters, at most `DETAIL_LIMIT` characters."""
    # Redacted before it is cut: a cut in the middle of a secret would hide the secret's name from the rules.
    printable = "".join(
        character if character.isprintable() else " " for character in redact(text[: 16 * DETAIL_LIMIT])
    )
    line = " ".join(printable.split())
    return line if len(line) <= DETAIL_LIMIT else line[: DETAIL_LIMIT - 1] + "…"
