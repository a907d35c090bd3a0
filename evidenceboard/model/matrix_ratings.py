"""What a cell of the matrix of rival answers can say, and which connector says it.

Rule: a cell is nothing but the connector from the evidence to the hypothesis, so each rating
stands for one kind of connector with one value, and back.
"""

from __future__ import annotations

from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Connector


@frozen
class MatrixRating:
    """One thing that evidence can say about a hypothesis.

    `points` is how far it agrees (2) or disagrees (−2). `kind`, `field` and `value` are what is
    recorded for it; a plain rating records no value.
    """

    value: str
    word: str
    points: int
    kind: str
    field: str = "degree"
    recorded: str | None = None


RATINGS: tuple[MatrixRating, ...] = (
    MatrixRating("CC", "very consistent", 2, "supports", recorded="strong"),
    MatrixRating("C", "consistent", 1, "supports"),
    MatrixRating("N", "neutral", 0, "neutral", "assessment", "neutral"),
    MatrixRating("NA", "not applicable", 0, "neutral", "assessment", "not_applicable"),
    MatrixRating("I", "inconsistent", -1, "contradicts"),
    MatrixRating("II", "very inconsistent", -2, "contradicts", recorded="strong"),
)
"""From agreement to disagreement, as the screen offers them."""
_BY_VALUE = {rating.value: rating for rating in RATINGS}
_BY_RECORD = {(rating.kind, rating.recorded): rating for rating in RATINGS}
_PLAIN = {"supports": "C", "contradicts": "I", "neutral": "N"}


def matrix_rating(value: str) -> MatrixRating:
    """The rating of that value. Raises KeyError for one that there is not."""
    return _BY_VALUE[value]


def rating_of(connector: Connector) -> MatrixRating | None:
    """What a connector says in a matrix; None for kinds that say nothing of the sort."""
    plain = _PLAIN.get(connector.kind)
    if plain is None:
        return None
    said = connector.text(_BY_VALUE[plain].field)
    return _BY_RECORD.get((connector.kind, said), _BY_VALUE[plain])
