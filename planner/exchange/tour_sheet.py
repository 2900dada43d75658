# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour sheet as PDF, SVG or PNG, by the suffix of its file."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

from planner.drawing.sheet.tour import TourBrief, tour_sheets
from planner.model.atomic import write_bytes
from planner.model.problems import BadInput, Problem


def export_tour(brief: TourBrief, path: Path) -> None:
    """Write the sheet, whole or not at all. Raises BadInput for another suffix or a bad place."""
    make = tour_format(path)
    write_bytes(path, make(brief))


def tour_format(path: Path) -> Callable[[TourBrief], bytes]:
    """The maker that a file's suffix names; raises BadInput for an unknown one."""
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in TOUR_FORMATS:
        values = {"suffix": suffix, "hint": ", ".join(TOUR_FORMATS)}
        raise BadInput([Problem("tour-sheet-suffix", str(path), values=values)])
    return TOUR_FORMATS[suffix]


def to_pdf(brief: TourBrief) -> bytes:
    """The sheet as PDF, a page for each."""
    from planner.exchange.pdf import render  # it takes a while to load

    plan = brief.site.plan
    name = brief.named(brief.name)
    called = " ".join(filter(None, (name.first, name.second)))
    return render(tour_sheets(brief), called, f"{plan.id} · {brief.site.content_hash[:16]}")


def to_svg(brief: TourBrief) -> bytes:
    """The sheet as SVG; further pages below the first."""
    from planner.exchange.svg_sheet import render_sheets

    return render_sheets(tour_sheets(brief), brief.language)


def to_png(brief: TourBrief) -> bytes:
    """The pages of the PDF as one picture at 150 dpi, one below the other."""
    import pypdfium2  # type: ignore[import-untyped] # it ships no types
    from PIL import Image

    from planner.exchange.png import DOTS_PER_INCH

    with pypdfium2.PdfDocument(to_pdf(brief)) as document:
        pages = [page.render(scale=DOTS_PER_INCH / 72).to_pil() for page in document]
    whole = Image.new("RGB", (pages[0].width, sum(page.height for page in pages)), "white")
    top = 0
    for page in pages:
        whole.paste(page, (0, top))
        top += page.height
    buffer = io.BytesIO()
    whole.save(buffer, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return buffer.getvalue()


TOUR_FORMATS: Mapping[str, Callable[[TourBrief], bytes]] = {
    "pdf": to_pdf, "svg": to_svg, "png": to_png,
}  # fmt: skip
