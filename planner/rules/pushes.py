# SPDX-License-Identifier: GPL-3.0-or-later
"""Moves that may mend a finding: how far to push what, along which of its directions.

These are proposals: whether one mends the finding and breaks nothing else is tried afterwards (see
``fixes``). A thing is pushed alone, then with all that it touches.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
import shapely

from planner.edits.move import Move
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.model.things import Standing
from planner.rules.context import XY, Context
from planner.rules.finding import Finding

TOUCHES = 1.0  # mm: what is no farther apart is one block
STEEPEST = 0.25  # cosine: a push more across the gap than this is no way to widen it
AXES = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))


def widened(context: Context, finding: Finding) -> Iterator[Move]:
    """Moves of either end of a measured line away from the other, until it is long enough."""
    if finding.line is None or finding.measured is None or finding.required is None:
        return
    lack = finding.required - finding.measured
    for thing in movable(context, finding):
        yield from _pushed(context, thing, _reaching(lack, _away(thing, finding.line)))


def closed(context: Context, finding: Finding) -> Iterator[Move]:
    """Moves of either end of a measured line up to the other, until nothing is left of it."""
    if finding.line is None or finding.measured is None:
        return
    for thing in movable(context, finding):
        x, y = _away(thing, finding.line)
        yield from _pushed(context, thing, _reaching(finding.measured, (-x, -y)))


def parted(context: Context, finding: Finding) -> Iterator[Move]:
    """Moves of either of two overlapping things until they touch."""
    shapes = [_outline(context, name) for name in finding.subjects]
    known = [shape for shape in shapes if shape is not None]
    for thing in movable(context, finding):
        own = footprint(thing.shape)
        other = shapely.union_all([shape for shape in known if not shapely.equals(shape, own)])

        def far(axis: XY, own: shapely.Polygon = own, other: shapely.Geometry = other) -> float:
            return float(_along(other, axis).max() - _along(own, axis).min())

        yield from _pushed(context, thing, far)


def drawn_in(context: Context, finding: Finding) -> Iterator[Move]:
    """Moves of what reaches out of the hall back into it."""
    reach = finding.measured or 0
    for thing in movable(context, finding):
        yield from _pushed(context, thing, lambda axis: reach)


def movable(context: Context, finding: Finding) -> list[Standing]:
    """The subjects of a finding that an edit can move."""
    site = context.site
    found = [site.standing(name) for name in finding.subjects]
    return [thing for thing in found if thing is not None]


def _pushed(context: Context, thing: Standing, far: Callable[[XY], float]) -> Iterator[Move]:
    """Pushes of a thing, alone and with its block, by how far each direction needs."""
    block = touching(context.site, thing.id)
    groups = [(thing.id,)] if len(block) == 1 else [(thing.id,), block]
    for ids, axis in product(groups, directions(thing)):
        distance = far(axis)
        if 0 < distance < math.inf:
            yield Move(ids, _whole(axis[0] * distance), _whole(axis[1] * distance))


def touching(site: Site, name: str) -> tuple[str, ...]:
    """A thing and all booths that stand in one block with it, sorted."""
    booths = site.plan.booths
    shapes = np.array([footprint(booth.shape) for booth in booths])
    tree, index = shapely.STRtree(shapes), {booth.id: n for n, booth in enumerate(booths)}
    if name not in index:
        return (name,)
    block, front = {index[name]}, [index[name]]
    while front:
        near = tree.query(shapes[front], "dwithin", TOUCHES)[1]
        front = sorted({int(number) for number in near} - block)
        block.update(front)
    return tuple(sorted(booths[number].id for number in block))


def directions(thing: Standing) -> list[XY]:
    """The plan's axes, and both ways along each edge of a thing that leans against them."""
    corners = np.array(thing.shape.corners())
    edges = np.roll(corners, -1, axis=0) - corners
    units = edges / np.hypot(edges[:, 0], edges[:, 1])[:, None]
    found: dict[XY, None] = dict.fromkeys(AXES)
    for x, y in np.round(np.concatenate([units, -units]), 9).tolist():
        if abs(x) > 1e-6 and abs(y) > 1e-6:
            found[x, y] = None
    return list(found)


def _away(thing: Standing, line: tuple[XY, XY]) -> XY:
    """The direction of a line towards its end at a thing."""
    own = footprint(thing.shape)
    near, far = sorted(line, key=lambda end: float(own.distance(shapely.Point(end))))
    x, y = near[0] - far[0], near[1] - far[1]
    length = math.hypot(x, y) or 1.0
    return x / length, y / length


def _reaching(distance: float, way: XY) -> Callable[[XY], float]:
    """How far to go along an axis to come some way; infinitely far along one that leads off it."""

    def far(axis: XY) -> float:
        cosine = axis[0] * way[0] + axis[1] * way[1]
        return distance / cosine if cosine >= STEEPEST else math.inf

    return far


def _along(shape: shapely.Geometry, axis: XY) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.asarray(shapely.get_coordinates(shape) @ np.array(axis))


def _whole(value: float) -> int:
    """A distance in whole mm, never shorter."""
    return int(math.copysign(math.ceil(abs(value) - 1e-6), value))


def _outline(context: Context, name: str) -> shapely.Polygon | None:
    site = context.site
    thing = site.standing(name)
    if thing is not None:
        return footprint(thing.shape)
    solid = site.solids.get(name)
    return None if solid is None else solid.polygon
