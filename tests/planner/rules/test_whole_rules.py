# SPDX-License-Identifier: GPL-3.0-or-later
"""Reaching, freight, blocks, numbers and assumed facts, with answers worked out by hand."""

import pytest

from planner.model.shapes import Rectangle, direction
from planner.model.shipped import layouts
from planner.paths import WalkNetwork
from planner.paths.doors import door_places, doors, opening_stand
from planner.rules.message import message
from tests.planner.building import FACT, booth, exhibitor, opening, rectangle, site, venue
from tests.planner.rules.examples.placing import FREIGHT
from tests.planner.rules.scenes import (
    BACK,
    LEFT,
    column,
    door,
    everything,
    found,
    island,
    scene,
    stand,
    wall,
)


def test_a_booth_behind_a_wall_has_no_way():
    under = venue(walls=(wall("across", 0, 8000, 30_000, 300),))
    standing = scene(stand("B107", 9000, 15_000), stand("A", 9000, 3500), on=under)
    (finding,) = found("unreachable", standing)
    assert finding.subjects == ("booth-b107",)
    assert message(finding, standing, "en") == "No way to B107. Open an aisle."
    assert message(finding, standing, "ko") == "B107에 갈 길이 없습니다. 통로를 여세요."


@pytest.mark.parametrize(("gap", "count"), [(600, 0), (599, 1)])
def test_a_body_of_600_mm_comes_through_600_mm(gap, count):
    under = venue(
        walls=(
            wall("left", 0, 8000, 14_000, 300),
            wall("right", 14_000 + gap, 8000, 16_000 - gap, 300),
        )
    )
    assert len(found("unreachable", scene(stand("A", 9000, 15_000), on=under))) == count


def test_a_booth_is_reached_by_any_open_side():
    # The front is shut by a touching booth, the back is free.
    shut = [stand("A", 5000, 8000), stand("B", 5000, 5000, open_sides=(LEFT,))]
    assert [f.subjects for f in found("unreachable", scene(*shut))] == [("booth-a",)]
    both = [stand("A", 5000, 8000, open_sides=(0, 2)), shut[1]]
    assert not found("unreachable", scene(*both))


def test_a_booth_without_open_side():
    standing = scene(stand("A", 5000, 8000, open_sides=()))
    (finding,) = found("unreachable", standing)
    assert message(finding, standing, "en") == "A has no open side. Open one."


def test_the_middle_of_an_open_side_may_be_blocked():
    under = venue(columns=(column("pillar", 6000, 7000),))
    assert not found("unreachable", scene(stand("A", 5000, 8000), on=under))


def test_an_exit_behind_booths_is_unreachable():
    under = venue(
        openings=(
            opening("door", (15_000, 0)),
            door("exit", (30_000, 18_000), "emergency", 180.0, 2000),
        )
    )
    booths = [stand("A", 27_000, 13_000), stand("B", 24_000, 16_000, depth=4000)]
    (finding,) = found("unreachable", scene(*booths, on=under))
    assert finding.subjects == ("exit",)


def test_no_entrance_and_a_blocked_one_are_one_finding():
    under = venue(openings=())
    standing = scene(stand("A", 5000, 8000), stand("B", 15_000, 8000), on=under)
    (finding,) = found("unreachable", standing)
    assert message(finding, standing, "en").startswith("No visitor entrance in hall-1.")
    over = scene(stand("A", 12_000, 0, width=6000), stand("B", 15_000, 8000))
    (finding,) = found("unreachable", over)
    assert finding.subjects == ("door",)


@pytest.mark.parametrize(("aisle", "measured"), [(6000, []), (5999, [5999]), (2000, [2000])])
def test_freight_aisle(aisle, measured):
    booths = [
        island("A", 0, 9000, width=12_000),
        island("B", 12_000 + aisle, 9000, width=18_000 - aisle),
    ]
    findings = found("freight-aisle", scene(*booths, on=FREIGHT))
    assert [f.measured for f in findings] == measured
    assert all(f.subjects == ("booth-a", "booth-b") for f in findings)


def test_no_way_for_freight_at_all_and_none_needed():
    across = island("A", 0, 9000, width=30_000)
    (finding,) = found("freight-aisle", scene(across, on=FREIGHT))
    assert finding.measured == 0
    assert not found("freight-aisle", scene(across))


def test_blocks_are_measured_along_their_own_axis():
    def row(count: int, width: int, angle: float = 0.0) -> list:
        cosine, sine = direction(angle)
        return [
            booth(
                f"R{n}",
                Rectangle(
                    (round(4000 + n * width * cosine), round(3000 + n * width * sine)),
                    (width, 3000),
                    angle,
                ),
            )
            for n in range(count)
        ]

    halls = {"halls": ("hall-1", "hall-2")}
    assert not found("block-length", scene(*row(10, 3000), **halls))
    (finding,) = found("block-length", scene(*row(10, 3001), **halls))
    assert (finding.measured, finding.required) == (30_010, 30_000)
    assert finding.subjects == ("booth-r0", "booth-r9")
    assert not found("block-length", scene(*row(10, 3000, 20.0), **halls))
    (turned,) = found("block-length", scene(*row(11, 3000, 20.0), **halls))
    assert turned.measured == pytest.approx(33_000, abs=2)
    # A cross-aisle in the middle makes two blocks.
    parted = [*row(5, 3001), *(b for b in row(12, 3001)[6:])]
    assert not found("block-length", scene(*parted, **halls))


def test_duplicate_numbers():
    standing = scene(
        stand("A1", 5000, 8000), stand("A1", 9000, 8000, id="booth-z"), stand("B", 15_000, 8000)
    )
    (finding,) = found("duplicate-number", standing)
    assert finding.subjects == ("booth-a1", "booth-z")
    assert message(finding, standing, "ko") == "A1번 부스가 2개입니다. 번호를 바꾸세요."


def test_assumed_conditions_are_told():
    given = {"sprinklers": "assumed:test", "voice-alarm": "published:test"}
    standing = scene(conditions=given)
    notes = {f.place: f for f in found("assumed-facts", standing)}
    assert message(notes["condition"], standing, "en") == (
        "Conditions: 1 with assumed sprinklers. Confirm."
    )


def test_assumed_facts_are_told_by_kind():
    standing = scene(stand("A", 5000, 8000, facts={"height": FACT, "type": "published:test"}))
    notes = {f.place: f for f in found("assumed-facts", standing)}
    assert all(f.severity == "note" for f in notes.values())
    assert message(notes["visitor"], standing, "en") == (
        "Entrances: 1 with assumed position, width. Confirm."
    )
    assert message(notes["booth"], standing, "ko") == "부스 1: 높이 가정값입니다. 확인하세요."
    assert notes["profile"].measured == (layouts() / "rules" / "kintex.toml").read_text(
        encoding="utf-8"
    ).count("\nvalue = ")
    assert exhibitor("x", "가", "X").facts == {"name": FACT}
    assert notes["exhibitor"].measured == 3


def test_where_doors_are():
    standing = site(venue_under=venue(columns=(column("pillar", 4400, 4300, 200),)))
    network = WalkNetwork(standing.ground.floor, [s.polygon for s in standing.solids.values()], 600)
    # B9 stands at (3,000, 5,000), its front of 3,000 mm open; the pillar is before the middle and
    # 200 mm from the body's line, so its corners are passed √(300² − 200²) = 224 mm beside it.
    (place,) = doors(network, standing, "booth-b9")
    assert place[1] == 4700
    assert abs(place[0] - 4500) == pytest.approx(400)
    rows = door_places(standing.booths["booth-b9"], 300)
    assert rows[0][0] == (4500, 4700)
    assert (3300, 4700) in rows[0]
    # B10 is turned by 45°; its second edge looks to the lower right.
    places = doors(network, standing, "booth-b10")
    assert len(places) == 2
    assert all(network.stands(place) for place in places)
    assert opening_stand(network, standing.ground.openings[0]) == ((15_000, 300),)


def test_a_shut_door_is_no_place_to_stand():
    standing = scene(stand("A", 5000, 5000), stand("B", 5000, 2000, open_sides=(BACK,)))
    network = WalkNetwork(standing.ground.floor, [s.polygon for s in standing.solids.values()])
    assert doors(network, standing, "booth-a") == ()
    over = scene(booth("C", rectangle(13_000, 0, 4000, 1000)))
    network = WalkNetwork(over.ground.floor, [s.polygon for s in over.solids.values()])
    assert opening_stand(network, over.ground.openings[0]) == ()


def test_findings_come_sorted():
    standing = scene(
        stand("A", 5000, 8000, height=3000), stand("B", 7000, 8000), stand("C", 27_300, 8000)
    )
    findings = everything(standing)
    severities = [("error", "warning", "note").index(f.severity) for f in findings]
    assert severities == sorted(severities)
    assert findings[0].rule == "overlap"
