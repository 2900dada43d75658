# SPDX-License-Identifier: GPL-3.0-or-later
"""The Edit menu: undo and redo, and edits of what is selected."""

from planner.edits.again import last_step
from planner.edits.boxes import box_around, box_of, rounded
from planner.edits.delete import Delete
from planner.edits.duplicate import Duplicate
from planner.edits.rotate import Rotate
from ui.desktop.actions import needs
from ui.desktop.desk import Desk

QUARTER = 90.0
DEFAULT_STEP = 500  # mm: a copy of what has no width stands so far off


class EditCommands:
    """Edits of the open document's selection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @needs("undo")
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._desk.document and self._desk.document.session.undo_name)

    @needs("redo")
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._desk.document and self._desk.document.session.redo_name)

    def undo_name(self) -> str:
        """What undo would take back, in words."""
        document = self._desk.document
        return "" if document is None else self._name(document.session.undo_name)

    def redo_name(self) -> str:
        """What redo would do again, in words."""
        document = self._desk.document
        return "" if document is None else self._name(document.session.redo_name)

    def _name(self, name: str) -> str:
        return self._desk.look.text(f"edit-name.{name}") if name else ""

    @needs("selection")
    def has_selection(self) -> bool:
        """Whether anything is selected."""
        return bool(self._desk.document and self._desk.document.selection)

    @needs("booths")
    def has_booths(self) -> bool:
        """Whether any booth is selected."""
        return bool(self._booths())

    @needs("one-booth")
    def has_one_booth(self) -> bool:
        """Whether exactly one thing is selected, a booth."""
        document = self._desk.document
        return document is not None and len(document.selection) == 1 == len(self._booths())

    def _booths(self) -> tuple[str, ...]:
        document = self._desk.document
        if document is None:
            return ()
        return tuple(name for name in document.selection if name in document.site.booths)

    def undo(self) -> None:
        """Go back one step."""
        if self._desk.document is not None:
            self._desk.document.undo()

    def redo(self) -> None:
        """Go forward one step again."""
        if self._desk.document is not None:
            self._desk.document.redo()

    def delete(self) -> None:
        """Delete what is selected."""
        document = self._desk.document
        if document is not None and document.selection:
            document.attempt(Delete(document.selection))

    def duplicate(self) -> None:
        """Copy what is selected to the right of itself on the screen; select the copies.

        Copies that were made just now, and perhaps moved, are copied by the same step again.
        """
        workspace = self._desk.workspace
        if workspace is None or not workspace.document.selection:
            return
        document, things = workspace.document, workspace.document.site.things
        ids = document.selection
        box = box_around(box_of(things[name]) for name in ids)
        axis = 1 if workspace.canvas.view.turned else 0
        step = max(rounded(box[axis + 2] - box[axis]), DEFAULT_STEP)
        dx, dy = (0, step) if axis else (step, 0)
        session = document.session
        done = ((each.edit, each.touched) for each in session.history[: session.done][::-1])
        again = last_step(done, frozenset(ids))
        before = set(things)
        if document.attempt(Duplicate(ids, *(again if again != (0, 0) else (dx, dy)))):
            document.select(name for name in document.site.things if name not in before)

    def rotate_left(self) -> None:
        """Turn what is selected by a quarter, counter-clockwise."""
        self._rotate(QUARTER)

    def rotate_right(self) -> None:
        """Turn what is selected by a quarter, clockwise."""
        self._rotate(-QUARTER)

    def _rotate(self, angle: float) -> None:
        document = self._desk.document
        if document is not None and document.selection:
            document.attempt(Rotate(document.selection, angle))

    def select_all(self) -> None:
        """Select every booth."""
        document = self._desk.document
        if document is not None:
            document.select(document.site.booths)
