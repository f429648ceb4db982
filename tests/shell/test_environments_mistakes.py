"""Every mistake in environments.toml is answered with its file, line and key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from app.shell.environments import EnvironmentsError, parse_environments
from app.shell.toml_lines import line_of

_RIGHT = """\
# who may be asked
[environment.staging]
kind = "staging"
accounts = ["company"]

[environment.staging.services]
auth = "https://admin.example.com"
"""


@dataclass(frozen=True)
class Mistake:
    line: int
    key: str
    words: str
    text: str


def _with(line: str, *, instead_of: str = "") -> str:
    """The right file with `line` in the place of another, or above the services."""
    assert instead_of in _RIGHT
    return _RIGHT.replace(instead_of, line) if instead_of else _RIGHT.replace("\n\n", f"\n{line}\n\n")


def _service(line: str) -> str:
    return _RIGHT + line + "\n"


_KIND = 'kind = "staging"'
_ACCOUNTS = 'accounts = ["company"]'
_AUTH = 'auth = "https://admin.example.com"'
_S = "environment.staging"
MISTAKES = {
    "kind missing": Mistake(2, f"{_S}.kind", "must be one of", _RIGHT.replace(_KIND, "")),
    "kind unknown": Mistake(3, f"{_S}.kind", "must be one of", _with('kind = "live"', instead_of=_KIND)),
    "kind a number": Mistake(3, f"{_S}.kind", "must be one of", _with("kind = 3", instead_of=_KIND)),
    "kind quoted": Mistake(3, f"{_S}.kind", "must be one of", _with('"kind" = "live"', instead_of=_KIND)),
    "kind in single quotes": Mistake(3, f"{_S}.kind", "must be one of", _with("'kind' = 'live'", instead_of=_KIND)),
    "key unknown": Mistake(5, f"{_S}.knd", "is unknown", _with('knd = "staging"')),
    "key like a regex": Mistake(5, f"{_S}.a.b", "is unknown", _with('"a.b" = 1')),
    "timezone unknown": Mistake(5, f"{_S}.timezone", "no known zone", _with('timezone = "Europe/Atlantis"')),
    "timezone outside": Mistake(5, f"{_S}.timezone", "no known zone", _with('timezone = "../../etc/passwd"')),
    "timezone a folder": Mistake(5, f"{_S}.timezone", "no known zone", _with('timezone = "Europe"')),
    "timezone blank": Mistake(5, f"{_S}.timezone", "a text that is not blank", _with('timezone = " "')),
    "accounts missing": Mistake(2, f"{_S}.accounts", "at least one", _RIGHT.replace(_ACCOUNTS, "")),
    "accounts empty": Mistake(4, f"{_S}.accounts", "at least one", _with("accounts = []", instead_of=_ACCOUNTS)),
    "accounts a text": Mistake(
        4, f"{_S}.accounts", "a list of texts", _with('accounts = "company"', instead_of=_ACCOUNTS)
    ),
    "accounts twice": Mistake(
        4, f"{_S}.accounts", "twice", _with('accounts = ["director", "Director"]', instead_of=_ACCOUNTS)
    ),
    "accounts over lines": Mistake(
        4, f"{_S}.accounts", "a list of texts", _with('accounts = [\n  "a",\n  # b\n  3,\n]', instead_of=_ACCOUNTS)
    ),
    "accounts not for a header": Mistake(
        4, f"{_S}.accounts", "printable ASCII", _with('accounts = ["a\\nb"]', instead_of=_ACCOUNTS)
    ),
    "client_ip no address": Mistake(5, f"{_S}.client_ip", "an IP address", _with('client_ip = "me"')),
    "ca_file not there": Mistake(5, f"{_S}.ca_file", "not there", _with('ca_file = "missing.pem"')),
    "ca_file of nobody": Mistake(5, f"{_S}.ca_file", "can be reached", _with('ca_file = "~no-such-user-here/ca.pem"')),
    "ca_file no name": Mistake(5, f"{_S}.ca_file", "can be reached", _with('ca_file = "a\\u0000b"')),
    "ca_file too long": Mistake(5, f"{_S}.ca_file", "can be reached", _with(f'ca_file = "{"a" * 300}"')),
    "review a number": Mistake(5, f"{_S}.claimed_review", "a text", _with("claimed_review = 1")),
    "budget of nothing": Mistake(5, f"{_S}.series_budget", "from 1 to 50000", _with("series_budget = 0")),
    "budget a truth": Mistake(5, f"{_S}.series_budget", "a whole number", _with("series_budget = true")),
    "budget too large": Mistake(5, f"{_S}.series_budget", "from 1 to 50000", _with("series_budget = 50001")),
    "remote approvals a text": Mistake(
        5, f"{_S}.remote_approvals", "true or false", _with('remote_approvals = "yes"')
    ),
    "requester a number": Mistake(
        5, f"{_S}.requester_may_approve", "true or false", _with("requester_may_approve = 1")
    ),
    "forwarded a text": Mistake(5, f"{_S}.forwarded_proto", "true or false", _with('forwarded_proto = "yes"')),
    "forwarded without a forward": Mistake(
        5, f"{_S}.forwarded_proto", "no service is one", _with("forwarded_proto = true")
    ),
    "services missing": Mistake(2, f"{_S}.services", "at least one service", _RIGHT.split("\n\n")[0]),
    "services empty": Mistake(6, f"{_S}.services", "at least one service", _RIGHT.replace(_AUTH, "")),
    "services a text": Mistake(
        5, f"{_S}.services", "must be a table", _RIGHT.split("\n\n")[0] + '\nservices = "https://a.example"\n'
    ),
    "plain http": Mistake(8, f"{_S}.services.risk", "plain http", _service('risk = "http://risk.example.com"')),
    "no scheme": Mistake(8, f"{_S}.services.risk", "https://", _service('risk = "risk.example.com"')),
    "password in address": Mistake(8, f"{_S}.services.risk", "password", _service('risk = "https://a:b@risk.example"')),
    "query in address": Mistake(8, f"{_S}.services.risk", "query", _service('risk = "https://risk.example/?a=b"')),
    "port no number": Mistake(8, f"{_S}.services.risk", "not a URL", _service('risk = "https://risk.example:x"')),
    "service a number": Mistake(8, f"{_S}.services.risk", "an address or a table", _service("risk = 8080")),
    "service quoted": Mistake(8, f"{_S}.services.risk", "an address or a table", _service('"risk" = 8080')),
    "service without url": Mistake(8, f"{_S}.services.risk", "https://", _service('risk = { flavour = "x" }')),
    "tenant elsewhere": Mistake(
        8,
        f"{_S}.services.risk.tenant",
        "prometheus and alertmanager only",
        _service('risk = { url = "https://r.example", tenant = "a" }'),
    ),
    "tenant in two lines": Mistake(
        8,
        f"{_S}.services.prometheus",
        "a tenant is made of",
        _service('prometheus = { url = "https://p.example", tenant = "a\\nb" }'),
    ),
    "flavour missing": Mistake(8, f"{_S}.services.oms", "needs flavour", _service('oms = "https://oms.example"')),
    "flavour unknown": Mistake(
        8, f"{_S}.services.oms", "needs flavour", _service('oms = { url = "https://oms.example", flavour = "new" }')
    ),
    "inline table's key": Mistake(
        8, f"{_S}.services.risk.port", "is unknown", _service('risk = { url = "https://risk.example", port = "1" }')
    ),
    "inline table's number": Mistake(
        8, f"{_S}.services.risk", "an address or a table", _service('risk = { url = "https://risk.example", port = 1 }')
    ),
    "nested table's flavour": Mistake(
        8,
        f"{_S}.services.secrets",
        "needs flavour",
        _service(f'[{_S}.services.secrets]\nurl = "https://s.example"\nflavour = "new"'),
    ),
    "nested table's key": Mistake(
        10,
        f"{_S}.services.secrets.token",
        "is unknown",
        _service(f'[{_S}.services.secrets]\nurl = "https://s.example"\ntoken = "t"'),
    ),
    "scrape no list": Mistake(8, f"{_S}.services.scrape", "a list", _service('scrape = "https://a.example"')),
    "scrape plain http": Mistake(8, f"{_S}.services.scrape", "plain http", _service('scrape = ["http://a.example"]')),
    "scrape twice": Mistake(
        8,
        f"{_S}.services.scrape",
        "names a.example:443/m twice",
        _service('scrape = ["https://a.example/m", "https://A.example:443/m/"]'),
    ),
    "one line": Mistake(
        1, "environment.x.kind", "must be one of", 'environment = { x = { kind = "y", accounts = ["a"] } }'
    ),
    "dotted keys": Mistake(
        3, "environment.x.services.risk", "an address", '[environment]\nx.kind = "staging"\nx.services.risk = 1\n'
        'x.accounts = ["a"]\n'
    ),
    "header with spaces": Mistake(
        2, "environment.x.kind", "must be one of", '[ environment . "x" ]\nkind = "y"\naccounts = ["a"]\n'
    ),
    "same key elsewhere": Mistake(
        10,
        "environment.second.timezone",
        "no known zone",
        _RIGHT + '[environment.second]\nkind = "staging"\ntimezone = "Nowhere"\naccounts = ["a"]\n',
    ),
    "a text over lines before it": Mistake(
        7, f"{_S}.timezone", "no known zone", '[environment.staging]\nkind = "staging"\n'
        'accounts = ["""\n[x]\nkind = 1\n"""]\ntimezone = "Nowhere"\n'
    ),
    "environment no table": Mistake(2, "environment.x", "must be a table", "[environment]\nx = 3\n"),
    "name leads elsewhere": Mistake(1, "environment.../x", "must be named", '[environment."../x"]\nkind = "staging"'),
    "stray table": Mistake(8, "stage", "is unknown here", _RIGHT + '[stage]\nkind = "staging"\n'),
    "stray key": Mistake(1, "kind", "is unknown here", 'kind = "staging"\n' + _RIGHT),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_answered_with_file_line_and_key(mistake: Mistake, tmp_path: Path) -> None:
    file = tmp_path / "environments.toml"
    with pytest.raises(EnvironmentsError) as caught:
        parse_environments(mistake.text, file)
    words = str(caught.value)
    assert words.startswith(f"{file}, line {mistake.line}: {mistake.key} ")
    assert mistake.words in words
    assert words.endswith(".")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", r"no table \[environment\.NAME\]"),
        ("[environment]\n", r"no table \[environment\.NAME\]"),
        ("kind =\n", r"not TOML: .*line 1"),
        ("a = 1\na = 2\n", r"not TOML: .*line 2"),
    ],
)
def test_what_has_no_key_names_the_file(text: str, words: str) -> None:
    with pytest.raises(EnvironmentsError, match=rf"^environments\.toml: {words}"):
        parse_environments(text, Path("environments.toml"))


def test_the_right_file_is_right() -> None:
    assert list(parse_environments(_RIGHT, Path("environments.toml"))) == ["staging"]


def test_a_key_that_is_not_there_has_the_line_of_its_table() -> None:
    text = "a = 1\n\n# the table\n[t.u]\nb = [\n1,\n2]\n\nc = 3\n"
    assert line_of(text, ("t", "u", "missing")) == 4
    assert line_of(text, ("t", "u", "b")) == 5
    assert line_of(text, ("t", "u", "c")) == 9
    assert line_of(text, ("nothing",)) == 1
