# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks found by compiled kernels, where the extra `hallplan[fast]` is installed.

The answers are those of the plain search.  To load the kernels takes half a second and 100 MB, so
that is only done where it soon pays: on a large floor, or after some questions.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import TYPE_CHECKING

from planner.paths.arcs import Arcs

if TYPE_CHECKING:
    from planner.paths.fast.roads import FastRoads

LARGE = 2000  # corners: some 500 booths that stand apart
PATIENCE = 300  # questions that are answered without kernels in all

_asked = 0


@cache
def is_there() -> bool:
    """Is the compiler installed?  It is not loaded for that."""
    return importlib.util.find_spec("numba") is not None


@cache
def loads() -> bool:
    """Can the compiler be loaded?  It refuses with a version of NumPy that it does not know."""
    from planner.paths.fast.compiled import numba

    return numba() is not None


def roads_on(arcs: Arcs) -> FastRoads | None:
    """The roads on some arcs if kernels pay by now; to be asked for each question."""
    global _asked
    _asked += 1
    if not is_there() or (_asked <= PATIENCE and len(arcs.corners.edge) < LARGE) or not loads():
        return None
    from planner.paths.fast.roads import FastRoads  # late: this loads the compiler

    return FastRoads.of(arcs)
