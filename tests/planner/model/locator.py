# SPDX-License-Identifier: GPL-3.0-or-later
"""An independent locator for tests: a character-by-character JSON reader that keeps lines."""

import json


class Located:
    """Reads one well-formed JSON text; ``places`` maps each path to the line its key begins on."""

    def __init__(self, content: str) -> None:
        self.content, self.at, self.places = content, 0, dict[str, int]()
        self._value("$", None)

    def _blank(self) -> None:
        while self.at < len(self.content) and self.content[self.at] in " \t\r\n":
            self.at += 1

    def _line(self) -> int:
        return self.content[: self.at].count("\n") + 1

    def _string(self) -> str:
        assert self.content[self.at] == '"'
        start = self.at
        self.at += 1
        while self.content[self.at] != '"':
            self.at += 2 if self.content[self.at] == "\\" else 1
        self.at += 1
        words: str = json.loads(self.content[start : self.at])
        return words

    def _value(self, path: str, key_line: int | None) -> None:
        self._blank()
        self.places[path] = key_line or self._line()
        first = self.content[self.at]
        if first == '"':
            self._string()
        elif first in "{[":
            self._holder(path, first == "{")
        else:
            while self.at < len(self.content) and self.content[self.at] not in ",]} \t\r\n":
                self.at += 1

    def _holder(self, path: str, keyed: bool) -> None:
        self.at += 1
        index = 0
        while True:
            self._blank()
            if self.content[self.at] in "}]":
                self.at += 1
                return
            if self.content[self.at] == ",":
                self.at += 1
                continue
            if keyed:
                line = self._line()
                name = self._string()
                self._blank()
                assert self.content[self.at] == ":"
                self.at += 1
                self._value(f"{path}.{name}", line)
            else:
                self._value(f"{path}[{index}]", None)
                index += 1
