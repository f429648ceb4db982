"""What the launcher tells once everything runs: the JSON line, the table for people, the environments file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.sandbox.context import ADMINS
from app.sandbox.evidence_files import evidence_toml
from app.sandbox.running_platform import RunningPlatform

# The names under which an environment lists the services.
_ENVIRONMENT_NAMES = {"admin": "auth"}


@dataclass(frozen=True, slots=True)
class Announcement:
    """The facts of one run. Its texts hold credentials: they go to the launcher's standard output and nowhere else."""

    platform: RunningPlatform
    nonce: str
    environments_file: Path
    control_url: str

    def json_line(self) -> str:
        """Return everything a parent process needs as one line of JSON."""
        urls = {name: service.url for name, service in self.platform.running.items()}
        body: dict[str, Any] = {
            "nonce": self.nonce,
            "ca_file": str(self.platform.certificates.authority),
            "environments_file": str(self.environments_file),
            "control_url": self.control_url,
            "services": urls,
            "users": [
                {
                    "email": operator.email,
                    "account": operator.account,
                    "password": operator.password,
                    "totp_secret": operator.totp_secret,
                    "ip_address": operator.ip_address,
                }
                for operator in self.platform.operators
            ],
            "profile": self.platform.options.profile,
            "secrets": self.platform.options.secrets.facts(),
            "oms": {"flavour": self.platform.options.oms_flavour},
        }
        if self.platform.options.plain_http:
            body["http_services"] = {name: service.http_url for name, service in self.platform.running.items()}
        return json.dumps(body)

    def table(self) -> str:
        """Return the same for a person, in several lines."""
        obeyed = ", halts are obeyed" if self.platform.options.halt_consumer else ""
        lines = [f"Sandbox platform, profile {self.platform.options.profile}{obeyed}.", "", "Services"]
        for name, service in self.platform.running.items():
            unwired = "" if self.platform.contexts[name].wired else "  (no session store)"
            plain = f"  {service.http_url}" if service.http_url else ""
            flavour = self.platform.options.flavours().get(name)
            kind = f"  (flavour {flavour})" if flavour else ""
            lines.append(f"  {name:<17} {service.url}{plain}{kind}{unwired}")
        lines += ["", "Who can sign in"]
        for operator in self.platform.operators:
            pinned = f"  from {operator.ip_address} only" if operator.ip_address else ""
            lines += [
                f"  {operator.email:<24} account {operator.account}{pinned}",
                f"    password     {operator.password}",
                f"    TOTP secret  {operator.totp_secret}",
                f"    {operator.provisioning_uri()}",
            ]
        lines += self.platform.options.secrets.lines()
        lines += [
            "",
            f"Certificate authority  {self.platform.certificates.authority}",
            f"Environments file      {self.environments_file}",
            f"Control endpoint       {self.control_url}",
            f"Control nonce          {self.nonce}",
            "",
            "Ctrl+C stops it.",
        ]
        return "\n".join(lines)


def environments_toml(
    platform: RunningPlatform, evidence: Mapping[str, Path] | None = None, rules: Path | None = None
) -> str:
    """Return the environments file that lets the console find this sandbox.

    `evidence` are files by id, `rules` the alert rules where the platform's own are mended.
    """
    lines = [
        "[environment.sandbox]",
        'kind = "sandbox"',
        'timezone = "Europe/London"',
        f"accounts = {json.dumps(list(ADMINS))}",
        f"ca_file = {json.dumps(str(platform.certificates.authority), ensure_ascii=False)}",
        *([] if rules is None else [f"rules = [{json.dumps(str(rules), ensure_ascii=False)}]"]),
        "",
        *evidence_toml(evidence or {}),
        "[environment.sandbox.services]",
    ]
    for name, service in platform.running.items():
        url = json.dumps(service.url)
        flavour = platform.options.flavours().get(name)
        value = url if flavour is None else f"{{ url = {url}, flavour = {json.dumps(flavour)} }}"
        if name == "secrets":
            value = platform.options.secrets.environment_row(service.url)
        lines.append(f"{_ENVIRONMENT_NAMES.get(name, name)} = {value}")
    return "\n".join(lines) + "\n"
