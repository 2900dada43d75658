# SPDX-License-Identifier: GPL-3.0-or-later
"""Things by id, also in lists that were made from others."""

import pytest

from planner.edits.delete import Delete
from planner.edits.move import Move
from planner.floor.listed import ById, exchanged, places
from tests.planner.building import booth, plan, rectangle, small_plan


def test_things_are_found_by_id_in_their_order():
    booths = tuple(booth(f"B{n}", rectangle(3000 * n, 0)) for n in range(3))
    found = ById(booths)
    assert dict(found) == {one.id: one for one in booths}
    assert list(found.values()) == list(booths)
    assert "booth-b1" in found
    assert "booth-b9" not in found
    assert found.get("booth-b9") is None
    with pytest.raises(KeyError):
        found["booth-b9"]


def test_an_exchanged_list_knows_its_places():
    booths = tuple(booth(f"B{n}", rectangle(3000 * n, 0)) for n in range(3))
    moved = booth("B1", rectangle(3000, 9000))
    changed = exchanged(booths, {1: moved})
    assert changed == (booths[0], moved, booths[2])
    assert places(changed) == places(booths)
    assert ById(changed)["booth-b1"] is moved
    assert ById(booths)["booth-b1"] is booths[1]


def test_lists_are_known_however_many_others_were_asked_about():
    """More lists than are remembered: each still answers for itself."""
    plans = [plan([booth(f"B{n}", rectangle(0, 0)), booth("X", rectangle(9000, 0))])
             for n in range(40)]  # fmt: skip
    for each in (*plans, *plans):
        assert list(ById(each.booths)) == [one.id for one in each.booths]


def test_edits_one_after_the_other_keep_ids_and_things_together():
    standing = small_plan()
    names = [one.id for one in standing.booths]
    after = Move((names[1],), 10, 20).apply(Delete((names[0],)).apply(standing).plan).plan
    assert list(ById(after.booths)) == names[1:]
    assert all(ById(after.booths)[one.id] is one for one in after.booths)
