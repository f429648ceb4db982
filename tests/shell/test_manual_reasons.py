"""Every reason that a person can be shown is found by the search of the manual."""

from __future__ import annotations

import pytest

from app.core.manual_messages import messages_of
from app.shell.manual_pages import shipped_manual
from app.shell.panels import PANELS
from tests.shell.manual_reasons import reasons
from tests.shell.manual_words import FRAMES, explained

MESSAGES = messages_of(shipped_manual((row.group, row.page_id) for row in PANELS).pages.values())
NOT_REASONS = frozenset(
    {
        "Not known: ….",
        "`…` needs single scrapes of …, and this console keeps minutes only for so long",
        "needs the label `…`, which only Prometheus gives to what it scrapes",
        "cannot be read: …",
        ", approved by …",
        ", … at arming",
        "A test notification was handed to the desktop's notification portal.",
        "A test notification was handed to the tray icon.",
        "Ask the platform's on-call to look at the service's log.",
        "Ask two different directors to approve.",
        "Ask two people on the platform's DIRECTOR_ALLOWLIST.",
        "Check at Kraken that the key exists, is not expired, and may be used from the platform's address.",
        "Check that no proxy changes X-MFA-Token.",
        "Check that no proxy drops X-MFA-Token.",
        "Compare the flavour in environments.toml with what is deployed.",
        "Copy both parts from Kraken once more, whole.",
        "Correct the service's bearer and MFA entries in environments.toml.",
        "Find out which implementation the OMS reads before you rotate with this one.",
        "Give the service its session store and both allowlists, then restart it.",
        "Have the secret's annotations looked at.",
        "Read the status before anything is sent again.",
        "Sign in as the account whose key is rotated; upper and lower case count.",
        "The status is read to find out.",
        "Use an account on the platform's ADMIN_ALLOWLIST.",
        "Use an address on the service's list, or have this one added to it.",
        "Use its https address; through a port-forward set forwarded_proto = true.",
        "a subquery",
        "chain intact; end and authorship proven…",
        "event of …",
        "from record … on",
        "its expression …",
        "not flat",
        "record … is",
        "records … to … are",
        "the expression of … …",
        ", … skipped",
        "1 row not ready",
        "1 scrape target up",
        "; warned at … … …",
        "; … of … pass",
        "A first key is stored by the same steps as a new one.",
        "Add secrets = { url = …, flavour = … } to its services in environments.toml.",
        "Balances, amounts of money, account names and addresses are hidden on the screen, not in files.",
        "History: …",
        "It goes into the journal; the platform does not ask for one.",
        "It is sent once and cannot be called back: the way back is another rotation. The old key stays valid at "
        "Kraken until a person deletes it there.",
        "Kraken key",
        "NO EVENTS",
        "NOT THROTTLED",
        "No credentials service",
        "Not yet: …",
        "Nothing was sent to the platform. The key is wiped from this console's memory, and approvals are void.",
        "Reason for leaving",
        "Reason for simulation",
        "Reason for the rotation",
        "Reason for the waiver",
        "Reason sent to the platform",
        "Reason, for the journal",
        "Rotation",
        "Settings and all environments as one TOML file. No password, token, session or key is in it: tokens are "
        "named as they are called in the keyring, certificates by their paths.",
        "Signing in…",
        "The key may not withdraw.",
        "The mark on each track is where the OMS begins to hold requests back: 80 % of the limit.",
        "What this OMS cannot tell",
        "Why the key is rotated; no secrets",
        "Why, for the journal",
        "With them on, the machine of whoever asks holds a director's session for up to an hour, and nothing can "
        "end it earlier. In person, at the requester's desk, it is the same session in the same machine, but you "
        "stand beside it.",
        "You are being signed in…",
        "all … are loaded",
        "all … probes: …",
        "an auditor is refused",
        "and … more",
        "at least …",
        "cannot tell",
        "every alert sees what it watches (…)",
        "has an address",
        "master key",
        "no default identity",
        "not claimed",
        "not given",
        "pager alerts reach …",
        "rules files",
        "session store answers",
        "since the service began",
        "the file …",
        "this console",
        "… balances and … orders checked since it started",
        "… rows not ready",
        "… scrape targets up",
        "…, fewer than … are allowed",
        "…; all … pass",
        "…; it ends in …",
    }
)
"""What stands among reasons and is none: titles, names of fields, states without trouble, advice, parts of texts."""


@pytest.mark.parametrize("where", sorted({said.where for said in reasons()}))
def test_every_reason_of_a_module_has_an_entry(where: str) -> None:
    here = sorted(said.text for said in reasons() if said.where == where)
    missing = [text for text in here if text not in NOT_REASONS | FRAMES and not explained(MESSAGES, text, FRAMES)]
    assert not missing, "explain these in resources/help, in the first cell of a table, quoted"


def test_the_exceptions_are_still_said() -> None:
    assert {said.text for said in reasons()} >= NOT_REASONS


def test_what_pages_and_probes_say_is_collected() -> None:
    """One of each way in which a reason is written down."""
    assert {said.text for said in reasons()} >= {
        "path NOT proven: …",
        "Orders are not yet seen to end.",
        "Approvals from another desk are switched off for this environment.",
        "the header is required, but it is a constant and proves nothing",
        "default identities in production: …",
        "Safe mode is read to be off.",
    }


def test_what_is_shown_is_found_with_what_was_filled_in() -> None:
    shown = "path NOT proven: the kill switch fails: HTTP 503"
    assert explained(MESSAGES, shown.replace("HTTP 503", "…"), FRAMES)
    assert not explained(MESSAGES, "The moon has no limits today.", FRAMES)
