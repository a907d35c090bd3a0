"""A clip of cards as JSON, as it travels on the clipboard between boards."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, TypeVar

from evidenceboard.model.edits import Clip
from evidenceboard.model.records import (
    Card,
    Connector,
    Quantity,
    Value,
)
from evidenceboard.model.steps import Steps, in_one_go, part

Packed = TypeVar("Packed", Card, Connector)

CLIP_LIMIT = 128 * 1024 * 1024
CONTENT_LIMIT = 64 * 1024 * 1024
"""How many bytes of attachments travel with a clip; what goes beyond stays behind."""

_AT_ONCE = 250
"""So many records are packed in a step: of each, words may have to be read."""

Contents = dict[str, bytes]
"""Attachment bytes by their SHA-256."""


def to_json(clip: Clip, content: Callable[[str], bytes]) -> bytes:
    """The clip with the bytes of its attachments, as far as they fit."""
    return in_one_go(packing(clip, content))


def packing(clip: Clip, content: Callable[[str], bytes]) -> Generator[float, None, bytes]:
    """The same in steps, which yield the part done."""
    packed = [b'{"format": "evidenceboard clip", "version": 1']
    packed.append(b', "cards": [')
    yield from part(_listed(clip.cards, _card_out, packed), 0, 0.5)
    packed.append(b'], "connectors": [')
    yield from part(_listed(clip.connectors, _connector_out, packed), 0.5, 0.9)
    packed.append(b'], "contents": {')
    yield from part(_contents_out(clip, content, packed), 0.9, 1)
    packed.append(b"}}")
    return b"".join(packed)


def _listed(
    records: Sequence[Packed], out: Callable[[Packed], dict[str, Any]], packed: list[bytes]
) -> Steps:
    """Add what is between the brackets of a list of these records."""
    for start in range(0, len(records), _AT_ONCE):
        yield start / len(records)
        if start:
            packed.append(b", ")
        packed.append(_json([out(one) for one in records[start : start + _AT_ONCE]])[1:-1])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _card_out(card: Card) -> dict[str, Any]:
    plain = ("id", "kind", "x", "y", "width", "height", "z", "title", "body")
    return {
        **{name: getattr(card, name) for name in plain},
        "tags": list(card.tags),
        "fields": _fields_out(card.fields),
        "attachments": [
            {name: getattr(one, name) for name in ("name", "media_type", "sha256")}
            for one in card.attachments
        ],
        "judgements": [
            {
                name: getattr(one, name)
                for name in (
                    "likelihood",
                    "confidence",
                    "reason",
                    "made",
                    "author",
                    "revision",
                    "standing",
                )
            }
            for one in card.judgements
        ],
    }


def _connector_out(one: Connector) -> dict[str, Any]:
    plain = ("id", "kind", "source", "target", "label")
    return {**{name: getattr(one, name) for name in plain}, "fields": _fields_out(one.fields)}


def _fields_out(fields: Mapping[str, Value]) -> dict[str, Any]:
    return {
        name: {"low": value.low, "high": value.high, "unit": value.unit}
        if isinstance(value, Quantity)
        else value
        for name, value in fields.items()
    }


def _contents_out(clip: Clip, content: Callable[[str], bytes], packed: list[bytes]) -> Steps:
    """Add what is between the braces of the contents, as far as they fit."""
    left, there = CONTENT_LIMIT, set[str]()
    for done, card in enumerate(clip.cards):
        if done % _AT_ONCE == _AT_ONCE - 1:
            yield done / len(clip.cards)
        for one in card.attachments:
            if one.sha256 not in there and one.size <= left:
                packed.append(b", " if there else b"")
                packed.append(
                    b'"%b": "%b"' % (one.sha256.encode(), base64.b64encode(content(one.sha256)))
                )
                there.add(one.sha256)
                left -= one.size
                yield done / len(clip.cards)
