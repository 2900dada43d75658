# SPDX-License-Identifier: GPL-3.0-or-later
"""hallplan rules: the list, a page in both languages, an unknown rule."""

import pytest

from planner.locale import LANGUAGES, text
from planner.rules.registry import RULES
from tests.ui.cli.conftest import Hallplan


def test_the_list_has_every_rule_with_its_profiles(hallplan: Hallplan):
    answer = hallplan("rules")
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in RULES]
    aisle = next(line for line in lines if line.startswith("aisle-width "))
    assert aisle.split(None, 1)[1].startswith("Aisle width (")
    assert "kintex error" in aisle


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_tells_what_is_asked_and_by_which_number(hallplan: Hallplan, language):
    answer = hallplan("--lang", language, "rules", "aisle-width")
    assert (answer.status, answer.err) == (0, "")
    name = text("rules.aisle-width.name", language)
    assert answer.out.startswith(f"{name} (aisle-width)\n")
    assert "3,000 mm" in answer.out
    assert f"[{text('rules.confidence.assumed', language)}]" in answer.out
    assert "MVStättVO § 7(5)" in answer.out
    assert "Why: Visitors in both directions" in answer.out
    assert "A gap is an aisle where" in " ".join(answer.out.split())
    assert not set("*`") & set(answer.out)


def test_an_unknown_rule_names_the_nearest(hallplan: Hallplan):
    answer = hallplan("rules", "aisle-with")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "hallplan: there is no rule “aisle-with”; use aisle-width\n"
