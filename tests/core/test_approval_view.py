"""What a director is shown, and warned of, before anything is approved."""

from __future__ import annotations

from dataclasses import replace

from app.core.approval_view import (
    approved_words,
    left_words,
    request_facts,
    request_warnings,
    session_kept_words,
    sign_in_address,
)
from app.core.approvals import subject_of
from app.core.rotation_desk import RotationDesk
from app.core.rotation_flavour import Flavour
from app.core.state import Environment, EnvironmentKind, ServiceAddress
from tests.core.rotations import RECIPIENT, after, ready
from tests.core.states import NOW

K8S = Flavour.K8S
ENVIRONMENT = Environment(
    "staging",
    EnvironmentKind.STAGING,
    "UTC",
    ("company", "director-1"),
    (ServiceAddress("risk", "https://risk.test"), ServiceAddress("auth", "https://auth.test")),
)
SUBJECT = subject_of(ready(), "staging", NOW, RECIPIENT)


def test_a_director_is_shown_all_that_the_digest_covers() -> None:
    texts = {one.name: one.text for one in request_facts(SUBJECT)}
    assert len(texts) == 9
    for text in (SUBJECT.account, SUBJECT.fingerprint, SUBJECT.reason, SUBJECT.ticket, SUBJECT.requester):
        assert text in texts.values()
    assert texts["Digest"].replace(" ", "") == SUBJECT.digest[:24]
    (ticket,) = (one for one in request_facts(replace(SUBJECT, ticket="")) if one.name == "Ticket")
    assert (ticket.text, ticket.known) == ("No ticket was named.", False)


def test_how_long_a_request_is_good() -> None:
    assert left_words(SUBJECT, after(8)) == "It can be approved for another 9 min 52 s."
    assert left_words(SUBJECT, after(600)) == "The request has expired: ask for a new one."


def test_what_to_look_at_twice() -> None:
    assert request_warnings(SUBJECT, ENVIRONMENT, NOW) == ()
    odd = replace(SUBJECT, kind="production", environment="prod-2", requester="mallory", ticket="")
    words = request_warnings(odd, ENVIRONMENT, after(500))
    assert [text.split(":")[0].split(" is no ")[0] for text in words] == [
        "This is production",
        "The request calls its environment prod-2, this console is at staging",
        "mallory",
        "It names no ticket.",
        "Less than two minutes are left",
    ]
    assert request_warnings(SUBJECT, ENVIRONMENT, after(700)) == ()


def test_what_a_sign_in_leaves_behind() -> None:
    assert f"until {after(3600):%H:%M} UTC; nothing can end it earlier." in session_kept_words(NOW)


def test_who_has_approved() -> None:
    assert approved_words(RotationDesk(K8S), NOW) == ""
    assert approved_words(RotationDesk(None, "company", rotation=ready()), NOW) == ""
    assert approved_words(RotationDesk(K8S, rotation=ready(directors=())), NOW) == "0 of 2 directors have approved."
    one = ready(directors=("director-1",))
    assert approved_words(RotationDesk(K8S, rotation=one), NOW) == "1 of 2 directors have approved: director-1."
    assert approved_words(RotationDesk(K8S, rotation=one), after(301)) == "0 of 2 directors have approved."


def test_where_a_director_signs_in() -> None:
    assert sign_in_address(ENVIRONMENT) == "https://auth.test"
    assert sign_in_address(replace(ENVIRONMENT, services=())) == ""
