# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of what is printed."""

import io

import pypdfium2  # type: ignore[import-untyped] # it ships no types
from PIL import Image

from planner.drawing.sheet.tour import TourBrief
from planner.exchange import pdf
from planner.exchange.options import ExportOptions
from planner.exchange.report import pdf as report_pdf
from planner.exchange.report.content import safety_report
from planner.exchange.tour_sheet import to_png
from planner.floor.site import open_site
from planner.model.shipped import example_plan
from planner.paths.tour import NoTour, plan_tour
from planner.paths.tours import tour_request
from planner.rules.check import check
from planner.rules.profile import find_profile
from tools.screenshots.hand import Unfit, demand
from ui.desktop.canvas.view import Box

SHEET = 1600  # px across
REPORTED = ("kintex", "korea", "nfpa101", "ibc2018")  # the profiles of the report
# What the detail of the sheet shows, and at how many dots per inch: shares of its width and height.
DETAIL: Box = (0.19, 0.13, 0.50, 0.44)
DETAIL_DPI = 110


def sheets() -> dict[str, Image.Image]:
    """The A1 sheet of the example as a whole, and a part of it as large as on paper."""
    site, _ = open_site(example_plan())
    with pypdfium2.PdfDocument(pdf.to_bytes(site, ExportOptions("A1"))) as document:
        page = document[0]
        width, height = page.get_size()
        left, top, right, bottom = DETAIL
        # pypdfium2 crops by margins: left, bottom, right, top, in points.
        crop = (left * width, (1 - bottom) * height, (1 - right) * width, top * height)
        return {
            "sheet.png": page.render(scale=SHEET / width).to_pil().convert("RGB"),
            "sheet-detail.png": page.render(scale=DETAIL_DPI / 72, crop=crop)
            .to_pil()
            .convert("RGB"),
        }


def tour_sheet() -> dict[str, Image.Image]:
    """The A4 sheet of the study tour."""
    site, _ = open_site(example_plan())
    stored = site.plan.tours[0]
    tour = plan_tour(site, tour_request(site, stored))
    if isinstance(tour, NoTour):
        raise Unfit("the tour cannot be walked")
    brief = TourBrief(site, tour, stored.name, stored.date)
    return {"tour-sheet.png": Image.open(io.BytesIO(to_png(brief))).convert("RGB")}


def report() -> dict[str, Image.Image]:
    """The first page of the safety report of the example and the one with the map, side by side."""
    site, _ = open_site(example_plan())
    profiles = [find_profile(name) for name in REPORTED]
    made = safety_report(
        site, profiles, check(site, profiles), date=site.plan.issues[-1].date, language="en"
    )
    with pypdfium2.PdfDocument(report_pdf.to_bytes(made)) as document:
        titles = [one.get_title() for one in document.get_toc()]
        (map_page,) = (
            one.get_dest().get_index()
            for one in document.get_toc()
            if "Walking distance" in one.get_title()
        )
        demand(len(titles) == len(made.sections), f"the report has the sections {titles}")
        pages = [
            document[number].render(scale=SHEET / 2 / document[number].get_width()).to_pil()
            for number in (0, map_page)
        ]
    image = Image.new("RGB", (sum(page.width for page in pages), pages[0].height))
    for number, page in enumerate(pages):
        image.paste(page, (number * pages[0].width, 0))
    return {"report.png": image}
