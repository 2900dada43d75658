# SPDX-License-Identifier: GPL-3.0-or-later
"""A finding explained on the plan: line, walk, exits, card; what it costs a pointer to hover."""

import time
from dataclasses import replace

import pytest
from PyQt6.QtCore import QPoint, QRectF, Qt
from PyQt6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from planner.edits.move import Move
from planner.model.shipped import example_plan
from planner.model.values import Name
from planner.rules.finding import Finding
from planner.rules.profile import find_profile
from planner.session import Session
from tests.planner import building
from tests.windows import child
from ui.desktop.canvas import exit_badges
from ui.desktop.canvas.canvas import Canvas
from ui.desktop.canvas.placing import extent
from ui.desktop.canvas.signs import Signs, sign_size
from ui.desktop.canvas.view import View
from ui.desktop.document import Document
from ui.desktop.look import Look

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PER_MOVE = 0.004  # s, painting excepted


def islands() -> Document:
    """Two islands 2,700 mm apart, by KINTEX and by Germany."""
    sides = (0, 1, 2, 3)
    booths = (
        building.booth("A1", building.rectangle(6000, 8000), open_sides=sides),
        building.booth("A2", building.rectangle(11_700, 8000), open_sides=sides),
    )
    site = building.site(building.plan(booths))
    profiles = (find_profile("kintex"), find_profile("germany"))
    return Document(Session(site, None, (), profiles))


@pytest.fixture
def canvas(qtbot: QtBot, look: Look) -> Canvas:
    made = Canvas(islands(), look)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def narrow(canvas: Canvas, profile: str = "kintex") -> Finding:
    found = canvas.document.judged.counting
    return next(each for each in found if (each.rule, each.profile) == ("aisle-width", profile))


def colours(canvas: Canvas, place: tuple[float, float], reach: int = 3) -> set[str]:
    """The colours about a place of the plan."""
    canvas.card.hide()
    image = canvas.grab().toImage()
    x, y = canvas.view.to_screen(place)
    return {
        image.pixelColor(round(x) + dx, round(y) + dy).name()
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
    }


def test_the_card_tells_figures_requirement_source_and_how_sure(canvas: Canvas, look: Look):
    finding = narrow(canvas)
    canvas.document.explain(finding)
    card = canvas.card
    assert card.isVisible()
    assert card.figures.text() == "2,700 < 3,000 mm"
    assert card.message.text().startswith("Aisle 300 mm too narrow.")
    assert card.rule.text() == "Aisle width · KINTEX (assumed)"
    assert "gangway ≥ 3 m" in card.source.text()
    assert card.sureness.text() == "assumed"
    assert card.sureness.property("unsure")
    canvas.document.explain(narrow(canvas, "germany"))
    assert card.rule.text() == "Aisle width · Germany (MVStättVO)"
    assert card.sureness.text() == "read in the text"
    assert not card.sureness.property("unsure")
    look.set_language("ko")
    assert card.sureness.text() == "원문 확인"


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_the_card_stands_in_the_canvas_beside_what_it_tells_of(canvas: Canvas, scale: float):
    canvas.zoom_by(scale)
    canvas.document.explain(narrow(canvas))
    place = QRectF(canvas.card.geometry())
    assert QRectF(canvas.rect()).contains(place)
    for name in ("booth-a1", "booth-a2"):
        box = canvas.door.scene.box([name])
        assert box is not None
        left, top, right, bottom = canvas.view.screen_box(box)
        assert not place.intersects(QRectF(left, top, right - left, bottom - top))
    for words in canvas.card.findChildren(QLabel):
        if words.isVisible() and words.wordWrap():
            assert words.heightForWidth(words.width()) <= words.height() + 1, words.text()


def test_the_measured_line_is_drawn_over_the_narrow_floor(canvas: Canvas, look: Look):
    finding = narrow(canvas)
    assert finding.line is not None
    canvas.show_finding(finding)
    (x1, y1), (x2, y2) = finding.line
    place = (x1 + (x2 - x1) * 0.1, y1 + (y2 - y1) * 0.1)
    assert look.palette.error.name() in colours(canvas, place)
    canvas.document.choose(None)
    assert look.palette.error.name() not in colours(canvas, place)


def test_a_walk_is_drawn_to_its_end_with_its_length_in_the_middle(canvas: Canvas, look: Look):
    walk = ((15_000.0, 4000.0), (25_000.0, 4000.0), (25_000.0, 14_000.0))
    finding = Finding(
        "travel-distance", "kintex", "error", ("booth-a2",), walk[0], 20_000.0, 15_000.0, "mm",
        Name("제1조", "art. 1"), "text", "travel-distance.stand", path=walk,
    )  # fmt: skip
    assert extent(finding) == (15_000, 4000, 25_000, 14_000)
    canvas.fit()
    canvas.hover_finding(finding)
    error = look.palette.error.name()
    assert error in colours(canvas, (18_000, 4000))
    assert error in colours(canvas, (25_000, 10_000))
    assert error in colours(canvas, walk[-1])
    canvas.hover_finding(None)
    assert error not in colours(canvas, (18_000, 4000))


def test_exits_wear_a_badge_with_the_people_they_take(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
):
    # 1 person per m² of 600 m² need 3,600 mm; the one door has 900: 150 at 6 mm each.
    under = building.venue(openings=(building.opening("door", (15_000, 0), width=900),))
    site = building.site(building.plan(on=under), under)
    document = Document(Session(site, None, (), (find_profile("germany"),)))
    document.session.check()
    document.findings_changed.emit()
    made = Canvas(document, look)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    finding = next(each for each in document.judged.counting if each.rule == "exit-capacity")
    assert exit_badges.counts_exits(finding)
    written: list[str] = []
    label = exit_badges.Easel.label

    def note(easel, words, *rest, **more):
        written.append(words)
        return label(easel, words, *rest, **more)

    monkeypatch.setattr(exit_badges.Easel, "label", note)
    made.show_finding(finding)
    made.grab()
    assert "150 persons" in written
    assert look.palette.error.name() in colours(made, (15_000, 0))


def test_hovering_explains_and_leaving_ends_it(qtbot: QtBot, canvas: Canvas, look: Look):
    finding = narrow(canvas)
    x, y = canvas.view.to_screen(finding.at)
    qtbot.mouseMove(canvas, QPoint(round(x), round(y)))
    canvas.flush()
    assert finding.line is not None
    (x1, y1), (x2, y2) = finding.line
    place = (x1 + (x2 - x1) * 0.1, y1 + (y2 - y1) * 0.1)
    assert look.palette.error.name() in colours(canvas, place)
    assert not canvas.card.isVisible()
    qtbot.mouseMove(canvas, QPoint(5, 5))
    canvas.flush()
    assert look.palette.error.name() not in colours(canvas, place)


def test_escape_and_a_press_elsewhere_end_the_explanation(qtbot: QtBot, canvas: Canvas):
    document = canvas.document
    document.explain(narrow(canvas))
    assert set(document.selection) == {"booth-a1", "booth-a2"}
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert document.finding is None
    assert document.selection
    document.explain(narrow(canvas))
    x, y = canvas.view.to_screen((7500, 9500))  # on one of the two: it stays
    qtbot.mouseClick(canvas, LEFT, PLAIN, QPoint(round(x), round(y)))
    assert document.finding is not None
    x, y = canvas.view.to_screen((25_000, 3000))
    qtbot.mouseClick(canvas, LEFT, PLAIN, QPoint(round(x), round(y)))
    assert document.finding is None
    document.explain(narrow(canvas))
    child(canvas.card, QToolButton, "cardClose").click()
    assert document.finding is None


def test_a_drag_puts_its_own_card_in_the_place_of_the_findings(qtbot: QtBot, canvas: Canvas):
    canvas.document.explain(narrow(canvas))
    x, y = canvas.view.to_screen((7500, 9500))
    start = QPoint(round(x), round(y))
    qtbot.mousePress(canvas, LEFT, PLAIN, start)
    qtbot.mouseMove(canvas, start + QPoint(0, 30))
    canvas.flush()
    assert canvas.tools.state.overlay.ghost is not None
    assert not canvas.card.isVisible()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.card.isVisible()
    qtbot.mouseRelease(canvas, LEFT, PLAIN, start)


def drag(qtbot: QtBot, canvas: Canvas, pixels: int, key: Qt.Key | None = None) -> None:
    """Drag A2 downwards on the screen, its x, and let go or press a key."""
    x, y = canvas.view.to_screen((13_200, 9500))
    start = QPoint(round(x), round(y))
    canvas.set_snapping(False)
    qtbot.mousePress(canvas, LEFT, PLAIN, start)
    for step in (pixels // 2, pixels):
        qtbot.mouseMove(canvas, start + QPoint(0, step))
        canvas.flush()
    if key is not None:
        qtbot.keyClick(canvas, key)
    qtbot.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(0, pixels))


def test_a_drop_that_breaks_a_rule_stays_explained(qtbot: QtBot, canvas: Canvas):
    document = canvas.document
    drag(qtbot, canvas, -8)
    assert document.session.undo_name == "move"
    assert document.finding is not None
    assert document.finding.rule == "aisle-width"
    assert canvas.card.isVisible()
    document.undo()
    document.choose(None)
    drag(qtbot, canvas, -8, Qt.Key.Key_Escape)  # given up: nothing is broken anew
    assert document.finding is None
    drag(qtbot, canvas, 120)
    assert document.session.undo_name == "move"
    assert document.finding is None


def test_the_chosen_finding_follows_its_figures(canvas: Canvas):
    document = canvas.document
    document.explain(narrow(canvas))
    document.apply(Move(("booth-a2",), 100, 0))
    assert canvas.card.figures.text() == "2,800 < 3,000 mm"
    document.apply(Move(("booth-a2",), 5000, 0))
    assert document.finding is None
    assert not canvas.card.isVisible()
    document.undo()
    document.undo()
    assert document.finding is None


def test_the_topmost_sign_answers_a_pixel():
    base = Finding(
        "overlap", "kintex", "warning", ("a",), (1000.0, 1000.0), 1.0, None, "m2",
        Name("제1조", "art. 1"), "text", "overlap.found",
    )  # fmt: skip
    error = replace(base, severity="error", subjects=("b",))
    note = replace(base, severity="note", subjects=("c",))
    view = View(10.0, (0.0, 0.0))
    signs = Signs.of((error, note, base), None)
    assert signs.findings == (base, error)
    assert signs.under(view, (10.0, 10.0)) is error
    assert signs.under(view, (10.0 + sign_size(10.0), 10.0)) is None
    assert Signs.of((error, note, base), note).findings == (base, error, note)
    assert Signs.of((), None).under(view, (0.0, 0.0)) is None
    assert list(signs.within(view, (0.0, 0.0, 8.0, 20.0), 3.0)) == [
        (base, (10.0, 10.0)), (error, (10.0, 10.0)),
    ]  # fmt: skip
    assert list(signs.within(view, (0.0, 0.0, 8.0, 20.0), 1.0)) == []
    assert list(Signs.of((), None).within(view, (0.0, 0.0, 8.0, 20.0), 1.0)) == []


def test_a_move_over_many_signs_costs_little(qtbot: QtBot, look: Look):
    document = Document(Session.open(example_plan()))
    canvas = Canvas(document, look)
    qtbot.addWidget(canvas)
    canvas.resize(1600, 900)
    canvas.fit()
    base = Finding(
        "overlap", "kintex", "error", ("booth-001",), (0.0, 0.0), 1.0, None, "m2",
        Name("제1조", "art. 1"), "text", "overlap.found",
    )  # fmt: skip
    many = [
        replace(base, at=(float(n % 60) * 1000, float(n // 60) * 1000), place=str(n))
        for n in range(10_000)
    ]
    canvas._signs = Signs.of(many, many[0])
    document.finding = many[0]
    times = []
    for step in range(40):
        qtbot.mouseMove(canvas, QPoint(300 + step * 10, 300 + step * 7))
        begun = time.perf_counter()
        canvas.flush()
        times.append(time.perf_counter() - begun)
    assert sorted(times)[len(times) // 2] < PER_MOVE
