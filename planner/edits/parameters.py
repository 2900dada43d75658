# SPDX-License-Identifier: GPL-3.0-or-later
"""What a row of the table of edits is: an edit, and what each of its fields takes."""

from dataclasses import dataclass
from typing import Literal

from planner.edits.edit import Edit

# thing: booth by number or id, area by id; things: several of them, separated by commas;
# finding: its mark or key, as ``check --marks`` prints it;
# listed: a CSV or XLSX file of exhibitors, and what it should be read by;
# numbers: booths and their new numbers, ``A1=B1``;
# drawing: a file that lies beside the plan or below, its page: ``hall.pdf#2``;
# plan: a plan file, or some booths and areas of it: ``other.json#B1,B2``;
# spot: an opening, booth or area; stops: booths and areas with minutes and window, as tours have.
ParameterKind = Literal[
    "thing", "things", "millimetre", "degrees", "point", "points", "size", "number", "word",
    "exhibitor", "exhibitors", "sides", "pavilion", "listed", "finding", "profile", "profiles",
    "text", "date", "count", "switch", "tour", "stops", "spot", "clock",
    "currency", "plan", "numbers", "drawing", "underlay", "figure",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: the edit's field, what it holds, the words allowed, whether it may be left out.

    A plural kind other than ``things`` and ``sides`` takes all arguments that are left. An
    ``option`` is written by its name, ``--upper-area 40``, in any order; what is ``clearable`` may
    also be ``none``.
    """

    field: str
    kind: ParameterKind
    choices: tuple[str, ...] = ()
    optional: bool = False
    option: bool = False
    clearable: bool = False

    @property
    def word(self) -> str:
        """The name of an option as it is written."""
        return f"--{self.field.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class EditRow:
    """An edit and its parameters in order."""

    edit: type[Edit]
    parameters: tuple[Parameter, ...]

    @property
    def name(self) -> str:
        """The name of the edit, as files of commands and the command line use it."""
        return self.edit.NAME
