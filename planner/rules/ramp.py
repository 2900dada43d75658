# SPDX-License-Identifier: GPL-3.0-or-later
"""A raised floor without a ramp, or with one that is too steep.

What: every booth and every area whose floor is raised has a ramp, and the ramp rises no more than
the profile's share of its run (1:12 is a share of 0.0833). Floors no higher than ``step``, where
the profile states one, need none.
Why: ten centimetres of platform keep a wheelchair out as surely as a wall does, and a steep ramp
tips it over.
How it is measured: by the platform's height and the ramp's run per rise, as the plan states them
for the booth or area; the share is rounded to the hundredth of a percent. Exactly the share passes.
Where the ramp lies, its width and its landings are not in a plan.
Source: the profile names the article.
"""

import math
from collections.abc import Iterator

from planner.edits.edit import Edit
from planner.edits.set_build import SetBuild
from planner.floor.footprints import footprint
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "ramp"
DECIMALS = 4  # of a share
HALF = 0.00005  # what rounding to these decimals may take off


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    site, most = context.site, context.ratio(RULE_ID, "slope")
    step = context.number(RULE_ID, "step") if context.asks(RULE_ID, "step") else 0
    least = _least_run(context)
    names = (*site.booths, *site.areas) if ids is None else ids
    for name in names:
        thing = site.booths.get(name) or site.areas.get(name)
        build = None if thing is None else thing.build
        if thing is None or build is None or build.platform <= step:
            continue
        slope = None if build.ramp is None else round(1 / build.ramp, DECIMALS)
        if slope is not None and slope <= most:
            continue
        place = footprint(thing.shape).representative_point()
        yield context.finding(
            RULE_ID, "slope", [name], (place.x, place.y), "missing" if slope is None else "steep",
            measured=slope, unit="share",
            values={
                "thing": Thing(name), "platform": build.platform, "run": build.ramp,
                "least": least, "length": build.platform * least,
            },
        )  # fmt: skip


def _least_run(context: Context) -> int:
    """The whole run per rise of the steepest ramp that passes."""
    return math.ceil(1 / (context.ratio(RULE_ID, "slope") + HALF))


def _mend(context: Context, finding: Finding) -> Iterator[Edit]:
    """A ramp as steep as it may be."""
    yield SetBuild(finding.subjects, ramp=_least_run(context))


RULE = Rule(RULE_ID, __doc__, {"slope": "share"}, local=_check, may={"step": "mm"}, mend=_mend)
