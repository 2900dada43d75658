# SPDX-License-Identifier: GPL-3.0-or-later
"""By which profiles a plan is checked, and which conditions of theirs hold."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from planner.edits.edit import Change, refuse
from planner.model.decode import decode
from planner.model.plan import Plan
from planner.model.problems import BadInput, nearest
from planner.model.values import Confidence, Identifier, Line, Value

Stated = Confidence | Literal["no"]
STATED: tuple[Stated, ...] = ("published", "derived", "assumed", "no")


class _Given(Value, frozen=True):
    """What a condition's words must be like."""

    condition: Identifier
    stated: Stated
    source: Identifier
    words: Line


class _Chosen(Value, frozen=True):
    """What the ids of profiles must be like."""

    profiles: Annotated[tuple[Identifier, ...], Meta(max_length=20)]


@dataclass(frozen=True, slots=True)
class SetCondition:
    """State that a condition (sprinklers, article-39) holds, how sure that is and by which source.

    ``stated`` is the confidence, or "no": it does not hold. ``source`` is a key of the plan's
    sources; with ``words`` it becomes one that says so.
    """

    NAME: ClassVar[str] = "set-condition"
    condition: str
    stated: Stated
    source: str = ""
    words: str = ""

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for a form that is not allowed or no known source."""
        given = _Given(self.condition, self.stated, self.source or "none", self.words)
        found = decode(msgspec.to_builtins(given), _Given)
        if isinstance(found, list):
            raise BadInput(found)
        conditions, sources = dict(plan.conditions), dict(plan.sources)
        if self.stated == "no":
            conditions.pop(self.condition, None)
        else:
            if self.source and self.words:
                sources[self.source] = self.words
            if self.source not in sources:
                hint = nearest(self.source, sources) or ", ".join(sources) or "—"
                raise refuse("source-unknown", name=self.source, hint=hint)
            conditions[self.condition] = f"{self.stated}:{self.source}"
        if conditions == plan.conditions and sources == plan.sources:
            return Change(plan, frozenset())
        after = msgspec.structs.replace(plan, conditions=conditions, sources=sources)
        return Change(after, frozenset({self.condition}))


@dataclass(frozen=True, slots=True)
class ChooseProfiles:
    """The profiles that a plan is checked by, in the order of reports; none is allowed.

    Whether there is such a profile is seen where it is read: by the session.
    """

    NAME: ClassVar[str] = "choose-profiles"
    profiles: tuple[str, ...] = ()

    def apply(self, plan: Plan) -> Change:
        """The plan after it, each profile once. Raises BadInput for a form that is not allowed."""
        chosen = tuple(dict.fromkeys(self.profiles))
        found = decode({"profiles": list(chosen)}, _Chosen)
        if isinstance(found, list):
            raise BadInput(found)
        if chosen == plan.profiles:
            return Change(plan, frozenset())
        after = msgspec.structs.replace(plan, profiles=chosen)
        changed = set(chosen) ^ set(plan.profiles)
        return Change(after, frozenset(changed or chosen))
