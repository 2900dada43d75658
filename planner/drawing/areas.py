# SPDX-License-Identifier: GPL-3.0-or-later
"""Feature areas with their seats and tables, and the zones a planner named."""

from collections.abc import Iterator

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.drawing.assumed import assumed_inside, is_assumed
from planner.drawing.booths import fills, label_texts, square_metres
from planner.drawing.drawing import XY, Fill, Line, Mark, Text
from planner.drawing.frame import Frame
from planner.drawing.labels import Content, Label, fit, place_for_label
from planner.drawing.metrics import LINE_PITCH
from planner.drawing.space import Box, Taken, around, text_box
from planner.drawing.styles import LEAST_TEXT, tint_style
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import text
from planner.model.plan import Area, Furniture, seats
from planner.model.shapes import direction
from planner.model.values import Name

_AIR = 0.5  # between a label and what it keeps off, paper mm
_FEW_PIECES = 24
_MOST_PIECES = 3000


def draw_areas(site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    """Areas, larger ones first, so that a stage lies over the seating about it."""
    for area in sorted(site.plan.areas, key=lambda area: -footprint(area.shape).area):
        yield from _area(area, site, frame, taken)


def pieces(furniture: Furniture) -> Iterator[tuple[XY, ...]]:
    """The corners of each piece in the plan's frame, row by row.

    Of a crowd only the rows are outlined, of a multitude only the field.
    """
    width, depth = furniture.size
    columns, rows = furniture.columns, furniture.rows
    if columns * rows > _MOST_PIECES:
        width, columns = width + (columns - 1) * furniture.pitch[0], 1
    if rows > _MOST_PIECES:
        depth, rows = depth + (rows - 1) * furniture.pitch[1], 1
    for row in range(rows):
        for column in range(columns):
            x, y = column * furniture.pitch[0], row * furniture.pitch[1]
            yield _turned(furniture, (x, y, x + width, y + depth))


def _turned(furniture: Furniture, box: Box) -> tuple[XY, ...]:
    """The corners of a box of the furniture's own grid, in the plan."""
    cosine, sine = direction(furniture.angle)
    left, low, right, high = box
    return tuple(
        (furniture.at[0] + u * cosine - v * sine, furniture.at[1] + u * sine + v * cosine)
        for u, v in ((left, low), (right, low), (right, high), (left, high))
    )


def _area(area: Area, site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    corners = frame.reads(area.shape.corners())
    taken.take(around(corners))
    rows = [frame.reads(one) for furniture in area.furniture for one in _seen(furniture)]
    others = [
        Polygon(frame.reads(other.shape.corners()))
        for other in site.plan.areas
        if other.id != area.id
        and footprint(other.shape).area < footprint(area.shape).area
        and footprint(other.shape).intersects(footprint(area.shape))
    ]
    standing = shapely.union_all([*(Polygon(row) for row in rows), *others])
    kept_free = standing.buffer(frame.mm(_AIR), join_style="mitre")
    label, is_over = _label(area, corners, kept_free, frame)
    colour = "services" if area.pavilion is None else site.pavilions[area.pavilion].colour
    yield from fills("A-AREA", colour, corners, area.id, [] if label is None else [label])
    style = "area.edge.walkable" if area.walkable else "area.edge"
    yield Line("A-AREA", style, corners, True, area.id)
    for furniture in area.furniture:
        for piece in pieces(furniture):
            yield Fill("A-FURN", "furniture.body", (frame.reads(piece),), area.id)
            yield Line("A-FURN", "furniture", frame.reads(piece), True, area.id)
    texts: list[Text] = []
    if label is not None and is_over:
        yield Fill("A-FURN", tint_style(colour), (label.box(),), area.id)
    if label is not None:
        texts = list(label_texts(label, area.id, "A-ANNO-TEXT"))
        yield from texts
    if is_assumed(area.facts):
        boxes = [text_box(one) for one in texts]
        boxes += [around(row) for row in rows]
        boxes += [other.bounds for other in others]
        yield from assumed_inside(corners, boxes, frame, area.id)


def _label(
    area: Area, corners: tuple[XY, ...], kept_free: BaseGeometry, frame: Frame
) -> tuple[Label | None, bool]:
    """The label of an area beside its furniture, or else over it, and whether it is over."""
    content = Content("", _named(area), area.name, square_metres(footprint(area.shape).area))
    if not kept_free.is_empty:
        beside = fit(content, place_for_label(corners, kept_free), frame.scale, frame.language)
        if beside is not None:
            return beside, False
    over = fit(content, place_for_label(corners), frame.scale, frame.language)
    return over, not kept_free.is_empty


def _named(area: Area) -> Name:
    """The name of an area, with its seats where people sit in rows."""
    count = seats(area)
    if area.kind not in ("seating", "forum") or not count:
        return area.name
    ko, en = (text("drawing.seats", language, count=count) for language in ("ko", "en"))
    return Name(
        area.name.ko if str(count) in area.name.ko else f"{area.name.ko} {ko}",
        area.name.en if str(count) in area.name.en else f"{area.name.en}, {en}",
    )


def _seen(furniture: Furniture) -> Iterator[tuple[XY, ...]]:
    """What a label keeps off: a few pieces one by one, rows of many as one rectangle."""
    if furniture.columns * furniture.rows <= _FEW_PIECES:
        yield from pieces(furniture)
    else:
        yield _extent(furniture)


def _extent(furniture: Furniture) -> tuple[XY, ...]:
    """The corners of the rectangle about all pieces."""
    width = (furniture.columns - 1) * furniture.pitch[0] + furniture.size[0]
    depth = (furniture.rows - 1) * furniture.pitch[1] + furniture.size[1]
    return _turned(furniture, (0, 0, width, depth))


def draw_zones(site: Site, frame: Frame, taken: Taken) -> Iterator[Mark]:
    """Plan zones: what must stay unbuilt is outlined; a plaza is named where there is room."""
    height = frame.mm(LEAST_TEXT)
    for zone in site.plan.zones:
        corners = frame.reads(zone.outline)
        if zone.kind == "no-build":
            yield Line("A-FLOR-CLER", "zone", corners, True, zone.id)
        if zone.kind == "main-aisle":
            continue
        for place, language in enumerate(frame.languages()):
            (x, y), _, _, _ = place_for_label(corners)
            at = (x, y - LINE_PITCH * height * place)
            name = Text(
                "A-ANNO-TEXT", "text.grey", zone.name[language], at, height, subject=zone.id
            )
            if zone.name[language] and taken.is_free(text_box(name)):
                taken.take(text_box(name))
                yield name
