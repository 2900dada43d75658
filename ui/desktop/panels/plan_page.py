# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector when nothing is selected: totals of the plan, and by what it is checked."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.floor.site import Site
from planner.locale import area, percent
from planner.model.plan import seats
from planner.rules.totals import Totals, totals
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels import worth
from ui.desktop.panels.codes import Codes
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label


class PlanPage(Part):
    """Totals: booths, areas, shares of the hall; profiles; by pavilion, type, status; value;
    services. ``asked`` carries the action that a button stands for."""

    asked = pyqtSignal(str)

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "planPage", parent)
        self._document = document
        self._title, self._name, self._note = label("title"), label("name"), label("secondary")
        self._name.setWordWrap(True)
        self._note.setWordWrap(True)
        self.say(self._title.setText, "plan.title")
        self.space, self.pavilions = Facts("planSpace"), Facts("planPavilions")
        self.statuses, self.types = Facts("planStatuses"), Facts("planTypes")
        self.values, self.sold = Facts("planValues"), Facts("planSold")
        self.services = Facts("planServices")
        self.no_prices = label("secondary", "planNoPrices")
        self.no_prices.setWordWrap(True)
        self.say(self.no_prices.setText, "selling.worth.none")
        self.set_prices = QPushButton()
        self.set_prices.setObjectName("planSetPrices")
        self.set_prices.clicked.connect(lambda: self.asked.emit("prices"))
        self.say(self.set_prices.setText, "action.prices.text")
        self.say(self.set_prices.setToolTip, "action.prices.tip")
        self.codes = Codes(document, look)
        self._sections: dict[str, Section] = {}
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(4)
        for words in (self._title, self._name, self._note):
            head.addWidget(words)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        for name, key, facts, caption in (
            ("planSpaceSection", "plan.space", self.space, ""),
            ("planPavilionSection", "plan.by-pavilion", self.pavilions, "m²"),
            ("planStatusSection", "plan.by-status", self.statuses, "m²"),
            ("planTypeSection", "plan.by-type", self.types, "m²"),
            ("planValueSection", "selling.worth.title", self.values, ""),
            ("planSoldSection", "selling.worth.by-pavilion", self.sold, ""),
            ("planServicesSection", "selling.services.title", self.services, ""),
        ):
            section = self._sections[name] = Section(name)
            self.say(section.heading.setText, key)
            section.caption.setText(caption)
            section.body.addWidget(facts)
            lines.addWidget(section)
        button = QHBoxLayout()
        button.addWidget(self.set_prices)
        button.addStretch(1)
        value = self._sections["planValueSection"].body
        value.addWidget(self.no_prices)
        value.addLayout(button)
        self.say(self._sections["planSoldSection"].caption.setText, "selling.worth.share-sold")
        lines.addWidget(self.codes)
        lines.addStretch(1)

    def refresh(self) -> None:
        """Count anew."""
        site, language = self._document.site, self.look.language
        self.codes.refresh()
        self._name.setText(site.plan.title[language])
        self._note.setText(site.plan.note[language])
        self._note.setVisible(bool(site.plan.note[language]))
        look, found = self.look, totals(site)
        priced, ordered = bool(found.currency), bool(found.services.booths)
        for facts, shown in (
            (self.space, self._space(site, found)),
            (self.pavilions, worth.by_pavilion(site, found, look)),
            (self.statuses, worth.by_status(found, look)),
            (self.types, worth.by_type(found, look)),
            (self.values, worth.values(found, look)),
            (self.sold, worth.sold(site, found, look)),
            (self.services, worth.services(found.services, look)),
        ):
            facts.show_facts(shown, look.palette.booth_line)
        self.values.setVisible(priced)
        self.no_prices.setVisible(not priced)
        self._sections["planSoldSection"].setVisible(priced)
        self._sections["planServicesSection"].setVisible(ordered)

    def _space(self, site: Site, found: Totals) -> list[Fact]:
        say = self.look.text
        net, gross = found.all.net, found.gross
        return [
            Fact(say("plan.booths"), f"{found.all.count:,}"),
            Fact(say("plan.seats"), f"{sum(map(seats, site.plan.areas)):,}"),
            Fact(say("plan.net"), area(net)),
            Fact(say("plan.features"), area(found.features)),
            # A published outline is nominal too: no hall of a venue file was surveyed.
            Fact(say("plan.gross"), area(gross), say("plan.nominal")),
            Fact(say("plan.net-to-gross"), percent(found.net_to_gross)),
            Fact(say("plan.with-features"), percent((net + found.features) / gross)),
        ]
