# SPDX-License-Identifier: GPL-3.0-or-later
"""The booth list as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, no live formulas."""

import csv
import datetime
import io

from planner.exchange.booth_table import Cell, booth_rows, headers
from planner.exchange.options import ExportOptions
from planner.floor.site import Site

# Spreadsheets run a cell that starts like this; an apostrophe before it makes it text (OWASP,
# CSV injection).
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_bytes(site: Site, options: ExportOptions | None = None) -> bytes:
    """The booth list; days as ISO 8601."""
    language = (options or ExportOptions()).language
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headers(language))
    for row in booth_rows(site, language):
        writer.writerow([safe(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> str | int | float:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if cell is None:
        return ""
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_LIVE):
        return f"'{cell}"
    return cell
