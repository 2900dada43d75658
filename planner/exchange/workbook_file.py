# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets of an XLSX workbook as texts: values only, row by row, within limits.

A workbook is a zip of XML that strangers send. It is opened read-only, nothing in it is run: a
formula gives the value that was saved with it, links and macros are not looked at. How much it
unpacks to is judged before (zip reads no more of an entry than its header says).
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl
from openpyxl.workbook import Workbook

from planner.exchange.table_file import MOST_COLUMNS, TableRow
from planner.model.problems import BadInput, Problem, nearest

_MOST_UNPACKED = 128 * 1024 * 1024  # bytes
_MOST_ENTRIES = 2000
_LAST_ROW = 100_000  # what stands further down is not looked for


def read_workbook(
    data: bytes, file: str, sheet: str = ""
) -> tuple[tuple[str, ...], str, Iterator[TableRow]]:
    """The names of all sheets, the name of the one that is read, and its rows.

    Without a name it is the first that is not hidden. Raises BadInput for what is no workbook,
    unpacks to more than 128 MB, or has no such sheet.
    """
    _judge(data, file)
    book = _opened(data, file)
    names = tuple(one.title for one in book.worksheets)
    visible = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    if not names or (sheet and sheet not in names):
        values = {"name": sheet, "hint": nearest(sheet, names) or ", ".join(names) or "—"}
        raise BadInput([Problem("sheet-unknown", file, values=values)])
    shown = sheet or (visible or names)[0]
    return names, shown, iter(_rows(book, shown, file))


def _judge(data: bytes, file: str) -> None:
    """Refuse what unpacks to too much before any of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _broken(file, error) from None
    if len(entries) > _MOST_ENTRIES or sum(each.file_size for each in entries) > _MOST_UNPACKED:
        values = {"most": _MOST_UNPACKED // 1024 // 1024}
        raise BadInput([Problem("workbook-too-large", file, values=values)])


def _opened(data: bytes, file: str) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that it passes over
        try:
            return openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
        except Exception as error:  # noqa: BLE001 – a broken workbook breaks openpyxl in any way
            raise _broken(file, error) from None


def _rows(book: Workbook, sheet: str, file: str) -> list[TableRow]:
    shown = book[sheet]
    found: list[TableRow] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            shown.reset_dimensions()  # some programs write a wrong size into the sheet
            rows = shown.iter_rows(max_row=_LAST_ROW, max_col=MOST_COLUMNS, values_only=True)
            for number, values in enumerate(rows, start=1):
                last = max((at for at, each in enumerate(values) if each is not None), default=-1)
                if last >= 0:
                    found.append(TableRow(number, tuple(map(_text, values[: last + 1]))))
        except Exception as error:  # noqa: BLE001 – as above
            raise _broken(file, error) from None
        finally:
            book.close()
    return found


def _text(value: object) -> str:
    """A cell as a person would have typed it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.10g}"
        case datetime():
            whole = value.time() == time()
            return value.date().isoformat() if whole else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value).strip()


def _broken(file: str, error: Exception) -> BadInput:
    detail = f"{type(error).__name__}: {error}".splitlines()[0][:120]
    return BadInput([Problem("workbook-broken", file, values={"detail": detail})])
