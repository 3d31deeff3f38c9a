"""YAML as people write it here: mappings, lists and text, each with the line it stands on.

Every scalar is read as text and typed later by the schema, so that `NO`, `01` or `2022-01-09` mean
what is printed. Tags, anchors, aliases and duplicate keys are refused: they hide what was written.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from qantar.problems import Problem

MAX_BYTES = 5_000_000
MAX_DEPTH = 12
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Text(str):
    """A scalar and its line."""

    line: int

    def __new__(cls, value: str, line: int) -> Text:
        text = super().__new__(cls, value)
        text.line = line
        return text


class Mapping(dict):
    """A mapping and the line it begins on."""

    line: int = 1

    def line_of(self, key: str) -> int:
        """The line of the value under `key`, else of the key, else of the mapping."""
        written = next((name for name in self if name == key), self)
        return getattr(self.get(key), "line", getattr(written, "line", self.line))


class Sequence(list):
    """A list and the line it begins on."""

    line: int = 1


class _Refusal(Exception):
    def __init__(self, line: int, found: str, expected: str) -> None:
        self.line, self.found, self.expected = line, found, expected


def read_yaml(path: Path, name: str) -> tuple[object, list[Problem]]:
    """The content of a YAML file, and the problem if it cannot be read (content is then None).

    `name` is the file's name in messages.
    """
    try:
        return _parse(_text(path)), []
    except _Refusal as refusal:
        line, found, expected = refusal.line, refusal.found, refusal.expected
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        found, expected = f"invalid YAML: {error.problem or error.context}", "valid YAML"
    except yaml.YAMLError as error:
        line, found, expected = 1, f"invalid YAML: {error}", "valid YAML"
    problem = Problem(
        "yaml", f"found {found}; expected {expected}", "correct the file", name, line, value=found
    )
    return None, [problem]


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _Refusal(1, f"no readable file ({error.strerror})", "a file") from None
    if len(raw) > MAX_BYTES:
        raise _Refusal(1, f"{len(raw)} bytes", f"at most {MAX_BYTES} bytes in one file")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise _Refusal(1, "a byte order mark", "UTF-8 without one")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02x} at offset {error.start}"
        raise _Refusal(line, found, "valid UTF-8") from None


def _parse(text: str) -> object:
    events = iter(yaml.parse(text, Loader=_Loader))
    next(events)  # stream start
    event = next(events)
    if isinstance(event, yaml.StreamEndEvent):
        return None
    value = _value(next(events), events, 0)
    next(events)  # document end
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        raise _Refusal(after.start_mark.line + 1, "a second YAML document", "one document per file")
    return value


def _value(event: yaml.Event, events, depth: int) -> object:
    line = event.start_mark.line + 1
    if isinstance(event, yaml.AliasEvent):
        raise _Refusal(line, f"the alias *{event.anchor}", "the value itself, written out")
    if event.anchor:
        raise _Refusal(line, f"the anchor &{event.anchor}", "no anchors")
    if event.tag:
        raise _Refusal(line, f"the tag {event.tag}", "no tags; every value is read as text")
    if depth > MAX_DEPTH:
        raise _Refusal(line, "deeper nesting", f"at most {MAX_DEPTH} levels")
    if isinstance(event, yaml.ScalarEvent):
        is_null = not event.style and event.value in ("", "~", "null")
        return None if is_null else Text(event.value, line)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(line, events, depth)
    return _mapping(line, events, depth)


def _sequence(line: int, events, depth: int) -> Sequence:
    result = Sequence()
    result.line = line
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        result.append(_value(event, events, depth + 1))
    return result


def _mapping(line: int, events, depth: int) -> Mapping:
    result = Mapping()
    result.line = line
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _value(event, events, depth + 1)
        at = event.start_mark.line + 1
        if not isinstance(key, Text):
            raise _Refusal(at, "a key that is not text", "a name")
        if key in result:
            raise _Refusal(at, f'the key "{key}" for the second time', "each key once")
        result[key] = _value(next(events), events, depth + 1)
    return result
