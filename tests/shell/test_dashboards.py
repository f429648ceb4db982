"""The shipped dashboards and the user's own: what is wrong is named by file and line and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from api_client.exposition import FamilyType
from app.core.explorer_view import Exploration
from app.core.query import Function
from app.shell.dashboards import LARGEST_BYTES, own_dashboards, pin, shipped_dashboards

SPEC = Exploration("orders_total", FamilyType.COUNTER, Function.RATE).spec
GOOD = 'title = "Mine"\n[plot.up]\ntitle = "Up"\nlines = [{ metric = "up" }]\n'


def test_the_overview_comes_first() -> None:
    boards = shipped_dashboards()
    assert [board.id for board in boards] == ["shipped:overview", "shipped:accounts"]
    assert not any(board.own for board in boards)


def test_no_folder_means_none(tmp_path: Path) -> None:
    assert own_dashboards(tmp_path / "dashboards") == ((), ())


def test_own_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "notes.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    boards, problems = own_dashboards(tmp_path)
    assert [(board.id, board.own) for board in boards] == [("own:a", True), ("own:b", True)]
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD.replace("metric", "metrik"), "line 4: plot.up.lines has a mistake: metrik is unknown"),
        (GOOD.replace('title = "Up"', "title = 3"), "line 3: plot.up.title must be a text."),
        ("title = ", "is not TOML"),
        ("#" * (LARGEST_BYTES + 1), "is larger than a dashboard"),
    ],
)
def test_a_wrong_file_is_named_and_the_others_are_read(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    boards, (told,) = own_dashboards(tmp_path)
    assert [board.id for board in boards] == ["own:good"]
    assert told.startswith(str(tmp_path / "bad.toml"))
    assert problem in told


def test_what_cannot_be_opened_or_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    boards, problems = own_dashboards(tmp_path)
    assert boards == ()
    assert [told.split(":")[0].split(" ")[0] for told in problems] == [
        str(tmp_path / name) for name in ("a.toml", "b.toml")
    ]


def test_a_pinned_plot_makes_a_private_file_of_its_own_in_a_private_folder(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "dashboards"
    paths = [pin(folder, "", SPEC), pin(folder, "", SPEC)]
    assert [path.name for path in paths] == ["pinned.toml", "pinned-2.toml"]
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    boards, problems = own_dashboards(folder)
    assert [(board.title, board.plots) for board in boards] == [("Pinned 2", (SPEC,)), ("Pinned", (SPEC,))]
    assert problems == ()


def test_a_plot_is_added_to_what_stands_in_a_dashboard(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(f"# kept\n{GOOD}", encoding="utf-8")
    assert pin(tmp_path, "own:mine", SPEC) == tmp_path / "mine.toml"
    ((board,), _) = own_dashboards(tmp_path)
    assert [plot.id for plot in board.plots] == ["up", SPEC.id]
    assert (tmp_path / "mine.toml").read_text("utf-8").startswith("# kept\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.toml"], "no draft is left behind"


@pytest.mark.parametrize(
    ("text", "problem"),
    [(GOOD.replace("metric", "metrik"), "metrik is unknown"), (f"{GOOD}#{'.' * LARGEST_BYTES}", "would be larger")],
)
def test_a_dashboard_that_cannot_take_it_is_left_as_it_is(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=problem) as refused:
        pin(tmp_path, "own:mine", SPEC)
    assert str(refused.value).startswith(str(path))
    assert path.read_text("utf-8") == text


def test_a_dashboard_that_vanished_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        pin(tmp_path, "own:gone", SPEC)
    assert list(tmp_path.iterdir()) == []
