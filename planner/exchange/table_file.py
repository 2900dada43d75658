# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that people send: CSV in whatever encoding and with whatever separator, or XLSX.

What a file is, is told by its bytes, not by its name. Cells are texts; every row knows its line, so
that a bad one can be named.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from planner.model.files import read_bytes
from planner.model.problems import BadInput, Problem, nearest

# What a person may say where the guess is wrong, as Python names them.
ENCODINGS: tuple[str, ...] = (
    "utf-8", "utf-16", "cp949", "cp932", "gb18030", "big5", "cp1250", "cp1251", "cp1252",
)  # fmt: skip
SUFFIXES: tuple[str, ...] = ("csv", "xlsx", "tsv", "txt")  # what faces offer to open
MOST_ROWS = 20_000
MOST_COLUMNS = 200
_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 20  # rows from which the separator is told
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with the line it begins on; ``broken`` says why its cells cannot be told apart."""

    line: int
    cells: tuple[str, ...]
    broken: str = ""


@dataclass(frozen=True, slots=True)
class TableFile:
    """One sheet of a file: its rows without the empty ones.

    ``sheets`` are all sheets of a workbook (none of a CSV); ``encoding`` is that of a CSV.
    """

    path: Path
    rows: tuple[TableRow, ...]
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""


def read_table(path: Path, *, sheet: str = "", encoding: str = "") -> TableFile:
    """A table of a file of at most 16 MB; the first sheet and a guessed encoding unless told.

    Raises BadInput for a file that is no table, a sheet or an encoding that there is not, more than
    20,000 rows.
    """
    file, data = str(path), read_bytes(path)
    if data.startswith(_OLE):
        _refuse("table-old", file)
    if data.startswith(_ZIP):
        # Its library is imported when it is needed: most tables are CSV.
        from planner.exchange.workbook_file import read_workbook

        sheets, shown, rows = read_workbook(data, file, sheet)
        return TableFile(path, _within(rows, file), sheets, shown)
    words, known = decoded(data, file, encoding)
    return TableFile(path, _within(_parsed(words), file), encoding=known)


def decoded(data: bytes, file: str, encoding: str = "") -> tuple[str, str]:
    """The text of bytes and its encoding: by its mark, else UTF-16, UTF-8 or CP949 as it fits."""
    if encoding and encoding not in ENCODINGS:
        _refuse("encoding-unknown", file, name=encoding, hint=_hint(encoding))
    marked = [name for mark, name in _MARKS if data.startswith(mark)]
    bare = _bare_utf16(data)
    for name in [encoding] if encoding else marked or bare or ["utf-8", "cp949"]:
        # A mark is no letter of the text, in whatever encoding.
        try:
            return data.decode(name).removeprefix("\ufeff"), name.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise BadInput([Problem("encoding-unread", file, values={"known": ", ".join(ENCODINGS)})])


def _hint(encoding: str) -> str:
    return nearest(encoding, ENCODINGS) or ", ".join(ENCODINGS)


def _bare_utf16(data: bytes) -> list[str]:
    """UTF-16 without its mark: every other byte of what is mostly Latin or digits is zero."""
    start = data[:400]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(start) > 3 and start[offset::2].count(0) > len(start) // 8:
            return [name]
    return []


def _parsed(words: str) -> Iterator[TableRow]:
    lines = words.splitlines(keepends=True)
    first = 0
    separator = ""
    if lines and lines[0].strip().lower().startswith("sep=") and len(lines[0].strip()) == 5:
        separator, first = lines[0].strip()[4], 1  # as spreadsheets write and read it
    reader = csv.reader(
        io.StringIO("".join(lines[first:]), newline=""),
        delimiter=separator or _separator(lines[first:]),
        strict=True,
    )
    while True:
        line = first + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield TableRow(line, (), str(error))
            continue
        yield TableRow(line, tuple(cell.strip() for cell in cells))


def _separator(lines: Sequence[str]) -> str:
    """The separator that parts most of the first rows into the same count of cells."""

    def fit(separator: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO("".join(lines[:_LOOKED_AT])), delimiter=separator)
        try:
            counts = [len(row) for row in reader if row]
        except csv.Error:
            return (0, 0)
        usual = max(counts, key=counts.count, default=1)
        return (counts.count(usual) if usual > 1 else 0, usual)

    return max(_SEPARATORS, key=fit)


def _within(rows: Iterator[TableRow], file: str) -> tuple[TableRow, ...]:
    """The rows that hold anything. Raises BadInput where they are too many."""
    found: list[TableRow] = []
    for row in rows:
        if not row.broken and not any(row.cells):
            continue
        if len(found) == MOST_ROWS:
            _refuse("table-too-long", file, most=MOST_ROWS)
        found.append(TableRow(row.line, row.cells[:MOST_COLUMNS], row.broken))
    return tuple(found)


def _refuse(code: str, file: str, **values: object) -> NoReturn:
    raise BadInput([Problem(code, file, values=values)])
