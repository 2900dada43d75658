# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans with findings that someone answers for, for the tests of reports."""

import msgspec

from planner.floor.site import Site
from planner.model.plan import Waiver
from planner.rules.check import check
from planner.rules.finding import Finding
from planner.rules.profile import find_profile
from planner.rules.waivers import Places
from tests.planner.building import booth, plan, rectangle, site

KINTEX, GERMANY = find_profile("kintex"), find_profile("germany")
REASON, NAME, DATE = "Curtain instead of a wall <&>", "Kim Jiyoon", "2026-11-20"


def overlapping() -> Site:
    """A2 stands 500 mm deep in A1; B1 and B2 likewise."""
    return site(
        plan(
            [
                booth("A1", rectangle(9000, 9000)),
                booth("A2", rectangle(11_500, 9000)),
                booth("B1", rectangle(20_000, 9000)),
                booth("B2", rectangle(22_500, 9000)),
            ]
        )
    )


def overlap(standing: Site, name: str) -> Finding:
    """The overlap under KINTEX's profile that a booth is in."""
    return next(
        each
        for each in check(standing, [KINTEX])
        if each.rule == "overlap" and name in each.subjects
    )


def waived(standing: Site, *names: str, place: str | None = None) -> Site:
    """The site with waivers for the overlaps of some booths; ``place`` in their place's stead."""
    places = Places(standing)
    given = tuple(
        Waiver(
            finding=finding.key,
            profile="kintex",
            reason=REASON,
            name=NAME,
            date=DATE,
            place=place or places.fingerprint(finding),
        )
        for finding in (overlap(standing, name) for name in names)
    )
    return standing.with_plan(msgspec.structs.replace(standing.plan, waivers=given))
