# SPDX-License-Identifier: GPL-3.0-or-later
"""Write down what should not be forgotten about booths, areas and structures."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, change_standing
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class SetNote:
    """One line about things that stand; an empty one takes the note away."""

    NAME: ClassVar[str] = "set-note"
    ids: tuple[str, ...]
    note: str

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for more than a line, or 1000 characters."""
        note = self.note.strip()
        return change_standing(
            plan, self.ids, lambda item: msgspec.structs.replace(item, note=note)
        )
