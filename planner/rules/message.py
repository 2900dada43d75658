# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings in words: the fact, then the act."""

from planner.floor.site import Site
from planner.locale import Language, has_text, text
from planner.rules.finding import UNSURE, Finding
from planner.rules.words import Thing, Word


def message(finding: Finding, site: Site, language: Language) -> str:
    """What is wrong and what to do, in one line of about 60 characters."""
    values = {name: _worded(value, site, language) for name, value in finding.values.items()}
    values["subjects"] = ", ".join(label(site, name, language) for name in finding.subjects)
    return text(f"rules.{finding.message}", language, **values)


def citation(finding: Finding, language: Language) -> str:
    """Where the number comes from: article and edition, and how sure that is unless it was read."""
    cited = finding.citation[language]
    if finding.confidence not in UNSURE:
        return cited
    return f"{cited} · {text(f'rules.confidence.{finding.confidence}', language)}"


def label(site: Site, identifier: str, language: Language) -> str:
    """How people name a thing: a booth by its number, a door by its sign, others by name or id."""
    if identifier in site.booths:
        return site.booths[identifier].number
    if identifier in site.areas:
        return site.areas[identifier].name[language] or identifier
    if identifier in site.structures:
        kind = site.structures[identifier].kind
        return text(f"rules.structure.{kind}", language, id=identifier)
    if identifier in site.exhibitors:
        return site.exhibitors[identifier].short[language] or identifier
    for opening in site.ground.openings:
        if opening.id == identifier:
            return opening.number
    named = {hall.id: hall.name for hall in site.ground.halls}
    named |= {zone.id: zone.name for zone in site.ground.zones}
    named |= {zone.id: zone.name for zone in site.plan.zones}
    if identifier in named:
        return named[identifier][language] or identifier
    return identifier


def _worded(value: object, site: Site, language: Language) -> object:
    match value:
        case Word(key):
            # An attribute that nobody has named yet is shown as the file calls it.
            name = f"rules.words.{key}"
            return text(name, language) if has_text(name) else key.rpartition(".")[2]
        case Thing(name):
            return label(site, name, language)
        case tuple():
            return ", ".join(str(_worded(item, site, language)) for item in value)
        case _:
            return value
