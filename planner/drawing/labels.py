# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels fitted into footprints: as much as can be read, never over the edge.

What is said shrinks before the letters do: number with both names and the area, both names, the
Korean name, the same broken between syllables, the short name, the English name, the number
alone. Each is tried from the largest size to the least that is read on paper, broken at spaces,
then squeezed, then turned by 90° in a narrow place.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from shapely import Polygon
from shapely.affinity import rotate
from shapely.geometry.base import BaseGeometry

from planner.drawing.drawing import XY, Weight
from planner.drawing.frame import readable
from planner.drawing.metrics import ASCENT, DESCENT, LINE_PITCH, text_width
from planner.drawing.space import largest_rectangle, main_direction
from planner.drawing.styles import LEAST_TEXT
from planner.locale import Language
from planner.model.values import Name

Role = Literal["number", "name", "area"]

# Cap heights on paper in mm, tried in turn: of the number, and of everything else. A small booth
# starts further down, so that equal booths have equal letters and large ones speak louder.
_SIZES = ((5.0, 3.5), (4.2, 3.0), (3.5, 2.6), (3.0, 2.3), (2.6, 2.0), (2.2, 1.8), (1.8, 1.8))
_LOUDNESS = 0.08  # largest number over 1.8 mm, per mm of the place's side
_PADDING = 0.5  # between label and footprint, paper mm
_FILLED = 0.92  # of a small booth's width, by its number
_HARDEST_SQUEEZE = 0.7
_MOST_LINES = 3  # of one name


@dataclass(frozen=True, slots=True)
class Content:
    """What a label says, in order of importance: number, names, area as written."""

    number: str
    name: Name
    short: Name
    area: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a fitted label: middle of its baseline from the label's centre, in mm."""

    role: Role
    text: str
    at: XY
    height: float
    stretch: float


@dataclass(frozen=True, slots=True)
class Label:
    """A fitted label: its rows, where its centre stands and how it is turned (degrees)."""

    rows: tuple[Row, ...]
    centre: XY
    angle: float
    size: tuple[float, float]

    def at(self, row: Row) -> XY:
        """The middle of a row's baseline on the drawing."""
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        x, y = row.at
        return (self.centre[0] + x * cosine - y * sine, self.centre[1] + x * sine + y * cosine)

    def box(self, margin: float = 0.0) -> tuple[XY, ...]:
        """The four corners of the label's box, counter-clockwise."""
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        half_width, half_depth = self.size[0] / 2 + margin, self.size[1] / 2 + margin
        corners = (
            (-half_width, -half_depth),
            (half_width, -half_depth),
            (half_width, half_depth),
            (-half_width, half_depth),
        )
        return tuple(
            (self.centre[0] + x * cosine - y * sine, self.centre[1] + x * sine + y * cosine)
            for x, y in corners
        )


def place_for_label(
    corners: Sequence[XY], obstacles: BaseGeometry | None = None
) -> tuple[XY, float, float, float]:
    """Centre, angle, width and depth of the best place for a label in a footprint.

    The place lies along the footprint's own axes, the way of reading as near to upright as they
    allow. ``obstacles`` (seats, tables) are kept free where a place is left beside them.
    """
    direction = main_direction(tuple(corners))
    origin = corners[0]
    footprint = Polygon(corners)
    upright = footprint if direction == 0 else rotate(footprint, -direction, origin=origin)
    box = None
    if obstacles is not None:
        turned = obstacles if direction == 0 else rotate(obstacles, -direction, origin=origin)
        box = largest_rectangle(upright.difference(turned))
    if box is None or min(box[2] - box[0], box[3] - box[1]) <= 0:
        box = largest_rectangle(upright)
    if box is None:
        inside = footprint.representative_point()
        return ((inside.x, inside.y), direction, 0.0, 0.0)
    middle = ((box[0] + box[2]) / 2 - origin[0], (box[1] + box[3]) / 2 - origin[1])
    cosine, sine = math.cos(math.radians(direction)), math.sin(math.radians(direction))
    if direction == 0:
        cosine, sine = 1.0, 0.0
    centre = (
        origin[0] + middle[0] * cosine - middle[1] * sine,
        origin[1] + middle[0] * sine + middle[1] * cosine,
    )
    return (centre, direction, box[2] - box[0], box[3] - box[1])


def fit(
    content: Content,
    place: tuple[XY, float, float, float],
    scale: int,
    language: Language | None,
) -> Label | None:
    """The fullest label that fits a place, or None where there is neither number nor room."""
    centre, angle, width, depth = place
    squeeze = 0.80 if scale >= 500 else 0.85
    room = (max(0.0, width - 2 * _PADDING * scale), max(0.0, depth - 2 * _PADDING * scale))
    for wording in _wordings(content, language):
        for turned in (False, True) if depth > width else (False,):
            across, down = (room[1], room[0]) if turned else room
            rows = _fitted(wording, across, down, scale, squeeze)
            if rows is not None:
                return _label(rows, centre, readable(angle + 90.0 * turned))
    return _number_alone(content.number, place, scale)


def _number_alone(number: str, place: tuple[XY, float, float, float], scale: int) -> Label | None:
    """The number as the last resort: squeezed hard, then smaller than is read with ease.

    A booth is never without its number, unless its footprint has no room at all.
    """
    centre, angle, width, depth = place
    turned = depth > width
    across, down = (depth, width) if turned else (width, depth)
    if not number or min(across, down) <= 0:
        return None
    height = LEAST_TEXT * scale
    stretch = _FILLED * across / text_width(number, height, "bold")
    if stretch < _HARDEST_SQUEEZE or height * (ASCENT + DESCENT) > down:
        stretch = 1.0
        height = _FILLED * min(across / text_width(number, 1.0, "bold"), down / (ASCENT + DESCENT))
    row = Row("number", number, (0.0, 0.0), height, min(1.0, stretch))
    return _label((row,), centre, readable(angle + 90.0 * turned))


_Wording = tuple[tuple[Role, str], ...]


def _wordings(content: Content, language: Language | None) -> Iterator[tuple[_Wording, bool]]:
    """The chain of wordings, each with whether names may be broken between syllables."""
    first: _Wording = (("number", content.number),) if content.number else ()
    area: _Wording = (("area", content.area),) if content.area else ()
    lead: Language = "en" if language == "en" else "ko"
    second: Language = "ko" if language == "en" else "en"
    lead_name, second_name = content.name[lead], content.name[second]
    both = (lead_name, second_name) if language is None else (lead_name,)
    chain: list[tuple[tuple[str, ...], bool, bool]] = [
        (both, True, False),
        (both, False, False),
        ((lead_name,), False, False),
        ((lead_name,), False, True),
        ((content.short[lead],), False, False),
    ]
    if language is None:
        chain.append(((second_name,), False, False))
    for texts, with_area, broken in chain:
        lines: _Wording = tuple(("name", text) for text in dict.fromkeys(texts) if text)
        if lines:
            yield (*first, *lines, *(area if with_area else ())), broken
    if not (lead_name or second_name) and area:
        yield (*first, *area), False
    if first:
        yield first, False  # the last resort of a booth with a name too long for it


@lru_cache(maxsize=20_000)
def _fitted(
    wording: tuple[_Wording, bool], width: float, depth: float, scale: int, squeeze: float
) -> tuple[Row, ...] | None:
    largest = LEAST_TEXT + _LOUDNESS * math.sqrt(width * depth) / scale
    tries = [(sizes, 1.0) for sizes in _SIZES if sizes[0] <= max(largest, _SIZES[-1][0])]
    tries.append(((LEAST_TEXT, LEAST_TEXT), squeeze))
    for (number_height, name_height), stretch in tries:
        heights = {"number": number_height * scale, "name": name_height * scale}
        rows = _set(wording, width, heights, stretch)
        if rows is not None and _depth(rows) <= depth:
            return rows
    return None


def _set(
    wording: tuple[_Wording, bool], width: float, heights: dict[str, float], stretch: float
) -> tuple[Row, ...] | None:
    """Rows at these heights, one under the other from y = 0, or None where one is too wide."""
    parts, broken = wording
    rows: list[Row] = []
    baseline = 0.0
    for role, text in parts:
        height = heights["number" if role == "number" else "name"]
        lines = _broken(text, width, height, _weight(role), stretch, broken and role == "name")
        if lines is None:
            return None
        for line in lines:
            if rows:
                # The next capitals stand clear of the last line's descenders and their own accents.
                baseline -= max(LINE_PITCH * height, DESCENT * rows[-1].height + ASCENT * height)
            rows.append(Row(role, line, (0.0, baseline), height, stretch))
    return tuple(rows)


def _weight(role: Role) -> Weight:
    return "bold" if role == "number" else "regular"


def _broken(
    text: str, width: float, height: float, weight: Weight, stretch: float, syllables: bool
) -> tuple[str, ...] | None:
    """A text in at most three lines, broken at spaces (or between syllables), or None."""
    pieces = _pieces(text) if syllables else [(word, " ") for word in text.split()]
    lines = [""]
    for piece, joint in pieces:
        longer = lines[-1] + joint + piece if lines[-1] else piece
        if text_width(longer, height, weight, stretch) <= width:
            lines[-1] = longer
            continue
        if text_width(piece, height, weight, stretch) > width or len(lines) == _MOST_LINES:
            return None
        lines = [*lines, piece] if lines[-1] else [piece]
    return tuple(lines)


def _pieces(text: str) -> list[tuple[str, str]]:
    """Pieces that may stand at the start of a line, and what joins each to the one before.

    A line may break between two Hangul syllables; Latin words and figures stay whole.
    """
    pieces: list[tuple[str, str]] = []
    for word in text.split():
        joint = " "
        for index, letter in enumerate(word):
            new = index == 0 or (_is_hangul(letter) and _is_hangul(word[index - 1]))
            if new:
                pieces.append((letter, joint))
                joint = ""
            else:
                piece, before = pieces[-1]
                pieces[-1] = (piece + letter, before)
    return pieces


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"


def _depth(rows: Sequence[Row]) -> float:
    return rows[0].height * ASCENT - rows[-1].at[1] + rows[-1].height * DESCENT


def _label(rows: tuple[Row, ...], centre: XY, angle: float) -> Label:
    """A label whose rows stand about its centre."""
    depth = _depth(rows)
    top = depth / 2 - rows[0].height * ASCENT
    placed = tuple(
        Row(row.role, row.text, (0.0, row.at[1] + top), row.height, row.stretch) for row in rows
    )
    width = max(text_width(row.text, row.height, _weight(row.role), row.stretch) for row in rows)
    return Label(placed, centre, angle, (width, depth))
