# SPDX-License-Identifier: GPL-3.0-or-later
"""The booth plan sheet as a picture: the first page of our own PDF, made into pixels."""

import io

import pypdfium2  # type: ignore[import-untyped] # it ships no types

from planner.exchange import pdf
from planner.exchange.options import ExportOptions
from planner.floor.site import Site

DOTS_PER_INCH = 150


def to_bytes(site: Site, options: ExportOptions) -> bytes:
    """The sheet with the plan as PNG at 150 dpi; the file says so, and prints at true size."""
    buffer = io.BytesIO()
    with pypdfium2.PdfDocument(pdf.to_bytes(site, options)) as document:
        picture = document[0].render(scale=DOTS_PER_INCH / 72).to_pil()
        picture.save(buffer, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return buffer.getvalue()
