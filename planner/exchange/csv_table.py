# SPDX-License-Identifier: GPL-3.0-or-later
"""The booth list as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, no live formulas."""

import csv
import io
from collections.abc import Callable, Mapping

from planner.drawing.nominal import nominal
from planner.exchange.options import ExportOptions
from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import LANGUAGES, Language, sort_key, text
from planner.model.plan import Booth

# Spreadsheets run a cell that starts like this; an apostrophe before it makes it text (OWASP,
# CSV injection).
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float


def to_bytes(site: Site, options: ExportOptions | None = None) -> bytes:
    """One row per booth in the order of its numbers, one column per row of COLUMNS."""
    language = (options or ExportOptions()).language
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_both(f"exchange.booths.{key}", language) for key in COLUMNS])
    for booth in sorted(site.plan.booths, key=lambda booth: sort_key(booth.number, "en")):
        writer.writerow([safe(make(site, booth, language)) for make in COLUMNS.values()])
    return out.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_LIVE):
        return f"'{cell}"
    return cell


def _both(key: str, language: Language | None) -> str:
    languages = LANGUAGES if language is None else (language,)
    return " / ".join(dict.fromkeys(text(key, one) for one in languages))


def _exhibitors(site: Site, booth: Booth, language: Language) -> str:
    return "; ".join(site.exhibitors[name].name[language] for name in booth.exhibitors)


def _pavilion(site: Site, booth: Booth, language: Language | None) -> str:
    name = site.pavilions[booth.pavilion].name
    languages = LANGUAGES if language is None else (language,)
    return " / ".join(dict.fromkeys(name[one] for one in languages if name[one]))


def _number(value: float) -> int | float:
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


COLUMNS: Mapping[str, Callable[[Site, Booth, Language | None], Cell]] = {
    "number": lambda site, booth, language: booth.number,
    "exhibitor-ko": lambda site, booth, language: _exhibitors(site, booth, "ko"),
    "exhibitor-en": lambda site, booth, language: _exhibitors(site, booth, "en"),
    "pavilion": _pavilion,
    "type": lambda site, booth, language: _both(f"exchange.type.{booth.type}", language),
    "width": lambda site, booth, language: _number(nominal(booth.shape).width),
    "depth": lambda site, booth, language: _number(nominal(booth.shape).depth),
    "area": lambda site, booth, language: _number(footprint(booth.shape).area / 1e6),
    "open-sides": lambda site, booth, language: len(booth.open_sides),
    "status": lambda site, booth, language: _both(f"exchange.status.{booth.status}", language),
    "x": lambda site, booth, language: _number(nominal(booth.shape).at[0]),
    "y": lambda site, booth, language: _number(nominal(booth.shape).at[1]),
    "angle": lambda site, booth, language: _number(nominal(booth.shape).angle),
    "height": lambda site, booth, language: booth.height,
}
