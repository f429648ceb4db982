"""The bar fits every width, and parts give way in the order of their weight: the name of the environment late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.sensitive import Veil
from app.core.state import AppState, EnvironmentKind
from tests.widgets import alert_states, states
from tests.widgets.test_annunciator import make, waived
from widgets import fonts, sensitive
from widgets.annunciator import _NAME_ROOM, BAR_HEIGHT, KILL_PLACE_WIDTH, Annunciator
from widgets.annunciator_layout import Concession, shared_widths
from widgets.name_lines import name_lines, shown_lines
from widgets.status_field import FieldWords, StatusField
from widgets.tokens import SPACE_M

LEAST_WIDTH = 954
"""The bar's in the narrowest window, without its frame."""
NAMES = {kind: f"{kind.value}-eu-west-kraken-primary" for kind in EnvironmentKind}


def named(state: AppState, *, read_only: bool = False) -> AppState:
    name = NAMES[state.environment.kind]
    return replace(state, environment=replace(state.environment, name=name, read_only=read_only))


def everything() -> AppState:
    """All that is only in the bar while there is news of it."""
    state = waived(alert_states.alerting(), 1, 2)
    return replace(state, sensitive=True, quiet_until=states.NOW + timedelta(hours=1))


@pytest.fixture
def lifted() -> Iterator[None]:
    yield
    sensitive.lift()


@pytest.mark.parametrize("width", [LEAST_WIDTH, 1100, 1280, 1440, 1920])
@pytest.mark.parametrize(
    "state", [states.calm(), states.troubled(EnvironmentKind.STAGING), states.unknown(), named(states.calm())]
)
def test_nothing_overlaps_or_leaves_the_bar(qtbot: QtBot, width: int, state: AppState) -> None:
    bar = make(qtbot, state, width)
    assert_apart(bar)
    vital = [bar._fields[name] for name in ("mode", "halt", "services")]
    assert all(field.isVisible() for field in (*vital, bar.kill))
    assert bar.kill.geometry().left() == width - KILL_PLACE_WIDTH
    assert bar.kill.width() == KILL_PLACE_WIDTH


def assert_apart(bar: Annunciator) -> None:
    parts = [child for child in bar.children() if isinstance(child, QWidget) and child.isVisible()]
    for number, part in enumerate(parts):
        assert QRect(0, 0, bar.width(), BAR_HEIGHT).contains(part.geometry()), part.accessibleName()
        for other in parts[number + 1 :]:
            assert not part.geometry().intersects(other.geometry()), (part.accessibleName(), other.accessibleName())


@pytest.mark.parametrize(
    "state", [named(everything()), named(everything(), read_only=True), named(states.troubled()), everything()]
)
def test_which_platform_it_is_stands_in_every_window_and_is_whole_before_clock_and_session(
    qtbot: QtBot, state: AppState
) -> None:
    bar = make(qtbot, state, LEAST_WIDTH)
    place = bar._fields["environment"]
    for width in range(LEAST_WIDTH, 1500, 20):
        bar.resize(width, BAR_HEIGHT)
        assert_apart(bar)
        assert place.isVisible() and place.width() >= min(place.widths.folded, 114), "both ends of it can be read"
        if place.width() < place.widths.folded:
            assert not bar._fields["clock"].isVisible() and not bar._fields["session"].isVisible(), width


@pytest.mark.parametrize("state", [named(everything()), named(states.calm()), waived(named(states.troubled()), 1)])
def test_no_part_keeps_room_of_which_it_shows_nothing(qtbot: QtBot, state: AppState) -> None:
    bar = make(qtbot, state, LEAST_WIDTH)
    for width in range(LEAST_WIDTH, 1500, 6):
        bar.resize(width, BAR_HEIGHT)
        for name, field in bar._fields.items():
            narrow = field.widths.folded if name == "environment" else field.widths.least
            if name == "environment" or field.words.brief:
                assert field.width() <= narrow or field.width() >= field.widths.compact, (name, width)


@pytest.mark.parametrize("kind", EnvironmentKind)
@pytest.mark.parametrize("read_only", [False, True])
def test_in_the_narrowest_window_a_long_name_is_whole_in_two_lines(
    qtbot: QtBot, kind: EnvironmentKind, read_only: bool
) -> None:
    bar = make(qtbot, named(states.calm(kind), read_only=read_only), LEAST_WIDTH)
    place, who = bar._fields["environment"], bar._fields["session"]
    assert place.widths.folded <= place.width() < place.widths.compact
    assert who.isVisible()
    for name in ("mode", "halt", "services"):
        assert bar._fields[name].width() >= bar._fields[name].widths.compact, name


def test_a_name_in_two_lines_is_drawn_in_two_and_the_account_is_left_to_the_tooltip(qtbot: QtBot) -> None:
    bar = make(qtbot, named(states.calm()), LEAST_WIDTH)
    place = bar._fields["environment"]
    picture = place.grab().toImage()
    below = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != picture.pixelColor(0, 0) for y in range(26, picture.height()))
    ]
    assert max(below) - min(below) > 2 * QFontMetricsF(fonts.sans("label")).horizontalAdvance("company")
    told = place.toolTip().splitlines()
    assert told == [NAMES[EnvironmentKind.PRODUCTION], "company"]


def test_a_session_s_time_left_is_whole_where_the_account_finds_no_room(qtbot: QtBot) -> None:
    words = make(qtbot, states.calm(), LEAST_WIDTH)._fields["session"].words
    assert words.short == "41 min left"
    metrics = QFontMetricsF(fonts.sans("label"))
    room = int(metrics.horizontalAdvance(words.short)) + 2 * SPACE_M + 4
    assert drawn(qtbot, words, room) == drawn(qtbot, replace(words, detail=words.short), room)
    wide = int(metrics.horizontalAdvance(words.detail)) + 2 * SPACE_M + 4
    assert drawn(qtbot, words, wide) == drawn(qtbot, replace(words, short=""), wide)


def test_a_word_without_room_gives_way_to_its_brief_form_and_is_never_half_a_number(qtbot: QtBot) -> None:
    words = FieldWords("13 of 16 up", "oldest fact 3 s", "▲", brief="13/16")
    field = StatusField("Services")
    qtbot.addWidget(field)
    field.show_words(words)
    brief = drawn(qtbot, replace(words, word=words.brief, detail=""), field.widths.least)
    assert drawn(qtbot, words, field.widths.least) == brief
    whole = drawn(qtbot, replace(words, brief=""), field.widths.compact)
    assert drawn(qtbot, words, field.widths.compact) == whole != brief


@pytest.mark.parametrize("state", [states.unknown(), states.troubled(EnvironmentKind.STAGING), alert_states.alerting()])
def test_in_trouble_the_environments_name_outlasts_the_long_words(qtbot: QtBot, state: AppState) -> None:
    bar = make(qtbot, waived(named(state), 1, 2), LEAST_WIDTH)
    for name in ("waivers", "services", "mode"):
        assert bar._fields[name].width() >= bar._fields[name].widths.least, name
    assert bar._fields["environment"].width() >= _NAME_ROOM


def drawn(qtbot: QtBot, words: FieldWords, width: int) -> QImage:
    field = StatusField("Session")
    qtbot.addWidget(field)
    field.show_words(words)
    field.resize(width, BAR_HEIGHT)
    return field.grab().toImage()


def test_whose_session_it_is_can_be_asked_of_the_button_that_renews_it(qtbot: QtBot) -> None:
    bar = make(qtbot, named(everything()), LEAST_WIDTH)
    assert not bar._fields["session"].isVisible()
    assert bar._renew.toolTip().splitlines()[1:] == ["ops@example.com", "company · 41 min left"]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("aether-prod", ("aether-prod",)),
        ("aether-staging", ("aether-", "staging")),
        ("staging-eu-west-kraken", ("staging-eu-", "west-kraken")),
        ("eu.production_of_directors", ("eu.production_", "of_directors")),
        ("productioneuwestkraken", ("productioneuwestkraken",)),
        ("productioneuwest-", ("productioneuwest-",)),
    ],
)
def test_a_long_name_is_parted_at_a_seam(qtbot: QtBot, name: str, lines: tuple[str, ...]) -> None:
    metrics = QFontMetricsF(fonts.sans("body"))
    assert name_lines(name, metrics) == lines
    assert shown_lines(name, metrics, metrics.horizontalAdvance(name)) == (name,)
    assert shown_lines(name, metrics, max(map(metrics.horizontalAdvance, lines))) == lines


def test_a_name_that_is_cut_keeps_both_ends(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(fonts.sans("body"))
    head, tail = shown_lines("production-eu-west-kraken-primary", metrics, 80)
    assert head.startswith("prod") and head.endswith("…")
    assert tail.startswith("…") and tail.endswith("primary")
    (whole,) = shown_lines("productioneuwestkraken", metrics, 100)
    assert whole.startswith("prod") and "…" in whole and whole.endswith("ken")


@pytest.mark.usefixtures("lifted")
def test_a_veiled_name_is_parted_as_it_is_shown(qtbot: QtBot) -> None:
    sensitive.lay(Veil(("west-kraken",)))
    lines = name_lines("production-west-kraken-primary", QFontMetricsF(fonts.sans("body")))
    assert "".join(lines) == "production-account 1-primary"


def test_at_1280_every_word_is_whole(qtbot: QtBot) -> None:
    bar = make(qtbot, states.calm(), 1280)
    for name in ("environment", "mode", "halt", "services", "clock", "session"):
        assert bar._fields[name].width() >= bar._fields[name].widths.compact, name


def test_widths_are_conceded_in_order_and_no_further_than_needed() -> None:
    wishes = {"a": 100, "b": 100, "c": 50}
    order = [Concession("a", 60), Concession("b", 80), Concession("c", 0, at_once=True)]
    assert shared_widths(wishes, order, 300) == wishes
    assert shared_widths(wishes, order, 240) == {"a": 90, "b": 100, "c": 50}
    assert shared_widths(wishes, order, 200) == {"a": 60, "b": 90, "c": 50}
    assert shared_widths(wishes, order, 189) == {"a": 89, "b": 100, "c": 0}, "what c leaves over"
    assert shared_widths(wishes, order, 10) == {"a": 60, "b": 80, "c": 0}


def test_what_is_conceded_at_once_does_not_come_back() -> None:
    order = [Concession("a", 60), Concession("b", 40, at_once=True), Concession("b", 20)]
    assert shared_widths({"a": 100, "b": 100}, order, 150) == {"a": 100, "b": 40}
    assert shared_widths({"a": 100, "b": 100}, order, 90) == {"a": 60, "b": 30}
