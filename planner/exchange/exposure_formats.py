# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure as files, by suffix: of a plan, or of what another plan changes."""

from collections.abc import Callable, Mapping
from pathlib import Path

from planner.exchange import exposure_map
from planner.exchange.exposure_page import Exposed, page
from planner.exchange.exposure_table import booths_csv, changes_csv
from planner.locale import Language
from planner.model.problems import BadInput, Problem
from planner.paths.standings import changes

Make = Callable[[Exposed, Exposed | None, Language], bytes]


def _table(plan: Exposed, other: Exposed | None, language: Language) -> bytes:
    if other is None:
        return booths_csv(plan.rows, language)
    return changes_csv(changes(plan.rows, other.rows), language)


def _map(plan: Exposed, _other: Exposed | None, language: Language) -> bytes:
    """The map of the plan itself, as on the command line."""
    return exposure_map.to_svg(plan.site, plan.found, language)


FORMATS: Mapping[str, Make] = {"html": page, "csv": _table, "svg": _map}


def exposure_format(path: Path) -> Make:
    """How a file is made. Raises BadInput for a suffix that is no format."""
    suffix = path.suffix[1:].lower()
    if suffix not in FORMATS:
        values = {"suffix": path.suffix, "hint": ", ".join(FORMATS)}
        raise BadInput([Problem("suffix-unknown", str(path), values=values)])
    return FORMATS[suffix]
