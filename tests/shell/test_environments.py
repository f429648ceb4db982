"""environments.toml as it is meant: the whole format is read, and nothing else is raised than EnvironmentsError."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.state import EnvironmentKind, ServiceAddress
from app.shell.connection import endpoints_of
from app.shell.environment_settings import scrape_name
from app.shell.environments import EnvironmentsError, ServiceSettings, parse_environments, read_environments

FULL = """
[environment.staging]
kind = "staging"                      # production | staging | sandbox
timezone = "Europe/London"
accounts = ["company", "director-1", "director-2"]
client_ip = "192.0.2.7"
ca_file = "ca.pem"
client_certificate = "me.pem"
forwarded_proto = true
claimed_review = "review.md"
[environment.staging.services]
auth = "https://admin.example.com"
kill-switch = "https://kill-switch.example.com"
sim-mode = "http://127.0.0.1:8203"
safe-mode = "https://safe-mode.example.com/"
secrets = { url = "https://secrets.example.com", flavour = "k8s" }
risk = "https://risk.example.com"
risk-engine = "https://risk-engine.example.com"
portfolio-risk = "https://portfolio-risk.example.com"
oms = { url = "https://oms.example.com", flavour = "async" }
portfolio = "https://portfolio.example.com"
hitl = "https://hitl.example.com"
watchdog = "https://watchdog.example.com"
config = "https://config.example.com"
prometheus = { url = "https://prometheus.example.com/mimir", bearer_keyring = "prometheus", tenant = "a|b" }
alertmanager = "https://alertmanager.example.com"
policy = "https://policy.example.com"
scrape = ["https://node.example.com/metrics"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("ca.pem", "me.pem", "review.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_the_full_example_is_read(folder: Path) -> None:
    (environment,) = parse_environments(FULL, folder / "environments.toml").values()
    assert environment.name == "staging"
    assert environment.kind is EnvironmentKind.STAGING
    assert environment.timezone == "Europe/London"
    assert environment.accounts == ("company", "director-1", "director-2")
    assert environment.client_ip == "192.0.2.7"
    assert environment.ca_file == folder / "ca.pem"
    assert environment.client_certificate == folder / "me.pem"
    assert environment.claimed_review == folder / "review.md"
    assert environment.forwarded_proto
    assert environment.scrape == ("https://node.example.com/metrics",)
    assert len(environment.services) == 16
    rows = {row.name: row for row in environment.services}
    assert rows["secrets"] == ServiceSettings("secrets", "https://secrets.example.com", "k8s")
    assert (rows["prometheus"].bearer_keyring, rows["prometheus"].tenant) == ("prometheus", "a|b")
    assert rows["alertmanager"].tenant == ""


def test_approvals_from_another_desk_and_by_the_requester_are_off_unless_the_file_says_so(folder: Path) -> None:
    (environment,) = parse_environments(FULL, folder / "e.toml").values()
    assert (environment.remote_approvals, environment.requester_may_approve) == (False, False)
    text = FULL.replace("forwarded_proto = true", "remote_approvals = true\nrequester_may_approve = true")
    (environment,) = parse_environments(text, folder / "e.toml").values()
    assert (environment.remote_approvals, environment.requester_may_approve) == (True, True)


def test_the_budget_of_series_is_the_usual_one_unless_told(folder: Path) -> None:
    (environment,) = parse_environments(FULL, folder / "e.toml").values()
    assert environment.series_budget == 5_000
    text = FULL.replace("forwarded_proto = true", "series_budget = 12000")
    (environment,) = parse_environments(text, folder / "e.toml").values()
    assert environment.series_budget == 12_000


def test_only_services_on_this_machine_count_as_port_forwards(folder: Path) -> None:
    (environment,) = parse_environments(FULL, folder / "environments.toml").values()
    assert [row.name for row in environment.services if row.loopback] == ["sim-mode"]


def test_what_the_state_carries_grants_nothing_and_names_no_token(folder: Path) -> None:
    (environment,) = parse_environments(FULL.replace('"staging" ', '"sandbox"'), folder / "e.toml").values()
    view = environment.view(own_sandbox=False)
    assert view.kind is EnvironmentKind.SANDBOX
    assert not view.own_sandbox
    assert view.has("auth")
    assert not view.has("scrape")
    assert view.scrape == (ServiceAddress("node.example.com:443/metrics", "https://node.example.com/metrics"),)
    assert view.targets == (*view.services, *view.scrape)
    assert "keyring" not in repr(view)
    assert "pem" not in repr(view)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://node.example.com/metrics", "node.example.com:443/metrics"),
        ("http://127.0.0.1:9100/a/b/", "127.0.0.1:9100/a/b"),
        ("http://localhost", "localhost:80/"),
        ("https://[2001:db8::1]:9100/metrics", "[2001:db8::1]:9100/metrics"),
    ],
)
def test_what_is_scraped_besides_is_called_by_its_address(url: str, name: str) -> None:
    assert scrape_name(url) == name


def test_several_environments_keep_their_order(tmp_path: Path) -> None:
    text = "".join(
        f'[environment.{name}]\nkind = "{name}"\naccounts = ["company"]\nservices = {{ auth = "https://a.example" }}\n'
        for name in ("production", "staging", "sandbox")
    )
    assert list(parse_environments(text, tmp_path / "e.toml")) == ["production", "staging", "sandbox"]


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    text = '[environment.x]\nkind = "production"\naccounts = ["company"]\nservices.auth = "https://a.example"\n'
    environment = parse_environments(text, tmp_path / "e.toml")["x"]
    assert environment.timezone == "UTC"
    assert environment.client_ip is None
    assert environment.ca_file is None
    assert not environment.forwarded_proto
    assert environment.scrape == ()


def test_the_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "environments.toml"
    text = '[environment.x]\nkind = "production"\naccounts = ["company"]\nservices.auth = "https://a.example"\n'
    file.write_text(text, encoding="utf-8-sig")
    assert list(read_environments(file)) == ["x"]


def test_a_missing_file_is_answered_with_a_way_on(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentsError, match=r"There is no .*environments\.toml.*--sandbox"):
        read_environments(tmp_path / "environments.toml")


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentsError, match="cannot be read"):
        read_environments(tmp_path)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    file = tmp_path / "environments.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(EnvironmentsError, match="cannot be read"):
        read_environments(file)


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    _refused_or_read(text)


_VALUE = st.one_of(
    st.booleans().map(lambda value: str(value).lower()),
    st.integers().map(str),
    st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters='\\"'), max_size=20).map(
        lambda text: f'"{text}"'
    ),
    st.sampled_from(["[]", "{}", '["a"]', '{ url = "x" }', '"https://a.example"', "1979-05-27", '"\\u0000"', '"~x/y"']),
)
_KEYS = ["kind", "timezone", "accounts", "client_ip", "ca_file", "claimed_review", "forwarded_proto", "services"]
_SERVICES = ["services.auth", "services.oms", "services.scrape", '"kind"', "other"]
_KEY = st.sampled_from([*_KEYS, *_SERVICES])


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(_KEY, _VALUE, max_size=8), st.sampled_from(['kind = "staging"\naccounts = ["a"]\n', ""]))
def test_any_value_at_any_key_is_read_or_refused(rows: dict[str, str], start: str) -> None:
    _refused_or_read("[environment.x]\n" + start + "".join(f"{key} = {value}\n" for key, value in rows.items()))


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 5000, "x = " + "9" * 5000, "x = " + "{a=" * 5000, "[[environment]]", "environment = 3"]
)
def test_what_breaks_a_parser_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(EnvironmentsError, match=r"environments\.toml"):
        parse_environments(text, Path("environments.toml"))


def _refused_or_read(text: str) -> None:
    try:
        parse_environments(text, Path("environments.toml"))
    except EnvironmentsError as error:
        assert str(error).startswith("environments.toml")


def test_a_tenant_reaches_the_client(folder: Path) -> None:
    text = FULL.replace('ca_file = "ca.pem"\n', "").replace('client_certificate = "me.pem"\n', "")
    (environment,) = parse_environments(text, folder / "environments.toml").values()
    tenants = {endpoint.name: endpoint.tenant for endpoint in endpoints_of(environment)}
    assert (tenants["prometheus"], tenants["alertmanager"], tenants["risk"]) == ("a|b", "", "")
