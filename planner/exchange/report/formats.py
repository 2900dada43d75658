# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of report formats; makers import their libraries when they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.problems import BadInput, Problem

if TYPE_CHECKING:
    from planner.exchange.report.content import SafetyReport


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """One format. ``name`` is a text key; ``make`` is pure: the same report, the same bytes."""

    suffix: str
    name: str
    make: Callable[[SafetyReport], bytes]


def _pdf(report: SafetyReport) -> bytes:
    from planner.exchange.report.pdf import to_bytes

    return to_bytes(report)


def _html(report: SafetyReport) -> bytes:
    from planner.exchange.report.html import to_bytes

    return to_bytes(report)


_ROWS = (
    ReportFormat("pdf", "report.format.pdf", _pdf),
    ReportFormat("html", "report.format.html", _html),
)
REPORTS: Mapping[str, ReportFormat] = {row.suffix: row for row in _ROWS}


def report_format(path: Path) -> ReportFormat:
    """The format that a file's suffix names; raises BadInput for an unknown one."""
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in REPORTS:
        values = {"suffix": suffix, "hint": ", ".join(REPORTS)}
        raise BadInput([Problem("report-suffix", str(path), values=values)])
    return REPORTS[suffix]
