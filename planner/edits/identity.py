# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids and numbers for new booths: made from what the plan holds, never from a clock or counter."""

import re
from collections.abc import Callable, Container, Iterable, Iterator

from planner.model.plan import Plan
from planner.model.references import Grouped, Identified


def free_id(plan: Plan, words: str, kind: str = "booth") -> str:
    """An unused id made from a number or name: ``booth-b14``, then ``booth-b14-2`` …"""
    return id_from(words, kind, ids_in_use(plan))


Found = Callable[[Plan], frozenset[str]]


def _remembered(find: Found) -> Found:
    """The same, which knows the answer for the plan it was asked about last: a drag asks at every
    move about the plan at press."""
    last: tuple[Plan, frozenset[str]] | None = None

    def found(plan: Plan) -> frozenset[str]:
        nonlocal last
        known = last
        if known is None or known[0] is not plan:
            last = known = (plan, find(plan))
        return known[1]

    return found


@_remembered
def _numbers(plan: Plan) -> frozenset[str]:
    return frozenset(booth.number for booth in plan.booths)


def ids_in_use(plan: Plan) -> set[str]:
    """The ids of everything in a plan."""
    return set(_ids(plan))


@_remembered
def _ids(plan: Plan) -> frozenset[str]:
    lists: tuple[tuple[Identified, ...], ...] = (
        plan.booths, plan.areas, plan.zones, plan.structures, plan.texts, plan.dimensions,
        plan.underlays, plan.exhibitors, plan.pavilions, plan.programme, plan.tours,
    )  # fmt: skip
    return frozenset(thing.id for things in lists for thing in things)


def id_from(words: str, kind: str, used: Container[str]) -> str:
    """An id made from a number or name that is not among those in use."""
    word = re.sub(r"[^a-z0-9]+", "-", words.lower())[:40].strip("-")
    base = f"{kind}-{word}" if word else kind
    name, count = base, 1
    while name in used:
        count += 1
        name = f"{base}-{count}"
    return name


def counted(kind: str, used: Container[str]) -> str:
    """The first id of a kind by count that is not among those in use: ``wall-1``, ``wall-2`` …"""
    count = 1
    while f"{kind}-{count}" in used:
        count += 1
    return f"{kind}-{count}"


def free_group(plan: Plan, also: Iterable[str] = ()) -> str:
    """The first name of a group unused in a plan and not given away yet: ``group-1`` …"""
    lists: tuple[tuple[Grouped, ...], ...] = (
        plan.booths, plan.areas, plan.structures, plan.texts, plan.dimensions,
    )  # fmt: skip
    groups = (thing.group for things in lists for thing in things)
    return counted("group", {*also, *filter(None, groups)})


def free_number(plan: Plan, like: str) -> str:
    """The next unused number in the manner of another: after ``B14`` comes ``B15`` if free."""
    return number_after(like, _numbers(plan))


def number_after(like: str, used: Container[str]) -> str:
    """The next number in the manner of another that is not among those in use."""
    return next(number for number in numbers_from(like, used) if number != like)


def free_numbers(plan: Plan, first: str) -> Iterator[str]:
    """Unused numbers in the manner of a first one, itself first if it is free: B14, B15 …"""
    return numbers_from(first, _numbers(plan))


def numbers_from(first: str, used: Container[str]) -> Iterator[str]:
    """Numbers in the manner of a first one, itself too, that are not among those in use."""
    stem = first.rstrip("0123456789")
    digits = first[len(stem) :]
    value, width = (int(digits), len(digits)) if digits else (1, 1)
    if not digits and first not in used:
        yield first
    while True:
        number = f"{stem}{value:0{width}d}"
        if number not in used:
            yield number
        value += 1
