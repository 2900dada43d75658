# SPDX-License-Identifier: GPL-3.0-or-later
"""What the answer rests on: conditions that hold or not, and what was only assumed."""

from planner.exchange.report.blocks import Block, Cell, Column, Paragraph, Section, Table, Tag, Tone
from planner.exchange.report.brief import Brief
from planner.locale import text
from planner.model.values import confidence, source
from planner.rules.finding import Finding
from planner.rules.message import message
from planner.rules.requirement import Condition


def assumed(brief: Brief) -> Section:
    """Conditions of the codes, then every note of the check, each once."""
    blocks: list[Block] = []
    conditions = _conditions(brief)
    if conditions:
        blocks.append(Paragraph(brief.say("conditions.means"), "small"))
        blocks.append(_condition_table(brief, conditions))
    blocks.append(Paragraph(brief.say("assumed.notes"), "heading"))
    notes = _notes(brief)
    if notes:
        heads = (("rule", 0.25), ("note", 0.5), ("profiles", 0.25))
        columns = tuple(Column(brief.say(f"assumed.{head}"), share) for head, share in heads)
        blocks.append(Table(columns, notes))
    else:
        blocks.append(Paragraph(brief.say("none")))
    return Section("assumed", brief.say("assumed.heading"), tuple(blocks))


def _conditions(brief: Brief) -> dict[str, Condition]:
    """The conditions that any of the profiles knows, by id."""
    found: dict[str, Condition] = {}
    for profile in brief.profiles:
        for identifier, condition in profile.conditions.items():
            found.setdefault(identifier, condition)
    return found


def _condition_table(brief: Brief, conditions: dict[str, Condition]) -> Table:
    heads = (("name", 0.42), ("holds", 0.16), ("profiles", 0.2), ("source", 0.22))
    columns = tuple(Column(brief.say(f"conditions.{head}"), share) for head, share in heads)
    plan, language = brief.site.plan, brief.language
    rows: list[tuple[Cell, ...]] = []
    for identifier, condition in conditions.items():
        fact = plan.conditions.get(identifier)
        tag = Tag(brief.say("conditions.yes"), "good")
        known = Cell("–")
        if fact is None:
            tag = Tag(brief.say("conditions.no"), "plain")
        else:
            sure = confidence(fact)
            tone: Tone = "unsure" if sure == "assumed" else "plain"
            told = plan.sources.get(source(fact), source(fact))
            known = Cell(told, tags=(Tag(brief.say(f"fact.{sure}"), tone),))
        users = [each.name[language] for each in brief.profiles if identifier in each.conditions]
        rows.append(
            (
                Cell(condition.name[language], (condition.note[language],), strong=True),
                Cell(tags=(tag,)),
                Cell(", ".join(users)),
                known,
            )
        )
    return Table(columns, tuple(rows))


def _notes(brief: Brief) -> tuple[tuple[Cell, ...], ...]:
    """The notes, each once, with the profiles under which it was made."""
    found: dict[str, tuple[Finding, list[str]]] = {}
    for verdict in brief.verdicts:
        for finding in verdict.counting:
            if finding.severity == "note":
                words = message(finding, brief.site, brief.language)
                _, users = found.setdefault(words, (finding, []))
                users.append(verdict.profile.name[brief.language])
    return tuple(
        (
            Cell(text(f"rules.{finding.rule}.name", brief.language), strong=True),
            Cell(words),
            Cell(", ".join(users)),
        )
        for words, (finding, users) in found.items()
    )
