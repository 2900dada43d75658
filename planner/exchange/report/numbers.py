# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of the profiles side by side, and the documents they are from."""

from collections.abc import Sequence

from planner.exchange.report.blocks import Block, Cell, Column, Paragraph, Section, Table
from planner.exchange.report.brief import Brief, abreast
from planner.locale import has_text, text
from planner.rules.figures import amount
from planner.rules.registry import RULES
from planner.rules.requirement import Profile, Requirement, Source


def numbers(brief: Brief) -> Section:
    """Every requirement with what each profile asks; no number stands without its source."""
    blocks: list[Block] = [Paragraph(brief.say("numbers.means"), "small")]
    blocks += (_side_by_side(brief, some) for some in abreast(brief.profiles, 3))
    blocks.append(Paragraph(brief.say("sources.heading"), "heading"))
    blocks += (
        Paragraph(f"{profile.name[brief.language]}: {profile.note[brief.language]}", "small")
        for profile in brief.profiles
        if profile.note[brief.language]
    )
    blocks.append(_sources(brief))
    return Section("numbers", brief.say("numbers.heading"), tuple(blocks), new_page=True)


def _side_by_side(brief: Brief, profiles: Sequence[Profile]) -> Table:
    first = 0.25
    columns = [Column(brief.say("numbers.rule"), first)]
    share = (1 - first) / len(profiles)
    columns += (Column(profile.name[brief.language], share) for profile in profiles)
    rows: list[tuple[Cell, ...]] = []
    for rule in RULES:
        for name in rule.known:
            asked = [profile.rules.get(rule.id, {}).get(name) for profile in profiles]
            if any(asked):
                pairs = zip(profiles, asked, strict=True)
                numbers_of = (_number(brief, *pair) for pair in pairs)
                rows.append((_requirement(brief, rule.id, name), *numbers_of))
    return Table(tuple(columns), tuple(rows))


def _requirement(brief: Brief, rule: str, name: str) -> Cell:
    """The words for a requirement; the only one of a rule bears the rule's name."""
    key, ruled = f"requirements.{rule}.{name}", text(f"rules.{rule}.name", brief.language)
    if not has_text(key):
        return Cell(ruled, strong=True)
    return Cell(text(key, brief.language), (ruled,), strong=True)


def _number(brief: Brief, profile: Profile, asked: Requirement | None) -> Cell:
    if asked is None:
        return Cell("–")
    words = "" if asked.value is None else amount(asked.value, asked.unit or "", brief.language)
    document = list(_documents(brief)).index((profile.id, asked.source)) + 1
    breach = brief.say("numbers.breach", severity=brief.severity(asked.severity).words)
    small = (f"{profile.citation(asked)[brief.language]} [{document}]", breach)
    return Cell(words, small, (brief.sureness(asked.confidence),), strong=True)


def _documents(brief: Brief) -> dict[tuple[str, str], Source]:
    """The documents of all profiles, by profile and key, as they are numbered."""
    return {
        (profile.id, key): source
        for profile in brief.profiles
        for key, source in profile.sources.items()
    }


def _sources(brief: Brief) -> Table:
    """What was read of each document, and where."""
    heads = (("number", 0.07), ("profile", 0.21), ("title", 0.29), ("edition", 0.13), ("read", 0.3))
    columns = tuple(Column(brief.say(f"sources.{head}"), share) for head, share in heads)
    names = {profile.id: profile.name[brief.language] for profile in brief.profiles}
    rows = tuple(
        (
            Cell(f"[{number}]"),
            Cell(names[profile]),
            Cell(source.title[brief.language], strong=True),
            Cell(source.edition or "–"),
            Cell(source.read),
        )
        for number, ((profile, _), source) in enumerate(_documents(brief).items(), start=1)
    )
    return Table(columns, rows)
