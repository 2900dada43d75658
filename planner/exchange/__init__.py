# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file that leaves Hallplan: one table of formats, one function that writes."""
