"""Every message that a person can be shown when something does not work has an entry in the manual."""

from __future__ import annotations

from collections import Counter

import pytest

from app.core import failure_words
from app.core.freshness import Failure, FailureKind
from app.core.manual_messages import held_in, messages_of
from app.shell.manual_pages import shipped_manual
from app.shell.panels import PANELS
from tests.shell.manual_words import FRAMES, explained, failures

MANUAL = shipped_manual((row.group, row.page_id) for row in PANELS)
MESSAGES = messages_of(MANUAL.pages.values())
NOT_FAILURES = frozenset(
    {
        "Add the platform's services to environments.toml and start the console again.",
        "Both parts lie in this console's memory until the key is sent, the rotation is called off, or somebody else "
        "signs in. They cannot be shown. Entering them again voids tests, ticks and approvals.",
        "Changes no key: the OMS is told to read the stored one again. Asks for a typed word.",
        "Check at Kraken that the key exists, is not expired, and may be used from the platform's address.",
        "Do not send it again.",
        "Select one to end it: its alerts then call again, for everybody.",
        "Sign in again.",
        "Try again ….",
        "For the whole platform: cancels open orders, allows hedging only and blocks new intents. Leaving it again "
        "takes a deliberate step.",
        "For the whole platform: new intents are taken again and trading is no longer limited to hedging.",
        "It is sent once and cannot be called back: the way back is another rotation. The old key stays valid at "
        "Kraken until a person deletes it there.",
        "If checks stay slow, enter safe mode until they are fast again; never let orders go around them.",
        "If decisions stay slow, enter safe mode: orders must not wait for decisions that come too late.",
        "It stays on the list and stops calling, here only. An alert that goes and comes again calls again.",
        "Keep statuses apart in the plot: a failed channel answers late because it was waited for.",
        "Make a new key at Kraken, then paste both of its parts here. They never show, and cannot be copied out again; "
        "a private key is removed from the clipboard as soon as it is here.",
        "New orders of these accounts are simulated and do not reach Kraken. Orders that are open there stay open. "
        "Leaving it again takes a deliberate step.",
        "No constraint is broken.",
        "Of texts, numbers and dates. A change takes effect when the console is started again.",
        "Nothing has been asked yet. Asking makes the digest that both directors see and approve.",
        "Nothing has been checked yet.",
        "Nothing has been written yet.",
        "Nothing was sent to the platform. The key is wiped from this console's memory, and approvals are void.",
        "Nothing was switched from here since this console was opened.",
        "Orders and positions are seen to have ended: nothing of this is needed now.",
        "Read the status before anything is sent again.",
        "Readiness is GO on the board, and the kill path is proven again.",
        "Safe mode is off: new intents are taken again.",
        "The OMS is told to read the key again.",
        "The OMS is told to read the stored key of … again.",
        "The journal keeps who said so, and when; it cannot be taken back here. Nothing is sent to Kraken.",
        "This raises risk. Each account is judged again when its turn comes, and has a verdict of its own.",
        "You sign in at …: this console's own address, never one from the request.",
    }
)
"""What has the words of a failure and is none: what a sheet is about, a state without trouble, the advice after one."""


@pytest.mark.parametrize("where", sorted({said.where for said in failures()}))
def test_every_message_of_a_module_has_an_entry(where: str) -> None:
    here = [said.text for said in failures() if said.where == where]
    missing = [text for text in here if text not in NOT_FAILURES | FRAMES and not explained(MESSAGES, text, FRAMES)]
    assert not missing, "explain these in resources/help, in the first cell of a table, quoted"


def test_the_exceptions_are_still_said() -> None:
    assert {said.text for said in failures()} >= NOT_FAILURES | FRAMES


@pytest.mark.parametrize("kind", FailureKind)
def test_every_failure_of_a_request_is_found_by_what_is_shown(kind: FailureKind) -> None:
    for reason in ("x", *failure_words._BY_REASON.get(kind, {})):
        failure = Failure(kind, "oms", reason=reason, status=503)
        words = failure_words.explain_failure(failure)
        assert explained(MESSAGES, words.what, FRAMES), words.what
        assert held_in(MESSAGES, words.effect), words.effect


def test_every_failure_of_a_sign_in_has_an_entry() -> None:
    assert [words for words in failure_words._SIGN_IN.values() if not explained(MESSAGES, words, FRAMES)] == []


def test_no_entry_explains_nearly_everything() -> None:
    hit = Counter(one.quote for said in failures() for one in held_in(MESSAGES, said.text))
    loose = {quote: count for quote, count in hit.items() if count > 12}
    assert set(loose) <= {"Nothing was sent.", "Nothing happened."}


def test_a_message_without_an_entry_would_be_noticed() -> None:
    assert not explained(MESSAGES, "The moon could not be reached: nothing was sent.", FRAMES)
    assert not explained(MESSAGES, "Something else went wrong. Nothing was sent.", FRAMES)
