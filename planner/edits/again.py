# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a copy stands from what it was copied from, so that the same step can be done again."""

from collections.abc import Iterable

from planner.edits.duplicate import Duplicate
from planner.edits.edit import Edit
from planner.edits.move import Move


def last_step(done: Iterable[tuple[Edit, frozenset[str]]], ids: frozenset[str]) -> tuple[int, int]:
    """The step in mm that led to some copies: from their originals, and moved since.

    ``done`` are edits with what they touched, the last one first. (0, 0) where the things are no
    copies, or something else than a move was done since.
    """
    dx = dy = 0
    for edit, touched in done:
        if touched != ids:
            break
        if isinstance(edit, Duplicate):
            return dx + edit.dx, dy + edit.dy
        if not isinstance(edit, Move):
            break
        dx, dy = dx + edit.dx, dy + edit.dy
    return 0, 0
