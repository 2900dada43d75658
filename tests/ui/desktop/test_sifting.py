# SPDX-License-Identifier: GPL-3.0-or-later
"""Which findings are shown, by profile and severity, and in which order the rows stand."""

from dataclasses import replace

from planner.model.plan import Waiver
from planner.model.values import Name
from planner.rules.finding import Finding, Severity
from planner.rules.waivers import Judged
from ui.desktop.panels.findings_model import entries
from ui.desktop.sifting import Sieve, same, worst_first


def finding(subject: str, severity: Severity = "error", profile: str = "kintex") -> Finding:
    return Finding(
        "overlap", profile, severity, (subject,), (0.0, 0.0), 2900.0, 3000.0, "mm",
        Name("제1조", "art. 1"), "text", "overlap.found",
    )  # fmt: skip


def waiver(of: Finding) -> Waiver:
    return Waiver(of.key, of.profile, "a column stands there", "Kim", "2018-09-01", "0" * 16)


A, B, C = finding("a"), finding("b", "warning"), finding("c", "note", "germany")


def test_two_findings_are_the_same_by_profile_and_key_alone():
    assert same(A, replace(A, measured=1.0))
    assert not same(A, finding("a", profile="germany"))
    assert not same(A, B)
    assert not same(A, None)
    assert same(None, None)


def test_a_sieve_keeps_what_it_does_not_hide():
    assert Sieve().sifted([A, B, C]) == (A, B, C)
    assert Sieve(hidden=frozenset({"error", "note"})).sifted([A, B, C]) == (B,)
    assert Sieve(profile="germany").sifted([A, B, C]) == (C,)
    assert worst_first([C, B, A]) == [A, B, C]


def test_what_counts_stands_over_what_is_waived_and_a_lapsed_waiver_is_told():
    other, gone = finding("d"), finding("e")
    judged = Judged((B, A), ((other, waiver(other)),), ((A, waiver(A)),), (waiver(gone),))
    rows = entries(judged, Sieve())
    standings = [(row.standing, row.finding) for row in rows]
    assert standings == [
        ("lapsed", A), ("counts", B), ("heading", None), ("waived", other), ("idle", None),
    ]  # fmt: skip
    assert rows[0].waiver == waiver(A)
    assert rows[-1].waiver == waiver(gone)
    assert entries(judged, Sieve(waived=False)) == rows[:2]
    assert entries(judged, Sieve(profile="germany")) == []
    assert entries(Judged((A,), (), (), ()), Sieve()) == [rows[0].__class__("counts", A)]
