# SPDX-License-Identifier: GPL-3.0-or-later
"""Differences between two versions of a plan in words of either language."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from planner.floor.compare import Comparison, Difference
from planner.floor.pairs import PLAN, Pair
from planner.locale import Language, area, has_text, millimetres, text
from planner.model.plan import Plan, TourStop
from planner.model.shapes import Outline, Rectangle, doubled_area
from planner.model.values import Name

_LENGTHS: Final = frozenset({"height", "offset", "platform", "front_height"})
_MANY = 6  # things of both sides together, from which on only what differs is told
_LONGEST = 60  # characters of a value: what is longer is told of by its beginning


def summary(comparison: Comparison, language: Language) -> str:
    """How many differences of which kinds there are, in a line."""
    if comparison.same:
        return text("compare.same", language)
    kinds = ", ".join(
        text("compare.counted", language, count=count, kind=text(f"compare.kind.{kind}", language))
        for kind, count in comparison.counts.items()
    )
    count = len(comparison.differences)
    return text("compare.one" if count == 1 else "compare.differs", language, count=count,
                kinds=kinds)  # fmt: skip


def subject(difference: Difference, language: Language) -> str:
    """What a difference is about, as people name it: a booth by its number in the new version."""
    pair = difference.pair
    thing = pair.old if pair.new is None else pair.new
    for field in ("number", "mark", "name", "title", "text", "finding"):
        value = getattr(thing, field, None)
        said = value[language] if isinstance(value, Name) else value
        if said:
            return str(said)
    return pair.id if pair.where != PLAN else text("compare.unnamed", language)


def detail(comparison: Comparison, difference: Difference, language: Language) -> str:
    """What became of it."""
    dx, dy = difference.by
    return text(
        f"compare.detail.{difference.kind}",
        language,
        attribute=attribute(difference.attribute, language) if difference.attribute else "",
        old=before(comparison, difference, language),
        new=after(comparison, difference, language),
        distance=millimetres(difference.distance),
        dx=f"{round(dx):+,}",
        dy=f"{round(dy):+,}",
        angle=f"{difference.angle:+g}",
    )


def before(comparison: Comparison, difference: Difference, language: Language) -> str:
    """The value in the old version; of a part of several only what differs."""
    return _side(comparison.old, difference.pair, difference.old, difference.new,
                 difference.attribute, language)  # fmt: skip


def after(comparison: Comparison, difference: Difference, language: Language) -> str:
    """The value in the new version; of a part of several only what differs."""
    return _side(comparison.new, difference.pair, difference.new, difference.old,
                 difference.attribute, language)  # fmt: skip


def attribute(name: str, language: Language) -> str:
    """The name of an attribute."""
    return text(f"compare.attribute.{name}", language)


def _side(
    plan: Plan, pair: Pair, value: Any, other: Any, name: str, language: Language
) -> str:  # fmt: skip
    if not name:
        return ""
    if isinstance(value, Rectangle) and isinstance(other, Rectangle):
        return " × ".join(f"{length:,}" for length in value.size) + " mm"
    if isinstance(value, dict) or isinstance(other, dict):
        return _fields(value or {}, other or {}, name, language)
    if isinstance(value, tuple) and isinstance(other, tuple) and len(value) + len(other) > _MANY:
        # Of many only those that the other side lacks, where there are any.
        value = tuple(each for each in value if each not in other) or (() if other else value)
    structs = [each for each in (value, other) if isinstance(each, msgspec.Struct)]
    if structs and not isinstance(structs[0], Name | Rectangle | Outline):
        values, others = (
            msgspec.structs.asdict(each) if isinstance(each, msgspec.Struct) else {}
            for each in (value, other)
        )
        return _fields(values, others, name, language)
    return _shortened(_said(plan, pair, value, name, language))


def _fields(
    values: Mapping[str, Any], others: Mapping[str, Any], name: str, language: Language
) -> str:
    """The parts that differ, each with its name."""
    none = text("compare.nothing", language)
    told = [
        f"{_part(key, language)} {_plain(value, key, language)}"
        for key, value in values.items()
        if value != others.get(key) and value not in (None, 0, False)
    ]
    return _shortened(", ".join(told)) or none


def _part(key: str, language: Language) -> str:
    return attribute(key, language) if has_text(f"compare.attribute.{key}") else key


def _said(plan: Plan, pair: Pair, value: Any, name: str, language: Language) -> str:
    say = _NAMED.get(name)
    if value is None or value in ((), ""):
        return text("compare.nothing", language)
    if say is not None and not (name in ("start", "end") and pair.where != "tours"):
        return say(plan, value, language)
    return _plain(value, name, language)


def _plain(value: Any, name: str, language: Language) -> str:
    if isinstance(value, Name):
        return value[language] or text("compare.nothing", language)
    if isinstance(value, bool):
        return text("compare.yes" if value else "compare.no", language)
    if isinstance(value, Rectangle | Outline):
        return area(abs(doubled_area(value.corners())) / 2)
    if isinstance(value, int) and name in _LENGTHS:
        return millimetres(value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple) and value and not isinstance(value[0], str | int):
        return text("compare.items", language, count=len(value))
    if isinstance(value, tuple):
        return ", ".join(f"{each:,}" if isinstance(each, int) else each for each in value)
    key = f"exchange.{name}.{value}"
    return text(key, language) if has_text(key) else str(value)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _names(things: Any, ids: Any, language: Language) -> str:
    known = {thing.id: thing for thing in things}
    wanted = (ids,) if isinstance(ids, str) else ids
    return ", ".join(
        (known[name].name[language] or name) if name in known else name for name in wanted
    )


def _places(plan: Plan, value: Any, language: Language) -> str:
    ids = [each.at if isinstance(each, TourStop) else each for each in _many(value)]
    numbers = {booth.id: booth.number for booth in plan.booths}
    return ", ".join(numbers.get(name) or _names(plan.areas, name, language) for name in ids)


def _many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


# Attributes that hold ids of other things, which people know by other words.
_NAMED: Final[Mapping[str, Callable[[Plan, Any, Language], str]]] = {
    "exhibitors": lambda plan, value, language: _names(plan.exhibitors, value, language),
    "competitors": lambda plan, value, language: _names(plan.exhibitors, value, language),
    "pavilion": lambda plan, value, language: _names(plan.pavilions, value, language),
    "area": lambda plan, value, language: _names(plan.areas, value, language),
    "stops": _places,
    "start": _places,
    "end": _places,
}
