# SPDX-License-Identifier: GPL-3.0-or-later
"""The handles of the selection: sides and corners that stretch it, corners that move, the knob."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner.model.shapes import Rectangle, Shape
from planner.model.things import Standing
from ui.desktop.tools.dimensioning import dimension_handles, dimension_of
from ui.desktop.tools.events import XY
from ui.desktop.tools.groups import movable
from ui.desktop.tools.overlay import Handle
from ui.desktop.tools.spots import NEAR
from ui.desktop.tools.state import Cursor
from ui.desktop.tools.view import ToolView

# px: shapes and edges that are shorter have no handles, a knob stands so far off.
_LEAST, _LONG, _KNOB = 20.0, 44.0, 26.0
_MOST = 400  # things with a common knob: of more it would cost too much at every move
_SMALLEST_REACH = 5.0  # px: a small thing is still taken by its middle
_COMPASS: tuple[Cursor, ...] = ("across", "rising", "down", "falling")


def thing_of(view: ToolView, name: str) -> Standing | None:
    """The thing of an id that has a shape."""
    return view.site.standing(name)


def handles_of(view: ToolView) -> tuple[Handle, ...]:
    """The handles of what is selected: none of locked things, nor where they are too small."""
    if not view.editable:
        return ()
    chosen = view.selection
    if len(chosen) > _MOST:
        return ()
    if (dimension := dimension_of(view)) is not None:
        return dimension_handles(dimension)
    things = [thing for name in chosen if (thing := thing_of(view, name)) is not None]
    if not things or len(things) < len(chosen) or len(movable(view.site, chosen)) < len(chosen):
        return ()
    if len(things) > 1:
        corners = [corner for thing in things for corner in thing.shape.corners()]
        box = _box(corners)
        return (_knob(view, box),) if _shortest(view, box) >= _LEAST else ()
    return handles_about(view, things[0].shape)


def handles_about(view: ToolView, shape: Shape) -> tuple[Handle, ...]:
    """The handles of one shape."""
    ring = _own_box(shape)
    if _shortest(view, ring) < _LEAST:
        return _of_strip(view, shape, ring) if isinstance(shape, Rectangle) else ()
    found = _of_rectangle(view, shape) if isinstance(shape, Rectangle) else _of_outline(view, shape)
    return (*found, _knob(view, ring))


def _of_rectangle(view: ToolView, shape: Rectangle) -> list[Handle]:
    corners = shape.corners()
    middle = _middle(corners)
    found = [Handle("corner", number, at, shape.angle) for number, at in enumerate(corners)]
    return found + [
        Handle("side", number, at, _way(middle, at)) for number, at in _middles(view, corners)
    ]


def _of_strip(view: ToolView, shape: Rectangle, ring: Sequence[XY]) -> tuple[Handle, ...]:
    """What is long but thin, as walls are, is taken by its ends and its knob."""
    if max(shape.size) / view.pixel < _LONG:
        return ()
    corners, middle = shape.corners(), _middle(shape.corners())
    ends = (1, 3) if shape.size[0] > shape.size[1] else (0, 2)
    found = []
    for number in ends:
        (x1, y1), (x2, y2) = corners[number], corners[(number + 1) % 4]
        at = ((x1 + x2) / 2, (y1 + y2) / 2)
        found.append(Handle("side", number, at, _way(middle, at)))
    return (*found, _knob(view, ring))


def _of_outline(view: ToolView, shape: Shape) -> list[Handle]:
    corners = shape.corners()
    found = [Handle("corner", number, at) for number, at in enumerate(corners)]
    return found + [Handle("insert", number, at) for number, at in _middles(view, corners)]


def _middles(view: ToolView, corners: Sequence[XY]) -> Iterator[tuple[int, XY]]:
    """The middles of edges that are long enough on the screen, by their numbers."""
    for number, (start, end) in enumerate(pairwise((*corners, corners[0]))):
        if math.dist(start, end) / view.pixel >= _LONG:
            yield number, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)


def _knob(view: ToolView, ring: Sequence[XY]) -> Handle:
    """The knob, off the middle of the side that looks up on the screen."""
    middle = _middle(ring)
    feet = [
        ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        for start, end in pairwise((*ring, ring[0]))
    ]
    foot = max(feet, key=lambda it: (middle[0] - it[0]) if view.flat else (it[1] - middle[1]))
    way = _way(middle, foot)
    reach, turn = _KNOB * view.pixel, math.radians(way)
    at = (foot[0] + reach * math.cos(turn), foot[1] + reach * math.sin(turn))
    return Handle("knob", 0, at, way, foot)


def handle_at(view: ToolView, point: XY) -> Handle | None:
    """The handle of the selection at a point."""
    thing = thing_of(view, view.selection[0]) if len(view.selection) == 1 else None
    return nearest_handle(view, handles_of(view), point, None if thing is None else thing.shape)


def nearest_handle(
    view: ToolView, handles: Sequence[Handle], point: XY, shape: Shape | None = None
) -> Handle | None:
    """The nearest handle within reach of a point: a small shape is still taken by its middle."""
    if not handles:
        return None
    reach = NEAR
    if shape is not None:
        reach = min(NEAR, max(_shortest(view, _own_box(shape)) / 4, _SMALLEST_REACH))
    # A corner that is there comes before one that may be.
    nearest = min(handles, key=lambda it: (math.dist(it.at, point), it.kind == "insert"))
    return nearest if math.dist(nearest.at, point) <= reach * view.pixel else None


def cursor_of(view: ToolView, handle: Handle) -> Cursor:
    """The cursor over a handle of the selection."""
    thing = thing_of(view, view.selection[0]) if len(view.selection) == 1 else None
    return cursor_for(view, handle, None if thing is None else thing.shape)


def cursor_for(view: ToolView, handle: Handle, shape: Shape | None) -> Cursor:
    """The cursor over a handle of a shape, as it lies on the screen."""
    if handle.kind == "knob":
        return "turn"
    if shape is None and handle.kind == "side":
        return "move"
    if not isinstance(shape, Rectangle):
        return "cross" if handle.kind == "insert" else "move"
    turn = math.radians(_way(_middle(shape.corners()), handle.at))
    dx, dy = math.cos(turn), math.sin(turn)
    right, up = (dy, -dx) if view.flat else (dx, dy)
    return _COMPASS[round(math.degrees(math.atan2(up, right)) / 45.0) % 4]


def _own_box(shape: Shape) -> Sequence[XY]:
    return shape.corners() if isinstance(shape, Rectangle) else _box(shape.corners())


def _box(corners: Sequence[XY]) -> tuple[XY, XY, XY, XY]:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    low, high = (min(xs), min(ys)), (max(xs), max(ys))
    return (low, (high[0], low[1]), high, (low[0], high[1]))


def _shortest(view: ToolView, ring: Sequence[XY]) -> float:
    """The shorter side of a rectangle in px."""
    return min(math.dist(ring[0], ring[1]), math.dist(ring[1], ring[2])) / view.pixel


def _middle(corners: Sequence[XY]) -> XY:
    return (
        sum(x for x, _ in corners) / len(corners),
        sum(y for _, y in corners) / len(corners),
    )


def _way(start: XY, end: XY) -> float:
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
