# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels stay inside their booths, whatever the booth and whatever the name."""

import math
from itertools import pairwise

import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon

from planner.drawing.drawing import XY
from planner.drawing.labels import Content, Label, Row, fit, place_for_label
from planner.drawing.metrics import text_width
from planner.drawing.space import largest_rectangle, main_direction
from planner.model.shapes import Outline, Rectangle
from planner.model.values import Name

KOREAN = Name("국토교통과학기술진흥원", "Korea Agency for Infrastructure Technology Advancement")
CONTENT = Content("K104", KOREAN, Name("국토진흥원", "KAIA"), "54 m²")
# Capitals and Hangul bodies lie within this, in cap heights above the baseline.
BODY = (-0.2, 1.08)

sides = st.integers(500, 20_000)
angles = st.sampled_from([0.0, 90.0, 180.0, 270.0, 45.0, 30.0, 200.5, 359.0, -36.87])
words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=60)


@st.composite
def footprints(draw: st.DrawFn) -> tuple[XY, ...]:
    """Turned rectangles and L shapes, in either sense of turning."""
    width, depth = draw(sides), draw(sides)
    if draw(st.booleans()):
        return Rectangle((1000, 2000), (width, depth), draw(angles)).corners()
    inner = (draw(st.integers(1, width - 1)), draw(st.integers(1, depth - 1)))
    corners = [
        (0, 0), (width, 0), (width, inner[1]), (inner[0], inner[1]), (inner[0], depth), (0, depth)
    ]  # fmt: skip
    return Outline(tuple(corners[::-1] if draw(st.booleans()) else corners)).corners()


def row_box(label: Label, row: Row) -> Polygon:
    """The body of a row on the drawing."""
    width = text_width(row.text, row.height, "bold" if row.role == "number" else "regular")
    half = width * row.stretch / 2
    x, y = label.at(row)
    cosine, sine = math.cos(math.radians(label.angle)), math.sin(math.radians(label.angle))
    low, high = (share * row.height for share in BODY)
    corners = ((-half, low), (half, low), (half, high), (-half, high))
    return Polygon([(x + u * cosine - v * sine, y + u * sine + v * cosine) for u, v in corners])


@given(footprints(), st.sampled_from([100, 250, 500]), st.sampled_from([None, "ko", "en"]), words)
def test_no_row_leaves_its_footprint(corners, scale, language, korean) -> None:
    content = Content("K104", Name(korean, "Company 001"), Name(korean[:3], ""), "9 m²")
    label = fit(content, place_for_label(corners), scale, language)
    assert label is not None
    allowed = Polygon(corners).buffer(0.5, join_style="mitre")
    boxes = [row_box(label, row) for row in label.rows]
    assert all(allowed.covers(box) for box in boxes)
    assert label.rows[0].text == "K104"
    for first, second in pairwise(boxes):
        assert first.intersection(second).area < 1e-3


@given(footprints())
def test_a_label_is_never_upside_down(corners) -> None:
    label = fit(CONTENT, place_for_label(corners), 250, None)
    assert label is not None
    assert -90.0 < label.angle <= 90.0


def test_what_is_said_shrinks_with_the_booth() -> None:
    said = []
    for width, depth in ((18_000, 12_000), (9000, 6000), (6000, 3000), (3000, 3000), (2000, 1000)):
        label = fit(
            CONTENT, place_for_label(Rectangle((0, 0), (width, depth)).corners()), 250, None
        )
        assert label is not None
        said.append([row.role for row in label.rows])
    assert said[0][0] == "number"
    assert said[0][-1] == "area"
    assert "area" not in said[2]
    assert said[-1] == ["number"]
    assert [len(roles) for roles in said] == sorted((len(roles) for roles in said), reverse=True)


def test_a_long_korean_name_breaks_between_syllables() -> None:
    name = Name("참가기업이름이긴회사", "A name too long to fit here at all")
    content = Content("A101", name, name, "9 m²")
    label = fit(content, place_for_label(Rectangle((0, 0), (3000, 3000)).corners()), 250, None)
    assert label is not None
    rows = [row.text for row in label.rows if row.role == "name"]
    assert len(rows) > 1
    assert "".join(rows) == name.ko


def test_one_language_prints_only_that_one() -> None:
    place = place_for_label(Rectangle((0, 0), (12_000, 9000)).corners())
    english = fit(CONTENT, place, 250, "en")
    korean = fit(CONTENT, place, 250, "ko")
    assert english is not None
    assert korean is not None
    assert all(row.text.isascii() for row in english.rows if row.role == "name")
    assert "".join(row.text for row in korean.rows if row.role == "name") == KOREAN.ko


def test_a_turned_booth_has_its_own_axes() -> None:
    corners = Rectangle((0, 0), (9000, 6000), 200.0).corners()
    label = fit(CONTENT, place_for_label(corners), 250, None)
    assert label is not None
    assert math.isclose(label.angle, 20.0, abs_tol=1e-6)
    middle = Polygon(corners).centroid
    assert math.dist(label.centre, (middle.x, middle.y)) < 1.0


def test_the_largest_rectangle_of_an_l_is_its_larger_wing() -> None:
    shape = Polygon([(0, 0), (9000, 0), (9000, 3000), (4000, 3000), (4000, 8000), (0, 8000)])
    assert largest_rectangle(shape) == (0, 0, 4000, 8000)


def test_the_largest_rectangle_of_a_right_triangle_is_half_of_it() -> None:
    shape = Polygon([(0, 0), (8000, 0), (0, 6000)])
    box = largest_rectangle(shape)
    assert box is not None
    found = shapely.box(*box)
    assert shape.buffer(0.01).covers(found)
    assert found.area > 0.9 * shape.area / 2


def test_a_label_keeps_off_obstacles() -> None:
    corners = Rectangle((0, 0), (9000, 9000)).corners()
    seats = shapely.box(0, 3000, 9000, 9000)
    (_, y), _, _, depth = place_for_label(corners, seats)
    assert (y, depth) == (1500, 3000)


def test_main_direction() -> None:
    assert main_direction(Rectangle((0, 0), (3000, 2000), 180.0).corners()) == 0
    assert main_direction(Rectangle((0, 0), (3000, 2000), 45.0).corners()) == 45.0
    assert main_direction(Rectangle((0, 0), (3000, 2000), 60.0).corners()) == -30.0
