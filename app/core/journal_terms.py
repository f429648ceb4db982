"""What the journal's stored words are called in the reader's language; the journal itself keeps them as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.core.audit import JSON
from app.core.journal_inner_terms import INNER
from app.core.language import tr

KINDS: Final[Mapping[str, str]] = {
    "asked": tr("asked", "a kind of record"),
    "sent": tr("sent", "a kind of record"),
    "verdict": tr("verdict", "a kind of record"),
    "notice": tr("notice", "a kind of record"),
    "waiver": tr("waiver", "a kind of record"),
    "waiver withdrawn": tr("waiver withdrawn", "a kind of record"),
    "vote": tr("vote", "a kind of record"),
    "vote lapsed": tr("vote lapsed", "a kind of record"),
    "duty done": tr("duty done", "a kind of record"),
    "mode switched": tr("mode switched", "a kind of record"),
    "mode read back": tr("mode read back", "a kind of record"),
    "mode reminder": tr("mode reminder", "a kind of record"),
    "mode reminder dropped": tr("mode reminder dropped", "a kind of record"),
    "mode reminder due": tr("mode reminder due", "a kind of record"),
    "second person asked": tr("second person asked", "a kind of record"),
    "second person": tr("second person", "a kind of record"),
    "silence read back": tr("silence read back", "a kind of record"),
    "kill": tr("kill", "a kind of record"),
    "kill sent again after a sign-in": tr("kill sent again after a sign-in", "a kind of record"),
    "kill note": tr("kill note", "a kind of record"),
    "kill verdict": tr("kill verdict", "a kind of record"),
    "rung": tr("rung", "a kind of record"),
    "drill": tr("drill", "a kind of record"),
    "rotation begun": tr("rotation begun", "a kind of record"),
    "rotation step": tr("rotation step", "a kind of record"),
    "rotation test": tr("rotation test", "a kind of record"),
    "rotation tested": tr("rotation tested", "a kind of record"),
    "rotation approvals asked": tr("rotation approvals asked", "a kind of record"),
    "rotation approved": tr("rotation approved", "a kind of record"),
    "rotation cancelled": tr("rotation cancelled", "a kind of record"),
    "rotation not sent": tr("rotation not sent", "a kind of record"),
    "rotation rung": tr("rotation rung", "a kind of record"),
    "rotation closed": tr("rotation closed", "a kind of record"),
    "stored key test": tr("stored key test", "a kind of record"),
    "stored key tested": tr("stored key tested", "a kind of record"),
    "key reminder": tr("key reminder", "a kind of record"),
    "approval asked": tr("approval asked", "a kind of record"),
    "approval given": tr("approval given", "a kind of record"),
}
"""The kinds of records."""

COMMANDS: Final[Mapping[str, str]] = {
    "sign in": tr("sign in", "a recorded command"),
    "renew session": tr("renew session", "a recorded command"),
    "unlock": tr("unlock", "a recorded command"),
    "lock": tr("lock", "a recorded command"),
    "enter safe mode": tr("enter safe mode", "a recorded command"),
    "leave safe mode": tr("leave safe mode", "a recorded command"),
    "enter simulation": tr("enter simulation", "a recorded command"),
    "leave simulation": tr("leave simulation", "a recorded command"),
    "decide intent": tr("decide intent", "a recorded command"),
    "set limit": tr("set limit", "a recorded command"),
    "acknowledge alert": tr("acknowledge alert", "a recorded command"),
    "take an acknowledgement back": tr("take an acknowledgement back", "a recorded command"),
    "shelve alert": tr("shelve alert", "a recorded command"),
    "unshelve alert": tr("unshelve alert", "a recorded command"),
    "silence alert": tr("silence alert", "a recorded command"),
    "end silence": tr("end silence", "a recorded command"),
    "rotate key": tr("rotate key", "a recorded command"),
    "force reload": tr("force reload", "a recorded command"),
    "export board": tr("export board", "a recorded command"),
    "export drill": tr("export drill", "a recorded command"),
    "export journal": tr("export journal", "a recorded command"),
    "export key history": tr("export key history", "a recorded command"),
    "export portfolio": tr("export portfolio", "a recorded command"),
    "export settings": tr("export settings", "a recorded command"),
    "import settings": tr("import settings", "a recorded command"),
    "incident bundle": tr("incident bundle", "a recorded command"),
    "oms reads": tr("oms reads", "a recorded command"),
    "open environment": tr("open environment", "a recorded command"),
    "pin a plot": tr("pin a plot", "a recorded command"),
    "save plot": tr("save plot", "a recorded command"),
    "test notification": tr("test notification", "a recorded command"),
}
"""The commands that have no kind of record of their own."""

FACTS: Final[Mapping[str, str]] = {
    "account": tr("account", "a recorded fact"),
    "accounts": tr("accounts", "a recorded fact"),
    "active": tr("active", "a recorded fact"),
    "alert": tr("alert", "a recorded fact"),
    "alerts": tr("alerts", "a recorded fact"),
    "approval given": tr("approval given", "a recorded fact"),
    "approved": tr("approved", "a recorded fact"),
    "area": tr("area", "a recorded fact"),
    "at": tr("at", "a recorded fact"),
    "command": tr("command", "a recorded fact"),
    "drill": tr("drill", "a recorded fact"),
    "due": tr("due", "a recorded fact"),
    "duty": tr("duty", "a recorded fact"),
    "email": tr("email", "a recorded fact"),
    "file": tr("file", "a recorded fact"),
    "inputs": tr("inputs", "a recorded fact"),
    "intent": tr("intent", "a recorded fact"),
    "key": tr("key", "a recorded fact"),
    "key reminder": tr("key reminder", "a recorded fact"),
    "matchers": tr("matchers", "a recorded fact"),
    "note": tr("note", "a recorded fact"),
    "order": tr("order", "a recorded fact"),
    "overridden_with": tr("overridden_with", "a recorded fact"),
    "probe": tr("probe", "a recorded fact"),
    "read_back": tr("read_back", "a recorded fact"),
    "reason": tr("reason", "a recorded fact"),
    "rotation": tr("rotation", "a recorded fact"),
    "silence": tr("silence", "a recorded fact"),
    "since": tr("since", "a recorded fact"),
    "target": tr("target", "a recorded fact"),
    "until": tr("until", "a recorded fact"),
    "value": tr("value", "a recorded fact"),
    "who": tr("who", "a recorded fact"),
}
"""The names in a record's body that are read as words."""

_TARGETS: Final = {
    "simulation": tr("simulation", "a recorded mode"),
    "safe mode": tr("safe mode", "a recorded mode"),
}
_CODES: Final[Mapping[str, Mapping[str, str]]] = {"command": {**KINDS, **COMMANDS}, "target": _TARGETS}
NOTHING: Final = "–"
_VALUES: Final = {
    "True": tr("True", "a recorded value"),
    "False": tr("False", "a recorded value"),
    "None": tr("None", "a recorded value"),
}


def kind_words(kind: str) -> str:
    """The kind of a record; one of another version of the console as it stands."""
    return KINDS.get(kind, kind)


def command_words(command: str) -> str:
    """The short name of a command; one of another version of the console as it stands."""
    return _CODES["command"].get(command, command)


def name_words(name: str) -> str:
    """What a fact is called, wherever in a record it stands; one of another version as it stands."""
    return FACTS.get(name) or INNER.get(name, name)


def fact_words(name: str, value: JSON) -> str:
    """One entry of a record's body in a line; what people or the platform said stays as it stands."""
    return f"{name_words(name)} {value_words(name, value)}"


def value_words(name: str, value: JSON) -> str:
    """What an entry says; facts within it stand in brackets."""
    if isinstance(value, Mapping):
        inner = ", ".join(fact_words(one, said) for one, said in value.items())
        return f"({inner})" if inner else NOTHING
    if isinstance(value, list):
        return ", ".join(value_words(name, one) for one in value) or NOTHING
    codes = _VALUES if value is None or isinstance(value, bool) else _CODES.get(name, {})
    return codes.get(str(value), str(value))
