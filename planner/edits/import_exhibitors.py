# SPDX-License-Identifier: GPL-3.0-or-later
"""Take a list of exhibitors into a plan: who is new, who is called otherwise, who stands where."""

from dataclasses import dataclass, replace
from typing import ClassVar

from planner.edits.edit import Change
from planner.edits.exhibitor_book import ExhibitorBook, JudgedRow, Occupied
from planner.edits.exhibitor_rows import ExhibitorList
from planner.model.plan import Plan
from planner.model.problems import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Imported:
    """The plan with a list in it, and what each row did."""

    plan: Plan
    rows: tuple[JudgedRow, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why rows were left out, each with its line."""
        return tuple(problem for row in self.rows for problem in row.problems)

    @property
    def good(self) -> tuple[JudgedRow, ...]:
        """The rows that were taken."""
        return tuple(row for row in self.rows if not row.problems)


@dataclass(frozen=True, slots=True)
class ImportExhibitors:
    """Take the rows of a list into the plan; a bad row is left out and stops no other.

    An exhibitor is known by id, else by a name in either language (case, spaces and company marks
    aside), and keeps its id whatever it is called then. A placeholder, whose name is only assumed,
    takes the name that its booth's row has; for other booths that are taken, ``occupied`` says what
    to do. ``moves``: who comes into a booth by the list leaves those where it does not have them.
    ``strict`` refuses all where any row is bad.
    """

    NAME: ClassVar[str] = "import-exhibitors"
    listed: ExhibitorList
    occupied: Occupied = "refuse"
    moves: bool = False
    strict: bool = False

    def imported(self, plan: Plan) -> Imported:
        """What each row does to a plan, and the plan after all that are good."""
        book = ExhibitorBook(plan, self.occupied)
        rows = []
        for row in self.listed.rows:
            judged = book.take(row)
            problems = (
                replace(each, file=self.listed.file, line=row.line) for each in judged.problems
            )
            rows.append(replace(judged, problems=tuple(problems)))
        if self.moves:
            for number, judged in enumerate(rows):
                came = [each.exhibitor for each in judged.effects if each.kind == "joins"]
                if left := tuple(book.leave(came)):
                    rows[number] = replace(judged, effects=(*judged.effects, *left))
        return Imported(book.plan(), tuple(rows))

    def apply(self, plan: Plan) -> Change:
        """The plan after it, touched = exhibitors and booths that changed.

        Raises BadInput where no row is good, or where ``strict`` and one is not.
        """
        result = self.imported(plan)
        if result.problems and (self.strict or not result.good):
            raise BadInput(result.problems)
        return Change(result.plan, _touched(plan, result.plan))


def _touched(before: Plan, after: Plan) -> frozenset[str]:
    old = {each.id: each for each in before.exhibitors}
    changed = {each.id for each in after.exhibitors if old.get(each.id) != each}
    booths = {
        new.id
        for was, new in zip(before.booths, after.booths, strict=True)
        if was != new or changed.intersection(new.exhibitors)
    }
    return frozenset(changed | booths)
