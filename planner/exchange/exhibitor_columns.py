# SPDX-License-Identifier: GPL-3.0-or-later
"""Which column of a list of exhibitors says what: guessed by its header, or told."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.edits.exhibitor_rows import ROW_FIELDS, ExhibitorRow
from planner.exchange.table_file import TableFile, TableRow
from planner.locale import LANGUAGES, text
from planner.model.problems import BadInput, Problem, nearest

# How organisers head their columns, in small letters without spaces and marks; of several that fit,
# the first in this order is taken: a column 번호 often counts the rows.
_HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "exhibitorid", "참가업체id", "업체id"),
    "name_ko": (
        "ko", "nameko", "namekorean", "koreanname", "companyko", "companykorean", "exhibitorko",
        "exhibitorkorean", "국문", "국문명", "국문회사명", "국문업체명", "업체명국문",
        "회사명국문", "기업명국문", "참가업체국문", "참가업체명국문", "상호국문", "국문상호",
        "한글명", "회사명한글", "업체명한글",
    ),
    "name_en": (
        "en", "nameen", "nameenglish", "englishname", "companyen", "companyenglish",
        "exhibitoren", "exhibitorenglish", "영문", "영문명", "영문회사명", "영문업체명",
        "업체명영문", "회사명영문", "기업명영문", "참가업체영문", "참가업체명영문", "상호영문",
        "영문상호",
    ),
    "name": (
        "name", "company", "companyname", "exhibitor", "exhibitorname", "organisation",
        "organization", "organisationname", "organizationname", "업체명", "회사명", "기업명",
        "참가업체", "참가업체명", "업체", "회사", "기업", "기관명", "상호", "상호명", "이름",
    ),
    "short_ko": ("shortko", "shortnamekorean", "shortkorean", "약칭국문", "국문약칭", "약칭"),
    "short_en": (
        "shorten", "shortnameenglish", "shortenglish", "short", "shortname", "약칭영문",
        "영문약칭",
    ),
    "group": ("group", "exhibitorgroup", "참가업체그룹"),
    "booths": (
        "boothno", "boothnumber", "boothnumbers", "booth", "booths", "standno", "standnumber",
        "stand", "부스번호", "부스no", "배정부스", "부스위치", "부스", "number", "번호",
    ),
    "status": ("status", "state", "상태", "진행상태", "계약상태", "판매상태"),
    "held_until": (
        "helduntil", "holduntil", "holdexpires", "expires", "가예약기한", "가예약만료", "보류기한",
        "만료일", "기한",
    ),
    "asked": (
        "asked", "askedm2", "askedarea", "areaasked", "requested", "requestedarea",
        "requestedm2", "areawanted", "신청면적", "신청면적m2", "희망면적", "요청면적", "신청규모",
    ),
    "note": (
        "note", "notes", "remark", "remarks", "comment", "comments", "비고", "메모", "특이사항",
    ),
}  # fmt: skip
_LOOKED_AT = 20  # rows among which the header is: lists often begin with a title


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """Where a list has its header, and which column (from 0) holds each field."""

    header: TableRow
    columns: Mapping[str, int]


def guess_columns(table: TableFile) -> HeaderGuess:
    """The header, the first of 20 rows that tells of most columns, and what its columns hold.

    Raises BadInput for a table without rows.
    """
    if not table.rows:
        raise BadInput([Problem("table-empty", str(table.path))])
    guesses = [
        HeaderGuess(row, guessed(row.cells)) for row in table.rows[:_LOOKED_AT] if not row.broken
    ]
    if not guesses:
        problems = (
            Problem("table-broken", str(table.path), row.line, values={"detail": row.broken})
            for row in table.rows
        )
        raise BadInput(problems)
    return max(guesses, key=lambda guess: len(guess.columns))


def guessed(header: Iterable[str]) -> dict[str, int]:
    """What the columns under some headers hold: each field in at most one column."""
    places: dict[str, int] = {}
    for place, cell in enumerate(header):
        for part in (cell, *cell.split(" / ")):  # our own tables have both languages in one
            places.setdefault(_plain(part), place)
    own, found = _own_headers(), dict[str, int]()
    for field, words in _HEADERS.items():
        fits = [places[word] for word in (*words, *own.get(field, ())) if word in places]
        if fits:
            found[field] = fits[0]
    return found


def named_columns(header: TableRow, names: Mapping[str, str], file: str) -> dict[str, int]:
    """The guess, changed by what is told: field to header (empty: no column).

    Raises BadInput for an unknown field, or a header that there is not.
    """
    columns = guessed(header.cells)
    problems = []
    cells = {_plain(cell): place for place, cell in reversed(list(enumerate(header.cells)))}
    for field, name in names.items():
        key = field.replace("-", "_")
        if key not in ROW_FIELDS:
            hint = nearest(key, ROW_FIELDS) or ", ".join(ROW_FIELDS)
            values = {"value": field, "hint": hint.replace("_", "-")}
            problems.append(Problem("not-a-choice", file, values=values))
        elif not name:
            columns.pop(key, None)
        elif _plain(name) in cells:
            place = cells[_plain(name)]
            columns = {each: at for each, at in columns.items() if at != place} | {key: place}
        else:
            hint = nearest(name, header.cells) or ", ".join(filter(None, header.cells))
            values = {"name": name, "hint": hint}
            problems.append(Problem("column-unknown", file, header.line, values=values))
    if problems:
        raise BadInput(problems)
    return columns


def exhibitor_rows(
    table: TableFile, header: TableRow, columns: Mapping[str, int]
) -> tuple[ExhibitorRow, ...]:
    """The rows below the header as what they say of exhibitors.

    Raises BadInput where no column holds a name, an id or a booth.
    """
    if not columns.keys() & {"name", "name_ko", "name_en", "id"}:
        shown = ", ".join(filter(None, header.cells)) or "—"
        values = {"headers": shown}
        raise BadInput([Problem("columns-unread", str(table.path), header.line, values=values)])
    below = (row for row in table.rows if row.line > header.line)
    rows = (_row(row, columns) for row in below)
    return tuple(row for row in rows if row.broken or any(_texts(row)))


def _texts(row: ExhibitorRow) -> Iterable[str]:
    return (getattr(row, field) for field in ROW_FIELDS)


def _row(row: TableRow, columns: Mapping[str, int]) -> ExhibitorRow:
    texts = {
        field: unguarded(row.cells[place])
        for field, place in columns.items()
        if place < len(row.cells)
    }
    return ExhibitorRow(row.line, **texts, broken=row.broken)


def unguarded(cell: str) -> str:
    """A cell as it was meant: the apostrophe that kept a spreadsheet from running it goes."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@＝＋－＠") else cell


def _own_headers() -> dict[str, list[str]]:
    """The headers of our own tables, in each language."""
    ours = {
        "booths": "number", "name_ko": "exhibitor-ko", "name_en": "exhibitor-en",
        "status": "status", "held_until": "held-until",
    }  # fmt: skip
    return {
        field: [_plain(text(f"exchange.booths.{key}", language)) for language in LANGUAGES]
        for field, key in ours.items()
    }


def _plain(header: str) -> str:
    return re.sub(r"[\W_]+", "", header.casefold().replace("²", "2").replace("㎡", "m2"))
