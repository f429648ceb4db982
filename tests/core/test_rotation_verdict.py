"""Each answer of the credentials services: what it means, what it did, and what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.freshness import Failure, FailureKind
from app.core.rotation_answer import Cause, meaning_of, meaning_without_approvals
from app.core.rotation_flavour import (
    RELOAD_PHRASE,
    ROTATE_PHRASE,
    Flavour,
    Route,
    WhenTested,
    offer_of,
    typed_phrase,
)
from app.core.rotation_trial import (
    FIRST_WAIT_S,
    LONGEST_WAIT_S,
    TrialResult,
    failed_trial,
    passed_trial,
    wait_s,
    wait_words,
)
from app.core.rotation_verdict import Phase, Submission, verdict_of
from tests.core.rotations import SESSION_OVER, TIMEOUT, UNREACHABLE, after, receipt, refused
from tests.core.states import NOW

K8S, ROOT, GATEWAY = Flavour.K8S, Flavour.ROOT, Flavour.GATEWAY
REFUSED, SESSION, FORBIDDEN = FailureKind.REFUSED, FailureKind.SESSION, FailureKind.FORBIDDEN
FAULT, UNWIRED = FailureKind.SERVER_FAULT, FailureKind.MISCONFIGURED
ALLOWLIST = "ADMIN_ALLOWLIST: is required but was not provided. Set it."

ANSWERS = [
    (K8S, SESSION, 401, "Missing Authorization header.", Cause.SESSION),
    (K8S, SESSION, 401, "Authorization header is empty.", Cause.SESSION),
    (K8S, SESSION, 401, "Invalid or expired session token.", Cause.SESSION_OR_APPROVAL),
    (K8S, SESSION, 401, "Session token is missing an associated account.", Cause.SESSION),
    (K8S, SESSION, 401, "Authenticated session is missing an account identifier.", Cause.SESSION),
    (K8S, FORBIDDEN, 403, "Account header does not match authenticated session.", Cause.ACCOUNT),
    (K8S, FORBIDDEN, 403, "Account is not authorized for administrative access.", Cause.ENTITLEMENT),
    (K8S, UNWIRED, 500, "Authentication session store is not configured.", Cause.WIRING),
    (K8S, UNWIRED, 500, ALLOWLIST, Cause.WIRING),
    (K8S, UNWIRED, 500, ALLOWLIST.replace("ADMIN", "DIRECTOR"), Cause.WIRING),
    (K8S, REFUSED, 401, "Missing MFA verification token.", Cause.MFA),
    (K8S, REFUSED, 401, "MFA token is invalid or incomplete.", Cause.MFA),
    (K8S, FORBIDDEN, 403, "Two director approvals are required for this action.", Cause.APPROVAL),
    (K8S, FORBIDDEN, 403, "Two distinct director approvals are required.", Cause.APPROVAL),
    (K8S, FORBIDDEN, 403, "Director approvals must come from authorized directors.", Cause.APPROVAL),
    (K8S, REFUSED, 403, "Account mismatch between header and payload", Cause.ACCOUNT),
    (K8S, REFUSED, 403, "Account mismatch between header and query parameter", Cause.ACCOUNT),
    (K8S, REFUSED, 400, "TLS termination required (https only).", Cause.TRANSPORT),
    (K8S, REFUSED, 400, "Invalid host header", Cause.TRANSPORT),
    (K8S, REFUSED, 400, "Invalid request payload", Cause.FORMAT),
    (K8S, REFUSED, 400, "Kraken API secret must be base64 encoded.", Cause.FORMAT),
    (K8S, REFUSED, 400, "Kraken API rejected the provided credentials.", Cause.KRAKEN_REFUSED),
    (K8S, REFUSED, 404, "No rotation metadata found for account", Cause.NOTHING_STORED),
    (K8S, REFUSED, 404, "Rotation timestamp unavailable", Cause.OTHER_WRITER),
    (K8S, REFUSED, 404, "Kraken credentials not found for account", Cause.NOTHING_STORED),
    (K8S, REFUSED, 404, "Kraken credentials secret not found", Cause.NOTHING_STORED),
    (K8S, REFUSED, 404, "Not Found", Cause.ROUTE),
    (K8S, FAULT, 502, "Kraken API validation request failed.", Cause.KRAKEN_SILENT),
    (K8S, FAULT, 502, "Unexpected error validating Kraken credentials.", Cause.KRAKEN_SILENT),
    (K8S, FAULT, 502, "Unable to read secret metadata", Cause.CLUSTER),
    (K8S, FAULT, 502, "Unable to update Kubernetes secret", Cause.CLUSTER),
    (K8S, FAULT, 502, "Unable to create Kubernetes secret", Cause.CLUSTER),
    (K8S, FAULT, 502, "Rotation metadata corrupt", Cause.CLUSTER),
    (K8S, FAULT, 503, "Kubernetes client is not available", Cause.CLUSTER),
    (ROOT, REFUSED, 401, "Missing or invalid authorization token", Cause.SERVICE_TOKEN),
    (ROOT, REFUSED, 401, "Missing or invalid MFA context token", Cause.SERVICE_TOKEN),
    (ROOT, REFUSED, 401, "MFA context token is not recognized", Cause.SERVICE_TOKEN),
    (ROOT, REFUSED, 403, "Caller is not authorized to access Kraken secrets", Cause.SERVICE_TOKEN),
    (ROOT, FAULT, 503, "Kraken secrets service configuration is unavailable", Cause.WIRING),
    (ROOT, REFUSED, 400, "Actor identity does not match provided credentials", Cause.ACCOUNT),
    (ROOT, REFUSED, 401, "Invalid Kraken credentials", Cause.KRAKEN_REFUSED),
    (ROOT, FAULT, 502, "Kraken API responded with an error", Cause.KRAKEN_SILENT),
    (ROOT, FAULT, 503, "Failed to reach Kraken API", Cause.KRAKEN_SILENT),
    (ROOT, FAULT, 500, "Internal Server Error", Cause.CLUSTER),
    (ROOT, REFUSED, 404, "Secret for account company was not found", Cause.NOTHING_STORED),
    (ROOT, REFUSED, 422, "String should have at least 1 character (body.api_key)", Cause.FORMAT),
    (GATEWAY, REFUSED, 403, "Account mismatch between header and payload.", Cause.ACCOUNT),
    (GATEWAY, REFUSED, 403, "Account mismatch between header and query parameter.", Cause.ACCOUNT),
    (GATEWAY, REFUSED, 404, "No Kraken credential rotation metadata found.", Cause.NOTHING_STORED),
    (GATEWAY, SESSION, 401, "Invalid or expired session token.", Cause.SESSION),
]


@pytest.mark.parametrize(("flavour", "kind", "status", "detail", "cause"), ANSWERS)
def test_each_refusal_of_the_contract(
    flavour: Flavour, kind: FailureKind, status: int, detail: str, cause: Cause
) -> None:
    failure = refused(status, detail, kind)
    meaning = meaning_of(failure, flavour)
    assert meaning is not None
    assert meaning.cause is cause
    assert meaning.what.endswith(".") and meaning.next_step.endswith(".")
    verdict = verdict_of(Submission().sent(NOW).failed(failure, after(1)), flavour)
    assert verdict.cause is cause
    assert verdict.phase is (Phase.UNKNOWN if kind is FAULT else Phase.REFUSED)
    assert ("may have been rotated" in verdict.words) is (kind is FAULT)
    assert ("Nothing happened" in verdict.words) is (kind is not FAULT)


@pytest.mark.parametrize(
    ("flavour", "failure"),
    [
        (K8S, refused(418, "I am a teapot")),
        (K8S, refused(404, "Secret gone")),
        (GATEWAY, refused(500, "Internal Server Error", FAULT)),
        (K8S, refused(502, None, FAULT)),
        (K8S, refused(404, "not on the allowlist", REFUSED)),
        (K8S, TIMEOUT),
    ],
)
def test_what_is_not_in_the_contract_has_no_meaning_of_its_own(flavour: Flavour, failure: Failure) -> None:
    assert meaning_of(failure, flavour) is None
    assert meaning_without_approvals(failure, flavour) is None
    verdict = verdict_of(Submission().sent(NOW).failed(failure, after(1)), flavour)
    assert verdict.cause is None
    assert bool(verdict.next_step) is (verdict.phase is Phase.REFUSED)


def test_a_read_carries_no_approvals() -> None:
    read = meaning_without_approvals(SESSION_OVER, K8S)
    assert read is not None
    assert read.cause is Cause.SESSION
    unnamed = meaning_without_approvals(refused(500, "Internal Server Error", FAULT), ROOT)
    assert unnamed is not None
    assert "does not name who rotated it" in unnamed.what
    gone = meaning_without_approvals(refused(404, "Rotation timestamp unavailable"), K8S)
    assert gone is not None
    assert gone.cause is Cause.OTHER_WRITER


def test_an_approval_or_the_session_has_ended() -> None:
    ended = Submission().sent(NOW).failed(SESSION_OVER, after(1))
    open_end = verdict_of(ended, K8S)
    assert open_end.cause is Cause.SESSION_OR_APPROVAL
    assert open_end.words.startswith("Your session or one of the two approvals has ended")
    alive = verdict_of(ended, K8S, session_alive=True)
    assert (alive.cause, alive.next_step) == (Cause.APPROVAL, "Ask both directors to approve again.")
    assert alive.words == (
        "One of the approvals has ended; your own session is alive. Nothing happened: the stored key is the old one."
    )
    over = verdict_of(ended, K8S, session_alive=False)
    assert (over.cause, over.words) == (
        Cause.SESSION,
        "The session has ended. Nothing happened: the stored key is the old one.",
    )
    rejected = Submission().sent(NOW).failed(refused(400, "Invalid request payload"), after(1))
    assert verdict_of(rejected, K8S, session_alive=False).cause is Cause.FORMAT


@pytest.mark.parametrize("kind", FailureKind)
def test_what_a_failure_makes_of_the_request(kind: FailureKind) -> None:
    ended = Submission().sent(NOW).failed(Failure(kind, "secrets", status=401), after(1))
    if kind in (FailureKind.UNREACHABLE, FailureKind.NOT_CONFIGURED):
        assert ended.phase is Phase.NOT_SENT
    elif kind in (
        FailureKind.NO_ANSWER,
        FailureKind.SERVER_FAULT,
        FailureKind.UNEXPECTED_ANSWER,
        FailureKind.BUG,
    ):
        assert ended.phase is Phase.UNKNOWN
    else:
        assert ended.phase is Phase.REFUSED
    assert ended.without_effect is (ended.phase is not Phase.UNKNOWN)
    assert ended.answered
    assert not ended.accepted


def test_a_request_without_a_session_never_left() -> None:
    assert Submission().sent(NOW).failed(Failure(SESSION, "secrets"), after(1)).phase is Phase.NOT_SENT


def test_it_is_sent_once() -> None:
    gone = Submission().sent(NOW)
    assert (gone.phase, gone.sent_at, gone.left, gone.answered) == (Phase.SENT, NOW, True, False)
    with pytest.raises(ValueError, match="once"):
        gone.sent(after(1))
    with pytest.raises(ValueError, match="once"):
        gone.failed(UNREACHABLE, after(1)).sent(after(2))
    assert gone.resumed().phase is Phase.UNKNOWN
    assert Submission().resumed() == Submission()


@pytest.mark.parametrize("flavour", Flavour)
def test_a_success_counts_when_it_is_this_rotations_own(flavour: Flavour) -> None:
    gone = Submission().sent(NOW)

    def phase(**changes: object) -> Phase:
        return gone.received(receipt(flavour, **changes), "company", flavour, after(1)).phase

    assert phase() is Phase.ACCEPTED
    assert phase(account=None) is Phase.ACCEPTED
    assert phase(account="director-1") is Phase.UNKNOWN
    assert phase(rotated_at=None) is Phase.UNKNOWN
    assert phase(status=204) is Phase.UNKNOWN


def test_the_words_of_each_phase() -> None:
    gone = Submission().sent(NOW)
    done = gone.received(receipt(), "company", K8S, after(1))
    other = gone.received(receipt(account="x"), "company", K8S, after(1))
    assert verdict_of(Submission(), K8S).words == "Nothing has been sent yet."
    assert verdict_of(gone, K8S).words.startswith("The new key is on its way")
    assert verdict_of(done, K8S).words == "The platform answered that the key was rotated."
    assert verdict_of(other, K8S).words.startswith("The platform answered with a success that is not this rotation's.")
    assert verdict_of(gone.resumed(), K8S).words.startswith("What became of the request is not known.")
    assert verdict_of(gone.failed(TIMEOUT, after(9)), K8S).words.endswith("Never send it again.")
    unsent = verdict_of(gone.failed(UNREACHABLE, after(9)), K8S)
    assert (unsent.phase, unsent.words.endswith("the stored key is the old one.")) == (Phase.NOT_SENT, True)


def test_what_each_implementation_offers() -> None:
    k8s, root, gateway = (offer_of(flavour) for flavour in Flavour)
    assert (k8s.routes, k8s.success, k8s.directors) == ((Route.ROTATE, Route.ENCRYPTED), 200, 2)
    assert (root.routes, root.success, root.directors) == ((Route.KRAKEN,), 201, 0)
    assert (gateway.routes, gateway.success, gateway.directors) == ((Route.KRAKEN,), 200, 0)
    assert [offer.tested for offer in (k8s, root, gateway)] == [
        WhenTested.BEFORE,
        WhenTested.AFTER,
        WhenTested.NEVER,
    ]
    assert (k8s.has_force, root.has_force, gateway.has_force) == (True, False, False)
    assert gateway.test_words.startswith("Nothing validates this key")


def test_phrases() -> None:
    assert typed_phrase(" ROTATE ", ROTATE_PHRASE)
    assert not typed_phrase("rotate", ROTATE_PHRASE)
    assert not typed_phrase(ROTATE_PHRASE, RELOAD_PHRASE)


@pytest.mark.parametrize(
    ("flavour", "failure", "result", "counts"),
    [
        (K8S, refused(400, "Kraken API rejected the provided credentials."), TrialResult.REFUSED, True),
        (K8S, refused(400, "Kraken API secret must be base64 encoded."), TrialResult.REFUSED, False),
        (K8S, refused(502, "Kraken API validation request failed.", FAULT), TrialResult.UNKNOWN, True),
        (K8S, SESSION_OVER, TrialResult.UNKNOWN, False),
        (ROOT, refused(401, "Invalid Kraken credentials"), TrialResult.REFUSED, True),
        (K8S, TIMEOUT, TrialResult.UNKNOWN, True),
        (K8S, refused(599, None, FAULT), TrialResult.UNKNOWN, True),
        (K8S, refused(418, "?"), TrialResult.UNKNOWN, False),
    ],
)
def test_what_a_failed_test_says(flavour: Flavour, failure: Failure, result: TrialResult, counts: bool) -> None:
    trial = failed_trial(failure, flavour, NOW)
    assert (trial.result, trial.counts, trial.at) == (result, counts, NOW)
    assert trial.words.endswith(".")
    assert "approvals" not in trial.words


def test_a_passed_test() -> None:
    assert passed_trial(NOW).result is TrialResult.ACCEPTED


def test_refusals_of_kraken_are_spaced() -> None:
    assert wait_s([], NOW) == 0.0
    assert wait_s([NOW], NOW) == FIRST_WAIT_S
    assert wait_s([NOW, after(-40)], NOW) == 2 * FIRST_WAIT_S
    assert wait_s([after(-40)], NOW) == 0.0
    assert wait_s([after(-LONGEST_WAIT_S)], NOW) == 0.0
    assert wait_s([NOW] * 40, NOW) == LONGEST_WAIT_S
    assert wait_words(0.0) == ""
    assert "wait 30 s" in wait_words(29.6)
    assert "wait 1 s" in wait_words(0.2)


@given(st.lists(st.floats(-2000, 0), max_size=30), st.floats(0, 2000))
def test_waiting_always_ends(ages: list[float], later: float) -> None:
    refusals = [after(age) for age in ages]
    assert 0.0 <= wait_s(refusals, NOW) <= LONGEST_WAIT_S
    assert wait_s(refusals, after(LONGEST_WAIT_S + 1)) == 0.0
    assert wait_s(refusals, after(later)) <= wait_s(refusals, NOW)
