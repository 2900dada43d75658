# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``hallplan check --json`` prints."""

from collections import Counter
from collections.abc import Iterable, Mapping

from planner.edits.edit import Edit
from planner.floor.site import Site
from planner.locale import Language
from planner.model.files import content_hash
from planner.model.plan import Waiver
from planner.rules.finding import Finding, Severity
from planner.rules.fixes import fix_text
from planner.rules.message import message
from planner.rules.requirement import Profile
from planner.rules.waivers import Judged, Places
from ui.cli.edit_arguments import written

Fixes = Mapping[Finding, tuple[Edit, ...]]


def answer(
    site: Site,
    profiles: tuple[Profile, ...],
    judged: Judged,
    language: Language,
    fixes: Fixes | None,
) -> dict[str, object]:
    """Verdict and findings, those that are waived apart; with fixes where they were asked for."""
    counts = Counter(finding.severity for finding in judged.counting)
    places = Places(site)

    def described(finding: Finding) -> dict[str, object]:
        told = {**_described(finding, site, language), "mark": places.mark(finding)}
        if fixes is not None:
            found = fixes.get(finding, ())
            told["fixes"] = [
                {"edit": written(edit, site), "text": fix_text(edit, site, language)}
                for edit in found
            ]
        return told

    return {
        "plan": site.plan.id,
        "content_hash": content_hash(site.plan),
        "profiles": [profile.id for profile in profiles],
        "holds": counts["error"] == 0,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "notes": counts["note"],
        "verdicts": [
            {
                "profile": profile.id,
                "holds": own["error"] == 0,
                "errors": own["error"],
                "warnings": own["warning"],
                "notes": own["note"],
            }
            for profile, own in counted(profiles, judged)
        ],
        "findings": [described(finding) for finding in judged.counting],
        "waived": [
            {**described(finding), "waiver": _waiver(waiver)} for finding, waiver in judged.waived
        ],
        "lapsed": [_waiver(waiver) for _, waiver in judged.lapsed],
        "idle": [_waiver(waiver) for waiver in judged.idle],
    }


def counted(profiles: Iterable[Profile], judged: Judged) -> list[tuple[Profile, Counter[Severity]]]:
    """How many findings of each severity count under each profile."""
    return [
        (profile, Counter(it.severity for it in judged.counting if it.profile == profile.id))
        for profile in profiles
    ]


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
