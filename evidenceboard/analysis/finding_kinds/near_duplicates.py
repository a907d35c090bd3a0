"""Sources whose words are nearly the same, with no record that one repeats the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from evidenceboard.analysis.finding import Finding, Suggestion
from evidenceboard.analysis.finding_kinds.kind import EVIDENCE, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import first_named, named
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.connector_kinds.derived_from import DERIVED_FROM
from evidenceboard.model.records import Card

PASSING_ON = ("article", "interview")
"""Kinds of source that pass on what others say."""


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    key = told.card.id
    likeness = inquiry.texts.first_alike(inquiry.board, key, partial(inquiry.related, key))
    if likeness is not None:
        later, first = _in_order(told.card, inquiry.board.cards[likeness.first])
        how = "the same as" if likeness.alike == 100 else "nearly the same as"
        words = f"Record that {named(later)} repeats {named(first)}"
        yield NEAR_DUPLICATES.finding(
            f"{first_named(later)} says {how} {named(first)}",
            f"The words are {likeness.alike:.0f} % alike. If one repeats the other, the two are "
            "one origin.",
            (later.id, first.id),
            suggestion=Suggestion(words, DERIVED_FROM.name, later.id, first.id),
        )


def _in_order(later: Card, first: Card) -> tuple[Card, Card]:
    """Which of two probably repeats the other: the later one; where a date is missing, the one
    that passes on what others say."""
    if later.text("published") and first.text("published"):
        return later, first
    passes_on = [card.text("type") in PASSING_ON for card in (later, first)]
    return (first, later) if passes_on == [False, True] else (later, first)


NEAR_DUPLICATES = FindingKind(
    "near_duplicates",
    "Nearly the same words",
    "mdi6.content-duplicate",
    EVIDENCE,
    _find,
    late=True,
)
