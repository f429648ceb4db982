"""The requests of a rotation, in the words of each implementation; each is sent once."""

from __future__ import annotations

from api_client.models.secret_buffer import SecretBuffer
from api_client.platform import Platform
from api_client.services.secrets import Approvals
from app.core.rotation_flavour import Flavour, Route
from app.core.rotation_verdict import Receipt

Pair = tuple[SecretBuffer, SecretBuffer]


async def rotate(
    platform: Platform, flavour: Flavour, route: Route, account: str, key: Pair, approvals: Approvals | None
) -> Receipt:
    """Send the new key and return what was answered; raises `ApiError`, ValueError without approvals where needed."""
    match flavour:
        case Flavour.ROOT:
            root = await platform.secrets_root.rotate(account, *key)
            return Receipt(root.status, None, root.last_rotated, root.secret_name)
        case Flavour.GATEWAY:
            gateway = await platform.secrets_gateway.rotate(account, *key)
            return Receipt(gateway.status, gateway.account_id, gateway.rotated_at, gateway.secret_name)
    if approvals is None:
        raise ValueError("two directors approve a rotation")
    if route is Route.ENCRYPTED:
        sealed = await platform.secrets.rotate_encrypted(account, *key, approvals)
        own = sealed.record.account_id
        return Receipt(sealed.status, own, sealed.last_rotated_at, sealed.secret_name, sealed.watcher)
    done = await platform.secrets.rotate(account, *key, approvals)
    return Receipt(done.status, done.account_id, done.last_rotated_at, done.secret_name, done.watcher)
