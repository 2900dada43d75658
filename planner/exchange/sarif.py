# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings as SARIF 2.1.0 (OASIS), which code review reads: one run per profile.

A result stands at the line of the plan file where its first subject is written; what belongs to
the venue stands where the plan names its halls. Waived findings are suppressed results.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from planner import __version__
from planner.exchange.verdicts import Verdict
from planner.floor.site import Site
from planner.locale import Language, text
from planner.model.json_text import lines
from planner.model.plan import Waiver
from planner.rules.finding import Finding
from planner.rules.message import label, message
from planner.rules.rule import Rule

VERSION = "2.1.0"
FINGERPRINT = "hallplanFinding/v1"
_HALLS = "$.halls"
Tree = dict[str, object]


def to_bytes(
    site: Site, verdicts: Sequence[Verdict], file: Path, content: bytes, language: Language
) -> bytes:
    """The findings of a plan as a SARIF log; ``content`` are the bytes of the plan's file."""
    places = _places(site)
    found = lines(content, {_HALLS, *places.values()})
    places_of = _Places(site, _uri(file), {name: found[path] for name, path in places.items()},
                        found[_HALLS], language)  # fmt: skip
    tree = {"version": VERSION, "runs": [_run(verdict, places_of) for verdict in verdicts]}
    return (json.dumps(tree, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


class _Places:
    """Where the things of a plan stand in its file."""

    def __init__(
        self, site: Site, uri: str, by_id: Mapping[str, int], halls: int, language: Language
    ) -> None:
        self.site, self.uri, self.language = site, uri, language
        self._by_id, self._halls = by_id, halls

    def location(self, finding: Finding) -> Tree:
        """The line of the first subject that the plan's file holds, and the subjects' names."""
        line = next((self._by_id[name] for name in finding.subjects if name in self._by_id),
                    self._halls)  # fmt: skip
        location: Tree = {
            "physicalLocation": {
                "artifactLocation": {"uri": self.uri},
                "region": {"startLine": line},
            }
        }
        if finding.subjects:
            location["logicalLocations"] = [
                {"name": label(self.site, name, self.language), "fullyQualifiedName": name}
                for name in finding.subjects
            ]
        return location


def _places(site: Site) -> dict[str, str]:
    """The JSON path of each thing of the plan by id."""
    plan = site.plan
    lists = ("booths", "areas", "zones", "exhibitors", "programme", "pavilions")
    rows = chain.from_iterable(
        ((thing.id, f"$.{name}[{index}]") for index, thing in enumerate(getattr(plan, name)))
        for name in lists
    )
    found: dict[str, str] = {}
    for identifier, path in rows:
        found.setdefault(identifier, path)
    return found


def _uri(file: Path) -> str:
    """A file as a URI: relative as it was given, so that a review finds it in its repository."""
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())


def _run(verdict: Verdict, places: _Places) -> Tree:
    language, profile = places.language, verdict.profile
    indices = {rule.id: index for index, rule in enumerate(verdict.rules)}
    counting: Iterator[tuple[Finding, Waiver | None]] = ((each, None) for each in verdict.counting)
    results = [
        _result(finding, waiver, indices[finding.rule], places)
        for finding, waiver in chain(counting, verdict.waived)
    ]
    return {
        "tool": {
            "driver": {
                "name": "Hallplan",
                "version": __version__,
                "semanticVersion": __version__,
                "language": language,
                "rules": [_rule(rule, verdict, language) for rule in verdict.rules],
            }
        },
        "automationDetails": {
            "id": f"hallplan/{profile.id}/",
            "description": {"text": profile.name[language]},
        },
        "invocations": [{"executionSuccessful": True}],
        "language": language,
        "columnKind": "utf16CodeUnits",
        "results": results,
    }


def _rule(rule: Rule, verdict: Verdict, language: Language) -> Tree:
    """A rule with its page, the strictest of its severities, and where its numbers come from."""
    title, _, _ = rule.page.strip().partition("\n")
    asked = verdict.profile.rules[rule.id]
    levels = [requirement.severity for requirement in asked.values()]
    citations = dict.fromkeys(verdict.profile.citation(each)[language] for each in asked.values())
    return {
        "id": rule.id,
        "shortDescription": {"text": text(f"rules.{rule.id}.name", language)},
        "fullDescription": {"text": title},
        "help": {"text": f"{rule.page.strip()}\n\n" + "\n".join(citations)},
        "defaultConfiguration": {
            "level": min(levels, key=("error", "warning", "note").index, default="warning")
        },
    }


def _result(finding: Finding, waiver: Waiver | None, index: int, places: _Places) -> Tree:
    result: Tree = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": message(finding, places.site, places.language)},
        "locations": [places.location(finding)],
        "fingerprints": {FINGERPRINT: f"{finding.profile}:{finding.key}"},
        "partialFingerprints": {FINGERPRINT: f"{finding.profile}:{finding.key}"},
        "properties": {
            "at": list(finding.at),
            "measured": finding.measured,
            "required": finding.required,
            "unit": finding.unit,
            "citation": finding.citation[places.language],
            "confidence": finding.confidence,
        },
    }
    if waiver is not None:
        words = f"{waiver.reason} ({waiver.name}, {waiver.date})"
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": words}
        ]
    return result
