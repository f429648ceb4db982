"""The operations on Kraken credentials, in all three flavours of the service."""

from api_client.models.auth import SecretText
from api_client.models.secret_buffer import SecretBuffer
from tests.api_client.operation import CANARY_APPROVALS, CANARY_KEY, CANARY_PRIVATE, COMPANY, Operation
from tests.api_client.payloads import GATEWAY, ROOT_AUDIT, ROTATED, ROTATION, ROTATION_META

PAIR = {"account_id": "company", "api_key": CANARY_KEY, "api_secret": CANARY_PRIVATE}
STORED = {"secret_name": "kraken-keys-company", "last_rotated_at": ROTATED, "kms_key_id": "local/key"}


def _pair() -> tuple[SecretBuffer, SecretBuffer]:
    return SecretBuffer(CANARY_KEY.encode()), SecretBuffer(CANARY_PRIVATE.encode())


def _approvals() -> tuple[SecretText, SecretText]:
    return SecretText(CANARY_APPROVALS[0]), SecretText(CANARY_APPROVALS[1])


SECRET_OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "secrets.status",
        "secrets",
        "GET",
        "/secrets/status",
        lambda p: p.secrets.status("company"),
        {"account_id": "company", "last_rotated_at": ROTATED},
        params=COMPANY,
    ),
    Operation(
        "secrets.kraken_status",
        "secrets",
        "GET",
        "/secrets/kraken/status",
        lambda p: p.secrets.kraken_status("company"),
        {"account_id": "company", "secret_name": "kraken-keys-company", "last_rotated_at": ROTATED},
        params=COMPANY,
    ),
    Operation(
        "secrets.audit",
        "secrets",
        "GET",
        "/secrets/audit",
        lambda p: p.secrets.audit("company"),
        [ROTATION],
        params=COMPANY,
    ),
    Operation(
        "secrets.force_rotate",
        "secrets",
        "POST",
        "/secrets/kraken/force_rotate",
        lambda p: p.secrets.force_rotate("company"),
        None,
        status=204,
        body=COMPANY,
    ),
    Operation(
        "secrets.rotate",
        "secrets",
        "POST",
        "/secrets/rotate",
        lambda p: p.secrets.rotate("company", *_pair(), _approvals()),
        {"account_id": "company", **STORED},
        body=PAIR,
        approved=True,
    ),
    Operation(
        "secrets.rotate_encrypted",
        "secrets",
        "POST",
        "/secrets/rotate_encrypted",
        lambda p: p.secrets.rotate_encrypted("company", *_pair(), _approvals()),
        {**STORED, "secrets_meta": ROTATION_META},
        body=PAIR,
        approved=True,
    ),
    Operation(
        "secrets.test",
        "secrets",
        "POST",
        "/secrets/kraken/test",
        lambda p: p.secrets.test("company", *_pair()),
        None,
        status=204,
        body=PAIR,
    ),
    Operation(
        "secrets_root.status",
        "secrets",
        "GET",
        "/secrets/status",
        lambda p: p.secrets_root.status(),
        {"last_rotated_at": ROTATED, "last_rotated_by": "company", "status": "Secret rotated."},
        bearer=False,
        static=True,
    ),
    Operation(
        "secrets_root.kraken_status",
        "secrets",
        "GET",
        "/secrets/kraken/status",
        lambda p: p.secrets_root.kraken_status("company"),
        {"secret_name": "kraken-keys-company", "last_rotated": ROTATED, "rotated_by": "company"},
        params=COMPANY,
        bearer=False,
        static=True,
    ),
    Operation(
        "secrets_root.audit",
        "secrets",
        "GET",
        "/secrets/audit",
        lambda p: p.secrets_root.audit(),
        [ROOT_AUDIT],
        bearer=False,
        static=True,
    ),
    Operation(
        "secrets_root.rotate",
        "secrets",
        "POST",
        "/secrets/kraken",
        lambda p: p.secrets_root.rotate("company", *_pair()),
        {"secret_name": "kraken-keys-company", "last_rotated": ROTATED},
        status=201,
        body=PAIR,
        bearer=False,
        static=True,
    ),
    Operation(
        "secrets_root.test",
        "secrets",
        "POST",
        "/secrets/kraken/test",
        lambda p: p.secrets_root.test("company"),
        {"result": "success", "data": {"ZUSD": "125000.50"}},
        body=COMPANY,
        bearer=False,
        static=True,
    ),
    Operation(
        "secrets_gateway.kraken_status",
        "secrets",
        "GET",
        "/secrets/kraken/status",
        lambda p: p.secrets_gateway.kraken_status("company"),
        GATEWAY,
        params=COMPANY,
    ),
    Operation(
        "secrets_gateway.rotate",
        "secrets",
        "POST",
        "/secrets/kraken",
        lambda p: p.secrets_gateway.rotate("company", *_pair()),
        GATEWAY,
        body=PAIR,
    ),
)
