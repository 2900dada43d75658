# SPDX-License-Identifier: GPL-3.0-or-later
"""GeoJSON of a plan (RFC 7946 structure, coordinates in the plan's frame, mm).

One feature per thing of the plan and of the halls it occupies. The obstacles of the walk network
are exactly the features with an area and ``walkable: false``, and the outside of the halls. Texts
and dimensions of the plan are no things of the floor and stay out.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import shapely
from shapely import Polygon

from planner.exchange.options import ExportOptions
from planner.floor.footprints import footprint
from planner.floor.ground import as_polygonal, span
from planner.floor.site import Site
from planner.model.drawn import StructureKind
from planner.model.files import content_hash
from planner.model.plan import Area, Booth, is_rectangle
from planner.model.shapes import Rectangle, Shape, doubled_area
from planner.model.values import Point, assumed

# The hall walls are drawn outside the nominal outline, as thick as a wall of this kind may be.
WALL_THICKNESS = 300

Feature = dict[str, Any]
XY = tuple[float, float]


def to_bytes(site: Site, options: ExportOptions | None = None) -> bytes:
    """The plan as a GeoJSON FeatureCollection, one feature per line."""
    del options  # names are written in both languages
    plan = site.plan
    head = {
        "unit": "mm",
        "plan": plan.id,
        "revision": plan.issues[-1].mark if plan.issues else None,
        "hash": content_hash(plan),
        "venue": plan.venue.id,
        "halls": list(plan.halls),
    }
    features = ",\n".join(_line(feature) for feature in features_of(site))
    text = f'{{"type":"FeatureCollection","hallplan":{_line(head)},"features":[\n{features}\n]}}\n'
    return text.encode("utf-8")


def features_of(site: Site) -> Iterator[Feature]:
    """Every feature of a site, in the order of the layers."""
    yield from _halls(site)
    yield from _walls(site)
    yield from _structures(site, "wall")
    yield from _structures(site, "column")
    yield from _venue_things(site)
    for area in site.plan.areas:
        yield _area(area)
    for booth in site.plan.booths:
        yield _booth(booth, site)


def counter_clockwise(
    corners: Sequence[XY], sides: Sequence[int] = ()
) -> tuple[tuple[XY, ...], tuple[int, ...]]:
    """Corners in counter-clockwise order from the same first one, and the sides that moved along.

    Side i runs from corner i to i + 1. Of n corners in reverse, side i becomes side n - 1 - i.
    """
    if doubled_area(corners) >= 0:
        return tuple(corners), tuple(sides)
    last = len(corners) - 1
    return (corners[0], *reversed(corners[1:])), tuple(sorted(last - side for side in sides))


def _halls(site: Site) -> Iterator[Feature]:
    for hall in site.ground.halls:
        values: dict[str, Any] = {
            "name": {"ko": hall.name.ko, "en": hall.name.en},
            "height": hall.height,
            "floor_load": hall.floor_load,
        }
        yield _feature(hall.id, "hall", True, _polygon(hall.outline), values, hall.facts)


def _walls(site: Site) -> Iterator[Feature]:
    """The ring of nominal thickness about the halls, inner walls, and division lines."""
    floor = site.ground.floor
    ring = as_polygonal(floor.buffer(WALL_THICKNESS, join_style="mitre").difference(floor))
    pieces = [piece for part in shapely.get_parts(ring) for piece in without_holes(part)]
    for index, piece in enumerate(pieces, 1):
        values: dict[str, Any] = {"nominal": True, "thickness": WALL_THICKNESS}
        outline = _polygon([(x, y) for x, y, *_ in piece.exterior.coords[:-1]])
        yield _feature(f"hall-walls-{index}", "wall", False, outline, values)
    for wall in site.ground.walls:
        yield _feature(wall.id, "wall", False, _shape(wall.shape), {}, wall.facts)
    occupied = set(site.plan.halls)
    for divider in site.ground.dividers:
        is_open = set(divider.halls) <= occupied
        geometry = _line_string(divider.line)
        values = {"divider": True, "halls": list(divider.halls)}
        yield _feature(divider.id, "wall", is_open, geometry, values, divider.facts)


def _structures(site: Site, kind: StructureKind) -> Iterator[Feature]:
    """Temporary walls or columns of the plan."""
    for built in site.plan.structures:
        if built.kind == kind:
            values: dict[str, Any] = {"temporary": True, "height": built.height}
            yield _feature(built.id, kind, False, _shape(built.shape), values, built.facts)


def without_holes(polygon: Polygon) -> Iterator[Polygon]:
    """A polygon in pieces, cut through the middle of its holes: readers forget holes."""
    if not polygon.interiors:
        yield polygon
        return
    left, low, right, high = polygon.bounds
    middle = shapely.Polygon(polygon.interiors[0]).centroid.x
    for box in (shapely.box(left, low, middle, high), shapely.box(middle, low, right, high)):
        for part in shapely.get_parts(polygon.intersection(box)):
            if isinstance(part, Polygon):
                yield from without_holes(part)


def _venue_things(site: Site) -> Iterator[Feature]:
    ground = site.ground
    for column in ground.columns:
        yield _feature(column.id, "column", False, _shape(column.shape), {}, column.facts)
    for opening in ground.openings:
        values: dict[str, Any] = {
            "number": opening.number,
            "kind": opening.kind,
            "width": opening.width,
            "height": opening.height,
            "facing": opening.facing,
        }
        line = _line_string(span(opening.at, opening.width, opening.facing))
        yield _feature(opening.id, "opening", True, line, values, opening.facts)
    for fixture in ground.fixtures:
        values = {"kind": fixture.kind, "width": fixture.width, "facing": fixture.facing}
        line = _line_string(span(fixture.at, fixture.width, fixture.facing))
        yield _feature(fixture.id, "fixture", True, line, values, fixture.facts)
    for pit in ground.pits:
        (x, y), (width, depth) = pit.at, pit.size
        corners = (
            (x - width / 2, y - depth / 2),
            (x + width / 2, y - depth / 2),
            (x + width / 2, y + depth / 2),
            (x - width / 2, y + depth / 2),
        )
        values = {"services": list(pit.services)}
        yield _feature(pit.id, "pit", True, _polygon(corners), values, pit.facts)
    for zone in ground.zones:
        if Polygon(zone.outline).intersection(ground.floor).area > 0:
            values = {
                "kind": zone.kind,
                "name": {"ko": zone.name.ko, "en": zone.name.en},
                "active": zone.active,
            }
            yield _feature(zone.id, "zone", True, _polygon(zone.outline), values, zone.facts)
    for plan_zone in site.plan.zones:
        values = {
            "kind": plan_zone.kind,
            "name": {"ko": plan_zone.name.ko, "en": plan_zone.name.en},
        }
        yield _feature(plan_zone.id, "zone", True, _polygon(plan_zone.outline), values)


def _area(area: Area) -> Feature:
    values = {
        "kind": area.kind,
        "name": {"ko": area.name.ko, "en": area.name.en},
        "pavilion": area.pavilion,
        "area_m2": _square_metres(area.shape),
    }
    return _feature(area.id, "area", area.walkable, _shape(area.shape), values, area.facts)


def _booth(booth: Booth, site: Site) -> Feature:
    corners, sides = counter_clockwise(booth.shape.corners(), booth.open_sides)
    exhibitors = [site.exhibitors[name] for name in booth.exhibitors]
    values: dict[str, Any] = {
        "number": booth.number,
        "type": booth.type,
        "pavilion": booth.pavilion,
        "status": booth.status,
        "area_m2": _square_metres(booth.shape),
        "open_sides": list(sides),
        "exhibitors": [
            {"id": one.id, "group": one.group, "ko": one.name.ko, "en": one.name.en}
            for one in exhibitors
        ],
        "height": booth.height,
    }
    if isinstance(booth.shape, Rectangle) and is_rectangle(booth):
        values |= {"size": list(booth.shape.size), "angle": booth.shape.angle}
    return _feature(booth.id, "booth", False, _polygon(corners), values, booth.facts)


def _feature(
    identifier: str,
    layer: str,
    walkable: bool,
    geometry: dict[str, Any],
    values: dict[str, Any],
    facts: dict[str, str] | None = None,
) -> Feature:
    properties: dict[str, Any] = {"layer": layer, "walkable": walkable, **values}
    if facts and (names := assumed(facts)):
        properties["assumed"] = list(names)
    return {"type": "Feature", "id": identifier, "properties": properties, "geometry": geometry}


def _shape(shape: Shape) -> dict[str, Any]:
    return _polygon(shape.corners())


def _polygon(corners: Sequence[XY]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [_ring(corners)]}


def _line_string(points: Sequence[XY] | Sequence[Point]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [_position(point) for point in points]}


def _ring(corners: Sequence[XY]) -> list[list[float]]:
    """A closed ring, counter-clockwise."""
    turned, _ = counter_clockwise(corners)
    return [_position(point) for point in (*turned, turned[0])]


def _position(point: XY | Point) -> list[float]:
    return [_number(point[0]), _number(point[1])]


def _number(value: float) -> float:
    """At most three decimals; whole numbers without a point, and no minus zero."""
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _square_metres(shape: Shape) -> float:
    return round(footprint(shape).area / 1e6, 4)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
