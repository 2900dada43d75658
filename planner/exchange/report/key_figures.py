# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of the first page: people, exits and walks under each code, one row a code."""

from planner.exchange.report.blocks import Block, Cell, Column, Paragraph, Table
from planner.exchange.report.brief import Brief
from planner.exchange.report.egress import loads
from planner.exchange.report.travel import Walk, walks
from planner.locale import metres
from planner.rules.exits import capacity, exits, needed_width
from planner.rules.figures import amount
from planner.rules.occupants import LOAD_RULE, OccupantLoad
from planner.rules.requirement import Profile

_NONE = Cell("–")


def key_figures(brief: Brief) -> tuple[Block, ...]:
    """A row for each code that counts people or limits walks."""
    counted = {profile.id: load for profile, load in loads(brief)}
    limited = {walk.profile.id: walk for walk in walks(brief)}
    rows = tuple(
        (
            Cell(profile.name[brief.language], strong=True),
            *_exits(brief, profile, counted.get(profile.id)),
            _walk(brief, limited.get(profile.id)),
        )
        for profile in brief.profiles
        if profile.id in counted or profile.id in limited
    )
    if not rows:
        return ()
    heads = (
        ("profile", 0.22), ("persons", 0.13), ("needed", 0.17), ("there", 0.19), ("lost", 0.12),
        ("walk", 0.17),
    )  # fmt: skip
    columns = tuple(
        Column(brief.say(f"egress.{head}"), share, "left" if head == "profile" else "right")
        for head, share in heads
    )
    return (Paragraph(brief.say("egress.heading"), "heading"), Table(columns, rows))


def _exits(brief: Brief, profile: Profile, load: OccupantLoad | None) -> tuple[Cell, ...]:
    """People, the width they need, the width that is there, and without the widest exit."""
    if load is None:
        return (_NONE,) * 4
    language, doors = brief.language, exits(brief.site)
    there = sum(door.clear for door in doors)
    lost = there - max((door.clear for door in doors), default=0)
    persons = Cell(amount(load.persons, "persons", language), strong=True)
    width = needed_width(brief.site, profile, load)
    if width is None:
        return (persons, _NONE, Cell(_metres(there)), Cell(_metres(lost)))
    asked = profile.rules[LOAD_RULE][width.requirement]
    assert asked.value is not None  # read_profile demands it
    rate = amount(asked.value, asked.unit or "", language)
    taken = capacity(doors, profile)
    takes = () if taken is None else (amount(taken, "persons", language),)
    enough = brief.judged("egress", there >= width.needed, asked)
    return (
        persons,
        Cell(_metres(width.needed), (rate,)),
        Cell(_metres(there), takes, (enough,)),
        Cell(_metres(lost)),
    )


def _walk(brief: Brief, walk: Walk | None) -> Cell:
    """The longest walk, and the most that is allowed."""
    if walk is None:
        return _NONE
    most = brief.say("egress.most", most=metres(walk.most))
    return Cell(metres(walk.length), (most,), (brief.judged("travel", walk.holds, walk.asked),))


def _metres(width: int) -> str:
    """A width in metres, to the millimetre where it has some."""
    return f"{width / 1000:,.3f}".rstrip("0").rstrip(".") + " m"
