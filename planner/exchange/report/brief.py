# SPDX-License-Identifier: GPL-3.0-or-later
"""What a report is made from, and the words that its sections share."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from planner.drawing.compose import composed, sheet_turn
from planner.drawing.drawing import XY, Circle, Fill, Line, Mark, Text
from planner.drawing.frame import Frame, Turn
from planner.drawing.picture import SCALES, Picture, picture
from planner.drawing.space import Box, grown
from planner.drawing.travel import longest_trip
from planner.exchange.report.blocks import Tag, Tone
from planner.exchange.verdicts import Verdict
from planner.floor.site import Site
from planner.locale import Language, text
from planner.paths.leaving import Leaving, Trip
from planner.rules.finding import UNSURE, Finding, Severity, Sureness
from planner.rules.requirement import Profile, Requirement
from planner.rules.walking import walking_of

PLACE = (76.0, 50.0)  # paper mm
_HAIR = 1e-6
_PAGE, _SIGNS = (180.0, 170.0), 9.0  # room for a map, and about the halls for the signs of doors
# Fills without which signs and solid things would not be known.
_SIGNS_FILLED = (
    "column.body", "wall.body", "door.emergency.tag", "door.visitor.arrow", "paper",
)  # fmt: skip
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Brief:
    """A site, the verdicts on it, the language and the day (ISO) of the report."""

    site: Site
    verdicts: tuple[Verdict, ...]
    language: Language
    date: str

    def say(self, key: str, **values: object) -> str:
        """A text of the report."""
        return text(f"report.{key}", self.language, **values)

    @cached_property
    def turn(self) -> Turn:
        """How pictures turn the plan: as the sheets do."""
        return sheet_turn(self.site)

    def place(self, finding: Finding, name: str) -> Picture:
        """A small picture of the place of a finding."""
        return self._picture([finding], PLACE, None, {finding.key: name})

    def is_everywhere(self, finding: Finding) -> bool:
        """Whether a finding has no place of its own: it is about whole halls."""
        halls = {hall.id for hall in self.site.ground.halls}
        return not (finding.line or finding.path) and halls.issuperset(finding.subjects)

    @cached_property
    def map(self) -> Picture:
        """The halls as a whole, with the signs of their doors; as wide as the page."""
        left, low, right, high = self.site.ground.floor.bounds
        size = (right - left, high - low) if self.turn == 0 else (high - low, right - left)
        room = tuple(across - 2 * _SIGNS for across in _PAGE)
        scale = next(
            (one for one in SCALES if all(a <= b * one for a, b in zip(size, room, strict=True))),
            SCALES[-1],
        )
        box = grown((left, low, right, high), _SIGNS * scale)
        tall = size[1] / scale + 2 * _SIGNS
        wide = size[0] / scale + 2 * _SIGNS
        return self._picture([], (wide + _HAIR, tall + _HAIR), box, {})

    @cached_property
    def lines(self) -> Picture:
        """The map without tints, furniture and names: lines, and the signs of doors."""
        signs = {opening.number for opening in self.site.ground.openings}
        picture = self.map
        marks = tuple(mark for mark in picture.drawing.marks if _is_line(mark, signs))
        return replace(picture, drawing=replace(picture.drawing, marks=marks))

    def _picture(
        self, findings: Sequence[Finding], size: XY, box: Box | None, names: Mapping[str, str]
    ) -> Picture:
        return picture(
            self.site, findings, self.language, box=box, size=size, turn=self.turn, names=names,
            beneath=self._beneath,
        )  # fmt: skip

    def _beneath(self, frame: Frame) -> Sequence[Mark]:
        if frame.scale not in self._drawn:
            self._drawn[frame.scale] = tuple(
                composed(self.site, frame, dimensions=False, profiles=self.profiles)
            )
        return self._drawn[frame.scale]

    @cached_property
    def _drawn(self) -> dict[int, Sequence[Mark]]:
        return {}

    @cached_property
    def way_out(self) -> Leaving:
        """The walks of a person to the nearest exit."""
        return walking_of(self.site).way_out

    @cached_property
    def worst(self) -> Trip | None:
        """The longest of them; None where no exit can be reached from anywhere."""
        return longest_trip(self.way_out)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The profiles, as they are under the plan's conditions."""
        return tuple(verdict.profile for verdict in self.verdicts)

    def severity(self, severity: Severity) -> Tag:
        """The tag of a severity."""
        return Tag(self.say(f"severity.{severity}"), severity)

    def judged(self, section: str, holds: bool, asked: Requirement) -> Tag:
        """Yes, or a no that weighs as much as a breach of the requirement."""
        key = "yes" if holds else "no"
        return Tag(self.say(f"{section}.{key}"), "good" if holds else asked.severity)

    def sureness(self, confidence: Sureness) -> Tag:
        """How sure a number is; what is not sure stands out."""
        tone: Tone = "unsure" if confidence in UNSURE else "plain"
        return Tag(text(f"rules.confidence.{confidence}", self.language), tone)


def over(picture: Picture, below: Iterable[Mark], above: Iterable[Mark]) -> Picture:
    """A picture with marks under and over it, in the reader's frame if above."""
    frame = Frame(picture.scale, picture.turn)
    marks = (*below, *picture.drawing.marks, *(frame.back(mark) for mark in above))
    return replace(picture, drawing=replace(picture.drawing, marks=marks))


def _is_line(mark: Mark, signs: Collection[str]) -> bool:
    match mark:
        case Fill():
            return mark.style in _SIGNS_FILLED
        case Text():
            return mark.text in signs
        case Line() | Circle():
            return not mark.style.startswith(("pit", "keep-clear", "furniture", "zone"))
        case _:
            return False


def abreast(columns: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """As many at a time as stand side by side on a page, spread evenly."""
    count = math.ceil(len(columns) / most)
    size = math.ceil(len(columns) / max(count, 1))
    return (columns[start : start + size] for start in range(0, len(columns), max(size, 1)))
