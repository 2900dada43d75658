# SPDX-License-Identifier: GPL-3.0-or-later
"""Clear aisle width, with answers worked out by hand. Required: 3,000 mm."""

import math

import pytest

from planner.model.plan import PlanZone
from planner.model.shapes import Outline, Rectangle
from planner.model.venue import Venue
from planner.rules.message import message
from tests.planner.building import area, booth, name, plan, site, venue
from tests.planner.rules.scenes import (
    BACK,
    LEFT,
    RIGHT,
    column,
    found,
    island,
    narrow,
    scene,
    stand,
    turned,
    wall,
)


@pytest.mark.parametrize(("gap", "measured"), [(3000, None), (2999, 2999), (2400, 2400)])
def test_two_fronts_across_an_aisle(gap, measured):
    lower = stand("A", 5000, 5000, open_sides=(BACK,))
    upper = stand("B", 5000, 8000 + gap)
    assert narrow(lower, upper) == ({} if measured is None else {("A", "B"): measured})


@pytest.mark.parametrize("angle", [30.0, 45.0, 137.25])
@pytest.mark.parametrize(("gap", "measured"), [(3000, None), (2999, 2999)])
def test_the_boundary_holds_for_turned_aisles(angle, gap, measured):
    """Anchors are whole mm, so of those near the true place take the one nearest to the gap."""
    up = (-math.sin(math.radians(angle)), math.cos(math.radians(angle)))
    anchor = (15_000, 6000)
    x, y = 15_000 + up[0] * (3000 + gap), 6000 + up[1] * (3000 + gap)

    def true_gap(place: tuple[int, int]) -> float:
        return (place[0] - anchor[0]) * up[0] + (place[1] - anchor[1]) * up[1] - 3000

    around = [(round(x) + i, round(y) + j) for i in range(-3, 4) for j in range(-3, 4)]
    far = min(around, key=lambda place: abs(true_gap(place) - gap))
    assert abs(true_gap(far) - gap) < 0.2
    lower = booth("A", Rectangle(anchor, (3000, 3000), angle), open_sides=(BACK,))
    upper = booth("B", Rectangle(far, (3000, 3000), angle))
    assert narrow(lower, upper) == ({} if measured is None else {("A", "B"): measured})


def test_an_open_edge_that_faces_a_hall_wall():
    # Its front is 2,500 mm from the wall at y = 0.
    standing = scene(stand("A", 5000, 2500))
    (finding,) = found("aisle-width", standing)
    assert finding.subjects == ("booth-a", "hall-1")
    assert finding.place.startswith("wall-")
    assert (finding.measured, finding.required) == (2500, 3000)
    assert finding.line == ((6500.0, 2500.0), (6500.0, 0.0))
    assert not narrow(stand("A", 5000, 3000))


def test_closed_edges_face_no_aisle():
    # Back to back, 600 mm apart: a service gap that is wide enough.
    assert not narrow(stand("A", 5000, 8600, open_sides=(BACK,)), stand("B", 5000, 5000))
    # Side by side, fronts flush, 1,000 mm apart.
    assert not narrow(stand("A", 5000, 8000), stand("B", 9000, 8000))
    # The row ends 700 mm before the side wall, its front running into that wall.
    assert not narrow(stand("A", 700, 8000))


def test_a_column_before_an_open_edge():
    under = venue(columns=(column("pillar", 6000, 2600),))
    booths = [stand("A", 5000, 5000)]
    # The column ends at y = 3,600, the front is at y = 5,000.
    assert narrow(*booths, on=under) == {("A", "pillar"): 1400}


def test_an_inner_wall_and_a_solid_area_before_an_open_edge():
    under = venue(walls=(wall("core", 5000, 1000, 500, 500),))
    stage = area("stage", Rectangle((9000, 1000), (3000, 1500)), kind="stage", walkable=False)
    assert narrow(stand("A", 5000, 4000), stand("B", 9000, 4000), on=under, areas=(stage,)) == {
        ("A", "core"): 2500,
        ("B", "stage"): 1500,
        ("A", "stage"): 1803,  # corner to corner: √(1,000² + 1,500²)
    }


def test_a_walkable_area_is_no_obstacle():
    seats = area("seats", Rectangle((5000, 1000), (3000, 1000)))
    assert not narrow(stand("A", 5000, 4000), areas=(seats,))


def test_a_pinch_between_corners_beside_an_open_edge():
    # From (8,000, 5,000) to (9,200, 3,400): 3-4-5 in 400s, so exactly 2,000 mm.
    upper = stand("A", 5000, 5000)
    lower = stand("B", 9200, 400, open_sides=(RIGHT,))
    assert narrow(upper, lower) == {("A", "B"): 2000}
    # From (8,000, 5,000) to (9,800, 2,600): exactly 3,000 mm.
    assert not narrow(upper, stand("B", 9800, 0, depth=2600, open_sides=(RIGHT,)))


def test_flush_diagonal_neighbours_across_a_cross_aisle_are_no_pinch():
    """The line between the corners runs along both fronts, not out of them."""
    assert not narrow(stand("A", 5000, 5000), stand("B", 10_000, 5000))


def test_a_third_booth_stands_between():
    """A looks at B at 2,500 mm, but C fills the whole gap and touches B; only A–C is a gap."""
    b = stand("B", 5000, 9500, open_sides=(BACK,))
    a = stand("A", 5000, 4000, open_sides=(BACK,))
    c = stand("C", 5000, 8000, depth=1500, open_sides=())
    assert narrow(a, b, c) == {("A", "C"): 1000}


def test_parallel_edges_are_measured_where_they_are_free():
    """C hides the left 2 m of the gap between A and B; the right 1 m is free, 2,500 mm wide."""
    a = stand("A", 5000, 4000, open_sides=(BACK,))
    b = stand("B", 5000, 9500, open_sides=(BACK,))
    c = stand("C", 5000, 8500, width=2000, depth=1000, open_sides=())
    assert narrow(a, b, c) == {("A", "B"): 2500, ("A", "C"): 1500}
    standing = scene(a, b, c)
    line = next(f.line for f in found("aisle-width", standing) if "booth-b" in f.subjects)
    assert line == ((7500.0, 7000.0), (7500.0, 9500.0))


def test_the_narrow_end_of_a_wedge_is_hidden():
    """B leans by 45° over A's open back; C stands in the tip, so the gap is measured behind it.

    B's edge rises from (5,000, 8,000) to (9,000, 12,000) over A's back at y = 7,000. Square to A
    the lines right of C (x > 6,000) are longer than 2,000 mm; square to B they start right of
    x = 7,000, or C's corner (6,000, 8,000) is in the way, and are longer than 2,121 mm.
    """
    a = stand("A", 5000, 4000, width=4000, open_sides=(BACK,))
    b = booth("B", Outline(((5000, 8000), (9000, 12_000), (5000, 12_000))), open_sides=())
    c = stand("C", 4000, 7000, width=2000, depth=1000, open_sides=())
    assert narrow(a, b, c) == {("A", "B"): 2000}


def test_touching_neighbours_and_slivers_are_no_gaps():
    row = [island(name, 3000 + 3000 * number, 8000) for number, name in enumerate("ABC")]
    assert not narrow(*row)
    # A turned row whose corners were rounded to mm: slivers below 1 mm between neighbours.
    corners = [[(x, 0), (x + 3000, 0), (x + 3000, 3000), (x, 3000)] for x in (0, 3000, 6000)]
    for angle in (17.0, 45.0, 61.3):
        about = (0, 0)
        outlines = [turned(points, angle, about) for points in corners]
        moved = [
            Outline(tuple((x + 14_000, y + 6000) for x, y in outline.corner_points))
            for outline in outlines
        ]
        assert not narrow(
            *(
                booth(name, outline, open_sides=(0, 1, 2, 3))
                for name, outline in zip("ABC", moved, strict=True)
            )
        )


def test_one_millimetre_touches_and_two_do_not():
    assert not narrow(island("A", 5000, 8000), island("B", 8001, 8000))
    assert narrow(island("A", 5000, 8000), island("B", 8002, 8000)) == {("A", "B"): 2}


def test_nobody_looks_through_a_seam():
    """C1 and C2 touch; the line from A's corner to B's runs along their seam and is no gap."""
    c1, c2 = stand("C1", 5000, 8000, depth=1000), stand("C2", 8000, 8000, depth=1000)
    a = stand("A", 5000, 4500, open_sides=(BACK,))
    b = stand("B", 8000, 9400, open_sides=())
    assert set(narrow(a, b, c1, c2)) == {("A", "C1"), ("A", "C2")}


def test_pockets_of_one_booth_and_of_a_block():
    # An L whose inner edges are open, and a U whose arms are 2,000 mm apart: one booth's own floor.
    ell = Outline(
        ((3000, 8000), (9000, 8000), (9000, 11_000), (6000, 11_000), (6000, 14_000), (3000, 14_000))
    )
    assert not narrow(booth("L", ell, open_sides=(2, 3)))
    u = Outline(
        ((3000, 8000), (9000, 8000), (9000, 12_000), (7000, 12_000), (7000, 10_000), (5000, 10_000),
         (5000, 12_000), (3000, 12_000))
    )  # fmt: skip
    assert not narrow(booth("U", u, open_sides=(3, 4, 5)))
    # A touching neighbour that stands 1,000 mm forward beside an open front.
    assert not narrow(stand("A", 5000, 8000), stand("B", 8000, 7000, open_sides=(RIGHT,)))
    # B and C stand forward on both sides of A, 2,500 mm apart, B open towards C: that is an aisle.
    a = stand("A", 5000, 8000, width=2500)
    b = stand("B", 2000, 6000, open_sides=(RIGHT,))
    c = stand("C", 7500, 6000, open_sides=())
    assert narrow(a, b, c) == {("B", "C"): 2500}


def test_an_open_edge_inside_an_l_shape_faces_another_booth():
    ell = Outline(
        ((3000, 8000), (9000, 8000), (9000, 11_000), (6000, 11_000), (6000, 14_000), (3000, 14_000))
    )
    inside = stand("B", 8200, 12_500, width=1500, depth=1500, open_sides=())
    # The inner edges are y = 11,000 (edge 2) and x = 6,000 (edge 3).
    assert narrow(booth("L", ell, open_sides=(2,)), inside) == {("B", "L"): 1500}
    assert narrow(booth("L", ell, open_sides=(3,)), inside) == {("B", "L"): 2200}


def main_aisle(*corners: tuple[int, int]) -> PlanZone:
    return PlanZone("boulevard", "main-aisle", name("Boulevard"), corners)


def test_a_main_aisle_asks_for_more():
    zone = main_aisle((4000, 8000), (20_000, 8000), (20_000, 12_000), (4000, 12_000))
    across = [stand("A", 5000, 5000, open_sides=(BACK,)), stand("B", 5000, 12_000)]
    assert not found("aisle-width", scene(*across, zones=(zone,)))
    nearer = [across[0], stand("B", 5000, 11_999)]
    (finding,) = found("aisle-width", scene(*nearer, zones=(zone,)))
    assert (finding.severity, finding.measured, finding.required) == ("warning", 3999, 4000)
    assert finding.place == "boulevard"
    # Without the zone 3,999 mm is wide enough.
    assert not found("aisle-width", scene(*nearer))
    # Below 3,000 mm the error tells it already.
    too_near = [across[0], stand("B", 5000, 10_900)]
    assert [f.severity for f in found("aisle-width", scene(*too_near, zones=(zone,)))] == ["error"]


def test_closed_sides_count_in_a_main_aisle():
    zone = main_aisle((4000, 8000), (20_000, 8000), (20_000, 12_000), (4000, 12_000))
    shut = [stand("A", 5000, 5500), stand("B", 5000, 12_000, open_sides=(BACK,))]
    (finding,) = found("aisle-width", scene(*shut, zones=(zone,)))
    assert (finding.severity, finding.measured) == ("warning", 3500)


def test_a_cross_aisle_that_ends_at_a_main_aisle_is_not_measured_along_it():
    """Two blocks reach 100 mm into the zone; the cross-aisle between them is 3,200 mm wide."""
    zone = main_aisle((1000, 8000), (20_000, 8000), (20_000, 12_000), (1000, 12_000))
    blocks = [
        stand("A", 3000, 5100, open_sides=(RIGHT, BACK)),
        stand("B", 9200, 5100, open_sides=(BACK, LEFT)),
    ]
    assert not found("aisle-width", scene(*blocks, zones=(zone,)))


def gated(gap: int) -> tuple[Venue, list]:
    """A wall with one gap shuts the far half of the hall off; booth A is behind it."""
    under = venue(
        walls=(
            wall("left", 0, 8000, 14_000, 500),
            wall("right", 14_000 + gap, 8000, 16_000 - gap, 500),
        )
    )
    return under, [stand("A", 14_000, 15_000)]


@pytest.mark.parametrize(("gap", "measured"), [(3000, []), (2999, [2999]), (700, [700])])
def test_a_gap_that_only_a_walk_needs(gap, measured):
    under, booths = gated(gap)
    findings = found("aisle-width", scene(*booths, on=under))
    assert [f.measured for f in findings] == measured
    assert all(f.subjects == ("left", "right") for f in findings)


def test_what_no_person_reaches_is_unreachable_and_not_narrow():
    under, booths = gated(500)
    assert not found("aisle-width", scene(*booths, on=under))
    assert [f.subjects for f in found("unreachable", scene(*booths, on=under))] == [("booth-a",)]


def test_a_narrow_gap_between_closed_booths_is_fine_where_another_way_exists():
    booths = [
        stand("A", 5000, 8000), stand("B", 10_000, 8000), stand("C", 5000, 14_000),
    ]  # fmt: skip
    assert not found("aisle-width", scene(*booths))


def test_one_finding_where_the_walk_and_the_open_edge_tell_of_one_gap():
    under = venue(walls=(wall("left", 0, 8000, 14_000, 500),))
    # B's open left side is 2,500 mm from the wall's end and is the only way to A.
    b = stand("B", 16_500, 8000, width=13_500, depth=500, open_sides=(LEFT,))
    a = stand("A", 14_000, 15_000)
    (finding,) = found("aisle-width", scene(a, b, on=under))
    assert (finding.subjects, finding.measured) == (("booth-b", "left"), 2500)


def test_outside_the_floor_is_no_floor():
    """Two booths beyond the side wall see each other over no floor."""
    assert not narrow(stand("A", 31_000, 5000, open_sides=(BACK,)), stand("B", 31_000, 9000))


def test_the_finding_says_where_and_what_to_do():
    lower = stand("A", 5000, 5000, width=6000, open_sides=(BACK,))
    standing = scene(lower, stand("B", 5000, 10_400))
    (finding,) = found("aisle-width", standing)
    assert finding.at == (6500.0, 9200.0)
    assert finding.line == ((6500.0, 8000.0), (6500.0, 10_400.0))
    assert message(finding, standing, "en") == "Aisle 600 mm too narrow. Move B inward."
    assert message(finding, standing, "ko") == "통로가 600 mm 좁습니다. B를 안쪽으로 옮기세요."
    assert finding.assumed
    assert finding.key == "aisle-width/booth-a/booth-b"


def test_an_empty_plan():
    assert not found("aisle-width", site(plan(), venue()))


@pytest.mark.parametrize("width", [600, 1000, 1500, 3000])
def test_a_narrow_front_in_a_corner_of_the_hall_is_reached(width):
    """A disc as wide as an aisle never fills a corner, the floor of an aisle does."""
    assert not found("aisle-width", scene(stand("A", 0, 12_000, width=width)))


@pytest.mark.parametrize(("width", "findings"), [(2999, 1), (1500, 1), (700, 1), (3000, 0)])
def test_a_front_at_the_end_of_a_niche(width, findings):
    """The niche between hall wall and B is 3,000 mm deep; neither side of it is open."""
    beside = stand("B", width, 9000, width=500, depth=8000, open_sides=(RIGHT,))
    standing = scene(stand("A", 0, 12_000, width=width), beside)
    gaps = found("aisle-width", standing)
    assert [gap.measured for gap in gaps] == [width] * findings
    assert all(gap.subjects == ("booth-b", "hall-1") for gap in gaps)


@pytest.mark.parametrize(
    ("left", "width"), [(3000, 2963), (3020, 2963), (3100, 2000), (4900, 1100)]
)
@pytest.mark.parametrize(("niche", "measured"), [(3000, []), (2999, [2999])])
def test_a_niche_as_wide_as_an_aisle_reaches_its_front(left, width, niche, measured):
    """The front lies 4 m deep in a niche and not in its middle; one place of a disc is left."""
    sides = [stand("A", 0, 5000, depth=6000), stand("B", 3000 + niche, 5000, depth=6000)]
    front = stand("C", left, 9000, width=width - 3000 + niche, depth=2000)
    gaps = found("aisle-width", scene(*sides, front))
    assert [gap.measured for gap in gaps] == measured


def test_floor_that_is_too_narrow_before_a_front_is_measured_to_the_millimetre():
    """C looks into a V of 60° that is 400 mm wide at its front.

    A disc in it has its centre h = (r − 200 cos 30°) / sin 30° before the front, and is there while
    h ≤ r √2: the widest has r = 200 cos 30° / (1 − √2 sin 30°) = 591.4 mm.
    """
    right = stand("B", 18_200, 11_196, width=6000, depth=500, angle=240.0, open_sides=(BACK,))
    left = stand("A", 14_800, 6000, width=6000, depth=500, angle=120.0, open_sides=(BACK,))
    front = stand("C", 14_800, 4000, width=400, depth=2000, open_sides=(BACK,))
    (gap,) = found("aisle-width", scene(left, right, front))
    assert gap.subjects == ("booth-c",)
    assert gap.measured == pytest.approx(1183, abs=1)


def test_neighbours_a_millimetre_out_of_line_have_no_aisle_between_their_fronts():
    """2 mm apart and 1 mm out of line: the way between the front corners is a service gap."""
    pair = (stand("A", 5000, 5000), stand("B", 8002, 4999))
    assert not found("aisle-width", scene(*pair))
    assert [gap.measured for gap in found("service-gap", scene(*pair))] == [2]
