# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the plan lies on the screen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.desktop.canvas.detail import LEVELS, detail
from ui.desktop.canvas.view import LARGEST_SCALE, LEAST_SCALE, View

figures = st.floats(-200_000, 200_000)
points = st.tuples(figures, figures)
views = st.builds(
    View,
    st.floats(LEAST_SCALE, LARGEST_SCALE),
    st.tuples(st.floats(-5000, 5000), st.floats(-5000, 5000)),
    st.booleans(),
)


def test_turned_y_runs_right_and_x_down():
    view = View(10.0, (100.0, 50.0), turned=True)
    assert view.to_screen((0, 0)) == (100.0, 50.0)
    assert view.to_screen((0, 9000)) == (190.0, 50.0)
    assert view.to_screen((9000, 0)) == (100.0, 140.0)


def test_upright_x_runs_right_and_y_up():
    view = View(10.0, (100.0, 50.0), turned=False)
    assert view.to_screen((9000, 0)) == (190.0, 50.0)
    assert view.to_screen((0, 9000)) == (100.0, -40.0)


@pytest.mark.parametrize("turned", [True, False])
def test_the_turn_is_no_mirror(turned: bool):
    """Counter-clockwise in the plan is counter-clockwise as it is seen."""
    view = View(10.0, (0.0, 0.0), turned)
    (x1, y1), (x2, y2) = view.to_screen((1000, 0)), view.to_screen((0, 1000))
    assert x1 * -y2 - x2 * -y1 > 0


@given(views, points)
def test_there_and_back(view: View, point: tuple[float, float]):
    assert view.to_plan(view.to_screen(point)) == pytest.approx(point, abs=1e-6)
    array = view.array(np.array([point]))
    assert tuple(array[0]) == pytest.approx(view.to_screen(point))


@given(views, st.floats(0.01, 100), points)
def test_zooming_keeps_the_point_under_the_pointer(view: View, factor: float, at):
    pixel = view.to_screen(at)
    zoomed = view.zoomed(factor, pixel)
    assert LEAST_SCALE <= zoomed.scale <= LARGEST_SCALE
    assert zoomed.to_screen(at) == pytest.approx(pixel, abs=1e-4)


@given(views, points, points)
def test_a_fitted_box_is_seen_whole_in_the_middle(view: View, first, second):
    box = (
        min(first[0], second[0]), min(first[1], second[1]),
        max(first[0], second[0]), max(first[1], second[1]),
    )  # fmt: skip
    size = (900.0, 600.0)
    fitted = view.fitted(box, size)
    left, top, right, bottom = fitted.screen_box(box)
    assert (left + right) / 2 == pytest.approx(size[0] / 2, abs=1e-4)
    assert (top + bottom) / 2 == pytest.approx(size[1] / 2, abs=1e-4)
    if fitted.scale > LEAST_SCALE:
        assert min(left, top) >= -1e-6
        assert right <= size[0] + 1e-6
        assert bottom <= size[1] + 1e-6


@given(views, points)
def test_a_step_on_the_screen_is_one_in_the_plan(view: View, step):
    start = view.to_plan((0.0, 0.0))
    end = view.to_plan(step)
    moved = view.lengths(step)
    assert (end[0] - start[0], end[1] - start[1]) == pytest.approx(moved, abs=1e-4)


def test_every_scale_has_its_level():
    names = [detail(scale).name for scale in (2, 8.99, 9, 19.9, 20, 39, 40, 400)]
    assert names == ["hall", "hall", "block", "block", "booth", "booth", "close", "close"]
    assert [level.grid for level in LEVELS] == [9000, 3000, 1000, 500]
