"""Where everything lies in a card, in board units from its top left corner.

The painter draws it, in-place editing puts its editor there. Rule: nothing lies outside the card,
and nothing overlaps; the body yields to the chips, the chips to the title.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import CardKind
from evidenceboard.model.records import Card
from evidenceboard.picture.card_facts import NO_FACTS, CardFacts
from evidenceboard.picture.card_header import Header, header
from evidenceboard.picture.card_paper import FRAME_HEADER
from evidenceboard.picture.chip_rows import CHIP_HEIGHT, ROW_PITCH, PlacedChip, chip_rows
from evidenceboard.picture.look import Look
from evidenceboard.picture.standing_strip import (
    TALL_HEIGHT,
    StandingStrip,
    standing_strip,
)
from evidenceboard.picture.tally import TALLY_HEIGHT, Tally, tally
from evidenceboard.picture.text_block import TextBlock, lay_out, lay_out_openly

LEFT = 16.0
RIGHT = 12.0
BOTTOM = 10.0
GAP = 4.0
HEADER = 34.0
SLIP_TOP = 11.0
PICTURE_INSET = 8.0
TALLEST = 1_600.0
"""What `natural_height` never exceeds: beyond it a card hides the board."""
MOST_TITLE_LINES = 6
CAPTION_LINES = 2
TITLE_SHARE = 0.6
"""A title takes at most this share of the room that it shares with body and chips."""
LEAST_PICTURE, UNDER_PICTURE = 24.0, GAP + 2
"""How high a picture is at the least, and the gap to its title. A card that is too low for both
and its header shows no header, and one that is lower still only its title."""
MOST_CHIP_ROWS = 3
BODY_FIRST = 3
"""So many lines of the body come before a second row of chips."""


@frozen(eq=False)
class CardLayout:
    """A card's parts. An area is where text may be edited; a block is the text laid out in it."""

    header: Header | None
    title: TextBlock
    title_area: QRectF
    body: TextBlock | None
    body_area: QRectF
    is_prompting: bool
    """The title is the kind's prompt, for want of one."""
    tally: Tally | None = None
    """Shown until the standing is known."""
    standing: StandingStrip | None = None
    foot: float = 0
    """The height of tally or standing, between the body and the chips."""
    chips: tuple[PlacedChip, ...] = ()
    picture: QRectF | None = None


def card_layout(card: Card, facts: CardFacts, look: Look) -> CardLayout:
    """Lay a card out in the size that it has."""
    kind = card_kind(card.kind)
    if kind.encloses:
        return _frame_layout(card, kind, look)
    width = text_width(card.width)
    wanted = look.title.pitch + GAP + (LEAST_PICTURE + UNDER_PICTURE if kind.holds_picture else 0)
    has_header = not kind.slip and card.height >= HEADER + wanted
    top = HEADER if has_header else SLIP_TOP
    has_picture = kind.holds_picture and card.height >= top + wanted
    picture = _picture_area(card, top, look) if has_picture else None
    top = picture.bottom() + UNDER_PICTURE if picture else top
    room = card.height - top - BOTTOM
    title = _title(card, kind, look, width, room, alone=picture is not None)
    bottom = card.height - BOTTOM
    below_title = top + title.height
    body = _body(card, look, width, bottom - below_title)
    rows = _chip_rows(card, look, width, bottom - below_title, body)
    if rows:
        bottom -= len(rows) * ROW_PITCH
    foot = _foot_height(facts, bottom - below_title, body)
    bottom -= foot
    area = QRectF(LEFT, bottom, width, foot)
    shows = facts.standing if foot else None
    body_area = QRectF(LEFT, below_title + 3, width, max(bottom - below_title - 3, 0))
    return CardLayout(
        header=header(card, facts, look) if has_header else None,
        title=title,
        title_area=QRectF(LEFT, top, width, max(title.height, look.title.pitch)),
        body=_fitting(body, body_area),
        body_area=body_area,
        is_prompting=not card.title,
        tally=tally(facts, look, area) if foot and not shows else None,
        standing=standing_strip(shows, look, area) if shows else None,
        foot=foot,
        chips=_placed(rows, bottom + foot),
        picture=picture,
    )


def natural_height(card: Card, look: Look, width: float, facts: CardFacts = NO_FACTS) -> float:
    """The height at which a card of that width shows all its text and chips."""
    kind = card_kind(card.kind)
    if kind.encloses:
        return card.height
    inner = text_width(width)
    height = (SLIP_TOP if kind.slip else HEADER) + BOTTOM
    if kind.holds_picture:
        pitch = look.title.pitch
        height += max(card.height - height - 3 * pitch, 4 * pitch) + UNDER_PICTURE
    height += lay_out(card.title or kind.prompt, look.title, inner, MOST_TITLE_LINES).height
    height += lay_out(card.body, look.body, inner).height + GAP if card.body else 0
    height += _foot_height(facts, TALLEST, None)
    height += len(chip_rows(card, look, inner, MOST_CHIP_ROWS)) * ROW_PITCH
    return min(height, TALLEST)


def text_width(width: float) -> float:
    """The width of a line of text in a card of that width."""
    return max(width - LEFT - RIGHT, 8)


def _foot_height(facts: CardFacts, room: float, body: TextBlock | None) -> float:
    """What tally or standing take: two lines only where they cost the body none."""
    wanted = min(body.lines, BODY_FIRST) * body.style.pitch + 3 if body else 0
    if facts.standing is not None and room >= TALL_HEIGHT + wanted:
        return TALL_HEIGHT
    return TALLY_HEIGHT if facts.has_foot and room >= TALLY_HEIGHT else 0


def _frame_layout(card: Card, kind: CardKind, look: Look) -> CardLayout:
    width = text_width(card.width)
    title = lay_out(card.title or kind.prompt, look.title, width, 1)
    area = QRectF(LEFT, (FRAME_HEADER - look.title.pitch) / 2, width, look.title.pitch)
    body_top = FRAME_HEADER + GAP
    body_area = QRectF(LEFT, body_top, width, max(card.height - body_top - BOTTOM, 0))
    body = _fitting(_body(card, look, width, body_area.height()), body_area)
    return CardLayout(None, title, area, body, body_area, not card.title)


def _title(
    card: Card, kind: CardKind, look: Look, width: float, room: float, *, alone: bool
) -> TextBlock:
    shared = bool(card.body or card.tags or card.fields) and not (kind.slip or alone)
    fitting = int(room * (TITLE_SHARE if shared else 1) / look.title.pitch)
    most = max(1, min(CAPTION_LINES if alone else MOST_TITLE_LINES, fitting))
    return lay_out(card.title or kind.prompt, look.title, width, most)


def _body(card: Card, look: Look, width: float, room: float) -> TextBlock | None:
    """The body in all the room that it could have, to be shortened to what it gets."""
    if not card.body:
        return None
    lines = int((room + 1) / look.body.pitch)
    return lay_out_openly(card.body, look.body, width, max(lines, BODY_FIRST))


def _fitting(body: TextBlock | None, area: QRectF) -> TextBlock | None:
    """As much of the body as an area has room for; None where that is no line."""
    lines = int((area.height() + 1) / body.style.pitch) if body else 0
    return body.shortened(lines) if body and lines else None


def _chip_rows(
    card: Card, look: Look, width: float, room: float, body: TextBlock | None
) -> list[list[PlacedChip]]:
    """One row of chips if the body keeps a line, and more where it keeps all that it needs."""
    if room < ROW_PITCH + (look.body.pitch if body else 0):
        return []
    kept = min(body.lines, BODY_FIRST) * look.body.pitch if body else 0
    return chip_rows(card, look, width, max(1, min(MOST_CHIP_ROWS, int((room - kept) / ROW_PITCH))))


def _placed(rows: list[list[PlacedChip]], top: float) -> tuple[PlacedChip, ...]:
    start = top + ROW_PITCH - CHIP_HEIGHT
    return tuple(
        chip.moved(LEFT, start + number * ROW_PITCH)
        for number, row in enumerate(rows)
        for chip in row
    )


def _picture_area(card: Card, top: float, look: Look) -> QRectF:
    """Where an image card's picture goes: above two lines of title and a row of chips."""
    below = look.title.pitch + (2 * look.body.pitch if card.body else 0) + ROW_PITCH + BOTTOM + 4
    height = max(card.height - top - below - GAP, LEAST_PICTURE)
    return QRectF(LEFT - 4, top, card.width - LEFT - PICTURE_INSET + 4, height)
