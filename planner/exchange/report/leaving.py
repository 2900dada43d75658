# SPDX-License-Identifier: GPL-3.0-or-later
"""How people leave under each code that counts them: exits, times, each exit lost, bottlenecks.

The figures of ``hallplan egress``, with all exits open.
"""

from collections.abc import Iterator, Sequence

from planner.exchange.report.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Paragraph,
    Section,
    Table,
    Tag,
)
from planner.exchange.report.brief import Brief
from planner.locale import metres, text
from planner.rules.egress import Clearing, Egress, ExitUse, Lost, egress, survey
from planner.rules.figures import amount
from planner.rules.message import label
from planner.rules.sides import sides_of


def leaving(brief: Brief) -> Section | None:
    """Code by code; None where none counts people. Takes seconds for each code."""
    surveys = [found for each in brief.profiles if (found := survey(brief.site, each)) is not None]
    if not surveys:
        return None
    blocks: list[Block] = [Paragraph(brief.say("leaving.means"), "small")]
    for found in surveys:
        blocks += _code(brief, egress(found))
    return Section("leaving", brief.say("leaving.title"), tuple(blocks), new_page=True)


def _code(brief: Brief, made: Egress) -> Iterator[Block]:
    yield Paragraph(made.survey.profile.name[brief.language], "heading")
    yield Facts(tuple(_facts(brief, made)))
    yield _exits(brief, made)
    if made.lost:
        yield _lost(brief, made)
    if made.bottlenecks:
        yield _bottlenecks(brief, made)


def _facts(brief: Brief, made: Egress) -> Iterator[tuple[str, str]]:
    language = brief.language
    yield text("egress.all-persons", language), f"{made.survey.load.persons:,}"
    if made.nearest.left:
        yield text("egress.without-exit", language), f"{made.nearest.left:,}"
    if made.lacking:
        yield text("egress.without-room", language), f"{made.lacking:,}"
    times: list[tuple[str, Clearing | None]] = [
        ("nearest", made.nearest),
        ("capacity", made.fitting),
        ("quickest", made.quickest),
    ]
    for key, clearing in times:
        if clearing is not None:
            yield text(f"egress.by-{key}", language), _time(brief, clearing.seconds)
    yield text("egress.by-least", language), _time(brief, made.least_seconds)


def _exits(brief: Brief, made: Egress) -> Table:
    """Everybody to the nearest exit: who comes there, how far, and how long."""
    columns = (
        Column(brief.say("egress.door"), 0.14),
        Column(brief.say("leaving.persons"), 0.2, "right"),
        Column(brief.say("leaving.capacity"), 0.24, "right"),
        Column(brief.say("leaving.mean"), 0.14, "right"),
        Column(brief.say("leaving.longest"), 0.14, "right"),
        Column(brief.say("leaving.out"), 0.14, "right"),
    )
    return Table(columns, tuple(_exit(brief, use) for use in made.nearest.uses))


def _exit(brief: Brief, use: ExitUse) -> tuple[Cell, ...]:
    name = Cell(use.exit.opening.number, strong=True)
    if not use.open:
        return (name, Cell("–", tags=(Tag(brief.say("leaving.blocked"), "error"),)), *[Cell()] * 4)
    over = (Tag(brief.say("leaving.over"), "error"),) if use.over else ()
    room = "–" if use.capacity is None else amount(use.capacity, "persons", brief.language)
    return (
        name,
        Cell(amount(use.persons, "persons", brief.language)),
        Cell(room, tags=over),
        Cell(metres(use.mean)),
        Cell(metres(use.longest)),
        Cell(_time(brief, use.emptying.seconds)),
    )


def _lost(brief: Brief, made: Egress) -> Table:
    """What it would mean to lose each exit, those first without which the plan does not hold."""
    columns = (
        Column(brief.say("leaving.lost"), 0.24),
        Column(brief.say("leaving.longest"), 0.2, "right"),
        Column(brief.say("leaving.lacking"), 0.2, "right"),
        Column(brief.say("leaving.out"), 0.16, "right"),
        Column(brief.say("leaving.verdict"), 0.2),
    )
    worst = sorted(made.lost, key=lambda each: (not each.breaks, -each.seconds, each.exit))
    return Table(columns, tuple(_without(brief, made, each) for each in worst))


def _without(brief: Brief, made: Egress, lost: Lost) -> tuple[Cell, ...]:
    lacking = lost.left + (lost.lacking or 0)
    verdict = Tag(brief.say("leaving.breaks"), "error") if lost.breaks else None
    far = (Tag(brief.say("leaving.too-far"), "error"),) if lost.too_far else ()
    return (
        Cell(label(made.survey.site, lost.exit, brief.language), strong=True),
        Cell(metres(lost.longest), tags=far),
        Cell(amount(lacking, "persons", brief.language) if lacking else "–"),
        Cell(_time(brief, lost.seconds)),
        Cell(tags=(verdict,)) if verdict else Cell(brief.say("leaving.as-now")),
    )


def _bottlenecks(brief: Brief, made: Egress) -> Table:
    columns = (
        Column(brief.say("leaving.gap"), 0.46),
        Column(brief.say("egress.clear"), 0.18, "right"),
        Column(brief.say("leaving.persons"), 0.18, "right"),
        Column(brief.say("leaving.flow"), 0.18, "right"),
    )
    site, language = made.survey.site, brief.language
    rows: Sequence[tuple[Cell, ...]] = [
        (
            Cell(" – ".join(label(site, one, language) for one in sides_of(site, gap.line))),
            Cell(amount(gap.width, "mm", language)),
            Cell(amount(gap.persons, "persons", language)),
            Cell(_time(brief, gap.seconds)),
        )
        for gap in made.bottlenecks
    ]
    return Table(columns, tuple(rows))


def _time(brief: Brief, seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    key = "egress.minutes" if minutes else "egress.seconds"
    return text(key, brief.language, minutes=minutes, seconds=rest)
