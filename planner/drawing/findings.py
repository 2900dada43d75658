# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings explained on the drawing, on a layer of their own.

Of each: its subjects outlined and what they have in common hatched, the measured line as a
dimension, the walk with its length and an arrow at its end, the place, and a tag beside it: the
sign of its severity, the rule, measured against required, and how sure that number is unless it was
read. Tags keep off texts, off each other and off what is measured.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from planner.drawing.dimensions import dimension, parts
from planner.drawing.drawing import XY, Circle, Dimension, Fill, Line, Mark, Text, Weight
from planner.drawing.frame import Frame, Turn
from planner.drawing.metrics import text_width
from planner.drawing.room import Room
from planner.drawing.space import Box, grown, text_box
from planner.drawing.space import around as box_around
from planner.drawing.styles import LEAST_TEXT
from planner.drawing.subjects import outlines
from planner.floor.site import Site
from planner.locale import Language, metres, text
from planner.rules.figures import compared
from planner.rules.finding import UNSURE, Finding, Severity

LAYER = "A-ANNO-REDL"
# What a picture of a finding shows, in mm: the subjects as far as this from what was measured, or
# from the place where nothing was; some floor about them; never less than this across and up.
_NEAR, _FAR, _FLOOR, _LEAST = 6_000.0, 30_000.0, 1_500.0, (12_000.0, 8_000.0)
_OUTSIDE = 3_000.0  # mm about the halls, where the signs of the doors are
# In paper mm.
_TITLE, _FIGURE, _PITCH, _PADDING, _SIGN = 2.0, LEAST_TEXT, 3.2, 1.0, 4.0
_ARROW, _RING = 2.6, 0.9
_DISTANCES = (5.0, 8.0, 12.0, 18.0, 26.0, 36.0)
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
    for finding in findings:
        made = [*_subjects(site, finding, frame, room), *_measured(site, finding, frame, room)]
        room.take_marks(made)
        yield from made
    for finding in findings:
        yield from _tag(site, finding, frame, room, (names or {}).get(finding.key, ""))


def _subjects(site: Site, finding: Finding, frame: Frame, room: Room) -> Iterator[Mark]:
    """The outlines of what a finding is about, and the floor that two of them share."""
    style = f"finding.{finding.severity}"
    for subject in finding.subjects:
        for outline in outlines(site, subject):
            points = frame.reads(outline.points)
            yield Line(LAYER, f"{style}.subject", points, outline.closed)
            room.take("area", box_around(points))
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
    words, height = metres(walk.length), frame.mm(_FIGURE)
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


def _backed(words: str, at: XY, height: float, style: str) -> Iterator[Mark]:
    mark = Text(LAYER, f"{style}.text", words, at, height, weight="bold")
    left, low, right, high = text_box(mark)
    yield Fill(LAYER, "paper", (((left, low), (right, low), (right, high), (left, high)),))
    yield mark


def _tag(site: Site, finding: Finding, frame: Frame, room: Room, name: str) -> Iterator[Mark]:
    """Sign, rule and figures in a box, led to the place of the finding."""
    rows = _rows(finding, frame.languages(), name)
    rows = [row for row in rows if row[0]]
    style = f"finding.{finding.severity}"
    wide = max(text_width(words, frame.mm(tall), weight) for words, tall, weight in rows)
    size = (
        wide + frame.mm(_SIGN + 3 * _PADDING),
        frame.mm(max(_SIGN, _PITCH * len(rows)) + 2 * _PADDING - 0.6),
    )
    at = frame.read(_anchor(finding))
    left, low, right, high = room.place(size, at, _DISTANCES)
    foot = (min(max(at[0], left), right), min(max(at[1], low), high))
    leader: BaseGeometry = shapely.LineString((foot, at))
    if owner := _owner(site, finding, frame):
        leader = leader.difference(owner)
    if not leader.is_empty and leader.length > 0:
        first, *_, last = shapely.get_coordinates(leader).tolist()
        yield Line(LAYER, style, ((first[0], first[1]), (last[0], last[1])))
    box = ((left, low), (right, low), (right, high), (left, high))
    yield Fill(LAYER, "paper", (box,))
    yield Line(LAYER, style, box, True)
    middle = (left + frame.mm(_PADDING + _SIGN / 2), (low + high) / 2)
    yield from _sign(finding.severity, middle, frame)
    x = left + frame.mm(2 * _PADDING + _SIGN)
    first = (low + high) / 2 + frame.mm(_PITCH * len(rows) / 2)
    for place, (words, tall, weight) in enumerate(rows):
        y = first - frame.mm(_PITCH * (place + 0.5) + tall / 2)
        tone = f"{style}.text" if place == 0 else "text"
        yield Text(LAYER, tone, words, (x, y), frame.mm(tall), anchor="left", weight=weight)


def _rows(
    finding: Finding, languages: Sequence[Language], name: str
) -> list[tuple[str, float, Weight]]:
    """The lines of a tag with their height (paper mm) and weight; a finding may lack figures."""

    def joined(words: Iterable[str]) -> str:
        return " ".join(dict.fromkeys(filter(None, words)))

    rule = joined(text(f"rules.{finding.rule}.name", language) for language in languages)
    figures = compared(finding, languages[0])
    sure = ""
    if figures and finding.confidence in UNSURE and finding.required is not None:
        key = f"rules.confidence.{finding.confidence}"
        sure = joined(text(key, language) for language in languages)
    return [
        (joined((name, rule)), _TITLE, "bold"),
        (joined((figures, sure and f"({sure})")), _FIGURE, "regular"),
    ]


def _anchor(finding: Finding) -> XY:
    """Where a tag's leader ends: the middle of what was measured, else the place."""
    if finding.line is None:
        return finding.at
    (x1, y1), (x2, y2) = finding.line
    return ((x1 + x2) / 2, (y1 + y2) / 2)


def _sign(severity: Severity, at: XY, frame: Frame) -> Iterator[Mark]:
    """The shape that tells the severity without colour: octagon ×, triangle !, circle i."""
    corners, turn, letter, drop = _SIGNS[severity]
    radius = frame.mm(_SIGN / 2)
    ring = tuple(
        (
            at[0] + radius * math.cos(math.radians(turn + 360 / corners * step)),
            at[1] + radius * math.sin(math.radians(turn + 360 / corners * step)) - drop * radius,
        )
        for step in range(corners)
    )
    yield Fill(LAYER, f"finding.{severity}.solid", (ring,))
    height = frame.mm(1.9)
    place = (at[0], at[1] - height / 2 - drop * radius)
    yield Text(LAYER, "text.reversed", letter, place, height, weight="bold")


# Number of corners, direction of the first in degrees, letter, how far it sits lower (of a radius).
_SIGNS: Mapping[Severity, tuple[int, float, str, float]] = {
    "error": (8, 22.5, "×", 0.0),
    "warning": (3, 90.0, "!", 0.2),
    "note": (24, 0.0, "i", 0.0),
}
