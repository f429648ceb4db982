"""Tokens of what takes no session come from the keyring or a variable, are never shown, and never block."""

from __future__ import annotations

import threading

import pytest

from api_client.models.auth import SecretText
from app.shell.bearers import KEYRING_SERVICE, bearers_of, mfa_tokens_of
from app.shell.environment_settings import ServiceSettings

CANARY = "canary-monitoring-token"
URL = "https://prometheus.example.com"


class Ring:
    """A keyring that answers, fails or never answers."""

    def __init__(self, answer: str | Exception | threading.Event | None) -> None:
        self._answer = answer
        self.asked: list[tuple[str, str]] = []

    def get_password(self, service_name: str, username: str) -> str | None:
        self.asked.append((service_name, username))
        if isinstance(self._answer, Exception):
            raise self._answer
        if isinstance(self._answer, threading.Event):
            self._answer.wait()
            return None
        return self._answer


def row(name: str = "prometheus", **more: str) -> ServiceSettings:
    return ServiceSettings(name, URL, **more)


def test_a_token_of_the_keyring() -> None:
    ring = Ring(CANARY)
    found = bearers_of([row(bearer_keyring="monitoring")], {}, ring)
    assert found == {"prometheus": SecretText(CANARY)}
    assert ring.asked == [(KEYRING_SERVICE, "monitoring")]
    assert CANARY not in repr(found)


def test_a_token_of_a_variable_goes_first() -> None:
    ring = Ring("other")
    rows = [row("alertmanager", bearer_env="TOKEN", bearer_keyring="monitoring")]
    assert bearers_of(rows, {"TOKEN": CANARY}, ring) == {"alertmanager": SecretText(CANARY)}
    assert ring.asked == []


def test_only_what_takes_no_session_is_looked_at() -> None:
    ring = Ring(CANARY)
    rows = [row(), row("secrets", flavour="k8s", bearer_keyring="x", mfa_keyring="y"), row("risk", bearer_keyring="z")]
    assert bearers_of(rows, {}, ring) == mfa_tokens_of(rows, {}, ring) == {}
    assert ring.asked == []


def test_the_credentials_service_that_knows_no_sessions_has_two_tokens() -> None:
    ring = Ring(CANARY)
    rows = [row("secrets", flavour="root", bearer_keyring="secrets", mfa_env="MFA")]
    assert bearers_of(rows, {}, ring) == {"secrets": SecretText(CANARY)}
    assert ring.asked == [(KEYRING_SERVICE, "secrets")]
    assert mfa_tokens_of(rows, {"MFA": "second"}, ring) == {"secrets": SecretText("second")}
    assert mfa_tokens_of([row("prometheus", mfa_env="MFA")], {"MFA": "second"}) == {}


@pytest.mark.expects_log
@pytest.mark.parametrize("answer", [None, "", RuntimeError(CANARY)])
def test_what_cannot_be_had_is_left_out_and_named(
    answer: str | Exception | None, caplog: pytest.LogCaptureFixture
) -> None:
    assert bearers_of([row(bearer_keyring="monitoring")], {}, Ring(answer)) == {}
    assert bearers_of([row(bearer_env="TOKEN")], {}) == {}
    assert "there is no token called monitoring" in caplog.text
    assert "there is no token called TOKEN" in caplog.text
    assert CANARY not in caplog.text


@pytest.mark.expects_log
def test_a_keyring_that_waits_for_its_password_is_not_waited_for() -> None:
    never = threading.Event()
    try:
        assert bearers_of([row(bearer_keyring="monitoring")], {}, Ring(never), patience_s=0.01) == {}
    finally:
        never.set()
