# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``hallplan blockers`` prints for people."""

from collections.abc import Iterable, Iterator, Sequence

from planner.floor.site import Site
from planner.locale import Language, text
from planner.rules.blockers import Blockers
from planner.rules.fixes import fix_text
from planner.rules.freeing import FARTHEST
from planner.rules.message import label, message
from planner.rules.sides import sides_of
from ui.cli.blockers_answer import edit_words
from ui.cli.egress_words import time

_MOST = 4  # names of what is cut off


def print_blockers(made: Blockers, language: Language) -> None:
    """The exit, the booth, the aisle, the moves, the verdict."""
    of = made.egress.survey
    values = {"plan": of.site.plan.title[language], "profile": of.profile.name[language]}
    print(text("blockers.title", language, **values))
    for key, lines in (
        ("exits", _exits(made, language)),
        ("removals", _removals(made, language)),
        ("standing-out", _standing_out(made, language)),
        ("moves", _moves(made, language)),
    ):
        _section(text(f"blockers.{key}", language), lines)
    print(f"\n{text('blockers.breaks' if made.breaks else 'blockers.holds', language)}")


def _section(heading: str, lines: Iterable[str]) -> None:
    print(f"\n{heading}")
    for line in lines:
        print(f"  {line}")


def _exits(made: Blockers, language: Language) -> Iterator[str]:
    site = made.egress.survey.site
    breaking = [each for each in made.exits if each.breaks]
    for each in breaking:
        yield text("blockers.exit-breaks", language, exit=label(site, each.exit, language))
    if not breaking:
        yield text("blockers.no-exit", language)
    if made.exits:
        worst = made.exits[0]
        yield text(
            "blockers.worst-exit", language, exit=label(site, worst.exit, language),
            length=worst.longest, time=time(worst.seconds, language),
        )  # fmt: skip


def _removals(made: Blockers, language: Language) -> Iterator[str]:
    site = made.egress.survey.site
    if not made.removals:
        yield text("blockers.no-removal", language)
    for each in made.removals:
        line = text(
            "blockers.removal", language, thing=label(site, each.thing, language),
            mended=len(each.mended), errors=made.errors,
            first=message(each.mended[0], site, language),
        )  # fmt: skip
        yield line + (text("blockers.removal-new", language, new=len(each.new)) if each.new else "")


def _standing_out(made: Blockers, language: Language) -> Iterator[str]:
    site = made.egress.survey.site
    if not made.standing_out:
        yield text("blockers.no-stand-out", language)
    for each in made.standing_out:
        yield text(
            "blockers.stand-out", language, thing=label(site, each.thing, language), by=each.by,
            side=each.side, cut=names(site, each.cut_off, language),
        )  # fmt: skip


def _moves(made: Blockers, language: Language) -> Iterator[str]:
    site = made.egress.survey.site
    if not made.moves:
        yield text("blockers.no-move", language, most=FARTHEST)
    for each in made.moves:
        gap = made.egress.bottlenecks[each.bottleneck]
        place = " – ".join(label(site, one, language) for one in sides_of(site, gap.line))
        yield text(
            "blockers.move", language, act=fix_text(each.move, site, language), place=place,
            before=each.before, after=each.after, persons=gap.persons, seconds=round(each.seconds),
        )  # fmt: skip
        yield "  " + text("blockers.command", language, words=edit_words(site, each))


def names(site: Site, ids: Sequence[str], language: Language) -> str:
    """Some things by name, the first ones of many."""
    shown = ", ".join(label(site, name, language) for name in ids[:_MOST])
    rest = len(ids) - _MOST
    return text("blockers.more", language, names=shown, count=rest) if rest > 0 else shown
