# SPDX-License-Identifier: GPL-3.0-or-later
"""What an export may be asked for."""

from dataclasses import dataclass
from typing import Literal

from planner.locale import Language
from planner.rules.finding import Finding

Paper = Literal["A1", "A3"]
PAPERS: tuple[Paper, ...] = ("A1", "A3")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Choices of one export; a format uses those that mean something to it.

    ``paper`` is the size of a sheet. ``language`` None prints Korean and English side by side.
    ``date`` (ISO) is printed on sheets; empty = the day of the plan's last issue. ``findings`` are
    explained on drawings. No exporter looks at the clock: two exports of one plan are the same
    bytes.
    """

    paper: Paper = "A1"
    language: Language | None = None
    date: str = ""
    findings: tuple[Finding, ...] = ()
