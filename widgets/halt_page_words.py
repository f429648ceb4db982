"""The sentences of the halt page beside the ladder: who fired it, the lines to type elsewhere, the way back."""

from __future__ import annotations

import shlex
from datetime import UTC
from types import MappingProxyType
from typing import Final

from app.core.halt import REASON_NAMES, HaltOrder
from app.core.language import tr
from app.core.present import clock_words
from app.core.state import Environment, EnvironmentKind

NEVER_FIRED: Final = tr("No kill was fired from this console")
UNFIRED: Final = tr("The ladder of a kill stands here, from the moment it is fired.")
TWO_ACTIONS: Final = tr(
    "It takes two actions: arm with Ctrl+Shift+K or the red control, then hold Space for "
    "one second. Nothing is sent by arming."
)

NO_RELEASE: Final = tr(
    "The platform has no release: no address to call and no command. A kill gauge that "
    "falls means that the kill service restarted or that another replica answered: not a "
    "release."
)
DEACTIVATION_STEPS: Final = (
    tr("Risk signs off that the cause is found and over."),
    tr("Orders and positions are reconciled with Kraken's own records."),
    tr("The platform's owner restarts the kill switch and the risk engine, which hold the flag."),
    tr("Readiness is GO on the board, and the kill path is proven again."),
    tr("Trading is restored in stages: simulation first, then one account after the other, watched."),
)

SAFE_MODE_EFFECT: Final = tr(
    "For the whole platform: cancels open orders, allows hedging only and blocks new "
    "intents. Leaving it again takes a deliberate step."
)
KRAKEN_STEPS: Final = (
    tr("Sign in at Kraken's own site, not through the platform."),
    tr("Cancel all open orders there."),
    tr("Disable the platform's API key there: nothing can be placed with it any more."),
)

_STAGES: Final = MappingProxyType({EnvironmentKind.PRODUCTION: "prod", EnvironmentKind.STAGING: "staging"})


def title(order: HaltOrder | None) -> str:
    """The page's title, naming whom the newest order is for."""
    if order is None:
        return tr("Halt")
    whom = order.accounts[0] if len(order.accounts) == 1 else tr("{count} accounts", count=len(order.accounts))
    return f"{tr('Halt')} · {whom}"


def fired_line(order: HaltOrder) -> str:
    """When, by whom and why the order was fired."""
    if order.fired_at is None:
        return tr("Armed, not fired.")
    who = (
        tr("while locked, by session of {actor}, person unproven", actor=order.actor)
        if order.locked
        else tr("by {actor}", actor=order.actor)
    )
    name = REASON_NAMES[order.reason]
    why = f"{name} ({order.reason_words})" if order.reason_words and order.reason_words != name else name
    return tr(
        "Fired {clock} UTC {who}, reason: {why}", clock=clock_words(order.fired_at.astimezone(UTC)), who=who, why=why
    )


def waiting_words(accounts: tuple[str, ...]) -> str:
    """What a sign-in would send once more; empty while nothing waits for one."""
    if not accounts:
        return ""
    return tr(
        "A guard refused the kill. Signing in stops {accounts} now; Escape drops it.",
        accounts=tr(" and ").join(accounts),
    )


def simulation_effect(account: str) -> str:
    """What entering simulation does for one account."""
    return tr(
        "For {account}: new orders are simulated and do not reach Kraken. Orders that are open there stay open.",
        account=account,
    )


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
