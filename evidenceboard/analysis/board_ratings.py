"""What the records of a board weigh as arguments: their ratings, turned into numbers.

Rule: claims, sources, expert opinions and pictures are arguments; notes and frames take no part,
and neither does anything that they are connected to others by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from evidenceboard.analysis.arguments.semantics import Semantics
from evidenceboard.analysis.rating_numbers import RatingNumbers, Spread, exactly
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.card_kinds.expert_questions import QUESTIONS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import Card, Value

JUDGED = frozenset(kind.name for kind in CARD_KINDS if kind.judged)
STATING = frozenset(kind.name for kind in CARD_KINDS if kind.states)
ARGUING = JUDGED | STATING
SIGNS = {kind.name: kind.sign for kind in CONNECTOR_KINDS if kind.sign}

ANSWERS = tuple(question.answer_field for question in QUESTIONS)
RELIABILITY, CREDIBILITY, PRIOR = "reliability", "credibility", "prior"
CARD_FIELDS = (RELIABILITY, PRIOR, *ANSWERS)
NAMES = (*CARD_FIELDS, CREDIBILITY)
"""The fields that strengths follow from."""

UNDERMINING = {"no": 1.0, "partly": 0.5}
"""How strongly a badly answered question undercuts what an expert says."""


def card_values(card: Card) -> Sequence[Value | None]:
    """The values of `CARD_FIELDS`."""
    return tuple(map(card.fields.get, CARD_FIELDS))


def card_weights(
    values: Sequence[Value | None], numbers: RatingNumbers, *, stating: bool
) -> Spread:
    """What a card weighs by itself: a claim its prior, anything else its reliability."""
    if stating:
        return numbers.reliability_spread(_letter(values[0]))
    prior = values[1]
    return exactly(prior if is_share(prior) else numbers.claim)


def doubts(values: Sequence[Value | None]) -> list[Value]:
    """The answers to an expert's questions that undermine what they say."""
    return [value for value in values[2:8] if value is not None and value in UNDERMINING]


def pressure(values: Sequence[Value | None], semantics: Semantics) -> float:
    """The amount of opposition that these answers put on each statement."""
    return sum(semantics.amount(UNDERMINING[str(value)]) for value in doubts(values))


def connector_weights(
    credibility: Value | None, numbers: RatingNumbers, *, stating: bool
) -> Spread:
    """What a connector passes on: its credibility; between claims `inference` where none is.

    `stating` says whether it comes from a source, an expert or a picture.
    """
    if credibility is None and not stating:
        return exactly(numbers.inference)
    return numbers.credibility_spread(_letter(credibility))


def is_share(value: Value | None) -> TypeGuard[float]:
    """Whether it is a number from 0 to 1."""
    return isinstance(value, int | float) and 0 <= value <= 1


def _letter(value: Value | None) -> str | None:
    return value if isinstance(value, str) else None
