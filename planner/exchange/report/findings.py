# SPDX-License-Identifier: GPL-3.0-or-later
"""The findings and the waivers: one card for each breach, whatever number of profiles finds it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.drawing.frame import Frame
from planner.drawing.numbered import draw_numbered
from planner.exchange.report.blocks import (
    Block,
    Card,
    Cell,
    Column,
    Figure,
    Paragraph,
    Section,
    Table,
    Tag,
)
from planner.exchange.report.brief import Brief, over
from planner.locale import day, text
from planner.model.plan import Waiver
from planner.rules.figures import amount
from planner.rules.finding import SEVERITIES, Finding
from planner.rules.message import label, message
from planner.rules.registry import RULES

MOST_PICTURES = 60
_RULE_ORDER = {rule.id: place for place, rule in enumerate(RULES)}


@dataclass(frozen=True)
class Breach:
    """One breach: what each profile finds there, and who answers for it under which profile."""

    findings: tuple[Finding, ...]
    waivers: tuple[Waiver | None, ...]

    @property
    def worst(self) -> Finding:
        """The gravest of the findings."""
        return min(self.findings, key=lambda each: SEVERITIES.index(each.severity))


def breaches(brief: Brief) -> tuple[Breach, ...]:
    """Errors and warnings that count under some profile, and waived ones beside; worst first."""
    return _grouped(
        pair
        for verdict in brief.verdicts
        for pair in [*((each, None) for each in verdict.counting), *verdict.waived]
        if pair[0].severity != "note"
    )


def _grouped(pairs: Iterable[tuple[Finding, Waiver | None]]) -> tuple[Breach, ...]:
    rows: dict[str, list[tuple[Finding, Waiver | None]]] = {}
    for finding, waiver in pairs:
        rows.setdefault(finding.key, []).append((finding, waiver))
    found = [Breach(*map(tuple, zip(*row, strict=True))) for row in rows.values()]

    def order(breach: Breach) -> tuple[int, int, str]:
        worst = breach.worst
        return SEVERITIES.index(worst.severity), _RULE_ORDER[worst.rule], worst.key

    return tuple(sorted(found, key=order))


def findings(brief: Brief, found: Sequence[Breach]) -> Section:
    """A card for each breach that counts, the worst first."""
    counting = [each for each in found if not all(each.waivers)]
    blocks: list[Block] = []
    if not counting:
        blocks.append(Paragraph(brief.say("findings.none")))
    placed = [
        (str(number), breach.worst)
        for number, breach in enumerate(counting, start=1)
        if not brief.is_everywhere(breach.worst)
    ]
    if len(placed) > 1:
        blocks.append(_overview(brief, placed[:MOST_PICTURES]))
    for number, breach in enumerate(counting, start=1):
        blocks.append(_card(brief, breach, str(number), pictured=number <= MOST_PICTURES))
    if len(counting) > MOST_PICTURES:
        words = brief.say("findings.pictures", count=MOST_PICTURES)
        blocks.insert(0, Paragraph(words, "small"))
    return Section("findings", brief.say("findings.heading"), tuple(blocks), new_page=True)


def waivers(brief: Brief, found: Sequence[Breach]) -> Section:
    """Who answers for what; apart from these, what no longer holds."""
    waived = [each for each in found if all(each.waivers)]
    blocks: list[Block] = []
    if waived:
        blocks.append(Paragraph(brief.say("waivers.means"), "small"))
    for number, breach in enumerate(waived, start=1):
        name = brief.say("waivers.number", number=number)
        blocks.append(_card(brief, breach, name, pictured=number <= MOST_PICTURES))
    lapsed = [pair for verdict in brief.verdicts for pair in verdict.lapsed]
    if lapsed:
        blocks.append(Paragraph(brief.say("waivers.lapsed"), "heading"))
        rows = [_old(brief, _what(brief, finding), waiver) for finding, waiver in lapsed]
        blocks.append(_table(brief, rows))
    idle = [waiver for verdict in brief.verdicts for waiver in verdict.idle]
    if idle:
        blocks.append(Paragraph(brief.say("waivers.idle"), "heading"))
        blocks.append(_table(brief, [_old(brief, waiver.finding, waiver) for waiver in idle]))
    asked = {profile.id for profile in brief.profiles}
    others = [each for each in brief.site.plan.waivers if each.profile not in asked]
    if others:
        blocks.append(Paragraph(brief.say("waivers.others"), "heading"))
        blocks.append(_table(brief, [_old(brief, waiver.finding, waiver) for waiver in others]))
    if not blocks:
        blocks.append(Paragraph(brief.say("waivers.none")))
    return Section("waivers", brief.say("waivers.heading"), tuple(blocks))


def _overview(brief: Brief, placed: Sequence[tuple[str, Finding]]) -> Figure:
    """Where the findings are, by number."""
    frame = Frame(brief.lines.scale, brief.lines.turn, brief.language)
    return Figure(
        over(brief.lines, (), draw_numbered(placed, frame)), brief.say("findings.overview")
    )


def _card(brief: Brief, breach: Breach, number: str, *, pictured: bool) -> Card:
    worst, site, language = breach.worst, brief.site, brief.language
    rule = text(f"rules.{worst.rule}.name", language)
    subjects = ", ".join(label(site, name, language) for name in worst.subjects)
    facts: list[tuple[str, Cell]] = []
    for finding, waiver in zip(breach.findings, breach.waivers, strict=True):
        tags = [brief.sureness(finding.confidence)]
        if finding.severity != worst.severity:
            tags.append(brief.severity(finding.severity))
        if waiver is not None:
            tags.append(Tag(brief.say("waived"), "waived"))
        asked = _asked(brief, finding, tuple(tags))
        facts.append((_profile(brief, finding.profile), asked))
        if waiver is not None:
            facts.append((brief.say("waivers.reason"), _answered(brief, waiver)))
    figure = None
    x, y = (round(value) for value in worst.at)
    place = brief.say("findings.place", x=f"{x:,}", y=f"{y:,}")
    if brief.is_everywhere(worst):
        facts.append((brief.say("findings.at"), Cell(brief.say("findings.everywhere"))))
    elif pictured:
        figure = Figure(brief.place(worst, number), place)
    else:
        facts.append((brief.say("findings.at"), Cell(place)))
    return Card(
        title=f"{number}. {rule}" + (f": {subjects}" if subjects else ""),
        tags=(brief.severity(worst.severity),),
        words=message(worst, site, language),
        facts=tuple(facts),
        figure=figure,
    )


def _asked(brief: Brief, finding: Finding, tags: tuple[Tag, ...]) -> Cell:
    """What a profile asks at this place, what was measured, and where the number is from."""
    language = brief.language
    words = ""
    if finding.measured is not None and finding.required is not None:
        least = finding.measured < finding.required
        words = brief.say(
            "findings.least" if least else "findings.most",
            measured=amount(finding.measured, finding.unit, language),
            required=amount(finding.required, finding.unit, language),
        )
    return Cell(words, (finding.citation[language],), tags, strong=True)


def _answered(brief: Brief, waiver: Waiver) -> Cell:
    return Cell(waiver.reason, (f"{waiver.name}, {day(waiver.date, brief.language)}",))


def _profile(brief: Brief, identifier: str) -> str:
    names = {each.id: each.name[brief.language] for each in brief.profiles}
    return names.get(identifier, identifier)


def _what(brief: Brief, finding: Finding) -> str:
    rule = text(f"rules.{finding.rule}.name", brief.language)
    return f"{rule}: {message(finding, brief.site, brief.language)}"


def _old(brief: Brief, what: str, waiver: Waiver) -> tuple[Cell, ...]:
    return (
        Cell(what, (_profile(brief, waiver.profile),)),
        Cell(waiver.reason),
        Cell(waiver.name),
        Cell(day(waiver.date, brief.language)),
    )


def _table(brief: Brief, rows: Sequence[tuple[Cell, ...]]) -> Table:
    heads = (("finding", 0.4), ("reason", 0.3), ("name", 0.15), ("date", 0.15))
    columns = tuple(Column(brief.say(f"waivers.{head}"), share) for head, share in heads)
    return Table(columns, tuple(rows))
