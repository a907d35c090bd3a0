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


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    key = told.card.id
    likeness = inquiry.texts.first_alike(inquiry.board, key, partial(inquiry.related, key))
    if likeness is not None:
        first = inquiry.board.cards[likeness.first]
        how = "the same as" if likeness.alike == 100 else "nearly the same as"
        yield NEAR_DUPLICATES.finding(
            f"{first_named(told.card)} says {how} {named(first)}",
            f"The words are {likeness.alike:.0f} % alike. If one repeats the other, the two are "
            "one origin.",
            (key, first.id),
            suggestion=Suggestion(
                f"Record that {named(told.card)} repeats {named(first)}",
                DERIVED_FROM.name,
                key,
                first.id,
            ),
        )


NEAR_DUPLICATES = FindingKind(
    "near_duplicates",
    "Nearly the same words",
    "mdi6.content-duplicate",
    EVIDENCE,
    _find,
    late=True,
)
