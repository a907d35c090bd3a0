"""What the matrix says in words: of cells, of hypotheses, and of what the order hangs on."""

from __future__ import annotations

from itertools import islice

from evidenceboard.analysis.ach import Telling
from evidenceboard.analysis.matrix import Cell, Matrix, Weighing
from evidenceboard.analysis.matrix_words import deciding
from evidenceboard.model.board import Board
from evidenceboard.model.matrix_ratings import matrix_rating
from evidenceboard.model.records import RecordId

UNTITLED = "Untitled"
NOT_ASSESSED = "·"
_NOT_KNOWN = Telling(0.0, same=False)
MOST_NAMED = 2
"""So many pieces of evidence on which the order hangs are named; the others are counted."""


def title_of(board: Board, key: RecordId) -> str:
    card = board.cards.get(key)
    return " ".join(card.title.split()) or UNTITLED if card is not None else UNTITLED


def cell_word(cell: Cell | None) -> str:
    """ "very consistent"; a dot where nothing was assessed."""
    return matrix_rating(cell.rated.rating).word if cell is not None else NOT_ASSESSED


def spoken(cell: Cell | None) -> str:
    """The same for screen readers, and with what a glance at the cell does not tell."""
    if cell is None:
        return "not assessed"
    if cell.mixed:
        return f"{cell_word(cell)}; {len(cell.connectors)} connectors say different things"
    return cell_word(cell)


def inconsistency(matrix: Matrix, hypothesis: RecordId) -> str:
    """ "inconsistency −3.1"; "" while that is not known."""
    score = matrix.ranking.scores.get(hypothesis)
    if score is None:
        return ""
    return f"inconsistency {'−' if score.weighted < 0 else ''}{abs(score.weighted):.1f}"


def diagnosticity(matrix: Matrix, evidence: RecordId) -> Telling:
    """How well a row tells the hypotheses apart; not at all while that is not known."""
    return matrix.ranking.telling.get(evidence, _NOT_KNOWN)


def being_worked_out(weighing: Weighing) -> str:
    """What is shown so far, while that is not all there is to know."""
    seen = f"{weighing.looked_at:,} of {weighing.hypotheses:,} hypotheses looked at"
    if weighing.is_partial:
        first = len(weighing.made.hypotheses)
        return f"Being worked out: {seen}, the first {first:,} shown without how they rank."
    return f"Being worked out again: {seen}."


def least(matrix: Matrix) -> frozenset[RecordId]:
    """The hypotheses that stand first; none where more than half of them do."""
    first = matrix.ranking.first
    tells = bool(matrix.rows) and 2 * len(first) <= len(matrix.hypotheses)
    return frozenset(first) if tells else frozenset()


def sensitivity(board: Board, matrix: Matrix) -> str:
    """What the order hangs on: "Removing “Leak” puts “Rumour” first."."""
    if not matrix.rows or len(matrix.hypotheses) < 2:
        return ""
    told = list(islice(deciding(board, matrix), MOST_NAMED))
    if not told:
        return "No single piece of evidence decides which hypothesis stands first."
    rest = len(matrix.ranking.decisive) - len(told)
    more = [f"{rest:,} more would change which stands first."] if rest > 0 else []
    return " ".join((*told, *more))
