# SPDX-License-Identifier: GPL-3.0-or-later
"""A check as JUnit XML, which CI servers read: a suite per profile, a case per rule.

Errors that count make a case fail; one whose errors are all waived is skipped. Warnings, notes
and waivers are told in the suite's output. Valid by the schemas of Ant and of Jenkins.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

from planner.exchange.verdicts import Verdict
from planner.exchange.xml_text import legal
from planner.floor.site import Site
from planner.locale import Language, text
from planner.rules.finding import Finding
from planner.rules.message import citation, label, message
from planner.rules.rule import Rule


def to_bytes(site: Site, verdicts: Sequence[Verdict], date: str, language: Language) -> bytes:
    """The verdicts on a plan as JUnit XML; ``date`` (ISO day) is when it was checked."""
    root = ET.Element("testsuites")
    for index, verdict in enumerate(verdicts):
        root.append(_suite(site, verdict, index, date, language))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'.encode()


def _suite(site: Site, verdict: Verdict, index: int, date: str, language: Language) -> ET.Element:
    profile = verdict.profile
    cases = [_case(site, verdict, rule, language) for rule in verdict.rules]
    suite = ET.Element(
        "testsuite",
        name=profile.id,
        package=f"hallplan.{site.plan.id}",
        id=str(index),
        timestamp=f"{date}T00:00:00",
        hostname="localhost",
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors="0",
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
        time="0",
    )
    properties = ET.SubElement(suite, "properties")
    for name, value in (
        ("plan", site.plan.id),
        ("profile", legal(profile.name[language])),
        ("edition", legal(profile.edition)),
    ):
        ET.SubElement(properties, "property", name=name, value=value)
    suite.extend(cases)
    told = [
        " · ".join(
            (text(f"report.severity.{each.severity}", language), _line(site, each, language))
        )
        for each in verdict.counting
        if each.severity != "error"
    ]
    told += [
        f"{text('report.waived', language)} · {_line(site, finding, language)} · "
        f"{waiver.reason} ({waiver.name}, {waiver.date})"
        for finding, waiver in verdict.waived
    ]
    ET.SubElement(suite, "system-out").text = legal("\n".join(told))
    ET.SubElement(suite, "system-err")
    return suite


def _case(site: Site, verdict: Verdict, rule: Rule, language: Language) -> ET.Element:
    case = ET.Element(
        "testcase", name=rule.id, classname=f"hallplan.{verdict.profile.id}", time="0"
    )
    failing = _errors(verdict.counting, rule)
    waived = [pair for pair in verdict.waived if pair[0] in _errors([pair[0]], rule)]
    if failing:
        words = text("report.junit.errors", language, count=len(failing))
        failure = ET.SubElement(case, "failure", type="error", message=words)
        failure.text = legal("\n".join(_line(site, finding, language) for finding in failing))
    elif waived:
        words = "; ".join(f"{waiver.reason} ({waiver.name}, {waiver.date})" for _, waiver in waived)
        ET.SubElement(case, "skipped", message=legal(words))
    return case


def _errors(findings: Iterable[Finding], rule: Rule) -> list[Finding]:
    return [each for each in findings if each.rule == rule.id and each.severity == "error"]


def _line(site: Site, finding: Finding, language: Language) -> str:
    subjects = ", ".join(label(site, name, language) for name in finding.subjects)
    words = [subjects, message(finding, site, language), citation(finding, language)]
    return " · ".join(filter(None, words))
