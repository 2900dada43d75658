# SPDX-License-Identifier: GPL-3.0-or-later
"""What is sold, in the panels: holds, services, notes, floor asked, totals, prices, badges."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.edits.assign import Assign, SetStatus
from planner.edits.exhibitors import SetExhibitor
from planner.edits.set_note import SetNote
from planner.edits.set_prices import SetPrices
from planner.edits.set_services import SetServices
from planner.model.orders import Prices, Services
from planner.model.plan import Booth
from planner.model.problems import Problem
from planner.model.values import Name
from tests.windows import child, during
from ui.desktop.actions import Actions
from ui.desktop.dialogs.exhibitor import ExhibitorDialog
from ui.desktop.dialogs.prices import PricesDialog
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.area_page import AreaPage
from ui.desktop.panels.booth_page import BoothPage
from ui.desktop.panels.booths import BoothsPanel
from ui.desktop.panels.exhibitors import ExhibitorsPanel
from ui.desktop.panels.field import ChoiceBox, Field
from ui.desktop.panels.many_page import ManyPage
from ui.desktop.panels.plan_page import PlanPage
from ui.desktop.panels.services import read_power, show_power
from ui.desktop.part import Part
from ui.desktop.window import Window

TODAY = date.today()
YESTERDAY, TOMORROW = ((TODAY + timedelta(days=n)).isoformat() for n in (-1, 1))
PRICES = SetPrices("KRW", shell=300_000, raw=250_000, corner=10)


def shown(qtbot: QtBot, page: Part) -> None:
    qtbot.addWidget(page)
    page.resize(320, 1400)
    page.show()
    page.refresh()


@pytest.fixture
def page(qtbot: QtBot, document: Document, look: Look) -> BoothPage:
    """The page of B9, where Hancom stands."""
    document.select(("booth-b9",))
    made = BoothPage(document, look)
    shown(qtbot, made)
    document.plan_changed.connect(lambda _touched: made.refresh())
    return made


@pytest.fixture
def plan_page(qtbot: QtBot, document: Document, look: Look) -> PlanPage:
    made = PlanPage(document, look)
    shown(qtbot, made)
    document.plan_changed.connect(lambda _touched: made.refresh())
    return made


def type_into(qtbot: QtBot, field: Field, words: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)


def choose(box: ChoiceBox, word: str) -> None:
    box.activated.emit(box.findData(word))


def b9(document: Document) -> Booth:
    return document.site.booths["booth-b9"]


def test_a_hold_has_a_day(qtbot: QtBot, page: BoothPage, document: Document) -> None:
    assert not page.holding.until.isVisible()
    choose(page.status, "held")
    assert page.holding.until.isVisible()
    assert page.holding.until.line.placeholderText() == "without end"
    type_into(qtbot, page.holding.until, TOMORROW)
    assert (b9(document).status, b9(document).held_until) == ("held", TOMORROW)
    assert not page.holding.said.isVisible()
    type_into(qtbot, page.holding.until, YESTERDAY)
    assert page.holding.said.text().startswith("The hold ended after")
    page.holding.until.line.clear()
    page.holding.until.line.typing = True
    page.holding.until.commit()
    assert b9(document).held_until is None


def test_services_are_folded_until_something_is_ordered(
    qtbot: QtBot, page: BoothPage, document: Document
) -> None:
    part = page.services
    assert not part.fields["power"].isVisible()
    part.fold.click()
    type_into(qtbot, part.fields["power"], "3.3")
    type_into(qtbot, part.fields["internet"], "2")
    part.three_phase.click()
    assert b9(document).services == Services(3300, True, internet=2)
    type_into(qtbot, part.fields["power"], "0")
    assert b9(document).services == Services(internet=2)
    document.undo()
    assert part.fields["power"].line.text() == "3.3"


@pytest.mark.parametrize(
    ("typed", "watts"),
    [("3.3", 3300), ("15 kW", 15_000), ("3300 W", 3300), ("0", 0), ("-1", None), ("a", None)],
)
def test_power_is_read_in_kilowatts(typed: str, watts: int | None) -> None:
    assert read_power(typed) == watts
    assert watts is None or read_power(show_power(watts)) == watts


def test_what_an_exhibitor_asked_is_told(qtbot: QtBot, page: BoothPage, document: Document) -> None:
    details = page.details
    type_into(qtbot, details.asked["hancom"], "18")
    assert document.site.exhibitors["hancom"].asked == 18
    words = {label.text() for label in details._shares.values()}
    assert words == {"Asked 18 m², has 9.0 m²"}
    type_into(qtbot, details.notes["hancom"], "VIP")
    assert document.site.exhibitors["hancom"].note == "VIP"


def test_a_note_and_a_price(qtbot: QtBot, page: BoothPage, document: Document) -> None:
    type_into(qtbot, page.note, "Hose behind")
    assert b9(document).note == "Hose behind"
    assert not page.price.isVisible()
    document.apply(PRICES)
    assert page.price.text() == "₩2,700,000"
    document.select(("booth-b10",))
    page.refresh()
    assert page.price.text() == "₩2,640,000 · corner +10 %"


def test_an_area_has_a_note(qtbot: QtBot, document: Document, look: Look) -> None:
    document.select(("stage",))
    made = AreaPage(document, look)
    shown(qtbot, made)
    type_into(qtbot, made.note, "Rigging above")
    assert document.site.areas["stage"].note == "Rigging above"


def test_no_price_is_made_up(plan_page: PlanPage) -> None:
    assert plan_page.no_prices.isVisible()
    assert not plan_page.values.isVisible()
    with_signal = []
    plan_page.asked.connect(with_signal.append)
    child(plan_page, QPushButton, "planSetPrices").click()
    assert with_signal == ["prices"]


def test_values_follow_the_plan(plan_page: PlanPage, document: Document) -> None:
    document.apply(PRICES)
    assert plan_page.values.value("Sold (confirmed)") == "₩2,700,000"
    assert plan_page.values.value("All booths") == "₩12,765,000"
    document.apply(SetStatus(("booth-b10",), "held"))
    assert plan_page.values.value("Held") == "₩2,640,000"
    assert plan_page.sold.value("Companies") == "₩12,765,000"
    document.apply(SetServices(("booth-b9", "booth-b10"), power=5000))
    assert plan_page.services.value("Power") == "10 kW"


def test_prices_are_asked_for(qtbot: QtBot, look: Look) -> None:
    dialog = PricesDialog(None, look, None)
    qtbot.addWidget(dialog)
    go = child(dialog, QPushButton, "prices-apply")
    assert not go.isEnabled()
    dialog.shell.setValue(300_000)
    dialog.raw.setValue(250_000)
    dialog.island.setValue(20)
    assert go.isEnabled()
    assert dialog.edit() == SetPrices("KRW", 300_000, 250_000, 0, 0, 20)
    dialog.currency.setText("KR")
    assert not go.isEnabled()


def test_prices_can_be_withdrawn(qtbot: QtBot, look: Look) -> None:
    dialog = PricesDialog(Prices("EUR", 300, 250, 0, 0, 0), look, None)
    qtbot.addWidget(dialog)
    dialog.drop.click()
    assert dialog.result()
    assert dialog.edit() == SetPrices(None)


@pytest.fixture
def people(qtbot: QtBot, document: Document, look: Look) -> ExhibitorsPanel:
    made = ExhibitorsPanel(document, look)
    shown(qtbot, made)
    return made


def badges(panel: ExhibitorsPanel | BoothsPanel) -> dict[str, tuple[str, str]]:
    return {row.text: (row.badge, row.tone) for row in panel.list.rows.rows if row.badge}


def test_who_got_too_little_or_too_much_is_seen_at_a_glance(
    people: ExhibitorsPanel, document: Document
) -> None:
    document.apply(SetExhibitor("hancom", asked=18))
    document.apply(SetExhibitor("daegu", asked=20))
    document.apply(Assign("booth-b11", ("daegu",)))
    document.apply(SetExhibitor("daejeon", asked=9))
    assert badges(people) == {
        "Hancom Group": ("−9 m²", "warn"),
        "Daegu": ("+7 m²", "note"),
        "Daejeon": ("9 m²", ""),
    }
    under = child(people, QPushButton, "exhibitors-under")
    assert under.text() == "Too little 1"
    under.click()
    assert [row.text for row in people.list.rows.rows if not row.heading] == ["Hancom Group"]
    document.apply(SetExhibitor("hancom", asked=9))
    assert not under.isVisible()
    assert people.chips.current == "all"


def test_an_ended_hold_is_seen_at_a_glance(qtbot: QtBot, document: Document, look: Look) -> None:
    panel = BoothsPanel(document, look)
    shown(qtbot, panel)
    document.apply(SetStatus(("booth-b10",), "held", YESTERDAY))
    document.apply(SetNote(("booth-b10",), "Ask Kim"))
    assert badges(panel) == {"B10": ("ended", "warn")}
    assert panel.list.rows.rows[1].tip.endswith("Ask Kim")
    child(panel, QPushButton, "booths-expired").click()
    assert [row.text for row in panel.list.rows.rows] == ["B10"]
    child(panel, QPushButton, "booths-empty").click()
    assert [row.text for row in panel.list.rows.rows] == ["B10", "B11"]


def test_an_empty_list_says_what_to_drop(qtbot: QtBot, people: ExhibitorsPanel, look: Look) -> None:
    assert not people.take.isVisible()
    look.set_language("ko")
    assert look.text("exhibitors.none") == "참가업체가 없습니다. CSV·XLSX를 끌어다 놓으세요."


def test_a_row_is_carried_dropped_and_put_back(people: ExhibitorsPanel) -> None:
    rows, view = people.list, people.list.viewport()
    assert view is not None
    said: list[str] = []
    rows.carried.connect(lambda row, _place, _held: said.append(row.exhibitor))
    rows.dropped.connect(lambda _place, _held: said.append("dropped"))
    rows.put_back.connect(lambda: said.append("put back"))
    place = rows.visualRect(rows.rows.index(1)).center()
    left, far = Qt.MouseButton.LeftButton, place + QPoint(60, 40)
    QTest.mousePress(view, left, pos=place)
    QTest.mouseMove(view, far)
    QTest.mouseRelease(view, left, pos=far)
    assert said == ["hancom", "dropped"]
    QTest.mousePress(view, left, pos=place)
    QTest.mouseMove(view, far)
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, left, pos=far)
    assert said[2:] == ["hancom", "put back"]
    heading = rows.visualRect(rows.rows.index(0)).center()
    QTest.mousePress(view, left, pos=heading)
    QTest.mouseMove(view, far)
    QTest.mouseRelease(view, left, pos=far)
    assert len(said) == 4


def test_an_exhibitor_is_added_and_changed_by_hand(
    qtbot: QtBot, document: Document, look: Look
) -> None:
    new = ExhibitorDialog(None, look, None)
    qtbot.addWidget(new)
    apply = child(new, QPushButton, "exhibitor-apply")
    assert not apply.isEnabled()
    new.name_ko.setText("새 회사")
    new.asked.setValue(18)
    assert apply.isEnabled()
    document.apply(new.edit())
    made = document.site.plan.exhibitors[-1]
    assert (made.name, made.short, made.asked) == (Name("새 회사", "새 회사"), made.name, 18)
    known = ExhibitorDialog(document.site.exhibitors["hancom"], look, None)
    qtbot.addWidget(known)
    assert not document.apply(known.edit())  # nothing was changed
    known.name_en.setText("Hancom Inc")
    known.short_en.setText("Hancom")
    known.note.setText("VIP")
    document.apply(known.edit())
    changed = document.site.exhibitors["hancom"]
    assert (changed.name.en, changed.short.en, changed.note) == ("Hancom Inc", "Hancom", "VIP")
    assert changed.asked is None


def test_the_marked_exhibitor_is_meant_else_that_of_the_booth(
    window: Window, plan_file: Path
) -> None:
    assert plan_file.exists()
    assert window.workspace is not None
    document, panel = window.workspace.document, window.workspace.left.exhibitors
    delete = window.actions_by_id["delete-exhibitor"]
    assert not delete.isEnabled()
    document.select(("booth-b9",))
    assert (panel.current, delete.isEnabled()) == ("hancom", True)
    seen = during(lambda dialog: child(dialog, QPushButton, "exhibitor-cancel").click())
    window.actions_by_id["change-exhibitor"].trigger()
    assert seen == ["exhibitor"]
    delete.trigger()
    assert "hancom" not in document.site.exhibitors
    assert document.site.booths["booth-b9"].exhibitors == ()
    seen = during(lambda dialog: child(dialog, QPushButton, "exhibitor-cancel").click())
    panel.add.click()
    assert seen == ["exhibitor"]


def test_a_menu_opens_on_an_exhibitor(people: ExhibitorsPanel) -> None:
    places: list[QPoint] = []
    people.menu_wanted.connect(places.append)
    rows = people.list
    for number in (0, 1):  # a heading has no menu
        rows.customContextMenuRequested.emit(rows.visualRect(rows.rows.index(number)).center())
    assert (len(places), people.current) == (1, "hancom")


@pytest.mark.parametrize("read_only", [False, True])
def test_a_row_is_carried_onto_the_plan_where_that_may_be_changed(
    window: Window, plan_file: Path, read_only: bool
) -> None:
    assert plan_file.exists()
    workspace = window.workspace
    assert workspace is not None
    document, canvas = workspace.document, workspace.canvas
    if read_only:
        document.session.refusal = Problem("file-missing")
    rows = workspace.left.exhibitors.list
    view = rows.viewport()
    assert view is not None
    (x1, y1, x2, y2) = canvas.door.scene.box(("booth-b10",))
    goal = canvas.mapToGlobal(
        QPoint(*map(round, canvas.view.to_screen(((x1 + x2) / 2, (y1 + y2) / 2))))
    )
    QTest.mousePress(
        view, Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.rows.index(1)).center()
    )
    QTest.mouseMove(view, view.mapFromGlobal(goal))
    assert (canvas.tools.path == "select.assigning") is not read_only
    assert child(window, QLabel, "carried").isVisible() is False  # the booth shows who comes
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=view.mapFromGlobal(goal))
    there = document.site.booths["booth-b10"].exhibitors
    assert there == (() if read_only else ("hancom",))


def test_totals_follow_the_selection(qtbot: QtBot, document: Document, look: Look) -> None:
    document.select(("booth-b9", "booth-b11", "stage"))
    page = ManyPage(document, Actions((), look, document, lambda _row: False), look)
    shown(qtbot, page)
    assert page.facts.value("Net-to-gross") == "6.0 %"  # 9 and 27 of 600 m²
    by_status, by_type, none = page.parts  # both stand in one pavilion
    assert [each.isVisible() for each in page.parts] == [True, True, False]
    assert by_status.heading.text() == "By status"
    assert page.part_facts[1].value("Raw space") == "27"
    document.apply(PRICES)
    page.refresh()
    assert page.facts.value("Value") == "₩10,125,000"
    document.select(("stage", "seats"))
    page.refresh()
    assert not by_type.isVisible()
    assert not none.isVisible()
