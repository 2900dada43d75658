# SPDX-License-Identifier: GPL-3.0-or-later
"""The pen that draws marks on the pages of a PDF, and what every PDF of ours has in common.

reportlab writes pages and font subsets; pikepdf adds what it has no words for: layers (optional
content, ISO 32000-1 §8.11), and printing without scaling. No clock, no random identifier.
"""

import io
import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from planner.drawing.dimensions import parts
from planner.drawing.drawing import XY, Block, Circle, Dimension, Fill, Line, Mark, Text, Weight
from planner.drawing.metrics import font_file, font_size
from planner.drawing.sheet.sheet import Viewport
from planner.drawing.styles import LAYERS, Hatch, Style, style_at
from planner.exchange.letters import drawable
from planner.model.shapes import direction
from planner.paths.watch import pulsing

POINT = 72 / 25.4  # points per mm
FONTS: Mapping[Weight, str] = {"regular": "NanumBarunGothic", "bold": "NanumBarunGothicBold"}
_BUTT, _SQUARE = 0, 2
Placer = Callable[[XY], XY]


def register_fonts() -> None:
    """Make the bundled typeface known to reportlab."""
    for weight, name in FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, font_file(weight)))


class Pen:
    """Draws marks on a reportlab canvas; remembers the open layer and the pen that is set."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.layer = ""

    def furniture(self, marks: Iterable[Mark]) -> None:
        """Marks in paper mm."""
        self.marks(marks, _scaled, 1, 0.0)
        self._end_layer()

    def plan(self, viewport: Viewport) -> None:
        """The plan, cut off at the window's box."""
        canvas = self.canvas
        canvas.saveState()
        canvas.clipPath(self._path([viewport.box.corners()], _scaled), stroke=0, fill=0)

        def placed(point: XY) -> XY:
            return _scaled(viewport.to_paper(point))

        self.marks(viewport.drawing.marks, placed, viewport.scale, float(viewport.turn))
        self._end_layer()
        canvas.restoreState()

    def marks(self, marks: Iterable[Mark], placed: Placer, scale: int, turn: float) -> None:
        """Marks whose unit is ``scale`` paper mm, placed on the page in points."""
        for mark in pulsing(marks):
            if isinstance(mark, Block):
                continue
            if isinstance(mark, Dimension):
                self.marks(parts(mark, scale), placed, scale, turn)
                continue
            if not LAYERS[mark.layer].plot:
                continue
            self._begin_layer(mark.layer)
            style = style_at(mark.style, scale)
            match mark:
                case Text():
                    self._text(mark, style, placed(mark.at), POINT / scale, turn)
                case Line():
                    self._area(style, [mark.points], placed, mark.closed)
                case Fill():
                    self._area(style, mark.rings, placed, True)
                case Circle():
                    self._circle(style, placed(mark.centre), mark.radius * POINT / scale)

    def _area(
        self, style: Style, rings: Sequence[Sequence[XY]], placed: Placer, closed: bool
    ) -> None:
        path = self._path(rings, placed, closed)
        filled = closed and bool(style.fill)
        if filled:
            self.canvas.setFillColor(HexColor(style.fill))
        if style.pen > 0:
            self._pen(style.colour, style.pen, style.dash)
        if filled or style.pen > 0:
            self.canvas.drawPath(path, stroke=int(style.pen > 0), fill=int(filled), fillMode=0)
        if closed and style.hatch is not None:
            self._hatch(style.hatch, style.colour, rings, placed)

    def _circle(self, style: Style, centre: XY, radius: float) -> None:
        if style.fill:
            self.canvas.setFillColor(HexColor(style.fill))
        if style.pen > 0:
            self._pen(style.colour, style.pen, style.dash)
        self.canvas.circle(*centre, radius, stroke=int(style.pen > 0), fill=int(bool(style.fill)))

    def _hatch(
        self, hatch: Hatch, colour: str, rings: Sequence[Sequence[XY]], placed: Placer
    ) -> None:
        """Parallel lines cut off at the rings; counted from the page's corner, so that the lines
        of neighbours run on."""
        canvas = self.canvas
        canvas.saveState()
        canvas.clipPath(self._path(rings, placed), stroke=0, fill=0, fillMode=0)
        self._pen(colour, hatch.pen, hatch.dash)
        cosine, sine = direction(hatch.angle)
        corners = [placed(point) for ring in rings for point in ring]
        along = [x * cosine + y * sine for x, y in corners]
        across = [y * cosine - x * sine for x, y in corners]
        spacing = hatch.spacing * POINT
        period = sum(hatch.dash) * POINT or 1.0
        # Whole periods, so that dashes too run on.
        start = math.floor(min(along) / period) * period
        path = canvas.beginPath()
        for step in range(math.ceil(min(across) / spacing), math.floor(max(across) / spacing) + 1):
            offset = step * spacing
            path.moveTo(start * cosine - offset * sine, start * sine + offset * cosine)
            end = max(along)
            path.lineTo(end * cosine - offset * sine, end * sine + offset * cosine)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()

    def _text(self, mark: Text, style: Style, at: XY, unit: float, turn: float) -> None:
        """A line of text; squeezed by its matrix, so that no state is left behind."""
        words = drawable(mark.text, mark.weight)
        if not words.strip():
            return
        font, size = FONTS[mark.weight], font_size(mark.height, mark.weight) * unit
        width = pdfmetrics.stringWidth(words, font, size) * mark.stretch
        back = {"left": 0.0, "centre": width / 2, "right": width}[mark.anchor]
        cosine, sine = direction(mark.angle + turn)
        text = self.canvas.beginText()
        text.setFont(font, size)
        text.setFillColor(HexColor(style.colour))
        text.setTextTransform(
            cosine * mark.stretch, sine * mark.stretch, -sine, cosine,
            at[0] - back * cosine, at[1] - back * sine,
        )  # fmt: skip
        text.textOut(words)
        self.canvas.drawText(text)

    def _pen(self, colour: str, width: float, dash: Sequence[float]) -> None:
        """Line colour, width and dash. Solid lines end square, or corners would show notches."""
        canvas = self.canvas
        canvas.setStrokeColor(HexColor(colour))
        canvas.setLineWidth(width * POINT)
        canvas.setLineCap(_BUTT if dash else _SQUARE)
        canvas.setDash([length * POINT for length in dash])

    def _path(
        self, rings: Iterable[Sequence[XY]], placed: Placer, closed: bool = True
    ) -> PDFPathObject:
        path = self.canvas.beginPath()
        for ring in rings:
            for index, point in enumerate(ring):
                (path.lineTo if index else path.moveTo)(*placed(point))
            if closed:
                path.close()
        return path

    def _begin_layer(self, layer: str) -> None:
        if layer != self.layer:
            self._end_layer()
            self.canvas.addLiteral(f"/OC /{_tag(layer)} BDC")
            self.layer = layer

    def _end_layer(self) -> None:
        if self.layer:
            self.canvas.addLiteral("EMC")
            self.layer = ""


def _scaled(point: XY) -> XY:
    return point[0] * POINT, point[1] * POINT


def _tag(layer: str) -> str:
    """The name of a layer among a page's resources."""
    return layer.replace("-", "_")


def finished(buffer: io.BytesIO) -> bytes:
    """The file with its layers, a viewer's defaults for true-scale printing, and no dates."""
    with pikepdf.open(buffer) as pdf:
        groups = {
            name: pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name))
            for name, layer in LAYERS.items()
            if layer.plot
        }
        named = Dictionary({f"/{_tag(name)}": group for name, group in groups.items()})
        for page in pdf.pages:
            page.resources["/Properties"] = named
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array(groups.values()),
            D=Dictionary(ON=Array(groups.values()), Order=Array(groups.values())),
        )
        pdf.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), DisplayDocTitle=True)
        for key in ("/CreationDate", "/ModDate", "/Author", "/Keywords", "/Trapped"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        done = io.BytesIO()
        pdf.save(done, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return done.getvalue()
