# SPDX-License-Identifier: GPL-3.0-or-later
"""Plan and venue files: reading with every problem named, canonical bytes, hashes, migrations."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from planner.model.atomic import write_bytes
from planner.model.decode import decode
from planner.model.json_text import canonical, lines, parse
from planner.model.migrations import migrated
from planner.model.plan import PLAN_FORMAT, PLAN_VERSION, Plan, VenueReference
from planner.model.problems import MOST_PROBLEMS, BadInput, Problem, nearest
from planner.model.references import plan_problems, venue_problems
from planner.model.venue import VENUE_FORMAT, VENUE_VERSION, Venue

LARGEST = 16 * 1024 * 1024  # more than 40,000 booths
T = TypeVar("T", Plan, Venue)


@dataclass(frozen=True)
class _Format:
    kind: type[Plan] | type[Venue]
    version: int
    check: Callable[[Any], Iterable[Problem]]


_FORMATS: Mapping[str, _Format] = {
    PLAN_FORMAT: _Format(Plan, PLAN_VERSION, plan_problems),
    VENUE_FORMAT: _Format(Venue, VENUE_VERSION, venue_problems),
}


def read_plan(path: Path) -> Plan:
    """The plan in a file. Raises BadInput with every problem found."""
    return _read(path, Plan, PLAN_FORMAT)


def read_venue(path: Path) -> Venue:
    """The venue in a file. Raises BadInput with every problem found."""
    return _read(path, Venue, VENUE_FORMAT)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of at most 16 MB; raises BadInput when it cannot be read."""
    try:
        with path.open("rb") as file:
            # Read, not asked for its size: a pipe or a device has none.
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise BadInput([Problem("file-missing", str(path))]) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        detail = getattr(error, "strerror", None) or str(error)
        raise BadInput([Problem("file-unreadable", str(path), values={"detail": detail})]) from None
    if len(data) > LARGEST:
        values = {"most": LARGEST // 1024 // 1024}
        raise BadInput([Problem("file-too-large", str(path), values=values)])
    return data


def parse_file(data: bytes, file: str) -> Plan | Venue:
    """The plan or venue in the bytes of a file, of any version up to the current one."""
    tree = parse(data, file)
    try:
        form = _format_of(tree)
        tree = _migrated(tree, form)
    except BadInput as error:
        raise BadInput(_located(error.problems, data, file)) from None
    value = decode(tree, form.kind)
    problems = value if isinstance(value, list) else list(islice(form.check(value), MOST_PROBLEMS))
    if problems:
        raise BadInput(_located(problems, data, file))
    assert isinstance(value, Plan | Venue)
    return value


def to_bytes(value: Plan | Venue) -> bytes:
    """The canonical bytes of a plan or venue in the current version."""
    return canonical(_tree(value))


def content_hash(value: Plan | Venue) -> str:
    """SHA-256 of the canonical bytes, 64 hexadecimal digits: the identity of saved content."""
    return hashlib.sha256(to_bytes(value)).hexdigest()


def write(path: Path, value: Plan | Venue) -> None:
    """Write a file atomically; raises BadInput when the place cannot be written."""
    write_bytes(path, to_bytes(value))


def reference(venue: Venue) -> VenueReference:
    """How a plan names this venue."""
    return VenueReference(venue.id, content_hash(venue), _part_hashes(venue))


def changed_parts(saved: VenueReference, venue: Venue) -> tuple[str, ...]:
    """The lists of the venue that differ from those a plan was saved on (empty: the same)."""
    if saved.hash == content_hash(venue):
        return ()
    now = _part_hashes(venue)
    changed = tuple(sorted(key for key in now if saved.parts.get(key) != now[key]))
    return changed or ("name",)


def _tree(value: Plan | Venue) -> dict[str, Any]:
    """The raw tree as a reader sees it: to_builtins would keep tuples, which are no JSON lists."""
    tree: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(value))
    return tree


def _part_hashes(venue: Venue) -> dict[str, str]:
    tree = _tree(venue)
    return {
        key: hashlib.sha256(canonical({key: value})).hexdigest()[:16]
        for key, value in tree.items()
        if isinstance(value, list)
    }


def _read(path: Path, kind: type[T], wanted: str) -> T:
    data = read_bytes(path)
    value = parse_file(data, str(path))
    if isinstance(value, kind):
        return value
    values = {"value": value.format, "wanted": wanted}
    problem = Problem("format-other", path="$.format", values=values)
    raise BadInput(_located([problem], data, str(path)))


def _format_of(tree: Any) -> _Format:
    if not isinstance(tree, dict):
        raise BadInput([Problem("not-an-object", path="$")])
    name = tree.get("format")
    if not isinstance(name, str) or name not in _FORMATS:
        known = nearest(str(name), _FORMATS) or ", ".join(_FORMATS)
        values = {"value": str(name)[:40], "known": known}
        raise BadInput([Problem("format-unknown", path="$.format", values=values)])
    return _FORMATS[name]


def _migrated(tree: dict[str, Any], form: _Format) -> dict[str, Any]:
    version = checked_version(tree, form.version)
    return migrated(tree, tree["format"], version, form.version)


def checked_version(tree: Mapping[str, Any], known: int) -> int:
    """The version of a raw tree, from 1 to the known one. Raises BadInput for any other."""
    version = tree.get("version")
    values = {"value": version, "known": known}
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadInput([Problem("version-bad", path="$.version", values=values)])
    if version > known:
        raise BadInput([Problem("version-newer", path="$.version", values=values)])
    return version


def located(problems: Iterable[Problem], path: Path) -> list[Problem]:
    """Problems, those of a file that name a place but no line with their line."""
    found = list(problems)
    bare = [each for each in found if each.file == str(path) and each.line is None and each.path]
    if not bare:
        return found
    lines_of = iter(_located(bare, read_bytes(path), str(path)))
    return [next(lines_of) if each in bare else each for each in found]


def _located(problems: Iterable[Problem], data: bytes, file: str) -> list[Problem]:
    """Problems with their file, and the line of their place or of the nearest thing around it."""
    around = [(problem, tuple(_outwards(problem.path))) for problem in problems]
    places = lines(data, {path for _, paths in around for path in paths})
    return [
        replace(problem, file=file, line=next((places[p] for p in paths if p in places), None))
        for problem, paths in around
    ]


def _outwards(path: str) -> Iterator[str]:
    """A path, then that of each thing around it."""
    while path:
        yield path
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
