"""Gentle notes about how ratings were made. They warn; nothing is ever blocked or altered."""

from __future__ import annotations

from evidenceboard.analysis.mirrored_ratings import mirror_of
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import Card, Connector
from evidenceboard.model.scales import RELIABILITY, grade

FEWEST = 3
"""With fewer rated statements, ratings that look alike may well be chance."""
CONFIRMED = "1"


def notes_on_card(board: Board, card: Card) -> tuple[str, ...]:
    """What to look at again before this card's ratings are passed on."""
    said = [one for one in board.connectors_from(card.id) if one.text("credibility")]
    notes = [mirrored(card, said)]
    if any(one.text("credibility") == CONFIRMED for one in said):
        notes.append(CONFIRMED_NOTE)
    return tuple(note for note in notes if note)


def notes_on_connector(connector: Connector) -> tuple[str, ...]:
    """What to look at again before this statement's rating is passed on."""
    return (CONFIRMED_NOTE,) if connector.text("credibility") == CONFIRMED else ()


CONFIRMED_NOTE = (
    "“1 · Confirmed by other sources” asks for at least two origins that do not depend on each "
    "other. Are they on the board?"
)


def mirrored(card: Card, said: list[Connector]) -> str:
    """A note where most statements carry the step that mirrors their source's reliability."""
    reliability = grade(RELIABILITY, card.text("reliability"))
    if not card_kind(card.kind).states or reliability is None or len(said) < FEWEST:
        return ""
    mirror = mirror_of(reliability.value)
    alike = sum(one.text("credibility") == mirror for one in said)
    if alike * 2 <= len(said):
        return ""
    return (
        f"{alike} of {len(said)} statements are rated {mirror}, the mirror of reliability "
        f"{reliability.mark}. Was each rated by what it says, apart from who says it?"
    )
