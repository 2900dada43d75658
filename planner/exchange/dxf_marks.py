# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks of the drawing as DXF entities, in model space or on a sheet."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ezdxf import colors
from ezdxf.document import Drawing as Document
from ezdxf.entities.dxfgfx import DXFGraphic
from ezdxf.entities.hatch import Hatch
from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts.base import BaseLayout
from shapely import Polygon

from planner.drawing.dimensions import line_of, parts
from planner.drawing.drawing import Block, Circle, Dimension, Fill, Line, Mark, Text
from planner.drawing.styles import GREY, INK, LAYERS, PALE, PAPER, Style, style_at
from planner.exchange.dxf_document import DIMENSION_STYLE, TEXT_STYLES
from planner.exchange.dxf_identity import fingerprint, identify
from planner.model.plan import Plan
from planner.paths.watch import pulsing

# Line weights that the format knows, 1/100 mm.
_WEIGHTS = (0, 5, 9, 13, 15, 18, 20, 25, 30, 35, 40, 50, 53, 60, 70, 80, 90, 100)
# Colours of ours that are not the layer's own, as colour index. Index 7 turns black on white
# paper; letters on a filled tag must not.
_OWN_COLOURS: Mapping[str, int] = {GREY: 8, PALE: 9, PAPER: 255}
BY_LAYER = 256
_ALIGNMENTS = {
    "left": TextEntityAlignment.LEFT,
    "centre": TextEntityAlignment.CENTER,
    "right": TextEntityAlignment.RIGHT,
}
# An attribute value longer than this is refused by some readers.
_LONGEST_ATTRIBUTE = 2000
_SUPPRESSED = " "  # a dimension whose text is one space shows none


@dataclass
class Writer:
    """Writes marks into one layout; knows the scale at which they are printed.

    ``outlines`` are the booths by id, for their fingerprints; marks that have a subject carry its
    identity. Lines and fills that only whiten the paper are left to print.
    """

    document: Document
    layout: BaseLayout
    plan: Plan
    scale: int
    outlines: Mapping[str, Block] = field(default_factory=dict)

    def write(self, marks: Iterable[Mark]) -> None:
        """Write marks in their painting order."""
        for mark in pulsing(marks):
            match mark:
                case Line():
                    self._line(mark)
                case Fill():
                    self._fill(mark)
                case Circle():
                    self._circle(mark)
                case Text():
                    self._text(mark)
                case Dimension():
                    self._dimension(mark)
                case Block():
                    self._block(mark)

    def _attributes(self, layer: str, style: Style) -> dict[str, object]:
        attributes: dict[str, object] = {"layer": layer}
        if style.colour in _OWN_COLOURS:
            attributes["color"] = _OWN_COLOURS[style.colour]
        weight = min(_WEIGHTS, key=lambda known: abs(known - style.pen * 100))
        if style.pen and weight != LAYERS[layer].weight:
            attributes["lineweight"] = weight
        if style.dash:
            attributes["linetype"] = "DASHDOT" if len(style.dash) > 2 else "DASHED"
        return attributes

    def _line(self, mark: Line) -> None:
        style = style_at(mark.style, self.scale)
        if style.colour == PAPER:
            return
        attributes = self._attributes(mark.layer, style)
        if len(mark.points) == 2 and not mark.closed:
            entity: DXFGraphic = self.layout.add_line(*mark.points, dxfattribs=attributes)
        else:
            points = mark.points
            closed = mark.closed or points[0] == points[-1]
            if closed and points[0] == points[-1]:
                points = points[:-1]
            entity = self.layout.add_lwpolyline(points, close=closed, dxfattribs=attributes)
        self._identify(entity, mark.subject, "line")

    def _circle(self, mark: Circle) -> None:
        attributes = self._attributes(mark.layer, style_at(mark.style, self.scale))
        entity = self.layout.add_circle(mark.centre, mark.radius, dxfattribs=attributes)
        self._identify(entity, mark.subject, "line")

    def _fill(self, mark: Fill) -> None:
        style = style_at(mark.style, self.scale)
        if style.fill == PAPER or not (style.fill or style.hatch):
            return
        hatch = self.layout.add_hatch(dxfattribs={"layer": mark.layer, "hatch_style": 0})
        colour = style.fill or style.colour
        if colour != INK:
            # Readers without true colour take the nearest of the index.
            hatch.dxf.color = nearest_index(colour)
            hatch.rgb = channels(colour)
        if style.hatch is not None:
            _set_pattern(hatch, mark.style, style, self.scale)
        for place, ring in enumerate(mark.rings):
            flags = 1 if place == 0 else 16  # external, then outermost of the islands
            hatch.paths.add_polyline_path(ring, is_closed=True, flags=flags)

    def _text(self, mark: Text) -> None:
        if not mark.text:
            return
        style = style_at(mark.style, self.scale)
        attributes: dict[str, object] = {
            "layer": mark.layer,
            "style": TEXT_STYLES[mark.weight],
            "rotation": mark.angle,
        }
        if style.colour in _OWN_COLOURS:
            attributes["color"] = _OWN_COLOURS[style.colour]
        if mark.stretch != 1.0:
            attributes["width"] = mark.stretch
        entity = self.layout.add_text(
            plain(mark.text), height=mark.height, dxfattribs=attributes
        ).set_placement(mark.at, align=_ALIGNMENTS[mark.anchor])
        kind = {"A-EXHB-IDEN": "number", "A-EXHB-NAME": "name"}.get(mark.layer, "text")
        self._identify(entity, mark.subject, kind)

    def _dimension(self, mark: Dimension) -> None:
        """A real dimension; a clear width's figure also as a text that every reader shows."""
        if math.dist(mark.start, mark.end) == 0:
            return
        base, end = line_of(mark.start, mark.end, mark.offset)
        direction = math.degrees(math.atan2(end[1] - base[1], end[0] - base[0]))
        is_aisle = mark.subject == "aisle"
        sine = math.sin(math.radians(mark.text_angle))
        cosine = math.cos(math.radians(mark.text_angle))
        half = mark.height / 2
        middle = (mark.text_at[0] - half * sine, mark.text_at[1] + half * cosine)
        dimension = self.layout.add_linear_dim(
            base=base,
            p1=mark.start,
            p2=mark.end,
            location=middle,
            text=_SUPPRESSED if is_aisle or not mark.text else mark.text,
            angle=direction,
            text_rotation=mark.text_angle,
            dimstyle=DIMENSION_STYLE,
            override={"dimtxt": mark.height},
            dxfattribs={"layer": mark.layer},
        )
        dimension.render()
        # The renderer forgets it for a figure that is not shown, and readers trip over the gap.
        dimension.dimension.dxf.text_midpoint = (*middle, 0.0)
        if is_aisle:
            self.write(part for part in parts(mark, self.scale) if isinstance(part, Text))
        elif mark.leader:
            ends = ((base[0] + end[0]) / 2, (base[1] + end[1]) / 2), mark.text_at
            self.layout.add_line(*ends, dxfattribs={"layer": mark.layer, "lineweight": 13})

    def _block(self, mark: Block) -> None:
        """A booth: its outline on a layer of its own, and an insert that carries its data."""
        print_ = fingerprint(mark.attributes["BOOTH_NO"], mark.outline)
        outline = self.layout.add_lwpolyline(
            mark.outline, close=True, dxfattribs={"layer": mark.layer}
        )
        identify(outline, self.plan, mark.subject, "outline", print_)
        middle = Polygon(mark.outline).representative_point()
        self._define(mark)
        attributes = {"layer": "A-EXHB-IDEN", "rotation": mark.angle}
        insert = self.layout.add_blockref(mark.name, mark.at, dxfattribs=attributes)
        for tag, value in mark.attributes.items():
            attribute = insert.add_attrib(
                tag,
                plain(value)[:_LONGEST_ATTRIBUTE],
                (middle.x, middle.y),
                dxfattribs={
                    "layer": "A-EXHB-IDEN",
                    "height": 100.0,
                    "style": TEXT_STYLES["regular"],
                },
            )
            attribute.is_invisible = True
        identify(insert, self.plan, mark.subject, "booth", print_)

    def _define(self, mark: Block) -> None:
        """The block of a size of booth: its anchor as a point, and the attributes to fill in."""
        if mark.name in self.document.blocks:
            return
        block = self.document.blocks.new(mark.name)
        block.add_point((0, 0), dxfattribs={"layer": "A-ANNO-NPLT"})
        for place, tag in enumerate(mark.attributes):
            definition = block.add_attdef(
                tag,
                (0, -150.0 * place),
                dxfattribs={
                    "layer": "A-EXHB-IDEN",
                    "height": 100.0,
                    "prompt": tag,
                    "style": TEXT_STYLES["regular"],
                },
            )
            definition.is_invisible = True

    def _identify(self, entity: DXFGraphic, subject: str, kind: str) -> None:
        if subject in self.outlines:
            block = self.outlines[subject]
            print_ = fingerprint(block.attributes["BOOTH_NO"], block.outline)
            identify(entity, self.plan, subject, kind, print_)
        elif subject and subject not in ("aisle", "hall"):
            identify(entity, self.plan, subject, kind)


def booth_blocks(marks: Iterable[Mark]) -> dict[str, Block]:
    """The blocks among marks, by booth id."""
    return {mark.subject: mark for mark in marks if isinstance(mark, Block)}


def plain(words: str) -> str:
    """Words that no reader takes for a control code: ``%%``, ``^`` and ``\\U+`` stay letters.

    A space without width parts what would be a code; a caret is written with a blank after it.
    """
    return re.sub(r"%(?=%)|\\(?=[UM]\+)", "\\g<0>\u200b", words).replace("^", "^ ")


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#rrggbb``."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=256)
def nearest_index(colour: str) -> int:
    """The AutoCAD colour index nearest to a colour."""
    wanted = channels(colour)

    def distance(index: int) -> int:
        found = colors.aci2rgb(index)
        return sum((one - other) ** 2 for one, other in zip(wanted, found, strict=True))

    return min(range(1, 256), key=distance)


def _set_pattern(hatch: Hatch, name: str, style: Style, scale: int) -> None:
    """Parallel lines as a pattern of the drawing's own, in drawing mm."""
    assert style.hatch is not None
    pattern = style.hatch
    step = pattern.spacing * scale
    angle = math.radians(pattern.angle)
    offset = (-math.sin(angle) * step, math.cos(angle) * step)
    dashes = [
        length * scale * sign for length, sign in zip(pattern.dash, _alternating(), strict=False)
    ]
    hatch.set_pattern_fill(
        name.replace(".", "_").replace("-", "_").upper(),
        color=hatch.dxf.color,
        definition=[[pattern.angle, (0.0, 0.0), offset, dashes]],
    )
    hatch.rgb = channels(style.colour)


def _alternating() -> Iterator[float]:
    while True:
        yield 1.0
        yield -1.0
