# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure as a map: booths tinted by how often they are passed, the floor by who walks there.

The steps always begin at the same figures, so that maps of two plans can be compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.drawing.drawing import XY, Fill, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.styles import LEAST_TEXT, TRAVEL
from planner.drawing.travel import outlined
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import text
from planner.paths.cells import Cells
from planner.paths.density import walk_density
from planner.paths.exposure import Exposure
from planner.paths.standings import PER, standings

LAYER = "A-EXHB-EXPO"
# Where the steps after the first begin: times a booth is passed, people on a metre across.
BOOTHS = (50, 100, 200, 400, 700, 1000, 1500)
FLOOR = (10, 20, 40, 80, 120, 200, 300)
STEPS = len(TRAVEL)
_SWATCH, _BAR, _LINE = 14.0, 4.0, 1.8  # paper mm; a line is so many times the least text


@dataclass(frozen=True, eq=False)
class ExposureMap:
    """Walkers per metre across by cell, and the step of each booth by id, per PER visitors."""

    cells: Cells
    tints: Mapping[str, int]


def exposure_map(site: Site, found: Exposure) -> ExposureMap:
    """The map of an exposure."""
    cells = walk_density(site, found.flows, PER / found.model.visitors)
    tints = {row.id: int(np.digitize(row.passing, BOOTHS)) for row in standings(site, found)}
    return ExposureMap(cells, tints)


def draw_exposure(site: Site, made: ExposureMap, frame: Frame) -> Iterator[Mark]:
    """Floor and booths as fills, in the reader's frame."""
    walked = np.isfinite(made.cells.values)
    steps = np.where(walked, np.digitize(made.cells.values, FLOOR), STEPS)
    for step in range(STEPS):
        for polygon in outlined(steps == step, made.cells.corner, made.cells.size):
            rings = (polygon.exterior, *polygon.interiors)
            yield Fill(
                LAYER, f"exposure.{step}", tuple(frame.reads(_open(ring.coords)) for ring in rings)
            )
    for booth in site.plan.booths:
        outline = frame.reads(_open(footprint(booth.shape).exterior.coords))
        yield Fill(LAYER, f"exposure.{made.tints[booth.id]}", (outline,))


def draw_scale(frame: Frame, corner: XY) -> Iterator[Mark]:
    """The bar of colours with both of its scales, down from its upper left corner."""
    height = frame.mm(1.4 * LEAST_TEXT)
    line, swatch, bar = _LINE * height, frame.mm(_SWATCH), frame.mm(_BAR)
    x, y = corner
    y -= line
    yield _words(frame, "title", (x, y), height, "bold")
    y -= line
    yield _words(frame, "booths", (x, y), height)
    y -= line
    yield from _marks(BOOTHS, (x, y), swatch, height)
    y -= 0.5 * height + bar
    for step in range(STEPS):
        left, right = x + step * swatch, x + (step + 1) * swatch
        box = ((left, y), (right, y), (right, y + bar), (left, y + bar))
        yield Fill(LAYER, f"exposure.{step}", (box,))
        yield Line(LAYER, "sheet.hair", box, True)
    y -= line
    yield from _marks(FLOOR, (x, y), swatch, height)
    y -= line
    yield _words(frame, "floor", (x, y), height)
    y -= line
    yield _words(frame, "note", (x, y), height)


def _words(frame: Frame, key: str, at: XY, height: float, weight: str = "regular") -> Text:
    words = " · ".join(text(f"exposure.map.{key}", language) for language in frame.languages())
    bold = weight == "bold"
    return Text(
        LAYER, "text", words, at, height, anchor="left", weight="bold" if bold else "regular"
    )


def _marks(limits: Sequence[int], at: XY, swatch: float, height: float) -> Iterator[Text]:
    for number, limit in enumerate((0, *limits)):
        place = (at[0] + number * swatch, at[1])
        yield Text(LAYER, "text.grey", f"{limit:,}", place, height, anchor="left")


def _open(coordinates: Iterable[Sequence[float]]) -> list[XY]:
    """A ring without its last point, which is its first."""
    return [(float(point[0]), float(point[1])) for point in list(coordinates)[:-1]]
