# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``hallplan check`` prints for people."""

import shlex
from collections import Counter
from itertools import groupby

from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.plan import Waiver
from planner.rules.figures import amount
from planner.rules.finding import SEVERITIES, Finding, Severity
from planner.rules.message import citation, label, message
from planner.rules.requirement import Profile
from planner.rules.waivers import Judged, Places
from ui.cli.check_answer import Fixes, counted
from ui.cli.edit_arguments import written


def print_report(
    site: Site,
    profiles: tuple[Profile, ...],
    judged: Judged,
    language: Language,
    fixes: Fixes | None,
    *,
    marked: bool,
) -> None:
    """Findings by severity, waivers, the verdict; marks and fixes where they were asked for."""
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
            for edit in (fixes or {}).get(finding, ()):
                words = shlex.join(written(edit, site))
                print(f"    {text('cli.check.fix', language, words=words)}")
    _print_waivers(site, judged, language)
    print()
    if len(profiles) > 1:
        for profile, own in counted(profiles, judged):
            print(_verdict(own, "profile-", language, profile=profile.name[language]))
    print(_verdict(Counter(finding.severity for finding in judged.counting), "", language))


def _verdict(counts: Counter[Severity], which: str, language: Language, **values: object) -> str:
    """Whether a plan holds, with its counts: under all profiles, or under one that is named."""
    verdict = "fails" if counts["error"] else "holds"
    figures = {f"{severity}s": counts[severity] for severity in SEVERITIES}
    return text(f"cli.check.{which}{verdict}", language, **figures, **values)


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
            "measured": amount(finding.measured, finding.unit, language),
            "required": amount(finding.required, finding.unit, language),
        }
        parts.append(text("cli.check.figures", language, **figures))
        x, y = (round(value) for value in finding.at)
        parts.append(text("cli.check.place", language, x=x, y=y))
    return f"{' · '.join(parts)} [{finding.profile}: {citation(finding, language)}]"
