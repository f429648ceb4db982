"""The manual's pages, headings, links, contents, trail and list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.manual import Chapter, Manual, Place, anchor_of, inside_only, plain, read_page
from app.core.manual_contents import FIRST, SHEETS, chapters, page_place, sheet_place
from app.core.manual_rows import ManualRow, contents_rows, found_words, hit_rows
from app.core.manual_search import Hit
from app.core.manual_trail import Trail

BOARD = """# Board

See [the halt](halt.md), [its end](halt.md#the-end), [below](#more).

## More

- *One*, **two**, `three`
- [elsewhere](https://example.com/a)

```
# no heading
```

### Deep

## More
"""
HALT = "\n# Halt\n\ntext\n\n## The end\n"
MANUAL = Manual((Chapter("Watch", ("board",)), Chapter("Act", ("halt",))), {"halt": HALT, "board": BOARD})


def test_a_page_is_cut_at_its_headings() -> None:
    page = MANUAL.pages["board"]
    assert page.title == "Board"
    assert [(one.title, one.level, one.anchor) for one in page.sections] == [
        ("Board", 1, "board"),
        ("More", 2, "more"),
        ("Deep", 3, "deep"),
        ("More", 2, "more-2"),
    ]
    assert page.sections[0].text == "See the halt, its end, below."
    assert page.sections[1].text == "One, two, three elsewhere # no heading"
    assert page.anchors == ("board", "more", "deep", "more-2")


@pytest.mark.parametrize(("text", "why"), [("words first\n# Title", "begin with"), ("", "no heading")])
def test_a_page_without_a_title_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_page("odd", text)


@pytest.mark.parametrize(
    ("pages", "why"), [(("board",), "halt"), (("board", "halt", "gone"), "gone"), (("board", "halt", "halt"), "twice")]
)
def test_contents_and_pages_are_the_same(pages: tuple[str, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Manual((Chapter("Watch", pages),), {"halt": HALT, "board": BOARD})


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("halt.md", Place("halt")),
        ("halt.md#the-end", Place("halt", "the-end")),
        ("#more", Place("board", "more")),
        ("#nowhere", None),
        ("gone.md", None),
        ("https://example.com/a", None),
        ("halt.txt", None),
    ],
)
def test_a_link_leads_to_a_place_of_the_manual_or_nowhere(link: str, place: Place | None) -> None:
    assert MANUAL.target(link, "board") == place


def test_no_two_headings_of_a_page_share_an_anchor() -> None:
    assert read_page("x", "# A\n## B\n## B 2\n## B\n## B").anchors == ("a", "b", "b-2", "b-3", "b-4")


def test_an_anchor_is_made_of_the_heading_s_letters() -> None:
    assert anchor_of("What's not *known*, and why?") == "whats-not-known-and-why"


def test_only_links_into_the_manual_can_be_followed() -> None:
    text = "[a](halt.md#x) [b](#y) [c](https://example.com/) ![d](halt.md) [e](file:///etc/passwd) [f](../secret.md)"
    assert inside_only(text) == (
        "[a](halt.md#x) [b](#y) c (`https://example.com/`) d (`halt.md`) e (`file:///etc/passwd`) f (`../secret.md`)"
    )


def test_plain_text_has_no_marks() -> None:
    assert " ".join(plain("- **a** *b* `c`\n|d|e|\n|---|:-:|\n[f](g.md)").split()) == "a b c de f"


@given(st.text(max_size=200))
def test_any_text_below_a_title_is_a_page(text: str) -> None:
    page = read_page("any", f"# Any\n{text}")
    assert len(set(page.anchors)) == len(page.anchors)
    assert page.title == "Any"


def test_the_trail_goes_back_and_forward() -> None:
    one, two, three = Place("a"), Place("b"), Place("b", "c")
    trail = Trail(one).to(two).to(two).to(three)
    assert trail == Trail(three, (one, two))
    assert trail.back() == Trail(two, (one,), (three,))
    assert trail.back().forward() == trail
    assert trail.back().to(one) == Trail(one, (one, two))
    assert Trail(one).back() == Trail(one) == Trail(one).forward()


def test_the_trail_forgets_what_is_long_ago() -> None:
    trail = Trail(Place("0"))
    for number in range(1, 200):
        trail = trail.to(Place(str(number)))
    assert trail.here == Place("199") and trail.past[0] == Place("99") and len(trail.past) == 100


def test_the_contents_open_the_page_that_is_read() -> None:
    assert contents_rows(MANUAL, Place("board", "deep")) == (
        ManualRow("Watch", None),
        ManualRow("Board", Place("board")),
        ManualRow("More", Place("board", "more"), depth=1),
        ManualRow("More", Place("board", "more-2"), depth=1),
        ManualRow("Act", None),
        ManualRow("Halt", Place("halt")),
    )


def test_findings_name_their_page() -> None:
    hit = Hit(Place("halt", "the-end"), "The end", "Halt", "words around")
    assert hit_rows([hit]) == (ManualRow("The end", hit.place, remark="Halt: words around"),)


@pytest.mark.parametrize(
    ("text", "count", "words"),
    [
        (" ", 0, ""),
        ("x", 0, "Nothing in the manual has all of these words."),
        ("x", 2, "2 found"),
        ("x", 9, "The 9 best"),
    ],
)
def test_the_count_of_what_was_found(text: str, count: int, words: str) -> None:
    assert found_words(text, count, 9) == words


def test_the_window_s_pages_stand_in_the_contents_by_their_groups() -> None:
    made = chapters([("Watch", "board"), ("Act", "halt"), ("Watch", "slo")])
    assert [chapter.title for chapter in made] == ["Begin", "Watch", "Act", "Reference"]
    assert made[1].pages == ("board", "slo") and made[2].pages == ("halt",)
    assert FIRST.page_id in made[0].pages


def test_a_sheet_leads_to_its_own_section_and_an_unknown_one_to_its_page() -> None:
    assert sheet_place("SignInSheet", "board") == SHEETS["SignInSheet", ""]
    assert sheet_place("NoteSheet", "tasks") == SHEETS["NoteSheet", "tasks"]
    assert sheet_place("NoteSheet", "risk") == page_place("risk") == Place("risk")


def test_a_translation_has_the_places_of_its_original() -> None:
    texts = {
        "board": "# Tafel\n\n[Halt](halt.md#the-end)\n\n## Mehr\n\n### Tief\n\n## Noch mehr\n",
        "halt": "# Halt\n\n## Ende\n",
    }
    german = Manual(MANUAL.chapters, texts, MANUAL)
    assert german.pages["halt"].anchors == MANUAL.pages["halt"].anchors == ("halt", "the-end")
    assert [section.title for section in german.pages["halt"].sections] == ["Halt", "Ende"]
    assert german.target("halt.md#the-end", "board") == Place("halt", "the-end")


def test_a_translation_with_other_headings_is_none() -> None:
    texts = {"board": BOARD, "halt": "# Halt\n\n### Ende\n"}
    with pytest.raises(ValueError, match="halt has other headings"):
        Manual(MANUAL.chapters, texts, MANUAL)
