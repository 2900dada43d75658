# SPDX-License-Identifier: GPL-3.0-or-later
"""What the safety report says: known answers, waivers, several codes, an empty plan."""

import msgspec
import pytest

from planner.drawing.drawing import Text
from planner.exchange.report.blocks import Card, Facts, Figure, Legend, Table
from planner.exchange.report.content import safety_report
from planner.locale import LANGUAGES, Language, catalogue, day, has_text
from planner.model.files import content_hash
from planner.model.plan import Issue
from planner.model.values import Name
from planner.rules.check import check
from planner.rules.figures import amount
from planner.rules.profile import find_profile, shipped_profiles
from planner.rules.registry import RULES
from tests.planner.building import booth, plan, rectangle, site, venue
from tests.planner.exchange.report.reports import DAY, blocks, cards, report, tables, words
from tests.planner.exchange.waived import DATE, GERMANY, KINTEX, NAME, REASON, overlapping, waived
from tests.planner.locale import sources

EMPTY = site(plan(exhibitors=()))
OVERLAPPING = overlapping()


def test_the_title_block_names_plan_hash_issue_and_day() -> None:
    issues = (Issue("P02", "2018-09-01", Name("두 번째", "Second issue")),)
    issued = site(msgspec.structs.replace(plan(), issues=issues))
    (facts,) = [block for block in blocks(report(issued), "verdict") if isinstance(block, Facts)]
    told = dict(facts.rows)
    assert told["Plan, drawing number"] == "test-plan · T-101"
    digits = told["Content hash (SHA-256, first 16)"].replace(" ", "")
    assert digits == content_hash(issued.plan)[:16]
    assert told["Issue"] == "P02 · 1 Sept 2018 (Sat) · Second issue"
    assert told["Checked on"] == "24 Nov 2026 (Tue)"
    assert (
        report(issued).place == "Test venue Centre hall-1 · 18 Sept 2018 (Tue) – 20 Sept 2018 (Thu)"
    )


def test_a_plan_that_was_never_issued_says_so() -> None:
    assert "not issued yet" in words(report(EMPTY))


def test_each_profile_has_its_own_verdict() -> None:
    (verdicts, *_) = tables(report(OVERLAPPING, KINTEX, GERMANY), "verdict")
    found = check(OVERLAPPING, [KINTEX, GERMANY])
    for row, profile in zip(verdicts, (KINTEX, GERMANY), strict=True):
        own = [each for each in found if each.profile == profile.id]
        errors = sum(each.severity == "error" for each in own)
        warnings = sum(each.severity == "warning" for each in own)
        assert row[0].startswith(profile.name.en)
        assert row[1] == ("DOES NOT HOLD" if errors else "HOLDS")
        assert row[2:5] == [str(errors), str(warnings), "0"]
    assert int(verdicts[0][2]) >= 2
    assert "Errors: Overlap 2" in verdicts[0][0]


def test_a_plan_without_errors_holds_and_says_how_sure_the_numbers_are() -> None:
    ((row, *_), *_) = tables(report(EMPTY), "verdict")
    assert row[1] == "HOLDS"
    numbers = [
        asked.confidence
        for requirements in KINTEX.rules.values()
        for asked in requirements.values()
        if asked.value is not None
    ]
    assert f"assumed {numbers.count('assumed')}" in row[5]


def test_a_breach_is_one_card_with_requirement_citation_and_sureness() -> None:
    made = report(OVERLAPPING, KINTEX)
    card = next(each for each in cards(made, "findings") if each.title.endswith(": A1, A2"))
    assert card.title.split(". ", 1)[1].startswith("Overlap")
    assert card.tags[0].words == "error"
    assert card.words == "A1, A2 overlap by 1.5 m². Separate them."
    ((name, asked),) = card.facts
    assert name == "KINTEX (assumed)"
    assert asked.small == (KINTEX.citation(KINTEX.rules["overlap"]["apart"]).en,)
    assert [tag.words for tag in asked.tags] == ["assumed"]
    assert card.figure is not None
    assert "Place: X " in card.figure.caption


def test_a_figure_is_told_against_what_is_required() -> None:
    close = site(plan([booth("A1", rectangle(9000, 9000)), booth("B1", rectangle(9000, 4500))]))
    made = report(close, KINTEX, GERMANY)
    card = next(each for each in cards(made, "findings") if "Aisle width" in each.title)
    asked = dict(card.facts)
    assert set(asked) == {"KINTEX (assumed)", "Germany (MVStättVO)"}
    for cell in asked.values():
        assert cell.words == "1,500 mm; at least 3,000 mm required"
    assert [tag.words for tag in asked["Germany (MVStättVO)"].tags] == ["read in the text"]
    assert asked["Germany (MVStättVO)"].small[0].startswith("MVStättVO § 7(5)")


def test_waived_findings_stand_apart_with_reason_name_and_day() -> None:
    made = report(waived(OVERLAPPING, "booth-a1"))
    assert not any("A1, A2" in card.title for card in cards(made, "findings"))
    (card,) = cards(made, "waivers")
    assert "A1, A2" in card.title
    told = dict(card.facts)
    assert told["Reason"].words == REASON
    assert told["Reason"].small == (f"{NAME}, {day(DATE, 'en')}",)
    assert "waived" in [tag.words for tag in told["KINTEX (assumed)"].tags]
    ((row, *_), *_) = tables(made, "verdict")
    assert row[4] == "1"


def test_a_finding_waived_under_one_profile_alone_still_counts() -> None:
    made = report(waived(OVERLAPPING, "booth-a1"), KINTEX, find_profile("organiser"), KINTEX_TWIN)
    assert not cards(made, "waivers")
    (card,) = [each for each in cards(made, "findings") if "A1, A2" in each.title]
    assert [name for name, _ in card.facts] == ["KINTEX (assumed)", "Reason", "Twin"]


KINTEX_TWIN = msgspec.structs.replace(KINTEX, id="twin", name=Name("쌍둥이", "Twin"))


def test_a_lapsed_waiver_is_shown_and_the_finding_counts() -> None:
    made = report(waived(OVERLAPPING, "booth-a1", place="0" * 16))
    assert any("A1, A2" in card.title for card in cards(made, "findings"))
    assert not cards(made, "waivers")
    ((row,),) = tables(made, "waivers")
    assert "Overlap: A1, A2 overlap" in row[0]
    assert row[1:] == [REASON, NAME, day(DATE, "en")]
    assert any(each.startswith("Lapsed") for each in words(made))


def test_a_waiver_without_a_finding_is_named() -> None:
    given = waived(OVERLAPPING, "booth-a1").plan.waivers
    mended = site(plan(waivers=given))
    ((row,),) = tables(report(mended), "waivers")
    assert row[0].startswith("overlap/booth-a1/booth-a2")


def test_a_waiver_under_a_code_that_is_not_checked_is_named() -> None:
    made = report(waived(OVERLAPPING, "booth-a1"), GERMANY)
    ((row,),) = tables(made, "waivers")
    assert row == ["overlap/booth-a1/booth-a2 · kintex", REASON, NAME, day(DATE, "en")]


def test_an_empty_plan_has_a_whole_report() -> None:
    made = report(EMPTY)
    assert "No rule finds an error or a warning that nobody answers for." in words(made)
    assert "Nothing is waived." in words(made)
    assert [each.id for each in made.sections][:3] == ["verdict", "findings", "waivers"]


def test_every_number_of_a_profile_stands_with_article_document_and_sureness() -> None:
    made = report(EMPTY, KINTEX, GERMANY)
    rows, documents = tables(made, "numbers")
    for column, profile in enumerate((KINTEX, GERMANY), start=1):
        for requirements in profile.rules.values():
            for asked in requirements.values():
                figure = "" if asked.value is None else amount(asked.value, asked.unit or "", "en")
                (number,) = [
                    row[0]
                    for row in documents
                    if row[1:3] == [profile.name.en, profile.sources[asked.source].title.en]
                ]
                cited = f"{profile.citation(asked).en} {number} · a breach is: {asked.severity}"
                assert any(
                    row[column].startswith(figure) and row[column].endswith(cited) for row in rows
                ), asked


def test_profiles_beyond_three_stand_in_further_tables() -> None:
    profiles = [find_profile(name) for name in shipped_profiles()]
    found = check(EMPTY, profiles)
    made = safety_report(EMPTY, profiles, found, date=DAY, language="en")
    heads = [
        [column.head for column in block.columns]
        for block in blocks(made, "numbers")
        if isinstance(block, Table)
    ]
    named = [head for head in heads if head[0] == "Requirement"]
    assert [name for head in named for name in head[1:]] == [each.name.en for each in profiles]
    assert all(len(head) <= 4 for head in named)


def test_conditions_say_which_hold_and_which_do_not() -> None:
    nfpa = find_profile("nfpa101")
    dry = report(EMPTY, nfpa)
    wet = report(site(plan(conditions={"sprinklers": "assumed:test"})), nfpa)

    def row(made: list[list[list[str]]]) -> list[str]:
        return next(each for table in made for each in table if "Sprinklers" in each[0])

    assert row(tables(dry, "assumed"))[1:] == ["NO", nfpa.name.en, "–"]
    assert row(tables(wet, "assumed"))[1:] == ["YES", nfpa.name.en, "Assumed for a test · assumed"]


def test_notes_stand_once_with_the_profiles_that_made_them() -> None:
    made = report(EMPTY, KINTEX, KINTEX_TWIN)
    notes = [row for row in tables(made, "assumed")[-1] if "with assumed" in row[1]]
    assert len({row[1] for row in notes}) == len(notes)
    assert all(row[2] == "KINTEX (assumed), Twin" for row in notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_say_as_much(language: Language) -> None:
    standing = waived(OVERLAPPING, "booth-a1")
    made = report(standing, KINTEX, GERMANY, language=language)
    other = report(standing, KINTEX, GERMANY, language="ko" if language == "en" else "en")
    assert len(words(made)) == len(words(other))
    hangul = [each for each in words(made) if any("가" <= letter <= "힣" for letter in each)]
    # Names of Korean laws keep their names in English.
    assert len(hangul) > 100 if language == "ko" else len(hangul) < 25


def test_requirements_are_told_apart() -> None:
    """A rule with one requirement bears its own name; of several each has words of its own."""
    missing = [
        f"{rule.id}.{name}"
        for rule in RULES
        for name in rule.known
        if len(rule.known) > 1 and not has_text(f"requirements.{rule.id}.{name}")
    ]
    assert missing == []


def test_a_great_many_breaches_have_cards_but_no_more_pictures_than_a_reader_looks_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("planner.exchange.report.findings.MOST_PICTURES", 3)
    crowd = [booth(f"A{place}", rectangle(1000 + 2000 * place, 9000)) for place in range(8)]
    made = report(site(plan(crowd)))
    found = cards(made, "findings")
    assert len(found) > 5
    assert "The first 3 have a picture of the place." in words(made)
    assert sum(card.figure is not None for card in found) <= 3
    assert all(dict(card.facts).get("Where") for card in found[3:])


def test_walking_distance_is_told_for_each_code_as_it_measures() -> None:
    """An empty hall of 30 × 20 m: 23.9 m from a far corner; Germany counts the floor alone."""
    nfpa = find_profile("nfpa101")
    made = report(EMPTY, KINTEX, GERMANY, nfpa)
    ((german, american),) = tables(made, "travel")
    assert german[0].startswith("Germany (MVStättVO) · from the floor")
    assert american[0].startswith("NFPA 101 (as quoted) · from everywhere")
    assert german[1] == american[1] == "23.9 m"
    assert german[2].startswith("30.0 m · read in the text · MVStättVO § 7(1)")
    assert american[2].startswith("61.0 m · as quoted · NFPA 101")
    assert german[3] == american[3] == "within"
    (figure,) = [block for block in blocks(made, "travel") if isinstance(block, Figure)]
    assert figure.caption.startswith("The longest walk in blue: 23.9 m to DOOR.")
    (legend,) = [block for block in blocks(made, "travel") if isinstance(block, Legend)]
    assert [words for _, words in legend.items][:2] == ["0–5 m", "5–10 m"]


def test_people_and_exits_stand_under_each_code_by_itself() -> None:
    """600 m²: Germany 600 persons × 6 mm; NFPA 431 (1.39 m² each) × 5 mm; one door of 3 m."""
    nfpa = find_profile("nfpa101")
    made = report(EMPTY, KINTEX, GERMANY, nfpa)
    _, (german, american), _ = tables(made, "verdict")
    assert german[:4] == ["Germany (MVStättVO)", "600 persons", "3.6 m · 6 mm per person",
                          "3 m · too little · 500 persons"]  # fmt: skip
    assert american[:4] == ["NFPA 101 (as quoted)", "431 persons", "2.155 m · 5 mm per person",
                            "3 m · enough · 600 persons"]  # fmt: skip
    assert german[4:] == ["0 m", "23.9 m · within · at most 30.0 m"]
    assert american[4:] == ["0 m", "23.9 m · within · at most 61.0 m"]
    parts, doors = tables(made, "egress")
    assert [row[0] for row in parts] == ["hall-1", "Total"]
    assert parts[-1] == ["Total", "600 persons", "431 persons"]
    assert doors[0] == ["DOOR", "Entrances", "3,000 mm · assumed", "500 persons", "600 persons"]


def test_who_leaves_where_and_what_a_lost_exit_means_stand_under_each_code_that_counts() -> None:
    """431 persons of NFPA through one door of 3 m: 431 / 3.9 s and the walk of the last."""
    made = report(EMPTY, KINTEX, find_profile("nfpa101"))
    doors, lost = tables(made, "leaving")
    (only,) = doors
    assert only[:3] == ["DOOR", "431 persons", "600 persons"]
    assert only[5].startswith("1 min 5")
    ((name, _, lacking, out, verdict),) = lost
    assert (name, lacking, out, verdict) == ("DOOR", "431 persons", "0 s", "no longer holds")
    assert "leaving" not in [each.id for each in report(EMPTY, KINTEX).sections]


def test_a_hall_that_nobody_can_leave_has_a_report_without_a_map() -> None:
    shut = venue(openings=())
    made = report(site(plan(on=shut, exhibitors=()), shut))
    assert "travel" not in [each.id for each in made.sections]


def test_every_text_of_the_report_is_used() -> None:
    tails = {key.removeprefix("report.") for key in catalogue() if key.startswith("report.")}
    unused = {
        tail
        for tail in tails
        if not {tail, f"report.{tail}"} & sources.constants()
        and not any(
            pattern.fullmatch(tail) or pattern.fullmatch(f"report.{tail}")
            for pattern in sources.patterns()
        )
    }
    assert unused == set()


def test_a_plan_that_chooses_no_rules_says_that_nothing_was_checked() -> None:
    made = safety_report(OVERLAPPING, [], (), date=DAY, language="en")
    assert any("nothing was checked" in each for each in words(made))
    assert "HOLDS" not in words(made)


def test_a_map_tells_where_the_findings_are_by_number() -> None:
    (overview, *found) = blocks(report(OVERLAPPING), "findings")
    assert isinstance(overview, Figure)
    numbers = {
        mark.text
        for mark in overview.picture.drawing.marks
        if isinstance(mark, Text) and mark.style == "text.reversed" and mark.text.isdigit()
    }
    titled = {card.title.split(".")[0] for card in found if isinstance(card, Card) and card.figure}
    assert numbers == titled
