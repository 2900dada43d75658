# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids and numbers for new booths: made from what the plan holds, never from a clock or counter."""

import re
from collections.abc import Container

from planner.model.plan import Plan
from planner.model.references import Identified


def free_id(plan: Plan, words: str, kind: str = "booth") -> str:
    """An unused id made from a number or name: ``booth-b14``, then ``booth-b14-2`` …"""
    return id_from(words, kind, ids_in_use(plan))


def ids_in_use(plan: Plan) -> set[str]:
    """The ids of everything in a plan."""
    lists: tuple[tuple[Identified, ...], ...] = (
        plan.booths, plan.areas, plan.zones, plan.structures, plan.texts, plan.dimensions,
        plan.underlays, plan.exhibitors, plan.pavilions, plan.programme, plan.tours,
    )  # fmt: skip
    return {thing.id for things in lists for thing in things}


def id_from(words: str, kind: str, used: Container[str]) -> str:
    """An id made from a number or name that is not among those in use."""
    word = re.sub(r"[^a-z0-9]+", "-", words.lower())[:40].strip("-")
    base = f"{kind}-{word}" if word else kind
    name, count = base, 1
    while name in used:
        count += 1
        name = f"{base}-{count}"
    return name


def free_group(plan: Plan) -> str:
    """The first unused name of a group: ``group-1``, ``group-2`` …"""
    used = {thing.group for thing in (*plan.booths, *plan.areas)}
    used |= {thing.group for thing in (*plan.structures, *plan.texts, *plan.dimensions)}
    count = 1
    while f"group-{count}" in used:
        count += 1
    return f"group-{count}"


def free_number(plan: Plan, like: str) -> str:
    """The next unused number in the manner of another: after ``B14`` comes ``B15`` if free."""
    used = {booth.number for booth in plan.booths}
    stem = like.rstrip("0123456789")
    digits = like[len(stem) :]
    value, width = (int(digits), len(digits)) if digits else (0, 1)
    while True:
        value += 1
        number = f"{stem}{value:0{width}d}"
        if number not in used:
            return number
