# SPDX-License-Identifier: GPL-3.0-or-later
"""Heights by place, double decks, roofs and loads, with answers worked out by hand."""

import msgspec
import pytest

from planner.floor.site import Site
from planner.model.plan import Build
from planner.model.shapes import Rectangle
from planner.model.values import Name
from planner.rules.check import check_local
from planner.rules.context import Context
from planner.rules.message import message
from planner.rules.profile import find_profile
from planner.rules.requirement import Requirement
from tests.planner.building import area
from tests.planner.rules.examples.booths import NFPA, bearing, built
from tests.planner.rules.scenes import KINTEX, found, island, scene, stand

IAEE = find_profile("iaee")
GERMANY = find_profile("germany")
replace = msgspec.structs.replace


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        ({}, 2438),  # 8 ft are 2,438.4 mm
        ({"open_sides": (0, 1)}, 2438),
        ({"open_sides": (0, 1, 3)}, 2438),
        ({"open_sides": (0, 1, 3), "width": 6096, "depth": 6096}, 4876),  # 16 ft: 4,876.8 mm
        ({"open_sides": (0, 1, 3), "width": 6096, "depth": 6095}, 2438),
        ({"open_sides": (0, 1, 2, 3)}, 4876),
        ({"type": "raw"}, 2438),
        ({"y": 17_000}, 3657),  # its back on the hall's wall; 12 ft are 3,657.6 mm
        ({"y": 16_401}, 3657),
        ({"y": 16_400}, 2438),
    ],
)
def test_heights_by_place(changes, most):
    place = {"x": 12_000, "y": 7000} | changes

    def standing(height: int) -> Site:
        return scene(stand("A", **place, height=height))

    assert not found("booth-height", standing(most), IAEE)
    (finding,) = found("booth-height", standing(most + 1), IAEE)
    assert (finding.measured, finding.required) == (most + 1, most)
    assert (finding.severity, finding.confidence) == ("warning", "page")


def test_a_closed_booth_has_no_height_of_its_place():
    assert not found(
        "booth-height", scene(stand("A", 5000, 5000, open_sides=(), height=9000)), IAEE
    )
    assert found("booth-height", scene(stand("A", 5000, 5000, open_sides=(), height=9000)))


@pytest.mark.parametrize(
    ("upper", "stairs", "words"),
    [
        # 300 ft² are 27.87 m²: 27 m² are not more than that, 28 m² are.
        (27, 1, None),
        (28, 1, "Upper floor of A: 28.0 m², 1 stairs. Plan two."),
        (28, 2, None),
        (27, 0, "Upper floor of A: 0 stairs. Plan 1."),
        (40, 0, "Upper floor of A: 40.0 m², 0 stairs. Plan two."),
        (0, 1, "Upper floor area of A is not stated. State it."),
        (0, 2, None),
    ],
)
def test_stairs_of_an_upper_floor(upper, stairs, words):
    site = built(storeys=2, upper_area=upper, stairs=stairs)
    assert [message(f, site, "en") for f in found("two-storey", site, NFPA)] == (
        [words] if words else []
    )


@pytest.mark.parametrize(("upper", "count"), [(100, 0), (101, 1)])
def test_germany_has_another_limit(upper, count):
    site = built(storeys=2, upper_area=upper, stairs=1)
    findings = found("two-storey", site, GERMANY)
    assert len(findings) == count
    if count:
        assert (findings[0].measured, findings[0].required, findings[0].unit) == (101, 100, "m2")


def test_one_storey_needs_no_stairs():
    assert not found("two-storey", built(roof_area=10), NFPA)
    assert not found("two-storey", built(roof_area=10))
    assert not found("two-storey", scene(island("A", 10_000, 6000)))


def test_a_second_storey_is_to_be_approved():
    site = built(storeys=2, upper_area=20, stairs=1)
    (finding,) = found("two-storey", site)
    assert (finding.severity, finding.key) == ("warning", "two-storey/booth-a/approval")
    assert message(finding, site, "en") == "A has 2 storeys. Get the venue's approval."
    assert message(finding, site, "ko") == "A는 2층입니다. 전시장 승인을 받으세요."
    unreached = found("two-storey", built(storeys=2, upper_area=20))
    assert {f.place: f.severity for f in unreached} == {"approval": "warning", "stairs": "error"}


@pytest.mark.parametrize(
    ("build", "places"),
    [
        ({"roof_area": 27}, []),
        ({"roof_area": 28}, ["roof"]),
        ({"roof_area": 28, "sprinklered": True}, []),
        ({"storeys": 2, "upper_area": 9}, ["storeys"]),
        ({"storeys": 2, "upper_area": 9, "sprinklered": True}, []),
        ({"storeys": 2, "roof_area": 54}, ["roof", "storeys"]),
    ],
)
def test_covered_booths(build, places):
    assert [f.place for f in found("covered-booth", built(**build), NFPA)] == places


def test_a_covered_area_counts_too():
    tent = area("tent", Rectangle((5000, 5000), (6000, 6000)), build=Build(roof_area=36))
    site = scene(areas=(tent,))
    (finding,) = found("covered-booth", site, NFPA)
    assert (finding.subjects, finding.measured, finding.required) == (("tent",), 36, 27.87)
    words = "tent has a roof of 36.0 m². Give it its own sprinklers."
    assert message(finding, site, "en") == words


@pytest.mark.parametrize(
    ("loads", "load", "over"),
    [
        ((2000, 5000), 2000, None),
        ((2000, 5000), 2001, 1),
        ((None, 5000), 9999, None),
        ((2000, 5000), None, None),
        ((2000, 5000), 2600, 600),
    ],
)
def test_floor_loads(loads, load, over):
    site = built(bearing(*loads), load=load)
    findings = found("floor-load", site)
    assert [f.measured for f in findings] == ([] if over is None else [load])
    if over is not None:
        (finding,) = findings
        assert (finding.subjects, finding.required) == (("booth-a", "hall-1"), 2000)
        words = f"A is {over} kg/m² too heavy for hall-1. Spread its load."
        assert message(finding, site, "en") == words


def test_the_weakest_of_several_halls_counts():
    # From x = 26,000 to 35,000: the booth stands in both halls, or touches one of them.
    across = island("A", 26_000, 6000, 9000, 6000, build=Build(load=3000))
    both = {"halls": ("hall-1", "hall-2")}
    (finding,) = found("floor-load", scene(across, on=bearing(5000, 2000), **both))
    assert (finding.subjects, finding.required) == (("booth-a", "hall-2"), 2000)
    touching = replace(across, shape=Rectangle((21_000, 6000), (9000, 6000)))
    assert not found("floor-load", scene(touching, on=bearing(5000, 2000), **both))
    (finding,) = found("floor-load", scene(touching, on=bearing(2000, 5000), **both))
    assert finding.subjects == ("booth-a", "hall-1")


@pytest.mark.parametrize(("share", "load", "count"), [(0.8, 1600, 0), (0.8, 1601, 1)])
def test_a_share_of_the_floor_load(share, load, count):
    asked = Requirement("error", "assumed", Name("가정", "Assumed"), "practice", share, "share")
    profile = replace(KINTEX, rules={"floor-load": {"share": asked}})
    findings = found("floor-load", built(bearing(2000), load=load), profile)
    assert [f.required for f in findings] == [1600.0] * count


def test_builds_are_checked_live_for_those_moved_alone():
    heavy = [
        island(name, x, 6000, build=Build(load=9000, storeys=2, upper_area=5))
        for name, x in (("A", 5000), ("B", 15_000))
    ]
    context = Context.of(scene(*heavy, on=bearing(2000)), KINTEX)
    rules = {"floor-load", "two-storey"}
    found_all = [f for f in check_local(context) if f.rule in rules]
    one = [f for f in check_local(context, {"booth-b"}) if f.rule in rules]
    assert len(found_all) == 2 * len(one) == 6
    assert {f.subjects[0] for f in one} == {"booth-b"}
