# SPDX-License-Identifier: GPL-3.0-or-later
"""``hallplan check``: a plan by all rules of its profiles."""

import argparse
from collections import Counter
from itertools import groupby
from pathlib import Path

from planner.floor.site import Site
from planner.locale import Language, millimetres, text
from planner.model.files import content_hash
from planner.model.plan import Waiver
from planner.rules.check import check
from planner.rules.finding import Finding
from planner.rules.message import citation, label, message
from planner.rules.profile import find_profile, plan_profiles
from planner.rules.requirement import Profile
from planner.rules.waivers import Judged, Places, judge
from ui.cli.command import Command, open_plan, print_json

FAILS = 1


def _add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("plan", metavar="PLAN", help=text("cli.plan", language))
    parser.add_argument(
        "--profile",
        metavar="NAME",
        action="append",
        default=[],
        help=text("cli.profile", language),
    )
    parser.add_argument("--marks", action="store_true", help=text("cli.check.marks", language))
    parser.add_argument("--json", action="store_true", help=text("cli.json", language))


def _run(options: argparse.Namespace) -> int:
    site = open_plan(options.plan, options.language)
    file = Path(options.plan)
    named = dict.fromkeys(options.profile)
    profiles = (
        tuple(find_profile(name, file) for name in named)
        if named
        else plan_profiles(site.plan, file)
    )
    judged = judge(check(site, profiles), site)
    if options.json:
        print_json("check", _answer(site, profiles, judged, options.language))
    else:
        _print_report(site, profiles, judged, options.language, marked=options.marks)
    return FAILS if judged.fails else 0


def _answer(
    site: Site, profiles: tuple[Profile, ...], judged: Judged, language: Language
) -> dict[str, object]:
    counts = Counter(finding.severity for finding in judged.counting)
    places = Places(site)

    def described(finding: Finding) -> dict[str, object]:
        return {**_described(finding, site, language), "mark": places.mark(finding)}

    return {
        "plan": site.plan.id,
        "content_hash": content_hash(site.plan),
        "profiles": [profile.id for profile in profiles],
        "holds": counts["error"] == 0,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "notes": counts["note"],
        "findings": [described(finding) for finding in judged.counting],
        "waived": [
            {**described(finding), "waiver": _waiver(waiver)} for finding, waiver in judged.waived
        ],
        "lapsed": [_waiver(waiver) for _, waiver in judged.lapsed],
        "idle": [_waiver(waiver) for waiver in judged.idle],
    }


def _described(finding: Finding, site: Site, language: Language) -> dict[str, object]:
    return {
        "key": finding.key,
        "rule": finding.rule,
        "profile": finding.profile,
        "severity": finding.severity,
        "message": message(finding, site, language),
        "subjects": [site.label(subject) for subject in finding.subjects],
        "at": list(finding.at),
        "measured": finding.measured,
        "required": finding.required,
        "unit": finding.unit,
        "citation": finding.citation[language],
        "confidence": finding.confidence,
        "assumed": finding.assumed,
    }


def _waiver(waiver: Waiver) -> dict[str, object]:
    fields = ("finding", "profile", "reason", "name", "date")
    return {name: getattr(waiver, name) for name in fields}


def _print_report(
    site: Site,
    profiles: tuple[Profile, ...],
    judged: Judged,
    language: Language,
    *,
    marked: bool,
) -> None:
    places = Places(site)
    for profile in profiles:
        values = {"plan": site.plan.title[language], "profile": profile.name[language]}
        print(text("cli.check.title", language, **values))
    for severity, group in groupby(judged.counting, key=lambda finding: finding.severity):
        rows = list(group)
        print(f"\n{text(f'cli.check.{severity}', language)} ({len(rows)})")
        for finding in rows:
            print(f"  {_line(finding, site, language)}")
            if marked:
                print(f"    {places.mark(finding)}")
    _print_waivers(site, judged, language)
    counts = Counter(finding.severity for finding in judged.counting)
    verdict = "fails" if counts["error"] else "holds"
    print()
    print(
        text(
            f"cli.check.{verdict}",
            language,
            errors=counts["error"],
            warnings=counts["warning"],
            notes=counts["note"],
        )
    )


def _print_waivers(site: Site, judged: Judged, language: Language) -> None:
    """Who answers for what, and which waivers no longer hold."""
    if judged.waived:
        print(f"\n{text('cli.check.waived', language)} ({len(judged.waived)})")
    for finding, waiver in judged.waived:
        print(f"  {_line(finding, site, language)}")
        print(f"    {_answered(waiver)}")
    old = [waiver for _, waiver in judged.lapsed]
    for key, waivers in (("lapsed", old), ("idle", judged.idle)):
        if waivers:
            print(f"\n{text(f'cli.check.{key}', language)} ({len(waivers)})")
        for waiver in waivers:
            print(f"  {waiver.finding} [{waiver.profile}]: {_answered(waiver)}")


def _answered(waiver: Waiver) -> str:
    return f"{waiver.reason} ({waiver.name}, {waiver.date})"


def _line(finding: Finding, site: Site, language: Language) -> str:
    """Who, what and where, then the figures and their source."""
    subjects = ", ".join(label(site, subject, language) for subject in finding.subjects)
    parts = [": ".join(filter(None, (finding.rule, subjects, message(finding, site, language))))]
    if finding.measured is not None and finding.required is not None:
        figures = {
            "measured": _figure(finding.measured, finding.unit),
            "required": _figure(finding.required, finding.unit),
        }
        parts.append(text("cli.check.figures", language, **figures))
        x, y = (round(value) for value in finding.at)
        parts.append(text("cli.check.place", language, x=x, y=y))
    return f"{' · '.join(parts)} [{finding.profile}: {citation(finding, language)}]"


def _figure(value: float, unit: str) -> str:
    return millimetres(value) if unit == "mm" else f"{value:g} {unit}".rstrip()


COMMAND = Command("check", _add_arguments, _run)
