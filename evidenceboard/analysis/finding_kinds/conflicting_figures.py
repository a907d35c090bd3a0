"""Figures about the same thing that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding, Suggestion
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import first_named, named
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds.contradicts import CONTRADICTS
from evidenceboard.model.figures import figure_in_words
from evidenceboard.model.records import Card, Quantity, RecordId


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    board = inquiry.board
    for other in inquiry.figures.conflicts(told.card.id):
        one, two = sorted((told.card, board.cards[other]), key=lambda card: card.id)
        yield CONFLICTING_FIGURES.finding(
            f"{first_named(one)} gives {_figure(one)}, {named(two)} {_figure(two)}",
            "Both seem to be about the same thing at the same time, and cannot both be right.",
            (one.id, two.id),
            suggestion=None if _joined(board, one.id, two.id) else _suggestion(one, two),
        )


def _suggestion(one: Card, two: Card) -> Suggestion:
    words = "Record that they contradict each other"
    return Suggestion(words, CONTRADICTS.name, one.id, two.id)


def _joined(board: Board, one: RecordId, two: RecordId) -> bool:
    return any(
        two in (each.source, each.target) and each.kind == CONTRADICTS.name
        for each in board.connectors_at(one)
    )


def _figure(card: Card) -> str:
    quantity = card.fields.get("quantity")
    return figure_in_words(quantity) if isinstance(quantity, Quantity) else ""


CONFLICTING_FIGURES = FindingKind(
    "conflicting_figures",
    "Conflicting figures",
    "mdi6.not-equal-variant",
    CLAIMS,
    _find,
    late=True,
)
