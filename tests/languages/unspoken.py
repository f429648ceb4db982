"""What is written in plain letters on a page in any language: by kind, with the reason why it stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from app.core.state import ReadingKind

WORD: Final = re.compile(r"(?<![\w./@:#_{$=\\-])[A-Za-z]{2,}(?![\w/@_(}=\\-]|\.\w|:\w|://)")
"""A word in plain letters that is no part of an address, a path, a name with signs in it or an assignment."""

UNSPOKEN: Final[dict[str, tuple[str, ...]]] = {
    # The platform, the exchange and other programs say these: they are quoted and looked up as they stand.
    "services and their variants": (
        "auth", "secrets", "Secrets", "risk", "oms", "portfolio", "hitl", "config", "watchdog", "override", "root",
        "gateway", "async", "core", "Kill-switch", "kill-switch", "sim-mode", "safe-mode",
    ),
    "what the services answer": (
        "Authentication session store is not configured", "Credentials rotated; OMS hot-reload triggered",
        "could not connect to server: connection timed out after 5 s", "ok", "error", "database", "timescale",
        "Within limits.", "neutral", "too large", "spread", "buy", "exchange degraded", "email", "sms",
        "webhook",
    ),
    "names of the platform's figures, instruments and metrics": (
        "volatility floor", "precision metadata missing", "note", "lots", "btc core", "BTC", "ETH", "CASH", "target",
        "service", "policy", "major", "minor", "How long a decision took",
    ),
    "alert rules, their labels and the comments on them": (
        "KillSwitchEngaged", "OmsRejectsSlow", "DiskFills", "RiskLimitNear", "WebsocketLag", "CanaryMissing",
        "PolicyLatencyHigh", "critical", "warning", "the disk is being replaced",
    ),
    "accounts, environments and who signs their certificates": (
        "company", "staging", "prod", "Aether staging issuing authority", "Example Trading Ltd",
        "localhost",
    ),
    # People wrote these.
    "reviews": (
        "Ready", "Needs Fix", "Pending", "Done", "High", "Medium", "Data", "Observability",
        "Give the OMS latency series the name the rules use", "Expose metrics from the market data ingestor",
    ),
    "reasons and notes": (
        "the platform's default, not a finding", "Ships on Monday", "Rules are on their way", "looked at each probe",
        "Scheduled rotation: the key is 83 days old", "The key is 80 days old; policy allows 90",
        "the key is 80 days old",
    ),
    "objectives of the tests": ("Look. 2. Act.", "Unseen", "Paged", "Between", "Kept", "Idle"),
    "plots and dashboards of the tests": ("Request latency, p95", "Orders a minute", "Overview"),
    "probes by their ids": ("reachable",),
    "words that the tests say in the console's place": (
        "The password was right; the code was not accepted.", "0 of 2 directors have approved.",
        "No approval has been asked for.", "STAGING", "PROD",
    ),
    # The journal keeps the sentences that a person was told, in the language they were told in.
    "what earlier records and notices say": (
        "Safe mode is on.", "Sent.", "not fired within 3 min of the start", "record 977 was edited",
        "A poll of risk failed with a bug of the console (KeyError). The log has the details.",
        "No keyring answers: the session is kept in memory only.", "The journal was moved to another disk.",
    ),
    # The same in every language.
    "names of programs, products and standards": (
        "Kraken", "Prometheus", "Alertmanager", "Timescale", "Redis", "MLflow", "REST", "WebSocket", "OMS", "SLOs",
        "VaR", "CVaR", "NAV", "GET", "POST", "CSV", "JSON", "Markdown",
    ),
    "units, the zones of clocks, and a month where a language has no pattern of its own": (
        "ms", "min", "bps", "UTC", "London", "Mar",
    ),
    "keys of the keyboard": ("Alt", "Esc"),
    "languages, each in its own": ("English", "Deutsch"),
    "modes, and what is typed to confirm": ("LIVE", "RELOAD", "ROTATE", "WAIVE"),
    "the six words that are read aloud": ("anchor", "violin", "maple", "orbit", "tundra", "seven"),
}  # fmt: skip
_SOURCES: Final = (
    rf"GET (?:[a-z-]+ )?(?:{'|'.join(sorted((kind.value for kind in ReadingKind), key=len, reverse=True))})\b"
)
"""The tests call the source of a reading by its service and its kind."""
_IDS: Final = r"-----BEGIN [A-Z]+ .*|\b(?:director|kms|i|p)-\w+\b|\{ url = …, flavour = … \}|\[environment\.\w+\].*"
"""Approval texts, names with numbers, and TOML."""


def _of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of them as a whole, the longest first; what shortens them on a page leaves no part of them."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"{_SOURCES}|{_IDS}|(?<![A-Za-z])(?:{'|'.join(re.escape(one) for one in longest)})(?![A-Za-z])")


ALL: Final = tuple(phrase for phrases in UNSPOKEN.values() for phrase in phrases)
_KNOWN: Final = _of(ALL)


def words_left(text: str) -> list[str]:
    """The plain words of a text that is none of the data."""
    return WORD.findall(_KNOWN.sub("\N{BULLET}", text))
