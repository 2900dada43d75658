# SPDX-License-Identifier: GPL-3.0-or-later
"""What a set of sheets is asked to show."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from planner.drawing.frame import Frame
from planner.drawing.sheet.lettering import Languages, Words
from planner.drawing.sheet.page import Paper
from planner.floor.site import Site
from planner.model.files import content_hash
from planner.model.plan import Issue

Status = Literal["information", "construction"]


@dataclass(frozen=True, eq=False)
class Brief:
    """The plan, the paper, the scale, the languages, and what is stamped on every sheet."""

    site: Site
    paper: Paper
    languages: Languages
    status: Status
    date: str
    scale: int

    @cached_property
    def content_hash(self) -> str:
        """The identity of the plan's content."""
        return content_hash(self.site.plan)

    @property
    def unit(self) -> str:
        """The unit in which the plan's dimensions are written at this scale."""
        return "m" if "." in Frame(scale=self.scale).length(1000) else "mm"

    @property
    def issue(self) -> Issue | None:
        """The mark the plan was last given out under."""
        return self.site.plan.issues[-1] if self.site.plan.issues else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet as index and title block name it: ``scale`` is empty for one without a drawing."""

    number: str
    title: Words
    scale: str
