# SPDX-License-Identifier: GPL-3.0-or-later
"""Plan and venue as geometry: footprints, the free floor, neighbours, snapping, measuring."""
