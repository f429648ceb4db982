"""Property: what we read of an exposition is what prometheus_client's parser reads, and we accept no more."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, Summary
from prometheus_client.openmetrics.exposition import generate_latest as generate_openmetrics

from api_client.errors import ContractError
from api_client.exposition import FamilyType, parse_exposition
from tests.api_client.oracle import openmetrics_oracle, oracle, ours

NUMBERS = [
    "0",
    "1",
    "-1.5",
    "+3",
    ".5",
    "5.",
    "007",
    "1e3",
    "1.7952359554086976e+09",
    "1E-7",
    "NaN",
    "+Inf",
    "-Inf",
    "Inf",
]
VALUES = st.sampled_from(NUMBERS) | st.floats().map(repr) | st.integers().map(str)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=8) | st.text(
    st.sampled_from('\\"n{}=,# é'), max_size=8
)
SUFFIXES = {"histogram": ["_bucket", "_count", "_sum", "_created"], "summary": ["", "_count", "_sum"]}


def escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"")


@st.composite
def sample_lines(draw: st.DrawFn, name: str) -> str:
    labels = draw(st.dictionaries(st.sampled_from(["a", "le", "quantile", "Zone", "b_2"]), ANY_TEXT, max_size=3))
    raw = draw(st.booleans())  # also values with backslashes that escape something, or nothing
    pairs = [f'{label}="{escaped(value)}"' for label, value in labels.items()]
    pairs += [f'raw="{draw(st.sampled_from(["a", "x", "t"]))}\\n\\d"'] if raw else []
    comma = draw(st.sampled_from([",", ", ", " ,"]))
    block = f"{{{comma.join(pairs)}{draw(st.sampled_from(['', ',']))}}}" if pairs else draw(st.sampled_from(["", "{}"]))
    timestamp = draw(st.just("") | st.integers(-(10**13), 10**13).map(" {}".format))
    space = draw(st.sampled_from([" ", "  ", "\t"])) if not timestamp else " "
    return f"{name}{block}{space}{draw(VALUES)}{timestamp}"


@dataclass(frozen=True)
class Part:
    """A family's declaration and its samples, or some of each."""

    lines: list[str]


@st.composite
def parts(draw: st.DrawFn) -> Part:
    name = draw(st.sampled_from(["up", "orders_total", "bare", "wait_seconds", "x:rate", "_hidden"]))
    kind = draw(st.sampled_from(["counter", "gauge", "histogram", "summary", "untyped", "info", "stateset"]))
    help_text = draw(ANY_TEXT | st.just(r"a\nb\\n \"quoted\"")).strip()
    declared = [f"# HELP {name} {help_text}", f"# TYPE {name} {kind}", f"# HELP {name}", "# a comment", "#", ""]
    head = draw(st.lists(st.sampled_from(declared), max_size=3))
    names = [name + suffix for suffix in SUFFIXES.get(kind, ["", "_created"])]
    samples = draw(st.lists(st.sampled_from(names).flatmap(sample_lines), max_size=4))
    tail = draw(st.lists(st.sampled_from(declared + samples), max_size=2))  # a second time, or too late
    return Part(head + samples + tail)


@given(st.lists(parts(), max_size=5), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_text_format_is_read_as_the_oracle_reads_it(found: list[Part], newline: str, ended: bool) -> None:
    lines = [line for part in found for line in part.lines]
    text = newline.join(lines) + newline * ended
    assert ours(text) == oracle(text)


WORDS = [
    *("# TYPE ", "# HELP ", "# ", "#", "a", "b_2", "a_bucket", "counter", "histogram", "gauge", "_", "é", "-", "0x"),
    *(
        " ",
        "  ",
        "\t",
        "\r",
        "\n",
        "\n",
        "{",
        "}",
        '"',
        "=",
        ",",
        "\\",
        "1",
        "1.5",
        "NaN",
        "inf",
        'x="y"',
        '{x="y"} ',
        " # {",
    ),
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A text with some places written over."""
    text = "\n".join(line for part in draw(st.lists(parts(), min_size=1, max_size=3)) for line in part.lines)
    for word in draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + word + text[start + draw(st.integers(0, 2)) :]
    return text


@settings(max_examples=120)
@given(damaged() | st.lists(st.sampled_from(WORDS), max_size=24).map("".join))
def test_what_is_read_of_any_text_is_what_the_oracle_reads(text: str) -> None:
    """The oracle is the laxer one: what it refuses is refused here. But it takes `#x TYPE` for a declaration."""
    text = re.sub(r"#\S+", "#", text)
    try:
        read = ours(text)
    except ContractError:
        return
    assert read == oracle(text)


@pytest.mark.parametrize(
    "line",
    [
        "a infinity",
        'a{b:c="d"} 1',
        'a{,b="c"} 1',
        "a 1 2 3",
        "a 1 1.5",
        'a{b="c"} 1 # {d="e"} 2 3',
        "a \u0661",
        "# HELP",
        "a 1\u00a0",
    ],
)
def test_what_the_format_forbids_is_refused_though_the_oracle_reads_it(line: str) -> None:
    with pytest.raises(ContractError):
        ours(line)
    oracle(line)


@pytest.mark.parametrize(
    "line", ["a 1_000", "a 0x10", "a 1 1_0", "a", "# TYPE", "a+1", 'a{__x="y"} 1', 'a{b="c",b="d"} 1', "1a 1"]
)
def test_what_both_refuse(line: str) -> None:
    with pytest.raises(ContractError):
        ours(line)
    with pytest.raises((ValueError, IndexError)):
        oracle(line)


@pytest.mark.parametrize("text", ['{"a.b",c="d"} 1', '# TYPE "a.b" gauge\n{"a.b"} 1', 'a{"c.d"="e"} 1'])
def test_names_in_quotes(text: str) -> None:
    assert ours(text) == oracle(text)


@pytest.mark.parametrize("line", ['a{"b"} 1', '{c="d"} 1', '{"a","b"} 1', '{""} 1', '# TYPE "" gauge'])
def test_a_sample_has_one_name(line: str) -> None:
    with pytest.raises(ContractError):
        ours(line)


LABEL_VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@given(LABEL_VALUES, LABEL_VALUES, st.floats(0, 1e6), st.integers(1, 4))
def test_openmetrics_is_read_as_the_oracle_reads_it(label: str, help_text: str, value: float, count: int) -> None:
    registry = CollectorRegistry()
    assume(help_text.strip() == help_text and help_text)
    Gauge("depth", help_text, ["account"], registry=registry).labels(label).set(value)
    orders = Counter("orders", "o", ["account"], registry=registry).labels(label)
    wait = Histogram("wait_seconds", "w", registry=registry)
    took = Summary("took", "t", registry=registry)
    Info("build", "b", registry=registry).info({"version": label})
    for number in range(count):
        orders.inc(1, {"trace": f"a}} # {{b={number}"})
        wait.observe(value + number, {"trace": "t"})
        took.observe(value)
    text = generate_openmetrics(registry).decode()
    assert ours(text) == openmetrics_oracle(text)


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 999)), min_size=1, max_size=4, unique=True))
def test_timestamps_are_seconds_in_openmetrics(stamps: list[tuple[int, int]]) -> None:
    lines = "".join(f"a 1 {whole}.{part:03d}\n" for whole, part in sorted(stamps))
    samples = parse_exposition(f"# TYPE a gauge\n{lines}# EOF\n").families["a"].samples
    assert [sample.timestamp_s for sample in samples] == [
        float(f"{whole}.{part:03d}") for whole, part in sorted(stamps)
    ]


@pytest.mark.parametrize("kind", ["info", "stateset", "gaugehistogram", "unknown"])
def test_kinds_that_are_not_ours_are_unknown(kind: str) -> None:
    (family,) = parse_exposition(f"# TYPE a {kind}\n# EOF\n").families.values()
    assert family.type is FamilyType.UNKNOWN


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a 1\n\nb 1\n# EOF\n", 2),
        ("# TYPE a untyped\n# EOF", 1),
        ("a 1 NaN\n# EOF", 1),
        ('a 1 # {b="c"}\n# EOF', 1),
        ('a 1 # {"b"} 1\n# EOF', 1),
        ('a 1 # {b="c"} 1 Inf\n# EOF', 1),
        ('a 1 # {b="c"} 1 2 3\n# EOF', 1),
        (f'a 1 # {{b="{"c" * 128}"}} 1\n# EOF', 1),
    ],
)
def test_openmetrics_forbids(text: str, line: int) -> None:
    with pytest.raises(ContractError, match=re.escape("malformed_exposition")) as caught:
        parse_exposition(text)
    assert caught.value.path == f"line {line}"
    with pytest.raises((ValueError, IndexError)):
        openmetrics_oracle(text)


def test_a_quote_in_an_exemplar_ends_nothing() -> None:
    """The oracle does not read this one."""
    text = '# TYPE a counter\na_total 1 # {b="c\\"} 2 # {"} 1\n# EOF\n'
    assert parse_exposition(text).families["a"].samples[0].value == 1.0


def test_an_exemplar_may_have_a_time() -> None:
    text = '# TYPE a counter\na_total 1 5 # {b="c"} 1 2\n# EOF\n'
    assert ours(text) == openmetrics_oracle(text)


def test_what_follows_the_end_is_no_openmetrics() -> None:
    assert "a_total" in parse_exposition("# TYPE a counter\na_total 1\n# EOF\nb 1\n").families
