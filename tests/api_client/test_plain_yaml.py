"""YAML of others: what it may hold, and the texts that would take the console down."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from api_client.plain_yaml import DEPTH_LIMIT, NODES_LIMIT, read_yaml

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def doubling(levels: int, body: str) -> str:
    """Each line stands twice in the next."""
    lines = [f"a{level}: &a{level} {body.format(below=f'*a{level - 1}')}" for level in range(1, levels)]
    return "\n".join(["a0: &a0 {x: y}", *lines])


def test_documents_anchors_and_merged_tables_are_read() -> None:
    text = "a: &a {b: 1}\nc: [*a, *a]\nd: {<<: *a, e: 2}\n---\n- x\n"
    assert read_yaml(text) == [{"a": {"b": 1}, "c": [{"b": 1}, {"b": 1}], "d": {"b": 1, "e": 2}}, ["x"]]
    assert read_yaml("") == []


@pytest.mark.parametrize("libyaml", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "{",
        "*unknown",
        "!!python/object/apply:os.getcwd []",
        "&a [*a]",
        "[" * 1_000_000,
        "[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1),
        "- " * 100_000,
        doubling(40, "[{below}, {below}]"),
        doubling(40, "{{<<: [{below}, {below}]}}"),
        doubling(40, "{{? {below} : {below}}}"),
    ],
)
def test_what_would_take_the_console_down_is_refused(text: str, libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", libyaml and yaml.__with_libyaml__)
    with pytest.raises(ValueError, match=r"no YAML|too deep or too much"):
        read_yaml(text)


def test_as_deep_and_as_much_as_is_allowed() -> None:
    assert read_yaml("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT) != []
    assert len(read_yaml("- x\n" * (NODES_LIMIT - 1))[0]) == NODES_LIMIT - 1
    with pytest.raises(ValueError, match="too much"):
        read_yaml("- x\n" * NODES_LIMIT)


@given(PLAIN)
def test_plain_values_come_back_as_they_went(value: object) -> None:
    assert read_yaml(yaml.safe_dump(value)) == [value]


@given(st.text(alphabet=st.sampled_from('&*a[]{}:-,? <\n"')))
def test_no_text_ends_in_another_failure(text: str) -> None:
    try:
        read_yaml(text)
    except ValueError:
        return
