# SPDX-License-Identifier: GPL-3.0-or-later
"""How far it is to the nearest exit from everywhere: a map, and what each code allows."""

from planner.drawing.frame import Frame
from planner.drawing.picture import Picture
from planner.drawing.styles import TRAVEL
from planner.drawing.travel import Bands, bands, draw_bands, draw_walk, longest_trip
from planner.exchange.report.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Legend,
    Paragraph,
    Section,
    Table,
    Tag,
)
from planner.exchange.report.brief import Brief, over
from planner.locale import metres
from planner.paths.leaving import Leaving, Trip
from planner.rules.context import Context
from planner.rules.message import label
from planner.rules.travel_distance import RULE_ID, allowed, smoothed
from planner.rules.walking import walking_of


def travel(brief: Brief) -> Section | None:
    """The map and the longest walks; None where no exit can be reached from anywhere."""
    leaving = walking_of(brief.site).way_out
    worst = longest_trip(leaving)
    if worst is None:
        return None
    made = bands(leaving, worst.length)
    blocks: list[Block] = [Paragraph(brief.say("travel.means"), "small")]
    blocks += _limits(brief, leaving, worst)
    caption = brief.say(
        "travel.caption",
        length=metres(worst.length),
        exit=label(brief.site, worst.goal, brief.language),
        scale=f"{brief.map.scale:,}",
    )
    blocks += [Figure(_map(brief, made, worst), caption), _legend(brief, made)]
    return Section("travel", brief.say("travel.heading"), tuple(blocks), new_page=True)


def _limits(brief: Brief, leaving: Leaving, worst: Trip) -> tuple[Block, ...]:
    """What each code allows, and the longest walk as it measures: from the floor, or from all."""
    far = leaving.farthest
    floor = None if far is None else leaving.trip(far.place)
    rows: list[tuple[Cell, ...]] = []
    for verdict in brief.verdicts:
        profile = verdict.profile
        asked = profile.rules.get(RULE_ID, {})
        for name, trip in (("distance", worst), ("floor-distance", floor)):
            if name not in asked or trip is None:
                continue
            most = allowed(Context.of(brief.site, profile), name)
            holds = round(trip.length) <= most
            tag = Tag(
                brief.say(f"travel.{'yes' if holds else 'no'}"),
                "good" if holds else asked[name].severity,
            )
            cited = profile.citation(asked[name])[brief.language]
            rows.append(
                (
                    Cell(profile.name[brief.language], (brief.say(f"travel.{name}"),), strong=True),
                    Cell(metres(trip.length), strong=True),
                    Cell(metres(most), (cited,), (brief.sureness(asked[name].confidence),)),
                    Cell(tags=(tag,)),
                )
            )
    if not rows:
        return ()
    heads = (("profile", 0.3), ("longest", 0.16), ("allowed", 0.4), ("holds", 0.14))
    columns = tuple(Column(brief.say(f"travel.{head}"), share) for head, share in heads)
    return (Table(columns, tuple(rows)),)


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
