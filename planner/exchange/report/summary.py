# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page: what was checked, what each profile says of it, and who signs."""

from collections import Counter
from typing import get_args

from planner.drawing.sheet.notes import APPROVERS
from planner.exchange.report.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Paragraph,
    Section,
    Table,
    Tag,
)
from planner.exchange.report.brief import Brief
from planner.exchange.verdicts import Verdict
from planner.locale import day, text
from planner.rules.finding import Sureness

_HASH_DIGITS = 16


def summary(brief: Brief, key_figures: tuple[Block, ...]) -> Section:
    """Title block, verdicts, key figures of each code, signatures."""
    note = brief.site.plan.note[brief.language]
    blocks: list[Block] = [_title_block(brief)]
    if note:
        blocks.append(Paragraph(note, "caution"))
    if brief.verdicts:
        blocks += [_verdicts(brief), Paragraph(brief.say("verdict.means"), "small")]
    else:
        blocks.append(Paragraph(brief.say("verdict.nothing"), "caution"))
    blocks += key_figures
    blocks += [Paragraph(brief.say("signatures.heading"), "heading"), _signatures(brief)]
    return Section("verdict", brief.say("verdict.heading"), tuple(blocks))


def _title_block(brief: Brief) -> Facts:
    plan, language = brief.site.plan, brief.language
    digits = brief.site.content_hash[:_HASH_DIGITS]
    grouped = " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
    issue = plan.issues[-1] if plan.issues else None
    issued = brief.say("title-block.not-issued")
    if issue is not None:
        parts = (issue.mark, day(issue.date, language), issue.note[language])
        issued = " · ".join(filter(None, parts))
    rows = {
        "plan": " · ".join(filter(None, (plan.id, plan.drawing_number))),
        "hash": grouped,
        "issue": issued,
        "checked": day(brief.date, language),
    }
    return Facts(tuple((brief.say(f"title-block.{key}"), value) for key, value in rows.items()))


def _verdicts(brief: Brief) -> Table:
    heads = ("profile", "verdict", "errors", "warnings", "waived", "sureness")
    shares = (0.35, 0.14, 0.07, 0.1, 0.08, 0.26)
    columns = tuple(
        Column(brief.say(f"verdict.{head}"), share, "centre" if 0 < place < 5 else "left")
        for place, (head, share) in enumerate(zip(heads, shares, strict=True))
    )
    return Table(columns, tuple(_verdict(brief, verdict) for verdict in brief.verdicts))


def _verdict(brief: Brief, verdict: Verdict) -> tuple[Cell, ...]:
    profile, language = verdict.profile, brief.language
    key = "holds" if verdict.holds else "fails"
    tag = Tag(brief.say(f"verdict.{key}"), "good" if verdict.holds else "error")
    small = tuple(filter(None, (profile.edition, _broken(brief, verdict))))
    return (
        Cell(profile.name[language], small, strong=True),
        Cell(tags=(tag,)),
        Cell(str(verdict.count("error")), strong=not verdict.holds),
        Cell(str(verdict.count("warning"))),
        Cell(str(len(verdict.waived))),
        Cell(tags=tuple(_sureness(brief, verdict))),
    )


def _broken(brief: Brief, verdict: Verdict) -> str:
    """The rules that errors break, with their number."""
    counts = Counter(each.rule for each in verdict.counting if each.severity == "error")
    names = (
        f"{text(f'rules.{rule.id}.name', brief.language)} {counts[rule.id]}"
        for rule in verdict.rules
        if counts[rule.id]
    )
    return brief.say("verdict.broken", rules=", ".join(names)) if counts else ""


def _sureness(brief: Brief, verdict: Verdict) -> list[Tag]:
    """How many numbers of the profile are how sure."""
    counts = Counter(
        asked.confidence
        for requirements in verdict.profile.rules.values()
        for asked in requirements.values()
        if asked.value is not None
    )
    found = []
    for confidence in get_args(Sureness):
        if counts[confidence]:
            tag = brief.sureness(confidence)
            found.append(Tag(f"{tag.words} {counts[confidence]}", tag.tone))
    return found


def _signatures(brief: Brief) -> Table:
    """Who answers: lines to sign, as the printed sheets have them."""

    def say(key: str) -> str:
        return text(f"sheets.approvals.{key}", brief.language)

    widths = (("party", 0.22), ("name", 0.28), ("date", 0.2), ("signature", 0.3))
    columns = tuple(Column(say(key), share) for key, share in widths)
    blank = (Cell(),) * (len(columns) - 1)
    rows = tuple((Cell(say(party), strong=True), *blank) for party in APPROVERS)
    return Table(columns, rows, signed=True)
