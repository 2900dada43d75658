# SPDX-License-Identifier: GPL-3.0-or-later
"""What a profile asks: requirements with number, severity, source and confidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from planner.locale import Language, text
from planner.model.values import LIMIT, Identifier, Line, Name, RuleBroken, Value, assumed
from planner.rules.finding import Severity, Sureness

PROFILE_FORMAT: Final = "hallplan.profile"
PROFILE_VERSION: Final = 2

Unit = Literal["mm", "m2", "persons", "count", "mm/person", "m2/person", "mm/m2", "kg/m2", "share"]
# Never 0: they are divided by.
PER_PERSON: frozenset[Unit] = frozenset({"m2/person", "mm/person"})
WHOLE: frozenset[Unit] = frozenset({"mm", "persons", "count", "kg/m2"})
Figure = Annotated[int, Meta(ge=0, le=LIMIT)] | Annotated[float, Meta(ge=0, le=LIMIT)]


class Source(Value, frozen=True):
    """A document: its title, its edition, and what of it was read, and where."""

    title: Name
    edition: Line
    read: Line


class Condition(Value, frozen=True):
    """Something that numbers of a code depend on (sprinklers): a plan says whether it holds."""

    name: Name
    note: Name


class Case(Value, frozen=True):
    """Another value, where all of some conditions hold."""

    when: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    value: Figure


class Requirement(Value, frozen=True):
    """One requirement of a rule. ``value`` is a number of ``unit``; some rules need none.

    ``article`` names the place in ``source`` (a key of the profile's sources) and may add a remark.
    The first of ``cases`` whose conditions hold replaces the value. A measured figure is rounded to
    whole units before it is compared; equal passes.
    """

    severity: Severity
    confidence: Sureness
    article: Name
    source: Identifier
    value: Figure | None = None
    unit: Unit | None = None
    cases: tuple[Case, ...] = ()

    def __post_init__(self) -> None:
        if not self.article.ko or not self.article.en:
            raise RuleBroken("article-missing")

    def under(self, conditions: Collection[str], guessed: Mapping[str, Name]) -> Requirement:
        """The requirement where some conditions hold: one without cases.

        ``guessed`` are the names of those that are only assumed to hold. A number that leans on
        one is assumed too, and its article says so.
        """
        for case in self.cases:
            if set(case.when) <= set(conditions):
                asked = msgspec.structs.replace(self, value=case.value, cases=())
                leaning = [guessed[name] for name in case.when if name in guessed]
                return asked._leaning_on(leaning) if leaning else asked
        return msgspec.structs.replace(self, cases=()) if self.cases else self

    def _leaning_on(self, names: Sequence[Name]) -> Requirement:
        def said(language: Language) -> str:
            listed = ", ".join(name[language] for name in names)
            guess = text("rules.confidence.condition", language, names=listed)
            return f"{self.article[language]}; {guess}"

        article = Name(said("ko"), said("en"))
        return msgspec.structs.replace(self, confidence="assumed", article=article)


class Profile(Value, frozen=True):
    """A set of requirements that belong together: one code, or one venue's rules.

    ``rules`` is rule id to requirement name to requirement; a rule that is left out is not checked.
    """

    format: Literal["hallplan.profile"]
    version: Literal[2]
    id: Identifier
    name: Name
    edition: Line
    note: Name
    sources: dict[Identifier, Source]
    conditions: dict[Identifier, Condition]
    rules: dict[Identifier, dict[Identifier, Requirement]]

    def under(self, conditions: Collection[str]) -> Profile:
        """The profile where some conditions hold: each number as it then is.

        Given as facts, those that are assumed make the numbers that lean on them assumed.
        """
        facts = dict(conditions) if isinstance(conditions, Mapping) else {}
        guessed = {
            name: self.conditions[name].name for name in assumed(facts) if name in self.conditions
        }
        rules = {
            rule: {name: asked.under(conditions, guessed) for name, asked in requirements.items()}
            for rule, requirements in self.rules.items()
        }
        return msgspec.structs.replace(self, rules=rules)

    def citation(self, requirement: Requirement) -> Name:
        """Article and edition of a requirement, in both languages."""
        source = self.sources[requirement.source]
        edition = f" ({source.edition})" if source.edition else ""
        return Name(*(f"{requirement.article[language]}{edition}" for language in ("ko", "en")))


# What a rule demands of a profile: requirement names and their units (None: no number).
Needs = Mapping[str, Unit | None]
