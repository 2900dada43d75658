# SPDX-License-Identifier: GPL-3.0-or-later
"""Standings and changes: ranks with ties, exhibitors followed when they move."""

import pytest

from planner.model.values import Name
from planner.paths.exposure import Exposure
from planner.paths.gravity import ExposureModel
from planner.paths.standings import Standing, changes, standings
from tests.planner import building
from tests.planner.rules.scenes import island, scene


def row(number: str, passing: float, *names: str) -> Standing:
    own = tuple(Name(n, n) for n in names)
    return Standing(1, number, number, own, own, passing, 0.0)


def test_equal_booths_share_a_rank_and_figures_are_per_thousand():
    site = scene(island("A", 3000, 8000), island("B", 13_000, 8000), island("C", 22_000, 8000))
    passing = {"booth-a": 10.0, "booth-b": 30.0, "booth-c": 10.0}
    found = standings(site, Exposure(ExposureModel(visitors=500), passing, {"booth-b": 7.0}, []))
    assert [(one.number, one.rank, one.passing, one.coming) for one in found] == [
        ("B", 1, 60.0, 7.0), ("A", 2, 20.0, 0.0), ("C", 2, 20.0, 0.0)
    ]  # fmt: skip


def test_exhibitors_have_their_names():
    site = building.site()
    empty = Exposure(ExposureModel(), dict.fromkeys(site.booths, 0.0), {}, [])
    named = {one.number: [name.en for name in one.names] for one in standings(site, empty)}
    assert named["B9"] == ["Hancom Group"]


def test_a_plan_compared_with_itself_changes_nothing():
    rows = (row("A", 5.0, "X"), row("B", 3.0), row("C", 2.0, "X"))
    assert all(one.gain == 0 for one in changes(rows, rows))
    assert len(changes(rows, rows)) == 2


def test_who_moves_is_followed_and_what_comes_and_goes_is_told():
    old = (row("A1", 100.0, "X"), row("A2", 50.0), row("A3", 40.0, "gone"))
    new = (row("A2", 80.0, "X"), row("B1", 30.0, "X"), row("A1", 60.0), row("A4", 5.0, "new"))
    found = {one.names[0].en if one.names else str(one.numbers): one for one in changes(old, new)}
    moved = found["X"]
    assert moved.numbers == (("A1",), ("A2", "B1"))
    assert (moved.before, moved.after, moved.gain) == (100.0, 110.0, 10.0)
    assert (found["gone"].after, found["gone"].gain) == (None, -40.0)
    assert (found["new"].before, found["new"].gain) == (None, 5.0)
    assert [one.gain for one in changes(old, new)] == pytest.approx([60.0, 10.0, 5.0, -40.0, -50.0])
