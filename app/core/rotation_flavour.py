"""What each implementation of the credentials service offers a rotation, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from app.core.language import tr


class Flavour(StrEnum):
    """Which implementation answers, as environments.toml names it."""

    K8S = "k8s"
    ROOT = "root"
    GATEWAY = "gateway"


class Route(StrEnum):
    """What is asked of the service; the value is the path."""

    ROTATE = "/secrets/rotate"
    ENCRYPTED = "/secrets/rotate_encrypted"
    KRAKEN = "/secrets/kraken"


class WhenTested(Enum):
    """When the service's own test of a key says something about the new one."""

    BEFORE = "before"
    AFTER = "after"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a rotation is like with one implementation.

    `success` is the status of a rotation that was made. `directors` is how many must approve. `has_history` tells
    whether it keeps an audit entry, `tells_oms` whether it says that the OMS is to read the key again. The words are
    for the steps of the same name.
    """

    flavour: Flavour
    routes: tuple[Route, ...]
    success: int
    directors: int
    tested: WhenTested
    has_history: bool
    tells_oms: bool
    has_force: bool
    test_words: str
    approval_words: str
    history_words: str
    oms_words: str


_OFFERS: Final = {
    Flavour.K8S: Offer(
        flavour=Flavour.K8S,
        routes=(Route.ROTATE, Route.ENCRYPTED),
        success=200,
        directors=2,
        tested=WhenTested.BEFORE,
        has_history=True,
        tells_oms=True,
        has_force=True,
        test_words=tr(
            "A test sends both key parts a second time. The platform asks Kraken about the key "
            "during the rotation anyway, before it stores anything: leave the test off unless "
            "you need to know earlier."
        ),
        approval_words=tr("Two different directors approve, each with their own password and code."),
        history_words=tr("The history is in one replica's memory: a restart empties it."),
        oms_words=tr("The answer says what the OMS was told, not that it obeyed."),
    ),
    Flavour.ROOT: Offer(
        flavour=Flavour.ROOT,
        routes=(Route.KRAKEN,),
        success=201,
        directors=0,
        tested=WhenTested.AFTER,
        has_history=True,
        tells_oms=True,
        has_force=False,
        test_words=tr(
            "This platform's test asks Kraken about the key that is stored, not about the new "
            "one: it is offered after the rotation. The balances it answers with are dropped "
            "unread."
        ),
        approval_words=tr("This platform asks for no directors: whoever holds the static service token can rotate."),
        history_words=tr("The history is the newest rotation only and names no approvers."),
        oms_words=tr("The history notes that OMS watchers were notified, not that the OMS obeyed."),
    ),
    Flavour.GATEWAY: Offer(
        flavour=Flavour.GATEWAY,
        routes=(Route.KRAKEN,),
        success=200,
        directors=0,
        tested=WhenTested.NEVER,
        has_history=False,
        tells_oms=False,
        has_force=False,
        test_words=tr("Nothing validates this key: the platform stores whatever it is given, and has no test."),
        approval_words=tr("This platform asks for no directors: one session is enough to rotate."),
        history_words=tr("This platform keeps no history."),
        oms_words=tr("This platform does not tell the OMS: whether it reads the new key must be seen at the OMS."),
    ),
}

ROTATE_PHRASE: Final = "ROTATE"
"""What is typed before a key is sent."""

RELOAD_PHRASE: Final = "RELOAD"
"""What is typed before the OMS is made to read the stored key again."""

FORCE_WORDS: Final = tr(
    "force_rotate changes no key: it only renews the secret's annotations, so that the "
    "OMS reads the stored key again. It needs no directors, leaves no entry in the "
    "history, and makes the key look new by its date."
)
"""What `force_rotate` really does, said before it is sent."""


def offer_of(flavour: Flavour) -> Offer:
    """What a rotation is like with this implementation."""
    return _OFFERS[flavour]


def typed_phrase(typed: str, phrase: str) -> bool:
    """Whether a person typed the phrase, in capitals as shown; blanks around it do not count."""
    return typed.strip() == phrase
