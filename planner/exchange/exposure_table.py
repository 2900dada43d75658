# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure as CSV for spreadsheets, a row a booth: UTF-8 with a byte order mark, CRLF."""

import csv
import io
from collections.abc import Sequence

from planner.exchange.booth_table import Cell
from planner.exchange.csv_table import safe
from planner.locale import LANGUAGES, Language, text
from planner.paths.standings import Change, Standing

_BOOTHS = ("rank", "number", "exhibitor-ko", "exhibitor-en", "passing", "coming")
_CHANGES = ("number-before", "number-after", "exhibitor-ko", "exhibitor-en", "before", "after",
            "gain")  # fmt: skip


def booths_csv(rows: Sequence[Standing], language: Language | None = None) -> bytes:
    """The standings of booths."""
    cells = [
        (
            row.rank, row.number, _names(row, "ko"), _names(row, "en"),
            round(row.passing, 1), round(row.coming, 1),
        )
        for row in rows
    ]  # fmt: skip
    return _table(_BOOTHS, cells, language)


def changes_csv(rows: Sequence[Change], language: Language | None = None) -> bytes:
    """What changes between two plans; an empty cell where a plan has no such booth."""
    cells = [
        (
            "; ".join(row.numbers[0]), "; ".join(row.numbers[1]),
            _names(row, "ko"), _names(row, "en"),
            "" if row.before is None else round(row.before, 1),
            "" if row.after is None else round(row.after, 1), round(row.gain, 1),
        )
        for row in rows
    ]  # fmt: skip
    return _table(_CHANGES, cells, language)


def _table(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], language: Language | None
) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    languages = LANGUAGES if language is None else (language,)
    writer.writerow(
        " / ".join(text(f"exposure.column.{name}", one) for one in languages) for name in columns
    )
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _names(row: Standing | Change, language: Language) -> str:
    return "; ".join(name[language] for name in row.names)
