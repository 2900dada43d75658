# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings that someone answers for.

A waiver names a finding by key and profile, and its place by a fingerprint: rule, requirement and
measured figure, and the shape, sides, height and build of every subject. When any of these changes
the waiver lapses, and the finding counts again; a new number or exhibitor changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Protocol

import msgspec

from planner.floor.site import Site
from planner.model.plan import Waiver
from planner.rules.finding import Finding

# What of a thing makes the place of a finding, in the order in which it is hashed.
_PLACED = (
    "kind", "type", "shape", "outline", "line", "at", "width", "size", "facing", "open_sides",
    "height", "build", "walkable", "furniture", "competitors",
)  # fmt: skip


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class Judged:
    """Findings that count, those that are waived, and waivers that no longer hold.

    ``lapsed``: the finding is still there, its place has changed (it is among ``counting``).
    ``idle``: there is no such finding (any more).
    """

    counting: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    lapsed: tuple[tuple[Finding, Waiver], ...]
    idle: tuple[Waiver, ...]

    @property
    def fails(self) -> bool:
        """Whether an error counts."""
        return any(finding.severity == "error" for finding in self.counting)


def judge(findings: Iterable[Finding], site: Site) -> Judged:
    """Findings of a site in the light of its plan's waivers."""
    given = {(waiver.profile, waiver.finding): waiver for waiver in site.plan.waivers}
    if not given:
        return Judged(tuple(findings), (), (), ())
    places = Places(site)
    counting: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    lapsed: list[tuple[Finding, Waiver]] = []
    for finding in findings:
        waiver = given.pop((finding.profile, finding.key), None)
        if waiver is not None and waiver.place == places.fingerprint(finding):
            waived.append((finding, waiver))
            continue
        counting.append(finding)
        if waiver is not None:
            lapsed.append((finding, waiver))
    return Judged(tuple(counting), tuple(waived), tuple(lapsed), tuple(given.values()))


@dataclass(frozen=True, eq=False)
class Places:
    """The places of findings of one site."""

    site: Site

    def fingerprint(self, finding: Finding) -> str:
        """16 hexadecimal digits that change with the place of a finding."""
        things = [self._placed(self._things.get(name)) for name in finding.subjects]
        figures = [finding.measured, finding.required, finding.unit]
        content = [finding.rule, finding.profile, finding.key, figures, things]
        if not any(things):
            content.append([round(value) for value in finding.at])
        return hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:16]

    def mark(self, finding: Finding) -> str:
        """How a command names a finding in its place: ``KEY@FINGERPRINT``."""
        return f"{finding.key}@{self.fingerprint(finding)}"

    @staticmethod
    def _placed(thing: object) -> list[object]:
        return [[name, getattr(thing, name)] for name in _PLACED if hasattr(thing, name)]

    @cached_property
    def _things(self) -> Mapping[str, object]:
        plan, ground = self.site.plan, self.site.ground
        lists: tuple[Iterable[_Identified], ...] = (
            ground.halls, ground.openings, ground.columns, ground.fixtures, ground.pits,
            ground.walls, ground.dividers, ground.zones,
            plan.booths, plan.areas, plan.structures, plan.zones, plan.exhibitors,
        )  # fmt: skip
        return {thing.id: thing for thing in chain.from_iterable(lists)}
