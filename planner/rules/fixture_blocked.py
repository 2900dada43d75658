# SPDX-License-Identifier: GPL-3.0-or-later
"""Something stands before fire or power gear, or under a fire shutter.

What: the floor before each hydrant, extinguisher and panel of the occupied halls stays free over
its width, and the floor on both sides of each fire shutter's line. Booths, solid areas and areas
with furniture block.
Why: gear that cannot be opened is not there, and a shutter that comes down on a booth stays open.
How it is measured: each kind has its own depth where the profile states one, else that of
``front``; a kind with neither is not checked. A panel's space is as wide as the panel, and at least
``panel-width``. Measured is the free depth that is left; nothing is left where something stands on
the line of a shutter. Exactly the depth passes.
Source: Korean law forbids things near fire gear and gives no distance (소방시설법 art. 16①); the
International Fire Code keeps 36 inches (914 mm) about hydrants and before panels, these 30 inches
(762 mm) wide or as wide as they are.
"""

from collections.abc import Iterator

from planner.model.venue import Fixture
from planner.rules.clear_space import Space, standing_before
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.pushes import widened
from planner.rules.rule import Ids, Rule

RULE_ID = "fixture-blocked"
KINDS = ("hydrant", "extinguisher", "panel", "shutter")
GENERAL = "front"
PANEL_WIDTH = "panel-width"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    spaces = [
        _space(context, fixture, name)
        for fixture in context.site.ground.fixtures
        if (name := _depth(context, fixture)) is not None
    ]
    yield from standing_before(context, ids, spaces, RULE_ID, "found")


def _depth(context: Context, fixture: Fixture) -> str | None:
    """The requirement that names the depth before a fixture, if there is one."""
    names = (fixture.kind, GENERAL)
    return next((name for name in names if context.asks(RULE_ID, name)), None)


def _space(context: Context, fixture: Fixture, name: str) -> Space:
    width = fixture.width
    if fixture.kind == "panel" and context.asks(RULE_ID, PANEL_WIDTH):
        width = max(width, context.number(RULE_ID, PANEL_WIDTH))
    depth = context.number(RULE_ID, name)
    return Space(fixture, name, depth, width, behind=fixture.kind == "shutter")


RULE = Rule(
    RULE_ID,
    __doc__,
    {},
    local=_check,
    may=dict.fromkeys((GENERAL, *KINDS, PANEL_WIDTH), "mm"),
    mend=widened,
)
