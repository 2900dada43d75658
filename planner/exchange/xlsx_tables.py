# SPDX-License-Identifier: GPL-3.0-or-later
"""Booths, exhibitors and totals as a workbook: typed cells, no formulas, the same bytes each time.

The library dates what it writes by the clock; here every date in the file is the day that the
export is asked for, or the first day of zip.
"""

import datetime
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence

from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from planner.exchange.booth_table import Cell, booth_rows, headers, in_languages, number, pavilion
from planner.exchange.options import ExportOptions
from planner.floor.shares import given
from planner.floor.site import Site
from planner.locale import Language, sort_key
from planner.rules.totals import Sum, Totals, totals

_EXHIBITORS = (
    "id", "name-ko", "name-en", "short-ko", "short-en", "group", "booths", "asked", "given",
    "share", "note",
)  # fmt: skip
_TOTALS = ("what", "name", "count", "net", "share", "value")
_STATUSES = ("confirmed", "reserved", "held", "available")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment of a zip
_NARROWEST, _WIDEST = 8, 48
_CORE = "docProps/core.xml"


def to_bytes(site: Site, options: ExportOptions | None = None) -> bytes:
    """The workbook: a sheet of booths (the columns of the CSV), of exhibitors, of totals."""
    asked = options or ExportOptions()
    language = asked.language
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for name, head, rows in (
        ("booths", headers(language), booth_rows(site, language)),
        ("exhibitors", _heads("exhibitors", _EXHIBITORS, language), _exhibitors(site, language)),
        ("totals", _heads("totals", _TOTALS, language), _totals(site, language)),
    ):
        # A sheet's name holds no stroke.
        called = in_languages(f"exchange.sheet.{name}", language).replace(" / ", " · ")
        _fill(book.create_sheet(called), head, rows)
    book.properties.creator = "Hallplan"
    book.properties.title = site.plan.title[language or "en"]
    day = datetime.datetime.fromisoformat(asked.date or site.plan.starts)
    book.properties.created = book.properties.modified = day
    core = tostring(book.properties.to_tree())
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue(), core)


def _heads(sheet: str, keys: Iterable[str], language: Language | None) -> list[str]:
    return [in_languages(f"exchange.{sheet}.{key}", language) for key in keys]


def _fill(sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table: a bold header that stays in sight, columns as wide as their texts."""
    widths = [_width(cell) for cell in head]
    for column, title in enumerate(head, start=1):
        made = _put(sheet, 1, column, title)
        made.font = Font(bold=True)
        made.alignment = Alignment(vertical="top", wrap_text=True)
    for line, row in enumerate(rows, start=2):
        for column, cell in enumerate(row, start=1):
            if cell is not None and cell != "":
                _put(sheet, line, column, cell)
                widths[column - 1] = max(widths[column - 1], _width(cell))
    for column, width in enumerate(widths, start=1):
        wide = min(max(width + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = wide
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _put(sheet: Worksheet, line: int, column: int, cell: Cell) -> SheetCell:
    made = sheet.cell(line, column)
    assert isinstance(made, SheetCell)
    made.value = cell
    if isinstance(cell, str):
        # Text whatever it begins with: a name such as =A1 is neither run here nor, thanks to the
        # mark of a quoted cell, when somebody edits it.
        made.data_type = "s"
        made.quotePrefix = cell[:1] in ("=", "+", "-", "@")
    elif isinstance(cell, datetime.date):
        made.number_format = "yyyy-mm-dd"
    elif isinstance(cell, int):
        made.number_format = "#,##0"
    return made


def _width(cell: Cell) -> int:
    """Roughly how many digits wide a cell is; Hangul counts twice."""
    return sum(2 if letter > "\u1100" else 1 for letter in str(cell))


def _exhibitors(site: Site, language: Language | None) -> list[list[Cell]]:
    shares = given(site.plan)
    rows: list[list[Cell]] = []
    order = language or "ko"
    numbers: dict[str, list[str]] = {each.id: [] for each in site.plan.exhibitors}
    for booth in site.plan.booths:
        for name in booth.exhibitors:
            numbers[name].append(booth.number)
    for each in sorted(site.plan.exhibitors, key=lambda one: sort_key(one.name[order], order)):
        share = shares[each.id]
        rows.append(
            [
                each.id, each.name.ko, each.name.en, each.short.ko, each.short.en,
                in_languages(f"exchange.group.{each.group}", language),
                ", ".join(sorted(numbers[each.id], key=lambda one: sort_key(one, order))),
                each.asked, number(share.area),
                in_languages(f"exchange.share.{share.share}", language), each.note,
            ]
        )  # fmt: skip
    return rows


def _totals(site: Site, language: Language | None) -> list[list[Cell]]:
    found = totals(site)

    def called(key: str) -> str:
        return in_languages(f"exchange.totals.{key}", language)

    def row(what: str, name: str, each: Sum) -> list[Cell]:
        share = number(each.net / found.gross)
        return [what, name, each.count, number(each.net / 1e6), share, each.value]

    rows = [row(called("all"), "", found.all)]
    rows += [
        row(called("pavilion"), pavilion(site, name, language), each)
        for name, each in found.pavilions.items()
    ]
    for kind, sums in (("type", found.types), ("status", found.statuses)):
        rows += [
            row(called(kind), in_languages(f"exchange.{kind}.{name}", language), each)
            for name, each in sums.items()
        ]
    for name, statuses in found.sold.items():
        what = f"{called('pavilion')} · {called('status')}"
        for status in _STATUSES:
            if status in statuses:
                shown = in_languages(f"exchange.status.{status}", language)
                rows.append(
                    row(what, f"{pavilion(site, name, language)} · {shown}", statuses[status])
                )
    rows += _ordered(found, called)
    if found.currency:
        rows.append([called("currency"), found.currency, None, None, None, None])
    return rows


def _ordered(found: Totals, called: Callable[[str], str]) -> list[list[Cell]]:
    """What is ordered, each service that is, under the count."""
    ordered = found.services
    rows: tuple[tuple[str, int | float], ...] = (
        ("power", number(ordered.power / 1000)),
        ("three-phase", ordered.three_phase),
        ("internet", ordered.internet),
        ("water", ordered.water),
        ("air", ordered.air),
        ("rigging", ordered.rigging),
    )
    return [
        [called("services"), called(name), count, None, None, None] for name, count in rows if count
    ]


def _undated(data: bytes, core: bytes) -> bytes:
    """The same workbook with fixed dates in and about its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given_parts, zipfile.ZipFile(out, "w") as parts:
        for name in given_parts.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            parts.writestr(part, core if name == _CORE else given_parts.read(name))
    return out.getvalue()
