# SPDX-License-Identifier: GPL-3.0-or-later
"""Printed sheets as values: a paper, marks in paper millimetres and a window onto the plan."""
