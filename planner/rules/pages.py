# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to read about a rule: its page, its numbers in profiles, what it says.

Pages of the documentation, the window's help and the command line show the same, each its own way.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path

from planner.locale import Language, catalogue, has_text, text
from planner.locale.catalogue import CLOSING
from planner.model.shipped import layouts
from planner.rules.figures import amount
from planner.rules.finding import SEVERITIES, UNSURE, Severity
from planner.rules.profile import find_profile, shipped_profiles
from planner.rules.requirement import Profile, Requirement
from planner.rules.rule import Rule

# Fields of a message with their formats: {lack:mm} and {name:을/를}.
_FIELD = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_HEADING = re.compile(r"(What|Why|How it is measured|Source):")
_BREAK = re.compile(r"\n\n|\n(?=(?:What|Why|How it is measured|Source):)")


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph of a page; ``heading`` is empty where it has none."""

    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A requirement of a rule as one profile states it."""

    rule: Rule
    name: str
    asked: Requirement
    profile: Profile

    def label(self, language: Language) -> str:
        """What the requirement is called; the only one of a rule bears the rule's name."""
        key = f"requirements.{self.rule.id}.{self.name}"
        if has_text(key):
            return text(key, language)
        return text(f"rules.{self.rule.id}.name", language) if self.is_only else self.name

    @property
    def is_only(self) -> bool:
        """Whether a profile can state nothing else of the rule."""
        return len(self.rule.known) == 1

    def value(self, language: Language) -> str:
        """The number with its unit, then the others with the conditions they hold under."""
        if self.asked.value is None:
            return ""
        unit = self.asked.unit or ""
        parts = [amount(self.asked.value, unit, language)]
        for case in self.asked.cases:
            names = [self.profile.conditions[name].name[language] for name in case.when]
            parts.append(f"{amount(case.value, unit, language)}: {' + '.join(names)}")
        return "; ".join(parts)

    @property
    def is_unsure(self) -> bool:
        """Whether nobody read the number where it stands."""
        return self.asked.confidence in UNSURE

    def confidence(self, language: Language) -> str:
        """How sure the number is."""
        return text(f"rules.confidence.{self.asked.confidence}", language)

    def source(self, language: Language) -> str:
        """The document with its edition."""
        source = self.profile.sources[self.asked.source]
        title = source.title[language]
        return f"{title} ({source.edition})" if source.edition else title


def title(rule: Rule) -> str:
    """The first line of a rule's page: what is wrong where it finds something."""
    return cleandoc(rule.page).partition("\n\n")[0]


def sections(rule: Rule) -> tuple[Section, ...]:
    """The paragraphs of a rule's page after its first line; a heading too begins one."""
    body = cleandoc(rule.page).partition("\n\n")[2]
    found = []
    for paragraph in _BREAK.split(body):
        heading, words = _HEADING.match(paragraph), " ".join(paragraph.split())
        if heading:
            rest = words.removeprefix(heading[0]).lstrip()
            found.append(Section(heading[1], rest[:1].upper() + rest[1:]))
        elif words:
            found.append(Section("", words))
    return tuple(found)


def stated(rule: Rule, profiles: Iterable[Profile]) -> tuple[Stated, ...]:
    """A rule's requirements in each profile that has the rule, those of one name together."""
    asked = [(profile, profile.rules.get(rule.id, {})) for profile in profiles]
    return tuple(
        Stated(rule, name, requirements[name], profile)
        for name in rule.known
        for profile, requirements in asked
        if name in requirements
    )


def severity(rule: Rule, profile: Profile) -> Severity | None:
    """The gravest severity that a profile gives a rule; None where it leaves the rule out."""
    found = {asked.severity for asked in profile.rules.get(rule.id, {}).values()}
    return next((one for one in SEVERITIES if one in found), None)


def messages(rule: Rule, language: Language) -> tuple[str, ...]:
    """What a rule can say, with the names of what is filled in: ``Aisle ‹lack› too narrow.``

    Where Korean puts one of two particles, both stand: ``‹mover›을(를)``.
    """
    start = f"rules.{rule.id}."
    return tuple(
        _FIELD.sub(_field, words[language]) for key, words in _texts(start) if key != f"{start}name"
    )


def profiles_that_ship() -> tuple[Profile, ...]:
    """Every profile that ships, by id."""
    return tuple(find_profile(identifier) for identifier in shipped_profiles())


def picture_file(rule: Rule) -> Path:
    """The picture of a rule that ships: an example that breaks it, explained."""
    return layouts() / "rules" / "pictures" / f"{rule.id}.svg"


def _field(found: re.Match[str]) -> str:
    name, form = found[1], found[2] or ""
    pair = form.lstrip(CLOSING)
    if "/" not in pair:
        return f"‹{name}›"
    first, second = pair.split("/")
    both = f"({first.removesuffix(second)}){second}" if second in first else f"{first}({second})"
    return f"‹{name}›{form.removesuffix(pair)}{both}"


def _texts(start: str) -> Sequence[tuple[str, Mapping[Language, str]]]:
    return [(key, words) for key, words in catalogue().items() if key.startswith(start)]
