# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hand does to the plan: small states that know no Qt."""
