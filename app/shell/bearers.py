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
    """The tokens of what watches the platform, by service; blocking, `patience_s` seconds a keyring's entry at most.

    `keyring` None stands for the operating system's. What cannot be had is logged by its name and left out: the
    service then refuses its reads, and everything else of the console works.
    """
    found = {}
    for row in services:
        if row.name not in MONITORING:
            continue
        token = None
        if row.bearer_env is not None:
            token = variables.get(row.bearer_env)
        elif row.bearer_keyring is not None:
            token = _from_keyring(row.bearer_keyring, keyring, patience_s)
        else:
            continue
        if token:
            found[row.name] = SecretText(token)
        else:
            _log.warning("%s: there is no token called %s", row.name, row.bearer_env or row.bearer_keyring)
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
