# SPDX-License-Identifier: GPL-3.0-or-later
"""The curves of microscopic runs as CSV: people still in by the second, a column a run."""

import csv
import io

import numpy as np

from planner.locale import LANGUAGES, Language, text
from planner.rules.evacuation import Evacuation


def curves_csv(made: Evacuation, language: Language | None = None) -> bytes:
    """A row a second until all are out in every run; UTF-8 with a byte order mark, CRLF."""
    times = np.arange(int(np.ceil(max(made.seconds()))) + 1, dtype=float)
    columns = [each.still_in(times) for each in made.runs]
    languages = LANGUAGES if language is None else (language,)

    def head(key: str, **values: int) -> str:
        return " / ".join(text(f"evacuation.column.{key}", each, **values) for each in languages)

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([head("seconds"), *(head("run", number=each.seed) for each in made.runs)])
    writer.writerows(
        [int(time), *(int(column[row]) for column in columns)] for row, time in enumerate(times)
    )
    return out.getvalue().encode("utf-8-sig")
