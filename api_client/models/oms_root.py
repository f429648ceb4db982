"""The order management service in its root flavour: one order."""

from dataclasses import dataclass

from api_client.models.common import FactMap


@dataclass(frozen=True, slots=True)
class RootOrder:
    """One order by whatever plain facts the service names; it promises no fields."""

    facts: FactMap
