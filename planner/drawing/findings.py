# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings explained on the drawing, on a layer of their own.

Of each: its subjects outlined and what they have in common hatched, the measured line as a
dimension, the walk with its length and an arrow at its end, the place, and a tag beside it. Tags
keep off texts, off each other and off what is measured.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import shapely

from planner.drawing.dimensions import dimension, parts
from planner.drawing.drawing import XY, Circle, Dimension, Fill, Line, Mark, Text
from planner.drawing.frame import Frame, Turn
from planner.drawing.metrics import text_width
from planner.drawing.room import Room
from planner.drawing.space import Box, grown, text_box
from planner.drawing.space import around as box_around
from planner.drawing.styles import LEAST_TEXT
from planner.drawing.subjects import outlines
from planner.drawing.tags import LAYER, draw_tag
from planner.floor.site import Site
from planner.locale import Language, metres
from planner.rules.finding import Finding

# What a picture of a finding shows, in mm: the subjects as far as this from what was measured, or
# from the place where nothing was; some floor about them; never less than this across and up.
_NEAR, _FAR, _FLOOR, _LEAST = 6_000.0, 30_000.0, 1_500.0, (12_000.0, 8_000.0)
_OUTSIDE = 3_000.0  # mm about the halls, where the signs of the doors are
_ARROW, _RING = 2.6, 0.9  # paper mm
_BESIDE = (1.2, 2.4, 4.0, 6.0)
# Layers whose lines a tag may cover.
_FAINT = frozenset({"A-GRID", "A-FLOR-PITS", "A-FLOR-CLER", "A-EXHB-PATT", "A-FURN"})


def explain(
    site: Site,
    finding: Finding,
    language: Language | None,
    *,
    scale: int = 100,
    turn: Turn = 0,
    name: str = "",
) -> tuple[Mark, ...]:
    """The marks that explain one finding, in the plan's frame, made to be read at 1:scale.

    ``name`` stands before the rule in its tag: the number it has in a list, for example.
    """
    frame = Frame(scale, turn, language)
    marks = draw_findings(site, [finding], frame, names={finding.key: name})
    return tuple(frame.back(mark) for mark in marks)


def around(site: Site, finding: Finding) -> Box:
    """The part of the plan (mm) that a small picture of a finding shows."""
    core = box_around([finding.at, *(finding.line or ()), *finding.path])
    subjects = [one for subject in finding.subjects for one in outlines(site, subject)]
    if not subjects and finding.line is None and not finding.path:
        return grown(box_around(shapely.get_coordinates(site.ground.floor).tolist()), _OUTSIDE)
    is_measured = finding.line is not None or bool(finding.path)
    left, low, right, high = grown(core, _NEAR if is_measured else _FAR)
    points = [core[:2], core[2:]]
    for outline in subjects:
        x1, y1, x2, y2 = box_around(outline.points)
        if x1 < right and x2 > left and y1 < high and y2 > low:
            points += [(max(x1, left), max(y1, low)), (min(x2, right), min(y2, high))]
    box = grown(box_around(points), _FLOOR)
    wide = max(0.0, _LEAST[0] - (box[2] - box[0])) / 2
    tall = max(0.0, _LEAST[1] - (box[3] - box[1])) / 2
    return (box[0] - wide, box[1] - tall, box[2] + wide, box[3] + tall)


def draw_findings(
    site: Site,
    findings: Sequence[Finding],
    frame: Frame,
    *,
    over: Iterable[Mark] = (),
    within: Box | None = None,
    names: Mapping[str, str] | None = None,
) -> Iterator[Mark]:
    """The marks of some findings in the reader's frame, tags on top.

    Tags keep off the marks that they stand ``over`` and in the box ``within``, both in the reader's
    frame; ``names`` are what stands first in a tag, by the finding's key.
    """
    room = Room(frame, within)
    room.take_marks(mark for mark in over if mark.layer not in _FAINT)
    figures = []
    for finding in findings:
        made = [*_subjects(site, finding, frame, room), *_measured(site, finding, frame, room)]
        figures.append(_figure(made, frame))
        room.take_marks(made)
        yield from made
    for finding, figure in zip(findings, figures, strict=True):
        owner, name = _owner(site, finding, frame), (names or {}).get(finding.key, "")
        yield from draw_tag(finding, owner, figure, frame, room, name)


def _subjects(site: Site, finding: Finding, frame: Frame, room: Room) -> Iterator[Mark]:
    """The outlines of what a finding is about, and the floor that two of them share.

    A hall is outlined where it alone is meant, not where a gap ends at its wall.
    """
    style = f"finding.{finding.severity}"
    found = [one for subject in finding.subjects for one in outlines(site, subject)]
    for outline in found:
        points = frame.reads(outline.points)
        yield Line(LAYER, f"{style}.subject", points, outline.closed)
        room.take("area", box_around(points))
    if not found and finding.line is None and not finding.path:
        for hall in site.ground.halls:
            if hall.id in finding.subjects:
                yield Line(LAYER, f"{style}.subject", frame.reads(hall.outline), True)
    shapes = _shapes(site, finding, frame)
    for one, two in combinations(shapes, 2) if len(shapes) <= 2 else ():
        for part in shapely.get_parts(one.intersection(two)):
            if isinstance(part, shapely.Polygon) and part.area > 1.0:
                ring = tuple((float(x), float(y)) for x, y in part.exterior.coords[:-1])
                yield Fill(LAYER, f"{style}.common", (ring,))


def _shapes(site: Site, finding: Finding, frame: Frame) -> list[shapely.Polygon]:
    """The footprints of the subjects of a finding."""
    found = [outline for subject in finding.subjects for outline in outlines(site, subject)]
    return [shapely.Polygon(frame.reads(one.points)) for one in found if one.closed]


def _measured(site: Site, finding: Finding, frame: Frame, room: Room) -> Iterator[Mark]:
    """The walk, the measured line, and the place where neither leads to it."""
    style = f"finding.{finding.severity}"
    if len(finding.path) > 1:
        yield from _walk(frame.reads(finding.path), frame, style, room)
    if finding.line is not None and math.dist(*finding.line) > 0:
        yield _line(frame.reads(finding.line), frame, style, room)
    elif not finding.path and _owner(site, finding, frame) is None:
        yield Circle(LAYER, style, frame.read(finding.at), frame.mm(_RING))


def _owner(site: Site, finding: Finding, frame: Frame) -> shapely.Polygon | None:
    """The one subject at the place of a finding that measured nothing there: it is meant whole."""
    if finding.line is not None or finding.path:
        return None
    place = shapely.Point(frame.read(finding.at))
    shapes = [shape for shape in _shapes(site, finding, frame) if shape.covers(place)]
    return shapes[0] if len(shapes) == 1 else None


def _walk(path: Sequence[XY], frame: Frame, style: str, room: Room) -> Iterator[Mark]:
    walk = shapely.LineString(path)
    yield Line(LAYER, "finding.casing", tuple(path))
    yield Line(LAYER, f"{style}.path", tuple(path))
    yield Circle(LAYER, style, path[0], frame.mm(_RING))
    (x1, y1), (x2, y2) = next(pair for pair in pairwise(path[::-1]) if pair[0] != pair[1])
    length = math.dist((x1, y1), (x2, y2))
    ux, uy = (x1 - x2) / length * frame.mm(_ARROW), (y1 - y2) / length * frame.mm(_ARROW)
    base = (x1 - ux, y1 - uy)
    barbs = [(base[0] - uy * side, base[1] + ux * side) for side in (0.35, -0.35)]
    yield Fill(LAYER, f"{style}.solid", ((path[-1], *barbs),))
    words, height = metres(walk.length), frame.mm(LEAST_TEXT)
    width = text_width(words, height, "bold")
    if walk.length < 3 * width:
        return
    size = (width + frame.mm(0.8), height + frame.mm(0.8))
    middle = walk.interpolate(0.5, normalized=True)
    room.take_marks([Line(LAYER, style, tuple(path))])
    x, y, *_ = room.place(size, (middle.x, middle.y), _BESIDE)
    yield from _backed(words, (x + size[0] / 2, y + frame.mm(0.4)), height, style)


def _line(line: Sequence[XY], frame: Frame, style: str, room: Room) -> Dimension:
    """The dimension of a measured line, with its figure where that has room over the line."""
    start, end = line
    mark = dimension(frame, start, end, 0.0)
    mark = replace(mark, layer=LAYER, style=style)
    figure = next(part for part in parts(mark, frame.scale) if isinstance(part, Text))
    fits = text_width(figure.text, figure.height) + frame.mm(1.5) <= math.dist(start, end)
    return mark if fits and room.is_free(text_box(figure)) else replace(mark, text="")


def _figure(marks: Iterable[Mark], frame: Frame) -> Text | None:
    """The figure at the measured line among marks."""
    measured = (
        part for mark in marks if isinstance(mark, Dimension) for part in parts(mark, frame.scale)
    )
    return next((part for part in measured if isinstance(part, Text)), None)


def _backed(words: str, at: XY, height: float, style: str) -> Iterator[Mark]:
    mark = Text(LAYER, f"{style}.text", words, at, height, weight="bold")
    left, low, right, high = text_box(mark)
    yield Fill(LAYER, "paper", (((left, low), (right, low), (right, high), (left, high)),))
    yield mark
