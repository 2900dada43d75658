# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiles that count people: an egress analysis is made under one of them."""

from pathlib import Path

from planner.model.plan import Plan
from planner.model.problems import BadInput, Problem
from planner.rules.occupants import LOAD_RULE
from planner.rules.profile import find_profile, profiles_at_hand
from planner.rules.requirement import Profile

# Taken where a plan's own profiles count nobody: a code with factors, capacities and distances.
DEFAULT = "ibc2018"


def counting_profiles(plan: Plan, plan_file: Path | None = None) -> tuple[Profile, ...]:
    """The profiles at hand that count people: the plan's own, the default, then the others."""
    at_hand = profiles_at_hand(plan_file)
    order = dict.fromkeys((*plan.profiles, DEFAULT, *at_hand))
    found = (at_hand.get(name) for name in order)
    return tuple(each for each in found if isinstance(each, Profile) and LOAD_RULE in each.rules)


def counting_profile(plan: Plan, plan_file: Path | None = None, name: str | None = None) -> Profile:
    """The profile of a name, or the first that counts people.

    Raises BadInput for one that is not there or counts nobody.
    """
    known = counting_profiles(plan, plan_file)
    if name is None and known:
        return known[0]
    chosen = find_profile(DEFAULT if name is None else name, plan_file)
    if LOAD_RULE not in chosen.rules:
        hint = ", ".join(each.id for each in known)
        raise BadInput([Problem("egress-uncounted", values={"id": chosen.id, "hint": hint})])
    return chosen
