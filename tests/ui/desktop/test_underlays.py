# SPDX-License-Identifier: GPL-3.0-or-later
"""Underlays in the window: put in, seen, calibrated, moved, told of when a file is gone."""

from pathlib import Path

import pytest
from PIL import Image
from PyQt6.QtWidgets import QSlider, QToolButton

from planner.model.files import read_plan
from tests.windows import child, open_small
from ui.desktop.commands.underlays import UnderlayCommands
from ui.desktop.dialogs.underlay import CopyDialog, LengthDialog, PageDialog
from ui.desktop.panels.underlays import UnderlayRow
from ui.desktop.tools.events import Pointer
from ui.desktop.window import Window


def picture(path: Path, size: tuple[int, int] = (300, 200)) -> Path:
    """A white picture with a black lower left quarter."""
    made = Image.new("L", size, 255)
    made.paste(0, (0, size[1] // 2, size[0] // 2, size[1]))
    made.save(path)
    return path


@pytest.fixture
def open_window(tmp_path: Path, window: Window) -> Window:
    open_small(tmp_path, window)
    return window


def commands(window: Window) -> UnderlayCommands:
    found = window.actions_by_id.rows["calibrate-underlay"].run.__self__
    assert isinstance(found, UnderlayCommands)
    return found


def lay(window: Window, path: Path) -> None:
    commands(window).lay(path)


def test_a_picture_beside_the_plan_fills_the_floor_and_asks_for_its_scale(
    open_window: Window, tmp_path: Path
):
    lay(open_window, picture(tmp_path / "scan.png"))
    document = open_window.desk.document
    (underlay,) = document.site.plan.underlays
    assert (underlay.file, underlay.scale) == ("scan.png", 100.0)  # 30 m over 300 px
    assert open_window.workspace.canvas.path == "underlay.first"
    (laid,) = document.underlays
    assert laid.ready is not None
    assert not laid.is_changed


def test_it_is_painted_where_it_lies(open_window: Window, tmp_path: Path):
    canvas = open_window.workspace.canvas
    canvas.resize(600, 500)
    canvas.fit()
    before = canvas.grab().toImage()
    lay(open_window, picture(tmp_path / "scan.png"))
    document = open_window.desk.document
    child(open_window, QSlider, "underlay-opacity-underlay-scan").setValue(100)
    after = canvas.grab().toImage()

    def shade(image, x: float, y: float) -> int:
        return image.pixelColor(*map(round, canvas.view.to_screen((x, y)))).lightness()

    # The lower left of the floor (x and y small) is black now, the rest is white.
    assert shade(before, 1250, 1250) > 200
    assert shade(after, 1250, 1250) < 40
    assert shade(after, 28_000, 1250) > 240
    assert shade(after, 28_000, 18_750) > 240
    assert [step.name for step in document.session._undo] == ["add-underlay", "set-underlay"]


def test_one_that_lies_elsewhere_is_copied_beside_the_plan(
    open_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "far").mkdir()
    away = tmp_path / "plans"
    away.mkdir()
    document = open_window.desk.document
    document.session.save(away / "plan.json")
    far = picture(tmp_path / "far" / "scan.png")
    monkeypatch.setattr(CopyDialog, "exec", lambda _self: False)
    lay(open_window, far)
    assert document.site.plan.underlays == ()
    monkeypatch.setattr(CopyDialog, "exec", lambda _self: True)
    lay(open_window, far)
    assert (away / "scan.png").read_bytes() == far.read_bytes()
    document.session.save()
    assert [each.file for each in read_plan(away / "plan.json").underlays] == ["scan.png"]


def test_of_several_pages_one_is_asked_for(
    open_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    pages = [Image.new("RGB", (200, 100), "white") for _ in range(3)]
    pages[0].save(tmp_path / "hall.pdf", save_all=True, append_images=pages[1:])

    def second(dialog: PageDialog) -> bool:
        dialog.page.setValue(2)
        return True

    monkeypatch.setattr(PageDialog, "exec", second)
    lay(open_window, tmp_path / "hall.pdf")
    (underlay,) = open_window.desk.document.site.plan.underlays
    assert underlay.page == 2


def press(window: Window, x: float, y: float) -> None:
    canvas = window.workspace.canvas
    pixel = canvas.view.to_screen((x, y))
    canvas.tools.move(Pointer((x, y), pixel))
    canvas.tools.press(Pointer((x, y), pixel, "left"))
    canvas.tools.release(Pointer((x, y), pixel, "left"))


def test_two_points_and_a_length_calibrate_it(
    open_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    lay(open_window, picture(tmp_path / "scan.png"))

    def twice(dialog: LengthDialog) -> bool:
        dialog.length.setValue(dialog.length.value() * 2)
        return True

    monkeypatch.setattr(LengthDialog, "exec", twice)
    press(open_window, 1000, 1000)
    press(open_window, 4000, 5000)
    (underlay,) = open_window.desk.document.site.plan.underlays
    assert (underlay.scale, underlay.at) == (200.0, (-1000, -1000))
    assert open_window.workspace.canvas.tool == "select"


def test_a_point_of_it_is_moved_to_where_it_belongs(open_window: Window, tmp_path: Path):
    lay(open_window, picture(tmp_path / "scan.png"))
    open_window.workspace.canvas.set_snapping(False)
    open_window.actions_by_id["move-underlay"].trigger()
    press(open_window, 1000, 1000)
    press(open_window, 3000, 500)
    (underlay,) = open_window.desk.document.site.plan.underlays
    assert underlay.at == (2000, -500)
    open_window.actions_by_id["turn-underlay"].trigger()
    assert open_window.desk.document.site.plan.underlays[0].angle == 90.0


def test_a_locked_one_is_left_alone(open_window: Window, tmp_path: Path):
    lay(open_window, picture(tmp_path / "scan.png"))
    child(open_window, QToolButton, "underlay-lock-underlay-scan").click()
    assert not open_window.actions_by_id["calibrate-underlay"].isEnabled()
    assert not open_window.actions_by_id["move-underlay"].isEnabled()
    open_window.actions_by_id["delete-underlay"].trigger()
    assert open_window.desk.document.site.plan.underlays == ()


def test_a_file_that_is_gone_or_changed_is_told_of(open_window: Window, tmp_path: Path):
    path = picture(tmp_path / "scan.png")
    lay(open_window, path)
    row = child(open_window, UnderlayRow, "underlay-underlay-scan")
    assert row.note.text() == ""
    picture(path, (100, 100))
    open_window.actions_by_id["read-underlays"].trigger()
    assert row.note.text() == "The file has changed since it was put in."
    path.unlink()
    open_window.actions_by_id["read-underlays"].trigger()
    assert "no such file" in row.note.text()


def test_a_plan_without_a_file_has_no_place_for_one(window: Window):
    window.actions_by_id["open-example"].trigger()
    assert not window.actions_by_id["add-underlay"].isEnabled()
