# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered discs on a map: at their places, and none over another."""

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from planner.drawing.drawing import Circle, Line, Text
from planner.drawing.frame import Frame
from planner.drawing.numbered import draw_numbered
from planner.model.values import Name
from planner.rules.finding import Finding

FRAME = Frame(500, -90)


def finding(x: float, y: float) -> Finding:
    return Finding(
        "overlap", "kintex", "error", (), (x, y), None, None, "mm", Name("조항", "Article"),
        "assumed", "overlap.found",
    )  # fmt: skip


def test_a_disc_alone_stands_at_its_place_with_its_number() -> None:
    disc, number = draw_numbered([("7", finding(3_000, 9_000))], FRAME)
    assert isinstance(disc, Circle)
    assert disc.centre == FRAME.read((3_000, 9_000))
    assert isinstance(number, Text)
    assert number.text == "7"


def test_a_disc_that_would_hide_another_stands_beside_it_and_points_at_its_place() -> None:
    marks = list(draw_numbered([("1", finding(0, 0)), ("2", finding(100, 0))], FRAME))
    (line,) = [mark for mark in marks if isinstance(mark, Line)]
    assert line.points[-1] == FRAME.read((100, 0))
    first, second = [mark for mark in marks if isinstance(mark, Circle)]
    assert first.centre == (0, 0)
    assert second.centre == line.points[0]


@given(st.lists(st.tuples(st.integers(0, 9_000), st.integers(0, 9_000)), max_size=20))
def test_no_disc_hides_another(places: list[tuple[int, int]]) -> None:
    found = [(str(number), finding(x, y)) for number, (x, y) in enumerate(places)]
    discs = [mark for mark in draw_numbered(found, FRAME) if isinstance(mark, Circle)]
    assert len(discs) == len(places)
    for one, two in combinations(discs, 2):
        assert math.dist(one.centre, two.centre) >= one.radius + two.radius - 1e-6
