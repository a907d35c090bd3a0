"""The matrix of rival answers of a board: which evidence says what about which hypothesis.

Rule: the matrix holds nothing of its own. A cell is the connector from a card to a hypothesis;
a card without one to any hypothesis has no row. Notes, frames and rivals are no evidence.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping

from evidenceboard.analysis.ach import Ranking, Rated, ranking
from evidenceboard.analysis.board_ratings import ARGUING
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change, Step
from evidenceboard.model.frozen import frozen
from evidenceboard.model.matrix_ratings import MatrixRating, rating_of
from evidenceboard.model.records import Card, Connector, RecordId

HYPOTHESIS, QUESTION = "hypothesis", "question"


@frozen
class Cell:
    """What a card says about a hypothesis, and the connectors that say it, the deciding one
    first. `mixed` where they do not agree: then the strongest counts, and of two as strong the
    one that disagrees with the hypothesis, since refuting is what the matrix looks for."""

    rated: Rated
    connectors: tuple[RecordId, ...]
    mixed: bool = False


@frozen
class Matrix:
    """Hypotheses and rows of evidence, both in reading order, and how they rank."""

    hypotheses: tuple[RecordId, ...]
    rows: Mapping[RecordId, Mapping[RecordId, Cell]]
    ranking: Ranking[RecordId]


NOTHING = Matrix((), {}, Ranking({}, (), {}, {}))
_FIRST = 100
"""So many hypotheses are told of, without a ranking, before all are looked at."""
_FEW, _MANY = 50, 2_000
"""A step does so much of what takes little; what changes more is taken in anew."""
_Column = Mapping[RecordId, Cell]
"""What was found out about one hypothesis, by evidence."""


def matrix(board: Board, question: RecordId | None = None) -> Matrix:
    """The matrix of all hypotheses; with a question, of those that are connected to it.

    A question to which no hypothesis is connected is taken to be answered by all of them.
    """
    weighing = Weighing(board, question)
    for _ in weighing.build():
        pass
    return weighing.made


class Weighing:
    """The matrix worked out a step at a time, and after an edit only where that reaches.

    Rule: a step takes a fraction of a millisecond. A change may come between two steps if
    `follow` is told and `build` called again; what it does not concern stays known.
    """

    def __init__(self, board: Board, question: RecordId | None = None) -> None:
        self._board = board
        self.question = question
        self.made = NOTHING
        """What was worked out last."""
        self.questions: tuple[RecordId, ...] = ()
        """What the board asks, in reading order."""
        self.looked_at = self.hypotheses = 0
        """How many hypotheses have been looked at, of how many."""
        self._columns: dict[RecordId, _Column] = {}
        self._in_role: dict[str, set[RecordId]] = {}
        self._knows_roles = False
        self._unseen: list[tuple[RecordId, Step]] = []
        """What has changed and was not taken into account yet."""

    @property
    def is_partial(self) -> bool:
        """Whether `made` leaves out hypotheses, and how they rank, for not being looked at yet."""
        return bool(self.made.hypotheses) and not self.made.ranking.scores

    def ask(self, question: RecordId | None) -> None:
        """Another question is asked: nothing is known about its answers yet."""
        self.question, self.made = question, NOTHING

    def follow(self, change: Change) -> None:
        """What was found out about the hypotheses that a change concerns is known no more."""
        self._unseen += change.beyond_moves.items()
        if len(self._unseen) > _MANY:
            self._unseen.clear()
            self._columns.clear()
            self._knows_roles = False

    def build(self) -> Iterator[None]:
        """Work out the matrix of the board as it is now; it is known once all steps are done, and
        the first columns of many before."""
        if not self._knows_roles:
            yield from self._look_for_roles()
        yield from self._take_in()
        hypotheses = yield from self._answers()
        self.looked_at, self.hypotheses = 0, len(hypotheses)
        rows: dict[RecordId, dict[RecordId, Cell]] = {}
        for hypothesis in hypotheses:
            if self.looked_at == _FIRST and not self.made.hypotheses:
                seen = yield from self._in_order(rows, hypotheses)
                self.made = Matrix(hypotheses[:_FIRST], seen, NOTHING.ranking)
            is_known = hypothesis in self._columns
            for evidence, cell in self._column(hypothesis).items():
                rows.setdefault(evidence, {})[hypothesis] = cell
            self.looked_at += 1
            if not is_known or self.looked_at % _FEW == 0:
                yield
        ordered = yield from self._in_order(rows, hypotheses)
        rated: dict[RecordId, Mapping[RecordId, Rated]] = {}
        for key, row in ordered.items():
            rated[key] = {one: cell.rated for one, cell in row.items()}
            yield
        self.made = Matrix(hypotheses, ordered, (yield from ranking(hypotheses, rated)))

    def _take_in(self) -> Iterator[None]:
        """Take into account what has changed since the last time."""
        while self._unseen:
            key, records = self._unseen[-1]
            if any(isinstance(one, Card) for one in records):
                card = self._board.cards.get(key)
                self._note_role(key, card.text("role") if card is not None else "")
            concerned = {one.target for one in records if isinstance(one, Connector)}
            concerned |= {one.target for one in self._board.connectors_from(key)}
            for hypothesis in concerned:
                self._columns.pop(hypothesis, None)
            self._unseen.pop()
            yield

    def _look_for_roles(self) -> Iterator[None]:
        self._in_role = {HYPOTHESIS: set(), QUESTION: set()}
        for number, (key, (role,)) in enumerate(self._board.recorded(("role",))):
            self._note_role(key, role)
            if number % _FEW == 0:
                yield
        self._knows_roles = True

    def _note_role(self, key: RecordId, role: object) -> None:
        for wanted, ids in self._in_role.items():
            (ids.add if role == wanted else ids.discard)(key)

    def _answers(self) -> Generator[None, None, tuple[RecordId, ...]]:
        board, found = self._board, self._in_role[HYPOTHESIS]
        self.questions = tuple((yield from self._reading_order(self._in_role[QUESTION])))
        if self.question is not None and self.question in board.cards:
            ends = ((one.source, one.target) for one in board.connectors_at(self.question))
            found = found.intersection(end for pair in ends for end in pair) or found
        return tuple((yield from self._reading_order(found)))

    def _reading_order(self, ids: Iterable[RecordId]) -> Generator[None, None, list[RecordId]]:
        placed = []
        for number, key in enumerate(ids):
            card = self._board.cards.get(key)
            if card is not None:  # it may have gone between two steps
                placed.append((card.y, card.x, key))
            if number % _FEW == 0:
                yield
        placed.sort()
        return [key for _, _, key in placed]

    def _in_order(
        self, rows: Mapping[RecordId, _Column], hypotheses: Iterable[RecordId]
    ) -> Generator[None, None, dict[RecordId, _Column]]:
        """The rows of what is no rival itself, in reading order."""
        rivals = set(hypotheses)
        order = yield from self._reading_order(key for key in rows if key not in rivals)
        return {key: rows[key] for key in order}

    def _column(self, hypothesis: RecordId) -> _Column:
        column = self._columns.get(hypothesis)
        if column is None:
            found = _evidence(self._board, hypothesis)
            column = {key: _cell(self._board.cards[key], said) for key, said in found.items()}
            self._columns[hypothesis] = column
        return column


def cell_of(board: Board, evidence: RecordId, hypothesis: RecordId) -> Cell | None:
    """What a card says about a hypothesis; None where it says nothing."""
    connectors = _evidence(board, hypothesis).get(evidence)
    return _cell(board.cards[evidence], connectors) if connectors else None


def _evidence(board: Board, hypothesis: RecordId) -> dict[RecordId, list[Connector]]:
    found: dict[RecordId, list[Connector]] = {}
    for one in board.connectors_to(hypothesis):
        if rating_of(one) is not None and board.cards[one.source].kind in ARGUING:
            found.setdefault(one.source, []).append(one)
    return found


def _cell(card: Card, connectors: Iterable[Connector]) -> Cell:
    said = [(rating, one) for one in connectors if (rating := rating_of(one)) is not None]
    said.sort(key=lambda each: (-abs(each[0].points), each[0].points, _is_moot(each[0])))
    rating, first = said[0]
    rated = Rated(rating.value, believed(card, first), first.text("relevance") or "medium")
    return Cell(rated, tuple(one.id for _, one in said), len({one.value for one, _ in said}) > 1)


def _is_moot(rating: MatrixRating) -> bool:
    """ "Not applicable" gives way to "neutral"."""
    return rating.value == "NA"


def believed(card: Card, connector: Connector) -> str:
    """How far a statement can be believed, from its two ratings: low, medium or high."""
    reliability, credibility = card.text("reliability"), connector.text("credibility")
    if reliability in ("D", "E") or credibility in ("4", "5"):
        return "low"
    high = reliability in ("A", "B") and credibility in ("1", "2")
    return "high" if high else "medium"
