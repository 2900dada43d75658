# SPDX-License-Identifier: GPL-3.0-or-later
"""A map of figures over the floor: made off the window's thread, painted by the canvas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.drawing.styles import TRAVEL
from planner.floor.site import Site
from planner.model.values import Name
from planner.paths.cells import Cells
from ui.desktop.canvas.view import Box

STEPS = len(TRAVEL)
NOTHING = STEPS  # the number of cells without a figure
UNSAID = Name("", "")


@dataclass(frozen=True, eq=False)
class Tints:
    """Booths in steps of the same colours, by id: a figure of their own, its name, its marks."""

    steps: Mapping[str, int]
    name: Name
    marks: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Heat:
    """A map of a site: steps by cell (rows to larger y), the box they fill (mm), its legend.

    ``marks`` are what the legend says where its steps begin; ``note`` is a line below, or empty.
    Where booths have ``tints`` too, ``name`` tells the figure of the floor from theirs.
    """

    site: Site
    steps: NDArray[np.uint8]
    box: Box
    title: Name
    marks: tuple[str, ...]
    note: Name
    name: Name = UNSAID
    tints: Tints | None = None


def heat(
    site: Site,
    cells: Cells,
    limits: Sequence[float],
    title: Name,
    marks: Sequence[str],
    note: Name = UNSAID,
    name: Name = UNSAID,
    tints: Tints | None = None,
) -> Heat:
    """A map of cells whose steps begin at 0 and at each of some limits (STEPS - 1 at most)."""
    figures = cells.values
    steps = np.where(np.isfinite(figures), np.digitize(figures, limits), NOTHING)
    return Heat(site, steps.astype(np.uint8), cells.box, title, tuple(marks), note, name, tints)
