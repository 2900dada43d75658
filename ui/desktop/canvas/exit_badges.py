# SPDX-License-Identifier: GPL-3.0-or-later
"""The exits that a finding counts, each with how many people it takes or its clear width."""

import math

from planner.rules.exits import Exit, capacity, exits
from planner.rules.finding import Finding
from planner.rules.occupants import LOAD_RULE
from planner.rules.requirement import Profile
from ui.desktop.canvas.easel import Easel
from ui.desktop.canvas.strokes import cased_line, severity_colour

_RULES = frozenset({LOAD_RULE, "exit-count"})  # they speak of all exits of a hall at once
_INTO = 20.0  # px from the wall to a badge


def counts_exits(finding: Finding) -> bool:
    """Whether a finding speaks of the exits as a whole."""
    return finding.rule in _RULES and finding.unit != "m2/person"


def paint_exit_badges(easel: Easel, finding: Finding, profile: Profile) -> None:
    """A line across each exit that counts, and a badge before it."""
    site = easel.scene.site
    colour, _ = severity_colour(easel, finding.severity)
    halls = {hall.id for hall in site.ground.halls}
    named = set(finding.subjects) - halls
    for door in exits(site):
        shown = colour if door.opening.id in named or not named else easel.palette.text2
        start, end = (easel.view.to_screen(point) for point in door.line)
        if door.usable:
            cased_line(easel, start, end, shown, 4.0)
        angle = math.radians(easel.view.angle(door.opening.facing))
        x, y = easel.view.to_screen(door.opening.at)
        into = (math.cos(angle), math.sin(angle))
        room = _INTO + 24 * abs(into[0])  # a badge is wider than it is high
        middle = (x + into[0] * room, y + into[1] * room)
        words = _words(easel, door, profile)
        easel.label(words, middle, 11, shown, easel.palette.floor, bold=True)


def _words(easel: Easel, door: Exit, profile: Profile) -> str:
    """How many it takes, or how wide it is where the code says no more; that it is blocked."""
    if not door.usable:
        return easel.text("badge.blocked")
    persons = capacity([door], profile)
    if persons is None:
        return easel.text("badge.width", width=door.clear)
    return easel.text("badge.persons", persons=f"{persons:,}")
