# SPDX-License-Identifier: GPL-3.0-or-later
"""The booth plan sheet as a picture: the first page of our own PDF, made into pixels."""

import io

import pypdfium2  # type: ignore[import-untyped] # it ships no types

from planner.exchange import pdf
from planner.exchange.options import ExportOptions
from planner.floor.site import Site

DOTS_PER_INCH = 150


def to_bytes(site: Site, options: ExportOptions) -> bytes:
    """The sheet with the plan at 150 dpi; the PNG says so, and prints at true size."""
    return rasterised(pdf.to_bytes(site, options))


def rasterised(document: bytes, page: int = 0, dots_per_inch: float = DOTS_PER_INCH) -> bytes:
    """A page of a PDF as PNG."""
    with pypdfium2.PdfDocument(document) as opened:
        picture = opened[page].render(scale=dots_per_inch / 72).to_pil()
        buffer = io.BytesIO()
        picture.save(buffer, "PNG", dpi=(dots_per_inch, dots_per_inch))
    return buffer.getvalue()
