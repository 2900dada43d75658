# SPDX-License-Identifier: GPL-3.0-or-later
"""Occupant load and exits under each code side by side, never one code's load with another's
width."""

from collections.abc import Sequence

from planner.exchange.report.blocks import Block, Cell, Column, Paragraph, Section, Table, Tag
from planner.exchange.report.brief import Brief, abreast
from planner.locale import text
from planner.rules.exits import capacity, exits
from planner.rules.figures import amount
from planner.rules.message import label
from planner.rules.occupants import LOAD_RULE, OccupantLoad, occupant_load
from planner.rules.requirement import Profile


def loads(brief: Brief) -> tuple[tuple[Profile, OccupantLoad], ...]:
    """The profiles that count people, with what they count."""
    found = ((profile, occupant_load(brief.site, profile)) for profile in brief.profiles)
    return tuple((profile, load) for profile, load in found if load is not None)


def egress(brief: Brief) -> Section:
    """The people part by part, and door by door how many it takes."""
    counted = loads(brief)
    blocks: list[Block] = [Paragraph(brief.say("egress.means"), "small")]
    blocks += (_parts(brief, some) for some in abreast(counted, 4))
    blocks.append(Paragraph(brief.say("egress.doors"), "heading"))
    takers = [each for each, _ in counted if capacity(exits(brief.site), each) is not None]
    blocks += (_doors(brief, some) for some in (abreast(takers, 4) if takers else [[]]))
    return Section("egress", brief.say("egress.title"), tuple(blocks), new_page=True)


def _parts(brief: Brief, counted: Sequence[tuple[Profile, OccupantLoad]]) -> Table:
    """The floor part by part: its use, its area and the people each code counts there."""
    language = brief.language
    share = 0.7 / len(counted)
    columns = (
        Column(brief.say("egress.part"), 0.3),
        *(Column(profile.name[language], share, "right") for profile, _ in counted),
    )
    places = dict.fromkeys((row.hall, row.thing) for _, load in counted for row in load.rows)
    rows: list[tuple[Cell, ...]] = []
    for place in places:
        cells = [Cell(label(brief.site, place[1], language), strong=True)]
        for profile, load in counted:
            row = next((each for each in load.rows if (each.hall, each.thing) == place), None)
            if row is None:
                cells.append(Cell("–"))
                continue
            asked = profile.rules[LOAD_RULE][row.requirement]
            use = brief.say(f"use.{row.requirement}")
            counted_as = f"{row.area:,.0f} m² · {use} · {amount(row.factor, 'm2/person', language)}"
            chairs = (brief.say("egress.chairs", count=row.chairs),) if row.chairs else ()
            cells.append(
                Cell(
                    amount(row.persons, "persons", language),
                    (counted_as, *chairs),
                    (brief.sureness(asked.confidence),),
                )
            )
        rows.append(tuple(cells))
    totals = [amount(load.persons, "persons", language) for _, load in counted]
    words = [brief.say("egress.total"), *totals]
    rows.append(tuple(Cell(each, strong=True) for each in words))
    return Table(columns, tuple(rows))


def _doors(brief: Brief, takers: Sequence[Profile]) -> Table:
    """Each exit with its width and how many people it takes under each code that says so."""
    doors, language = exits(brief.site), brief.language
    share = 0.46 / max(len(takers), 1)
    columns = (
        Column(brief.say("egress.door"), 0.14),
        Column(brief.say("egress.kind"), 0.16),
        Column(brief.say("egress.clear"), 0.24, "right"),
        *(Column(profile.name[language], share, "right") for profile in takers),
    )
    rows: list[tuple[Cell, ...]] = []
    for door in doors:
        opening = door.opening
        tags = (Tag(text("rules.confidence.assumed", language), "unsure"),) if door.assumed else ()
        nominal = brief.say("egress.nominal", width=opening.width)
        rows.append(
            (
                Cell(opening.number, strong=True),
                Cell(text(f"rules.words.kind.{opening.kind}", language)),
                Cell(
                    amount(door.clear, "mm", language),
                    (nominal,) if door.clear != opening.width else (),
                    tags,
                ),
                *(
                    Cell(amount(capacity([door], profile) or 0, "persons", language))
                    for profile in takers
                ),
            )
        )
    total = sum(door.clear for door in doors)
    rows.append(
        (
            Cell(brief.say("egress.total"), strong=True),
            Cell(),
            Cell(amount(total, "mm", language), strong=True),
            *(
                Cell(amount(capacity(doors, profile) or 0, "persons", language), strong=True)
                for profile in takers
            ),
        )
    )
    return Table(columns, tuple(rows))
