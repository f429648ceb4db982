"""Two reviews are compared in status, notes and tasks, field by field."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.areas import Area
from app.core.review import parse_review
from app.core.review_changes import Change, Direction, ReviewChanges, compare_reviews

TEXTS = [
    path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[1] / "data" / "reviews").glob("*.md"))
]


def changes(old: str, new: str) -> ReviewChanges:
    return compare_reviews(parse_review(old), parse_review(new))


def row(status: str, notes: str = "a") -> str:
    return f"| Security & Compliance | {status} | {notes} |\n"


def test_a_status_gets_better_or_worse() -> None:
    (change,) = changes(row("✅ Ready"), row("❌ Needs Fix")).statuses
    assert (change.area, change.direction) == (Area.SECURITY, Direction.WORSE)
    assert change.words == "Security & Compliance: “✅ Ready” became “❌ Needs Fix”, worse."
    assert changes(row("❌"), row("⚠️")).statuses[0].direction is Direction.BETTER
    assert changes(row("✅ Ready"), row("✅ Hardened")).statuses[0].direction is Direction.SIDEWAYS
    assert changes("", row("")).statuses[0].words == (
        "Security & Compliance: “not claimed” became “no status”, neither better nor worse."
    )
    assert changes(row("✅ Ready"), row("✅ **Ready**")).statuses == ()


def test_notes_and_evidence() -> None:
    (change,) = changes(row("✅", "a 【b】【c】"), row("✅", "d 【c】【e】【f】")).notes
    assert (change.before, change.after) == ("a", "d")
    assert (change.evidence_added, change.evidence_removed) == (("e", "f"), ("b",))
    assert change.words == "Security & Compliance: the notes are different, 2 evidence added, 1 evidence removed."
    (marks,) = changes(row("✅", "a"), row("✅", "a 【b】")).notes
    assert marks.words == "Security & Compliance: 1 evidence added."
    (gone,) = changes(row("✅", "a"), "").notes
    assert (gone.before, gone.after) == ("a", "")


def test_tasks_come_go_and_change_field_by_field() -> None:
    old = "- RMT-1 — One. Owner: x. Status: Pending.\n- RMT-2 — Two.\n- RMT-3 — Three.\n"
    new = "## Security & Compliance\n- RMT-001 — One. Status: Done. 【a】\n- RMT-4 — Four.\n- RMT-3 — Three.\n"
    found = changes(old, new).tasks
    assert [(change.task_id, change.change) for change in found] == [
        ("RMT-001", Change.CHANGED),
        ("RMT-2", Change.REMOVED),
        ("RMT-3", Change.CHANGED),
        ("RMT-4", Change.ADDED),
    ]
    assert [field.words for field in found[0].fields] == [
        "owner: x → not given",
        "status: Pending → Done",
        "area: not given → Security & Compliance",
        "evidence: not given → 【a】",
    ]
    assert found[1].words == "RMT-2 removed: Two."
    assert found[2].words == "RMT-3 changed: area: not given → Security & Compliance."
    assert found[3].words == "RMT-4 added: Four."
    assert found[1].before is not None
    assert (found[1].after, found[3].before) == (None, None)
    back = changes(new, old).tasks
    assert [field.name for field in back[0].fields] == ["owner", "status", "area", "evidence"]


def test_a_task_defined_twice_is_compared_in_order() -> None:
    once = "- RMT-1 — One. Status: Pending.\n"
    found = changes(once, once + "- RMT-1 — One. Status: Done.\n").tasks
    assert [(change.change, change.after.status if change.after else "") for change in found] == [
        (Change.ADDED, "Done")
    ]


def test_the_sum_in_words() -> None:
    assert changes(TEXTS[0], TEXTS[0]).words == "Nothing changed."
    assert changes(TEXTS[3], TEXTS[4]).words == "5 statuses, 9 notes, 18 tasks changed."
    assert changes(row("✅"), row("❌") + "- RMT-1 — One.").words == "1 status, 1 task changed."


@settings(deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.integers(0), st.integers(0))
def test_comparing_backwards_tells_the_same(first: str, second: str, cut: int, other: int) -> None:
    old, new = parse_review(first[: cut % len(first)]), parse_review(second[: other % len(second)])
    there, back = compare_reviews(old, new), compare_reviews(new, old)
    assert [(one.area, one.before, one.after) for one in there.statuses] == [
        (one.area, one.after, one.before) for one in back.statuses
    ]
    assert [(one.before, one.after) for one in there.tasks] == [(one.after, one.before) for one in back.tasks]
    assert compare_reviews(old, old).words == "Nothing changed."
