# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels of booths and areas: what they say at a zoom, and where they stand on the screen."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely
from PyQt6.QtGui import QColor
from shapely import Polygon

from planner.drawing.labels import place_for_label
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import Language, text
from planner.locale import area as area_text
from planner.model.plan import Area, Booth, Furniture
from planner.model.shapes import Rectangle, Shape, direction
from planner.rules.services import services_parts
from ui.desktop.canvas.detail import NAMED_AREA, ZONES_ONLY, Detail, detail
from ui.desktop.canvas.easel import Easel, faded, text_width
from ui.desktop.canvas.lettering import LEAST, Manner, Run, Wording, lettering
from ui.desktop.canvas.view import XY, View

# Centre, direction (degrees), width and depth of a place in the plan.
Place = tuple[XY, float, float, float]

MARK = 15.0  # px kept free in the top right corner for the status mark
_LEAST_BOX = LEAST + 1.0  # px below which nothing is written


@dataclass(frozen=True, slots=True)
class Label:
    """Runs of text in a box that stands about a pixel, turned clockwise by degrees."""

    runs: tuple[Run, ...]
    middle: XY
    width: float
    height: float
    angle: float


def label_place(shape: Shape) -> Place:
    """Centre, direction, width and depth (mm) of the best upright place in a footprint."""
    corners = shape.corners()
    if isinstance(shape, Rectangle):
        centre = ((corners[0][0] + corners[2][0]) / 2, (corners[0][1] + corners[2][1]) / 2)
        return (centre, shape.angle, float(shape.size[0]), float(shape.size[1]))
    return _carried(corners, ())


def _carried(corners: Sequence[XY], taken: Iterable[Sequence[XY]]) -> Place:
    """The best place in an outline beside what is taken, found once wherever it is moved to."""
    x0, y0 = corners[0]

    def moved(ring: Sequence[XY]) -> tuple[XY, ...]:
        return tuple((round(x - x0, 3), round(y - y0, 3)) for x, y in ring)

    (x, y), *others = _place(moved(corners), tuple(moved(ring) for ring in taken))
    return ((x + x0, y + y0), others[0], others[1], others[2])


@lru_cache(maxsize=2_000)
def _place(corners: tuple[XY, ...], taken: tuple[tuple[XY, ...], ...]) -> Place:
    union = shapely.union_all([Polygon(ring) for ring in taken]) if taken else None
    return place_for_label(corners, union)


def upright(view: View, turned: float, size: XY) -> tuple[float, float, float]:
    """How a turned rectangle (mm) is read: width and height in px, and the clockwise angle.

    Of its four ways of reading the one nearest to upright is taken, never upside down.
    """
    turn = view.angle(turned)
    quarters = round(turn / 90.0)
    width, height = (size[0] / view.pixel, size[1] / view.pixel)
    if quarters % 2:
        width, height = height, width
    return width, height, turn - 90.0 * quarters


def booth_wording(site: Site, booth: Booth, language: Language, level: Detail) -> Wording:
    """What the label of a booth says at a level."""
    exhibitors = [site.exhibitors[name] for name in booth.exhibitors if name in site.exhibitors]
    square = footprint(booth.shape).area
    if level.name == "hall" and square < NAMED_AREA:
        return Wording(booth.number)
    extras = (area_text(square),) if square >= NAMED_AREA and level.numbered else ()
    if level.sized:
        extras = (*extras, *_sold_words(booth, language))
    return Wording(
        booth.number,
        " · ".join(exhibitor.name[language] for exhibitor in exhibitors),
        " · ".join(exhibitor.short[language] for exhibitor in exhibitors),
        extras,
    )


def _sold_words(booth: Booth, language: Language) -> Iterator[str]:
    """What is told of a booth from near: its size, until when it is held, its services."""
    if isinstance(booth.shape, Rectangle):
        yield size_text(booth.shape)
    if booth.held_until is not None:
        yield text("canvas.held-until", language, day=booth.held_until)
    if booth.services is not None:
        yield from services_parts(booth.services, language)


def size_text(shape: Rectangle) -> str:
    """Width × depth in metres, with as few decimals as say it exactly."""
    return (
        " × ".join(f"{length / 1000:.3f}".rstrip("0").rstrip(".") for length in shape.size) + " m"
    )


def manner(level: Detail) -> Manner:
    """How booths are lettered at a level."""
    hall = level.name == "hall"
    return Manner(level.largest, _share(level), level.numbered, hall, MARK * level.numbered)


def _share(level: Detail) -> float:
    return 0.2 if level.name == "hall" else 0.12


def booth_label(view: View, site: Site, booth: Booth, language: Language) -> Label | None:
    """The label of a booth, all of it inside the footprint, or None where nothing fits."""
    place = label_place(booth.shape)
    if min(place[2:]) < _LEAST_BOX * view.pixel:
        return None
    level = detail(view.scale)
    wording = booth_wording(site, booth, language, level)
    if view.scale < ZONES_ONLY and not wording.name:
        return None
    return _label(view, place, wording, manner(level))


def area_label(view: View, area: Area, language: Language) -> tuple[Label | None, bool]:
    """The label of an area, and whether it stands over seats (it does where no place is left)."""
    level = detail(view.scale)
    style = Manner(level.largest, _share(level), corner=False, short_first=False)
    wording = Wording("", area.name[language])
    if area.furniture:
        beside = _label(view, free_place(area.shape, area.furniture), wording, style)
        if beside is not None:
            return beside, False
    return _label(view, label_place(area.shape), wording, style), bool(area.furniture)


def free_place(shape: Shape, furniture: tuple[Furniture, ...]) -> Place:
    """The best place in an area beside its furniture."""
    return _carried(shape.corners(), [extent(group) for group in furniture])


def extent(furniture: Furniture) -> tuple[XY, ...]:
    """The corners of the rectangle about all pieces of a group."""
    cosine, sine = direction(furniture.angle)
    width = (furniture.columns - 1) * furniture.pitch[0] + furniture.size[0]
    depth = (furniture.rows - 1) * furniture.pitch[1] + furniture.size[1]
    x, y = furniture.at
    return tuple(
        (x + u * cosine - v * sine, y + u * sine + v * cosine)
        for u, v in ((0, 0), (width, 0), (width, depth), (0, depth))
    )


def _label(view: View, place: Place, wording: Wording, style: Manner) -> Label | None:
    centre, turn, *size = place
    width, height, angle = upright(view, turn, (size[0], size[1]))
    if min(width, height) < _LEAST_BOX:
        return None
    middle = view.to_screen(centre)
    across, down = float(math.floor(width)), float(math.floor(height))
    runs = lettering(wording, style, across, down, text_width)
    if down > across and wording.name and _is_bare(runs, wording):
        # A name that stands on end is better than a number that lies.
        upended = lettering(wording, style, down, across, text_width)
        if not _is_bare(upended, wording):
            on_end = angle - 90.0 if angle > -1e-6 else angle + 90.0
            return Label(upended, middle, down, across, on_end)
    return Label(runs, middle, across, down, angle) if runs else None


def _is_bare(runs: tuple[Run, ...], wording: Wording) -> bool:
    """Whether a label says no more than a number."""
    return not runs or (len(runs) == 1 and runs[0].text in wording.number)


def paint_label(easel: Easel, label: Label, ink: QColor) -> None:
    """Write a label."""
    painter = easel.painter
    soft = faded(ink, 0.82)
    if label.angle:
        painter.save()
        painter.translate(*label.middle)
        painter.rotate(label.angle)
        _write(easel, label.runs, (-label.width / 2, -label.height / 2), ink, soft)
        painter.restore()
    else:
        left = round(label.middle[0] - label.width / 2)
        top = round(label.middle[1] - label.height / 2)
        _write(easel, label.runs, (left, top), ink, soft)


def _write(easel: Easel, runs: Iterable[Run], corner: XY, ink: QColor, soft: QColor) -> None:
    for run in runs:
        at = (corner[0] + run.x, corner[1] + run.y)
        easel.write(run.text, at, run.size, soft if run.soft else ink, run.bold)
