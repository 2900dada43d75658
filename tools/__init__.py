# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes pages, pictures and schemas anew; set-up."""
