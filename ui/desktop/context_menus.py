# SPDX-License-Identifier: GPL-3.0-or-later
"""The menus of what is under the pointer, as rows of the table of actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QMenu, QWidget

from planner.floor.site import Site
from ui.desktop.actions import Actions
from ui.desktop.look import Look

Target = Literal["exhibitor", "booth", "thing", "exit", "floor"]


@dataclass(frozen=True, slots=True)
class Sub:
    """Rows in a menu of their own; its title stands under ``window.menu.<name>``."""

    name: str
    rows: tuple[str, ...]


STATUS = Sub("status", ("status-available", "status-held", "status-reserved", "status-confirmed"))
SIMILAR = Sub("similar", ("similar-size", "similar-pavilion", "similar-status", "similar-type"))
TURN = Sub("turn", ("rotate-left", "rotate-right", "rotate-about", "mirror-across", "mirror-down"))
# What every thing that stands on the floor can be done with; "" is a line.
_ANY = (
    "cut", "copy", "paste", "duplicate", "", TURN, "group", "ungroup", "lock", "hide", "",
    "zoom-selection", "route-from", "route-to", "", "delete",
)  # fmt: skip
MENUS: Mapping[Target, Sequence[str | Sub]] = {
    "exhibitor": (
        "change-exhibitor", "", "add-exhibitor", "import-exhibitors", "", "delete-exhibitor",
    ),
    "booth": (
        "assign", STATUS, "renumber", "number", "",
        "split", "merge", "array", "swap", SIMILAR, "", *_ANY
    ),
    "thing": _ANY,
    "exit": ("shut-exit", "egress", "", "route-from", "route-to"),
    "floor": (
        "paste", "paste-in-place", "booth-here", "", "tool-measure", "route-from", "route-to", "",
        "select-all", "show-all", "fit",
    ),
}  # fmt: skip


def target(site: Site, name: str) -> Target:
    """What kind of thing an id is; none is the floor."""
    if name in site.booths:
        return "booth"
    if not name:
        return "floor"
    return "exit" if any(door.id == name for door in site.ground.openings) else "thing"


def context_menu(of: Target, actions: Actions, look: Look, parent: QWidget) -> QMenu:
    """A menu that is gone when it closes."""
    menu = QMenu(parent)
    menu.setObjectName("contextMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for row in MENUS[of]:
        if isinstance(row, Sub):
            sub = QMenu(look.text(f"menu.{row.name}"), menu)
            sub.setObjectName(f"contextMenu-{row.name}")
            sub.addActions([actions[name] for name in row.rows])
            menu.addMenu(sub)
        elif row:
            menu.addAction(actions[row])
        else:
            menu.addSeparator()
    return menu


def rows() -> set[str]:
    """Every row of the table that some menu shows."""
    flat: set[str] = set()
    for menu in MENUS.values():
        for row in menu:
            flat.update(row.rows if isinstance(row, Sub) else filter(None, (row,)))
    return flat
