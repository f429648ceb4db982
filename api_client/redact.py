"""Takes secrets out of text before it is shown, logged or stored."""

import re
from typing import Final

MASK: Final = "•••"

# Suffixes, so that access_token, X-MFA-Token and client_secret need no entry of their own. `code` alone is a
# secret (a TOTP code); status_code, reason_code and the like are facts an operator needs.
_NAME: Final = (
    r"(?:authorization|bearer|(?:director[-_]?)?approvals|cookies?|api[-_]?key|secrets?|passwords?|passwd|passphrase|"
    r"tokens?|(?:mfa|totp|otp|auth)[-_]?codes?|totp|otp|(?<![A-Za-z0-9_-])codes?)"
)

# The end of an unquoted value cannot be known (a password may hold spaces): each rule takes too much, not too little.
_PAIR: Final = re.compile(
    rf"""
    {_NAME}
    (?: (?P<name_quote>\\*["'])\s*[:=,]\s* | \s*(?P<colon>:)\s* | \s*=\s* )
    (?P<value>
        b?(?P<quote>\\*["']).*?(?:(?<!\\)(?P=quote)(?(name_quote)|(?=[\s,;&)\]}}]|\Z))|\Z)  # quoted, at any depth
      | (?(name_quote)(?:[\[{{][^\]}}]*[\]}}]?|[^\s,\]}}]+)                     # a JSON list, object or number
      | (?(colon)[^\r\n]+                                                     # a header: the whole line
      | [^\r\n]+?(?=\s[\w.-]{{1,64}}=|&[\w.%-]{{1,64}}=|[\r\n]|\Z)))           # name=value, up to the next one
    )
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_BEARER: Final = re.compile(r"(?P<name>\bbearer[ \t]+)[\w.~+/=-]+", re.IGNORECASE)


def redact(text: str) -> str:
    """Return `text` with the value of every secret it names replaced by `MASK`.

    Secrets are known by the name before them: header lines, JSON and Python pairs, query parameters, `name=value`.
    The result is a fixed point: redacting it again changes nothing.
    """
    text = _PAIR.sub(_masked, text)
    return _BEARER.sub(rf"\g<name>{MASK}", text)


def _masked(found: re.Match[str]) -> str:
    before = found.group()[: found.start("value") - found.start()]
    quote = found["quote"] or ""
    return f"{before}{quote}{MASK}{quote}"
