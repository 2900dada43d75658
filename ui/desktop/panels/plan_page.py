# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector when nothing is selected: totals of the plan, and by what it is checked."""

from collections import defaultdict

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.locale import area, percent
from planner.model.plan import STATUSES, seats
from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.marks import status_icon, swatch
from ui.desktop.panels.codes import Codes
from ui.desktop.panels.section import Fact, Facts, Section
from ui.desktop.part import Part, label


class PlanPage(Part):
    """Totals: booths, areas, shares of the hall; profiles; by pavilion; by status."""

    def __init__(self, document: Document, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "planPage", parent)
        self._document = document
        self._title, self._name, self._note = label("title"), label("name"), label("secondary")
        self._name.setWordWrap(True)
        self._note.setWordWrap(True)
        self.say(self._title.setText, "plan.title")
        self.space, self.pavilions, self.statuses = (
            Facts("planSpace"),
            Facts("planPavilions"),
            Facts("planStatuses"),
        )
        self.codes = Codes(document, look)
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
        ):
            section = Section(name)
            self.say(section.heading.setText, key)
            section.caption.setText(caption)
            section.body.addWidget(facts)
            lines.addWidget(section)
            if name == "planSpaceSection":
                lines.addWidget(self.codes)
        lines.addStretch(1)

    def refresh(self) -> None:
        """Count anew."""
        site, language = self._document.site, self.look.language
        self.codes.refresh()
        self._name.setText(site.plan.title[language])
        self._note.setText(site.plan.note[language])
        self._note.setVisible(bool(site.plan.note[language]))
        line = self.look.palette.booth_line
        self.space.show_facts(self._space(site), line)
        self.pavilions.show_facts(self._by_pavilion(site), line)
        self.statuses.show_facts(self._by_status(site), line)

    def _space(self, site: Site) -> list[Fact]:
        say = self.look.text
        gross = site.ground.gross_area
        return [
            Fact(say("plan.booths"), f"{len(site.booths):,}"),
            Fact(say("plan.seats"), f"{sum(map(seats, site.plan.areas)):,}"),
            Fact(say("plan.net"), area(site.net_area)),
            Fact(say("plan.features"), area(site.feature_area)),
            # A published outline is nominal too: no hall of a venue file was surveyed.
            Fact(say("plan.gross"), area(gross), say("plan.nominal")),
            Fact(say("plan.net-to-gross"), percent(site.net_area / gross)),
            Fact(say("plan.with-features"), percent((site.net_area + site.feature_area) / gross)),
        ]

    def _by_pavilion(self, site: Site) -> list[Fact]:
        counts: dict[str, int] = defaultdict(int)
        areas: dict[str, float] = defaultdict(float)
        for booth in site.plan.booths:
            counts[booth.pavilion] += 1
            areas[booth.pavilion] += footprint(booth.shape).area
        most = max(areas.values(), default=1.0)
        colours = self.look.palette
        return [
            Fact(
                f"{pavilion.name[self.look.language]}  {counts[pavilion.id]}",
                _square_metres(areas[pavilion.id]),
                icon=swatch(colours.pavilions[pavilion.colour], colours.booth_line),
                bar=areas[pavilion.id] / most,
                colour=colours.pavilions[pavilion.colour],
            )
            for pavilion in site.plan.pavilions
            if counts[pavilion.id]
        ]

    def _by_status(self, site: Site) -> list[Fact]:
        facts = []
        for status in reversed(STATUSES):
            booths = [booth for booth in site.plan.booths if booth.status == status]
            facts.append(
                Fact(
                    self.look.text(f"status.{status}"),
                    _square_metres(sum(footprint(booth.shape).area for booth in booths)),
                    icon=status_icon(status, self.look.palette.text2),
                    middle=f"{len(booths):,}",
                )
            )
        return facts


def _square_metres(square_millimetres: float) -> str:
    return f"{square_millimetres / 1e6:,.0f}"
