# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan whose names try to break every format."""

from planner.floor.site import Site
from planner.model.values import Name
from tests.planner.building import booth, exhibitor, furnished_venue, plan, rectangle, site

NAMES = {
    "quotes": Name("\"따옴표\" & '둘'", "\"double\" and 'single'"),
    "markup": Name("<b>굵게</b> & 그리고", "</text></svg><script>alert(1)</script>"),
    "formula": Name("=cmd|' /C calc'!A0", '=HYPERLINK("http://example.org")'),
    "plus": Name("+1+1", "@SUM(A1)"),
    "minus": Name("-2+3", "－전각"),
    "long": Name("긴이름" * 60, "Interminable Name " * 11),
    "emoji": Name("👩‍🚀 우주 🚀", "emoji 🏳️‍🌈"),
    "controls": Name("%%c %%d ^I ^J", "\\U+AC00 \\P {\\fArial;x} %%u"),
    "commas": Name("쉼표, 세미콜론; 탭", "a,b;c\\n"),
    "accents": Name("façade ⌀ Ø ñ", "ﬁ \u202e right to left"),
}


def hostile_site() -> Site:
    """A booth for each name, one of everything in the hall."""
    under = furnished_venue()
    people = tuple(exhibitor(key, name.ko, name.en) for key, name in NAMES.items())
    booths = tuple(
        booth(f"H{place}", rectangle(1000 + 5000 * (place % 5), 6000 + 5000 * (place // 5), 4000),
              exhibitors=(key,))
        for place, key in enumerate(NAMES)
    )  # fmt: skip
    title = Name("제목 <&\"'> =1", "Title <&\"'> =1")
    return site(plan(booths, on=under, exhibitors=people, title=title), under)
