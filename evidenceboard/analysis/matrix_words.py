"""What stands beside the matrix in words: how evidence is rated, and what the order hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evidenceboard.analysis.matrix import Cell, Matrix
from evidenceboard.analysis.phrases import listed, named
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import RecordId


def row_mark(board: Board, evidence: RecordId, row: Mapping[RecordId, Cell]) -> str:
    """The rating beside a row, "C3": the digit only where its cells agree on one. An expert is
    marked with the likelihood that they give."""
    card = board.cards[evidence]
    letter = card.text("reliability")
    badge = card_kind(card.kind).badge
    mark = badge(card) if badge is not None else ""
    if mark != letter or not letter:
        return mark
    deciding = (board.connectors.get(cell.connectors[0]) for cell in row.values())
    digits = {one.text("credibility") for one in deciding if one is not None}
    return letter + (digits.pop() if len(digits) == 1 else "")


def deciding(board: Board, matrix: Matrix) -> Iterator[str]:
    """A sentence for each piece of evidence without which another hypothesis would stand first,
    in the order of the rows."""
    for evidence in matrix.rows:
        decisive = matrix.ranking.decisive.get(evidence)
        if decisive:
            names = listed([named(board.cards[one]) for one in decisive.first])
            first = "first as well" if decisive.beside else "first"
            yield f"Removing {named(board.cards[evidence])} puts {names} {first}."
