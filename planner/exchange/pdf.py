# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets as PDF: true page size and scale, layers to switch, embedded and searchable text.

The same plan gives the same bytes.
"""

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from planner import __version__
from planner.drawing.sheet.compose import sheets
from planner.drawing.sheet.sheet import Sheet
from planner.exchange.letters import drawable
from planner.exchange.options import ExportOptions
from planner.exchange.pdf_pen import FONTS, POINT, Pen, finished, register_fonts
from planner.floor.site import Site
from planner.model.files import content_hash
from planner.paths.watch import pulsing


def to_bytes(site: Site, options: ExportOptions) -> bytes:
    """The booth plan sheets of a plan as one PDF."""
    made = sheets(
        site, options.paper, options.language, date=options.date, findings=options.findings
    )
    plan = site.plan
    languages = ("ko", "en") if options.language is None else (options.language,)
    titles = dict.fromkeys(plan.title["ko" if name == "ko" else "en"] for name in languages)
    subject = f"{plan.drawing_number} · {plan.id} · {content_hash(plan)[:16]}"
    return render(made, " ".join(titles), subject)


def render(pages: Sequence[Sheet], title: str, subject: str) -> bytes:
    """Sheets as the pages of a PDF."""
    register_fonts()
    buffer = io.BytesIO()
    # Without a font of ours every page would ask for Helvetica, which is not embedded.
    font = FONTS["regular"]
    canvas = Canvas(buffer, invariant=1, pageCompression=1, initialFontName=font)  # type: ignore[arg-type] # the stubs call the name a float
    canvas.setTitle(title)
    canvas.setSubject(subject)
    canvas.setCreator(f"Hallplan {__version__}")
    for sheet in pulsing(tuple(pages), 0.6, 1.0):
        canvas.setPageSize((sheet.paper.width * POINT, sheet.paper.height * POINT))
        canvas.bookmarkPage(sheet.number)
        canvas.addOutlineEntry(drawable(f"{sheet.number} {sheet.title}"), sheet.number)
        pen = Pen(canvas)
        if sheet.viewport is not None:
            pen.plan(sheet.viewport)
        pen.furniture(sheet.marks)
        canvas.showPage()
    canvas.save()
    return finished(buffer)
