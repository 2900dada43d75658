# SPDX-License-Identifier: GPL-3.0-or-later
"""What a profile asks: requirements with number, severity, citation and confidence."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta

from planner.model.values import LIMIT, Confidence, Identifier, Line, Name, Value
from planner.rules.finding import Severity

Unit = Literal["mm", "m2"]
Figure = Annotated[int, Meta(ge=0, le=LIMIT)]
Citation = Annotated[str, Meta(min_length=1, max_length=200)]


class Requirement(Value, frozen=True):
    """One requirement of a rule. ``value`` is a whole number of ``unit``; some rules need none.

    A measured figure is rounded to whole units before it is compared; equal passes.
    """

    severity: Severity
    confidence: Confidence
    citation: Citation
    value: Figure | None = None
    unit: Unit | None = None


class Profile(Value, frozen=True):
    """A set of requirements that belong together: one code, or one venue's rules.

    ``rules`` is rule id to requirement name to requirement; a rule that is left out is not checked.
    """

    format: Literal["hallplan.profile"]
    version: Literal[1]
    id: Identifier
    name: Name
    edition: Line
    note: Name
    rules: dict[Identifier, dict[Identifier, Requirement]]


# What a rule demands of a profile: requirement names and their units (None: no number).
Needs = Mapping[str, Unit | None]
