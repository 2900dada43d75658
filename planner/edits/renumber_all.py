# SPDX-License-Identifier: GPL-3.0-or-later
"""Give several booths new numbers at once, so that they may also change places."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, change_booths, refuse
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class RenumberAll:
    """New numbers of booths: pairs of id and number. Ids, and with them every reference, stay."""

    NAME: ClassVar[str] = "renumber-all"
    numbers: tuple[tuple[str, str], ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it.

        Raises BadInput for an unknown booth, a number that is given twice, or one that no file may
        hold. That some other booth has a number already is a finding, no error.
        """
        for at, code in ((0, "renumber-booth-twice"), (1, "renumber-number-twice")):
            value, count = next(
                iter(Counter(it[at] for it in self.numbers).most_common(1)), ("", 0)
            )
            if count > 1:
                raise refuse(code, value=value)
        wanted = dict(self.numbers)
        return change_booths(
            plan, wanted, lambda booth: msgspec.structs.replace(booth, number=wanted[booth.id])
        )
