# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a list of exhibitors as texts, and what each says as values.

A row names one exhibitor, or several of one booth separated by semicolons, and may name booths.
"""

import datetime
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar, get_args

from planner.locale import LANGUAGES, text
from planner.model.plan import STATUSES, ExhibitorGroup, Status
from planner.model.problems import BadInput, Problem, nearest
from planner.model.values import Name

T = TypeVar("T")
GROUPS: tuple[ExhibitorGroup, ...] = get_args(ExhibitorGroup)
_BETWEEN_NAMES = re.compile(r"\s*[;；]\s*")
_BETWEEN_BOOTHS = re.compile(r"[\s,;/·、，；]+")
_AREA = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,4})?)\s*(?:m²|㎡|m2|sqm|제곱미터)?", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{4})\s*[-./년]\s*([0-9]{1,2})\s*[-./월]\s*([0-9]{1,2})\s*[.일]?")


@dataclass(frozen=True, slots=True)
class ExhibitorRow:
    """The texts of one row, empty where it says nothing; ``line`` is where it stands in its file.

    ``name`` is in either language. ``broken`` says why its cells cannot be told apart.
    """

    line: int
    id: str = ""
    name: str = ""
    name_ko: str = ""
    name_en: str = ""
    short_ko: str = ""
    short_en: str = ""
    group: str = ""
    booths: str = ""
    status: str = ""
    held_until: str = ""
    asked: str = ""
    note: str = ""
    broken: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitorList:
    """The rows of a file, or of one of its sheets."""

    file: str
    rows: tuple[ExhibitorRow, ...]


# What a row may say, by the names under which columns are mapped.
ROW_FIELDS: tuple[str, ...] = tuple(
    field.name for field in fields(ExhibitorRow) if field.name not in ("line", "broken")
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says: ``details`` of its one exhibitor by the model's names, of its booths the
    numbers, status (None: not said) and the day until which they are held."""

    names: tuple[Name, ...]
    details: Mapping[str, object]
    numbers: tuple[str, ...]
    status: Status | None
    held_until: str | None


def read_row(row: ExhibitorRow) -> Said:
    """The values of a row. Raises BadInput with everything that is wrong with it."""
    if row.broken:
        raise BadInput([Problem("table-broken", values={"detail": row.broken})])
    problems: list[Problem] = []
    names = _names(row, problems)
    numbers = tuple(dict.fromkeys(filter(None, _BETWEEN_BOOTHS.split(row.booths))))
    if not names and not row.id and not numbers and not problems:
        problems.append(Problem("row-nameless"))
    details = dict(_details(row, problems))
    if details and len(names) > 1:
        problems.append(Problem("row-several", values={"count": len(names)}))
    status = _status(row.status, problems)
    until = _day(row.held_until, problems)
    if until is not None and status is None:
        status = "held"
    if until is not None and status != "held":
        problems.append(Problem("held-until-not-held", values={"status": status, "date": until}))
    if problems:
        raise BadInput(problems)
    return Said(names, details, numbers, status, until)


def _names(row: ExhibitorRow, problems: list[Problem]) -> tuple[Name, ...]:
    """The names of one row; one in one language alone serves for both."""
    korean = _BETWEEN_NAMES.split(row.name_ko or row.name)
    english = _BETWEEN_NAMES.split(row.name_en or row.name)
    if len(korean) != len(english) and [korean, english].count([""]) == 0:
        problems.append(
            Problem("names-apart", values={"ko": row.name_ko or row.name, "en": row.name_en})
        )
        return ()
    most = max(len(korean), len(english))
    pairs = zip(
        korean if korean != [""] else [""] * most,
        english if english != [""] else [""] * most,
        strict=True,
    )
    return tuple(dict.fromkeys(Name(ko or en, en or ko) for ko, en in pairs if ko or en))


def _details(row: ExhibitorRow, problems: list[Problem]) -> Iterator[tuple[str, object]]:
    if row.short_ko or row.short_en:
        yield "short", Name(row.short_ko or row.short_en, row.short_en or row.short_ko)
    if row.group:
        known: dict[str, ExhibitorGroup] = {_plain(group): group for group in GROUPS}
        for group in GROUPS:
            words = (text(f"exchange.group.{group}", language) for language in LANGUAGES)
            known |= {_plain(each): group for each in words}
        group_found = _choice(row.group, known)
        if group_found is None:
            hint = nearest(row.group, GROUPS) or ", ".join(GROUPS)
            problems.append(Problem("not-a-choice", values={"value": row.group, "hint": hint}))
        else:
            yield "group", group_found
    if row.asked:
        match = _AREA.fullmatch(row.asked.replace(",", ""))
        if match is None:
            problems.append(Problem("area-unread", values={"value": row.asked}))
        else:  # what is asked for is met only by as much
            yield "asked", math.ceil(float(match[1]))
    if row.note:
        yield "note", " ".join(row.note.split())


def _status(words: str, problems: list[Problem]) -> Status | None:
    if not words:
        return None
    known: dict[str, Status] = {status: status for status in STATUSES}
    for status in STATUSES:
        for language in LANGUAGES:
            known[_plain(text(f"exchange.status.{status}", language))] = status
    found = _choice(words, known)
    if found is None:
        hint = nearest(words, known) or ", ".join(STATUSES)
        problems.append(Problem("not-a-choice", values={"value": words, "hint": hint}))
    return found


def _choice(words: str, known: Mapping[str, T]) -> T | None:
    """What words name, in one language or in both with a stroke between."""
    whole = known.get(_plain(words))
    parts = {known.get(_plain(part)) for part in words.split(" / ")}
    return whole or (parts.pop() if len(parts) == 1 else None)


def _plain(words: str) -> str:
    return "".join(words.split()).casefold()


def _day(words: str, problems: list[Problem]) -> str | None:
    """A day as people write it: ``2018-09-18``, ``2018. 9. 18.``, ``2018년 9월 18일``."""
    if not words:
        return None
    match = _DAY.fullmatch(words.partition("(")[0].strip())
    try:
        if match is None:
            raise ValueError
        return datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        problems.append(Problem("day-unread", values={"value": words}))
        return None
