"""The manual is found by words, and messages by what stands on the screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.manual import Chapter, Manual, Place
from app.core.manual_messages import held_in, messages_of
from app.core.manual_search import FOUND_MOST, ManualSearch, cut

KILL = """# Kill switch

Stop trading now.

## Release

It cannot be released; the word kill stands here, and kill again, and kill.

## Refusals

| The page says | What happened |
|---|---|
| "The name of … cannot be resolved." "Other words here." | Nothing was sent. | See *the* address. |
| "short" | Too short to be found. |

- **"A key is stored, but
  …"** — Two kinds of the service.
- no message "in here at all"
"""
OMS = (
    "# OMS\n\n" + "Orders wait and wait. " * 12 + "The word release stands here, far behind.\n\n## Killed\n\nnothing\n"
)
MANUAL = Manual((Chapter("All", ("kill", "oms")),), {"kill": KILL, "oms": OMS})
MESSAGES = messages_of(MANUAL.pages.values())


def test_what_is_quoted_in_first_cells_and_bold_items_is_a_message() -> None:
    assert [(one.quote, one.told) for one in MESSAGES] == [
        ("The name of … cannot be resolved.", "Nothing was sent. See the address."),
        ("Other words here.", "Nothing was sent. See the address."),
        ("A key is stored, but …", "Two kinds of the service."),
    ]
    assert MESSAGES[0].place == Place("kill", "refusals", "cannot be resolved.")
    assert MESSAGES[2].place.words == "A key is stored, but"


def test_a_message_is_known_whatever_was_filled_in() -> None:
    text = "Reading  failed: the name of oms cannot be\nresolved. Nothing was sent."
    assert [one.quote for one in held_in(MESSAGES, text)] == ["The name of … cannot be resolved."]
    both = "Other words here. The name of x cannot be resolved."
    assert [one.quote for one in held_in(MESSAGES, both)] == ["The name of … cannot be resolved.", "Other words here."]
    assert held_in(MESSAGES, "The name of") == ()


def test_a_message_that_is_pasted_comes_first() -> None:
    hits = ManualSearch(MANUAL).find("The name of risk-engine cannot be resolved.")
    assert hits[0].title == '"The name of … cannot be resolved."'
    assert (hits[0].page, hits[0].excerpt) == ("Kill switch", "Nothing was sent. See the address.")
    assert len(hits) == 1


def test_a_message_that_has_the_words_comes_after_the_sections() -> None:
    assert [hit.title for hit in ManualSearch(MANUAL).find("resolved name")] == [
        "Refusals",
        '"The name of … cannot be resolved."',
    ]


def test_headings_count_more_than_titles_of_pages_and_these_more_than_texts() -> None:
    search = ManualSearch(MANUAL)
    assert [hit.place.anchor for hit in search.find("release")] == ["release", "oms"]
    kill = search.find("kill")
    assert [(hit.page, hit.title) for hit in kill] == [
        ("Kill switch", "Kill switch"),
        ("OMS", "Killed"),
        ("Kill switch", "Release"),
        ("Kill switch", "Refusals"),
    ]


def test_every_word_has_to_be_found_somewhere() -> None:
    search = ManualSearch(MANUAL)
    assert [hit.title for hit in search.find("KILL released")] == ["Release"]
    assert search.find("kill nowhere") == ()
    assert search.find("  ") == ()


def test_the_excerpt_shows_the_word_that_was_looked_for() -> None:
    found = next(hit for hit in ManualSearch(MANUAL).find("behind") if hit.page == "OMS")
    assert found.excerpt.startswith("…") and "behind" in found.excerpt
    assert found.place == Place("oms", "oms", "behind")
    pages = {"p": "# Page\n\n" + "This is what stands before it. " * 3 + "Prometheus is asked."}
    found = ManualSearch(Manual((Chapter("All", ("p",)),), pages)).find("Prometheus")[0]
    assert found.excerpt.startswith("…stands before it. Prometheus")
    title_only = ManualSearch(MANUAL).find("killed")[0]
    assert title_only.excerpt == "nothing" and title_only.place.words == ""


def test_no_more_is_listed_than_is_read() -> None:
    pages = {f"p{number}": "# Same\n\nsame words" for number in range(FOUND_MOST + 5)}
    search = ManualSearch(Manual((Chapter("All", tuple(pages)),), pages))
    assert len(search.find("same")) == FOUND_MOST


def test_a_long_text_is_cut_between_words() -> None:
    assert cut("short") == "short"
    assert cut("word " * 40).endswith("word…") and len(cut("word " * 40)) <= 111


@given(st.text(max_size=80))
def test_whatever_is_typed_is_answered(text: str) -> None:
    for hit in ManualSearch(MANUAL).find(text):
        assert MANUAL.holds(hit.place)
