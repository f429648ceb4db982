"""What holds for consoles that run in a test: they wait longer than a person's console would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.running_console import PATIENT


@pytest.fixture(autouse=True, scope="module")
def patient_calls() -> Iterator[None]:
    """Before the module's own consoles: what they say depends on the platform, not on what else this machine does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("api_client.http.TIMEOUTS", PATIENT)
        patch.setattr("api_client.services.common_routes.TIMEOUTS", PATIENT)  # certificates, and what is asked in clear
        yield
