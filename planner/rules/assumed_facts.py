# SPDX-License-Identifier: GPL-3.0-or-later
"""What the plan and its halls take for granted.

What: one note per kind of thing that has attributes marked as assumed, with their count; and one
for the numbers of the profile itself. A plan passes with such notes.
Why: nothing assumed may look published, in a report either.
Source: the facts in plan, venue and profile files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from planner.model.values import Facts, assumed
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.words import Word

RULE_ID = "assumed-facts"


class _Stated(Protocol):
    @property
    def facts(self) -> Facts: ...


@dataclass(frozen=True, slots=True)
class _Condition:
    facts: Facts


def _check(context: Context) -> Iterator[Finding]:
    ground = context.site.ground
    x0, y0, x1, y1 = ground.floor.bounds
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    for kind, things in _kinds(context).items():
        attributes: dict[str, None] = {}
        count = 0
        for thing in things:
            names = assumed(thing.facts)
            count += bool(names)
            attributes.update(dict.fromkeys(names))
        if count:
            yield _note(context, kind, count, middle, list(attributes))
    numbers = [
        requirement.value is not None
        for rule in context.profile.rules.values()
        for requirement in rule.values()
        if requirement.confidence == "assumed"
    ]
    if sum(numbers):
        yield _note(context, "profile", sum(numbers), middle, ["number"])


def _note(
    context: Context, kind: str, count: int, at: tuple[float, float], attributes: Iterable[str]
) -> Finding:
    values = {
        "kind": Word(f"kind.{kind}"),
        "attributes": tuple(Word(f"attribute.{name}") for name in attributes),
        "count": count,
    }
    return context.finding(
        RULE_ID, "told", (), at, "found", measured=count, unit="count", place=kind, values=values
    )


def _kinds(context: Context) -> Mapping[str, Sequence[_Stated]]:
    """The things of the occupied halls and of the plan by kind."""
    ground, plan = context.site.ground, context.site.plan
    found: dict[str, Sequence[_Stated]] = {"hall": ground.halls, "wall": ground.walls}
    for kind in ("visitor", "emergency", "freight"):
        found[kind] = [opening for opening in ground.openings if opening.kind == kind]
    found["column"] = ground.columns
    for kind in ("hydrant", "extinguisher", "panel", "shutter"):
        found[kind] = [fixture for fixture in ground.fixtures if fixture.kind == kind]
    return found | {
        "pit": ground.pits,
        "zone": [zone for zone in ground.zones if zone.active],
        "plan": [plan],
        "condition": [_Condition({name: fact}) for name, fact in plan.conditions.items()],
        "exhibitor": plan.exhibitors,
        "booth": plan.booths,
        "area": plan.areas,
        "structure": plan.structures,
        "programme": plan.programme,
    }


RULE = Rule(RULE_ID, __doc__, {"told": None}, whole=_check)
