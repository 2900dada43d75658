# SPDX-License-Identifier: GPL-3.0-or-later
"""Something stands before fire or power gear.

What: the floor before each hydrant, extinguisher, panel and shutter of the occupied halls stays
free over its width. Booths, solid areas and areas with furniture block. Measured is the free depth
that is left.
Why: gear that cannot be opened is not there.
Source: the profile names the depth.
"""

from collections.abc import Iterator

from planner.rules.clear_space import standing_before
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    fixtures = context.site.ground.fixtures
    names = ["front"] * len(fixtures)
    yield from standing_before(context, ids, fixtures, "fixture-blocked", names, "found")


RULE = Rule("fixture-blocked", __doc__, {"front": "mm"}, local=_check)
