# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rule looks at: a site, one profile, and who stands near whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from planner.floor.site import Site
from planner.model.values import Name
from planner.rules.finding import Finding
from planner.rules.requirement import Profile, Requirement
from planner.rules.surroundings import Neighbourhood, Surroundings
from planner.rules.walking import Walking, walking_of

XY = tuple[float, float]
MILLIMETRES = "mm"

# The local rules whose findings depend on what stands within their lengths.
BETWEEN = ("aisle-width", "service-gap", "open-sides", "aisle-walls")
# mm: the body of a person (Fruin's ellipse). Nobody passes behind what stands closer to a wall.
BEHIND = 600


@dataclass(frozen=True, eq=False)
class Context:
    """A site under a profile. Immutable; ``after`` gives the next one cheaply.

    ``chosen`` is the profile as its file has it, ``profile`` as it is under the plan's conditions.
    """

    site: Site
    chosen: Profile
    profile: Profile
    surroundings: Surroundings
    _near: dict[frozenset[str], Neighbourhood] = field(default_factory=dict)
    _cited: dict[tuple[str, str], Name] = field(default_factory=dict)  # goes with the profile

    @classmethod
    def of(cls, site: Site, profile: Profile) -> Context:
        """The context of a site that is looked at for the first time."""
        return cls(site, profile, profile.under(site.plan.conditions), Surroundings.of(site))

    def after(self, site: Site, touched: Collection[str]) -> Context:
        """The context of the plan after an edit (or of a ghost) that touched some ids."""
        if not self.alike(site):
            return Context.of(site, self.chosen)
        surroundings = self.surroundings.after(site, touched)
        return Context(site, self.chosen, self.profile, surroundings, _cited=self._cited)

    def alike(self, site: Site) -> bool:
        """Whether a site stands on the same ground under the same conditions."""
        before, after = self.site, site
        same = after.plan.conditions == before.plan.conditions
        return same and after.ground is before.ground

    def requirement(self, rule: str, name: str) -> Requirement:
        """A requirement that the profile is known to have."""
        return self.profile.rules[rule][name]

    def number(self, rule: str, name: str) -> int:
        """The whole number of a requirement that is known to have one (mm, persons, a count)."""
        value = self.requirement(rule, name).value
        assert isinstance(value, int)  # read_profile demands it
        return value

    def ratio(self, rule: str, name: str) -> float:
        """The number of a requirement that is known to have one, whole or not."""
        value = self.requirement(rule, name).value
        assert value is not None  # read_profile demands it
        return float(value)

    def asks(self, rule: str, name: str) -> bool:
        """Whether the profile has a requirement that it may leave out."""
        return name in self.profile.rules[rule]

    @property
    def walking(self) -> Walking:
        """The walks on the floor of this site, the same for all profiles."""
        return walking_of(self.site)

    @property
    def reach(self) -> float:
        """How far (mm) the rules between neighbours look."""
        values = [
            requirement.value
            for rule in BETWEEN
            for requirement in self.profile.rules.get(rule, {}).values()
            if requirement.unit == MILLIMETRES
        ]
        return max([BEHIND, *(value for value in values if value is not None)])

    def near(self, ids: Collection[str] | None) -> Neighbourhood:
        """The bodies of some ids with all that are within reach; everything without ids."""
        if ids is None:
            return self.surroundings.everything
        key = frozenset(ids)
        if key not in self._near:
            self._near[key] = self.surroundings.near(key, self.reach)
        return self._near[key]

    def finding(
        self,
        rule: str,
        requirement: str,
        subjects: Collection[str],
        at: XY,
        message: str,
        *,
        measured: float | None = None,
        required: float | None = None,
        unit: str = MILLIMETRES,
        place: str = "",
        line: tuple[XY, XY] | None = None,
        path: Sequence[XY] = (),
        values: Mapping[str, object] | None = None,
    ) -> Finding:
        """A finding against a requirement of the profile; ``message`` is a text of the rule.

        ``required`` is the profile's number, or what follows from it here (a width from persons).
        """
        asked = self.requirement(rule, requirement)
        citation = self._cited.get((rule, requirement))
        if citation is None:
            citation = self._cited[rule, requirement] = self.profile.citation(asked)
        return Finding(
            rule=rule,
            profile=self.profile.id,
            severity=asked.severity,
            subjects=tuple(sorted(subjects)),
            at=_rounded(at),
            measured=measured,
            required=asked.value if required is None else required,
            unit=unit,
            citation=citation,
            confidence=asked.confidence,
            message=f"{rule}.{message}",
            place=place,
            line=None if line is None else (_rounded(line[0]), _rounded(line[1])),
            path=tuple(_rounded(place) for place in path),
            values=values or {},
        )


def _rounded(place: XY) -> XY:
    return (round(float(place[0]), 3), round(float(place[1]), 3))
