# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids and numbers for new booths: made from what the plan holds, never from a clock or counter."""

import re

from planner.model.plan import Plan


def free_id(plan: Plan, words: str, kind: str = "booth") -> str:
    """An unused id made from a number or name: ``booth-b14``, then ``booth-b14-2`` …"""
    word = re.sub(r"[^a-z0-9]+", "-", words.lower())[:40].strip("-")
    base = f"{kind}-{word}" if word else kind
    used = {thing.id for thing in plan.booths} | {thing.id for thing in plan.areas}
    used |= {thing.id for thing in plan.zones} | {thing.id for thing in plan.exhibitors}
    used |= {thing.id for thing in plan.pavilions} | {thing.id for thing in plan.programme}
    used |= {tour.id for tour in plan.tours}
    name, count = base, 1
    while name in used:
        count += 1
        name = f"{base}-{count}"
    return name


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
