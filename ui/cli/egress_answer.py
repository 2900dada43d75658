# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``hallplan egress --json`` prints."""

from planner.floor.site import Site
from planner.locale import Language
from planner.paths.crossing import Bottleneck
from planner.paths.hydraulics import DOOR_FLOW, SPEED
from planner.rules.egress import Clearing, Egress, ExitUse, Lost
from planner.rules.finding import Finding
from planner.rules.message import message
from planner.rules.sides import sides_of

Tree = dict[str, object]


def answer(made: Egress, language: Language) -> Tree:
    """The whole analysis; lengths in mm, times in seconds, booths by number."""
    of = made.survey
    site = of.site
    return {
        "profile": of.profile.id,
        "holds": made.holds,
        "closed": sorted(made.closed),
        "persons": of.load.persons,
        "load": [
            {
                "thing": row.thing,
                "hall": row.hall,
                "use": row.requirement,
                "area_m2": round(row.area, 3),
                "m2_per_person": row.factor,
                "chairs": row.chairs,
                "persons": row.persons,
            }
            for row in of.load.rows
        ],
        "travel": _travel(made),
        "unreached_persons": made.nearest.left,
        "persons_without_capacity": made.lacking,
        "nearest": _clearing(made.nearest),
        "within_capacity": None if made.fitting is None else _clearing(made.fitting),
        "quickest": _clearing(made.quickest),
        "least_seconds": round(made.least_seconds, 1),
        "lost": [lost_tree(each) for each in made.lost],
        "bottlenecks": [_bottleneck(site, each) for each in made.bottlenecks],
        "dead_ends": [_dead_end(site, each, language) for each in of.dead_ends],
        "method": {
            "source": "IMO MSC.1/Circ.1533, annex 2",
            "door_flow_per_s_m": DOOR_FLOW,
            "free_speed_m_s": SPEED[0],
        },
        "language": language,
    }


def _travel(made: Egress) -> Tree | None:
    trip = made.longest
    if trip is None:
        return None
    return {
        "longest_mm": round(trip.length, 3),
        "allowed_mm": made.survey.longest_allowed,
        "exit": trip.goal,
        "points": [[round(x, 3), round(y, 3)] for x, y in trip.points],
    }


def _clearing(clearing: Clearing) -> Tree:
    return {
        "seconds": round(clearing.seconds, 1),
        "left_over": clearing.left,
        "exits": [_use(use) for use in clearing.uses],
    }


def _use(use: ExitUse) -> Tree:
    opening = use.exit.opening
    return {
        "exit": opening.id,
        "kind": opening.kind,
        "open": use.open,
        "clear_width_mm": use.exit.clear,
        "capacity": use.capacity,
        "persons": use.persons,
        "over": use.over,
        "mean_walk_mm": round(use.mean),
        "longest_walk_mm": round(use.longest),
        "flow_seconds": round(use.emptying.flow, 1),
        "seconds": round(use.emptying.seconds, 1),
    }


def lost_tree(lost: Lost) -> Tree:
    """What it would mean to lose an exit."""
    return {
        "exit": lost.exit,
        "breaks": lost.breaks,
        "unreached_persons": lost.left,
        "persons_without_capacity": lost.lacking,
        "longest_mm": round(lost.longest, 3),
        "too_far": lost.too_far,
        "seconds": round(lost.seconds, 1),
    }


def _bottleneck(site: Site, gap: Bottleneck) -> Tree:
    return {
        "between": [site.label(thing) for thing in sides_of(site, gap.line)],
        "line": [[round(x, 3), round(y, 3)] for x, y in gap.line],
        "clear_width_mm": gap.width,
        "persons": gap.persons,
        "flow_seconds": round(gap.seconds, 1),
    }


def _dead_end(site: Site, finding: Finding, language: Language) -> Tree:
    return {
        "subjects": [site.label(name) for name in finding.subjects],
        "at": list(finding.at),
        "length_mm": finding.measured,
        "allowed_mm": finding.required,
        "message": message(finding, site, language),
    }
