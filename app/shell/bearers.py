"""The tokens of services that have one of their own: named in environments.toml, kept in the keyring or a variable."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from typing import Final, Protocol

from api_client.models.auth import SecretText
from app.core.readiness.probe import MONITORING
from app.shell.environment_settings import ServiceSettings

KEYRING_SERVICE: Final = "aether-console"
_PATIENCE_S: Final = 3.0
_log = logging.getLogger(__name__)


class Keyring(Protocol):
    """What is used of a keyring; the `keyring` package has this form."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """The secret, or None when there is none."""
        ...


def bearers_of(
    services: Iterable[ServiceSettings],
    variables: Mapping[str, str],
    keyring: Keyring | None = None,
    *,
    patience_s: float = _PATIENCE_S,
) -> dict[str, SecretText]:
    """The bearer tokens of services that take no session, by service.

    Blocking, `patience_s` seconds a keyring's entry at most.

    `keyring` None stands for the operating system's. What cannot be had is logged by its name and left out: the
    service then refuses its reads, and everything else of the console works.
    """
    named = {
        row.name: (row.bearer_env, row.bearer_keyring)
        for row in services
        if row.name in MONITORING or _has_own_tokens(row)
    }
    return _tokens(named, variables, keyring, patience_s)


def mfa_tokens_of(
    services: Iterable[ServiceSettings],
    variables: Mapping[str, str],
    keyring: Keyring | None = None,
    *,
    patience_s: float = _PATIENCE_S,
) -> dict[str, SecretText]:
    """What some of them want beside it, by service; blocking as `bearers_of`."""
    named = {row.name: (row.mfa_env, row.mfa_keyring) for row in services if _has_own_tokens(row)}
    return _tokens(named, variables, keyring, patience_s)


def _has_own_tokens(row: ServiceSettings) -> bool:
    """One implementation of the credentials service knows no sessions."""
    return row.name == "secrets" and row.flavour == "root"


def _tokens(
    named: Mapping[str, tuple[str | None, str | None]],
    variables: Mapping[str, str],
    keyring: Keyring | None,
    patience_s: float,
) -> dict[str, SecretText]:
    """By service, from the variable or the keyring's entry that is named for it."""
    found = {}
    for service, (variable, entry) in named.items():
        if variable is not None:
            token = variables.get(variable)
        elif entry is not None:
            token = _from_keyring(entry, keyring, patience_s)
        else:
            continue
        if token:
            found[service] = SecretText(token)
        else:
            _log.warning("%s: there is no token called %s", service, variable or entry)
    return found


def _from_keyring(name: str, keyring: Keyring | None, patience_s: float) -> str | None:
    answer: Future[str | None] = Future()
    # A daemon: a keyring that waits for its password must not keep the console from ending.
    threading.Thread(target=_ask, args=(name, keyring, answer), name="keyring bearer", daemon=True).start()
    try:
        return answer.result(patience_s)
    except TimeoutError:
        return None


def _ask(name: str, keyring: Keyring | None, answer: Future[str | None]) -> None:
    try:
        if keyring is None:
            import keyring as system  # here, because its import costs more than the rest of a start

            answer.set_result(system.get_password(KEYRING_SERVICE, name))
        else:
            answer.set_result(keyring.get_password(KEYRING_SERVICE, name))
    except Exception:  # each backend has its own failures, and none of them may tell more than that it failed
        answer.set_result(None)
