# SPDX-License-Identifier: GPL-3.0-or-later
"""What a venue and a plan are: frozen, validated values in integer millimetres."""
