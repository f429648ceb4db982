"""What holds for consoles that run in a test: they wait for a connection longer than a person's console would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from api_client import http

CONNECT_S = 15.0


@pytest.fixture(autouse=True, scope="module")
def patient_connections() -> Iterator[None]:
    """A machine busy with other tests may take seconds for the handshakes of twenty services at once."""
    with pytest.MonkeyPatch.context() as patch:
        patient = {kind: replace(patience, connect_s=CONNECT_S) for kind, patience in http.TIMEOUTS.items()}
        patch.setattr(http, "TIMEOUTS", patient)
        yield
