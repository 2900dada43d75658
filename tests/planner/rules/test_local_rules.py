# SPDX-License-Identifier: GPL-3.0-or-later
"""Overlap, hall edge, doors, gear, service gaps and heights, with answers worked out by hand."""

import math
import random

import msgspec
import pytest

from planner.model.shapes import Outline, Rectangle
from planner.rules.message import citation, message
from tests.planner.building import (
    area,
    booth,
    furnished_venue,
    opening,
    rectangle,
    venue,
)
from tests.planner.rules.examples.placing import CHAIRS, EXIT, HYDRANT, SEATS
from tests.planner.rules.scenes import (
    BACK,
    KINTEX,
    column,
    door,
    everything,
    found,
    island,
    scene,
    stand,
    turned,
    wall,
)


def test_overlap_of_two_booths_is_one_finding_with_its_area():
    standing = scene(stand("A", 5000, 8000), stand("B", 7000, 7600))
    (finding,) = found("overlap", standing)
    # 1,000 × 2,600 mm.
    assert (finding.measured, finding.required, finding.unit) == (2.6, None, "m2")
    assert finding.key == "overlap/booth-a/booth-b"
    assert message(finding, standing, "en") == "A, B overlap by 2.6 m². Separate them."
    assert message(finding, standing, "ko") == "A, B: 2.6 m² 겹칩니다. 떼어 놓으세요."


@pytest.mark.parametrize(("depth", "count"), [(0, 0), (1, 1), (-1, 0)])
def test_an_overlap_is_at_least_one_millimetre_deep(depth, count):
    standing = scene(stand("A", 5000, 8000), stand("B", 8000 - depth, 8000))
    findings = found("overlap", standing)
    assert len(findings) == count
    if count:
        assert findings[0].measured == 0.003
        assert message(findings[0], standing, "en") == "A, B overlap 1 mm deep. Separate them."


def test_what_overlaps_what():
    under = venue(
        columns=(column("pillar", 5000, 5000),), walls=(wall("core", 9000, 5000, 500, 500),)
    )
    stage = area("stage", rectangle(20_000, 5000), kind="stage", walkable=False)
    seats = area("seats", rectangle(22_000, 5000))
    standing = scene(
        stand("A", 4000, 2500), stand("B", 8500, 5400), stand("C", 19_000, 7000),
        areas=(stage, seats), on=under,
    )  # fmt: skip
    assert {finding.subjects for finding in found("overlap", standing)} == {
        ("booth-a", "pillar"), ("booth-b", "core"), ("booth-c", "stage"), ("seats", "stage"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("x", "rules"),
    [
        # The pillar stands from 5,000 to 6,000, the booth from x to x + 3,000.
        (4000, {"column-inside"}),
        (5000, {"column-inside"}),  # flush with its left side
        (5001, {"overlap"}),
        (2999, {"overlap"}),
        (6000, set()),
    ],
)
def test_a_column_inside_a_booth_is_told_and_one_it_cuts_is_an_overlap(x, rules):
    under = venue(columns=(column("pillar", 5000, 5000),))
    standing = scene(stand("A", x, 4000), on=under)
    findings = [f for f in everything(standing) if "pillar" in f.subjects and f.measured]
    assert {f.rule for f in findings if f.unit == "m2"} == rules
    if rules == {"column-inside"}:
        (finding,) = found("column-inside", standing)
        assert (finding.severity, finding.measured, finding.at) == ("warning", 1.0, (5500, 5500))
        words = "pillar takes 1.0 m² of A. Tell the exhibitor."
        assert message(finding, standing, "en") == words


def test_columns_inside_without_a_rule_for_them_and_inside_areas_are_overlaps():
    under = venue(columns=(column("pillar", 5000, 5000),))
    bare = msgspec.structs.replace(KINTEX, rules={"overlap": KINTEX.rules["overlap"]})
    booth_around = scene(stand("A", 4000, 4000), on=under)
    assert found("overlap", booth_around, bare)
    assert not found("overlap", booth_around)
    seats = scene(areas=(area("seats", rectangle(4000, 4000)),), on=under)
    assert found("overlap", seats)
    assert not found("column-inside", seats)


@pytest.mark.parametrize("angle", [30.0, 45.0, 123.4])
def test_columns_inside_turned_booths(angle):
    under = venue(columns=(column("pillar", 15_000, 9500),))
    # A square of 3 m about the pillar's middle holds it at any angle; one that is turned and as
    # large as the pillar does not.
    for side, rule in ((3000, "column-inside"), (1000, "overlap")):
        half = side / 2
        corners = [(15_500 + x, 10_000 + y) for x, y in
                   ((-half, -half), (half, -half), (half, half), (-half, half))]  # fmt: skip
        there = booth("A", turned(corners, angle, (15_500, 10_000)))
        standing = scene(there, on=under)
        assert [bool(found(one, standing)) for one in ("column-inside", "overlap")] == [
            one == rule for one in ("column-inside", "overlap")
        ]


@pytest.mark.parametrize("seed", range(60))
def test_columns_inside_are_those_all_of_whose_corners_are(seed):
    """A second opinion: each corner of the column on the inner side of each side of the booth."""
    rng = random.Random(seed)
    size = (rng.choice((1200, 1500, 3000)), rng.choice((1200, 2000)))
    at = (rng.randrange(13_000, 16_000, 50), rng.randrange(7500, 10_500, 50))
    shape = Rectangle(at, size, rng.choice((0.0, 0.0, 90.0, 30.0, 45.0, 201.3)))
    standing = scene(booth("A", shape), on=venue(columns=(column("pillar", 15_000, 9500),)))
    corners = shape.corners()
    farthest = max(
        ((y2 - y1) * (x - x1) - (x2 - x1) * (y - y1)) / math.dist((x1, y1), (x2, y2))
        for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True)
        for x in (15_000, 16_000)
        for y in (9500, 10_500)
    )
    if not 0.5 < farthest < 2:  # nearer than that, depth and not distance decides
        assert bool(found("column-inside", standing)) == (farthest <= 0.5)
    assert not (found("column-inside", standing) and found("overlap", standing))


def test_turned_neighbours_touch():
    corners = [[(x, 0), (x + 3000, 0), (x + 3000, 3000), (x, 3000)] for x in (0, 3000, 6000)]
    for angle in (5.0, 30.0, 45.0, 61.3):
        outlines = [
            Outline(
                tuple((x + 14_000, y + 5000) for x, y in turned(c, angle, (0, 0)).corner_points)
            )
            for c in corners
        ]
        assert not found("overlap", scene(*(booth(f"T{i}", o) for i, o in enumerate(outlines))))


def test_the_hall_ends_at_its_outline():
    standing = scene(stand("A", 27_001, 8000), stand("B", 27_000, 2000), stand("C", -2500, 8000))
    findings = {f.subjects: f.measured for f in found("outside-hall", standing)}
    assert findings == {("booth-a",): 1, ("booth-c",): 2500}
    finding = found("outside-hall", standing)[1]
    assert message(finding, standing, "en") == "C reaches 2,500 mm out of the hall. Move it in."


def test_only_registration_stands_in_the_lobby():
    def at(kind: str, y: int):
        return area("desk", Rectangle((5000, y), (6000, 2000)), kind=kind)

    under = furnished_venue()  # its lobby reaches from y = -5,000 to 0
    assert not found("outside-hall", scene(areas=(at("registration", -3000),), on=under))
    assert not found("outside-hall", scene(areas=(at("registration", -1000),), on=under))
    assert found("outside-hall", scene(areas=(at("registration", -6000),), on=under))
    assert found("outside-hall", scene(areas=(at("lounge", -3000),), on=under))
    assert found("outside-hall", scene(areas=(at("lounge", -1000),), on=under))


def test_a_booth_across_an_open_divider_is_inside():
    both = {"halls": ("hall-1", "hall-2")}
    assert not found("outside-hall", scene(stand("A", 28_500, 8000), **both))
    assert found("outside-hall", scene(stand("A", 28_500, 8000)))


@pytest.mark.parametrize(
    ("kind", "depth"), [("visitor", 4000), ("emergency", 3000), ("freight", 6000)]
)
@pytest.mark.parametrize("angle", [0.0, 90.0, 180.0, 270.0])
def test_free_depth_before_an_opening(kind, depth, angle):
    """A booth 100 mm wide in the middle of the way: at the depth it passes, 1 mm nearer not."""
    along = {0.0: (1, 0), 90.0: (0, 1), 180.0: (-1, 0), 270.0: (0, -1)}[angle]
    at = {0.0: (0, 10_000), 90.0: (15_000, 0), 180.0: (30_000, 10_000), 270.0: (15_000, 20_000)}
    under = venue(openings=(door("way", at[angle], kind, angle, 2000),))

    def standing(free: int):
        x, y = (at[angle][i] + along[i] * (free + 50) for i in (0, 1))
        return scene(booth("A", Rectangle((x - 50, y - 50), (100, 100))), on=under)

    assert not found("opening-blocked", standing(depth))
    (finding,) = found("opening-blocked", standing(depth - 1))
    assert (finding.measured, finding.required) == (depth - 1, depth)
    assert finding.subjects == ("booth-a", "way")
    assert found("opening-blocked", standing(700))[0].measured == 700


def test_only_the_clear_width_counts_before_an_opening():
    # The exit spans y = 9,000 to 11,000.
    assert not found("opening-blocked", scene(stand("A", 26_000, 11_000), on=EXIT))
    assert found("opening-blocked", scene(stand("A", 26_000, 10_999), on=EXIT))


def test_a_booth_over_an_opening_leaves_nothing():
    (finding,) = found("opening-blocked", scene(stand("A", 27_500, 8500), on=EXIT))
    assert finding.measured == 0


def test_areas_block_a_door_when_solid_or_furnished():
    assert not found("opening-blocked", scene(areas=(SEATS,), on=EXIT))
    (finding,) = found("opening-blocked", scene(areas=(CHAIRS,), on=EXIT))
    assert (finding.subjects, finding.measured) == (("exit", "seats"), 500)
    solid = msgspec.structs.replace(SEATS, kind="stage", walkable=False)
    assert found("opening-blocked", scene(areas=(solid,), on=EXIT))
    (words,) = {message(f, scene(areas=(CHAIRS,), on=EXIT), "en") for f in (finding,)}
    assert words == "EXIT: only 500 mm free. Move seats 2,500 mm back."


def test_one_finding_for_each_opening_and_obstacle():
    under = venue(openings=(opening("one", (6000, 0)), opening("two", (9000, 0))))
    standing = scene(stand("A", 6000, 2000), stand("B", 3000, 3000), on=under)
    assert {f.subjects: f.measured for f in found("opening-blocked", standing)} == {
        ("booth-a", "one"): 2000, ("booth-a", "two"): 2000, ("booth-b", "one"): 3000,
    }  # fmt: skip


def test_free_depth_before_gear():
    standing = scene(stand("A", 8000, 16_400), on=HYDRANT)
    (finding,) = found("fixture-blocked", standing)
    assert (finding.measured, finding.required) == (600, 1000)
    assert message(finding, standing, "ko") == "hose 앞이 600 mm뿐입니다. A를 400 mm 물리세요."
    assert not found("fixture-blocked", scene(stand("A", 8000, 16_000), on=HYDRANT))
    # The hydrant is 1,000 mm wide, from x = 9,500 to 10,500.
    assert not found("fixture-blocked", scene(stand("A", 6500, 17_000), on=HYDRANT))


@pytest.mark.parametrize(
    ("gap", "measured"), [(0, []), (1, []), (2, [2]), (499, [499]), (500, []), (499.92, [])]
)
def test_service_gaps_between_backs(gap, measured):
    lower = stand("A", 5000, 8000, open_sides=(0,))
    if isinstance(gap, float):
        # Turned by 30°, 1,750 mm left and 3,031 mm up are 3,499.92 mm ahead: 499.92 mm apart.
        lower = booth("A", Rectangle((15_000, 6000), (3000, 3000), 30.0), open_sides=(0,))
        upper = booth("B", Rectangle((13_250, 9031), (3000, 3000), 30.0), open_sides=(2,))
    else:
        upper = stand("B", 5000, 11_000 + gap, open_sides=(BACK,))
    assert [f.measured for f in found("service-gap", scene(lower, upper))] == measured


def test_service_gaps_to_walls_and_columns():
    under = venue(columns=(column("pillar", 12_000, 8000),))
    standing = scene(stand("A", 300, 8000), stand("B", 8700, 8000), on=under)
    findings = {f.subjects: (f.measured, f.severity) for f in found("service-gap", standing)}
    assert findings == {
        ("booth-a", "hall-1"): (300, "warning"), ("booth-b", "pillar"): (300, "warning"),
    }  # fmt: skip
    assert message(found("service-gap", standing)[0], standing, "en") == (
        "Gap of 300 mm behind. Move A right, or close it."
    )


def test_a_gap_before_an_open_edge_is_an_aisle_and_no_service_gap():
    standing = scene(island("A", 5000, 8000), stand("B", 8400, 8000))
    assert not found("service-gap", standing)
    assert [f.measured for f in found("aisle-width", standing)] == [400]


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        ({"type": "shell"}, 2500),
        ({"type": "raw"}, 4000),
        # 9 × 6 m = 54 m², open all around.
        ({"type": "raw", "open_sides": (0, 1, 2, 3), "width": 9000, "depth": 6000}, 5000),
        ({"type": "raw", "open_sides": (0, 1, 2, 3), "width": 8999, "depth": 6000}, 4000),
        ({"type": "raw", "open_sides": (0, 1, 2), "width": 9000, "depth": 6000}, 4000),
        ({"type": "shell", "open_sides": (0, 1, 2, 3), "width": 9000, "depth": 6000}, 2500),
        ({"type": "raw", "open_sides": (0, 1, 2, 3), "width": 9000, "depth": 6000, "angle": 9.0},
         5000),
    ],
)  # fmt: skip
def test_booth_heights(changes, most):
    assert not found("booth-height", scene(stand("A", 12_000, 7000, height=most, **changes)))
    standing = scene(stand("A", 12_000, 7000, height=most + 1, **changes))
    (finding,) = found("booth-height", standing)
    assert (finding.measured, finding.required) == (most + 1, most)
    assert message(finding, standing, "en") == f"A is 1 mm too high. Lower it to {most:,} mm."


def test_requirements_carry_their_citation():
    (finding,) = found("booth-height", scene(stand("A", 5000, 8000, height=3000)))
    asked = KINTEX.rules["booth-height"]["shell"]
    cited = KINTEX.citation(asked)
    assert (finding.citation, finding.profile, finding.assumed) == (cited, "kintex", True)
    assert cited.en.startswith(asked.article.en)
    assert "assumed" in citation(finding, "en")
    assert "가정" in citation(finding, "ko")
