# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing as SVG: coordinates are the plan's millimetres, the page is true to scale.

One group per layer, its id the layer's name. Outlines stand in the plan's own frame; one matrix
lays them on the page. Hangul stays text. Each text states its length, so that a replaced typeface
cannot push it over a booth's edge.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from planner.drawing.compose import draw, sheet_turn
from planner.drawing.dimensions import parts
from planner.drawing.drawing import XY, Block, Circle, Dimension, Drawing, Fill, Line, Mark, Text
from planner.drawing.frame import Turn
from planner.drawing.metrics import font_size, text_width
from planner.drawing.space import Box
from planner.drawing.styles import FONT, LAYERS, STYLES, style_at
from planner.exchange.options import ExportOptions
from planner.exchange.xml_text import attribute, escaped
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.shapes import direction
from planner.paths.watch import pulsing

SCALE_OF_PAPER = {"A1": 250, "A3": 500}
_MARGIN = 5.0  # paper mm about the drawing


def to_bytes(site: Site, options: ExportOptions | None = None) -> bytes:
    """The drawing of a site as an SVG file; printed at 100 % it is true to scale."""
    chosen = options or ExportOptions()
    scale = SCALE_OF_PAPER[chosen.paper]
    turn = sheet_turn(site)
    drawing = draw(site, scale=scale, language=chosen.language, turn=turn, findings=chosen.findings)
    return render(drawing, scale, turn, chosen.language)


def render(
    drawing: Drawing, scale: int, turn: Turn, language: Language | None, margin: float = _MARGIN
) -> bytes:
    """A drawing as an SVG file at 1:scale, turned on the page, with a margin in paper mm."""
    lines = pulsing(_document(drawing, scale, turn, language or "ko", margin * scale))
    return "\n".join(lines).encode("utf-8")


def _document(
    drawing: Drawing, scale: int, turn: Turn, language: Language, margin: float
) -> Iterator[str]:
    left, low, right, high = drawing.bounds
    view, matrix = _view((left - margin, low - margin, right + margin, high + margin), turn)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(view[2] / scale)}mm" '
        f'height="{_n(view[3] / scale)}mm" viewBox="{" ".join(_n(value) for value in view)}" '
        f'xml:lang="{language}">'
    )
    yield f"<title>{escaped(drawing.title)}</title>"
    facts = f"plan={drawing.plan_id} sha256={drawing.content_hash} unit=mm scale=1:{scale}"
    yield f"<desc>{escaped(facts)}</desc>"
    styles = _styles(drawing.marks, scale)
    used = [name for name in STYLES if name in styles]
    yield f"<style>{escaped(_sheet(used, scale))}</style>"
    yield "<defs>"
    yield from _patterns(used, scale)
    yield "</defs>"
    x, y, width, height = (_n(value) for value in view)
    yield f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#ffffff"/>'
    yield f'<g id="plan" transform="matrix({matrix})">'
    for layer, marks in groupby(drawing.marks, key=lambda mark: mark.layer):
        title = text(f"drawing.layer.{LAYERS[layer].text}", language)
        yield f"<g id={attribute(layer)} data-title={attribute(title)}>"
        yield from _elements(marks, scale)
        yield "</g>"
    yield "</g>"
    yield "</svg>\n"


def shared(pictures: Iterable[tuple[Drawing, int]]) -> tuple[str, str]:
    """The CSS and the hatches (an empty SVG) of drawings at 1:scale that stand in one page."""
    used: dict[int, set[str]] = {}
    for drawing, scale in pictures:
        used.setdefault(scale, set()).update(_styles(drawing.marks, scale))
    sheets: list[str] = []
    patterns: list[str] = []
    for scale, styles in sorted(used.items()):
        names = [name for name in STYLES if name in styles]
        sheets.append(_sheet(names, scale, f"s{scale}"))
        patterns += _patterns(names, scale, f"s{scale}-")
    holder = '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" aria-hidden="true">'
    return "\n".join(sheets), f"{holder}<defs>{''.join(patterns)}</defs></svg>"


def inline(drawing: Drawing, scale: int, turn: Turn, title: str) -> str:
    """A drawing within its bounds as part of a page that has what ``shared`` gives."""
    view, matrix = _view(drawing.bounds, turn)
    width, height = _n(view[2] / scale), _n(view[3] / scale)
    box = " ".join(_n(value) for value in view)
    elements = "".join(_elements(drawing.marks, scale))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="s{scale}" role="img" '
        f'width="{width}mm" height="{height}mm" viewBox="{box}">'
        f"<title>{escaped(title)}</title>"
        f'<g transform="matrix({matrix})">{elements}</g></svg>'
    )


def placed(drawing: Drawing, scale: int, turn: Turn, place: Box, clip: str) -> str:
    """A drawing within its bounds at a place (x, y, width, height) of a page that has ``shared``.

    Whatever reaches beyond the place is cut off by a clip path of that id.
    """
    view, matrix = _view(drawing.bounds, turn)
    x, y, width, height = (_n(value) for value in place)
    zoom = place[2] / view[2]
    moved = f"translate({_n(place[0] - zoom * view[0])} {_n(place[1] - zoom * view[1])})"
    elements = "".join(_elements(drawing.marks, scale))
    return (
        f'<clipPath id="{clip}"><rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
        f'</clipPath><g class="s{scale}" clip-path="url(#{clip})">'
        f'<g transform="{moved} scale({zoom:.9g}) matrix({matrix})">{elements}</g></g>'
    )


def _view(bounds: tuple[float, float, float, float], turn: Turn) -> tuple[Box, str]:
    """The part of the page that bounds of the plan come to lie on, and the matrix that lays them.

    On the page y runs downward: a plan laid flat by a quarter turn swaps its axes.
    """
    left, low, right, high = bounds
    if turn == 0:
        return (left, -high, right - left, high - low), "1 0 0 -1 0 0"
    return (low, left, high - low, right - left), "0 1 1 0 0 0"


def _styles(marks: Iterable[Mark], scale: int) -> frozenset[str]:
    """The names of the styles that some marks are printed with."""
    names: set[str] = set()
    for mark in marks:
        if isinstance(mark, Dimension):
            names.update(part.style for part in parts(mark, scale))
        elif not isinstance(mark, Block):
            names.add(mark.style)
    return frozenset(names)


def _sheet(styles: Iterable[str], scale: int, scope: str = "") -> str:
    """Styles as CSS classes, pens in drawing millimetres; within a class, where one is given."""
    within, prefix = (f".{scope} ", f"{scope}-") if scope else ("", "")
    family = ", ".join(
        name if name == "sans-serif" else f"'{name}'" for name in (FONT.family, *FONT.fallbacks)
    )
    shapes = ",".join(f"{within}{shape}" for shape in ("polyline", "polygon", "circle", "path"))
    rules = [
        f"{shapes}{{fill:none;stroke:none;stroke-linejoin:miter}}",
        f"{within}text{{font-family:{family};text-anchor:middle;white-space:pre}}",
    ]
    for name in styles:
        style = style_at(name, scale)
        pen = _n(style.pen * scale)
        dash = " ".join(_n(value * scale) for value in style.dash)
        line = f"stroke:{style.colour};stroke-width:{pen}" if style.pen else "stroke:none"
        dashes = f";stroke-dasharray:{dash}" if dash else ""
        rules.append(f"{within}.{_class(name)}{{{line}{dashes}}}")
        if style.fill or style.hatch:
            fill = style.fill or f"url(#{prefix}{_class(name)})"
            filled = f"{{stroke:none;fill:{fill};fill-rule:evenodd}}"
            rules.append(f"{within}path.{_class(name)}{filled}")
        if style.fill and not style.hatch:
            rules.append(f"{within}circle.{_class(name)}{{fill:{style.fill}}}")
        rules.append(f"{within}text.{_class(name)}{{stroke:none;fill:{style.colour}}}")
    return "\n".join(rules)


def _patterns(styles: Iterable[str], scale: int, prefix: str = "") -> Iterator[str]:
    """Line hatches as patterns, one per hatched style, their ids after a prefix."""
    for name in styles:
        style = STYLES[name]
        if style.hatch is None:
            continue
        step = style.hatch.spacing * scale
        dash = style.hatch.dash
        length = sum(dash) * scale if dash else step
        on = dash[0] * scale if dash else step
        yield (
            f'<pattern id="{prefix}{_class(name)}" patternUnits="userSpaceOnUse" '
            f'width="{_n(length)}" height="{_n(step)}" '
            f'patternTransform="rotate({_n(style.hatch.angle)})">'
            f'<path d="M0 {_n(step / 2)}H{_n(on)}" style="stroke:{style.colour};'
            f'stroke-width:{_n(style.hatch.pen * scale)}"/></pattern>'
        )


def _elements(marks: Iterable[Mark], scale: int) -> Iterator[str]:
    for mark in marks:
        match mark:
            case Line():
                shape = "polygon" if mark.closed else "polyline"
                points = " ".join(_point(point) for point in mark.points)
                yield f'<{shape} class="{_class(mark.style)}"{_subject(mark)} points="{points}"/>'
            case Fill():
                if STYLES[mark.style].fill or STYLES[mark.style].hatch:
                    rings = "".join(_ring(ring) for ring in mark.rings)
                    yield f'<path class="{_class(mark.style)}"{_subject(mark)} d="{rings}"/>'
            case Circle():
                x, y = _n(mark.centre[0]), _n(mark.centre[1])
                yield (
                    f'<circle class="{_class(mark.style)}"{_subject(mark)} cx="{x}" cy="{y}" '
                    f'r="{_n(mark.radius)}"/>'
                )
            case Text():
                yield _text_element(mark)
            case Dimension():
                yield from _elements(parts(mark, scale), scale)
            case Block():  # the lines, fills and texts draw the booth whole
                continue


def _text_element(mark: Text) -> str:
    if not mark.text:
        return ""
    cosine, sine = direction(mark.angle)
    x, y = mark.at
    # Along the baseline, and down the page: letters stay upright under the plan's matrix.
    squeezed = (cosine * mark.stretch, sine * mark.stretch, sine, -cosine)
    matrix = " ".join(f"{value:.9g}" for value in squeezed)
    length = text_width(mark.text, mark.height, mark.weight)
    weight = ' font-weight="bold"' if mark.weight == "bold" else ""
    anchor = f' style="text-anchor:{"start" if mark.anchor == "left" else "end"}"'
    return (
        f'<text class="{_class(mark.style)}"{_subject(mark)} '
        f'transform="matrix({matrix} {_n(x)} {_n(y)})" '
        f'font-size="{_n(font_size(mark.height, mark.weight))}"{weight}'
        f"{'' if mark.anchor == 'centre' else anchor} "
        f'textLength="{_n(length)}" lengthAdjust="spacingAndGlyphs">{escaped(mark.text)}</text>'
    )


def _subject(mark: Line | Fill | Circle | Text) -> str:
    return f" data-id={attribute(mark.subject)}" if mark.subject else ""


def _ring(ring: Iterable[XY]) -> str:
    return "M" + "L".join(_point(point) for point in ring) + "Z"


def _point(point: XY) -> str:
    return f"{_n(point[0])},{_n(point[1])}"


def _n(value: float) -> str:
    """A number with at most three decimals, without a trailing zero or a minus zero."""
    rounded = round(value, 3) + 0.0
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.3f}".rstrip("0")


def _class(style: str) -> str:
    return style.replace(".", "-")
