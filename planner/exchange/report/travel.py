# SPDX-License-Identifier: GPL-3.0-or-later
"""How far it is to the nearest exit from everywhere: a map, and what each code allows."""

from dataclasses import dataclass

from planner.drawing.frame import Frame
from planner.drawing.picture import Picture
from planner.drawing.styles import TRAVEL
from planner.drawing.travel import Bands, bands, draw_bands, draw_walk
from planner.exchange.report.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Legend,
    Paragraph,
    Section,
    Table,
)
from planner.exchange.report.brief import Brief, over
from planner.locale import metres
from planner.paths.leaving import Trip
from planner.rules.context import Context
from planner.rules.message import label
from planner.rules.requirement import Profile, Requirement
from planner.rules.travel_distance import RULE_ID, allowed, smoothed


@dataclass(frozen=True)
class Walk:
    """The longest walk as a code measures it, and the longest that it allows, in mm."""

    profile: Profile
    name: str
    length: int
    most: int

    @property
    def asked(self) -> Requirement:
        """The requirement that limits it."""
        return self.profile.rules[RULE_ID][self.name]

    @property
    def holds(self) -> bool:
        """Whether it is short enough."""
        return self.length <= self.most


def walks(brief: Brief) -> tuple[Walk, ...]:
    """The longest walk under each code that limits it: from the floor alone, or from all."""
    far = brief.way_out.farthest
    floor = None if far is None else brief.way_out.trip(far.place)
    return tuple(
        Walk(
            profile,
            name,
            round(trip.length),
            allowed(Context.of(brief.site, profile), name),
        )
        for profile in brief.profiles
        for name, trip in (("distance", brief.worst), ("floor-distance", floor))
        if trip is not None and name in profile.rules.get(RULE_ID, {})
    )


def travel(brief: Brief) -> Section | None:
    """The map and the longest walks; None where no exit can be reached from anywhere."""
    worst = brief.worst
    if worst is None:
        return None
    made = bands(brief.way_out, worst.length)
    blocks: list[Block] = [Paragraph(brief.say("travel.means"), "small")]
    rows = tuple(_limit(brief, walk) for walk in walks(brief))
    if rows:
        heads = (("profile", 0.3), ("longest", 0.16), ("allowed", 0.4), ("holds", 0.14))
        columns = tuple(Column(brief.say(f"travel.{head}"), share) for head, share in heads)
        blocks.append(Table(columns, rows))
    caption = brief.say(
        "travel.caption",
        length=metres(worst.length),
        exit=label(brief.site, worst.goal, brief.language),
        scale=f"{brief.map.scale:,}",
    )
    blocks += [Figure(_map(brief, made, worst), caption), _legend(brief, made)]
    return Section("travel", brief.say("travel.heading"), tuple(blocks), new_page=True)


def _limit(brief: Brief, walk: Walk) -> tuple[Cell, ...]:
    """What a code allows, by which article, and whether it holds."""
    name, asked = walk.profile.name[brief.language], walk.asked
    cited = walk.profile.citation(asked)[brief.language]
    return (
        Cell(name, (brief.say(f"travel.{walk.name}"),), strong=True),
        Cell(metres(walk.length), strong=True),
        Cell(metres(walk.most), (cited,), (brief.sureness(asked.confidence),)),
        Cell(tags=(brief.judged("travel", walk.holds, asked),)),
    )


def _map(brief: Brief, made: Bands, worst: Trip) -> Picture:
    """The bands, the plan's lines over them, the longest walk on top."""
    frame = Frame(brief.lines.scale, brief.lines.turn, brief.language)
    walk = draw_walk(smoothed(worst.points), worst.length, frame)
    return over(brief.lines, draw_bands(made), walk)


def _legend(brief: Brief, made: Bands) -> Legend:
    items = []
    for colour, (start, end) in zip(TRAVEL, made.ranges, strict=False):
        words = (
            brief.say("travel.beyond", start=start // 1000)
            if end is None
            else brief.say("travel.band", start=start // 1000, end=end // 1000)
        )
        items.append((colour, words))
    return Legend((*items, ("#ffffff", brief.say("travel.nowhere"))))
