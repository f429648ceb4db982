"""The grammar of one line of an exposition: numbers, timestamps, exemplars, labels. All raise ValueError."""

import math
import re
from typing import Final

from api_client.exposition_model import Labels

NUMERIC: Final = b"0123456789+-.eEnNaAiIfF"
"""What numbers, NaN and Inf are written with: of these alone `float` reads nothing that is not a number here."""

_QUOTED: Final = r'"((?:[^"\\]++|\\.)*+)"'
_UNCAUGHT: Final = _QUOTED.replace("((", "(?:(", 1)
NAME: Final = r"[a-zA-Z_:][\w:]*+"
_BLOCK: Final = rf'\{{((?:[^"{{}}]++|{_UNCAUGHT})*+)\}}'
_SAMPLE: Final = re.compile(rf"[ \t]*+({NAME})?+(?:[ \t]*+{_BLOCK}[ \t]*+|[ \t]++)(?=[^ \t\r])", re.ASCII | re.DOTALL)
_LABEL: Final = re.compile(
    rf"[ \t]*+(?:([a-zA-Z_]\w*+)|{_QUOTED})[ \t]*+(?:=[ \t]*+{_QUOTED}[ \t]*+)?+(?:,|\Z)", re.ASCII | re.DOTALL
)
_PLAIN_LABEL: Final = re.compile(r'([a-zA-Z]\w*+)="([^"\\]*+)"(?:,|\Z)', re.ASCII)
_TAIL: Final = re.compile(rb"([^ \t\r]++)(?:[ \t]++([^ \t\r#]++))?+(?:[ \t]++#[ \t]++(\{.*+))?+[ \t\r]*+", re.DOTALL)
_EXEMPLAR: Final = re.compile(rf"{_BLOCK}[ \t]++(\S++)(?:[ \t]++(\S++))?+[ \t\r]*+", re.ASCII | re.DOTALL)
_MILLISECONDS: Final = re.compile(rb"[+-]?\d{1,19}")
_ESCAPE: Final = re.compile(r'\\([\\n"])')
_EXEMPLAR_LIMIT: Final = 128


def number(text: bytes) -> float:
    """The value `text` writes: decimal, NaN or Inf, with nothing around it."""
    if text.translate(None, NUMERIC):
        raise ValueError
    return float(text)


def unescaped(text: str) -> str:
    r"""`text` with \\, \n and \" as what they stand for; any other backslash stays."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], text)


def head_of(line: str) -> tuple[int, str, Labels]:
    """Where the value of a sample's line begins, the sample's name and its labels."""
    found = _SAMPLE.match(line)
    if found is None:
        raise ValueError
    name, block = found.groups()
    quoted, labels = labels_of(block) if block else ("", ())
    if bool(name) == bool(quoted):
        raise ValueError
    return found.end(), name or quoted, labels


def labels_of(block: str) -> tuple[str, Labels]:
    """The metric's name if it stands in quotes among the labels, and the labels sorted by name."""
    pairs = _PLAIN_LABEL.findall(block)
    # Written as usual, without spaces and escapes, the pairs are the whole block: four characters more each, one comma.
    if sum(len(label) + len(value) + 4 for label, value in pairs) == len(block) + 1 and len(dict(pairs)) == len(pairs):
        return "", tuple(sorted(pairs))
    return _any_labels_of(block.strip(" \t"))


def _any_labels_of(block: str) -> tuple[str, Labels]:
    metric, at = "", 0
    labels: dict[str, str] = {}
    while at < len(block):
        found = _LABEL.match(block, at)
        if found is None:
            raise ValueError
        at = found.end()
        plain, quoted, value = found.groups()
        label = plain or unescaped(quoted or "")
        if value is None and plain is None and not metric:
            metric = label
        elif value is None or not label or label.startswith("__") or label in labels:
            raise ValueError
        else:
            labels[label] = unescaped(value)
    return metric, tuple(sorted(labels.items()))


def tail_of(tail: bytes, *, openmetrics: bool) -> tuple[float, float]:
    """The value and the timestamp (Unix seconds, NaN without one) of what follows a sample's labels.

    Timestamps are milliseconds in the text format and seconds in OpenMetrics, which alone has exemplars.
    """
    found = _TAIL.fullmatch(tail)
    if found is None:
        raise ValueError
    value, timestamp, exemplar = found.groups()
    if exemplar is not None:
        if not openmetrics:
            raise ValueError
        _check_exemplar(exemplar.decode())
    if timestamp is None:
        return number(value), math.nan
    return number(value), _seconds(timestamp) if openmetrics else _milliseconds(timestamp) / 1000


def _check_exemplar(text: str) -> None:
    found = _EXEMPLAR.fullmatch(text)
    if found is None:
        raise ValueError
    block, value, timestamp = found.groups()
    metric, labels = labels_of(block)
    if metric or sum(len(name) + len(label) for name, label in labels) > _EXEMPLAR_LIMIT:
        raise ValueError
    number(value.encode())
    if timestamp is not None:
        _seconds(timestamp.encode())


def _seconds(text: bytes) -> float:
    found = number(text)
    if not math.isfinite(found):
        raise ValueError
    return found


def _milliseconds(text: bytes) -> int:
    if _MILLISECONDS.fullmatch(text) is None:
        raise ValueError
    return int(text)
