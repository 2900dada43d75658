# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``hallplan blockers --json`` prints."""

from planner.floor.site import Site
from planner.locale import Language
from planner.rules.blockers import Blockers
from planner.rules.fixes import fix_text
from planner.rules.freeing import Freeing
from planner.rules.removals import Removal
from planner.rules.sides import sides_of
from planner.rules.standing_out import StandingOut
from ui.cli.egress_answer import Tree, lost_tree


def answer(made: Blockers, language: Language) -> Tree:
    """The four answers; lengths in mm, times in seconds, booths by number."""
    site = made.egress.survey.site
    return {
        "profile": made.egress.survey.profile.id,
        "breaks": made.breaks,
        "exits": [lost_tree(each) for each in made.exits],
        "in_the_way": [_removal(site, each) for each in made.removals],
        "standing_out": [_standing_out(site, each) for each in made.standing_out],
        "moves": [_move(made, each, language) for each in made.moves],
        "language": language,
    }


def _removal(site: Site, removal: Removal) -> Tree:
    return {
        "thing": site.label(removal.thing),
        "mended": [each.key for each in removal.mended],
        "new": [each.key for each in removal.new],
    }


def _standing_out(site: Site, side: StandingOut) -> Tree:
    return {
        "thing": site.label(side.thing),
        "side": side.side,
        "by_mm": side.by,
        "clear_mm": side.clear,
        "line": [[round(x, 3), round(y, 3)] for x, y in side.line],
        "cut_off": [site.label(name) for name in side.cut_off],
    }


def _move(made: Blockers, each: Freeing, language: Language) -> Tree:
    site, gap = made.egress.survey.site, made.egress.bottlenecks[each.bottleneck]
    return {
        "things": [site.label(name) for name in each.move.ids],
        "dx": each.move.dx,
        "dy": each.move.dy,
        "does": fix_text(each.move, site, language),
        "edit": edit_words(site, each),
        "between": [site.label(name) for name in sides_of(site, gap.line)],
        "line": [[round(x, 3), round(y, 3)] for x, y in gap.line],
        "persons": gap.persons,
        "clear_width_mm": each.before,
        "clear_width_after_mm": each.after,
        "gained_mm": each.gained,
        "saved_seconds": round(each.seconds, 1),
    }


def edit_words(site: Site, each: Freeing) -> str:
    """The move as ``hallplan edit`` takes it."""
    things = ",".join(site.label(name) for name in each.move.ids)
    return f"move {things} {each.move.dx} {each.move.dy}"
