# SPDX-License-Identifier: GPL-3.0-or-later
"""The same step again: how far a copy stands from its original."""

from planner.edits.again import last_step
from planner.edits.duplicate import Duplicate
from planner.edits.move import Move
from planner.edits.rotate import Rotate

COPY = frozenset({"booth-b12"})
MADE = (Duplicate(("booth-b9",), 3000, 0), COPY)


def moved(dx: int, dy: int) -> tuple[Move, frozenset[str]]:
    return Move(("booth-b12",), dx, dy), COPY


def test_a_copy_goes_on_by_its_own_step():
    assert last_step([MADE], COPY) == (3000, 0)


def test_a_copy_that_was_moved_goes_on_from_its_original():
    assert last_step([moved(0, 500), moved(-1000, 0), MADE], COPY) == (2000, 500)


def test_anything_else_ends_it():
    assert last_step([], COPY) == (0, 0)
    assert last_step([moved(1, 1)], COPY) == (0, 0)
    assert last_step([MADE], frozenset({"booth-b9"})) == (0, 0)
    assert last_step([(Rotate(("booth-b12",), 90.0), COPY), MADE], COPY) == (0, 0)
    assert last_step([(Move(("a", "booth-b12"), 1, 0), COPY | {"a"}), MADE], COPY) == (0, 0)
