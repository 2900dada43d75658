# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of the command line into an edit, by the table of edits."""

import os
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import UNSET

from planner.edits.edit import Edit
from planner.edits.parameters import EditRow, Parameter, ParameterKind
from planner.edits.paste import taken
from planner.edits.table import EDITS
from planner.edits.underlays import Source
from planner.exchange.exhibitor_list import read_exhibitors
from planner.exchange.underlay import fitted, read_sheet
from planner.floor.lookup import find_exhibitor, find_thing
from planner.floor.site import Site, open_site
from planner.model.plan import Plan
from planner.model.problems import BadInput, Problem
from planner.model.things import things
from planner.model.values import LIMIT
from ui.cli.stops import find_one, read_tour_stop, stop_word

# These take every word that is left.
_GREEDY: frozenset[ParameterKind] = frozenset(
    {"points", "exhibitors", "profiles", "stops", "listed", "numbers"}
)

_SHOWN: Mapping[ParameterKind, str] = {
    "thing": "BOOTH",
    "things": "BOOTH[,BOOTH…]",
    "millimetre": "MM",
    "degrees": "DEGREES",
    "point": "X,Y",
    "points": "X,Y X,Y X,Y…",
    "size": "WIDTH,DEPTH",
    "number": "NUMBER",
    "word": "WORD",
    "exhibitor": "EXHIBITOR",
    "exhibitors": "EXHIBITOR…",
    "sides": "SIDE[,SIDE…]",
    "pavilion": "PAVILION",
    "currency": "EUR|none",
    "listed": "FILE [COLUMN=HEADER…] [sheet=NAME] [encoding=NAME]",
    "finding": "FINDING",
    "profile": "PROFILE",
    "profiles": "PROFILE…",
    "text": "TEXT",
    "date": "YYYY-MM-DD",
    "count": "N",
    "switch": "yes|no",
    "tour": "TOUR",
    "stops": "STOP[=MINUTES][@HH:MM-HH:MM]…",
    "spot": "PLACE",
    "clock": "HH:MM",
    "plan": "PLAN[#THING,THING…]",
    "drawing": "FILE[#PAGE]",
    "underlay": "UNDERLAY",
    "figure": "FIGURE",
    "numbers": "BOOTH=NUMBER…",
}
_EXAMPLES: Mapping[ParameterKind, str] = {
    "millimetre": "1500",
    "degrees": "45",
    "point": "12000,4500",
    "size": "3000,3000",
    "sides": "0,1",
    "count": "2",
    "figure": "25.4",
    "switch": "yes",
    "numbers": "A101=B101",
}
_SWITCH = {"yes": True, "no": False}
_NONE = "none"
_HERE = Path()
# The options of all edits, as they are written: words of an edit, not of the command.
OPTIONS = frozenset(each.word for row in EDITS for each in row.parameters if each.option)


def usage(row: EditRow) -> str:
    """How an edit is written: ``move BOOTH[,BOOTH…] DX DY``."""
    return " ".join([row.name, *(_shown(parameter) for parameter in row.parameters)])


def _shown(parameter: Parameter) -> str:
    if parameter.option:
        shown = "|".join(parameter.choices) or _SHOWN[parameter.kind]
        shown += f"|{_NONE}" if parameter.clearable else ""
        return f"[{parameter.word} {shown}]"
    if parameter.choices:
        shown = "|".join(parameter.choices)
    elif parameter.kind in ("millimetre", "text"):
        shown = parameter.field.upper()
    else:
        shown = _SHOWN[parameter.kind]
    return f"[{shown}]" if parameter.optional else shown


def read_edit(row: EditRow, words: list[str], site: Site, folder: Path = _HERE) -> Edit:
    """The edit that some words ask for; the plan that comes of it will lie in a folder.

    Raises BadInput naming the word and how to write it.
    """
    left, fields = _read_options(row, words, site)
    for parameter in row.parameters:
        if parameter.option:
            continue
        greedy = parameter.kind in _GREEDY
        taken, left = (left, []) if greedy else (left[:1], left[1:])
        if taken:
            fields[parameter.field] = (
                _underlay(taken[0], site, folder)
                if parameter.kind == "drawing"
                else _read(parameter, taken, site)
            )
        elif not parameter.optional:
            values = {"edit": row.name, "name": _shown(parameter), "usage": usage(row)}
            raise BadInput([Problem("argument-missing", values=values)])
    if left:
        values = {"edit": row.name, "value": left[0], "usage": usage(row)}
        raise BadInput([Problem("argument-extra", values=values)])
    return row.edit(**fields)


def _read_options(
    row: EditRow, words: list[str], site: Site
) -> tuple[list[str], dict[str, object]]:
    """The words that belong to no option, and the fields that the options give."""
    known = {parameter.word: parameter for parameter in row.parameters if parameter.option}
    left: list[str] = []
    fields: dict[str, object] = {}
    waiting = list(words)
    while waiting:
        name, joined, value = waiting.pop(0).partition("=")
        parameter = known.get(name)
        if parameter is None:
            left.append(name + joined + value)
            continue
        if not joined and parameter.kind == "switch" and waiting[:1] not in (["yes"], ["no"]):
            value = "yes"
        elif not joined and waiting:
            value = waiting.pop(0)
        elif not joined:
            values = {"edit": row.name, "name": _shown(parameter), "usage": usage(row)}
            raise BadInput([Problem("argument-missing", values=values)])
        cleared = parameter.clearable and value == _NONE
        fields[parameter.field] = None if cleared else _read(parameter, [value], site)
    return left, fields


def written(edit: Edit, site: Site) -> list[str]:
    """The words that ask for an edit of the table, in full: the other way of ``read_edit``."""
    row = next(row for row in EDITS if row.name == edit.NAME)
    numbers = Counter(booth.number for booth in site.plan.booths)

    def called(name: str) -> str:
        """A booth by its number where that leads to it alone."""
        return site.label(name) if numbers[site.label(name)] < 2 else name

    words = [row.name]
    for parameter in row.parameters:
        value = getattr(edit, parameter.field)
        if parameter.option:
            words += [] if value is UNSET else [parameter.word, _option(value)]
            continue
        match parameter.kind, value:
            case ("thing" | "things" | "sides", str() | tuple()):
                names = (value,) if isinstance(value, str) else value
                words.append(",".join(called(str(name)) for name in names))
            case ("stops", tuple()):
                words += [stop_word(stop, called(stop.at)) for stop in value]
            case ("profiles", tuple()):
                words += value
            case _:
                words.append(str(value))
    return words


def _option(value: object) -> str:
    match value:
        case None:
            return _NONE
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def _read(parameter: Parameter, words: list[str], site: Site) -> object:
    if parameter.choices and words[0] not in parameter.choices:
        values = {"value": words[0], "hint": ", ".join(parameter.choices)}
        raise BadInput([Problem("not-a-choice", values=values)])
    return _READERS[parameter.kind](words, site)


def _integer(word: str, kind: ParameterKind = "millimetre") -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", word) or abs(int(word)) > LIMIT:
        raise _wrong(word, kind)
    return int(word)


def _switch(word: str) -> bool:
    if word not in _SWITCH:
        raise _wrong(word, "switch")
    return _SWITCH[word]


def _pair(word: str, kind: ParameterKind) -> tuple[int, int]:
    parts = [part.strip() for part in word.split(",")]
    if len(parts) != 2:
        raise _wrong(word, kind)
    return _integer(parts[0], kind), _integer(parts[1], kind)


def _degrees(word: str) -> float:
    if not re.fullmatch(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,3})?", word) or abs(float(word)) >= 360:
        raise _wrong(word, "degrees")
    return float(word)


def _wrong(word: str, kind: ParameterKind) -> BadInput:
    values = {"value": word, "kind": _SHOWN[kind], "example": _EXAMPLES[kind]}
    return BadInput([Problem("argument-form", values=values)])


def _numbering(word: str, site: Site) -> tuple[str, str]:
    """A booth's id and its new number."""
    booth, equals, number = word.rpartition("=")
    if not equals:
        raise _wrong(word, "numbers")
    return find_thing(site, booth), number


def _names(word: str) -> list[str]:
    return [name.strip() for name in word.split(",") if name.strip()]


def _things(word: str, site: Site) -> tuple[str, ...]:
    """Several things, each once; all names that lead nowhere are told together."""
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for name in _names(word) or [word]:
        try:
            found[find_thing(site, name)] = None
        except BadInput as error:
            problems.extend(error.problems)
    if problems:
        raise BadInput(problems)
    return tuple(found)


def _underlay(word: str, site: Site, folder: Path) -> Source:
    """A file as a plan in a folder names it."""
    name, _, page = word.partition("#")
    sheet = read_sheet(Path(name), _integer(page, "count") if page else 1)
    at, scale = fitted(sheet, site.ground.floor.bounds)
    file = Path(os.path.relpath(Path(name).resolve(), folder.resolve())).as_posix()
    return Source(file, sheet.hash, at, scale, int(page or 1))


def _figure(word: str) -> float:
    if not re.fullmatch(r"[0-9]{1,7}(?:\.[0-9]{1,9})?", word):
        raise _wrong(word, "figure")
    return float(word)


def _source(word: str) -> Plan:
    """A plan, or the things of it that are named after ``#``."""
    file, _, named = word.partition("#")
    site, _ = open_site(Path(file))
    names = _things(named, site) if named else tuple(thing.id for thing in things(site.plan))
    return taken(site.plan, names)


_READERS: Mapping[ParameterKind, Callable[[list[str], Site], object]] = {
    "thing": lambda words, site: find_thing(site, words[0]),
    "things": lambda words, site: _things(words[0], site),
    "millimetre": lambda words, _: _integer(words[0]),
    "degrees": lambda words, _: _degrees(words[0]),
    "point": lambda words, _: _pair(words[0], "point"),
    "points": lambda words, _: tuple(_pair(word, "point") for word in words),
    "size": lambda words, _: _pair(words[0], "size"),
    "number": lambda words, _: words[0],
    "word": lambda words, _: words[0],
    "exhibitor": lambda words, site: find_exhibitor(site, words[0]),
    "exhibitors": lambda words, site: tuple(find_exhibitor(site, word) for word in words),
    "sides": lambda words, _: tuple(_integer(name, "sides") for name in _names(words[0])),
    "pavilion": lambda words, _: words[0],
    "finding": lambda words, _: words[0],
    "profile": lambda words, _: words[0],
    "profiles": lambda words, _: tuple(words),
    "text": lambda words, _: words[0],
    "date": lambda words, _: words[0],
    "count": lambda words, _: _integer(words[0], "count"),
    "switch": lambda words, _: _switch(words[0]),
    "tour": lambda words, _: words[0],
    "stops": lambda words, site: tuple(read_tour_stop(site, word) for word in words),
    "spot": lambda words, site: find_one(site, words[0]),
    "clock": lambda words, _: words[0],
    "numbers": lambda words, site: tuple(_numbering(word, site) for word in words),
    "plan": lambda words, _: _source(words[0]),
    "underlay": lambda words, _: words[0],
    "figure": lambda words, _: _figure(words[0]),
    "currency": lambda words, _: None if words[0] == _NONE else words[0],
    "listed": lambda words, _: read_exhibitors(Path(words[0]), words[1:]),
}
