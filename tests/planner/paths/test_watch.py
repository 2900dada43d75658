# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that is followed from afar: told how far it is, and stopped wherever it is."""

import threading

import pytest

from planner.exchange.formats import FORMATS
from planner.exchange.options import ExportOptions
from planner.paths.watch import Stopped, followed, pulse, pulsing
from planner.rules.check import check_global, slow_rules
from planner.rules.context import Context
from planner.rules.profile import find_profile
from tests.planner import building


def test_a_pulse_that_nobody_follows_does_nothing():
    pulse(0.5)
    assert list(pulsing("abc")) == ["a", "b", "c"]


def test_shares_are_told_to_who_follows():
    shares: list[float] = []
    with followed(lambda share: shares.append(share) is None):
        assert list(pulsing((1, 2, 3, 4), 0.2, 1.0)) == [1, 2, 3, 4]
        pulse()
    pulse(0.9)
    assert shares == pytest.approx([0.2, 0.4, 0.6, 0.8, -1.0])


def test_another_thread_is_not_followed():
    heard: list[float] = []
    with followed(lambda share: heard.append(share) is None):
        other = threading.Thread(target=pulse, args=(0.5,))
        other.start()
        other.join()
    assert heard == []


@pytest.mark.parametrize("suffix", ["pdf", "png", "svg", "dxf"])
def test_an_export_stops_where_it_is(suffix: str):
    pulses = 0

    def watch(_share: float) -> bool:
        nonlocal pulses
        pulses += 1
        return pulses < 40

    with pytest.raises(Stopped), followed(watch):
        FORMATS[suffix].make(building.site(), ExportOptions())
    assert pulses == 40


def test_what_is_followed_gives_the_same_bytes():
    site, options = building.site(), ExportOptions()
    with followed(lambda _share: True):
        made = FORMATS["svg"].make(site, options)
    assert made == FORMATS["svg"].make(site, options)


def test_the_slow_rules_are_steps():
    context = Context.of(building.site(), find_profile("korea"))
    steps: list[float] = []
    with followed(lambda share: steps.append(share) is None):
        check_global(context)
    assert len(steps) >= slow_rules([context]) > 1
