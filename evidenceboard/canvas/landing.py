"""Where new cards go, and how they come onto the board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QCursor

from evidenceboard.canvas.surface import Surface, visible_rect
from evidenceboard.model import edits
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, RecordId

ASIDE = 24.0
"""Board units between a new card and what was just put there."""


def spot(surface: Surface, at: QPointF | None) -> QPointF:
    """Where a new card goes: the point asked for, else where the pointer is, else the middle of
    what is seen; aside from a card that was just put there."""
    if at is not None:
        return whole(at)
    canvas, found = surface.viewport(), visible_rect(surface).center()
    if canvas.underMouse():
        found = surface.camera.to_board(QPointF(canvas.mapFromGlobal(QCursor.pos())))
    found = whole(found)
    while _is_middle_of_a_card(surface, found):
        found += QPointF(ASIDE, ASIDE)
    return found


def _is_middle_of_a_card(surface: Surface, point: QPointF) -> bool:
    under = surface.scene.cards_in(QRectF(point, QSizeF(1, 1)))
    return any((surface.scene.rect(key).center() - point).manhattanLength() <= 2 for key in under)


def whole(point: QPointF) -> QPointF:
    """The nearest point in whole board units."""
    return QPointF(round(point.x()), round(point.y()))


def place_all(surface: Surface, cards: Sequence[Card], verb: str) -> None:
    """New cards as one step, each in front of the one before."""
    board = surface.document.board
    stacked = [replace(card, z=card.z + step) for step, card in enumerate(cards)]
    change = edits.add_cards(board, stacked)
    word = stacked[0].kind.replace("_", " ") if len(stacked) == 1 else f"{len(stacked)} cards"
    perform_and_show(surface, f"{verb} {word}", change, [card.id for card in stacked])


def perform_and_show(
    surface: Surface, label: str, change: Change, made: Sequence[RecordId]
) -> None:
    """Make a change, and select and show what it has made."""
    surface.document.perform(label, change)
    show_made(surface, made)


def show_made(surface: Surface, made: Sequence[RecordId]) -> None:
    """Select new cards and show them."""
    surface.selection.set(made)
    surface.ensure_visible(made)


def way_for(surface: Surface, cards: Sequence[Card], at: QPointF | None) -> QPointF:
    """How far copied cards move: to the point asked for; aside where they would cover what is
    there already; into view where they come from elsewhere."""
    corner = QPointF(min(card.x for card in cards), min(card.y for card in cards))
    right, bottom = (
        max(card.x + card.width for card in cards),
        max(card.y + card.height for card in cards),
    )
    rect = QRectF(corner, QPointF(right, bottom))
    if at is not None:
        return whole(at - rect.center())
    seen = visible_rect(surface)
    way = QPointF() if seen.intersects(rect) else whole(seen.center() - rect.center())
    return way + _aside(surface, rect.topLeft() + way)


def _aside(surface: Surface, corner: QPointF) -> QPointF:
    """How far to step so that nothing lies exactly under what is put there."""
    way = QPointF()
    for _ in range(100):
        where = corner + way
        under = surface.scene.cards_in(QRectF(where.x(), where.y(), 1, 1))
        if all((surface.scene.rect(key).topLeft() - where).manhattanLength() > 1 for key in under):
            break
        way += QPointF(ASIDE, ASIDE)
    return way
