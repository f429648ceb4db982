"""Says why a plot has no past, and what a server does not understand of an expression, with the place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from api_client.timeouts import TIMEOUTS, CallKind
from app.core.failure_words import explain_failure
from app.core.freshness import Failure, FailureKind
from app.core.language import tr

_PLACE: Final = re.compile(r"(?P<line>\d+):(?P<column>\d+): parse error: (?P<what>.+)", re.DOTALL)
UNWELCOME: Final = (401, 403)
"""The statuses of a server, or of a proxy before it, that lets nobody in without another token."""
_UNWELCOME: Final = tr("Prometheus does not accept this console's token: see its bearer in environments.toml.")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong with an expression, in a sentence; `place` is the character it is about, 0 for the first."""

    words: str
    place: int | None = None


def server_words(failure: Failure) -> str:
    """What is the matter with the server, in a sentence."""
    if failure.kind is FailureKind.NO_ANSWER and failure.reason == "read_timeout":
        return tr("Prometheus did not answer in {answer_s:g} s.", answer_s=TIMEOUTS[CallKind.SLOW_READ].answer_s)
    if failure.status in UNWELCOME:
        return _UNWELCOME
    return explain_failure(replace(failure, service="Prometheus")).what


def history_words(failure: Failure | None) -> str:
    """Why there is no past in a plot; nothing while it is read without trouble."""
    return (
        ""
        if failure is None
        else tr("History: {server} It is asked again, less and less often.", server=server_words(failure))
    )


def refusal(failure: Failure) -> Refusal:
    """Why an expression has no answer."""
    found = _PLACE.search(failure.detail or "") if failure.kind is FailureKind.REFUSED else None
    if found is None:
        return Refusal(server_words(failure))
    column, what = int(found["column"]), found["what"].strip().rstrip(".")
    place = (
        tr("character {column}", column=column)
        if found["line"] == "1"
        else tr("line {line}, character {column}", line=found["line"], column=column)
    )
    return Refusal(
        tr("Prometheus cannot read it at {place}: {what}.", place=place, what=what),
        column - 1 if found["line"] == "1" else None,
    )
