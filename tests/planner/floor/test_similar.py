# SPDX-License-Identifier: GPL-3.0-or-later
"""Booths that are like others."""

import pytest

from planner.floor.similar import similar, without_exhibitor
from planner.model.shapes import Outline, Rectangle
from tests.planner import building

L = ((0, 0), (6000, 0), (6000, 3000), (3000, 3000), (3000, 6000), (0, 6000))
PLAN = building.plan(
    [
        building.booth("A", Rectangle((0, 0), (3000, 2000)), exhibitors=("hancom",)),
        building.booth("B", Rectangle((50_000, 0), (2000, 3000), 30.0), type="raw"),
        building.booth("C", Rectangle((0, 9000), (1000, 6000)), status="held", pavilion="cities"),
        building.booth("D", Outline(L), type="raw", status="held", exhibitors=("daegu",)),
        building.booth("E", Outline(tuple((-y, x) for x, y in L)), pavilion="cities"),
    ]
)


@pytest.mark.parametrize(
    ("of", "by", "found"),
    [
        ("a", "size", "ab"),
        ("c", "size", "c"),  # the same area, other sides
        ("d", "size", "de"),
        ("ac", "size", "abc"),
        ("c", "pavilion", "ce"),
        ("d", "status", "cd"),
        ("b", "type", "bd"),
        ("ab", "type", "abcde"),
        ("", "type", ""),
    ],
)
def test_similar(of: str, by, found: str):
    ids = {f"booth-{letter}" for letter in of}
    assert similar(PLAN, ids, by) == tuple(f"booth-{letter}" for letter in found)


def test_booths_of_nobody():
    assert without_exhibitor(PLAN) == ("booth-b", "booth-c", "booth-e")
