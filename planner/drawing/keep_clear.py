# SPDX-License-Identifier: GPL-3.0-or-later
"""How deep the floor stays clear before doors and gear: the numbers of the plan's profiles."""

import math
from collections.abc import Iterable, Mapping

from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.rules.profile import find_profile
from planner.rules.requirement import Profile

# Kind of opening or fixture to the rule and the requirement that name its depth.
_NUMBERS: Mapping[str, tuple[str, str]] = {
    "visitor": ("opening-blocked", "visitor"),
    "emergency": ("opening-blocked", "emergency"),
    "freight": ("opening-blocked", "freight"),
    "hydrant": ("fixture-blocked", "front"),
    "extinguisher": ("fixture-blocked", "front"),
    "panel": ("fixture-blocked", "front"),
    "shutter": ("fixture-blocked", "front"),
}


def shipped_profiles_of(plan: Plan) -> tuple[Profile, ...]:
    """Those profiles a plan chooses that ship with Hallplan; others are for the caller to find."""
    found = []
    for identifier in plan.profiles:
        try:
            found.append(find_profile(identifier))
        except BadInput:  # it stands beside the plan's file, which a drawing does not know
            continue
    return tuple(found)


def keep_clear(profiles: Iterable[Profile]) -> Mapping[str, int]:
    """The greatest depth in mm that some profile asks for, by kind; no entry where none does."""
    depths: dict[str, int] = {}
    for profile in profiles:
        for kind, (rule, name) in _NUMBERS.items():
            requirement = profile.rules.get(rule, {}).get(name)
            if requirement is not None and requirement.value:
                depths[kind] = max(depths.get(kind, 0), math.ceil(requirement.value))
    return depths
