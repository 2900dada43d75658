# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts around the canvas, one a file."""
