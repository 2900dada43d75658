# SPDX-License-Identifier: GPL-3.0-or-later
"""The command palette: every action and every thing of the plan, found by a few letters."""
