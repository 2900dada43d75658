# SPDX-License-Identifier: GPL-3.0-or-later
"""Printed sheets as one SVG: paper millimetres, the plan in a window of its own, pages in a row."""

from collections.abc import Iterator, Sequence

from planner.drawing.drawing import Drawing
from planner.drawing.sheet.sheet import Sheet, Viewport
from planner.exchange.svg import placed, shared
from planner.exchange.xml_text import escaped
from planner.locale import Language


def render_sheets(pages: Sequence[Sheet], language: Language | None) -> bytes:
    """Sheets of one paper, one below the other; texts stay text, layers have no groups here."""
    width = pages[0].paper.width
    height = sum(page.paper.height for page in pages)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm" '
        f'viewBox="0 0 {width:g} {height:g}" xml:lang="{language or "ko"}">',
        f"<title>{escaped(pages[0].title)}</title>",
        f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>',
    ]
    drawn = [(page.viewport.drawing, page.viewport.scale) for page in pages if page.viewport]
    css, patterns = shared([*drawn, *((_furniture(page), 1) for page in pages)])
    lines += [f"<style>{escaped(css)}</style>", patterns]
    top = 0.0
    for page in pages:
        lines += _page(page, top)
        top += page.paper.height
    lines.append("</svg>\n")
    return "\n".join(lines).encode("utf-8")


def _page(page: Sheet, top: float) -> Iterator[str]:
    paper = page.paper
    if page.viewport is not None:
        yield _window(page.viewport, top + paper.height, f"plan-{page.number}")
    yield placed(
        _furniture(page), 1, 0, (0.0, top, paper.width, paper.height), f"page-{page.number}"
    )


def _window(viewport: Viewport, foot: float, clip: str) -> str:
    """The plan, cut off at the window's box; ``foot`` is the lower edge of the page."""
    box = viewport.box
    place = (box.left, foot - box.top, box.width, box.height)
    return placed(viewport.drawing, viewport.scale, viewport.turn, place, clip)


def _furniture(page: Sheet) -> Drawing:
    return Drawing(page.marks, (0.0, 0.0, page.paper.width, page.paper.height), page.title, "", "")
