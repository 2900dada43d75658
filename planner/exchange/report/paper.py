# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper of a report, and what stands on it beside words and tables: rules, bookmarks,
pictures, head and foot of the pages."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from planner.exchange.letters import drawable
from planner.exchange.pdf_pen import FONTS, POINT, Pen
from planner.exchange.report.blocks import Figure
from planner.exchange.report.content import SafetyReport
from planner.exchange.report.tones import QUIET, RULE, TEXT
from planner.locale import text

SIDE, TOP, BOTTOM = 15 * POINT, 18 * POINT, 15 * POINT  # margins
WIDTH = A4[0] - 2 * SIDE
_HEAD, _FOOT = 12 * POINT, 9 * POINT  # from the edges of the paper


class Rule(Flowable):
    """A line across the page."""

    def __init__(self, pen: float) -> None:
        super().__init__()
        self.pen = pen

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        return available, self.pen + 2

    def draw(self) -> None:
        self.canv.setStrokeColor(HexColor(TEXT))
        self.canv.setLineWidth(self.pen)
        self.canv.line(0, 0, self.width, 0)


class Bookmark(Flowable):
    """A place that the list of contents leads to."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self.key, self.title = key, title

    def wrap(self, _available: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.key, 0, 20)
        self.canv.addOutlineEntry(drawable(self.title), self.key)


class Drawn(Flowable):
    """A picture at its true scale, smaller only where the page is."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.viewport = figure.picture.viewport((0.0, 0.0))
        box = self.viewport.box
        self.shrink = min(1.0, WIDTH / (box.width * POINT))
        self.width = box.width * POINT * self.shrink
        self.height = box.height * POINT * self.shrink

    def wrap(self, _available: float, _height: float) -> tuple[float, float]:
        return self.width, self.height + 3

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.translate(0, 3)
        self.canv.scale(self.shrink, self.shrink)
        Pen(self.canv).plan(self.viewport)
        self.canv.restoreState()
        self.canv.setStrokeColor(HexColor(RULE))
        self.canv.setLineWidth(0.4)
        self.canv.rect(0, 3, self.width, self.height, stroke=1, fill=0)


def pages(report: SafetyReport) -> Callable[..., Canvas]:
    """A canvas that writes head and foot; how many pages there are is filled in at the end."""

    class Pages(Canvas):
        def __init__(self, *given: Any, **named: Any) -> None:
            # Without a font of ours every page would ask for Helvetica, which is not embedded.
            super().__init__(*given, **(named | {"initialFontName": FONTS["regular"]}))

        def showPage(self) -> None:  # noqa: N802 – reportlab calls it so
            _furniture(self, report)
            self.doForm(_count(self.getPageNumber()))
            super().showPage()

        def save(self) -> None:
            # The canvas stands on the page after the last.
            pages = self.getPageNumber() - 1
            for page in range(1, pages + 1):
                self.beginForm(_count(page))
                _ink(self)
                words = text("report.page", report.language, page=page, pages=pages)
                self.drawRightString(A4[0] - SIDE, _FOOT, words)
                self.endForm()
            super().save()

    return Pages


def _count(page: int) -> str:
    """The name of the form with the count of a page."""
    return f"count-{page}"


def _ink(canvas: Canvas) -> None:
    canvas.setFont(FONTS["regular"], 7)
    canvas.setFillColor(HexColor(QUIET))


def _furniture(canvas: Canvas, report: SafetyReport) -> None:
    _ink(canvas)
    canvas.drawString(SIDE, A4[1] - _HEAD, drawable(report.running))
    canvas.drawRightString(A4[0] - SIDE, A4[1] - _HEAD, drawable(report.made))
    canvas.drawString(SIDE, _FOOT, drawable(report.subject))
