# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings for all tests; imports no Qt, for the core is tested where there is none."""

import os

from hypothesis import settings

# A busy machine is not a failing test. In CI hypothesis brings a profile of its own.
settings.register_profile("hallplan", deadline=None)
if "CI" not in os.environ:
    settings.load_profile("hallplan")
