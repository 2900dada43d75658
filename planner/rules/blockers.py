# SPDX-License-Identifier: GPL-3.0-or-later
"""What blocks a plan: the one exit, the one booth that breaks it, and the move that frees most.

Four answers on one plan under one profile that counts people, and the profiles that it is checked
by: exits without which something does not hold (see ``egress``); booths without which errors are
gone (``removals``); booths that would shut an aisle a little farther out (``standing_out``); moves
that free width where walks are narrow and make no new finding (``freeing``).
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.paths.watch import Watch, go_on, part
from planner.rules.checks import Checks
from planner.rules.egress import Egress, Lost
from planner.rules.freeing import Freeing, freeing
from planner.rules.removals import Removal, errors_of, removals
from planner.rules.standing_out import StandingOut, standing_out
from planner.rules.trial import Trial


@dataclass(frozen=True, eq=False)
class Blockers:
    """What blocks the plan of an egress analysis.

    ``exits`` are all that are open, those that break the plan first, then those without which it
    takes longest; ``removals`` break it by being there (of ``errors`` under all its profiles),
    ``standing_out`` would farther out.
    """

    egress: Egress
    exits: tuple[Lost, ...]
    errors: int
    removals: tuple[Removal, ...]
    standing_out: tuple[StandingOut, ...]
    moves: tuple[Freeing, ...]

    @property
    def breaks(self) -> bool:
        """Whether a single exit, lost, or a single booth, by being there, breaks the plan."""
        return bool(self.removals) or any(each.breaks for each in self.exits)


def blockers(made: Egress, checks: Checks, watch: Watch = go_on) -> Blockers:
    """What blocks a plan. ``checks`` are those of its site by its own profiles, not yet of people.

    Things are taken away under those and the profile that counts people; moves are tried under its
    own alone. Takes up to a minute. Raises Stopped soon after ``watch`` says that it is no longer
    wanted.
    """
    of = made.survey
    own = Trial(checks, of.site)
    chosen = [context.chosen for context in checks.contexts]
    if all(each.id != of.profile.id for each in chosen):
        chosen.append(of.profile)
    both = (
        own if len(chosen) == len(checks.contexts) else Trial(Checks.of(of.site, chosen), of.site)
    )
    gone = removals(both, part(watch, 0.0, 0.4))
    out = standing_out(of.site, part(watch, 0.4, 0.6))
    moves = freeing(own, of.standing.network, made.bottlenecks, part(watch, 0.6, 1.0))
    lost = sorted(made.lost, key=lambda each: (not each.breaks, -each.seconds, each.exit))
    return Blockers(made, tuple(lost), len(errors_of(both.before)), gone, out, moves)
