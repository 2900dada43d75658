# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan that nothing stands in yet."""

import re
from collections.abc import Sequence

from planner.model.files import reference
from planner.model.plan import PLAN_FORMAT, PLAN_VERSION, Pavilion, Plan
from planner.model.values import Name
from planner.model.venue import Venue

# New booths need a pavilion to belong to.
FIRST_PAVILION = Pavilion("general", Name("일반", "General"), "companies")


def blank_plan(
    venue: Venue,
    halls: Sequence[str],
    title: Name,
    starts: str,
    ends: str,
    profiles: Sequence[str] = (),
) -> Plan:
    """An empty plan in some halls of a venue; days are ISO dates. Its id is made from the title."""
    word = re.sub(r"[^a-z0-9]+", "-", title.en.lower()).strip("-")[:60].strip("-")
    nothing = Name("", "")
    return Plan(
        format=PLAN_FORMAT,
        version=PLAN_VERSION,
        id=word or "plan",
        title=title,
        theme=nothing,
        note=nothing,
        starts=starts,
        ends=ends,
        drawing_number="",
        venue=reference(venue),
        halls=tuple(halls),
        datum=None,
        profiles=tuple(profiles),
        conditions={},
        sources={},
        facts={},
        issues=(),
        pavilions=(FIRST_PAVILION,),
        exhibitors=(),
        booths=(),
        areas=(),
        zones=(),
        structures=(),
        texts=(),
        dimensions=(),
        underlays=(),
        programme=(),
        tours=(),
        waivers=(),
        prices=None,
    )
