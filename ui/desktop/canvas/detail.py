# SPDX-License-Identifier: GPL-3.0-or-later
"""What is drawn at which zoom: one table, by pixels per metre."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Detail:
    """Up to which scale (px per metre, exclusive) a level holds, and what it shows.

    ``grid`` in mm; ``closed`` and ``open`` are line widths in px; ``largest`` is the greatest size
    of a name in px.
    """

    name: str
    below: float
    grid: int
    closed: float
    open: float
    dashed: bool
    largest: int
    numbered: bool  # number in a corner beside the name
    sized: bool  # width × depth under the name
    pits: bool
    letters: bool  # hydrants with an H, numbers on all doors
    fronts: bool  # the places kept clear before doors and fixtures


LEVELS: tuple[Detail, ...] = (
    Detail("hall", 9.0, 9000, 1.0, 1.0, False, 14, False, False, False, False, False),
    Detail("block", 20.0, 3000, 1.8, 1.0, True, 18, True, False, True, True, False),
    Detail("booth", 40.0, 1000, 2.4, 1.0, True, 20, True, True, True, True, True),
    Detail("close", float("inf"), 500, 2.4, 1.0, True, 20, True, True, True, True, True),
)

ZONES_ONLY = 4.0  # px per metre, below which numbers are left out and only large names are shown
NAMED_AREA = 36e6  # mm², from which the hall level writes a name and all levels an area


def detail(scale: float) -> Detail:
    """The level of a scale in px per metre."""
    return next(level for level in LEVELS if scale < level.below)
