# SPDX-License-Identifier: GPL-3.0-or-later
"""The canvas as a person meets it: real events, and the pixels that matter."""

import itertools
import time

import pytest
from PyQt6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QImage, QKeyEvent, QWheelEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.floor.site import Site
from planner.locale import LANGUAGES
from planner.model.shipped import example_plan
from planner.paths import WalkNetwork
from planner.paths.ways import Way
from planner.rules.profile import find_profile
from planner.session import Preview, Session
from tests.planner.building import (
    area,
    booth,
    furnished_venue,
    plan,
    rectangle,
    seats,
    site,
)
from ui.desktop.canvas import door, overlay_layer
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.door import BUDGET
from ui.desktop.canvas.easel import Easel, text_width
from ui.desktop.canvas.still import MARGIN
from ui.desktop.document import AskedRoute, Document, ShownRoute
from ui.desktop.look import Look

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
A1, B1, FLOOR = (7500, 7500), (7500, 13_500), (20_000, 4000)


def standing() -> Site:
    under = furnished_venue()
    return site(
        plan(
            booths=(
                booth("A1", rectangle(6000, 6000), open_sides=(0, 2), exhibitors=("hancom",)),
                booth("A2", rectangle(9000, 6000), open_sides=(0, 2), pavilion="cities"),
                booth("B1", rectangle(6000, 12_000), open_sides=(0, 2)),
            ),
            areas=(area("forum", rectangle(18_000, 12_000), furniture=(seats((18_100, 12_100)),)),),
            on=under,
        ),
        under,
    )


@pytest.fixture
def canvas(qtbot: QtBot, look: Look) -> Canvas:
    document = Document(Session(standing(), None, (), (find_profile("kintex"),)))
    made = Canvas(document, look)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def pixel(canvas: Canvas, point: tuple[float, float]) -> QPoint:
    x, y = canvas.view.to_screen(point)
    return QPoint(round(x), round(y))


def press(qtbot: QtBot, canvas: Canvas, point, held=PLAIN) -> None:
    qtbot.mousePress(canvas, LEFT, held, pixel(canvas, point))


def move(qtbot: QtBot, canvas: Canvas, point) -> None:
    qtbot.mouseMove(canvas, pixel(canvas, point))
    canvas.flush()


def release(qtbot: QtBot, canvas: Canvas, point, held=PLAIN) -> None:
    qtbot.mouseRelease(canvas, LEFT, held, pixel(canvas, point))


def drag(qtbot: QtBot, canvas: Canvas, start, end) -> None:
    press(qtbot, canvas, start)
    for share in (0.3, 0.7, 1.0):
        move(qtbot, canvas, [a + (b - a) * share for a, b in zip(start, end, strict=True)])
    release(qtbot, canvas, end)


def shown(canvas: Canvas) -> QImage:
    return canvas.grab().toImage()


def colour(image: QImage, canvas: Canvas, point) -> QColor:
    at = pixel(canvas, point)
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(at.x() * ratio), round(at.y() * ratio))


def test_it_opens_with_the_whole_plan_in_sight(canvas: Canvas):
    for corner in ((0, 0), (30_000, 20_000), (0, -5000)):
        x, y = canvas.view.to_screen(corner)
        if corner[1] >= 0:
            assert 0 <= x <= canvas.width()
            assert 0 <= y <= canvas.height()
    # The visitor side lies to the left.
    assert canvas.view.to_screen((0, 0))[0] < canvas.view.to_screen((0, 20_000))[0]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_booths_have_the_colour_of_their_pavilion(canvas: Canvas, look: Look, theme):
    look.set_theme(theme)
    image = shown(canvas)
    fills = look.palette.pavilions
    # Near a lower corner, away from what is written.
    assert colour(image, canvas, (8700, 6300)) == fills["companies"]
    assert colour(image, canvas, (11_700, 6300)) == fills["cities"]
    assert colour(image, canvas, (25_000, 16_000)) == look.palette.floor
    assert colour(image, canvas, (15_000, 22_000)) == look.palette.canvas


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("scale", [4.0, 12.0, 25.0, 80.0])
def test_it_paints_at_every_level_in_both_languages(canvas: Canvas, look: Look, scale, language):
    look.set_language(language)
    canvas.zoom_to(["booth-a1"])
    canvas.zoom_by(scale / canvas.view.scale)
    image = shown(canvas)
    seen = {image.pixelColor(x, y).name() for x in range(0, 800, 7) for y in range(0, 600, 7)}
    assert look.palette.pavilions["companies"].name() in seen
    assert len(seen) > 3


def test_a_click_selects_and_a_drag_moves(qtbot: QtBot, canvas: Canvas):
    document = canvas.document
    hints: list[str] = []
    canvas.hint_changed.connect(hints.append)
    qtbot.mouseClick(canvas, LEFT, PLAIN, pixel(canvas, A1))
    assert document.selection == ("booth-a1",)
    assert hints[-1].startswith("A1 selected")
    drag(qtbot, canvas, B1, (7500, 15_500))
    assert document.site.booths["booth-b1"].shape.at == (6000, 14_000)
    document.undo()
    assert document.site.booths["booth-b1"].shape.at == (6000, 12_000)


def test_an_area_is_called_by_its_name(qtbot: QtBot, canvas: Canvas, look: Look):
    look.set_language("ko")
    qtbot.mouseClick(canvas, LEFT, PLAIN, pixel(canvas, (19_000, 13_000)))
    assert canvas.document.selection == ("forum",)
    assert canvas.hint.startswith(canvas.document.site.areas["forum"].name.ko)


def test_escape_during_a_drag_leaves_the_same_plan(qtbot: QtBot, canvas: Canvas):
    before = canvas.document.session.plan
    press(qtbot, canvas, B1)
    move(qtbot, canvas, (9000, 15_000))
    assert canvas.path == "select.dragging"
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.path == "select.idle"
    release(qtbot, canvas, (9000, 15_000))
    assert canvas.document.session.plan is before


def test_the_ghost_turns_red_where_it_breaks_a_rule(qtbot: QtBot, canvas: Canvas, look: Look):
    previews: list[object] = []
    canvas.preview_changed.connect(previews.append)
    canvas.set_snapping(False)
    press(qtbot, canvas, B1)
    move(qtbot, canvas, (7500, 12_000))
    image = shown(canvas)
    # The ghost stands at x 6,000–9,000, y 10,500–13,500: 1,500 mm from A1 and A2.
    assert colour(image, canvas, (8800, 13_300)) == look.palette.error_soft
    assert previews[-1] is not None
    release(qtbot, canvas, (7500, 12_000))
    assert previews[-1] is None
    at = canvas.document.site.booths["booth-b1"].shape.at
    assert at[1] == pytest.approx(10_500, abs=80)  # a breaking drop is allowed
    assert colour(shown(canvas), canvas, (7300, 13_000)) == look.palette.pavilions["companies"]


def test_an_area_that_breaks_a_rule_keeps_its_name(
    qtbot: QtBot, canvas: Canvas, look: Look, monkeypatch: pytest.MonkeyPatch
):
    named: list[QColor] = []
    monkeypatch.setattr(
        overlay_layer, "paint_area_label", lambda _easel, _area, ink, _ground: named.append(ink)
    )
    press(qtbot, canvas, (19_000, 13_000))
    move(qtbot, canvas, (10_000, 8000))
    shown(canvas)
    assert named == [look.palette.text]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    release(qtbot, canvas, (10_000, 8000))


def test_figures_are_typed_and_tab_stays_in_the_drag(qtbot: QtBot, canvas: Canvas):
    press(qtbot, canvas, B1)
    move(qtbot, canvas, (7500, 15_000))
    for key in (*"600", Qt.Key.Key_Tab, *"25"):
        qtbot.keyClick(canvas, key)
    assert canvas.path == "select.typing"
    shown(canvas)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    release(qtbot, canvas, (7500, 15_000))
    assert canvas.document.site.booths["booth-b1"].shape.at == (6025, 12_600)


def test_shortcuts_of_the_window_rest_during_a_drag(qtbot: QtBot, canvas: Canvas):
    def overridden(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, PLAIN)
        event.ignore()
        QApplication.sendEvent(canvas, event)
        return event.isAccepted()

    assert not overridden(Qt.Key.Key_F)
    press(qtbot, canvas, B1)
    move(qtbot, canvas, (7500, 15_000))
    assert overridden(Qt.Key.Key_F)
    assert overridden(Qt.Key.Key_Alt)
    release(qtbot, canvas, (7500, 15_000))


def test_no_input_method_eats_the_keys(canvas: Canvas):
    assert not canvas.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def wheel(canvas: Canvas, at: QPoint, notches: int, held=PLAIN) -> None:
    event = QWheelEvent(
        QPointF(at), canvas.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_the_wheel_zooms_at_the_pointer_and_with_shift_goes_sideways(canvas: Canvas):
    at = pixel(canvas, A1)
    before, scale = canvas.view.to_plan((at.x(), at.y())), canvas.view.scale
    wheel(canvas, at, 3)
    assert canvas.view.scale == pytest.approx(scale * 1.2**3)
    assert canvas.view.to_plan((at.x(), at.y())) == pytest.approx(before)
    wheel(canvas, at, 60)
    assert canvas.view.scale == 400
    origin = canvas.view.origin
    wheel(canvas, at, 1, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.view.origin[0] != origin[0]
    assert canvas.view.origin[1] == origin[1]
    canvas.fit()
    assert canvas.view.scale == pytest.approx(scale)


def test_space_and_the_middle_button_pan(qtbot: QtBot, canvas: Canvas):
    origin = canvas.view.origin
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    press(qtbot, canvas, A1)
    qtbot.mouseMove(canvas, pixel(canvas, A1) + QPoint(30, 20))
    canvas.flush()
    assert canvas.path == "hand.panning"
    qtbot.mouseRelease(canvas, LEFT, PLAIN, QPoint(5, 5))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.view.origin == pytest.approx((origin[0] + 30, origin[1] + 20), abs=1)
    assert canvas.document.selection == ()
    assert canvas.path == "select.idle"


def test_a_short_pan_copies_the_picture_and_shows_the_same(qtbot: QtBot, canvas: Canvas):
    shown(canvas)
    picture = canvas._still
    canvas.pan(37, -21)
    moved = shown(canvas)
    assert canvas._still is picture
    canvas._still = None
    assert shown(canvas) == moved


@pytest.mark.parametrize(
    ("key", "held", "at"),
    [
        (Qt.Key.Key_Right, PLAIN, (6000, 12_500)),
        (Qt.Key.Key_Down, PLAIN, (6500, 12_000)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, (6000, 7000)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, (5999, 12_000)),
    ],
)
def test_arrows_nudge_the_way_they_point_on_the_screen(qtbot: QtBot, canvas: Canvas, key, held, at):
    canvas.document.select(["booth-b1"])
    qtbot.keyClick(canvas, key, held)
    assert canvas.document.site.booths["booth-b1"].shape.at == at


def test_control_and_an_arrow_resize(qtbot: QtBot, canvas: Canvas):
    canvas.document.select(["booth-b1"])
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert canvas.document.site.booths["booth-b1"].shape.size == (3000, 3500)  # y runs right


def test_tools_change_by_name_and_escape_comes_back(qtbot: QtBot, canvas: Canvas):
    names: list[str] = []
    canvas.tool_changed.connect(names.append)
    canvas.set_tool("booth")
    move(qtbot, canvas, FLOOR)
    shown(canvas)
    qtbot.mouseClick(canvas, LEFT, PLAIN, pixel(canvas, FLOOR))
    assert canvas.document.site.plan.booths[-1].number == "B2"
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert names == ["booth", "select"]
    with pytest.raises(KeyError):
        canvas.set_tool("hammer")


def test_a_picked_route_is_asked_for_and_drawn(qtbot: QtBot, canvas: Canvas, look: Look):
    canvas.set_tool("route")
    with qtbot.waitSignal(canvas.route_requested) as asked:
        qtbot.mouseClick(canvas, LEFT, PLAIN, pixel(canvas, A1))
        qtbot.mouseClick(canvas, LEFT, PLAIN, pixel(canvas, FLOOR))
    assert asked.args[0] == "booth-a1"
    document = canvas.document
    here = document.site
    network = WalkNetwork(here.ground.floor, [solid.polygon for solid in here.solids.values()])
    walk = network.route([(15_000, 400)], [(15_000, 17_000)])
    way = Way("shortest", walk.points, (walk.points[0], walk.points[-1]), walk.length, None, ())
    asked = AskedRoute(("door", "15000,17000"))
    document.show_route(ShownRoute(here, asked, (way,), 1.34))
    assert colour(shown(canvas), canvas, (15_000, 11_000)) == look.palette.route
    document.apply(Move(("booth-b1",), 0, 500))
    assert colour(shown(canvas), canvas, (15_000, 11_000)) != look.palette.route  # outdated


def test_findings_are_shown_at_their_place_and_answer_a_click(qtbot: QtBot, canvas: Canvas):
    document = canvas.document
    document.apply(Move(("booth-b1",), 0, -700))
    finding = next(found for found in document.session.findings if found.severity == "error")
    qtbot.mouseClick(canvas, LEFT, PLAIN, pixel(canvas, finding.at))
    assert document.finding == finding
    assert set(document.selection) <= set(finding.subjects)
    canvas.show_finding(finding)
    x, y = canvas.view.to_screen(finding.at)
    assert (x, y) == pytest.approx((400, 300), abs=1)
    shown(canvas)
    canvas.show_finding(None)
    assert canvas.document.finding is None


def test_a_double_click_and_a_right_click_name_what_is_there(qtbot: QtBot, canvas: Canvas):
    with qtbot.waitSignal(canvas.activated) as opened:
        qtbot.mouseDClick(canvas, LEFT, PLAIN, pixel(canvas, A1))
    assert opened.args == ["booth-a1"]


def test_zooming_to_things_and_boxes(canvas: Canvas):
    canvas.zoom_to(["booth-a1", "booth-a2"])
    assert canvas.view.to_screen((9000, 7500)) == pytest.approx((400, 300), abs=1)
    canvas.zoom_to((0, 0, 10_000, 10_000))
    assert canvas.view.to_screen((5000, 5000)) == pytest.approx((400, 300), abs=1)
    before = canvas.view
    canvas.zoom_to(["no-such-thing"])
    assert canvas.view == before


def test_an_upright_view_paints_too(canvas: Canvas):
    canvas.set_turned(False)
    assert canvas.view.to_screen((0, 0))[1] > canvas.view.to_screen((0, 20_000))[1]
    shown(canvas)


def test_a_refused_edit_is_told_and_the_plan_stays(qtbot: QtBot, canvas: Canvas):
    document = canvas.document
    document.apply(Move(("booth-b1",), 9_990_000, 0))
    before = document.session.plan
    document.select(["booth-b1"])
    with qtbot.waitSignal(document.refused):
        for _ in range(3):
            qtbot.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert document.session.plan.booths[2].shape.at[0] <= 10_000_000
    assert before.booths[0] == document.session.plan.booths[0]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Every checked preview takes longer than the budget; tells which were checked."""
    asked: list[bool] = []
    preview = Session.preview

    def slowly(session: Session, edit: Edit, *, checked: bool = True) -> Preview:
        asked.append(checked)
        if checked:
            time.sleep(BUDGET * 1.5)
        return preview(session, edit, checked=checked)

    monkeypatch.setattr(Session, "preview", slowly)
    return asked


def test_a_large_block_follows_at_once_and_is_checked_when_the_hand_rests(
    qtbot: QtBot, canvas: Canvas, slow: list[bool], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(door, "ALWAYS", 1)
    canvas.document.select(("booth-a1", "booth-a2"))
    canvas.set_snapping(False)
    press(qtbot, canvas, A1)
    for y in (8500, 9000, 9500):
        move(qtbot, canvas, (7500, y))
    assert slow == [True, False, False]
    ghost = canvas.tools.state.overlay.ghost
    assert ghost is not None
    assert ghost.breaches == ()
    place = ghost.preview.site.booths["booth-a1"].shape.at
    # At rest it stands where it stood, and what it breaks is known: 1,000 mm are left to B1.
    qtbot.waitUntil(lambda: slow[-1])
    ghost = canvas.tools.state.overlay.ghost
    assert ghost is not None
    assert ghost.preview.site.booths["booth-a1"].shape.at == place
    assert {finding.rule for finding in ghost.breaches} == {"aisle-width"}
    qtbot.wait(150)
    assert slow == [True, False, False, True]  # a pointer that goes on resting asks nothing more
    release(qtbot, canvas, (7500, 9500))
    rules = {finding.rule for finding in canvas.document.session.findings}
    assert "aisle-width" in rules  # the drop is checked, whatever was shown before
    qtbot.wait(100)
    assert len(slow) == 4


@pytest.mark.parametrize("held", [("booth-b1",), ("booth-a1", "booth-a2", "booth-b1")])
def test_up_to_40_booths_are_checked_at_every_move(
    qtbot: QtBot, canvas: Canvas, slow: list[bool], held: tuple[str, ...]
):
    assert door.ALWAYS == 40
    canvas.document.select(held)
    press(qtbot, canvas, B1)
    for y in (14_500, 15_000, 15_500):
        move(qtbot, canvas, (7500, y))
    assert slow == [True, True, True]
    ghost = canvas.tools.state.overlay.ghost
    assert ghost is not None
    assert ghost.preview.touched == set(held)
    release(qtbot, canvas, (7500, 15_500))


@pytest.mark.parametrize("size", [(560, 400), (640, 440), (1002, 690), (1856, 1072)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_outside_the_hall_is_whole_and_apart(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch, size, language
):
    look.set_language(language)
    whole = Canvas(Document(Session.open(example_plan())), look)
    qtbot.addWidget(whole)
    whole.resize(*size)
    whole.fit()
    written: list[tuple[str, QRectF]] = []

    def note(_easel, words, middle, size, _colour, bold=False, angle=0.0):
        wide, high = text_width(words, bold) * size, size * 0.8
        wide, high = (high, wide) if angle else (wide, high)
        # The picture reaches beyond the canvas on each side.
        x, y = middle[0] - MARGIN, middle[1] - MARGIN
        written.append((words, QRectF(x - wide / 2, y - high / 2, wide, high)))

    monkeypatch.setattr(Easel, "write_about", note)
    whole.grab()
    left, top, right, bottom = whole.view.screen_box(whole.document.site.ground.floor.bounds)
    hall = QRectF(left, top, right - left, bottom - top)
    outside = [(words, box) for words, box in written if not hall.contains(box.center())]
    seen = QRectF(0, 0, *size)
    assert outside
    assert [words for words, box in outside if not seen.contains(box)] == []
    for (first, box), (second, other) in itertools.combinations(outside, 2):
        assert not box.intersects(other), (first, second)
