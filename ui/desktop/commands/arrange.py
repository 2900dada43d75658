# SPDX-License-Identifier: GPL-3.0-or-later
"""The Arrange menu: lines, gaps, sizes, mirrors, parts and copies of what is selected."""

from collections.abc import Callable, Mapping
from typing import Literal

from PyQt6.QtWidgets import QWidget

from planner.edits.align import Align, Line
from planner.edits.boxes import Axis, box_around, box_of, rounded
from planner.edits.distribute import Distribute, Equal
from planner.edits.edit import Edit
from planner.edits.match_size import MatchSize
from planner.edits.merge import Merge
from planner.edits.mirror import Mirror
from planner.edits.swap import SwapExhibitors
from planner.floor.numbering import Scheme
from planner.floor.similar import Likeness, similar, without_exhibitor
from planner.model.plan import Booth
from planner.model.shapes import Rectangle
from planner.model.things import Thing
from ui.desktop.actions import needs
from ui.desktop.canvas.numbers_layer import Proposal
from ui.desktop.desk import Desk
from ui.desktop.dialogs.arrange import ArrayDialog, AskingDialog, RotateDialog, SplitDialog
from ui.desktop.dialogs.numbering import NumberingDialog, first_scheme

Side = Literal["left", "centre", "right", "top", "middle", "bottom"]
Way = Literal["across", "down"]

# What a line of the screen is in the plan, in the upright view and in the turned one.
_LINES: Mapping[Side, tuple[Line, Line]] = {
    "left": ("left", "bottom"),
    "centre": ("middle-x", "middle-y"),
    "right": ("right", "top"),
    "top": ("top", "left"),
    "middle": ("middle-y", "middle-x"),
    "bottom": ("bottom", "right"),
}
_AXES: Mapping[Way, tuple[Axis, Axis]] = {"across": ("x", "y"), "down": ("y", "x")}


class ArrangeCommands:
    """Edits of several things at once; sides and ways are those of the screen."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent
        self._to_first = False
        self._scheme: Scheme | None = None  # by which booths were numbered last

    def has_things(self, count: int) -> Callable[[], bool]:
        """A test whether at least so many things are selected."""

        @needs("two" if count == 2 else "three")
        def has() -> bool:
            return len(self._selection()) >= count

        return has

    @needs("booths")
    def has_booths(self) -> bool:
        """Whether any booth is selected."""
        return bool(self._booths())

    def aligns_to_first(self) -> bool:
        """Whether things line up with the first selected, not with the box around all."""
        return self._to_first

    def toggle_first(self) -> None:
        """Line up with the first selected from now on, or with the box around all."""
        self._to_first = not self._to_first

    def aligner(self, side: Side) -> Callable[[], None]:
        """What lines the selection up at a side or middle."""
        return lambda: self._attempt(
            lambda ids: Align(ids, _LINES[side][self._turned], "first" if self._to_first else "box")
        )

    def distributor(self, way: Way, equal: Equal) -> Callable[[], None]:
        """What spreads the selection evenly."""
        return lambda: self._attempt(lambda ids: Distribute(ids, _AXES[way][self._turned], equal))

    def mirrorer(self, way: Way) -> Callable[[], None]:
        """What mirrors the selection."""
        return lambda: self._attempt(lambda ids: Mirror(ids, _AXES[way][self._turned]))

    @needs("sizes")
    def can_match(self) -> bool:
        """Whether there are rectangles of different sizes to match, and nothing else."""
        shapes = [getattr(thing, "shape", None) for thing in self._things()]
        sizes = {shape.size for shape in shapes if isinstance(shape, Rectangle)}
        return len(sizes) > 1 and all(isinstance(shape, Rectangle) for shape in shapes)

    def match(self) -> None:
        """Give everything selected the size of the first."""
        self._attempt(MatchSize)

    def rotate(self) -> None:
        """Ask for a point and an angle, and turn the selection about it."""
        if things := self._things():
            left, bottom, right, top = box_around(map(box_of, things))
            middle = rounded((left + right) / 2), rounded((bottom + top) / 2)
            self._ask(RotateDialog(self._selection(), middle, self._desk.look, self._parent))

    @needs("rectangle")
    def can_split(self) -> bool:
        """Whether one rectangular booth is selected."""
        return len(self._selection()) == 1 and any(
            isinstance(booth.shape, Rectangle) for booth in self._booths()
        )

    def split(self) -> None:
        """Ask into how many parts, and divide the booth; its parts are selected."""
        if self.can_split():
            (booth,) = self._booths()
            self._ask(SplitDialog(booth, self._desk.look, self._parent))

    @needs("two-booths")
    def can_merge(self) -> bool:
        """Whether several booths, and nothing else, are selected."""
        return 1 < len(self._booths()) == len(self._selection())

    def merge(self) -> None:
        """Make one booth of those selected."""
        self._attempt(Merge)

    def copy(self) -> None:
        """Ask for rows and columns, and copy the selected booths; the copies are selected too."""
        if booths := self._booths():
            box = box_around(box_of(booth) for booth in booths)
            pitch = rounded(box[2] - box[0]), rounded(box[3] - box[1])
            ids = tuple(booth.id for booth in booths)
            self._ask(ArrayDialog(ids, pitch, self._desk.look, self._parent))

    @needs("any-booth")
    def can_number(self) -> bool:
        """Whether there is any booth to number."""
        document = self._desk.document
        return document is not None and bool(document.session.plan.booths)

    def number(self) -> None:
        """Ask how to number the selected booths, or all; the plan shows the numbers meanwhile."""
        workspace, document = self._desk.workspace, self._desk.document
        if workspace is None or document is None:
            return
        canvas = workspace.canvas
        some = tuple(booth.id for booth in self._booths())
        ids = some or tuple(document.site.booths)
        dialog = NumberingDialog(
            document.site,
            ids,
            self._scheme or first_scheme(self._turned),
            some=bool(some),
            turned=self._turned,
            look=self._desk.look,
            parent=self._parent,
        )
        dialog.proposed.connect(lambda numbers, shared: canvas.propose(Proposal(numbers, shared)))
        dialog.show_now()
        if dialog.exec():
            self._scheme = dialog.scheme
            document.attempt(dialog.edit())
        canvas.propose(None)

    @needs("swap")
    def can_swap(self) -> bool:
        """Whether two booths are selected that differ in who has them."""
        booths = self._booths()
        return (
            len(booths) == 2 == len(self._selection())
            and len({(booth.exhibitors, booth.status) for booth in booths}) == 2
        )

    def swap(self) -> None:
        """Swap the exhibitors of the two booths selected."""
        if self.can_swap():
            self._attempt(lambda ids: SwapExhibitors(*ids))

    def similar_selector(self, by: Likeness) -> Callable[[], None]:
        """What selects every booth that is like those selected, these first."""

        def select() -> None:
            if (document := self._desk.document) is not None:
                ids = [booth.id for booth in self._booths()]
                document.select([*ids, *similar(document.session.plan, ids, by)])

        return select

    @needs("empty")
    def has_empty(self) -> bool:
        """Whether any booth of the plan has no exhibitor."""
        document = self._desk.document
        return document is not None and not all(
            it.exhibitors for it in document.session.plan.booths
        )

    def select_empty(self) -> None:
        """Select every booth without an exhibitor."""
        if (document := self._desk.document) is not None:
            document.select(without_exhibitor(document.session.plan))

    @property
    def _turned(self) -> bool:
        workspace = self._desk.workspace
        return workspace is not None and workspace.canvas.view.turned

    def _selection(self) -> tuple[str, ...]:
        return self._desk.document.selection if self._desk.document is not None else ()

    def _booths(self) -> tuple[Booth, ...]:
        document = self._desk.document
        if document is None:
            return ()
        booths = document.site.booths
        return tuple(booths[name] for name in document.selection if name in booths)

    def _things(self) -> list[Thing]:
        document = self._desk.document
        things = {} if document is None else document.site.things
        return [things[name] for name in self._selection() if name in things]

    def _attempt(self, make: Callable[[tuple[str, ...]], Edit]) -> None:
        if (document := self._desk.document) is not None:
            document.attempt(make(document.selection))

    def _ask(self, dialog: AskingDialog) -> None:
        """Do what a dialog asks for; new booths join the selection."""
        document = self._desk.document
        if document is None or not dialog.exec():
            return
        before = document.site.booths.keys()
        if document.attempt(dialog.edit()):
            new = (name for name in document.site.booths if name not in before)
            document.select([*document.selection, *new])
