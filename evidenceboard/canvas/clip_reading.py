"""Reading a clip of cards from JSON that may have been written by anyone.

Rule: nothing is taken on trust; what is not as it should be is refused in words, as a whole.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
import re
from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import Any, NoReturn

from evidenceboard.canvas.clean_text import clean_name, clean_text, one_line
from evidenceboard.canvas.clip_json import CLIP_LIMIT, CONTENT_LIMIT, Contents
from evidenceboard.canvas.json_loading import loading
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.edits import Clip
from evidenceboard.model.edits.cards import SMALLEST, tidy_tags
from evidenceboard.model.kinds import LINE_LIMIT, TEXT_LIMIT, CardKind, ConnectorKind, checked
from evidenceboard.model.records import (
    Attachment,
    Card,
    Connector,
    Judgement,
    Quantity,
    RecordId,
    Value,
)
from evidenceboard.model.scales import CONFIDENCE, LIKELIHOOD, grade
from evidenceboard.model.steps import in_one_go
from evidenceboard.storage.limits import REVISION_LIMIT

_FARTHEST = 1e7
_LARGEST = 1e5
_MOST = {"cards": 100_000, "connectors": 200_000, "tags": 200, "attachments": 500, "log": 1_000}
_AT_ONCE = 250
_SHA256 = re.compile(r"[0-9a-f]{64}")


def from_json(data: bytes) -> tuple[Clip, Contents]:
    """Read a clip. Raises ValueError, in words, where any part of it is not as it should be.

    Attachments whose bytes did not travel along are left out. Every connector's ends are in the
    clip, and no chain of connectors on connectors runs in a circle.
    """
    return in_one_go(reading(data))


def reading(data: bytes) -> Generator[float, None, tuple[Clip, Contents]]:
    """The same in steps, which yield the part done."""
    if len(data) > CLIP_LIMIT:
        raise ValueError(f"The clipboard holds more than {CLIP_LIMIT >> 20} MB of cards.")
    try:
        whole = _object((yield from loading(data, _not_a_number)))
        contents = _contents_in(_object(whole.get("contents", {})))
        yield 0.3
        cards, connectors = list[Card](), list[Connector]()
        for raw in _rows(whole, "cards"):
            cards.append(_card_in(_object(raw), contents))
            if len(cards) % _AT_ONCE == 0:
                yield 0.3 + 0.3 * len(cards) / _MOST["cards"]
        for raw in _rows(whole, "connectors"):
            connectors.append(_connector_in(_object(raw)))
            if len(connectors) % _AT_ONCE == 0:
                yield 0.6 + 0.4 * len(connectors) / _MOST["connectors"]
        anchored = yield from _anchoring(_unique(cards), connectors)
        return Clip(tuple(cards), tuple(anchored)), contents
    except (KeyError, TypeError, RecursionError, OverflowError, UnicodeError) as problem:
        raise ValueError(f"The copied cards are damaged: {problem}.") from problem


def _not_a_number(name: str) -> NoReturn:
    raise ValueError(f"The copied cards are damaged: {name} is not a number.")


def _object(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise TypeError("an object was expected")
    return raw


def _rows(whole: Mapping[str, Any], name: str, most: str = "") -> Sequence[Any]:
    rows = whole.get(name, [])
    limit = _MOST[most or name]
    if not isinstance(rows, list) or len(rows) > limit:
        raise ValueError(f"The copied cards are damaged: {name} must be at most {limit:,}.")
    return rows


def _text(raw: Mapping[str, Any], name: str, limit: int, *, lines: bool = False) -> str:
    value = raw.get(name, "")
    if not isinstance(value, str) or len(value) > limit:
        raise ValueError(f"The copied cards are damaged: {name} must be text up to {limit:,}.")
    return clean_text(value) if lines else one_line(value)


def _number(raw: Mapping[str, Any], name: str, low: float, high: float) -> float:
    value = raw[name]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not math.isfinite(value) or not low <= value <= high:
        raise ValueError(f"The copied cards are damaged: {name} cannot be {str(value)[:40]}.")
    return float(value)


def _contents_in(raw: Mapping[str, Any]) -> Contents:
    contents: Contents = {}
    left = CONTENT_LIMIT
    for name, packed in raw.items():
        try:
            data = base64.b64decode(packed, validate=True)
        except binascii.Error as problem:
            raise ValueError("The copied cards are damaged: an attachment is cut.") from problem
        left -= len(data)
        if hashlib.sha256(data).hexdigest() != name or left < 0:
            raise ValueError("The copied cards are damaged: an attachment is not what it was.")
        contents[name] = data
    return contents


def _card_in(raw: Mapping[str, Any], contents: Contents) -> Card:
    kind = card_kind(_text(raw, "kind", 100))
    judgements = [_judgement_in(_object(one)) for one in _rows(raw, "judgements", "log")]
    attachments = [_attachment_in(_object(one), contents) for one in _rows(raw, "attachments")]
    return Card(
        id=RecordId(_text(raw, "id", 100)),
        kind=kind.name,
        x=_number(raw, "x", -_FARTHEST, _FARTHEST),
        y=_number(raw, "y", -_FARTHEST, _FARTHEST),
        width=_number(raw, "width", SMALLEST, _LARGEST),
        height=_number(raw, "height", SMALLEST, _LARGEST),
        z=int(_number(raw, "z", -1e9, 1e9)),
        title=_text(raw, "title", LINE_LIMIT),
        body=_text(raw, "body", TEXT_LIMIT, lines=True),
        tags=_tags_in(_rows(raw, "tags")),
        fields=_fields_in(kind, raw),
        attachments=tuple(one for one in attachments if one is not None),
        judgements=tuple(judgements) if kind.judged else (),
    )


def _tags_in(rows: Iterable[object]) -> tuple[str, ...]:
    if not all(isinstance(row, str) and len(row) <= LINE_LIMIT for row in rows):
        raise ValueError("The copied cards are damaged: a tag is not a short text.")
    return tidy_tags(clean_text(str(row)) for row in rows)


def _fields_in(kind: CardKind | ConnectorKind, raw: Mapping[str, Any]) -> dict[str, Value]:
    values = _object(raw.get("fields", {}))
    return checked(kind, ((name, _value_in(value)) for name, value in values.items()))


def _value_in(raw: object) -> Value:
    if isinstance(raw, dict):
        low, high = (_bound(raw.get(end)) for end in ("low", "high"))
        return Quantity(low, high, _text(raw, "unit", LINE_LIMIT))
    if isinstance(raw, str):
        return clean_text(raw)
    if isinstance(raw, bool | int | float):
        return raw
    raise ValueError("The copied cards are damaged: a field holds neither text nor a number.")


def _bound(raw: object) -> float | None:
    return None if raw is None else _number({"figure": raw}, "figure", -1e300, 1e300)


def _attachment_in(raw: Mapping[str, Any], contents: Contents) -> Attachment | None:
    sha256 = _text(raw, "sha256", 64)
    if not _SHA256.fullmatch(sha256):
        raise ValueError("The copied cards are damaged: an attachment has no digest.")
    if sha256 not in contents:
        return None
    name, media_type = clean_name(_text(raw, "name", LINE_LIMIT)), _text(raw, "media_type", 200)
    return Attachment(RecordId(sha256), name, media_type, sha256, len(contents[sha256]))


def _judgement_in(raw: Mapping[str, Any]) -> Judgement:
    likelihood, confidence = _text(raw, "likelihood", 100), _text(raw, "confidence", 100)
    if grade(LIKELIHOOD, likelihood) is None or (
        confidence and grade(CONFIDENCE, confidence) is None
    ):
        raise ValueError("The copied cards are damaged: a judgement is not on the scales.")
    return Judgement(
        id=RecordId(""),
        likelihood=likelihood,
        confidence=confidence,
        reason=_text(raw, "reason", TEXT_LIMIT, lines=True),
        made=_text(raw, "made", 100),
        author=_text(raw, "author", LINE_LIMIT),
        revision=_text(raw, "revision", REVISION_LIMIT),
        standing=_text(raw, "standing", LINE_LIMIT),
    )


def _connector_in(raw: Mapping[str, Any]) -> Connector:
    kind = connector_kind(_text(raw, "kind", 100))
    return Connector(
        id=RecordId(_text(raw, "id", 100)),
        kind=kind.name,
        source=RecordId(_text(raw, "source", 100)),
        target=RecordId(_text(raw, "target", 100)),
        label=_text(raw, "label", LINE_LIMIT),
        fields=_fields_in(kind, raw),
    )


def _unique(cards: Sequence[Card]) -> Sequence[Card]:
    if len({card.id for card in cards}) < len(cards):
        raise ValueError("The copied cards are damaged: two cards share an id.")
    return cards


def _anchoring(
    cards: Sequence[Card], connectors: Sequence[Connector]
) -> Generator[float, None, list[Connector]]:
    """The connectors, each after what it ends on, with `undercuts` set by what that is."""
    yield 1.0
    ids = {card.id for card in cards}
    if len({one.id for one in connectors} | ids) < len(connectors) + len(ids):
        raise ValueError("The copied cards are damaged: two records share an id.")
    waiting: dict[RecordId, list[Connector]] = {}
    yield 1.0
    for one in connectors:
        if one.source not in ids or one.source == one.target:
            raise ValueError("The copied cards are damaged: a connector has no start.")
        waiting.setdefault(one.target, []).append(one)
    reached, anchored = list(ids), list[Connector]()
    while reached:
        if len(reached) % _AT_ONCE == 0:
            yield 1.0
        for one in waiting.pop(reached.pop(), ()):
            anchored.append(_onto(one, undercuts=one.target not in ids))
            reached.append(one.id)
    if waiting:
        raise ValueError("The copied cards are damaged: a connector has no end.")
    return anchored


def _onto(one: Connector, *, undercuts: bool) -> Connector:
    return Connector(one.id, one.kind, one.source, one.target, undercuts, one.label, one.fields)
