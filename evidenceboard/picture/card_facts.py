"""What a card shows that its own record does not hold: it follows from its connectors."""

from __future__ import annotations

from dataclasses import replace

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture.standing_facts import Reckoned, StandingFacts


@frozen
class CardFacts:
    """The badge at the top right, how many connectors speak for a claim and against it, and
    where it stands, once that is known. `is_muted`: it is supposed not to count."""

    badge: str = ""
    supports: int = 0
    contradicts: int = 0
    standing: StandingFacts | None = None
    is_muted: bool = False

    @property
    def has_foot(self) -> bool:
        """Whether something is to be said about the connectors."""
        return self.supports + self.contradicts > 0

    @property
    def is_unjudgeable(self) -> bool:
        """An F or a 6: looked at and found impossible to judge, which is not a middle grade."""
        return len(self.badge) <= 2 and (self.badge[:1] == "F" or self.badge[1:] == "6")


NO_FACTS = CardFacts()


def card_facts(board: Board, card_id: RecordId, reckoned: Reckoned | None = None) -> CardFacts:
    """What the card with that id shows on this board, with what was reckoned about it."""
    facts = _recorded_facts(board, card_id)
    if reckoned is None:
        return facts
    supposed, is_muted = reckoned.supposed_rating(card_id), reckoned.is_muted(card_id)
    if supposed or is_muted:
        badge = f"if {supposed}" if supposed else facts.badge
        facts = replace(facts, badge=badge, is_muted=is_muted)
    if facts.has_foot:
        facts = replace(facts, standing=reckoned.standing_facts(card_id))
    return facts


def _recorded_facts(board: Board, card_id: RecordId) -> CardFacts:
    card = board.cards[card_id]
    kind = card_kind(card.kind)
    badge = kind.badge(card) if kind.badge else ""
    if kind.states and badge and badge == card.text("reliability"):
        badge += statement_credibility(board, card_id)
    if not kind.judged:
        return CardFacts(badge) if badge else NO_FACTS
    signs = [connector_kind(c.kind).sign for c in board.connectors_to(card_id)]
    return CardFacts(badge, signs.count(1), signs.count(-1))


def statement_credibility(board: Board, card_id: RecordId) -> str:
    """The digit that all statements of a source share, or "" where they differ or lack one."""
    said = {
        connector.text("credibility")
        for connector in board.connectors_from(card_id)
        if connector_kind(connector.kind).sign
    }
    return said.pop() if len(said) == 1 else ""


def own_facts(card: Card) -> CardFacts:
    """What a card shows that is on no board yet: a preview, a palette."""
    kind = card_kind(card.kind)
    return CardFacts(kind.badge(card) if kind.badge else "")
