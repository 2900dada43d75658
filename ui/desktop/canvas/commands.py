# SPDX-License-Identifier: GPL-3.0-or-later
"""What keys do to the selection, in steps of the screen; the window's table has the rest."""

from planner.edits.move import Move
from planner.edits.resize import Resize
from planner.floor.snapping import GRID
from planner.model.shapes import Rectangle
from ui.desktop.canvas.view import View
from ui.desktop.document import Document
from ui.desktop.tools.events import Modifiers

_MANY = 10


def step_length(modifiers: Modifiers) -> int:
    """How far a key goes in mm: a step of the grid, ten with Shift, 1 mm with Alt."""
    if modifiers.alt:
        return 1
    return GRID * _MANY if modifiers.shift else GRID


def nudge(document: Document, view: View, arrow: tuple[int, int], modifiers: Modifiers) -> bool:
    """Move the selection by a step the way of an arrow key; returns whether it moved."""
    if not document.selection:
        return False
    return document.attempt(Move(document.selection, *arrow_step(view, arrow, modifiers)))


def arrow_step(view: View, arrow: tuple[int, int], modifiers: Modifiers) -> tuple[int, int]:
    """The step in the plan (mm) that an arrow key means."""
    length = step_length(modifiers)
    right, down = (part * length * view.scale / 1000.0 for part in arrow)
    dx, dy = (round(part) for part in view.lengths((right, down)))
    return dx, dy


def grow(document: Document, view: View, arrow: tuple[int, int], modifiers: Modifiers) -> bool:
    """Make the one selected rectangle longer or shorter along an arrow key; its anchor stays."""
    if len(document.selection) != 1:
        return False
    name = document.selection[0]
    site = document.site
    thing = site.standing(name)
    if thing is None or not isinstance(thing.shape, Rectangle):
        return False
    turn = view.angle(thing.shape.angle)
    lies_across = round(turn / 90.0) % 2 == 0  # whether the width runs across the screen
    step = (arrow[0] or -arrow[1]) * step_length(modifiers)
    width, depth = thing.shape.size
    if (arrow[0] != 0) == lies_across:
        width = max(width + step, 1)
    else:
        depth = max(depth + step, 1)
    return document.attempt(Resize(name, width, depth))
