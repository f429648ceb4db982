"""The people who can sign in to the sandbox: their credentials, and how these are checked."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import sqlite3
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

import pyotp

from app.sandbox.certificates import write_private
from app.sandbox.store import Store

# Who there is: the account is not unique, the e-mail is. The last one may sign in from one address only.
_PEOPLE: tuple[tuple[str, str, str | None], ...] = (
    ("company@example.com", "company", None),
    ("director-1@example.com", "director-1", None),
    ("director-2@example.com", "director-2", None),
    ("auditor@example.com", "auditor", None),
    ("pinned@example.com", "company", "10.1.2.3"),
)
TOTP_SECRET_LENGTH = 32  # base32 characters: 160 bits
# The passwords are made here, of 96 random bits: a slower hash would protect nothing, and every start makes five.
_SCRYPT = {"n": 2**8, "r": 8, "p": 1}

_SCHEMA = """
CREATE TABLE IF NOT EXISTS operators (
    email TEXT PRIMARY KEY, account_id TEXT NOT NULL, ip_address TEXT,
    salt BLOB NOT NULL, password_hash BLOB NOT NULL, totp_secret TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Operator:
    """One person's credentials in the clear, as they are printed at start and kept in the private state folder."""

    email: str
    account: str
    password: str = field(repr=False)
    totp_secret: str = field(repr=False)
    ip_address: str | None = None

    def provisioning_uri(self) -> str:
        """Return the otpauth address that an authenticator application reads."""
        return pyotp.TOTP(self.totp_secret).provisioning_uri(name=self.email, issuer_name="Aether sandbox")

    def code(self, now: datetime) -> str:
        """Return the six-digit code for `now` (aware)."""
        return pyotp.TOTP(self.totp_secret).at(now)


class SignInRefused(Exception):
    """The credentials were refused; its text is the platform's own word for it."""


def provide_operators(folder: Path) -> tuple[Operator, ...]:
    """Return the operators kept in `folder`, inventing their passwords and TOTP secrets at the first start.

    Raises `ValueError` when the stored file is damaged, `OSError` when it cannot be read or written.
    """
    path = folder / "operators.json"
    if not path.exists():
        made = tuple(
            Operator(email, account, secrets.token_urlsafe(12), pyotp.random_base32(TOTP_SECRET_LENGTH), ip_address)
            for email, account, ip_address in _PEOPLE
        )
        write_private(path, json.dumps([asdict(operator) for operator in made], indent=1).encode())
    try:
        return tuple(Operator(**row) for row in json.loads(path.read_bytes()))
    except (TypeError, ValueError):
        # Not chained: a decoding error quotes what it could not read.
        raise ValueError(f"{path} is damaged; remove it to make new credentials.") from None


class OperatorAccounts:
    """The admin service's table of accounts, with scrypt password hashes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        store.ensure(_SCHEMA)

    def enrol(self, operators: tuple[Operator, ...]) -> None:
        """Make the table hold exactly these operators' credentials."""
        for operator in operators:
            row = self._store.query_one("SELECT * FROM operators WHERE email = ?", (operator.email,))
            if row is not None and _holds(row, operator):
                continue
            salt = secrets.token_bytes(16)
            self._store.execute(
                "INSERT OR REPLACE INTO operators VALUES (?, ?, ?, ?, ?, ?)",
                (
                    operator.email,
                    operator.account,
                    operator.ip_address,
                    salt,
                    _hash(operator.password, salt),
                    operator.totp_secret,
                ),
            )

    def verify(self, email: str, password: str, code: str, ip_address: str | None, now: datetime) -> str:
        """Return the account that the credentials open; raises `SignInRefused` with the platform's text.

        The checks come in the platform's order: account, address, password, code.
        """
        row = self._store.query_one("SELECT * FROM operators WHERE email = ?", (email.lower(),))
        if row is None:
            raise SignInRefused("invalid credentials")
        if row["ip_address"] is not None and ip_address != row["ip_address"]:
            raise SignInRefused("ip_not_allowed")
        if not hmac.compare_digest(_hash(password, row["salt"]), row["password_hash"]):
            raise SignInRefused("invalid credentials")
        if not _code_is_valid(row["totp_secret"], code, now):
            raise SignInRefused("mfa_required")
        account: str = row["account_id"]
        return account


def _holds(row: sqlite3.Row, operator: Operator) -> bool:
    password_hash = _hash(operator.password, row["salt"])
    return row["totp_secret"] == operator.totp_secret and hmac.compare_digest(password_hash, row["password_hash"])


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, **_SCRYPT)


def _code_is_valid(secret: str, code: str, now: datetime) -> bool:
    if not (code.isascii() and code.isdigit()) or not code.strip("0"):
        return False
    return pyotp.TOTP(secret).verify(code, for_time=now, valid_window=1)
