"""Which failures make NO GO by themselves: those that taking a line out of environments.toml cannot make disappear."""

from __future__ import annotations

from typing import Final

from app.core.readiness.deployment_probes import INVENTORY
from app.core.readiness.probe import Finding
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Verdict
from app.core.state import Environment

_CONSOLES_OWN: Final = frozenset(probe.id for probe in PROBES)
_RULES_PROBE: Final = "blind-alerts"


def further_services(environment: Environment) -> frozenset[str]:
    """The services that readiness can do without: nothing is missed when their lines are taken out."""
    return frozenset(address.name for address in environment.services) - frozenset(INVENTORY)


def decides(finding: Finding, environment: Environment) -> bool:
    """Whether the finding is a failure that stays, or is missed, whatever line is taken out.

    A failure of a further service alone, of alert rules that the environment names or its Prometheus tells, or of a
    question that the environment itself asks, blocks GO as something unknown does. If it made NO GO, taking its line
    out would turn NO GO into GO.
    """
    if finding.verdict is not Verdict.FAIL or finding.probe_id not in _CONSOLES_OWN:
        return False
    if finding.probe_id == _RULES_PROBE and (environment.rules or environment.has("prometheus")):
        return False
    further = further_services(environment)
    return any(one.verdict is Verdict.FAIL and one.subject not in further for one in finding.subjects)
