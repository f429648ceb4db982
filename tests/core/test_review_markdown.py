"""A review written back as Markdown: every kind of line has its shape, and parsing it gives the same values."""

from __future__ import annotations

from app.core.review import parse_review
from app.core.review_markdown import review_markdown

EVERY_KIND = """# Monday's review

| Area | Status | Notes |
| --- | --- | --- |
| Security & Compliance | ✅ Ready | keys rotated 【F:a.py†L1-L2】 |
| Security & Compliance | ❌ Blocker | said twice |
| Data Integrity & Backup | perhaps | no status |
| Weather | ✅ Ready | no area |

## What was done

Some words.

- one
  - below one
- two

```
code with ``` in it
```

After the code.

## Tasks

- RMT-001 — Mend it. Severity: High. Status: Pending.

*RMT-7 has no dash and is no task
"""

UNTITLED = """A line before everything.

| Area | Status | Notes |
| --- | --- | --- |
| API & Integration Consistency | ⚠️ Needs Fix | slow |
"""


def test_every_kind_of_line_comes_back() -> None:
    review = parse_review(EVERY_KIND)
    written = review_markdown(review)
    again = parse_review(written)
    assert (again.claims, again.restated, again.sections) == (review.claims, review.restated, review.sections)
    assert (again.unparsed, review_markdown(again)) == (review.unparsed, written)


def test_a_review_without_a_title_gets_none() -> None:
    written = review_markdown(parse_review(UNTITLED))
    assert "#" not in written
    assert parse_review(written).claims == parse_review(UNTITLED).claims
    assert review_markdown(parse_review("# Only a title\n")) == "# Only a title\n"
