# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits at random for any plan, made from the table of edits: a value for each kind of parameter.

Most values fit the plan; some do not, so that refusals are met too.
"""

import random
from collections.abc import Callable, Mapping

import msgspec

from planner.edits.edit import Edit
from planner.edits.exhibitor_rows import ExhibitorList, ExhibitorRow
from planner.edits.parameters import EditRow, Parameter, ParameterKind
from planner.edits.paste import taken
from planner.edits.underlays import Source
from planner.model.plan import Plan, TourStop
from planner.model.things import things
from planner.model.values import LIMIT

Draw = random.Random
NOTHING = object()  # a value that cannot be drawn for this plan

_WORDS = ("", "고정 벽", "west side", "=1+1", "한컴그룹", "Z", "x" * 40)
_SIZES = (50, 500, 1000, 3000, 4500, 6000, 9000, 12_000)
_LENGTHS = (0, 3, -3, 50, 500, -500, 1000, 3000, -3000, 10_000, LIMIT)
_ANGLES = (0.0, 15.0, 30.0, 45.0, 90.0, 180.0, 270.0, -90.0, 12.345, 359.999)
_NUMBERS = ("A1", "B9", "B10", "Z-99", "가101", "a.b_c")
_CLOCKS = ("00:00", "09:30", "10:00", "18:45", "23:59")
_DATES = ("2018-09-18", "2018-09-19", "2024-02-29", "1999-12-31")
_PROFILES = ("kintex", "organiser", "iaee", "uk")
_MOST = 5  # things that one edit is about


def some_edit(draw: Draw, plan: Plan, row: EditRow) -> Edit | None:
    """An edit of a row, or None where the plan has nothing to make one of."""
    values: dict[str, object] = {}
    for parameter in row.parameters:
        left_out = 0.7 if parameter.option else 0.4 if parameter.optional else 0.0
        if draw.random() < left_out:
            continue
        value = _value(draw, plan, parameter)
        if value is NOTHING:
            if parameter.optional or parameter.option:
                continue
            return None
        values[parameter.field] = value
    return row.edit(**values)


def _value(draw: Draw, plan: Plan, parameter: Parameter) -> object:
    if parameter.clearable and draw.random() < 0.2:
        return None
    if parameter.choices:
        return draw.choice(parameter.choices)
    return KINDS[parameter.kind](draw, plan)


def _things(plan: Plan) -> list[str]:
    return [thing.id for thing in things(plan)]


def _one(draw: Draw, names: list[str]) -> object:
    """One of some names, and now and then one that there is not."""
    if draw.random() < 0.02:
        return "no-such-thing"
    return draw.choice(names) if names else NOTHING


def _several(draw: Draw, names: list[str]) -> object:
    if not names:
        return NOTHING
    return tuple(draw.sample(names, draw.randint(1, min(len(names), _MOST))))


def _number(draw: Draw, _: Plan) -> str:
    return draw.choice(_NUMBERS) if draw.random() < 0.3 else f"R{draw.randrange(999)}"


def _numbers(draw: Draw, plan: Plan) -> object:
    booths = _several(draw, [booth.id for booth in plan.booths])
    if not isinstance(booths, tuple):
        return NOTHING
    return tuple((name, _number(draw, plan)) for name in booths)


def _near(draw: Draw) -> tuple[int, int]:
    return (draw.randint(-1000, 31_000), draw.randint(-1000, 21_000))


def _length(draw: Draw) -> int:
    return draw.choice(_LENGTHS) if draw.random() < 0.3 else draw.randint(-4000, 4000)


def _ring(draw: Draw) -> tuple[tuple[int, int], ...]:
    """An L, a box or a triangle; at times corners that cross themselves."""
    x, y = _near(draw)
    wide, deep = draw.choice(_SIZES[2:]), draw.choice(_SIZES[2:])
    box = [(x, y), (x + 2 * wide, y), (x + 2 * wide, y + deep)]
    kind = draw.randrange(4)
    if kind == 0:
        return tuple(box)
    if kind == 1:
        return (*box, (x, y + deep))
    if kind == 2:
        return (*box, (x + wide, y + deep), (x + wide, y + 2 * deep), (x, y + 2 * deep))
    return (box[0], box[2], box[1], (x, y + deep))


def _finding(draw: Draw, plan: Plan) -> object:
    known = [waiver.finding for waiver in plan.waivers]
    made = [f"unassigned/{exhibitor.id}" for exhibitor in plan.exhibitors]
    return f"{_one(draw, known + made)}@{draw.randrange(16**16):016x}"


def _tour(draw: Draw, plan: Plan) -> object:
    return draw.choice([*(tour.id for tour in plan.tours), "walk", f"tour-{draw.randrange(4)}"])


def _stops(draw: Draw, plan: Plan) -> object:
    names = _several(draw, _things(plan))
    if not isinstance(names, tuple):
        return NOTHING
    window = ("10:00", "11:30") if draw.random() < 0.3 else None
    return tuple(TourStop(name, draw.randint(0, 30), window) for name in names)


def _numberings(draw: Draw, plan: Plan) -> object:
    names = _several(draw, [booth.id for booth in plan.booths])
    if not isinstance(names, tuple):
        return NOTHING
    return tuple((name, f"Q{draw.randrange(99)}") for name in names)


def _part(draw: Draw, plan: Plan) -> object:
    """Some of the plan's own things, as they come from a clipboard."""
    names = _several(draw, [thing.id for thing in (*plan.booths, *plan.areas)])
    if not isinstance(names, tuple):
        return NOTHING
    part = taken(plan, names)
    if draw.random() < 0.5:
        return part
    # As another version has them.
    booths = tuple(
        msgspec.structs.replace(
            booth, status="reserved", held_until=None, height=draw.choice(_SIZES)
        )
        for booth in part.booths
    )
    return msgspec.structs.replace(part, booths=booths)


def _listed(draw: Draw, plan: Plan) -> object:
    """Rows of a list: who is known and who is new, in booths of the plan and in none."""
    numbers = [booth.number for booth in plan.booths]
    names = [each.name.en for each in plan.exhibitors] + ["새 업체", "Newcomer", ""]
    rows = tuple(
        ExhibitorRow(
            line,
            name=draw.choice(names),
            booths=draw.choice([*numbers, "", "Q77"]),
            status=draw.choice(("", "held", "confirmed", "예약", "sold?")),
            held_until=draw.choice(("", "2018-09-01", "soon")),
            asked=draw.choice(("", "18", "27 m²", "much")),
        )
        for line in range(2, 2 + draw.randint(1, 4))
    )
    return ExhibitorList("list.csv", rows)


# What each kind of parameter may be. A kind of the table that is missing here fails a test.
KINDS: Mapping[ParameterKind, Callable[[Draw, Plan], object]] = {
    "thing": lambda draw, plan: _one(draw, _things(plan)),
    "things": lambda draw, plan: _several(draw, _things(plan)),
    "millimetre": lambda draw, _: _length(draw),
    "degrees": lambda draw, _: draw.choice(_ANGLES),
    "point": lambda draw, _: _near(draw),
    "points": lambda draw, _: _ring(draw),
    "size": lambda draw, _: (draw.choice(_SIZES), draw.choice(_SIZES)),
    "number": _number,
    "word": lambda draw, _: draw.choice(("sprinklers", "voice-alarm", "article-39", "test")),
    "exhibitor": lambda draw, plan: _one(draw, [each.id for each in plan.exhibitors]),
    "exhibitors": lambda draw, plan: _several(draw, [each.id for each in plan.exhibitors]),
    "sides": lambda draw, _: tuple(sorted(draw.sample(range(6), draw.randint(0, 4)))),
    "pavilion": lambda draw, plan: _one(draw, [each.id for each in plan.pavilions]),
    "finding": _finding,
    "profile": lambda draw, _: draw.choice(("strict", *_PROFILES)),
    "profiles": lambda draw, _: tuple(draw.sample(_PROFILES, draw.randint(0, 2))),
    "text": lambda draw, _: draw.choice(_WORDS),
    "date": lambda draw, _: draw.choice(_DATES),
    "count": lambda draw, _: draw.choice((0, 1, 2, 2, 3, 3, 4)),
    "switch": lambda draw, _: draw.random() < 0.5,
    "tour": _tour,
    "stops": _stops,
    "spot": lambda draw, plan: _one(draw, ["door", *_things(plan)]),
    "clock": lambda draw, _: draw.choice(_CLOCKS),
    "numbers": _numbers,
    "plan": _part,
    "listed": _listed,
    "drawing": lambda draw, _: Source(
        draw.choice(("hall.png", "scans/홀.pdf", "../no.dxf")), "0" * 64, _near(draw), 12.5
    ),
    "underlay": lambda draw, plan: _one(draw, [each.id for each in plan.underlays]),
    "figure": lambda draw, _: draw.choice((0.0, 0.001, 1.0, 25.4, 1000.0)),
    "currency": lambda draw, _: draw.choice(("KRW", "EUR", None, "won")),
}
