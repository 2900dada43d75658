# SPDX-License-Identifier: GPL-3.0-or-later
"""The safety report: one value that every format prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner import __version__
from planner.exchange.report.assumed import assumed
from planner.exchange.report.blocks import Section
from planner.exchange.report.brief import Brief
from planner.exchange.report.egress import egress, loads
from planner.exchange.report.findings import breaches, findings, waivers
from planner.exchange.report.key_figures import key_figures
from planner.exchange.report.leaving import leaving
from planner.exchange.report.numbers import numbers
from planner.exchange.report.summary import summary
from planner.exchange.report.travel import travel
from planner.exchange.verdicts import verdicts
from planner.floor.site import Site
from planner.locale import Language, day, days, text
from planner.model.values import assumed as assumed_facts
from planner.rules.finding import Finding
from planner.rules.requirement import Profile


@dataclass(frozen=True)
class SafetyReport:
    """A report in one language, ready to be set: what stands at its head, then its sections.

    ``title`` is what it is, ``event`` and ``place`` what it is about; ``running`` stands on every
    page, ``made`` says what wrote it.
    """

    language: Language
    title: str
    event: str
    place: str
    running: str
    made: str
    subject: str
    sections: tuple[Section, ...]


def safety_report(
    site: Site,
    profiles: Sequence[Profile],
    found: Iterable[Finding],
    *,
    date: str,
    language: Language,
) -> SafetyReport:
    """The safety report of a plan on a day (ISO), from all that was found under its profiles."""
    brief = Brief(site, verdicts(site, profiles, found), language, date)
    broken = breaches(brief)
    plan, ground = site.plan, site.ground
    title = brief.say("title")
    halls = ", ".join(hall.name[language] for hall in ground.halls)
    centres = dict.fromkeys(hall.centre[language] for hall in ground.halls)
    guessed = [brief.say("assumed-mark")] if "halls" in assumed_facts(plan.facts) else []
    place = " ".join(filter(None, (ground.venue.name[language], *centres, halls, *guessed)))
    sections = (
        summary(brief, key_figures(brief)),
        findings(brief, broken),
        waivers(brief, broken),
        egress(brief) if loads(brief) else None,
        leaving(brief),
        travel(brief),
        numbers(brief),
        assumed(brief),
    )
    return SafetyReport(
        language=language,
        title=title,
        event=plan.title[language],
        place=f"{place} · {days(plan.starts, plan.ends, language)}",
        running=f"{title} · {plan.title[language]} · {day(date, language)}",
        made=text("report.made-with", language, version=__version__),
        subject=f"{plan.drawing_number} · {plan.id} · {brief.site.content_hash[:16]}",
        sections=tuple(filter(None, sections)),
    )
