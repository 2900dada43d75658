# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a booth list back: a CSV whose names replace the placeholders of a plan.

The columns are those of our own booth list, in any of its languages, or just ``number``, ``ko``
and ``en``; other columns are passed over. UTF-8 (with or without mark) and CP949 are read.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from planner.edits.name_exhibitors import BoothNames, NameExhibitors
from planner.floor.lookup import find_thing
from planner.floor.site import Site
from planner.locale import LANGUAGES, text
from planner.model.files import read_bytes
from planner.model.problems import BadInput, Problem
from planner.model.values import Name

_COLUMNS = {"number": "number", "exhibitor-ko": "ko", "exhibitor-en": "en"}
_MOST_ROWS = 100_000
T = TypeVar("T")


def read_names(path: Path, site: Site) -> NameExhibitors:
    """The edit that gives the exhibitors of a plan the names of a CSV file.

    Raises BadInput naming the line of every bad row.
    """
    file = str(path)
    rows = _rows(_decoded(read_bytes(path), file), file)
    header = next(rows, (1, []))[1]
    places = _places(header, file)
    found: list[BoothNames] = []
    problems: list[Problem] = []
    for line, cells in rows:
        row = {key: _plain(cells[at]) if at < len(cells) else "" for key, at in places.items()}
        if not any(row.values()):
            continue
        thing = _told(problems, file, line, partial(find_thing, site, row["number"]))
        names = _told(problems, file, line, partial(_names, row))
        if thing is not None and names is not None:
            found.append(BoothNames(thing, names))
    if problems:
        raise BadInput(problems)
    return NameExhibitors(tuple(found))


def _told(problems: list[Problem], file: str, line: int, read: Callable[[], T]) -> T | None:
    """What a part of a row says; where it is bad input, its problems are added with the line."""
    try:
        return read()
    except BadInput as error:
        problems += [replace(one, file=file, line=line) for one in error.problems]
        return None


def _decoded(data: bytes, file: str) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput([Problem("not-utf8", file, 1)])


def _rows(content: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines they end on; the separator is the commonest of the first line."""
    first = content.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(content), delimiter=separator, strict=True)
    try:
        for cells in reader:
            if reader.line_num > _MOST_ROWS:
                raise BadInput([Problem("table-too-long", file, values={"most": _MOST_ROWS})])
            yield reader.line_num, cells
    except csv.Error as error:
        values = {"detail": str(error)}
        raise BadInput([Problem("table-broken", file, reader.line_num, values=values)]) from None


def _places(header: Sequence[str], file: str) -> dict[str, int]:
    """Where each column stands."""
    shown = [cell.strip().casefold() for cell in header]
    places: dict[str, int] = {}
    for key, plain in _COLUMNS.items():
        texts = [text(f"exchange.booths.{key}", language) for language in LANGUAGES]
        known = {name.casefold() for name in (plain, *texts, " / ".join(texts))}
        for at, cell in enumerate(shown):
            if cell in known:
                places.setdefault(plain, at)
    missing = [plain for plain in _COLUMNS.values() if plain not in places]
    if missing:
        values = {"names": ", ".join(missing)}
        raise BadInput([Problem("table-columns", file, 1, values=values)])
    return places


def _plain(cell: str) -> str:
    """A cell as it was meant: the apostrophe that kept a spreadsheet from running it goes."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@＝＋－＠" else cell


def _names(row: dict[str, str]) -> tuple[Name, ...]:
    """The names of one row; several in one booth are separated by semicolons."""
    korean = [name.strip() for name in row["ko"].split(";")]
    english = [name.strip() for name in row["en"].split(";")]
    if len(korean) != len(english):
        raise BadInput([Problem("names-apart", values={"ko": row["ko"], "en": row["en"]})])
    # A name in one language alone serves for both.
    pairs = [(ko or en, en or ko) for ko, en in zip(korean, english, strict=True)]
    try:
        return tuple(msgspec.convert({"ko": ko, "en": en}, Name) for ko, en in pairs if ko or en)
    except msgspec.ValidationError:
        raise BadInput([Problem("text-form", values={"value": row["en"] or row["ko"]})]) from None
