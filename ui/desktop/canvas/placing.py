# SPDX-License-Identifier: GPL-3.0-or-later
"""Where on the screen a finding is, and where the card that tells of it stands. Paints nothing."""

from PyQt6.QtCore import QRectF

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.rules.finding import Finding
from ui.desktop.canvas.cards import card_corner
from ui.desktop.canvas.scene import Scene
from ui.desktop.canvas.view import XY, Box, View

_NARROW = 300.0  # mm to each side of a measured line that lies across no common front
_SIGN = 24.0  # px about the place of a finding that a card leaves free


def extent(finding: Finding) -> Box:
    """The box (mm) about everything that explains a finding."""
    points = [finding.at, *(finding.line or ()), *finding.path]
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def strip(view: View, site: Site, finding: Finding) -> QRectF:
    """The floor between the two things of a measured line (px), as wide as they face each other."""
    assert finding.line is not None
    (x1, y1), (x2, y2) = finding.line
    box = [min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)]
    across = 1 if abs(x2 - x1) >= abs(y2 - y1) else 0
    sides = [_footprint_box(site, name) for name in finding.subjects]
    facing = [side for side in sides if side is not None]
    low = max((side[across] for side in facing), default=0.0)
    high = min((side[across + 2] for side in facing), default=0.0)
    straight = min(abs(x2 - x1), abs(y2 - y1)) < 1.0
    if len(facing) < 2 or not straight or high <= low:
        low, high = box[across] - _NARROW, box[across + 2] + _NARROW
    box[across], box[across + 2] = low, high
    return _rect(view, (box[0], box[1], box[2], box[3]))


def place_card(
    size: XY,
    finding: Finding,
    view: View,
    scene: Scene,
    frame: Box,
    last: XY | None,
    also: QRectF | None = None,
    ghost: Site | None = None,
) -> XY:
    """The top left corner (px) of a card of a size that tells of a finding.

    It stands in the frame (px), never over what is measured nor over ``also``; where it stood last
    it stays while it may. ``ghost`` is where the finding is measured, if not in the scene.
    """
    site = ghost or scene.site
    boxes = [_footprint_box(site, name) for name in finding.subjects]
    shunned = [_rect(view, box) for box in boxes if box is not None]
    at = anchor(finding, view, frame)
    shunned.append(QRectF(at[0] - _SIGN, at[1] - _SIGN, 2 * _SIGN, 2 * _SIGN))
    if finding.line is not None:
        shunned.append(strip(view, site, finding))
    if also is not None:
        shunned.append(also)
    others = view.boxes(scene.bounds[scene.exposed(view.plan_box(frame))])
    return card_corner(size, at, frame, shunned, others, last)


def anchor(finding: Finding, view: View, frame: Box) -> XY:
    """The place of a finding on the screen, or the nearest to it in the frame."""
    x, y = view.to_screen(finding.at)
    return (min(max(x, frame[0]), frame[2]), min(max(y, frame[1]), frame[3]))


def _rect(view: View, box: Box) -> QRectF:
    left, top, right, bottom = view.screen_box(box)
    return QRectF(left, top, right - left, bottom - top)


def _footprint_box(site: Site, name: str) -> Box | None:
    thing = site.standing(name)
    if thing is not None:
        return footprint(thing.shape).bounds
    solid = site.ground.solids.get(name)
    return None if solid is None else solid.bounds
