# SPDX-License-Identifier: GPL-3.0-or-later
"""Plan and findings as one layered drawing in millimetres, with one style table."""
