# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector: the fitting page, exact figures, one step an act."""

import pytest
from PyQt6.QtCore import QEvent, Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from planner.edits.assign import Assign, SetStatus
from planner.edits.competitors import SetCompetitors
from planner.edits.describe import SetHeight
from planner.edits.set_build import SetBuild
from planner.model.plan import Build
from planner.model.problems import BadInput
from planner.model.shapes import Rectangle
from tests.windows import child
from ui.desktop.actions import Actions
from ui.desktop.background import Jobs
from ui.desktop.document import Document
from ui.desktop.evacuating import Evacuator
from ui.desktop.leaving import Leaver
from ui.desktop.look import Look
from ui.desktop.panels.field import ChoiceBox, Field
from ui.desktop.panels.inspector import Inspector
from ui.desktop.routing import Router
from ui.desktop.seeking import Seeker
from ui.desktop.touring import Tourer


@pytest.fixture
def inspector(qtbot: QtBot, document: Document, look: Look) -> Inspector:
    jobs = Jobs(synchronous=True)
    leaver, router = Leaver(document, jobs), Router(document, jobs)
    tourer, actions = Tourer(document, jobs), Actions((), look, document, lambda _row: False)
    seeker = Seeker(document, leaver, jobs)
    evacuator = Evacuator(document, leaver, jobs)
    made = Inspector(document, leaver, seeker, evacuator, router, tourer, actions, look)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    return made


def type_into(qtbot: QtBot, field: Field, words: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)


def choose(box: ChoiceBox, word: str) -> None:
    box.activated.emit(box.findData(word))


def test_nothing_selected_shows_the_plans_totals(inspector: Inspector):
    # 3 × 3 m, 4 × 2 m, and an L of 6 × 3 + 3 × 3 m; the hall is 30 × 20 m, areas 24 + 18 m².
    space = inspector.plan.space
    assert inspector.page is inspector.plan
    assert space.value("Booths") == "3"
    assert space.value("Net booth area") == "44.0 m²"
    assert space.value("Gross hall area") == "600.0 m²"
    assert space.value("Net-to-gross") == "7.3 %"
    assert space.value("Feature areas") == "42.0 m²"
    assert space.value("with feature areas") == "14.3 %"
    assert space.value("Seats") == "12"
    assert inspector.plan.pavilions.value("Companies  3") == "44"
    assert inspector.plan.statuses.value("Confirmed") == "9"
    assert inspector.plan.statuses.value("Available") == "35"


def test_totals_follow_the_plan(inspector: Inspector, document: Document):
    document.apply(SetStatus(("booth-b11",), "held"))
    assert inspector.plan.statuses.value("Held") == "27"
    document.undo()
    assert inspector.plan.statuses.value("Held") == "0"


@pytest.mark.parametrize(
    ("selection", "page"),
    [
        ((), "planPage"),
        (("booth-b9",), "boothPage"),
        (("stage",), "areaPage"),
        (("booth-b9", "stage"), "manyPage"),
    ],
)
def test_the_page_fits_the_selection(
    inspector: Inspector, document: Document, selection: tuple[str, ...], page: str
):
    document.select(selection)
    assert inspector.page.objectName() == page


def test_a_booth_shows_what_it_is(inspector: Inspector, document: Document):
    document.select(["booth-b9"])
    page = inspector.booth
    assert child(page, QLabel, "boothTitle").text() == "B9"
    assert child(page, QLabel, "boothKind").text() == "Shell scheme · 3 × 3 m"
    assert child(page, QLabel, "boothArea").text() == "9.0 m²"
    assert page.place.x_field.line.text() == "3,000"
    assert page.place.y_field.line.text() == "5,000"
    assert page.status.currentData() == "confirmed"
    assert page.sides.facts.value("Wall length") == "9.0 m"
    assert page.findChild(QToolButton, "unassign-hancom") is not None


def test_an_exact_place_is_one_step_and_goes_back(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["booth-b9"])
    before = document.session.plan
    type_into(qtbot, inspector.booth.place.x_field, "3,001")
    shape = document.site.booths["booth-b9"].shape
    assert isinstance(shape, Rectangle)
    assert shape.at == (3001, 5000)
    document.undo()
    assert document.session.plan is before
    assert inspector.booth.place.x_field.line.text() == "3,000"


def test_size_angle_and_height(qtbot: QtBot, inspector: Inspector, document: Document):
    document.select(["booth-b10"])
    page = inspector.booth
    type_into(qtbot, page.place.width_field, "5 m")
    type_into(qtbot, page.place.depth_field, "2500")
    type_into(qtbot, page.place.angle_field, "30.5")
    type_into(qtbot, page.height_field, "4000")
    booth = document.site.booths["booth-b10"]
    assert booth.shape == Rectangle((9000, 5000), (5000, 2500), 30.5)
    assert booth.height == 4000
    for _ in range(4):
        document.undo()
    assert not document.session.unsaved or document.session.undo_name == ""


def test_arrow_keys_in_one_field_are_one_step(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["booth-b9"])
    line = inspector.booth.place.x_field.line
    line.setFocus()
    for _ in range(5):
        qtbot.keyClick(line, Qt.Key.Key_Up)
    assert line.text() == "3,500"
    document.undo()
    assert document.session.undo_name == ""
    assert line.text() == "3,000"


def test_a_refused_value_is_told_and_goes_back(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["booth-b9"])
    told: list[BadInput] = []
    document.refused.connect(told.append)
    type_into(qtbot, inspector.booth.place.width_field, "0")
    assert len(told) == 1
    assert inspector.booth.place.width_field.line.text() == "3,000"
    assert document.session.undo_name == ""


def test_an_outline_has_a_place_but_no_size(inspector: Inspector, document: Document):
    document.select(["booth-b11"])
    place = inspector.booth.place
    assert place.x_field.isVisible()
    assert not place.width_field.isVisible()
    assert not place.angle_field.isVisible()


def test_status_type_and_pavilion_by_choice(inspector: Inspector, document: Document):
    document.select(["booth-b9"])
    choose(inspector.booth.status, "held")
    choose(inspector.booth.type, "raw")
    choose(inspector.booth.pavilion, "cities")
    booth = document.site.booths["booth-b9"]
    assert (booth.status, booth.type, booth.pavilion) == ("held", "raw", "cities")


def test_sides_are_opened_and_closed(inspector: Inspector, document: Document):
    document.select(["booth-b9"])
    switches = inspector.booth.sides.switches
    assert [switch.text() for switch in switches[:4]] == ["Front", "Right", "Back", "Left"]
    switches[2].click()
    assert document.site.booths["booth-b9"].open_sides == (0, 2)
    switches[0].click()
    assert document.site.booths["booth-b9"].open_sides == (2,)
    assert inspector.booth.sides.facts.value("Wall length") == "9.0 m"


def test_an_exhibitor_is_found_assigned_and_taken_out(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["booth-b10"])
    search = inspector.booth.assignment.search
    search.setFocus()
    search.setText("ㄷㅈ")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert document.site.booths["booth-b10"].exhibitors == ("daejeon",)
    assert search.text() == ""
    child(inspector.booth, QToolButton, "unassign-daejeon").click()
    assert document.site.booths["booth-b10"].exhibitors == ()


def test_who_is_not_found_is_not_assigned(qtbot: QtBot, inspector: Inspector, document: Document):
    document.select(["booth-b10"])
    inspector.booth.assignment.search.setText("nobody")
    qtbot.keyClick(inspector.booth.assignment.search, Qt.Key.Key_Return)
    assert document.session.undo_name == ""


def test_competitors_are_named_where_one_stands(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["booth-b10"])
    page = inspector.booth
    section = child(page, QWidget, "boothCompetitorsSection")
    assert section.isHidden()
    document.select(["booth-b9"])
    assert not section.isHidden()
    search = page.competitors.parts["hancom"].search
    for typed, names in (("ㄷㅈ", ("daejeon",)), ("대구", ("daejeon", "daegu"))):
        search.setText(typed)
        qtbot.keyClick(search, Qt.Key.Key_Return)
        assert document.site.exhibitors["hancom"].competitors == names
    assert document.site.exhibitors["daegu"].competitors == ("hancom",)
    # Neither itself nor who is named already is offered.
    search.setText("한컴")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    child(page, QToolButton, "no-competitor-daejeon").click()
    assert document.site.exhibitors["hancom"].competitors == ("daegu",)
    document.undo()
    assert document.site.exhibitors["daejeon"].competitors == ("hancom",)


def test_a_shared_booth_shows_the_competitors_of_each(inspector: Inspector, document: Document):
    document.apply(Assign("booth-b9", ("daegu",)))
    document.select(["booth-b9"])
    parts = inspector.booth.competitors.parts
    assert tuple(parts) == ("hancom", "daegu")
    document.apply(SetCompetitors("hancom", ("daejeon",)))
    assert child(parts["hancom"], QToolButton, "no-competitor-daejeon") is not None
    assert parts["daegu"].findChild(QToolButton, "no-competitor-daejeon") is None


def test_many_show_what_they_share_and_change_together(inspector: Inspector, document: Document):
    document.select(["booth-b9", "booth-b10", "stage"])
    many = inspector.many
    assert many.facts.value("Total area") == "41.0 m²"
    assert many.status.currentIndex() == -1
    assert many.status.placeholderText() == "Mixed"
    assert many.type.currentData() == "shell"
    assert many.height_field.line.text() == "2,500"
    choose(many.status, "reserved")
    booths = document.site.booths
    assert {booths[name].status for name in ("booth-b9", "booth-b10")} == {"reserved"}
    assert booths["booth-b11"].status == "available"
    document.undo()
    document.apply(SetHeight(("booth-b9",), 3000))
    assert many.height_field.line.placeholderText() == "Mixed"


def test_an_area_shows_its_figures_and_moves(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["seats"])
    page = inspector.area
    assert page.facts.value("Seats") == "12"
    assert page.walkable.isChecked()
    type_into(qtbot, page.place.y_field, "11000")
    moved = document.site.areas["seats"]
    assert isinstance(moved.shape, Rectangle)
    assert moved.shape.at == (5000, 11_000)
    assert moved.furniture[0].at == (5200, 11_200)


def test_another_language_renames_everything(inspector: Inspector, document: Document, look: Look):
    document.select(["booth-b9"])
    look.set_language("ko")
    assert child(inspector.booth, QLabel, "boothKind").text() == "조립부스 · 3 × 3 m"
    assert inspector.booth.sides.switches[0].text() == "앞"
    assert inspector.booth.status.currentText() == "확정"


def test_undo_in_a_field_that_nobody_types_in_undoes_the_plan(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["booth-b9"])
    type_into(qtbot, inspector.booth.place.x_field, "4000")
    line = inspector.booth.place.x_field.line
    assert line.hasFocus()
    # The field lets the key through; only what is being typed is the field's own to undo.
    control = Qt.KeyboardModifier.ControlModifier
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, control)
    key.ignore()
    line.event(key)
    assert not key.isAccepted()
    qtbot.keyClicks(line, "5")
    line.event(key)
    assert key.isAccepted()


def test_a_build_is_folded_until_something_is_built(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["booth-b9"])
    part = inspector.booth.build
    assert not part.fields["storeys"].isVisible()
    part.fold.click()
    assert part.fields["storeys"].line.text() == "1"
    assert part.fields["load"].line.text() == ""
    type_into(qtbot, part.fields["storeys"], "2")
    type_into(qtbot, part.fields["upper_area"], "40 m²")
    type_into(qtbot, part.fields["load"], "1,200")
    part.sprinklered.click()
    assert document.site.booths["booth-b9"].build == Build(2, 40, sprinklered=True, load=1200)
    # Another booth is folded again; this one, which has a build, is not.
    document.select(["booth-b10"])
    assert not part.fields["storeys"].isVisible()
    document.select(["booth-b9"])
    assert part.fields["storeys"].isVisible()
    assert part.sprinklered.isChecked()


def test_an_emptied_figure_is_unknown_and_nothing_built_is_no_build(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.apply(SetBuild(("booth-b9",), load=1200))
    document.select(["booth-b9"])
    part = inspector.booth.build
    line = part.fields["load"].line
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert document.site.booths["booth-b9"].build is None
    assert line.placeholderText() == "—"
    assert part.fields["load"].isVisible()  # not folded under the hand
    document.undo()
    assert line.text() == "1,200"


def test_arrow_keys_step_a_figure_as_one_step(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["booth-b9"])
    before = document.session.plan
    part = inspector.booth.build
    part.fold.click()
    part.fields["stairs"].line.setFocus()
    for _ in range(3):
        qtbot.keyClick(part.fields["stairs"].line, Qt.Key.Key_Up)
    assert document.site.booths["booth-b9"].build == Build(stairs=3)
    document.undo()
    assert document.session.plan is before


def test_an_upper_floor_without_a_storey_is_refused_and_goes_back(
    qtbot: QtBot, inspector: Inspector, document: Document
):
    document.select(["booth-b9"])
    refused: list[BadInput] = []
    document.refused.connect(refused.append)
    part = inspector.booth.build
    part.fold.click()
    type_into(qtbot, part.fields["upper_area"], "40")
    assert [each.code for each in refused[0].problems] == ["upper-floor-missing"]
    assert part.fields["upper_area"].line.text() == "0"
    type_into(qtbot, part.fields["stairs"], "two")
    assert [each.code for each in refused[1].problems] == ["count-unread"]


def test_areas_have_a_platform_and_a_ramp(qtbot: QtBot, inspector: Inspector, document: Document):
    document.select(["stage"])
    part = inspector.area.build
    assert set(part.fields) == {"platform", "ramp", "load", "roof_area"}
    part.fold.click()
    type_into(qtbot, part.fields["platform"], "0.6 m")
    type_into(qtbot, part.fields["ramp"], "12")
    assert document.site.areas["stage"].build == Build(platform=600, ramp=12)
