"""Edits of the matrix of rival answers. A cell is the connector, so this edits connectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change, Step
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.edits.cards import delete, kept_fields
from evidenceboard.model.edits.connecting import connector_onto
from evidenceboard.model.matrix_ratings import MatrixRating, matrix_rating, rating_of
from evidenceboard.model.records import Connector, RecordId, Value


def set_cell(board: Board, evidence: RecordId, hypothesis: RecordId, rating: str | None) -> Change:
    """Let a cell say this: CC, C, N, NA, I or II. None takes its connectors away.

    An empty cell gets a connector. Where several connectors make up a cell, each is made to say
    it, so that the cell does and nothing that was quoted is lost. Raises KeyError for a rating
    that there is not, ValueError where the two cannot be joined.
    """
    there = [one for one in board.connectors_to(hypothesis)
             if one.source == evidence and rating_of(one) is not None]  # fmt: skip
    if rating is None:
        return delete(board, [one.id for one in there])
    wanted = matrix_rating(rating)
    if not there:
        made = connector_onto(board, wanted.kind, evidence, hypothesis)
        return Change.of([(None, _saying(made, wanted))])
    return Change.of(_steps(there, wanted))


def _steps(there: list[Connector], wanted: MatrixRating) -> Iterator[Step]:
    for one in there:
        if rating_of(one) != wanted:
            yield one, _saying(one, wanted)


def _saying(connector: Connector, wanted: MatrixRating) -> Connector:
    """The connector turned so that it says what is wanted; what both kinds record is kept."""
    fields: dict[str, Value] = kept_fields(connector_kind(wanted.kind), connector.fields)
    fields.pop(wanted.field, None)
    if wanted.recorded is not None:
        fields[wanted.field] = wanted.recorded
    return replace(connector, kind=wanted.kind, fields=fields)
