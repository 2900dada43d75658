# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``hallplan egress`` prints for people."""

from collections.abc import Iterable

from planner.locale import Language, metres, text
from planner.rules.egress import Egress, ExitUse, Lost
from planner.rules.message import label, message
from planner.rules.sides import sides_of

_MOST = 5  # exits and bottlenecks that are told


def print_egress(made: Egress, language: Language) -> None:
    """Load, walks, exits, times, exits lost, bottlenecks, dead ends, the verdict."""

    def say(key: str, **values: object) -> str:
        return text(f"egress.{key}", language, **values)

    of = made.survey
    site = of.site
    print(say("title", plan=site.plan.title[language], profile=of.profile.name[language]))
    print(say("persons", persons=of.load.persons))
    for row in of.load.rows:
        values = {"thing": label(site, row.thing, language), "area": row.area * 1e6}
        print(f"  {say('part', persons=row.persons, factor=round(row.factor, 2), **values)}")
    _print_walks(made, language)
    _section(say("exits"), (_exit_line(made, use, language) for use in made.nearest.uses))
    _section(say("times"), _times(made, language))
    worse = [each for each in made.lost if each.breaks or each.seconds > made.nearest.seconds + 1]
    worse.sort(key=lambda each: (-each.breaks, -each.seconds, each.exit))
    _section(say("lost"), (_lost_line(made, each, language) for each in worse[:_MOST]))
    narrow = (
        say(
            "bottleneck", width=gap.width, persons=gap.persons, seconds=round(gap.seconds),
            things=", ".join(label(site, one, language) for one in sides_of(site, gap.line)),
        )
        for gap in made.bottlenecks[:_MOST]
    )  # fmt: skip
    _section(say("bottlenecks"), narrow)
    _section(say("dead-ends"), (message(each, site, language) for each in of.dead_ends))
    print()
    print(say("holds" if made.holds else "fails"))


def _section(heading: str, lines: Iterable[str]) -> None:
    rows = list(lines)
    if rows:
        print(f"\n{heading}")
        for row in rows:
            print(f"  {row}")


def _print_walks(made: Egress, language: Language) -> None:
    of = made.survey
    if made.longest is not None:
        most = of.longest_allowed
        allowed = text("egress.no-limit", language) if most is None else metres(most)
        values = {
            "length": made.longest.length,
            "exit": label(of.site, made.longest.goal, language),
        }
        key = "egress.longest-over" if made.too_far else "egress.longest"
        print(text(key, language, allowed=allowed, **values))
    if made.nearest.left:
        print(text("egress.unreached", language, persons=made.nearest.left))
    if made.lacking:
        print(text("egress.lacking", language, persons=made.lacking))


def _exit_line(made: Egress, use: ExitUse, language: Language) -> str:
    name = label(made.survey.site, use.exit.opening.id, language)
    if not use.open:
        return text("egress.exit-shut", language, exit=name)
    capacity = "–" if use.capacity is None else f"{use.capacity:,}"
    line = text(
        "egress.exit", language, exit=name, persons=use.persons, capacity=capacity,
        width=use.exit.clear, mean=use.mean, longest=use.longest,
        seconds=round(use.emptying.seconds),
    )  # fmt: skip
    return f"{line}{text('egress.over', language) if use.over else ''}"


def _times(made: Egress, language: Language) -> Iterable[str]:
    rows = (("nearest", made.nearest), ("fitting", made.fitting), ("quickest", made.quickest))
    for key, clearing in rows:
        if clearing is not None:
            yield text(f"egress.time-{key}", language, time=time(clearing.seconds, language))
    yield text("egress.time-least", language, time=time(made.least_seconds, language))
    yield text("egress.method", language)


def _lost_line(made: Egress, lost: Lost, language: Language) -> str:
    values = {
        "exit": label(made.survey.site, lost.exit, language),
        "time": time(lost.seconds, language),
        "length": lost.longest,
    }
    line = text("egress.lost-breaks" if lost.breaks else "egress.lost-holds", language, **values)
    if lost.left:
        line += text("egress.lost-left", language, persons=lost.left)
    if lost.lacking:
        line += text("egress.lost-lacking", language, persons=lost.lacking)
    return line


def time(seconds: float, language: Language) -> str:
    """Minutes and seconds in words."""
    minutes, rest = divmod(round(seconds), 60)
    key = "egress.minutes" if minutes else "egress.seconds"
    return text(key, language, minutes=minutes, seconds=rest)
