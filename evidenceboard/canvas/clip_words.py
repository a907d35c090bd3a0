"""Cards as readable text for other programs, and text from them as new cards."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import field
from urllib.parse import urlsplit

from evidenceboard.canvas.clean_text import clean_text, one_line
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.edits import Clip
from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import (
    LINE_LIMIT,
    TEXT_LIMIT,
    CardKind,
    ConnectorKind,
    Field,
    ScaleField,
)
from evidenceboard.model.records import Card, Connector, Quantity, RecordId, Value
from evidenceboard.model.scales import grade
from evidenceboard.model.steps import in_one_go

TITLE_LENGTH = 120
_AT_ONCE = 250
"""So many cards are put into words in a step."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@frozen
class Draft:
    """What a new card shall say."""

    kind: str
    title: str
    body: str = ""
    fields: dict[str, Value] = field(default_factory=dict)


def in_words(clip: Clip) -> str:
    """Each card as a paragraph, from top to bottom, then what connects them."""
    return in_one_go(wording(clip))


def wording(clip: Clip) -> Generator[float, None, str]:
    """The same in steps, which yield the part done."""
    cards = sorted(clip.cards, key=lambda card: (card.y, card.x))
    names, paragraphs = dict[RecordId, str](), list[str]()
    for card in cards:
        names[card.id] = card.title or card_kind(card.kind).word
        paragraphs.append("\n".join(_lines(card)))
        if len(paragraphs) % _AT_ONCE == 0:
            yield len(paragraphs) / len(cards)
    joined = [
        f"{names[one.source]} → {connector_kind(one.kind).word.lower()} → {names[one.target]}"
        + (f" ({one.label})" if one.label else "")
        for one in clip.connectors
        if not one.undercuts
    ]
    return "\n\n".join([*paragraphs, *(["\n".join(joined)] if joined else [])])


def _lines(card: Card) -> list[str]:
    kind = card_kind(card.kind)
    lines = [f"{kind.word}: {card.title}" if card.title else kind.word]
    if card.body:
        lines.append(card.body)
    lines += recorded(kind, card)
    if card.tags:
        lines.append(f"Tags: {', '.join(card.tags)}")
    return lines


def recorded(kind: CardKind | ConnectorKind, record: Card | Connector) -> list[str]:
    """The recorded fields as "label: value"."""
    return [
        f"{one.label}: {_value_words(one, record.fields[one.name])}"
        for one in kind.fields
        if one.name in record.fields
    ]


def _value_words(declared: Field, value: Value) -> str:
    if isinstance(value, Quantity):
        bounds = [f"{bound:g}" for bound in (value.low, value.high) if bound is not None]
        return f"{'–'.join(dict.fromkeys(bounds))} {value.unit}".strip()
    if isinstance(declared, ScaleField):
        step = grade(declared.scale, str(value))
        return step.label if step else str(value)
    return "yes" if value is True else str(value)


def from_words(text: str) -> Draft:
    """A source where a line of the text is a web address, else a note.

    Raises ValueError for text that is empty or that no card can hold.
    """
    lines = clean_text(text).strip().split("\n")
    if not any(line.strip() for line in lines):
        raise ValueError("There is no text to paste.")
    if sum(map(len, lines)) > TEXT_LIMIT:
        raise ValueError(f"The text is longer than the {TEXT_LIMIT:,} characters a card holds.")
    address = next((line.strip() for line in lines if _is_address(line.strip())), None)
    if address is None:
        return plain_note("\n".join(lines))
    rest = [line for line in lines if line.strip() != address]
    title, body = _title_and_body("\n".join(rest).strip())
    return Draft("source", title or _short(address), body, {"url": address})


def plain_note(text: str) -> Draft:
    """The text as a note, whatever it holds."""
    title, body = _title_and_body(clean_text(text).strip())
    return Draft("note", title, body)


def _is_address(line: str) -> bool:
    return len(line) <= LINE_LIMIT and _ADDRESS.fullmatch(line) is not None


def _short(address: str) -> str:
    """An address as a title: where it leads, without scheme and query."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address[:TITLE_LENGTH]
    return one_line(f"{parts.netloc}{parts.path.rstrip('/')}")[:TITLE_LENGTH]


def _title_and_body(text: str) -> tuple[str, str]:
    """A short first line is the title; text that starts with a long one has none."""
    first, _, rest = text.partition("\n")
    if len(first) <= TITLE_LENGTH:
        return one_line(first), rest.strip()
    return "", text
