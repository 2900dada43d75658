# SPDX-License-Identifier: GPL-3.0-or-later
"""Put the true names of exhibitors in the place of placeholders, booth by booth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, check_range, demand, refuse
from planner.edits.identity import free_id
from planner.model.plan import Booth, Exhibitor, Plan
from planner.model.values import Name


@dataclass(frozen=True, slots=True)
class BoothNames:
    """The names of those in one booth, in the order in which the booth lists them."""

    booth: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class NameExhibitors:
    """Name the exhibitors of booths; an empty booth gets a new exhibitor (a company).

    A row without names leaves its booth alone. A new name is the planner's own: what the plan had
    assumed of the old one falls away, and the short name becomes the name.
    """

    NAME: ClassVar[str] = "name-exhibitors"
    rows: tuple[BoothNames, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it, touched = booths and exhibitors whose names or members changed.

        Raises BadInput for an unknown booth, another count of names than the booth has exhibitors,
        or two names for one exhibitor.
        """
        booths = {booth.id: booth for booth in plan.booths}
        demand(frozenset(row.booth for row in self.rows), booths, "no-such-booth")
        names: dict[str, Name] = {}
        touched: set[str] = set()
        for row in self.rows:
            booth = booths[row.booth]
            if not row.names:
                continue
            if not booth.exhibitors:
                plan, joined = _joined(plan, booth, row.names)
                touched |= {booth.id, *joined}
                continue
            _take(booth, row.names, names)
        exhibitors = tuple(_named(exhibitor, names) for exhibitor in plan.exhibitors)
        changed = {
            new.id for old, new in zip(plan.exhibitors, exhibitors, strict=True) if old != new
        }
        touched |= changed | {
            booth.id for booth in plan.booths if changed.intersection(booth.exhibitors)
        }
        if changed:
            plan = msgspec.structs.replace(plan, exhibitors=exhibitors)
        return Change(plan, frozenset(touched))


def _take(booth: Booth, given: Sequence[Name], names: dict[str, Name]) -> None:
    """Note the names of one booth's exhibitors."""
    if len(given) != len(booth.exhibitors):
        raise refuse(
            "names-count", number=booth.number, names=len(given), exhibitors=len(booth.exhibitors)
        )
    for identifier, name in zip(booth.exhibitors, given, strict=True):
        if names.setdefault(identifier, name) != name:
            raise refuse(
                "names-differ", number=booth.number, first=names[identifier].en, second=name.en
            )


def _named(exhibitor: Exhibitor, names: Mapping[str, Name]) -> Exhibitor:
    name = names.get(exhibitor.id, exhibitor.name)
    if name == exhibitor.name:
        return exhibitor
    facts = {key: fact for key, fact in exhibitor.facts.items() if key not in ("name", "short")}
    return msgspec.structs.replace(exhibitor, name=name, short=name, facts=facts)


def _joined(plan: Plan, booth: Booth, names: Sequence[Name]) -> tuple[Plan, tuple[str, ...]]:
    """The plan with new exhibitors in an empty booth, and their ids."""
    for name in names:
        identifier = free_id(plan, name.en, "exhibitor")
        new = Exhibitor(identifier, "company", name, name, (), None, "", {})
        booths = tuple(
            msgspec.structs.replace(one, exhibitors=(*one.exhibitors, identifier))
            if one.id == booth.id
            else one
            for one in plan.booths
        )
        plan = msgspec.structs.replace(plan, exhibitors=(*plan.exhibitors, new), booths=booths)
    check_range(next(one for one in plan.booths if one.id == booth.id))
    return plan, tuple(one.id for one in plan.exhibitors[-len(names) :])
