# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground under a plan in the plan's frame, and the site: answers worked by hand."""

from pathlib import Path

import msgspec
import pytest

from planner.edits.move import Move
from planner.floor.ground import front, ground, span
from planner.floor.site import Site, open_site
from planner.model.files import write
from planner.model.problems import BadInput
from planner.model.shapes import Outline, Rectangle
from tests.planner import building

VENUE = building.furnished_venue()


def test_the_datum_is_the_first_halls_corner():
    there = ground(VENUE, ("hall-2",), None)
    assert there.datum == (30_000, 0)
    assert there.halls[0].outline == ((0, 0), (30_000, 0), (30_000, 20_000), (0, 20_000))
    assert (there.openings, there.columns, there.walls) == ((), (), ())
    assert ground(VENUE, ("hall-1", "hall-2"), None).datum == (0, 0)
    assert ground(VENUE, ("hall-2", "hall-1"), None).datum == (30_000, 0)


def test_everything_moves_into_the_plans_frame():
    here = ground(VENUE, ("hall-1",), (1000, -500))
    assert here.halls[0].outline[0] == (-1000, 500)
    assert here.halls[0].origin == (-1000, 500)
    assert here.openings[0].at == (14_000, 500)
    assert here.walls[0].shape == Rectangle((28_000, 500), (1000, 4000))
    assert here.columns[0].shape == Outline(((-1000, 9500), (-200, 9500), (-1000, 10_300)))
    assert here.fixtures[0].at == (29_000, 10_500)
    assert here.pits[0].at == (5000, 6500)
    assert here.zones[0].outline[0] == (-1000, -4500)
    assert here.venue is VENUE


def test_floor_lobby_and_areas():
    here = ground(VENUE, ("hall-1", "hall-2"), None)
    assert here.floor.equals(ground(VENUE, ("hall-2", "hall-1"), (0, 0)).floor)
    assert here.floor.area == here.gross_area == 2 * 30_000 * 20_000
    assert here.lobby.bounds == (0, -5000, 30_000, 0)
    assert set(here.solids) == {"core", "column-1"}
    off = msgspec.structs.replace(VENUE.zones[0], active=False)
    assert ground(building.venue(zones=(off,)), ("hall-1",), None).lobby.is_empty


def test_an_unknown_hall_is_refused_with_the_nearest():
    with pytest.raises(BadInput) as error:
        ground(VENUE, ("hall-1", "hal-2"), None, "plan.json")
    assert [each.report("en") for each in error.value.problems] == [
        "plan.json:$.halls[1]: there is no hall “hal-2”; use hall-2"
    ]


@pytest.mark.parametrize(
    ("facing", "box", "jambs"),
    [
        (90.0, (4000, 7000, 6000, 7500), ((4000, 7000), (6000, 7000))),
        (270.0, (4000, 6500, 6000, 7000), ((6000, 7000), (4000, 7000))),
        (0.0, (5000, 6000, 5500, 8000), ((5000, 8000), (5000, 6000))),
        (180.0, (4500, 6000, 5000, 8000), ((5000, 6000), (5000, 8000))),
    ],
)
def test_the_floor_before_an_opening(facing: float, box: tuple[int, ...], jambs: object):
    """A door 2 m wide at 5000, 7000: 500 mm deep into the hall, that is, the way it faces."""
    assert front((5000, 7000), 2000, facing, 500).bounds == box
    assert span((5000, 7000), 2000, facing) == jambs


def test_a_site_finds_things_and_areas():
    site = building.site(venue_under=VENUE)
    assert set(site.solids) == {
        "booth-b9", "booth-b10", "booth-b11", "stage", "core", "column-1",
    }  # fmt: skip
    assert site.solids["booth-b11"].open_edges == (0, 5)
    assert site.label("booth-b9") == "B9"
    assert site.label("door") == "door"
    assert site.net_area == pytest.approx(9e6 + 8e6 + 27e6)
    assert site.feature_area == 24e6 + 18e6
    outside = building.area("registration", building.rectangle(0, -4000), kind="registration")
    assert building.site(building.plan(areas=[outside])).feature_area == 0


def test_a_site_keeps_its_ground_while_halls_and_datum_stay():
    site = building.site()
    moved = site.with_plan(Move(("booth-b9",), 1, 1).apply(site.plan).plan)
    assert moved.ground is site.ground
    assert moved.booths["booth-b9"].shape.at == (3001, 5001)
    elsewhere = site.with_plan(msgspec.structs.replace(site.plan, datum=(5, 5)))
    assert elsewhere.ground.datum == (5, 5)


def test_opening_a_site_gives_problems_their_lines(tmp_path: Path):
    path = building.write_pair(tmp_path)
    site, notices = open_site(path)
    assert isinstance(site, Site)
    assert notices == ()
    write(tmp_path / "test-venue.json", building.venue(openings=()))
    _, (notice,) = open_site(path)
    assert (notice.code, notice.path) == ("venue-changed", "$.venue.hash")
    rows = path.read_text().splitlines()
    assert notice.line is not None
    assert '"hash"' in rows[notice.line - 1]
    path.write_text(path.read_text().replace('["hall-1"]', '["hall-1", "hall-7"]'))
    with pytest.raises(BadInput) as error:
        open_site(path)
    (problem,) = error.value.problems
    assert problem.line is not None
    assert '"hall-7"' in path.read_text().splitlines()[problem.line - 1]


def test_problems_of_the_venue_name_the_venues_file(tmp_path: Path):
    path = building.write_pair(tmp_path)
    venue = tmp_path / "test-venue.json"
    venue.write_text(venue.read_text().replace('"width": 3000', '"width": 0'))
    with pytest.raises(BadInput) as error:
        open_site(path)
    (problem,) = error.value.problems
    assert problem.file == str(venue)
    assert problem.line is not None
    assert '"width": 0' in venue.read_text().splitlines()[problem.line - 1]
