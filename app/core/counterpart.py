"""The environment that should be like this one: staging beside production, as far as the settings tell."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.language import tr


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
    found = [tr("{service} is not in {other}", service=name, other=other.name) for name in here if name not in there]
    found += [tr("{service} is in {other} only", service=name, other=other.name) for name in there if name not in here]
    found += [
        tr(
            "{service} is {here} here and {there} in {other}",
            service=name,
            here=flavour or tr("plain"),
            there=there[name] or tr("plain"),
            other=other.name,
        )
        for name, flavour in here.items()
        if name in there and there[name] != flavour
    ]
    mine, others = {account.lower() for account in accounts}, {account.lower() for account in other.accounts}
    if mine != others:
        found.append(tr("the accounts differ by {accounts}", accounts=", ".join(sorted(mine ^ others))))
    return tuple(found)
