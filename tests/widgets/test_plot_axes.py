"""The ticks of a plot's axes are round, as labelled, and have room."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from widgets.plot_axes import power_ticks, time_ticks, time_words, value_step, value_ticks

END_S = 1_700_000_000.0


@pytest.mark.parametrize(
    ("span_s", "width_px", "step_s"),
    [(60, 600, 10), (900, 900, 120), (900, 200, 600), (5, 900, 1), (864_000, 300, 259_200)],
)
def test_instants_are_round_and_have_room(span_s: float, width_px: float, step_s: float) -> None:
    step, instants = time_ticks(END_S - span_s, END_S, width_px)
    assert step == step_s
    assert instants
    assert all(END_S - span_s <= instant <= END_S and instant % step == 0 for instant in instants)
    assert len(instants) <= max(1, width_px / 84) + 1


@pytest.mark.parametrize(("step_s", "words"), [(1, "22:13:20"), (60, "22:13"), (86_400, "14 Nov")])
def test_instants_are_said_in_utc(step_s: float, words: str) -> None:
    assert time_words(END_S, step_s) == words


def test_instants_are_round_in_a_zone_of_half_hours() -> None:
    _, instants = time_ticks(END_S - 6 * 3600, END_S, 500, ZoneInfo("Asia/Kolkata"))
    assert {time_words(at_s, 60, ZoneInfo("Asia/Kolkata"))[-2:] for at_s in instants} == {"00"}


@pytest.mark.parametrize(
    ("span", "height_px", "factor", "step"),
    [(230, 200, 1, 50), (1.0, 160, 1, 0.2), (0.0035, 128, 1000, 0.001), (0, 100, 1, 1.0), (600, 96, 1 / 60, 300)],
)
def test_grid_lines_are_round_as_labelled_and_have_room(
    span: float, height_px: float, factor: float, step: float
) -> None:
    assert value_step(span, height_px, factor) == pytest.approx(step)


def test_grid_lines_lie_within_the_view() -> None:
    step, values = value_ticks(-0.3, 1.0, 160)
    assert (step, values[0], values[-1]) == (pytest.approx(0.5), pytest.approx(0.0), pytest.approx(1.0))


@pytest.mark.parametrize(
    ("low", "high", "height_px", "powers"),
    [(0.5, 200, 200, [1, 10, 100]), (1e-6, 1e6, 60, [1e-6, 1e-2, 1e2, 1e6]), (2, 8, 100, [])],
)
def test_logarithmic_grid_lines_are_powers_of_ten(
    low: float, high: float, height_px: float, powers: list[float]
) -> None:
    assert power_ticks(low, high, height_px) == pytest.approx(powers)
