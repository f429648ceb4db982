"""Which secrets service a run has, the pairs that Kraken accepts, and the tokens of the root flavour."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.sandbox.certificates import write_private
from app.sandbox.context import ADMINS
from app.sandbox.service_tokens import BEARER_VARIABLE, MFA_VARIABLE, ServiceTokens, new_tokens

K8S, ROOT = "k8s", "root"
_PAIRS = 2  # one to rotate to, and another one to rotate to after that
_KEY_BYTES, _SECRET_BYTES = 42, 64  # as Kraken's own: 56 and 88 characters of base64


@dataclass(frozen=True, slots=True)
class KrakenPair:
    """An API key and its private key, in the clear."""

    api_key: str = field(repr=False)
    api_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SecretsOptions:
    """The flavour (`k8s`, `root` or `gateway`), the accepted pairs, and the static tokens, which only `root` takes."""

    flavour: str = K8S
    kraken_pairs: tuple[KrakenPair, ...] = ()
    service_tokens: ServiceTokens = field(default_factory=new_tokens)

    def facts(self) -> dict[str, Any]:
        """Return what a parent process needs; `variables` are those that its console reads, none but for `root`."""
        root = self.flavour == ROOT
        return {
            "flavour": self.flavour,
            "kraken_pairs": [{"api_key": pair.api_key, "api_secret": pair.api_secret} for pair in self.kraken_pairs],
            "variables": self.service_tokens.variables() if root else {},
            "bearers": dict(self.service_tokens.bearers) if root else {},
        }

    def lines(self) -> list[str]:
        """Return the same for a person."""
        lines = ["", f"What Kraken accepts (secrets service of flavour {self.flavour})"]
        for pair in self.kraken_pairs:
            lines += [f"  API key      {pair.api_key}", f"  private key  {pair.api_secret}"]
        if self.flavour == ROOT:
            lines += ["", "What the console needs in its environment"]
            lines += [f"  export {name}={value}" for name, value in self.service_tokens.variables().items()]
        return lines

    def environment_row(self, url: str) -> str:
        """Return the service's value in an environments file; it names variables and holds no token."""
        parts = {"url": url, "flavour": self.flavour}
        if self.flavour == ROOT:
            parts |= {"bearer_env": BEARER_VARIABLE, "mfa_env": MFA_VARIABLE}
        return f"{{ {', '.join(f'{name} = {json.dumps(value)}' for name, value in parts.items())} }}"


def provide_secrets(folder: Path, flavour: str) -> SecretsOptions:
    """Return the options with the pairs and tokens kept in `folder`, inventing them at the first start.

    Raises `ValueError` when the stored file is damaged, `OSError` when it cannot be read or written.
    """
    path = folder / "secrets.json"
    if not path.exists():
        tokens = new_tokens()
        made = {"pairs": [_new_pair() for _ in range(_PAIRS)], "bearers": tokens.bearers, "mfa": tokens.mfa}
        write_private(path, json.dumps(made, indent=1).encode())
    try:
        kept = json.loads(path.read_bytes())
        pairs = tuple(KrakenPair(str(row["api_key"]), str(row["api_secret"])) for row in kept["pairs"])
        bearers = {label: str(kept["bearers"][label]) for label in ADMINS}
        return SecretsOptions(flavour, pairs, ServiceTokens(bearers, str(kept["mfa"])))
    except (KeyError, TypeError, ValueError):
        # Not chained: a decoding error quotes what it could not read.
        raise ValueError(f"{path} is damaged; remove it to make new credentials.") from None


def _new_pair() -> dict[str, str]:
    return {
        "api_key": base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode(),
        "api_secret": base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode(),
    }
