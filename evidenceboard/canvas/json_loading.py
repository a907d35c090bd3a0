"""JSON read in steps: a long list at the top is read a few entries at a time.

Rule: what comes of it is what `json.loads` makes of the same text, and what that refuses is
refused. Where the text is not laid out as our own writer does, it is read in one go.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from typing import Any

_AT_ONCE = 500
_COMMA = ", "


def loading(data: bytes, constant: Callable[[str], Any]) -> Generator[float, None, Any]:
    """What JSON says; `constant` is asked about NaN and infinities. Yields the part done."""
    text = data.decode(json.detect_encoding(data), "surrogatepass")
    decoder = json.JSONDecoder(parse_constant=constant)
    try:
        whole = yield from _object(text, decoder)
    except _OtherLayoutError:
        return json.loads(text, parse_constant=constant)
    return whole


class _OtherLayoutError(Exception):
    """Not as our own writer writes it."""


def _object(text: str, decoder: json.JSONDecoder) -> Generator[float, None, dict[str, Any]]:
    found: dict[str, Any] = {}
    at = _past(text, "{", 0)
    while not text.startswith("}", at):
        if found:
            at = _past(text, _COMMA, at)
        name, at = _value(text, at, decoder)
        at = _past(text, ": ", at)
        if not isinstance(name, str) or name in found:
            raise _OtherLayoutError
        if text.startswith("[", at):
            found[name], at = yield from _list(text, at, decoder)
        else:
            found[name], at = _value(text, at, decoder)
    if at + 1 != len(text):
        raise _OtherLayoutError
    return found


def _list(
    text: str, at: int, decoder: json.JSONDecoder
) -> Generator[float, None, tuple[list[Any], int]]:
    found: list[Any] = []
    at = _past(text, "[", at)
    while not text.startswith("]", at):
        if found:
            at = _past(text, _COMMA, at)
        value, at = _value(text, at, decoder)
        found.append(value)
        if len(found) % _AT_ONCE == 0:
            yield at / len(text)
    return found, at + 1


def _value(text: str, at: int, decoder: json.JSONDecoder) -> tuple[Any, int]:
    try:
        return decoder.raw_decode(text, at)
    except json.JSONDecodeError as problem:
        raise _OtherLayoutError from problem


def _past(text: str, mark: str, at: int) -> int:
    if not text.startswith(mark, at):
        raise _OtherLayoutError
    return at + len(mark)
