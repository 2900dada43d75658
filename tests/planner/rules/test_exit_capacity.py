# SPDX-License-Identifier: GPL-3.0-or-later
"""Occupant load against exits, with answers worked out by hand."""

import math

import msgspec
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.floor.site import Site
from planner.model.plan import Furniture
from planner.model.shapes import Rectangle
from planner.model.venue import Venue
from planner.rules.exits import BODY, capacity, exits, needed_width
from planner.rules.message import message
from planner.rules.occupants import OccupantLoad, occupant_load
from planner.rules.profile import find_profile
from planner.rules.requirement import Profile
from tests.planner.building import area, booth, hall, opening, venue
from tests.planner.rules.examples.egress import GERMANY, IBC, KOREA, NFPA
from tests.planner.rules.scenes import column, door, found, scene, stand

HOLDS = "assumed:test"


def load(standing: Site, profile: Profile) -> OccupantLoad:
    counted = occupant_load(standing, profile.under(standing.plan.conditions))
    assert counted is not None
    return counted


def width(standing: Site, profile: Profile) -> int:
    asked = profile.under(standing.plan.conditions)
    needed = needed_width(standing, asked, occupant_load(standing, asked))
    assert needed is not None
    return needed.needed


def square(side: int) -> Venue:
    """A hall of some side without anything in it."""

    corners = ((0, 0), (side, 0), (side, side), (0, side))
    return venue(halls=(msgspec.structs.replace(hall(), outline=corners),))


@pytest.mark.parametrize(
    ("profile", "conditions", "persons", "metres"),
    [
        (NFPA, {}, 7176, 35.9),
        (IBC, {}, 3588, 18.2),
        (IBC, {"sprinklers": HOLDS}, 3588, 18.2),
        (IBC, {"sprinklers": HOLDS, "voice-alarm": HOLDS}, 3588, 13.7),
        (GERMANY, {}, 10_000, 60.0),
        (KOREA, {}, 2174, 60.0),
    ],
    ids=["nfpa", "ibc", "ibc-sprinklers", "ibc-both", "germany", "korea"],
)
def test_codes_disagree_on_a_hall_of_10_000_square_metres(profile, conditions, persons, metres):
    """The table "Disagreement" of the project's facts on rules."""
    standing = scene(on=square(100_000), conditions=conditions)
    assert load(standing, profile).persons == persons
    assert round(width(standing, profile) / 1000, 1) == metres


def test_the_parts_of_a_floor_each_by_its_use():
    # 600 m²: 30 m² of chairs, 60 of tables, 20 of standing room, the rest exhibition floor.
    chairs = Furniture("seat", (1000, 1000), 0.0, 4, 3, (550, 900), (500, 500), 90.0, 0)
    tables = Furniture("table", (1000, 8000), 0.0, 2, 1, (3000, 3000), (800, 800), 0.0, 4)
    standing = scene(
        areas=(
            area("chairs", Rectangle((1000, 1000), (6000, 5000)), furniture=(chairs,)),
            area("tables", Rectangle((1000, 8000), (10_000, 6000)), kind="lounge",
                 furniture=(tables,)),
            area("standing", Rectangle((20_000, 1000), (5000, 4000))),
            area("lounge", Rectangle((20_000, 8000), (5000, 4000)), kind="lounge"),
        )
    )  # fmt: skip
    rows = {row.thing: (row.requirement, row.persons) for row in load(standing, IBC).rows}
    assert rows == {
        "chairs": ("seats", 47),  # 30 / 0.65032 = 46.1
        "tables": ("tables", 44),  # 60 / 1.39355 = 43.06
        "standing": ("standing", 44),  # 20 / 0.46452 = 43.06
        "hall-1": ("exhibition", 176),  # 490 / 2.78709 = 175.8
    }
    # Germany has no factor for them in the profile: 1 per m² everywhere.
    assert load(standing, GERMANY).persons == 600
    # Korea: 30 / 4.6 = 6.5, but 12 chairs are drawn; 13.04 → 13; 4.3 → 4; 106.5 → 107.
    korea = {row.thing: row.persons for row in load(standing, KOREA).rows}
    assert korea == {"chairs": 12, "tables": 13, "standing": 4, "hall-1": 107}


def test_net_leaves_out_columns_and_inner_walls():
    under = venue(columns=(column("pillar", 5000, 5000, 10_000),))
    standing = scene(on=under)
    assert load(standing, IBC).persons == math.ceil(500 / 2.7870912)
    assert load(standing, GERMANY).persons == 600


def test_areas_that_lie_over_each_other_are_counted_once():
    both = (area("one", Rectangle((0, 0), (10_000, 10_000))),
            area("two", Rectangle((5000, 0), (10_000, 10_000))))  # fmt: skip
    assert [round(row.area) for row in load(scene(areas=both), IBC).rows] == [100, 50, 450]


def test_halls_are_counted_apart_and_an_area_across_both_in_each():
    across = area("across", Rectangle((25_000, 0), (10_000, 10_000)))
    counted = load(scene(areas=(across,), halls=("hall-1", "hall-2")), GERMANY)
    assert counted.of_hall("hall-1") == counted.of_hall("hall-2") == 600
    assert [row.thing for row in counted.rows] == ["across", "hall-1", "across", "hall-2"]


def test_a_profile_without_factors_counts_nobody():
    assert occupant_load(scene(), find_profile("kintex")) is None


def test_one_finding_with_load_capacity_and_what_lacks():
    standing = scene(on=venue(openings=(opening("door", (15_000, 0), width=3000),)))
    (finding,) = found("exit-capacity", standing, GERMANY)
    assert finding.key == "exit-capacity/hall-1"
    assert (finding.measured, finding.required, finding.unit) == (3000, 3600, "mm")
    assert message(finding, standing, "en") == (
        "Exits (widths assumed) take 500 of 600. Add 600 mm."
    )
    # 6 mm were read in the text, one person per m² was not: the finding is no surer than that.
    assert finding.confidence == "general"
    assert "§ 7(4)" in finding.citation.en
    assert "§ 1(2)" in finding.citation.en


def test_a_finding_as_sure_as_its_load_cites_its_own_article_alone():
    standing = scene(on=venue(openings=(opening("door", (15_000, 0), width=900),)))
    finding = next(f for f in found("exit-capacity", standing, IBC) if not f.place)
    assert finding.confidence == "text"
    assert "1004.5" not in finding.citation.en


def test_korea_goes_by_the_floor_area():
    standing = scene(on=venue(openings=(opening("door", (15_000, 0), width=3000),)))
    (finding,) = found("exit-capacity", standing, KOREA)
    # 600 m² × 6 mm.
    assert (finding.measured, finding.required, finding.severity) == (3000, 3600, "warning")
    assert finding.confidence == "text"
    assert message(finding, standing, "ko") == (
        "출구 폭의 합(가정값)이 3,000 mm입니다. 600 mm 늘리세요."
    )


def test_freight_doors_do_not_count():
    doors = (opening("door", (15_000, 0), width=2000),
             door("freight", (15_000, 20_000), "freight", 270.0, 6000))  # fmt: skip
    (finding,) = found("exit-capacity", scene(on=venue(openings=doors)), GERMANY)
    assert finding.measured == 2000


def two_doors(entrance: int, emergency: int, **more) -> Site:
    doors = (opening("door", (15_000, 0), width=entrance),
             door("exit", (15_000, 20_000), "emergency", 270.0, emergency))  # fmt: skip
    return scene(on=venue(openings=doors), **more)


@pytest.mark.parametrize(("rest", "count"), [(549, 0), (548, 1)])
def test_the_widest_exit_lost_leaves_half(rest, count):
    # 216 people × 5.08 mm = 1,098 mm; half is 549.
    standing = two_doors(2000, rest)
    lost = [f for f in found("exit-capacity", standing, IBC) if f.place == "lost"]
    assert len(lost) == count
    if lost:
        assert (lost[0].subjects, lost[0].measured, lost[0].required) == (("door",), 548, 549)
        assert lost[0].line == ((14_000, 0), (16_000, 0)) or lost[0].line == (
            (16_000, 0), (14_000, 0),
        )  # fmt: skip
        assert lost[0].confidence == "general"
        assert message(lost[0], standing, "en") == (
            "Without DOOR the others (assumed) lack 1 mm. Add an exit."
        )


@pytest.mark.parametrize(("entrance", "count"), [(549, 0), (548, 1)])
def test_entrances_take_half_of_the_people(entrance, count):
    findings = found("exit-capacity", two_doors(entrance, 2000), IBC)
    short = [f for f in findings if f.place == "entrance"]
    assert len(short) == count
    if short:
        assert (short[0].measured, short[0].required) == (548, 549)
        assert short[0].severity == "warning"


@pytest.mark.parametrize(("depth", "count"), [(5575, 0), (5574, 1)])
def test_nfpa_caps_the_crowd(depth, count):
    # 12 chairs need 12 × 0.4645152 = 5.574 m²; the strip is 1 m wide.
    chairs = Furniture("seat", (1000, 1000), 0.0, 1, 12, (450, 450), (400, 400), 90.0, 0)
    fan = area("fan", Rectangle((1000, 1000), (1000, depth)), furniture=(chairs,))
    standing = two_doors(5000, 5000)
    standing = scene(areas=(fan,), on=standing.ground.venue)
    crowded = [f for f in found("exit-capacity", standing, NFPA) if "crowding" in f.place]
    assert len(crowded) == count
    if crowded:
        assert (crowded[0].subjects, crowded[0].unit) == (("fan",), "m2/person")
        assert message(crowded[0], standing, "en") == "fan: 12 chairs, 11 allowed. Remove some."


def test_a_booth_before_a_door_takes_its_width():
    # The door spans x = 13,500 to 16,500.
    under = venue()

    def clear(*booths):
        (one,) = exits(scene(*booths, on=under))
        return one.clear

    assert clear() == 3000
    assert clear(stand("A", 15_000, 599)) == 1500
    assert clear(stand("A", 15_000, 600)) == 3000
    assert clear(stand("A", 13_500, 0)) == 0
    assert clear(stand("A", 14_500, 0, width=500)) == 1500
    assert clear(stand("A", 12_000, 0), stand("B", 16_000, 0)) == 1000
    (one,) = exits(scene(stand("A", 15_000, 0), on=under))
    assert sorted(one.line) == [(13_500, 0), (15_000, 0)]
    assert one.assumed


@given(
    st.lists(
        st.tuples(st.integers(10_000, 20_000), st.integers(0, 1200), st.integers(100, 1500),
                  st.sampled_from([0.0, 30.0, 45.0, 90.0])),
        max_size=4,
    )
)  # fmt: skip
@settings(max_examples=60)
def test_clear_width_has_a_second_opinion(things):
    """A place of the door is free when no booth reaches the strip before it, mm by mm."""

    standing = scene(
        *(booth(f"B{n}", Rectangle((x, y), (w, w), angle)) for n, (x, y, w, angle)
          in enumerate(things))
    )  # fmt: skip
    solids = shapely.union_all([solid.polygon for solid in standing.solids.values()])
    columns = [shapely.box(x, 0, x + 10, BODY) for x in range(13_500, 16_500, 10)]
    free = [column.intersection(solids).area < 1 for column in columns]
    longest = max((len(run) for run in "".join(".#"[not f] for f in free).split("#")), default=0)
    (one,) = exits(standing)
    assert abs(one.clear - 10 * longest) <= 21


@given(st.integers(1, 9), st.integers(100, 9000))
@settings(max_examples=30)
def test_capacity_is_the_sum_of_exits_each_rounded_down(count, clear):
    doors = tuple(opening(f"d{n}", (1000 + 3000 * n, 0), width=clear) for n in range(count))
    standing = scene(on=venue(openings=doors))
    assert capacity(exits(standing), GERMANY) == count * (clear // 6)
    assert capacity(exits(standing), KOREA) is None
