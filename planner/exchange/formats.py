# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of export formats, and the one function that writes any of them.

A format is one row: its suffix, the text that names it, whether it asks for a paper size, and a
pure maker of bytes. Makers import their libraries when they are called: most runs need one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.exchange.options import ExportOptions, Paper
from planner.floor.site import Site
from planner.locale import Language
from planner.model.atomic import write_bytes
from planner.model.problems import BadInput, Problem, nearest
from planner.rules.finding import Finding

Maker = Callable[[Site, ExportOptions], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One export format. ``name`` is a text key; ``make`` is pure: site and options to bytes."""

    suffix: str
    name: str
    has_paper: bool
    make: Maker


def _dxf(site: Site, options: ExportOptions) -> bytes:
    from planner.exchange.dxf import to_bytes

    return to_bytes(site, options)


def _pdf(site: Site, options: ExportOptions) -> bytes:
    from planner.exchange.pdf import to_bytes

    return to_bytes(site, options)


def _png(site: Site, options: ExportOptions) -> bytes:
    from planner.exchange.png import to_bytes

    return to_bytes(site, options)


def _svg(site: Site, options: ExportOptions) -> bytes:
    from planner.exchange.svg import to_bytes

    return to_bytes(site, options)


def _csv(site: Site, options: ExportOptions) -> bytes:
    from planner.exchange.csv_table import to_bytes

    return to_bytes(site, options)


def _xlsx(site: Site, options: ExportOptions) -> bytes:
    from planner.exchange.xlsx_tables import to_bytes

    return to_bytes(site, options)


def _geojson(site: Site, options: ExportOptions) -> bytes:
    from planner.exchange.geojson import to_bytes

    return to_bytes(site, options)


def _wkt(site: Site, options: ExportOptions) -> bytes:
    from planner.exchange.wkt import to_bytes

    return to_bytes(site, options)


_ROWS = (
    Format("dxf", "exchange.format.dxf", False, _dxf),
    Format("pdf", "exchange.format.pdf", True, _pdf),
    Format("png", "exchange.format.png", True, _png),
    Format("svg", "exchange.format.svg", True, _svg),
    Format("csv", "exchange.format.csv", False, _csv),
    Format("xlsx", "exchange.format.xlsx", False, _xlsx),
    Format("geojson", "exchange.format.geojson", False, _geojson),
    Format("wkt", "exchange.format.wkt", False, _wkt),
)
FORMATS: Mapping[str, Format] = {row.suffix: row for row in _ROWS}


def format_of(path: Path) -> Format:
    """The format that a file's suffix names; raises BadInput for an unknown one."""
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in FORMATS:
        known = nearest(suffix, FORMATS)
        values = {"suffix": suffix, "hint": known or ", ".join(FORMATS)}
        raise BadInput([Problem("suffix-unknown", str(path), values=values)])
    return FORMATS[suffix]


def export(
    site: Site,
    path: Path,
    *,
    paper: Paper = "A1",
    language: Language | None = None,
    date: str = "",
    findings: Sequence[Finding] = (),
) -> None:
    """Write a plan to a file, whole or not at all, in the format of its suffix.

    ``findings`` are explained on drawings; formats that draw nothing leave them out.

    Raises BadInput when the suffix is unknown or the place cannot be written.
    """
    options = ExportOptions(paper, language, date, tuple(findings))
    data = format_of(path).make(site, options)
    write_bytes(path, data)
