"""A clip of cards as JSON, as it travels on the clipboard between boards."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any

from evidenceboard.model.edits import Clip
from evidenceboard.model.records import (
    Card,
    Connector,
    Quantity,
    Value,
)

CLIP_LIMIT = 128 * 1024 * 1024
CONTENT_LIMIT = 64 * 1024 * 1024
"""How many bytes of attachments travel with a clip; what goes beyond stays behind."""

Contents = dict[str, bytes]
"""Attachment bytes by their SHA-256."""


def to_json(clip: Clip, content: Callable[[str], bytes]) -> bytes:
    """The clip with the bytes of its attachments, as far as they fit."""
    return json.dumps(
        {
            "format": "evidenceboard clip",
            "version": 1,
            "cards": [_card_out(card) for card in clip.cards],
            "connectors": [_connector_out(one) for one in clip.connectors],
            "contents": _contents_out(clip, content),
        },
        ensure_ascii=False,
    ).encode("utf-8", "replace")


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


def _contents_out(clip: Clip, content: Callable[[str], bytes]) -> dict[str, str]:
    left, packed = CONTENT_LIMIT, dict[str, str]()
    for one in (one for card in clip.cards for one in card.attachments):
        if one.sha256 not in packed and one.size <= left:
            packed[one.sha256] = base64.b64encode(content(one.sha256)).decode()
            left -= one.size
    return packed
