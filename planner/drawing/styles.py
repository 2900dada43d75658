# SPDX-License-Identifier: GPL-3.0-or-later
"""The one style table: layers (what CAD programs switch) and styles (what is printed).

Layer names, colour indices and weights follow the layer table of the export profile; NCS names
where there are any, EXHB being our own extension. Pens, dashes and hatch spacings are in paper
millimetres and print the same at every scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from planner.model.plan import Colour
from planner.rules.finding import Severity

SCALES = (100, 200, 250, 500)
LEAST_TEXT = 1.8  # cap height in paper mm below which Hangul is no longer read on a building site

LineType = Literal["CONTINUOUS", "DASHED", "DASHDOT"]


@dataclass(frozen=True, slots=True)
class Layer:
    """A drawing layer: AutoCAD colour index, line weight in 1/100 mm, whether it is printed."""

    name: str
    aci: int
    weight: int
    text: str
    plot: bool = True
    linetype: LineType = "CONTINUOUS"


@dataclass(frozen=True, slots=True)
class Hatch:
    """Parallel lines: direction on paper in degrees, spacing and dash (on, off) in paper mm."""

    angle: float
    spacing: float
    dash: tuple[float, ...] = ()
    pen: float = 0.09


@dataclass(frozen=True, slots=True)
class Style:
    """How a mark is printed. ``pen`` in paper mm (0 = no line); colours are ``#rrggbb``."""

    pen: float = 0.0
    colour: str = "#000000"
    dash: tuple[float, ...] = ()
    fill: str = ""
    hatch: Hatch | None = None


# In painting order: what stands later is painted over what stands before.
_LAYERS = (
    Layer("A-EXHB-EXPO", 30, 9, "exposure"),
    Layer("A-GRID", 8, 13, "grid", linetype="DASHDOT"),
    Layer("A-FLOR-PITS", 9, 18, "pits"),
    Layer("A-FLOR-CLER", 11, 13, "clear", linetype="DASHED"),
    Layer("A-AREA", 8, 25, "areas"),
    Layer("A-EXHB-PATT", 252, 9, "hatch"),
    Layer("A-FURN", 8, 9, "furniture"),
    Layer("A-EXHB-BOTH", 5, 35, "booths"),
    Layer("A-EXHB-SIDE", 7, 60, "sides"),
    Layer("A-WALL", 7, 50, "walls"),
    Layer("A-COLS", 8, 50, "columns"),
    Layer("A-DOOR", 3, 35, "visitor-doors"),
    Layer("A-DOOR-EMER", 1, 35, "emergency-doors"),
    Layer("A-DOOR-FRGT", 30, 35, "freight-doors"),
    Layer("F-PROT-EQPM", 1, 35, "fire-equipment"),
    Layer("E-POWR-PANL", 30, 35, "panels"),
    Layer("A-ANNO-DIMS", 1, 18, "dimensions"),
    Layer("A-EXHB-NAME", 7, 18, "names"),
    Layer("A-EXHB-IDEN", 7, 25, "numbers"),
    Layer("A-ANNO-TEXT", 7, 18, "texts"),
    Layer("A-ANNO-REDL", 1, 35, "findings"),
    Layer("A-ANNO-TTLB", 7, 50, "title-block"),
    Layer("A-ANNO-NPLT", 9, 0, "helpers", plot=False),
    Layer("VIEWPORTS", 9, 0, "viewports", plot=False),
)
LAYERS: Mapping[str, Layer] = {layer.name: layer for layer in _LAYERS}
PAINTING_ORDER: Mapping[str, int] = {layer.name: place for place, layer in enumerate(_LAYERS)}

INK = "#14181f"
GREY = "#646d7a"
PALE = "#a3aab3"
FIRE = "#c0001f"
EXIT = "#00803c"
FREIGHT = "#8a4b08"
KEEP_CLEAR = "#d0506a"
PAPER = "#ffffff"
SIGNALS: Mapping[Severity, str] = {"error": "#c0221c", "warning": "#8a5200", "note": "#2b5c8a"}

# Walking distance from near to far: ever darker, so that grey print keeps the order.
TRAVEL = (
    "#f3f8e9", "#dfeebf", "#fbe58a", "#fbc35e", "#f39a45", "#dd6a3a", "#b53c34", "#7c1d2e",
)  # fmt: skip

# Paper tint and line hatch of each colour of the plan. In grey print the tints merge; the hatches
# and the letter of the number keep the groups apart.
_PAVILIONS: Mapping[Colour, tuple[str, Hatch | None]] = {
    "korea": ("#c4dbef", Hatch(0, 1.2)),
    "cities": ("#cfeadb", Hatch(45, 1.6)),
    "overseas": ("#f9dfbf", Hatch(135, 1.6)),
    "companies": ("#f0f2f6", None),
    "startups": ("#dfe6d3", Hatch(0, 1.4, (0.25, 1.2))),
    "award": ("#faf4cf", Hatch(90, 1.6)),
    "investor": ("#e6daff", Hatch(90, 1.4, (1.2, 0.8))),
    "contest": ("#e6d9e2", Hatch(45, 1.4, (0.25, 1.2))),
    "experience": ("#f2cdbd", Hatch(135, 1.4, (1.2, 0.8))),
    "services": ("#e2eceb", None),
}
COLOURS: tuple[Colour, ...] = tuple(_PAVILIONS)


def darker(colour: str, share: float = 0.72) -> str:
    """A colour with each of its channels multiplied by a share."""
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(channel * share):02x}" for channel in channels)


def paler(colour: str, share: float = 0.62) -> str:
    """A colour of which only a share is left on white paper."""
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - channel)):02x}" for channel in channels)


def tint_style(colour: Colour) -> str:
    """The style of the flat tint of a colour of the plan."""
    return f"tint.{colour}"


def hatch_style(colour: Colour) -> str:
    """The style of the line hatch of a colour of the plan; it may be a style without a hatch."""
    return f"hatch.{colour}"


_TINTS = {tint_style(colour): Style(fill=tint) for colour, (tint, _) in _PAVILIONS.items()}
_HATCHES = {
    hatch_style(colour): Style(colour=darker(tint), hatch=hatch)
    for colour, (tint, hatch) in _PAVILIONS.items()
}
_FINDINGS = {
    f"finding.{severity}{part}": style
    for severity, colour in SIGNALS.items()
    for part, style in (
        ("", Style(0.35, colour)),
        (".tick", Style(0.5, colour)),
        (".extension", Style(0.18, colour)),
        (".subject", Style(0.7, colour)),
        (".common", Style(colour=colour, hatch=Hatch(45, 1.0, pen=0.18))),
        (".path", Style(0.5, colour, (2.4, 0.8))),
        (".solid", Style(fill=colour)),
        (".text", Style(colour=colour)),
    )
}
# The same where ink stands on them: paler, or the darkest would hide it.
_EXPOSURE = {f"exposure.{index}": Style(fill=paler(one)) for index, one in enumerate(TRAVEL)}
_TRAVEL = {f"travel.{index}": Style(fill=colour) for index, colour in enumerate(TRAVEL)}
STYLES: Mapping[str, Style] = {
    **_TINTS,
    **_HATCHES,
    **_FINDINGS,
    **_TRAVEL,
    **_EXPOSURE,
    "travel.walk": Style(0.6, "#1746a0"),
    "travel.walk.edge": Style(1.2, "#ffffff"),
    "travel.start": Style(0.4, "#ffffff", fill="#1746a0"),
    "finding.casing": Style(1.4, PAPER),  # parts a walk from the outline that it runs along
    "wall.outline": Style(0.13, GREY),
    "wall.inner": Style(0.7, INK),
    "wall.outer": Style(0.35, GREY),
    "wall.body": Style(fill="#d5d8dc"),
    "partition": Style(0.35, INK),
    "partition.body": Style(fill="#aeb4bc"),
    "divider": Style(0.25, GREY, (4.0, 1.2)),
    "column": Style(0.5, INK),
    "column.body": Style(fill="#d5d8dc"),
    "column.cross": Style(0.18, INK),
    "door.jamb": Style(0.5, INK),
    "door.visitor": Style(0.35, INK),
    "door.visitor.arrow": Style(fill=INK),
    "door.emergency": Style(0.35, EXIT),
    "door.emergency.tag": Style(0.18, EXIT, fill=EXIT),
    "door.freight": Style(0.35, FREIGHT),
    "door.freight.line": Style(0.35, FREIGHT, (1.6, 0.8)),
    "keep-clear": Style(0.13, KEEP_CLEAR, (1.0, 0.7)),
    "keep-clear.hatch": Style(colour=KEEP_CLEAR, hatch=Hatch(45, 3.0, pen=0.09)),
    "fire": Style(0.25, FIRE),
    "fire.body": Style(fill=FIRE),
    "shutter": Style(0.25, FIRE, (2.0, 0.8)),
    "paper": Style(fill=PAPER),
    "panel": Style(0.25, FREIGHT),
    "panel.body": Style(fill="#fbe3c4"),
    "pit": Style(0.13, GREY),
    "grid": Style(0.13, PALE, (5.0, 1.0, 0.4, 1.0)),
    "grid.bubble": Style(0.25, INK),
    "booth.outline": Style(0.13, INK),
    "booth.closed": Style(0.6, INK),
    "booth.open.raw": Style(0.35, INK),
    "booth.open.shell": Style(0.2, INK),
    "area.edge": Style(0.25, INK),
    "area.edge.walkable": Style(0.25, INK, (1.6, 0.8)),
    "zone": Style(0.13, GREY, (1.0, 0.7)),
    "furniture": Style(0.09, INK),
    "furniture.body": Style(fill=PAPER),
    "dimension": Style(0.18, INK),
    "dimension.tick": Style(0.35, INK),
    "dimension.extension": Style(0.13, GREY),
    "dimension.text": Style(colour=INK),
    "text": Style(colour=INK),
    "text.grey": Style(colour=GREY),
    "text.assumed": Style(colour=GREY),
    "text.reversed": Style(colour=PAPER),
    "text.exit": Style(colour=EXIT),
    "text.fire": Style(colour=FIRE),
    "text.freight": Style(colour=FREIGHT),
    "sheet.frame": Style(0.7, INK),
    "sheet.title": Style(0.5, INK),
    "sheet.rule": Style(0.25, INK),
    "sheet.hair": Style(0.13, PALE),
    "sheet.zone": Style(0.18, PALE),
    "sheet.zone.name": Style(colour=PALE),
    "sheet.solid": Style(fill=INK),
    "sheet.shade": Style(fill="#eceef1"),
}

# Where the printed pens differ at small scales: 0.6 mm would eat a 6 mm booth.
_SMALL_SCALE_PENS: Mapping[str, float] = {"booth.closed": 0.42, "wall.inner": 0.5, "column": 0.35}


def style_at(name: str, scale: int) -> Style:
    """The style of a mark printed at 1:scale; raises KeyError for a style that is not there."""
    style = STYLES[name]
    if scale < 500 or name not in _SMALL_SCALE_PENS:
        return style
    return Style(_SMALL_SCALE_PENS[name], style.colour, style.dash, style.fill, style.hatch)


@dataclass(frozen=True, slots=True)
class FontFamily:
    """The bundled typeface and what replaces it where a file is read without it."""

    regular: str = "NanumBarunGothic.ttf"
    bold: str = "NanumBarunGothicBold.ttf"
    family: str = "NanumBarunGothic"
    fallbacks: tuple[str, ...] = field(
        default=("Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", "sans-serif")
    )


FONT = FontFamily()
