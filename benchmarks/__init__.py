# SPDX-License-Identifier: GPL-3.0-or-later
"""Speed as ratios to a floor or a peer that is measured in the same run: ``make bench``."""
