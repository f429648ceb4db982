"""The environment that should be like this one: staging beside production, as far as the settings tell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What the settings say of the other environment: its services with their flavours, and its accounts."""

    name: str
    services: tuple[tuple[str, str | None], ...]
    accounts: tuple[str, ...]


def differences(
    own: tuple[tuple[str, str | None], ...], accounts: tuple[str, ...], other: Counterpart
) -> tuple[str, ...]:
    """How the settings of two environments differ, one clause a difference."""
    here, there = dict(own), dict(other.services)
    found = [f"{name} is not in {other.name}" for name in here if name not in there]
    found += [f"{name} is in {other.name} only" for name in there if name not in here]
    found += [
        f"{name} is {flavour or 'plain'} here and {there[name] or 'plain'} in {other.name}"
        for name, flavour in here.items()
        if name in there and there[name] != flavour
    ]
    mine, others = {account.lower() for account in accounts}, {account.lower() for account in other.accounts}
    if mine != others:
        found.append(f"the accounts differ by {', '.join(sorted(mine ^ others))}")
    return tuple(found)
