# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of a plan: one rule a file, numbers and citations from profiles."""
