# SPDX-License-Identifier: GPL-3.0-or-later
"""How many visitors pass a booth, in the inspector, once the exposure was worked out."""

from ui.desktop.document import Document
from ui.desktop.look import Look
from ui.desktop.panels.section import Fact, Facts, Section


class BoothExposure(Section):
    """Times passed, rank, visitors coming. Figures of an older plan say so."""

    def __init__(self, document: Document, look: Look) -> None:
        super().__init__("boothExposureSection")
        self._document = document
        self._look = look
        self.facts = Facts("boothExposure")
        self.body.addWidget(self.facts)
        self.hide()

    def show_booth(self, booth: str) -> None:
        """Show what is known of a booth; nothing where nothing is."""
        known, say, colours = self._document.exposure, self._look.text, self._look.palette
        row = None if known is None else known.by_id.get(booth)
        self.setVisible(row is not None)
        if known is None or row is None:
            return
        current = known.site.plan is self._document.site.plan
        self.heading.setText(say("exposure.title"))
        self.caption.setText("" if current else say("exposure.outdated"))
        self.mark(say("exposure.assumed"))
        most = known.rows[0].passing or 1.0
        model = known.found.model
        self.facts.show_facts(
            [
                Fact(
                    say("exposure.passed"), f"{row.passing:,.0f}", bar=row.passing / most,
                    colour=colours.accent,
                ),
                Fact(say("exposure.rank"), say("exposure.of", rank=row.rank, n=len(known.rows))),
                Fact(
                    say("exposure.coming", visitors=f"{model.visitors:,.0f}"), f"{row.coming:,.0f}"
                ),
            ],
            colours.booth_line,
        )  # fmt: skip
