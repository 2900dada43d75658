# SPDX-License-Identifier: GPL-3.0-or-later
"""The small values that venues and plans are made of."""

from typing import Annotated, Literal, cast

import msgspec
from msgspec import Meta

# Ten kilometres: larger than any venue, small enough that squares stay exact in a float.
LIMIT = 10_000_000

Millimetre = Annotated[int, Meta(ge=-LIMIT, le=LIMIT)]
Length = Annotated[int, Meta(ge=1, le=LIMIT)]
Degrees = Annotated[float, Meta(gt=-360, lt=360)]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Point = tuple[Millimetre, Millimetre]
Size = tuple[Length, Length]

# No control characters, no lone surrogates: every text must survive XML, PDF and DXF.
_PRINTABLE = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]"
Line = Annotated[str, Meta(max_length=200, pattern=rf"^{_PRINTABLE}*\Z")]
Remark = Annotated[str, Meta(max_length=1000, pattern=rf"^{_PRINTABLE}*\Z")]
Identifier = Annotated[str, Meta(max_length=64, pattern=r"^[a-z0-9]+(?:[-.][a-z0-9]+)*\Z")]
Number = Annotated[str, Meta(min_length=1, max_length=16, pattern=r"^[0-9A-Za-z가-힣._-]+\Z")]
Date = Annotated[str, Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z")]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]

Confidence = Literal["published", "derived", "assumed"]
# How sure an attribute is, and by which source: ``assumed:halls-2``.
Fact = Annotated[str, Meta(pattern=r"^(published|derived|assumed):[a-z0-9]+(?:[-.][a-z0-9]+)*\Z")]
Facts = dict[str, Fact]


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every value in a file: frozen, compared by content, strict about its keys."""


class Name(Value, frozen=True):
    """A name in both languages."""

    ko: Line
    en: Line

    def __getitem__(self, language: Literal["ko", "en"]) -> str:
        return self.ko if language == "ko" else self.en


class RuleBroken(ValueError):
    """A value that its type allows but its meaning forbids.

    ``code`` names a text under ``problems``; ``values`` are its fields.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def confidence(fact: Fact) -> Confidence:
    """How sure a fact is."""
    return cast(Confidence, fact.partition(":")[0])


def source(fact: Fact) -> str:
    """The key of a fact's source in the file's ``sources``."""
    return fact.partition(":")[2]


def assumed(facts: Facts) -> tuple[str, ...]:
    """The attributes among these facts that are only assumed."""
    return tuple(name for name, fact in facts.items() if confidence(fact) == "assumed")
