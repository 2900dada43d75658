# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of the profiles side by side, and the documents they are from."""

from collections.abc import Sequence

from planner.exchange.report.blocks import Block, Cell, Column, Paragraph, Section, Table
from planner.exchange.report.brief import Brief, abreast
from planner.locale import has_text, text
from planner.rules.figures import amount
from planner.rules.registry import RULES
from planner.rules.requirement import Profile, Requirement


def numbers(brief: Brief) -> Section:
    """Every requirement with what each profile asks; no number stands without its source."""
    blocks: list[Block] = [Paragraph(brief.say("numbers.means"), "small")]
    blocks += (_side_by_side(brief, some) for some in abreast(brief.profiles))
    blocks.append(Paragraph(brief.say("sources.heading"), "heading"))
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
    source = profile.sources[asked.source]
    title = ", ".join(filter(None, (source.title[brief.language], source.edition)))
    breach = brief.say("numbers.breach", severity=brief.severity(asked.severity).words)
    small = (asked.article[brief.language], title, breach)
    return Cell(words, small, (brief.sureness(asked.confidence),), strong=True)


def _sources(brief: Brief) -> Table:
    """What was read of each document, and where."""
    heads = (("profile", 0.22), ("title", 0.33), ("edition", 0.13), ("read", 0.32))
    columns = tuple(Column(brief.say(f"sources.{head}"), share) for head, share in heads)
    rows = tuple(
        (
            Cell(profile.name[brief.language]),
            Cell(source.title[brief.language], strong=True),
            Cell(source.edition or "–"),
            Cell(source.read),
        )
        for profile in brief.profiles
        for source in profile.sources.values()
    )
    return Table(columns, rows)
