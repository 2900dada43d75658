# SPDX-License-Identifier: GPL-3.0-or-later
"""A row of seats is too long, too close to the next one, or shut in.

What: a row has no more seats than the code allows with an aisle at one or at both of its ends, and
at least one end leads to an aisle. Between two rows a gap stays free, which some codes let grow
with each seat beyond a number. A code may limit the rows of a block, and the width of a seat.
Why: whoever sits in the middle leaves past all the others, in the dark and at once.
How it is measured: the gap from the back of one row to the nearest projection of the next, within
a block and between blocks that look the same way. An end has an aisle where 600 mm or more are
free beside it, up to the nearest thing or wall; rows with less between them are one row. Seats
farther apart than that are no row. A seat is as wide as the pitch of its row.
Source: the profile.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.seating import BODY, ENDS, REACH, Block, Seating, seating
from planner.rules.words import Thing

RULE_ID = "seat-rows"


def _check(context: Context) -> Iterator[Finding]:
    found = seating(context.site)
    for row in whole_rows(found):
        yield from _row(context, found, row)
    yield from _too_many_rows(context, found)


@dataclass(frozen=True, slots=True)
class WholeRow:
    """Blocks whose rows no aisle parts, in their order, and how many ends lead to an aisle."""

    blocks: tuple[Block, ...]
    ends: int

    @property
    def seats(self) -> int:
        """The seats of one row through all of them."""
        return sum(block.places for block in self.blocks)


def whole_rows(found: Seating) -> tuple[WholeRow, ...]:
    """The rows of a site; those of one block are alike and stand for all of them."""
    if not found.rows:
        return ()
    import networkx as nx  # late: only rows of seats need it, and it takes a while to load

    joined: nx.Graph[Block] = nx.Graph()
    joined.add_nodes_from(found.rows)
    open_ends = dict.fromkeys(found.rows, 0)
    for block in found.rows:
        for end in ENDS:
            beside = found.beside(block, end)
            same = found.beside(block, end, seats_only=True).block
            if beside.passable:
                open_ends[block] += 1
            elif same is not None and same is beside.block and same in open_ends:
                joined.add_edge(block, same)
    order = {block: number for number, block in enumerate(found.rows)}
    groups = [sorted(group, key=order.__getitem__) for group in nx.connected_components(joined)]
    return tuple(
        WholeRow(tuple(group), min(2, sum(open_ends[block] for block in group))) for group in groups
    )


def _row(context: Context, found: Seating, row: WholeRow) -> Iterator[Finding]:
    first = row.blocks[0]
    ends = {2: "two-ends", 1: "one-end"}.get(row.ends)
    tell = partial(_tell, context, first)
    if ends is None:
        yield tell("gap", "shut", measured=0, required=1, unit="count", kind="ends")
    elif context.asks(RULE_ID, ends) and row.seats > context.number(RULE_ID, ends):
        most = context.number(RULE_ID, ends)
        values = {"seats": row.seats, "most": most}
        yield tell(ends, "long", measured=row.seats, unit="count", kind="long", values=values)
    needed = _gap(context, row)
    for block in row.blocks:
        yield from _gaps(context, found, block, needed)
    if context.asks(RULE_ID, "seat-width"):
        least = context.number(RULE_ID, "seat-width")
        for block in row.blocks:
            if block.pitch < least:
                yield _tell(
                    context, block, "seat-width", "narrow", measured=block.pitch, kind="width",
                    values={"width": block.pitch, "lack": least - block.pitch},
                )  # fmt: skip


def _gap(context: Context, row: WholeRow) -> int:
    """The gap that a row needs, by its seats and ends."""
    needed = context.ratio(RULE_ID, "gap")
    ends = "two-ends" if row.ends == 2 else "one-end"
    if context.asks(RULE_ID, f"more-{ends}"):
        beyond = max(0, row.seats - context.number(RULE_ID, f"free-{ends}"))
        needed += beyond * context.ratio(RULE_ID, f"more-{ends}")
    if context.asks(RULE_ID, "gap-most"):
        needed = min(needed, context.ratio(RULE_ID, "gap-most"))
    return math.ceil(round(needed, 3))


def _gaps(context: Context, found: Seating, block: Block, needed: int) -> Iterator[Finding]:
    """The gap within a block, and the one to the block ahead of it."""
    if block.rows > 1 and block.gap < needed:
        share = (block.depth - block.gap * (block.rows - 1)) / block.rows / block.depth
        line = (block.at(0.5, share), block.at(0.5, share + block.gap / block.depth))
        yield _tight(context, block, block.gap, needed, "gap", line)
    ahead = found.beside(block, "front", seats_only=True)
    if ahead.line is not None and ahead.block is not None and round(ahead.free) < needed:
        yield _tight(context, block, round(ahead.free), needed, "ahead", ahead.line)


def _tight(
    context: Context, block: Block, gap: int, needed: int, kind: str, line: tuple[XY, XY]
) -> Finding:
    return _tell(
        context, block, "gap", "tight", measured=gap, required=needed, kind=kind, line=line,
        values={"gap": gap, "lack": needed - gap},
    )  # fmt: skip


def _too_many_rows(context: Context, found: Seating) -> Iterator[Finding]:
    """Rows one ahead of the other, with no more between them than between rows."""
    import networkx as nx  # late: only rows of seats need it, and it takes a while to load

    if not found.rows or not context.asks(RULE_ID, "rows"):
        return
    most = context.number(RULE_ID, "rows")
    before: nx.DiGraph[Block] = nx.DiGraph()
    before.add_nodes_from(found.rows)
    for block in found.rows:
        ahead = found.beside(block, "front", seats_only=True)
        other = ahead.block
        near = ahead.free <= max(block.gap, BODY)
        if other is not None and near and _stands_ahead(block, other):
            before.add_edge(block, other)
    counts: dict[Block, int] = {}
    for block in reversed(list(nx.topological_sort(before))):
        counts[block] = block.rows + max((counts[it] for it in before.successors(block)), default=0)
    for block, count in counts.items():
        if count > most and not any(before.predecessors(block)):
            yield _tell(
                context, block, "rows", "many", measured=count, unit="count", kind="rows",
                values={"rows": count, "most": most},
            )  # fmt: skip


def _stands_ahead(block: Block, other: Block) -> bool:
    """Whether another block is parallel and its middle ahead: so no chain of blocks is a ring."""
    if other.ahead != block.ahead:
        return False
    (x1, y1), (x2, y2) = block.at(0.5, 0.5), other.at(0.5, 0.5)
    return (x2 - x1) * block.ahead[0] + (y2 - y1) * block.ahead[1] > 1


def _tell(
    context: Context,
    block: Block,
    requirement: str,
    message: str,
    *,
    measured: float,
    kind: str,
    required: float | None = None,
    unit: str = "mm",
    line: tuple[XY, XY] | None = None,
    values: Mapping[str, object] | None = None,
) -> Finding:
    return context.finding(
        RULE_ID, requirement, [block.area], block.at(0.5, 0.5) if line is None else line[0],
        message, measured=measured, required=required, unit=unit,
        place=f"{kind}-{block.name}", line=line,
        values={"area": Thing(block.area), **(values or {})},
    )  # fmt: skip


RULE = Rule(
    RULE_ID,
    __doc__,
    {"gap": "mm"},
    whole=_check,
    may={
        "one-end": "count",
        "two-ends": "count",
        "free-one-end": "count",
        "free-two-ends": "count",
        "more-one-end": "mm/person",
        "more-two-ends": "mm/person",
        "gap-most": "mm",
        "rows": "count",
        "seat-width": "mm",
    },
    together=(("free-one-end", "more-one-end"), ("free-two-ends", "more-two-ends")),
    around=REACH,
)
