# SPDX-License-Identifier: GPL-3.0-or-later
"""Words in XML and HTML: escaped, and free of the characters that XML 1.0 forbids."""

from xml.sax.saxutils import escape, quoteattr


def legal(words: str) -> str:
    """Words without the characters that XML 1.0 forbids."""
    return "".join(
        letter
        for letter in words
        if letter in "\t\n\r" or ("\x20" <= letter <= "\ud7ff") or "\ue000" <= letter <= "\ufffd"
        or letter > "\uffff"
    )  # fmt: skip


def escaped(words: str) -> str:
    """Words as they stand between tags."""
    return escape(legal(words))


def attribute(words: str) -> str:
    """Words as the value of an attribute, quoted."""
    return quoteattr(legal(words))
