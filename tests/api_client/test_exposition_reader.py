"""A reader that has learned a target's layout reads what one that knows nothing would read, or refuses the same."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.errors import ContractError
from api_client.exposition import Exposition, ExpositionReader, Family, FamilyType, Sample, parse_exposition
from tests.api_client.oracle import comparable

PLAIN = """\
# HELP up Whether it is.
# TYPE up gauge
up{service="risk"} 1.0
up{service="a b"} 0
# TYPE wait_seconds histogram
wait_seconds_bucket{le="0.1"} 1
wait_seconds_bucket{le="+Inf"} 2
wait_seconds_sum 0.25
free 5
up{service="late"} 1 1700000000500
"""
OPENMETRICS = """\
# TYPE orders counter
orders_total{a="b"} 1 # {trace="é"} 0.5 1700000000.5
orders_created{a="b"} 1.7e+09
# TYPE up gauge
up 1 1700000000.5
up{x="\\"} 1"} 1
# EOF
"""
TAILS = [
    *("0", "7", "-1.5e-3", "NaN", "+Inf", "-inf", "+1", ".5", "007", "1e400", "123456789012345678901234567890"),
    *("", "infinity", "1_0", "0x1", " 1", "1 ", "1\r", "1e", "\u0661", "1 2", "1 2.5", "1 2 3", "1,2", "[1]", "1 #"),
    *('1 # {b="c"} 2', '1 5 # {b="\\"}"} 2 3', '1 # {"b"} 2', '{b="c"} 1', 'x{b="c"} 1'),
]


@st.composite
def scrapes(draw: st.DrawFn) -> list[str]:
    """A text, and what becomes of it step by step: values move, lines come, go and change."""
    lines = draw(st.sampled_from([PLAIN, OPENMETRICS, PLAIN.replace("\n", "\r\n"), PLAIN[:-1]])).split("\n")
    texts = ["\n".join(lines)]
    for _ in range(draw(st.integers(1, 6))):
        lines = list(lines)
        for index in draw(st.sets(st.integers(0, len(lines) - 1), max_size=4)):
            lines[index] = draw(changes(lines[index]))
        match draw(st.sampled_from(["stay", "stay", "stay", "go", "come", "swap"])):
            case "go":
                del lines[draw(st.integers(0, len(lines) - 1))]
            case "come":
                lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from([*lines, "new 1"])))
            case "swap":
                lines.reverse()
        texts.append("\n".join(lines))
        if not lines:
            break
    return texts


def changes(line: str) -> st.SearchStrategy[str]:
    """The line with another value, another letter, or something else in its place."""
    head = line[: line.find("} ") + 2] if "} " in line else line.partition(" ")[0] + " "
    values = st.sampled_from(TAILS) | st.floats().map(repr)
    letters = st.integers(0, len(line)).map(lambda place: line[:place] + "0" + line[place + 1 :])
    return values.map(head.__add__) | letters | st.sampled_from(["", "# TYPE up counter", "7", "free 1"])


def outcome(read: ExpositionReader | None, text: str) -> object:
    """What is read, or how it is refused."""
    try:
        found = parse_exposition(text) if read is None else read.read(text.encode())
    except ContractError as error:
        return error.path
    return comparable(found.families.values())


@given(scrapes())
def test_a_reader_reads_what_a_new_one_would_read(texts: list[str]) -> None:
    reader = ExpositionReader()
    for text in texts:
        assert outcome(reader, text) == outcome(None, text)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("text", [PLAIN, OPENMETRICS])
def test_each_value_is_judged_the_same_way_on_a_known_layout(text: str, tail: str) -> None:
    reader = ExpositionReader()
    reader.read(text.encode())
    changed = text.replace("\nup 1 1700000000.5", f"\nup {tail}").replace("\nfree 5", f"\nfree {tail}")
    assert outcome(reader, changed) == outcome(None, changed)


@pytest.mark.parametrize(
    "changed",
    [
        PLAIN.replace("Whether it is.", "Whether it is.5"),
        PLAIN.replace("\n#", "\n5#"),
        PLAIN + "7",
        PLAIN.replace(" gauge", " gauge "),
        PLAIN.replace(" gauge", " gauge 7"),
    ],
)
def test_what_is_no_sample_stays_as_it_is_or_is_read_anew(changed: str) -> None:
    reader = ExpositionReader()
    first = reader.read(PLAIN.encode())
    assert outcome(reader, changed) == outcome(None, changed)
    assert reader.read(PLAIN.encode()).columns.layout is not first.columns.layout


def test_scrapes_share_a_layout_while_only_values_move() -> None:
    reader = ExpositionReader()
    first = reader.read(PLAIN.encode())
    for text in (PLAIN.replace(" 5\n", " 6\n"), PLAIN.replace(" 5\n", " NaN\n"), PLAIN.replace("500\n", "900\n")):
        later = reader.read(text.encode())
        assert later.columns.layout is first.columns.layout
        assert comparable(later.families.values()) == comparable(parse_exposition(text).families.values())
    assert reader.read(PLAIN.replace("free", "paid").encode()).columns.layout is not first.columns.layout


def test_exemplars_and_timestamps_keep_the_layout() -> None:
    reader = ExpositionReader()
    first = reader.read(OPENMETRICS.encode())
    text = OPENMETRICS.replace(' # {trace="é"} 0.5 1700000000.5', "").replace("up 1 1700000000.5", "up 2")
    later = reader.read(text.encode())
    assert later.columns.layout is first.columns.layout
    assert later.columns.timestamps is None
    assert later.families["up"].samples[0] == Sample("up", (), 2.0, None)


def test_after_an_error_the_layout_is_forgotten() -> None:
    reader = ExpositionReader("risk")
    first = reader.read(b"a 1\nb 2\n")
    with pytest.raises(ContractError) as caught:
        reader.read(b"a 1\nb canary\n")
    assert (caught.value.service, caught.value.path, caught.value.__context__) == ("risk", "line 2", None)
    assert reader.read(b"a 1\nb 2\n").columns.layout is not first.columns.layout


def test_half_a_surrogate_pair_is_refused_with_its_line() -> None:
    with pytest.raises(ContractError) as caught:
        parse_exposition('a 1\nb{c="\ud800"} 1\n')
    assert caught.value.path == "line 2"


def test_an_exposition_tells_its_size_and_names_without_samples() -> None:
    found = parse_exposition(PLAIN)
    assert found.series_count == 7
    assert found.names == {"up", "wait_seconds_bucket", "wait_seconds_sum", "free"}
    assert len(found.families) == 3
    assert found.families["up"] is found.families["up"]
    with pytest.raises(ValueError, match="read-only"):
        found.columns.values[0] = 2.0
    with pytest.raises(KeyError):
        found.families["down"]


def test_expositions_are_equal_when_their_samples_are() -> None:
    reader = ExpositionReader()
    first = reader.read(PLAIN.encode())
    other = reader.read(PLAIN.replace(" 5\n", " 6\n").encode())
    timed = reader.read(PLAIN.replace("500\n", "900\n").encode())
    again = reader.read(PLAIN.encode())
    assert first == again == parse_exposition(PLAIN)
    assert hash(first) == hash(parse_exposition(PLAIN))
    assert first not in (other, timed, parse_exposition("a 1"), PLAIN)
    assert parse_exposition("a NaN") != parse_exposition("a NaN")


def test_an_exposition_can_be_made_of_families() -> None:
    samples = (Sample("a", (("b", "c"),), 1.0, None), Sample("a", (), 2.0, 3.0))
    families = {"a": Family("a", FamilyType.GAUGE, "h", samples), "b": Family("b", FamilyType.UNKNOWN, "", ())}
    made = Exposition(families)
    assert made.columns.layout.series == (("a", (("b", "c"),)), ("a", ()))
    np.testing.assert_array_equal(made.columns.timestamps, [math.nan, 3.0])
    assert [made.columns.family(found) for found in made.columns.layout.families.values()] == list(families.values())
    assert list(made.series()) == list(samples)
    assert made == parse_exposition('# HELP a h\n# TYPE a gauge\na{b="c"} 1\na 2 3000\n# TYPE b untyped\n')
