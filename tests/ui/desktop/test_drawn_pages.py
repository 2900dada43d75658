# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of the inspector for walls and columns, texts, dimensions, and areas that are furnished."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.edits.drawn import AddDimension, AddText
from planner.edits.structures import AddColumn, AddWall
from planner.model.plan import Area, seats
from planner.model.shapes import Rectangle
from planner.model.values import Name
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.area_page import AreaPage
from ui.desktop.panels.drawn_page import DimensionPage, TextPage
from ui.desktop.panels.field import ChoiceBox, Field
from ui.desktop.panels.structure_page import StructurePage

Shown = Callable[..., object]


@pytest.fixture
def show(qtbot: QtBot, document: Document, look: Look) -> Shown:
    def shown(kind: type, *selection: str) -> object:
        document.select(selection)
        page = kind(document, look)
        qtbot.addWidget(page)
        page.resize(300, 900)
        page.refresh()
        page.show()
        document.plan_changed.connect(lambda _touched: page.refresh())
        return page

    return shown


def type_into(qtbot: QtBot, field: Field, words: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)


def choose(box: ChoiceBox, word: str) -> None:
    box.activated.emit(box.findData(word))


def test_a_wall_has_its_place_height_and_note(qtbot: QtBot, document: Document, show: Shown):
    document.apply(AddWall(((1000, 1000), (4000, 1000))))
    page = show(StructurePage, "wall-1")
    assert isinstance(page, StructurePage)
    assert page.height_field.line.placeholderText() == "unknown"
    type_into(qtbot, page.height_field, "2500")
    type_into(qtbot, page.note, "Fire rated")
    type_into(qtbot, page.place.width_field, "5000")
    built = document.site.structures["wall-1"]
    assert (built.height, built.note) == (2500, "Fire rated")
    assert built.shape == Rectangle((1000, 950), (5000, 100))
    type_into(qtbot, page.height_field, "0")
    assert document.site.structures["wall-1"].height == 2500  # refused
    page.height_field.line.selectAll()
    qtbot.keyClick(page.height_field.line, Qt.Key.Key_Delete)
    qtbot.keyClick(page.height_field.line, Qt.Key.Key_Return)
    assert document.site.structures["wall-1"].height is None


def test_a_column_is_made_round(qtbot: QtBot, document: Document, show: Shown):
    document.apply(AddColumn((1000, 1000), (600, 600)))
    page = show(StructurePage, "column-1")
    assert isinstance(page, StructurePage)
    assert not page.diameter.isVisibleTo(page)
    page.round.click()
    assert len(document.site.structures["column-1"].shape.corners()) == 24
    assert page.diameter.line.text() == "600"
    type_into(qtbot, page.diameter, "900")
    assert document.site.solids["column-1"].polygon.bounds == (550, 550, 1450, 1450)
    page.round.click()
    assert document.site.structures["column-1"].shape == Rectangle((550, 550), (900, 900))


def test_a_text_is_changed_in_either_language(qtbot: QtBot, document: Document, show: Shown):
    document.apply(AddText((1000, 1000), "쉼터"))
    page = show(TextPage, "text-1")
    assert isinstance(page, TextPage)
    type_into(qtbot, page.fields["en"], "Rest")
    type_into(qtbot, page.fields["letters"], "300")
    type_into(qtbot, page.fields["angle"], "45")
    type_into(qtbot, page.fields["x"], "2500")
    text = document.site.plan.texts[0]
    assert (text.text, text.height, text.angle, text.at) == (
        Name("쉼터", "Rest"), 300, 45.0, (2500, 1000),
    )  # fmt: skip


def test_a_dimension_is_changed_by_its_ends_and_offset(
    qtbot: QtBot, document: Document, show: Shown
):
    document.apply(AddDimension((0, 0), (3000, 0)))
    page = show(DimensionPage, "dimension-1")
    assert isinstance(page, DimensionPage)
    assert page.facts.value("Length") == "3,000 mm"
    type_into(qtbot, page.offset, "-500")
    type_into(qtbot, page.ends["end"][0], "4000")
    type_into(qtbot, page.ends["start"][1], "-3000")
    dimension = document.site.plan.dimensions[0]
    assert (dimension.start, dimension.end, dimension.offset) == ((0, -3000), (4000, 0), -500)
    assert page.facts.value("Length") == "5,000 mm"
    for axis, value in enumerate((0, -3000)):
        type_into(qtbot, page.ends["end"][axis], str(value))
    assert document.site.plan.dimensions[0].end != document.site.plan.dimensions[0].start


def area(document: Document) -> Area:
    return document.site.areas["seats"]


def test_an_area_says_what_it_is(qtbot: QtBot, document: Document, show: Shown):
    page = show(AreaPage, "seats")
    assert isinstance(page, AreaPage)
    assert not page.walkable.isEnabled()  # seating is always open
    choose(page.kind, "lounge")
    page.walkable.click()
    type_into(qtbot, page.names["en"], "Bar")
    choose(page.pavilion, "cities")
    assert (area(document).kind, area(document).walkable) == ("lounge", False)
    assert (area(document).name.en, area(document).pavilion) == ("Bar", "cities")
    choose(page.pavilion, "")
    choose(page.kind, "stage")
    assert (area(document).pavilion, area(document).kind) == (None, "stage")
    assert not page.walkable.isEnabled()


def test_an_area_is_furnished_anew_with_every_figure(qtbot: QtBot, document: Document, show: Shown):
    page = show(AreaPage, "seats")
    assert isinstance(page, AreaPage)
    part = page.furnish
    assert part.style_box.currentData() == "theatre"
    choose(part.style_box, "tables")
    assert seats(area(document)) == 2 * 1 * 4
    assert part.fields["chairs"].isVisibleTo(part)
    choose(part.style_box, "theatre")
    assert not part.fields["chairs"].isVisibleTo(part)
    assert seats(area(document)) == 12 * 3
    type_into(qtbot, part.fields["behind"], "700")
    assert {one.rows for one in area(document).furniture} == {4}
    type_into(qtbot, part.fields["every"], "4")
    assert all(one.columns <= 4 for one in area(document).furniture)
    type_into(qtbot, part.fields["count"], "10")
    assert seats(area(document)) == 10
    part.grow.click()
    type_into(qtbot, part.fields["count"], "60")
    assert seats(area(document)) == 60
    assert area(document).shape.size[1] > 3000
    choose(part.style_box, "none")
    assert area(document).furniture == ()


def test_figures_that_cannot_be_are_told_of_and_not_kept(
    qtbot: QtBot, document: Document, show: Shown
):
    page = show(AreaPage, "seats")
    assert isinstance(page, AreaPage)
    refused: list[object] = []
    document.refused.connect(refused.append)
    before = area(document).furniture
    type_into(qtbot, page.furnish.fields["beside"], "100")
    assert len(refused) == 1
    assert area(document).furniture == before
    page.refresh()
    assert page.furnish.fields["beside"].line.text() == "550"
    # Sound by themselves, but too many for one area.
    type_into(qtbot, page.furnish.fields["width"], "5")
    type_into(qtbot, page.furnish.fields["beside"], "5")
    type_into(qtbot, page.furnish.fields["depth"], "5")
    type_into(qtbot, page.furnish.fields["every"], "0")
    told = len(refused)
    type_into(qtbot, page.furnish.fields["behind"], "5")
    assert len(refused) == told + 1
    page.refresh()
    assert page.furnish.fields["behind"].line.text() == "900"
