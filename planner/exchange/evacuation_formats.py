# SPDX-License-Identifier: GPL-3.0-or-later
"""Evacuation runs as files, by suffix."""

from collections.abc import Callable, Mapping
from pathlib import Path

from planner.exchange.evacuation_page import page
from planner.exchange.evacuation_table import curves_csv
from planner.locale import Language
from planner.model.problems import BadInput, Problem
from planner.rules.evacuation import Evacuation

Make = Callable[[Evacuation, Language], bytes]
FORMATS: Mapping[str, Make] = {"html": page, "csv": curves_csv}


def evacuation_format(path: Path) -> Make:
    """How a file is made. Raises BadInput for a suffix that is no format."""
    suffix = path.suffix[1:].lower()
    if suffix not in FORMATS:
        values = {"suffix": path.suffix, "hint": ", ".join(FORMATS)}
        raise BadInput([Problem("suffix-unknown", str(path), values=values)])
    return FORMATS[suffix]
