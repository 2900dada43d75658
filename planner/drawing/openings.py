# SPDX-License-Identifier: GPL-3.0-or-later
"""Doors with their tags and clear zones, fire and power gear: each kind its own shape."""

from collections.abc import Callable, Iterator, Mapping

from planner.drawing.assumed import assumed_beside, is_assumed
from planner.drawing.drawing import XY, Anchor, Circle, Fill, Line, Mark, Text
from planner.drawing.frame import Frame, moved
from planner.drawing.margins import Side, side_of
from planner.drawing.metrics import text_width
from planner.drawing.space import Taken, text_box
from planner.drawing.styles import LEAST_TEXT
from planner.drawing.venue import NOMINAL_WALL
from planner.floor.ground import front, span
from planner.floor.site import Site
from planner.model.shapes import direction
from planner.model.venue import Fixture, Opening, OpeningKind

_LAYERS: Mapping[OpeningKind, str] = {
    "visitor": "A-DOOR",
    "emergency": "A-DOOR-EMER",
    "freight": "A-DOOR-FRGT",
}
_TEXTS: Mapping[OpeningKind, str] = {
    "visitor": "text",
    "emergency": "text.exit",
    "freight": "text.freight",
}
_TAG_HEIGHT = 3.6  # paper mm
_TAG_TEXT = 1.9
_SYMBOL = 2.4  # side of a fixture's symbol, paper mm


def draw_openings(
    site: Site, frame: Frame, clear: Mapping[str, int], taken: Taken
) -> Iterator[Mark]:
    """Every opening: jambs, door symbol, zone to keep clear, tag with number and clear width."""
    for opening in site.ground.openings:
        yield from _clear_zone(opening, clear.get(opening.kind, 0), frame)
        yield from _door(opening, frame)
        yield from _tag(opening, frame, taken)


def draw_fixtures(
    site: Site, frame: Frame, clear: Mapping[str, int], taken: Taken
) -> Iterator[Mark]:
    """Every fixture: its symbol before the wall and the floor to keep clear."""
    for fixture in site.ground.fixtures:
        yield from _clear_zone(fixture, clear.get(fixture.kind, 0), frame)
        x, y = _out(frame.read(fixture.at), frame.angle(fixture.facing), frame.mm(_SYMBOL / 2))
        half = frame.mm(_SYMBOL / 2)
        taken.take((x - half, y - half, x + half, y + half))
        yield from SYMBOLS[fixture.kind](fixture, (x, y), frame)
        if is_assumed(fixture.facts):
            box = (x - half, y - half, x + half, y + half)
            yield from assumed_beside(box, frame, taken, fixture.id)


def _clear_zone(thing: Opening | Fixture, depth: int, frame: Frame) -> Iterator[Mark]:
    if not depth:
        return
    outline = front(thing.at, thing.width, thing.facing, depth).exterior.coords[:-1]
    zone = frame.reads((x, y) for x, y, *_ in outline)
    if isinstance(thing, Opening):
        yield Fill("A-FLOR-CLER", "keep-clear.hatch", (zone,), thing.id)
    yield Line("A-FLOR-CLER", "keep-clear", zone, True, thing.id)


def _out(point: XY, facing: float, by: float) -> XY:
    """A point moved along a direction (degrees)."""
    cosine, sine = direction(facing)
    return (point[0] + by * cosine, point[1] + by * sine)


def _door(opening: Opening, frame: Frame) -> Iterator[Mark]:
    layer = _LAYERS[opening.kind]
    facing = frame.angle(opening.facing)
    at = frame.read(opening.at)
    jambs = span(opening.at, opening.width, opening.facing)
    left, right = frame.reads(jambs)
    for jamb in (left, right):
        ends = (_out(jamb, facing, frame.mm(0.4)), _out(jamb, facing, -NOMINAL_WALL))
        yield Line(layer, "door.jamb", ends, False, opening.id)
    if opening.kind == "visitor":
        yield Line(layer, "door.visitor", (left, right), False, opening.id)
        size = frame.mm(2.4)
        middle = _out(at, facing, frame.mm(1.2))
        tip = _out(middle, facing, size * 0.9)
        base = [_out(middle, facing + turn, size / 2) for turn in (90.0, -90.0)]
        yield Fill(layer, "door.visitor.arrow", ((tip, *base),), opening.id)
    elif opening.kind == "emergency":
        # Two leaves that open outward.
        yield Line(layer, "door.emergency", (left, right), False, opening.id)
        for jamb in (left, right):
            leaf = (jamb, _out(jamb, facing, -opening.width / 2))
            yield Line(layer, "door.emergency", leaf, False, opening.id)
    else:
        yield Line(layer, "door.freight.line", (left, right), False, opening.id)


def tag(
    kind: OpeningKind, number: str, facing: float, frame: Frame, subject: str = ""
) -> Iterator[Mark]:
    """The tag of an opening about (0, 0): outline by kind, number in bold.

    ``facing`` is the way into the hall in the reader's frame; a visitor door's tag points there.
    """
    layer = _LAYERS[kind]
    corners = _TAG_OUTLINES[kind](*tag_size(number, frame), facing)
    letters = frame.mm(_TAG_TEXT)
    if kind == "emergency":
        yield Fill(layer, "door.emergency.tag", (corners,), subject)
    else:
        yield Fill(layer, "paper", (corners,), subject)
        yield Line(layer, f"door.{kind}", corners, True, subject)
    colour = "text.reversed" if kind == "emergency" else _TEXTS[kind]
    at = (0.0, -letters / 2)
    yield Text(layer, colour, number, at, letters, weight="bold", subject=subject)


def tag_size(number: str, frame: Frame) -> tuple[float, float]:
    """Width and height of a tag, without the point of a visitor door's."""
    return (
        text_width(number, frame.mm(_TAG_TEXT), "bold") + frame.mm(2.4),
        frame.mm(_TAG_HEIGHT),
    )


def _tag(opening: Opening, frame: Frame, taken: Taken) -> Iterator[Mark]:
    """The tag outside the wall, with what is known of the door."""
    facing = frame.angle(opening.facing)
    side = side_of(facing + 180.0)
    width, height = tag_size(opening.number, frame)
    reach = NOMINAL_WALL + frame.mm(0.9) + (height if side in ("top", "bottom") else width) / 2
    x, y = _out(frame.read(opening.at), facing + 180.0, reach)
    for mark in tag(opening.kind, opening.number, facing, frame, opening.id):
        yield moved(mark, (x, y))
    taken.take((x - width / 2, y - height / 2, x + width / 2, y + height / 2))
    lines = [frame.length(opening.width)]
    if opening.height is not None:
        lines.append(f"h {frame.length(opening.height)}")
    if is_assumed(opening.facts):
        lines.append("A")
    # The leaves of an exit stand out as far as half its width on either side.
    leaf = opening.width if opening.kind == "emergency" and side in ("left", "right") else 0.0
    room = (width, max(height, leaf + frame.mm(0.6)))
    layer, colour = _LAYERS[opening.kind], _TEXTS[opening.kind]
    yield from _rows(lines, (x, y), side, room, layer, colour, opening.id, frame, taken)


def _rows(
    lines: list[str], centre: XY, side: Side, size: tuple[float, float], layer: str, colour: str,
    subject: str, frame: Frame, taken: Taken,
) -> Iterator[Text]:  # fmt: skip
    """What is said of a door: under its tag, or beside it where the wall is level."""
    small = frame.mm(LEAST_TEXT)
    x, y = centre[0], centre[1] - size[1] / 2 - 1.35 * small
    level = side in ("top", "bottom")
    if level:
        x, y = centre[0] + size[0] / 2 + frame.mm(0.8), centre[1] - small / 2
    for line in lines:
        style = "text.assumed" if line == "A" else colour
        anchor: Anchor = "left" if level else "centre"
        mark = Text(layer, style, line, (x, y), small, anchor=anchor, subject=subject)
        taken.take(text_box(mark))
        yield mark
        if level:
            x += text_width(line, small) + frame.mm(0.8)
        else:
            y -= 1.45 * small


def _pentagon(width: float, height: float, facing: float) -> tuple[XY, ...]:
    """A label that points into the hall."""
    u, v = width / 2, height / 2
    corners = ((-u, -v), (u, -v), (u, v), (-u, v))
    tips: Mapping[Side, tuple[int, XY]] = {
        "bottom": (1, (0.0, -2 * v)),
        "right": (2, (u + v, 0.0)),
        "top": (3, (0.0, 2 * v)),
        "left": (4, (-u - v, 0.0)),
    }
    place, tip = tips[side_of(facing)]
    return (*corners[:place], tip, *corners[place:])


def _rectangle(width: float, height: float, facing: float) -> tuple[XY, ...]:
    u, v = width / 2, height / 2
    return ((-u, -v), (u, -v), (u, v), (-u, v))


def _hexagon(width: float, height: float, facing: float) -> tuple[XY, ...]:
    u, v = width / 2, height / 2
    return ((-u, -v), (u, -v), (u + v * 0.6, 0.0), (u, v), (-u, v), (-u - v * 0.6, 0.0))


_TAG_OUTLINES: Mapping[OpeningKind, Callable[[float, float, float], tuple[XY, ...]]] = {
    "visitor": _pentagon,
    "emergency": _rectangle,
    "freight": _hexagon,
}


def _hydrant(fixture: Fixture, at: XY, frame: Frame) -> Iterator[Mark]:
    """A square, half of it filled."""
    x, y, half = *at, frame.mm(_SYMBOL / 2)
    box = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
    yield Fill("F-PROT-EQPM", "paper", (box,), fixture.id)
    yield Fill("F-PROT-EQPM", "fire.body", ((box[0], box[1], box[2]),), fixture.id)
    yield Line("F-PROT-EQPM", "fire", box, True, fixture.id)


def _extinguisher(fixture: Fixture, at: XY, frame: Frame) -> Iterator[Mark]:
    """A ring about a disc."""
    radius = frame.mm(_SYMBOL / 2)
    yield Circle("F-PROT-EQPM", "fire", at, radius, fixture.id)
    disc = tuple(_out(at, 15.0 * step, radius / 2) for step in range(24))
    yield Fill("F-PROT-EQPM", "fire.body", (disc,), fixture.id)


def _panel(fixture: Fixture, at: XY, frame: Frame) -> Iterator[Mark]:
    """A box with a bolt."""
    x, y, half = *at, frame.mm(_SYMBOL / 2)
    box = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
    yield Fill("E-POWR-PANL", "panel.body", (box,), fixture.id)
    yield Line("E-POWR-PANL", "panel", box, True, fixture.id)
    bolt = ((0.2, 0.75), (-0.35, -0.05), (0.35, 0.05), (-0.2, -0.75))
    points = tuple((x + u * half, y + v * half) for u, v in bolt)
    yield Line("E-POWR-PANL", "panel", points, False, fixture.id)


def _shutter(fixture: Fixture, at: XY, frame: Frame) -> Iterator[Mark]:
    """A pair of lines across its whole width."""
    ends = frame.reads(span(fixture.at, fixture.width, fixture.facing))
    facing = frame.angle(fixture.facing)
    for by in (0.0, frame.mm(0.8)):
        line = tuple(_out(end, facing, by) for end in ends)
        yield Line("F-PROT-EQPM", "shutter", line, False, fixture.id)


SYMBOLS: Mapping[str, Callable[[Fixture, XY, Frame], Iterator[Mark]]] = {
    "hydrant": _hydrant,
    "extinguisher": _extinguisher,
    "panel": _panel,
    "shutter": _shutter,
}
