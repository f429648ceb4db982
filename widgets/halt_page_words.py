"""The sentences of the halt page beside the ladder: who fired it, the lines to type elsewhere, the way back."""

from __future__ import annotations

import shlex
from datetime import UTC
from types import MappingProxyType
from typing import Final

from app.core.halt import REASON_NAMES, HaltOrder
from app.core.present import clock_words
from app.core.state import Environment, EnvironmentKind

NEVER_FIRED: Final = "No kill was fired from this console"
UNFIRED: Final = "The ladder of a kill stands here, from the moment it is fired."
TWO_ACTIONS: Final = (
    "It takes two actions: arm with Ctrl+Shift+K or the red control, then hold Space for one second. Nothing is sent "
    "by arming."
)

NO_RELEASE: Final = (
    "The platform has no release: no address to call and no command. A kill gauge that falls means that the kill "
    "service restarted or that another replica answered: not a release."
)
DEACTIVATION_STEPS: Final = (
    "Risk signs off that the cause is found and over.",
    "Orders and positions are reconciled with Kraken's own records.",
    "The platform's owner restarts the kill switch and the risk engine, which hold the flag.",
    "Readiness is GO on the board, and the kill path is proven again.",
    "Trading is restored in stages: simulation first, then one account after the other, watched.",
)

SAFE_MODE_EFFECT: Final = (
    "For the whole platform: cancels open orders, allows hedging only and blocks new intents. Leaving it again takes "
    "a deliberate step."
)
KRAKEN_STEPS: Final = (
    "Sign in at Kraken's own site, not through the platform.",
    "Cancel all open orders there.",
    "Disable the platform's API key there: nothing can be placed with it any more.",
)

_STAGES: Final = MappingProxyType({EnvironmentKind.PRODUCTION: "prod", EnvironmentKind.STAGING: "staging"})


def title(order: HaltOrder | None) -> str:
    """The page's title, naming whom the newest order is for."""
    if order is None:
        return "Halt"
    whom = order.accounts[0] if len(order.accounts) == 1 else f"{len(order.accounts)} accounts"
    return f"Halt · {whom}"


def fired_line(order: HaltOrder) -> str:
    """When, by whom and why the order was fired."""
    if order.fired_at is None:
        return "Armed, not fired."
    who = f"while locked, by session of {order.actor}, person unproven" if order.locked else f"by {order.actor}"
    name = REASON_NAMES[order.reason]
    why = f"{name} ({order.reason_words})" if order.reason_words and order.reason_words != name else name
    return f"Fired {clock_words(order.fired_at.astimezone(UTC))} UTC {who}, reason: {why}"


def waiting_words(accounts: tuple[str, ...]) -> str:
    """What a sign-in would send once more; empty while nothing waits for one."""
    if not accounts:
        return ""
    return f"A guard refused the kill. Signing in stops {' and '.join(accounts)} now; Escape drops it."


def simulation_effect(account: str) -> str:
    """What entering simulation does for one account."""
    return f"For {account}: new orders are simulated and do not reach Kraken. Orders that are open there stay open."


def cluster_line(environment: Environment) -> str:
    """The command that takes the OMS away from the environment; empty where there is no cluster."""
    stage = _STAGES.get(environment.kind)
    if stage is None:
        return ""
    return f"kubectl --namespace aether-{stage} scale deployment/oms-service-{stage} --replicas=0"


def kill_line(environment: Environment, order: HaltOrder) -> str:
    """The same kill as a command for a terminal."""
    every = len(order.accounts) > 1
    whom = "--all" if every else f"--account {shlex.quote(order.accounts[0])}"
    name = shlex.quote(environment.name)
    return f"aether-console kill --environment {name} {whom} --reason {order.reason.value}"
