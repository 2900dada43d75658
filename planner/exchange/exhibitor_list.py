# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of exhibitors from a CSV or XLSX file, read by a guess or as it is told."""

from collections.abc import Sequence
from pathlib import Path

from planner.edits.exhibitor_rows import ExhibitorList
from planner.exchange.exhibitor_columns import exhibitor_rows, guess_columns, named_columns
from planner.exchange.table_file import read_table
from planner.model.problems import BadInput, Problem

_OF_THE_FILE = ("sheet", "encoding")


def read_exhibitors(path: Path, settings: Sequence[str] = ()) -> ExhibitorList:
    """The list in a file.

    Settings are written ``sheet=NAME``, ``encoding=NAME`` or ``COLUMN=HEADER`` (no header: the
    column is passed over). Raises BadInput for a setting or a file that cannot be read so.
    """
    told: dict[str, str] = {}
    for setting in settings:
        name, joined, value = setting.partition("=")
        if not joined:
            raise BadInput([Problem("setting-form", values={"value": setting})])
        told[name] = value
    of_file = {name: told.pop(name, "") for name in _OF_THE_FILE}
    table = read_table(path, sheet=of_file["sheet"], encoding=of_file["encoding"])
    header = guess_columns(table).header
    columns = named_columns(header, told, str(path))
    return ExhibitorList(str(path), exhibitor_rows(table, header, columns))
