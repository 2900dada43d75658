# SPDX-License-Identifier: GPL-3.0-or-later
"""What a point hits and a box holds."""

from tests.planner.building import area, booth, plan, rectangle, site
from ui.desktop.canvas.scene import Scene


def scene() -> Scene:
    return Scene(
        site(
            plan(
                [
                    booth("A1", rectangle(3000, 3000)),
                    booth("B1", rectangle(9000, 9000, angle=45.0)),
                ],
                [area("forum", rectangle(2000, 2000, 9000, 9000))],
            )
        )
    )


def test_booths_lie_over_areas():
    assert scene().hit((3500, 3500)) == "booth-a1"
    assert scene().hit((2500, 2500)) == "forum"
    assert scene().hit((20_000, 2500)) is None


def test_a_turned_booth_is_hit_by_its_outline_not_its_box():
    assert scene().hit((9000, 9500)) == "booth-b1"
    assert scene().hit((11_200, 9100)) is None


def test_a_box_holds_what_it_covers_and_touches_what_it_meets():
    assert scene().within((2900, 2900, 6100, 6100), touching=False) == ("booth-a1",)
    assert scene().within((2900, 2900, 6100, 6100), touching=True) == ("forum", "booth-a1")
    # The corner of the box about B1 is empty.
    assert scene().within((11_050, 9000, 11_100, 9100), touching=True) == ()


def test_openings_are_found_near_by():
    assert scene().opening((16_400, 100), 200) == "door"
    assert scene().opening((16_900, 100), 200) is None


def test_boxes_about_things():
    assert scene().box(["booth-a1"]) == (3000, 3000, 6000, 6000)
    assert scene().box(["nothing"]) is None
    assert scene().whole == (0, 0, 30_000, 20_000)


def test_only_what_a_box_exposes_is_painted():
    exposed = scene().exposed((0, 0, 2500, 2500))
    assert [scene().things[place].id for place in exposed] == ["forum"]
