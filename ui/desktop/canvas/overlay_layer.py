# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes with the hand: selection, hover, band, ghost, guides, typed figures."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from PyQt6.QtCore import QRectF

from planner.floor.site import Site
from planner.model.drawn import Dimension, PlanText, Structure
from planner.model.plan import Area, Booth
from planner.model.things import Standing, Thing
from ui.desktop.canvas.booth_layer import (
    paint_area_label,
    paint_areas,
    paint_booth_label,
    paint_booths,
)
from ui.desktop.canvas.chain_layer import paint_chain, paint_said
from ui.desktop.canvas.drawn_layer import paint_dimensions, paint_structures, paint_texts
from ui.desktop.canvas.easel import Easel, faded, line, pen, text_width
from ui.desktop.canvas.outlines import ring_of
from ui.desktop.canvas.route_layer import paint_ends
from ui.desktop.canvas.scene import Scene
from ui.desktop.canvas.strokes import (
    GUIDE_DASH,
    cross,
    dimension,
    outline,
    severity_colour,
)
from ui.desktop.tools.overlay import Fields, Ghost, Overlay

_REACH = 14.0  # px that a guide goes beyond what it is in line with


def paint_marks(easel: Easel, ids: Iterable[str], width: float) -> None:
    """Outlines of things in the selection's colour, cased where they are strong."""
    scene = easel.scene
    for ring in [ring_of(scene.things[scene.places[it]]) for it in ids if it in scene.places]:
        if width > 2:
            outline(easel, ring, easel.palette.floor, width + 2)
        outline(easel, ring, easel.palette.select, width)


def paint_overlay(easel: Easel, overlay: Overlay) -> None:
    """Everything of a state but its card and its fields."""
    if overlay.hover is not None:
        paint_marks(easel, (overlay.hover,), 1.5)
    paint_marks(easel, overlay.marked, 1.5)
    if overlay.band is not None:
        _band(easel, overlay)
    if overlay.ghost is not None:
        paint_ghost(easel, overlay.ghost)
    _guides(easel, overlay)
    if overlay.picks:
        paint_ends(easel, overlay.picks)
    if overlay.chain is not None:
        paint_chain(easel, overlay.chain)
    if overlay.card and overlay.at is not None:
        fields = fields_place(easel, overlay)
        also = () if fields is None else (fields,)
        paint_said(easel, overlay.card, overlay.at, overlay.chain, also)


def _band(easel: Easel, overlay: Overlay) -> None:
    assert overlay.band is not None
    left, top, right, bottom = easel.view.screen_box(overlay.band)
    select = easel.palette.select
    easel.painter.setBrush(faded(select, 0.08))
    easel.painter.setPen(pen(select, 1.2, (5.0, 3.0) if overlay.band_touches else ()))
    easel.painter.drawRect(QRectF(left, top, right - left, bottom - top))


def paint_ghost(easel: Easel, ghost: Ghost) -> None:
    """Things as they would stand: red where that breaks a rule; their start place dashed."""
    if ghost.start is not None:
        for before in _named(ghost.start, ghost.ids):
            outline(easel, ring_of(before), easel.palette.booth_line, 1.0, (5.0, 4.0))
    site = ghost.preview.site
    easel = replace(easel, scene=Scene(site, easel.scene.layering))
    found = _named(site, ghost.ids)
    areas = [thing for thing in found if isinstance(thing, Area)]
    booths = [thing for thing in found if isinstance(thing, Booth)]
    structures = [thing for thing in found if isinstance(thing, Structure)]
    paint_areas(easel, areas)
    paint_booths(easel, booths)
    paint_structures(easel, structures)
    paint_dimensions(easel, [thing for thing in found if isinstance(thing, Dimension)])
    paint_texts(easel, [thing for thing in found if isinstance(thing, PlanText)])
    broken = {name: finding for finding in ghost.breaches[::-1] for name in finding.subjects}
    standing: tuple[Standing, ...] = (*areas, *booths, *structures)
    for thing in standing:
        finding = broken.get(thing.id)
        if finding is None:
            outline(easel, thing.shape.corners(), easel.palette.select, 2.0)
            continue
        colour, soft = severity_colour(easel, finding.severity)
        easel.painter.setBrush(soft)
        easel.painter.setPen(pen(colour, 2.5))
        easel.painter.drawPolygon(easel.polygon(thing.shape.corners()))
        if isinstance(thing, Booth):
            paint_booth_label(easel, thing, easel.palette.text)
        elif isinstance(thing, Area):
            paint_area_label(easel, thing, easel.palette.text, soft)


def _named(site: Site, ids: Collection[str]) -> list[Thing]:
    """The things of some ids that a site has, without a look at all the others."""
    return [site.things[name] for name in sorted(ids) if name in site.things]


def _guides(easel: Easel, overlay: Overlay) -> None:
    guide = easel.palette.guide
    # A gap that is a breach is measured in red already.
    breaches = overlay.ghost.breaches if overlay.ghost else ()
    told = {round(finding.measured) for finding in breaches if finding.measured is not None}
    for shown in overlay.guides:
        if shown.kind == "line":
            start, end = easel.view.to_screen(shown.start), easel.view.to_screen(shown.end)
            length = max(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5, 1.0)
            reach = ((end[0] - start[0]) / length * _REACH, (end[1] - start[1]) / length * _REACH)
            easel.painter.setPen(pen(guide, 1.2, GUIDE_DASH))
            easel.painter.drawLine(
                line(
                    (start[0] - reach[0], start[1] - reach[1]),
                    (end[0] + reach[0], end[1] + reach[1]),
                )
            )
        elif shown.figure is not None and shown.figure not in told:
            dimension(easel, (shown.start, shown.end), f"{shown.figure:,}", guide)
    for corner in overlay.corners:
        cross(easel, easel.view.to_screen(corner), guide)


_FIELD_WIDTH, _FIELD_HEIGHT, _FIELD_GAP = 104.0, 26.0, 6.0
# What the figures of each kind are called (a text under ``canvas.field``) and counted in.
_NAMES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "distance": (("x", "mm"), ("y", "mm")),
    "size": (("width", "mm"), ("depth", "mm")),
    "angle": (("angle", "°"),),
    "leg": (("length", "mm"), ("angle", "°")),
    "rows": (("count", ""), ("rows", "")),
    "wall": (("length", "mm"), ("thickness", "mm")),
    "offset": (("offset", "mm"),),
}


def fields_place(easel: Easel, overlay: Overlay) -> QRectF | None:
    """Where the typed figures stand (px), or None where there are none."""
    if overlay.fields is None or overlay.at is None:
        return None
    pointer, frame = easel.view.to_screen(overlay.at), easel.frame
    count = len(_NAMES[overlay.fields.kind])
    width = count * _FIELD_WIDTH + (count + 1) * _FIELD_GAP
    height = _FIELD_HEIGHT + 2 * _FIELD_GAP
    left = min(max(pointer[0] + 18, frame[0] + 8), frame[2] - width - 8)
    top = max(pointer[1] - _FIELD_HEIGHT - 26, frame[1] + 8)
    return QRectF(left, top, width, height)


def paint_fields(easel: Easel, fields: Fields, panel: QRectF) -> None:
    """Figures by the pointer, the active one framed in the accent; over everything else."""
    palette, painter = easel.palette, easel.painter
    names = _NAMES[fields.kind]
    order = (1, 0) if fields.kind == "distance" and easel.view.turned else range(len(names))
    width, height, gap = _FIELD_WIDTH, _FIELD_HEIGHT, _FIELD_GAP
    left, top = panel.left(), panel.top()
    painter.setPen(pen(palette.line, 1.0))
    painter.setBrush(palette.panel)
    painter.drawRoundedRect(panel, 9, 9)
    for column, index in enumerate(order):
        name, unit = names[index]
        box = QRectF(left + gap + column * (width + gap), top + gap, width, height)
        active = index == fields.active
        painter.setPen(pen(palette.accent if active else palette.edge, 2.0 if active else 1.0))
        painter.setBrush(palette.raised)
        painter.drawRoundedRect(box, 6, 6)
        baseline = box.center().y() + 4.5
        easel.write(easel.text(f"field.{name}"), (box.left() + 8, baseline), 11, palette.text3)
        shown = _figure(fields.texts[index], signed=fields.kind == "distance")
        right = box.right() - 30 - text_width(shown, False) * 13
        easel.write(shown, (right, baseline), 13, palette.text)
        easel.write(unit, (box.right() - 25, baseline), 11, palette.text3)


def _figure(text: str, *, signed: bool) -> str:
    """A typed figure with its commas; what is no number yet stays as it is."""
    whole, point, rest = text.partition(".")
    if not whole.lstrip("-"):
        return text
    sign = "+" if signed and text != "0" else ""
    return f"{int(whole):{sign},}{point}{rest}"
