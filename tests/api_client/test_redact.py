"""No secret survives: headers, JSON, Python, queries, pairs, at any place in a text, twice as well as once."""

import json

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.redact import MASK, redact

CANARY = "canary4secret"
NAMES = (
    "authorization",
    "Authorization",
    "bearer",
    "x-mfa-token",
    "X-MFA-Token",
    "X-Director-Approvals",
    "api_key",
    "apiKey",
    "api-secret",
    "api_secret",
    "password",
    "passwd",
    "code",
    "mfa_code",
    "mfaCode",
    "totp",
    "totp_code",
    "totp_secret",
    "cookie",
    "Set-Cookie",
    "token",
    "access_token",
    "session-token",
    "client_secret",
    "tokens",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "form",
    [
        "{name}: {secret}",
        "{name}: Bearer {secret}",
        "{name}: a=1; b={secret}",
        "{name}: first,{secret}",
        "{name}={secret}",
        "{name} = {secret}",
        "?x=1&{name}={secret}&y=2",
        '"{name}": "{secret}"',
        '"{name}":"a\\"{secret}"',
        '"{name}": ["a", "{secret}"]',
        '"{name}": {{"value": "{secret}"}}',
        '"{name}": 12{secret}',
        '"{name}": "cut off {secret}',
        '{{\\"{name}\\": \\"{secret}\\"}}',
        "'{name}': '{secret}'",
        "(b'{name}', b'{secret}')",
        "[('{name}', '{secret}')]",
        "{name}='{secret}'",
        '{name}="with space {secret}"',
        "{name}: 'with space {secret}'",
        "{name}=two words {secret}",
        "{name}=half&{secret}",
    ],
)
def test_every_form_of_every_name(name: str, form: str) -> None:
    text = f"before\n{form.format(name=name, secret=CANARY)}\nafter"
    clean = redact(text)
    assert CANARY not in clean
    assert MASK in clean
    assert name in clean
    assert clean.startswith("before\n")
    assert redact(clean) == clean


@pytest.mark.parametrize(
    "text",
    [
        "Invalid or expired session token.",
        "Missing Authorization header.",
        "MFA token is invalid or incomplete.",
        "mfa_required",
        "invalid credentials",
        "Two distinct director approvals are required.",
        'GET https://risk.example.com/risk/size?symbol=BTC-USD "HTTP/1.1 200 OK"',
        "kill for account_id=company reason_code=latency_stall, status_code: 207",
        '{"reason_code": "loss_cap_breach", "status_code": 200, "secret_name": "kraken-keys-company"}',
        "No rotation metadata found for account",
        "",
    ],
)
def test_what_an_operator_needs_stays(text: str) -> None:
    assert redact(text) == text


def test_a_bare_bearer_token_goes_too() -> None:
    assert redact(f"got bearer {CANARY} back") == f"got bearer {MASK} back"


def test_the_next_value_stays() -> None:
    assert redact("?token=abc&symbol=BTC-USD") == f"?token={MASK}&symbol=BTC-USD"
    assert redact('{"password": "a", "email": "e"}') == f'{{"password": "{MASK}", "email": "e"}}'
    assert redact("token=abc account=company") == f"token={MASK} account=company"


def test_what_httpx_shows_of_a_request() -> None:
    request = httpx.Request(
        "POST",
        f"https://x.example.com/?token={CANARY}",
        headers={"X-MFA-Token": CANARY, "X-Director-Approvals": f"{CANARY},{CANARY}", "Cookie": f"a={CANARY}"},
    )
    assert CANARY in repr(request.headers)
    assert CANARY not in redact(f"{request.headers!r} {request.headers.raw!r} {request.url}")


@given(st.text(max_size=300))
def test_redacting_twice_changes_nothing(text: str) -> None:
    clean = redact(text)
    assert redact(clean) == clean


PIECES = st.sampled_from(
    [*NAMES, ":", "=", '"', "'", "\\", " ", "\n", "&", ",", "[", "]", "{", "}", "b", "abc", "é", MASK]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_redacting_twice_changes_nothing_even_in_a_tangle(text: str) -> None:
    clean = redact(text)
    assert redact(clean) == clean


@given(
    secret=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20),
    name=st.sampled_from(NAMES),
    others=st.dictionaries(st.sampled_from(["email", "symbol", "n"]), st.text(max_size=8) | st.integers(), max_size=2),
    depth=st.integers(0, 2),
    ascii_only=st.booleans(),
)
def test_any_secret_in_json_at_any_depth_of_quoting(
    secret: str, name: str, others: dict[str, str | int], depth: int, ascii_only: bool
) -> None:
    marked = f"{CANARY}{secret}{CANARY}"
    text = json.dumps({**others, name: marked}, ensure_ascii=ascii_only)
    for _ in range(depth):
        text = json.dumps({"body": text}, ensure_ascii=ascii_only)
    assert CANARY not in redact(text)


@given(
    before=st.text(max_size=20),
    secret=st.from_regex(r"[!-%'-~]{1,30}", fullmatch=True),
    name=st.sampled_from(NAMES),
    separator=st.sampled_from(["=", ": ", ":", " = "]),
)
def test_any_visible_secret_after_any_name(before: str, secret: str, name: str, separator: str) -> None:
    assert f"{CANARY}" not in redact(f"{before} {name}{separator}{secret}{CANARY}")


def test_long_texts_take_no_long_time() -> None:
    for piece in ("token", "token=", "token=a ", '"token": "', "token: \n", " " * 50, "\\" * 50, "bearer ", "token,"):
        redact(piece * 4000)
